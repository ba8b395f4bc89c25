//! `decklid sources CAR`: the sources of the statements about a car.

use decklid_faces::report::SourceList;
use decklid_faces::text;

use crate::args::OneCar;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;

/// Lists the sources of a car, best grade first.
pub(crate) fn run(context: &Context, args: &OneCar) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let json = SourceList::of(&car);
    Reply::new(text::sources(&json, &context.look), &json)
}
