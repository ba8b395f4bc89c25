//! `decklid-lab simulate`: many people with this car follow a policy.

use decklid_advice::consult::Case;
use decklid_advice::plan::policy::{Baseline, BaselinePolicy, Policy};
use decklid_advice::plan::terms::Terms;
use decklid_advice::plan::world::World;
use decklid_advice::simulate::{Story, Tree, simulate};
use decklid_car::car::{Car, Goal, GoalKind, Rates};
use decklid_faces::layout::Page;
use decklid_faces::plot::{Curve, cumulative};
use decklid_faces::report::{PolicyCosts, SimulationReport};
use decklid_faces::texts::Texts;
use decklid_logic::algebra::Lanes;
use decklid_logic::search::Problem;
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

use super::progress::Progress;
use crate::args::SimulateArgs;
use decklid::find::nearest;
use decklid::think;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::folder;
use decklid_console::reply::Reply;

/// More people would not fit into memory.
const MOST: u64 = 10_000_000;

/// Simulates.
pub(crate) fn run(context: &Context, args: &SimulateArgs) -> Result<Reply, Failure> {
    checked(args)?;
    let car = context.garage.car(&args.car)?;
    let people = match &args.world {
        Some(world) => folder::taught(folder::garage(context.cars.as_deref())?, Some(world))?.car(&args.car)?,
        None => car.clone(),
    };
    let kind = args.goal.map_or(GoalKind::Open, |g| g.kind());
    let goal = car.goal(kind).ok_or_else(|| {
        Failure::usage(format!("We know nothing about the goal `{}` for this car.", kind.name()), "Try --goal open.")
    })?;
    let mut json = SimulationReport {
        car: car.id.clone(),
        goal: kind.name(),
        cases: 0,
        seed: args.seed,
        policies: Vec::new(),
        model_hash: car.hash.clone(),
    };
    let mut curves = Vec::new();
    for name in &args.policy {
        let stories = follow(&car, &people, goal, name, args)?;
        let mut costs: Vec<f64> = stories.iter().map(|s| s.cost).collect();
        costs.sort_by(f64::total_cmp);
        json.cases = stories.len();
        json.policies.push(summary(name, &stories, &costs));
        let costs = costs.into_iter().map(|cost| context.look.texts.amount(cost)).collect();
        curves.push(Curve { name: name.clone(), costs });
    }
    if json.cases == 0 {
        return Err(nobody());
    }
    if let Some(file) = &args.plot {
        let title = format!("{}: what it costs {} people", context.look.texts.car(&car.name), json.cases);
        let picture = cumulative(&title, &curves, &context.look.texts.money_name());
        decklid_console::file::write(file, picture.as_bytes())?;
    }
    Reply::new(table(context, &json), &json)
}

fn nobody() -> Failure {
    Failure::data("No one with this car has this goal.", "The numbers of the car make the goal's evidence impossible.")
}

fn checked(args: &SimulateArgs) -> Result<(), Failure> {
    if args.cases == 0 {
        return Err(Failure::usage("--cases 0 leaves no one to simulate.", "Give at least 1, such as --cases 10000."));
    }
    if args.cases > MOST {
        return Err(Failure::usage(format!("--cases {} is too many.", args.cases), format!("At most {MOST}.")));
    }
    let names: Vec<&str> = std::iter::once("best").chain(Baseline::NAMES.iter().map(|b| b.0)).collect();
    for name in &args.policy {
        if !names.contains(&name.as_str()) {
            let all = format!("Policies: {}.", names.join(", "));
            return Err(Failure::unknown("policy", name, &nearest(name, names.iter().copied(), 2), &all));
        }
    }
    Ok(())
}

/// The stories of all people under one policy; the same seed draws the same people for each.
fn follow<'c>(
    car: &'c Car,
    people: &Car,
    goal: &'c Goal,
    name: &str,
    args: &SimulateArgs,
) -> Result<Vec<Story>, Failure> {
    let mut policy: Box<dyn Policy<'c> + 'c> = match Baseline::NAMES.iter().find(|b| b.0 == name) {
        Some((_, kind)) => {
            let world = World::new(car, goal, Terms::new(car, Rates::default()));
            Box::new(BaselinePolicy::new(world, *kind))
        }
        None => Box::new(think::through(car, Case::new(goal.kind)).map_err(|_| nobody())?.into_search()),
    };
    let root = policy.world().root();
    let mut tree = Tree::new(policy.as_mut(), root);
    let mut chance = ChaCha8Rng::seed_from_u64(args.seed);
    let count = usize::try_from(args.cases).unwrap_or(usize::MAX);
    let mut progress = Progress::new(name, "people", args.cases);
    let mut word = || chance.next_u64();
    let stories = simulate::<Lanes>(&mut tree, people, count, &mut word, &mut |done| progress.tell(done));
    progress.end();
    Ok(stories)
}

fn summary(name: &str, stories: &[Story], sorted: &[f64]) -> PolicyCosts {
    let count = stories.len().max(1) as f64;
    let mean = |of: fn(&Story) -> f64| stories.iter().map(of).sum::<f64>() / count;
    PolicyCosts {
        policy: name.to_owned(),
        mean_cost: mean(|s| s.cost),
        mean_minutes: mean(|s| s.minutes),
        mean_money: mean(|s| s.money),
        opened: mean(|s| f64::from(u8::from(s.reached))),
        called: mean(|s| f64::from(u8::from(s.called))),
        p50: quantile(sorted, 0.50),
        p95: quantile(sorted, 0.95),
    }
}

/// The lowest cost that at least this share of people stay within.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.max(1) - 1).copied().unwrap_or(0.0)
}

fn table(context: &Context, json: &SimulationReport) -> String {
    let t = context.look.texts;
    let head = ["policy", "mean cost", "half pay at most", "95 of 100 at most", "minutes", "reached", "calls help"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for p in &json.policies {
        rows.push(vec![
            p.policy.clone(),
            t.figure(p.mean_cost),
            t.figure(p.p50),
            t.figure(p.p95),
            format!("{:.1}", p.mean_minutes),
            Texts::default().percent(p.opened),
            Texts::default().percent(p.called),
        ]);
    }
    let mut page = Page::new(&context.look);
    let (people, seed, money) = (json.cases, json.seed, t.money_name());
    page.line(&format!("{people} people with this car, seed {seed}. Costs in {money}, time counted."));
    page.blank().table(&rows).converted();
    page.finish()
}
