//! `decklid-lab drill`: people with hidden faults follow the guide on a simulated car.
//!
//! The guide plans with the car's meaning and never sees the twin; the twin is forces, volts and contacts. So
//! anyone who ends up at a shut lid shows where one of them is wrong.

mod calls;
mod people;
mod person;
mod tally;

use decklid_advice::belief::Belief;
use decklid_advice::plan::policy::{Policy, Tried};
use decklid_advice::plan::terms::Terms;
use decklid_advice::plan::world::World;
use decklid_advice::simulate::Tree;
use decklid_car::car::{Car, GoalKind, MoveId, Rates};
use decklid_console::cores::{self, side_by_side};
use decklid_faces::layout::Page;
use decklid_faces::report::{CarDrill, DrillCase, DrillCounts, DrillReport};
use decklid_faces::texts::Texts;
use decklid_logic::search::{Problem, Search, VertexId};
use decklid_twin::wiring::Wiring;

use self::calls::reckon;
use self::people::people;
use self::person::{Ground, live};
use self::tally::Tally;
use super::twin::wired;
use crate::args::DrillArgs;
use decklid::think::GOOD_ENOUGH;
use decklid_console::context::Context;
use decklid_console::failure::{Failure, code};
use decklid_console::reply::Reply;

/// More faults at once make no sense.
const MOST_FAULTS: usize = 8;
/// More would take all day.
const MOST_CASES: u64 = 1_000_000;
/// Trials of the search before the first person; limited by work, not time, so the same seed gives the same result.
const TRIALS: usize = 400;
/// Trials of the search at each situation that someone gets into.
const MORE_TRIALS: usize = 60;
/// Trouble cases shown to people per car.
const SHOWN: usize = 5;

/// Drills.
pub(crate) fn run(context: &Context, args: &DrillArgs) -> Result<Reply, Failure> {
    checked(args)?;
    let ids: Vec<String> = if args.all {
        context.garage.list().into_iter().map(|listed| listed.header.id).collect()
    } else {
        args.car.iter().map(|name| context.garage.id_of(name)).collect::<Result<_, _>>()?
    };
    let mut cars = Vec::with_capacity(ids.len());
    for id in &ids {
        cars.push((context.garage.car(id)?, wired(context, id)?));
    }
    let drilled = side_by_side(cores::all(), cars.len(), &|at| drill(&cars[at].0, &cars[at].1, args));
    let drilled = drilled.into_iter().collect::<Result<Vec<(CarDrill, Tally)>, Failure>>()?;
    let mut total = Tally::default();
    drilled.iter().for_each(|(_, tally)| total.add(tally));
    let json = DrillReport {
        faults: args.faults,
        seed: args.seed,
        cars: drilled.into_iter().map(|(json, _)| json).collect(),
        total: total.counts(),
    };
    let code = if total.held() { code::DONE } else { code::NOT_OPENED };
    Ok(Reply::new(text(context, &json), &json)?.coded(code))
}

fn checked(args: &DrillArgs) -> Result<(), Failure> {
    if args.car.is_empty() && !args.all {
        return Err(Failure::usage("Which car?", "Name one, or use --all."));
    }
    if args.faults > MOST_FAULTS {
        let message = format!("--faults {} is too many at once.", args.faults);
        return Err(Failure::usage(message, format!("At most {MOST_FAULTS}; three are plenty.")));
    }
    if args.cases == 0 {
        return Err(Failure::usage("--cases 0 leaves no one to drill.", "Give at least 1, such as --cases 2000."));
    }
    if args.cases > MOST_CASES {
        return Err(Failure::usage(format!("--cases {} is too many.", args.cases), format!("At most {MOST_CASES}.")));
    }
    Ok(())
}

