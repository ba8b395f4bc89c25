//! `decklid plan`: the whole policy, how good it is, and what other ways cost.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use decklid_advice::consult::{Case, Refusal, stand, terms};
use decklid_advice::plan::policy::{Baseline, BaselinePolicy, Tally, evaluate};
use decklid_advice::plan::world::World;
use decklid_car::car::Car;
use decklid_faces::layout::Page;
use decklid_faces::plan::{Graph, PolicyRow, dot, graph, mermaid, table, text};
use decklid_faces::report::{PlanNode, PlanReport};
use decklid_faces::texts::Texts;
use decklid_faces::words;
use decklid_logic::search::{Problem, Search};

use super::{Context, Reply, problem};
use crate::args::{Format, PlanArgs};
use crate::case;
use crate::failure::Failure;

/// At most so many situations are printed.
const MOST_NODES: usize = 5_000;
/// Branches rarer than this are not followed when a policy is priced.
const CUTOFF: f64 = 1e-5;

/// A policy with what it was made of.
pub(crate) struct Planned {
    /// For programs.
    pub(crate) json: PlanReport,
    graph: Graph,
    best: Tally,
    baselines: Vec<(&'static str, Tally)>,
}

/// Searches and prints the policy.
pub(crate) fn run(context: &Context, args: &PlanArgs) -> Result<Reply, Failure> {
    checked(args)?;
    if let Some(file) = &args.pomdp {
        return problem::run(context, args, file);
    }
    let car = context.garage.car(args.car.as_deref().unwrap_or_default())?;
    let case = case::case(&car, &args.case)?;
    let limit = Duration::from_secs_f64(args.seconds);
    let begun = Instant::now();
    let wants_table = matches!(args.format, Format::Text | Format::Json) && !args.no_baselines;
    let go_on = &mut || begun.elapsed() < limit;
    let planned = planned(&car, &case, (args.cutoff, wants_table), go_on, context.look.texts)?;
    let text = match args.format {
        Format::Text => page(context, &car, &planned),
        Format::Dot => dot(&car, &planned.graph, context.look.texts),
        Format::Mermaid => mermaid(&car, &planned.graph, context.look.texts),
        Format::Json => String::new(),
    };
    let mut reply = Reply::new(text, &planned.json)?;
    if args.format == Format::Json {
        reply.text = format!("{}\n", reply.json);
    }
    Ok(reply)
}

/// Searches as long as `go_on` says; `wanted` is the cutoff and whether to price other ways too.
pub(crate) fn planned(
    car: &Car,
    case: &Case,
    wanted: (f64, bool),
    go_on: &mut dyn FnMut() -> bool,
    texts: Texts,
) -> Result<Planned, Failure> {
    let begun = Instant::now();
    let mut search = world(car, case).map(Search::new)?;
    search.run(Search::<World<'_>>::ROOT, 0.0, &mut |_, _| go_on());
    let seconds = begun.elapsed().as_secs_f64();
    let graph = graph(&mut search, wanted.0, MOST_NODES);
    let root = search.problem.root;
    let clairvoyant = search.problem.floor(root);
    let best = evaluate(&mut search, root, CUTOFF);
    let baselines = if wanted.1 { baselines(car, case)? } else { Vec::new() };
    let spot = search.at(Search::<World<'_>>::ROOT);
    let json = PlanReport {
        car: car.id.clone(),
        goal: case.goal.name(),
        expected_cost: spot.high,
        lower_bound: spot.low,
        gap: if spot.high > 0.0 { (spot.high - spot.low) / spot.high } else { 0.0 },
        expected_minutes: best.minutes,
        called: best.called,
        nodes: PlanNode::of_graph(car, &graph, texts),
        baselines: baselines.iter().map(|(n, t)| ((*n).to_owned(), t.cost)).collect::<BTreeMap<_, _>>(),
        clairvoyant,
        seconds,
        model_hash: car.hash.clone(),
    };
    Ok(Planned { json, graph, best, baselines })
}

fn checked(args: &PlanArgs) -> Result<(), Failure> {
    if !(0.0..=3600.0).contains(&args.seconds) {
        return Err(Failure::usage("--seconds must be from 0 to 3600.", "One second is enough for most cars."));
    }
    if !(1e-9..=1.0).contains(&args.cutoff) {
        return Err(Failure::usage("--cutoff must be above 0 and at most 1.", "Try 0.01."));
    }
    Ok(())
}

/// The problem that is left after what was told.
fn world<'c>(car: &'c Car, case: &Case) -> Result<World<'c>, Failure> {
    let refused = |r| case::refused(car, case, &r);
    let goal = car.goal(case.goal).ok_or(Refusal::NoGoal).map_err(refused)?;
    let standing = stand(car, case).map_err(refused)?;
    Ok(World::within(standing.reasoner, standing.belief, goal, terms(car, case)))
}

fn baselines(car: &Car, case: &Case) -> Result<Vec<(&'static str, Tally)>, Failure> {
    let mut all = Vec::new();
    for (name, kind) in Baseline::NAMES {
        let world = world(car, case)?;
        let root = world.root;
        all.push((name, evaluate(&mut BaselinePolicy::new(world, kind), root, CUTOFF)));
    }
    Ok(all)
}

fn page(context: &Context, car: &Car, planned: &Planned) -> String {
    let Planned { json, graph, best, baselines } = planned;
    let (mut page, t) = (Page::new(&context.look), context.look.texts);
    page.title(&t.car(&car.name));
    page.line(&format!(
        "Expected cost {}; nobody can do better than {} (gap {}). Found in {:.2} s.",
        t.sum(json.expected_cost),
        t.sum(json.lower_bound),
        words::percent(json.gap),
        json.seconds
    ));
    page.blank().raw(&text(car, graph, &context.look));
    let row = |name: &str, t: &Tally| PolicyRow {
        name: name.to_owned(),
        cost: t.cost,
        minutes: Some(t.minutes),
        called: Some(t.called),
    };
    let mut rows = vec![row("best", best)];
    rows.extend(baselines.iter().map(|(name, tally)| row(name, tally)));
    rows.push(PolicyRow {
        name: "clairvoyant (bound)".to_owned(),
        cost: json.clairvoyant,
        minutes: None,
        called: None,
    });
    page.blank().raw(&table(&rows, &context.look));
    page.finish()
}
