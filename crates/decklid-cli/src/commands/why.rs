//! `decklid why CAR --saw …`: causes, exact, with the evidence for and against each.

use decklid::why::weigh;
use decklid_faces::report::CauseReport;
use decklid_faces::text;

use crate::args::WhyArgs;
use decklid_console::case;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;

/// Ranks the causes.
pub(crate) fn run(context: &Context, args: &WhyArgs) -> Result<Reply, Failure> {
    let car = context.garage.car(&args.car)?;
    let case = case::case(&car, &args.case)?;
    let weighing =
        weigh(&car, &case, args.most.min(100), context.look.texts).map_err(|r| case::refused(&car, &case, &r))?;
    let json = CauseReport::of(&car, case.goal, &weighing, context.look.texts);
    Reply::new(text::causes_with_evidence(&json, &context.look), &json)
}
