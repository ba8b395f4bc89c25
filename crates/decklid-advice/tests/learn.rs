//! Learning against brute force: plain expectation and maximization over lists of cases, until nothing moves.
#![allow(clippy::print_stdout)]

mod common;

use decklid_advice::consult::{Answer, Case, Entry};
use decklid_advice::learn::{Bundle, Judgment, Number, Rules, Seen, Sums, Totals, climb, spread};
use decklid_car::car::{Car, GoalKind, HiddenId, MoveId, OutcomeId};

use common::brute::Cases;
use common::dice::Dice;
use common::small;

const SIZE: small::Size = small::Size { hidden: (3, 6), moves: (3, 5), certain: true };
/// Most that a number may differ.
const NEAR: f64 = 1e-9;

/// A few people with some findings, each told as it may be.
fn people(car: &Car, dice: &mut Dice) -> Vec<Seen> {
    let mut people = Vec::new();
    for _ in 0..40 {
        let mut cases = Cases::new(car, &car.goals[0]);
        let mut case = Case::new(GoalKind::Open);
        for _ in 0..dice.between(0, 3) {
            let mv = MoveId::from_index(dice.below(car.moves.len()));
            if cases.sensible(car.at(mv)).weight() > 0.0 {
                let outcome = dice.below(car.at(mv).outcomes.len());
                cases = cases.tell(car.at(mv), outcome);
                case.entries.push(Entry { mv, answer: Answer::Saw(OutcomeId::from_index(outcome)) });
            }
        }
        let (mut so, mut not) = (Vec::new(), Vec::new());
        for what in 0..car.hidden.len() {
            match dice.below(8) {
                0 => so.push(HiddenId::from_index(what)),
                1 => not.push(HiddenId::from_index(what)),
                _ => {}
            }
        }
        let seen = Seen { case, so, not, count: 1.0 + dice.below(4) as f64 };
        if found(car, &seen).weight() > 0.0 {
            people.push(seen);
        }
    }
    people
}

/// The cases that are left of one that was told.
fn found<'c>(car: &'c Car, seen: &Seen) -> Cases<'c> {
    let mut cases = Cases::new(car, &car.goals[0]);
    for entry in &seen.case.entries {
        let Answer::Saw(outcome) = entry.answer else { continue };
        cases = cases.tell(car.at(entry.mv), outcome.index());
    }
    let is = |c: &common::brute::Case, what: &HiddenId| c.hidden >> what.index() & 1 == 1;
    cases.list.retain(|c| seen.so.iter().all(|what| is(c, what)) && !seen.not.iter().any(|what| is(c, what)));
    cases
}

/// One round of expectation and maximization, from lists of cases.
fn em(car: &mut Car, people: &[Seen], judged: &[f64], judgment: Judgment) -> f64 {
    let stuck = Cases::new(car, &car.goals[0]);
    let (g, r) = (stuck.weight(), stuck.posterior());
    let count: f64 = people.iter().map(|seen| seen.count).sum();
    let mut sums = vec![0.0; car.hidden.len()];
    for seen in people {
        let posterior = found(car, seen).posterior();
        sums.iter_mut().zip(posterior).for_each(|(sum, p)| *sum += seen.count * p);
    }
    let mut moved: f64 = 0.0;
    for (at, &judged) in judged.iter().enumerate().filter(|(_, judged)| **judged > 0.0 && **judged < 1.0) {
        let p = car.hidden[at].prior;
        let step = p + g * (sums[at] / count - r[at]);
        let weight = 1.0 / (judgment.factor.ln().powi(2) * judged * (1.0 - judged));
        let next = (step * count / g + weight * judged) / (count / g + weight);
        moved = moved.max((next - p).abs());
        car.hidden[at].prior = next;
    }
    moved
}

/// The hidden Booleans whose numbers are learned, and what they are.
fn numbers(car: &Car) -> (Vec<usize>, Vec<Number>) {
    let free = |at: &usize| car.hidden[*at].prior > 0.0 && car.hidden[*at].prior < 1.0;
    let at: Vec<usize> = (0..car.hidden.len()).filter(free).collect();
    let numbers = at.iter().map(|&at| Number { judged: car.hidden[at].prior, class: None }).collect();
    (at, numbers)
}

fn totals(sums: &Sums, at: &[usize]) -> Totals {
    let slope = at.iter().map(|&at| sums.excess[at]).collect();
    Totals { log: sums.log, slope, people: vec![sums.people; at.len()] }
}

#[test]
fn on_small_cars_learning_is_brute_force() {
    let (judgment, mut learned, mut most) = (Judgment::default(), 0, 0.0_f64);
    for seed in 0..60 {
        let mut dice = Dice::new(seed);
        let mut car = small::car(&mut dice, SIZE);
        if Cases::new(&car, &car.goals[0]).weight() <= 0.0 {
            continue;
        }
        let people = people(&car, &mut dice);
        let (at, numbers) = numbers(&car);
        if people.is_empty() || at.is_empty() {
            continue;
        }
        let bundle = Bundle::new(&car, GoalKind::Open, &people, &mut |at| panic!("{at} can be")).expect("a bundle");
        let priors: Vec<f64> = car.hidden.iter().map(|h| h.prior).collect();
        let mut ask = |p: &[f64]| {
            let mut all = priors.clone();
            at.iter().zip(p).for_each(|(&at, p)| all[at] = *p);
            totals(&bundle.weigh(&all, car.slip), &at)
        };
        let rules = Rules { near: 1e-11, rounds: 500 };
        let free = vec![true; at.len()];
        let fit = climb(&numbers, judgment, rules, &vec![0.0; at.len()], &free, &mut ask, &mut |_, _, _| {});
        assert!(fit.settled, "seed {seed}: {fit:?}");
        let known = spread(&numbers, judgment, &fit, &mut ask, &mut |_| {}).expect("a peak");
        assert!(known.iter().zip(&fit.p).all(|(known, p)| known.interval.0 < *p && *p < known.interval.1));
        let mut rounds = 0;
        while em(&mut car, &people, &priors, judgment) > 1e-14 && rounds < 100_000 {
            rounds += 1;
        }
        for (&at, p) in at.iter().zip(&fit.p) {
            most = most.max((p - car.hidden[at].prior).abs());
            assert!((p - car.hidden[at].prior).abs() <= NEAR, "seed {seed}: {at}: {p}, {}", car.hidden[at].prior);
        }
        learned += 1;
    }
    assert!(learned >= 30, "only {learned} cars");
    println!("{learned} cars, differences up to {most:e}");
}
