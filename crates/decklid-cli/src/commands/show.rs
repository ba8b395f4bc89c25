//! `decklid show CAR`: what we know, each statement with its source.

use decklid_faces::report::CarReport;
use decklid_faces::text;

use super::merged;
use crate::args::ShowArgs;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;

/// Shows a car.
pub(crate) fn run(context: &Context, args: &ShowArgs) -> Result<Reply, Failure> {
    if args.merged {
        return merged::run(context, &args.car, args.table.as_deref());
    }
    let car = context.garage.car(&args.car)?;
    let json = CarReport::of(&car, context.look.texts);
    Reply::new(text::show(&json, &context.look), &json)
}
