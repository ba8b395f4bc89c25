//! `decklid law CAR`: what the law requires of its closure, and whether the model shows it.

use decklid_faces::report::LawReport;
use decklid_faces::text;

use crate::args::OneCar;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;

/// Shows the rules for a car.
pub(crate) fn run(context: &Context, args: &OneCar) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let json = LawReport::of(&car, context.look.texts);
    Reply::new(text::laws(&car.name, &json, &context.look), &json)
}
