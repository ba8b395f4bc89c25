//! Simulated people follow the plan on every car: all of them get there, at the cost that was promised.

mod common;

use decklid_advice::plan::policy::evaluate;
use decklid_advice::plan::terms::Terms;
use decklid_advice::plan::world::World;
use decklid_advice::simulate::{Story, Tree, simulate};
use decklid_car::car::{Car, GoalKind, Rates};
use decklid_logic::algebra::{Lanes, Plain};
use decklid_logic::search::{Problem, Search, VertexId};

use common::dice::Dice;
use common::shelf;

/// How many people come to each car with each goal.
const PEOPLE: usize = 1000;
/// Rounds of search: the work does not depend on the machine.
const ROUNDS: usize = 60;
/// Means may be off by this many standard errors: some 600 are compared, and costs have a long tail.
const SPREAD: f64 = 4.5;
/// Branches rarer than this are not followed when the plan is evaluated.
const CUTOFF: f64 = 1e-7;

/// The plan after a bounded search.
fn plan(car: &Car, kind: GoalKind) -> Search<World<'_>> {
    let goal = car.goal(kind).expect("the goal");
    let mut search = Search::new(World::new(car, goal, Terms::new(car, Rates::default())));
    let mut left = ROUNDS;
    search.run(VertexId::ROOT, 0.0, &mut |_, _| {
        left -= 1;
        left > 0
    });
    search
}

/// People who follow the plan, 64 at a time, with all random words that were used.
fn follow(search: &mut Search<World>, seed: u64) -> (Vec<Story>, Vec<u64>) {
    let root = search.problem().root();
    let mut dice = Dice::new(seed);
    let mut words = Vec::new();
    let mut word = || {
        words.push(dice.word());
        words[words.len() - 1]
    };
    let car = search.problem().car().clone();
    let stories = simulate::<Lanes>(&mut Tree::new(search, root), &car, PEOPLE, &mut word, &mut |_| {});
    (stories, words)
}

/// The plan that they followed, their stories, and the random words that made them.
type Followed<'c> = (Search<World<'c>>, Vec<Story>, Vec<u64>);

fn everybody_gets_there(car: &Car, kind: GoalKind) -> Followed<'_> {
    let told = format!("{}, {}", car.id, kind.name());
    let mut search = plan(car, kind);
    let (stories, words) = follow(&mut search, 1);
    assert_eq!(stories.len(), PEOPLE, "{told}");
    let left = stories.iter().filter(|s| !s.reached).count();
    assert_eq!(left, 0, "{told}: {left} people are left at a shut {{trunk}}");
    let most = stories.iter().map(|s| s.moves).max().unwrap_or(0);
    assert!(most as usize <= car.moves.len() * 2, "{told}: somebody makes {most} moves");

    let root = search.problem().root();
    let tally = evaluate(&mut search, root, CUTOFF);
    let stated = [
        ("cost", tally.cost, stories.iter().map(|s| s.cost).collect::<Vec<f64>>()),
        ("minutes", tally.minutes, stories.iter().map(|s| s.minutes).collect()),
        ("money", tally.money, stories.iter().map(|s| s.money).collect()),
        ("moves", tally.moves, stories.iter().map(|s| f64::from(s.moves)).collect()),
        ("called", tally.called, stories.iter().map(|s| f64::from(u8::from(s.called))).collect()),
        ("alone", tally.alone, stories.iter().map(|s| f64::from(u8::from(!s.called))).collect()),
    ];
    for (what, expected, seen) in stated {
        let (mean, error) = mean(&seen);
        assert!((mean - expected).abs() <= SPREAD * error + 1e-3, "{told}: {what} {mean} ± {error}, stated {expected}");
    }
    assert!(
        tally.cost <= search.vertex(VertexId::ROOT).high + 0.1,
        "{told}: costs {}, promises {}",
        tally.cost,
        search.vertex(VertexId::ROOT).high
    );
    (search, stories, words)
}

/// Mean and its standard error.
fn mean(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (count - 1.0);
    (mean, (variance / count).sqrt())
}

#[test]
fn on_every_car_everybody_gets_the_lid_open() {
    for car in shelf::due() {
        let followed = everybody_gets_there(&car, GoalKind::Open);
        one_by_one_the_same_people_have_the_same_stories(&car, followed);
    }
}

#[test]
fn on_every_car_everybody_gets_it_fixed() {
    for car in shelf::due().iter().filter(|c| c.goal(GoalKind::Fixed).is_some()) {
        everybody_gets_there(car, GoalKind::Fixed);
    }
}

#[test]
fn on_every_car_everybody_gets_it_secured() {
    for car in shelf::due().iter().filter(|c| c.goal(GoalKind::Secured).is_some()) {
        everybody_gets_there(car, GoalKind::Secured);
    }
}

/// Words of 64 people come in batches: 40 for each hidden Boolean that is not certain.
fn words_a_batch(car: &Car) -> usize {
    car.hidden.iter().filter(|h| h.prior < 1.0).count() * 40
}

fn one_by_one_the_same_people_have_the_same_stories(car: &Car, (mut search, stories, words): Followed<'_>) {
    let root = search.problem().root();
    // Person by person: bit 0 of the words is the person's own bit of the batch.
    let single = words.chunks(words_a_batch(car)).flat_map(|batch| (0..64).map(move |who| (batch, who)));
    let mut mine = single.flat_map(|(batch, who)| batch.iter().map(move |word| word >> who));
    let mut word = || mine.next().expect("as many words as before");
    let same = simulate::<Plain>(&mut Tree::new(&mut search, root), car, 100, &mut word, &mut |_| {});
    assert_eq!(same, stories[..100], "{}", car.id);
}
