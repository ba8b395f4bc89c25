//! Walks to the end of a car, three ways for each goal: no answer that is offered is impossible, no step comes again
//! without anything done since, and hardly one without a repair since.
#![allow(clippy::print_stdout, clippy::expect_used)]

use decklid::Garage;
use decklid::think;
use decklid_advice::consult::{Ahead, Answer, Case, Consultation, Entry, answer_odds};
use decklid_car::car::{Car, GoalKind, MoveKind};

/// A walk is over after so many steps.
const LONGEST: usize = 30;
/// Steps that come again without a repair since, as a share of all.
const MOST_REPEATS: f64 = 0.03;

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// How the person answers.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// The likeliest answer that does not end it.
    Likeliest,
    /// Any answer that does not end it, by its probability.
    Likely,
    /// Any answer that does not end it.
    Any,
}

#[derive(Default, Debug)]
struct Count {
    steps: usize,
    repeats: Vec<String>,
    unfounded: Vec<String>,
    impossible: Vec<String>,
}

fn choose<'a>(ahead: &'a [Ahead], way: Way, dice: &mut Dice) -> Option<&'a Ahead> {
    let going_on = || ahead.iter().filter(|a| !a.done);
    let weight = |a: &&Ahead| if matches!(way, Way::Any) { 1.0 } else { a.p };
    if let Way::Likeliest = way {
        return going_on().max_by(|a, b| a.p.total_cmp(&b.p));
    }
    let mut left = dice.roll() * going_on().map(|a| weight(&a)).sum::<f64>();
    going_on().find(|a| {
        left -= weight(a);
        left <= 0.0
    })
}

fn walk(car: &Car, goal: GoalKind, way: Way, dice: &mut Dice, count: &mut Count) {
    let mut guide: Consultation<'_> = think::consult(car, Case::new(goal)).expect("a goal of the car");
    for _ in 0..LONGEST {
        think::enough(&mut guide);
        let Some(mv) = guide.advice().mv else { return };
        let it = car.at(mv);
        let told = || format!("{} {} {way:?}: {}", car.id, goal.name(), it.id);
        let ahead = guide.ahead();
        count.steps += 1;
        let missing = answer_odds(car, mv, &ahead).into_iter().enumerate().filter(|odd| odd.1 <= 0.0).map(|odd| odd.0);
        count.impossible.extend(missing.map(|o| format!("{}={}", told(), it.outcomes[o].id)));
        let entries = &guide.case().entries;
        if let Some(before) = entries.iter().rposition(|entry| entry.mv == mv) {
            let since = || entries[before + 1..].iter().map(|entry| car.at(entry.mv).kind);
            if since().all(|kind| kind == MoveKind::Look) {
                count.unfounded.push(told());
            } else if !since().any(|kind| kind == MoveKind::Repair) {
                count.repeats.push(told());
            }
        }
        let Some(seen) = choose(&ahead, way, dice) else { return };
        let entry = Entry { mv, answer: Answer::Saw(seen.outcome) };
        guide.answer(entry).unwrap_or_else(|refusal| panic!("{}: {refusal}", told()));
    }
    panic!("{} {} {way:?}: no end after {LONGEST} steps", car.id, goal.name());
}

/// `WALKS=mini` walks cars with that in their id; `WALKS=` walks all of them.
#[test]
fn walks_make_sense() {
    let only = std::env::var("WALKS");
    let wanted = |id: &str| only.as_ref().map_or(id == "sedan", |only| id.contains(only));
    let garage = Garage::built_in();
    let (mut count, mut dice) = (Count::default(), Dice(1));
    for listed in garage.list().into_iter().filter(|car| wanted(&car.header.id)) {
        let car = garage.car(&listed.header.id).expect("a car of the catalog");
        for goal in GoalKind::ALL.into_iter().filter(|goal| car.goal(*goal).is_some()) {
            for way in [Way::Likeliest, Way::Likely, Way::Any] {
                walk(&car, goal, way, &mut dice, &mut count);
            }
        }
    }
    println!("{count:#?}");
    assert!(count.steps > 30, "{} steps", count.steps);
    assert!(count.impossible.is_empty(), "offered, and impossible: {:#?}", count.impossible);
    assert!(count.unfounded.is_empty(), "again, with nothing done since: {:#?}", count.unfounded);
    let share = count.repeats.len() as f64 / count.steps as f64;
    assert!(share <= MOST_REPEATS, "{:.1} % come again without a repair since: {:#?}", share * 100.0, count.repeats);
}
