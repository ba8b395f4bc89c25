//! The whole plan: the policy, how good it is, and what other strategies cost.

use std::collections::BTreeMap;

use decklid_advice::consult::{Case, Refusal, stand};
use decklid_advice::plan::policy::{Baseline, BaselinePolicy, Tally, evaluate};
use decklid_advice::plan::world::World;
use decklid_car::car::Car;
use decklid_faces::plan::{Graph, graph};
use decklid_faces::report::{PlanNode, PlanReport};
use decklid_faces::texts::Texts;
use decklid_logic::search::{Problem, Search, VertexId};

use crate::think;

/// At most this many situations are listed.
const MOST_NODES: usize = 5_000;
/// Branches rarer than this are not followed when a policy is priced.
const CUTOFF: f64 = 1e-5;

/// A policy with the pieces it was made from.
pub struct Plan {
    /// For programs.
    pub json: PlanReport,
    /// Its situations.
    pub graph: Graph,
    /// What it costs.
    pub best: Tally,
    /// What other strategies cost, by name.
    pub baselines: Vec<(&'static str, Tally)>,
}

/// Which parts of a plan to compute.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    /// Leaves out situations rarer than this.
    pub cutoff: f64,
    /// Whether to price other strategies too.
    pub baselines: bool,
}

/// The policy that the guide follows, searched further until it is proven to be the best or `go_on` says no.
///
/// # Errors
/// The case is impossible.
pub fn search<'c>(car: &'c Car, case: &Case, go_on: &mut dyn FnMut() -> bool) -> Result<Search<World<'c>>, Refusal> {
    let mut search = think::through(car, case.clone())?.into_search();
    search.run(VertexId::ROOT, 0.0, &mut |_, _| go_on());
    Ok(search)
}

/// The result. `seconds` is how long the search took, for the report.
///
/// # Errors
/// The case is impossible.
pub fn plan(
    mut search: Search<World<'_>>,
    case: &Case,
    scope: Scope,
    seconds: f64,
    texts: Texts,
) -> Result<Plan, Refusal> {
    let car = search.problem().car();
    let graph = graph(&mut search, scope.cutoff, MOST_NODES);
    let root = search.problem().root();
    let clairvoyant = search.problem_mut().floor(root);
    let best = evaluate(&mut search, root, CUTOFF);
    let baselines = if scope.baselines { baselines(car, case)? } else { Vec::new() };
    let spot = search.vertex(VertexId::ROOT);
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
    Ok(Plan { json, graph, best, baselines })
}

/// The problem that is left after the case so far, asleep: a rule of thumb asks for no bound.
fn world<'c>(car: &'c Car, case: &Case) -> Result<World<'c>, Refusal> {
    let goal = car.goal(case.goal).ok_or(Refusal::NoGoal)?;
    let standing = stand(car, case)?;
    let terms = standing.terms(car, case);
    Ok(World::asleep(standing.reasoner, standing.reading, goal, terms))
}

fn baselines(car: &Car, case: &Case) -> Result<Vec<(&'static str, Tally)>, Refusal> {
    let mut all = Vec::new();
    for (name, kind) in Baseline::NAMES {
        let world = world(car, case)?;
        let root = world.root();
        all.push((name, evaluate(&mut BaselinePolicy::new(world, kind), root, CUTOFF)));
    }
    Ok(all)
}
