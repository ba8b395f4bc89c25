//! `decklid plan`: the whole policy, how good it is, and what other strategies cost.

use std::time::{Duration, Instant};

use decklid::plan::{self, Plan, Scope};
use decklid_advice::plan::policy::Tally;
use decklid_car::car::Car;
use decklid_console::context::Context;
use decklid_console::reply::Reply;
use decklid_console::think;
use decklid_faces::layout::Page;
use decklid_faces::plan::{PolicyRow, dot, mermaid, table, text};

use crate::args::{Format, PlanArgs};
use decklid_console::case;
use decklid_console::failure::Failure;

/// Searches and prints the policy.
pub(crate) fn run(context: &Context, args: &PlanArgs) -> Result<Reply, Failure> {
    args.policy.check("One second is enough for most cars.")?;
    let car = context.garage.car(&args.car)?;
    let case = case::case(&car, &args.case)?;
    let refused = |r| case::refused(&car, &case, &r);
    let baselines = matches!(args.policy.format, Format::Text | Format::Json) && !args.no_baselines;
    let begun = Instant::now();
    let mut go_on = think::within(Duration::from_secs_f64(args.policy.seconds));
    let search = plan::search(&car, &case, &mut go_on).map_err(refused)?;
    let seconds = begun.elapsed().as_secs_f64();
    let scope = Scope { cutoff: args.policy.cutoff, baselines };
    let plan = plan::plan(search, &case, scope, seconds, context.look.texts).map_err(refused)?;
    let text = match args.policy.format {
        Format::Text => page(context, &car, &plan),
        Format::Dot => dot(&car, &plan.graph, context.look.texts),
        Format::Mermaid => mermaid(&car, &plan.graph, context.look.texts),
        Format::Json => String::new(),
    };
    let mut reply = Reply::new(text, &plan.json)?;
    if args.policy.format == Format::Json {
        reply.text = format!("{}\n", reply.json);
    }
    Ok(reply)
}

fn page(context: &Context, car: &Car, plan: &Plan) -> String {
    let Plan { json, graph, best, baselines } = plan;
    let (mut page, t) = (Page::new(&context.look), context.look.texts);
    page.title(&t.car(&car.name));
    page.line(&t.plan_summary(
        &t.sum(json.lower_bound),
        &t.sum(json.expected_cost),
        &t.percent(json.gap),
        &format!("{:.2}", json.seconds),
    ));
    page.blank().raw(&text(car, graph, &context.look));
    let row = |name: &str, tally: &Tally| PolicyRow {
        name: name.to_owned(),
        cost: tally.cost,
        minutes: Some(tally.minutes),
        called: Some(tally.called),
    };
    let mut rows = vec![row(&t.plan_best(), best)];
    rows.extend(baselines.iter().map(|(name, tally)| row(name, tally)));
    rows.push(PolicyRow { name: t.plan_clairvoyant(), cost: json.clairvoyant, minutes: None, called: None });
    page.blank().raw(&table(&rows, &context.look));
    page.finish()
}