/// Drills one car.
fn drill(car: &Car, wiring: &Wiring, args: &DrillArgs) -> Result<(CarDrill, Tally), Failure> {
    let goal = car.goal(GoalKind::Open).ok_or_else(|| {
        Failure::data(format!("The car `{}` has no goal `open`.", car.id), "`decklid check` tells more.")
    })?;
    let terms = Terms::new(car, Rates::default());
    let mut guide = Guide(Search::new(World::new(car, goal, terms.clone())));
    guide.think(VertexId::ROOT, TRIALS);
    let root = guide.0.problem().root();
    let ground = Ground { car, goal, wiring, terms: &terms };
    let people = people(car, args.faults, usize::try_from(args.cases).unwrap_or(usize::MAX), args.seed);
    let mut tree = Tree::new(&mut guide, root);
    let mut lived: Vec<_> =
        people.hidden.iter().filter_map(|hidden| Some((hidden, live(&ground, &mut tree, hidden)?))).collect();
    let mut tally = Tally::default();
    for (hidden, story) in &mut lived {
        // Only now, so that the guide does not get better for later people.
        story.reckoning = story.called.as_ref().map(|called| reckon(&mut guide.0, car, called));
        tally.take(car, hidden, story);
    }
    let json = CarDrill {
        car: car.id.clone(),
        sets_possible: people.possible,
        sets: people.sets,
        every_set_up_to: people.every_up_to,
        drawn_as_likely: people.drawn,
        counts: tally.counts(),
        worst: tally.worst.take(),
        trouble: std::mem::take(&mut tally.trouble),
        trouble_left_out: tally.left_out,
        model_hash: car.hash.clone(),
    };
    Ok((json, tally))
}

/// The policy of the guide: solved once, refined wherever someone gets.
struct Guide<'c>(Search<World<'c>>);

impl Guide<'_> {
    fn think(&mut self, at: VertexId, most: usize) {
        let mut trials = 0;
        self.0.run(at, GOOD_ENOUGH, &mut |_, _| {
            trials += 1;
            trials <= most
        });
    }
}

impl<'c> Policy<'c> for Guide<'c> {
    fn world(&mut self) -> &mut World<'c> {
        self.0.world()
    }

    fn choose(&mut self, belief: Belief, tried: &Tried) -> Option<MoveId> {
        let at = self.0.locate(belief);
        self.think(at, MORE_TRIALS);
        self.0.choose(belief, tried)
    }

    fn representative(&mut self, belief: Belief) -> Belief {
        self.0.representative(belief)
    }
}

fn text(context: &Context, json: &DrillReport) -> String {
    let (mut page, t) = (Page::new(&context.look), context.look.texts);
    page.line(&format!(
        "People with up to {} things otherwise than mostly, seed {}, follow the guide on cars that run. Counted are \
         those whom the usual way does not serve. Costs in {}, time counted.",
        json.faults,
        json.seed,
        t.money_name()
    ));
    let head =
        ["car", "sets", "of", "lockouts", "opened", "called", "unresolved", "forbidden", "impossible", "cost", "ratio"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for car in &json.cars {
        let start = [car.car.clone(), car.sets.to_string(), car.sets_possible.to_string()];
        rows.push(start.into_iter().chain(numbers(&car.counts, t)).collect());
    }
    let start = ["total".to_owned(), String::new(), String::new()];
    rows.push(start.into_iter().chain(numbers(&json.total, t)).collect());
    page.blank().table(&rows);
    let total = &json.total;
    page.blank().line(&format!(
        "Of {} who called, {} could have opened it alone, {} of them for less than the call. The mean cost of \
         somebody who sees everything is {}.",
        total.called,
        total.called_wrongly,
        total.called_dearly,
        t.sum(total.mean_clairvoyant)
    ));
    if total.called_wrongly > 0 {
        page.line(&format!(
            "Of those {}, for {} the guide expected the call to cost less than the best way that begins with a step \
             of the one that was left, proven within {:.0} %; {} are not explained.",
            total.called_wrongly,
            total.called_cheaper,
            100.0 * GOOD_ENOUGH,
            total.called_unexplained
        ));
    }
    page.converted();
    if total.differs > 0 {
        page.line(&format!("{} steps differed from what the meaning of the car says.", total.differs));
    }
    for car in &json.cars {
        trouble(&mut page, car);
    }
    page.finish()
}

fn numbers(counts: &DrillCounts, t: Texts) -> Vec<String> {
    let whole = [counts.lockouts, counts.opened, counts.called, counts.unresolved, counts.forbidden, counts.impossible];
    let costs = [t.figure(counts.mean_cost), format!("{:.1}", counts.worst_ratio_to_clairvoyant)];
    whole.iter().map(ToString::to_string).chain(costs).collect()
}

fn trouble(page: &mut Page, car: &CarDrill) {
    if car.trouble.is_empty() {
        return;
    }
    page.title(&car.car);
    for DrillCase { why, otherwise, steps, .. } in car.trouble.iter().take(SHOWN) {
        page.item("- ", &format!("{why}. With {}: {}.", otherwise.join(", "), steps.join(", ")));
    }
    let more = car.trouble.len().saturating_sub(SHOWN) + car.trouble_left_out;
    if more > 0 {
        page.line(&format!("{more} more; --json lists more of them."));
    }
}
