//! `decklid show CAR`: what we know, each statement with its source.

use decklid_faces::report::CarReport;
use decklid_faces::text;

use crate::args::OneCar;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;

/// Shows a car.
pub(crate) fn run(context: &Context, args: &OneCar) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let json = CarReport::of(&car, context.look.texts);
    Reply::new(text::show(&json, &context.look), &json)
}
