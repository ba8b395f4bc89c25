//! Signs: told in any order they weigh the cases exactly, and every row of the shared numbers is of some use.

mod common;

use std::collections::BTreeSet;

use common::brute::{Cases, value};
use common::dice::Dice;
use common::{shelf, small};
use decklid_advice::case::{NamedCase, Saw};
use decklid_advice::consult::{self, Answer, Case, Told, stand};
use decklid_car::car::{Car, Expr, GoalKind, HiddenId, MoveId, OutcomeId, SignId, SlotId};
use decklid_car::file::{Entry, Report, Value, parse};
use decklid_car::sign::{Sign, SignGroup, SignOutcome, SignUnit};

/// A sign with two or three outcomes and up to three rows over the hidden Booleans.
fn sign(dice: &mut Dice, at: usize, hidden: usize) -> Sign {
    let outcomes = dice.between(2, 3);
    let rates = |dice: &mut Dice| {
        let odds: Vec<f64> = (0..outcomes).map(|_| 0.02 + dice.unit()).collect();
        let sum: f64 = odds.iter().sum();
        odds.iter().map(|odds| odds / sum).collect::<Vec<f64>>()
    };
    let otherwise = rates(dice);
    let mut rows: Vec<Vec<f64>> = (0..3).map(|_| rates(dice)).collect();
    rows.truncate(1 + at % 3);
    let mut when = |_: &Vec<f64>| {
        let slot = Expr::Slot(SlotId::from_index(dice.below(hidden)));
        if dice.chance(0.3) { Expr::Not(Box::new(slot)) } else { slot }
    };
    let conditions: Vec<Expr> = rows.iter().map(&mut when).collect();
    let outcome = |at: usize| SignOutcome { id: format!("o{at}"), says: Default::default(), below: None };
    Sign {
        id: format!("sign{at}"),
        says: Default::default(),
        group: SignGroup::Noticed,
        words: Default::default(),
        unit: None,
        outcomes: (0..outcomes).map(outcome).collect(),
        rates: conditions.into_iter().zip(rows).collect(),
        otherwise,
        then: Vec::new(),
    }
}

/// How likely it is that these signs are told in a case.
fn likelihood(car: &Car, hidden: u128, told: &[Told]) -> f64 {
    let one = |told: &Told| {
        let sign = &car[told.sign];
        let row = sign.rates.iter().find(|(when, _)| value(car, hidden, when));
        row.map_or(&sign.otherwise, |(_, rates)| rates)[told.outcome.index()]
    };
    told.iter().map(one).product()
}

#[test]
fn signs_weigh_cases_as_brute_force_does() {
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let mut car = small::car(&mut dice, small::Size { hidden: (3, 7), moves: (2, 4), certain: false });
        let hidden = car.hidden.len();
        car.signs = (0..4).map(|at| sign(&mut dice, at, hidden)).collect();
        let mut told: Vec<Told> = car
            .sign_ids()
            .map(|sign| Told { sign, outcome: OutcomeId::from_index(dice.below(car[sign].outcomes.len())) })
            .collect();
        told.truncate(1 + seed as usize % 4);
        let mut case = Case::new(GoalKind::Open);
        case.signs = told.clone();
        let Ok(mut standing) = stand(&car, &case) else { continue };
        let goal = car.goal(GoalKind::Open).expect("known");
        let cases = Cases::new(&car, goal);
        let weighed: Vec<f64> = cases.list.iter().map(|c| c.weight * likelihood(&car, c.hidden, &told)).collect();
        let all: f64 = weighed.iter().sum();
        assert!((standing.p_evidence - all / cases.weight()).abs() < 1e-9, "seed {seed}");
        let posterior = standing.reasoner.posterior(standing.belief);
        for (h, p) in posterior.iter().enumerate() {
            let held = cases.list.iter().zip(&weighed).filter(|(c, _)| c.hidden >> h & 1 == 1);
            let expected = held.map(|(_, w)| w).sum::<f64>() / all;
            assert!((p - expected).abs() < 1e-9, "seed {seed}, h{h}: {p} and not {expected}");
        }
        case.signs.reverse();
        let reversed = stand(&car, &case).expect("known");
        assert!((reversed.p_evidence - standing.p_evidence).abs() < 1e-12, "seed {seed}: order");
    }
}

fn car(id: &str) -> Car {
    shelf::car(&shelf::texts(), id)
}

fn named(saw: &[(&str, &str)]) -> NamedCase {
    NamedCase { saw: saw.iter().map(|(step, outcome)| Saw::new(*step, *outcome)).collect(), ..NamedCase::default() }
}

/// What is told, volts, a cause, and whether it gets likelier.
type Row = (&'static [(&'static str, &'static str)], Option<f64>, &'static str, bool);

/// What is told of the sedan, and a cause that it makes more or less likely.
const SPEAK: &[Row] = &[
    (&[("battery_was_off", "yes")], None, "car_battery.unhooked", true),
    (&[("stood_for_weeks", "yes")], None, "car_battery.flat", true),
    (&[("since_frost", "yes")], None, "lid.stuck", true),
    (&[("lid_things_dead", "yes")], None, "lid_loom.broken", true),
    (&[("app_refused", "yes")], None, "car_battery.flat", true),
    (&[("new_cell_tried", "yes")], None, "fob.cell_flat", false),
    (&[], Some(10.8), "car_battery.flat", true),
    (&[], Some(12.6), "car_battery.flat", false),
    (&[("volts", "10,8")], None, "car_battery.flat", true),
    // After an answer, before it, and told twice: the last word counts.
    (&[("hold_fob_button", "nothing"), ("light_left_on", "yes")], None, "car_battery.flat", true),
    (&[("light_left_on", "no"), ("light_left_on", "yes")], None, "car_battery.flat", true),
];

#[test]
fn signs_speak_for_their_causes() {
    let car = car("sedan");
    for (saw, volts, cause, more) in SPEAK {
        let cause: HiddenId = car.find_hidden(cause).expect("known");
        let p = |named: &NamedCase| {
            let mut standing = stand(&car, &named.resolve(&car).expect("known")).expect("known");
            standing.reasoner.posterior(standing.belief)[cause.index()]
        };
        let mut bare = named(saw);
        bare.saw.retain(|saw| car.find_sign(&saw.step).is_none());
        let told = NamedCase { volts: *volts, ..named(saw) };
        assert_eq!(p(&told) > p(&bare), *more, "{saw:?} {volts:?}");
        assert!(p(&told) > 0.0 && p(&told) < 1.0, "{saw:?}: nothing is certain");
    }
}

fn rows(value: &Value) -> &[Entry] {
    if let Value::Table(table) = value { &table.entries } else { &[] }
}

#[test]
fn every_row_of_the_shared_numbers_is_of_some_car() {
    let texts = shelf::texts();
    let numbers = parse(&texts["numbers"].1, 0, &mut Report::new());
    let signs = numbers.entry("sign").map(|e| rows(&e.node.value)).unwrap_or_default();
    assert!(signs.len() > 20);
    let cars = shelf::every();
    for sign in signs {
        let rows = rows(&sign.node.value);
        let most = cars.iter().filter_map(|car| Some(car[car.find_sign(&sign.key)?].rates.len())).max();
        assert!(most.is_some(), "no car has the sign {}", sign.key);
        let names: BTreeSet<&str> = rows.iter().flat_map(|row| row.key.split(['&', '|', '!', ' ', '(', ')'])).collect();
        for name in names.into_iter().filter(|name| !name.is_empty() && *name != "otherwise") {
            assert!(cars.iter().any(|car| car.find_hidden(name).is_some()), "no car has `{name}` of {}", sign.key);
        }
    }
}

#[test]
fn a_number_belongs_to_its_outcome() {
    let car = car("sedan");
    let volts = car.measured(SignUnit::Volts).expect("known");
    for (told, outcome) in [
        ("0", "below_11"),
        ("10.99", "below_11"),
        ("11", "from_11_to_12"),
        ("11,9", "from_11_to_12"),
        ("14", "above_12"),
    ] {
        let found = car[volts].find_outcome(told).expect("known");
        assert_eq!(car[volts][found].id, outcome, "{told}");
    }
    for wrong in ["-1", "eleven", "NaN", ""] {
        assert_eq!(car[volts].find_outcome(wrong), None, "{wrong}");
    }
}

/// A car whose moves are all answered keeps its signs when an answer is added.
#[test]
fn signs_and_answers_go_together() {
    let car = car("hatch");
    let mut case = Case::new(GoalKind::Open);
    case.tell(Told { sign: SignId::from_index(0), outcome: OutcomeId::from_index(0) });
    case.entries.push(consult::Entry { mv: MoveId::from_index(0), answer: Answer::NotSure });
    let named = NamedCase::of(&car, &case);
    assert_eq!(named.saw.len(), 2);
    assert_eq!(named.resolve(&car).expect("known"), case);
    assert!(case.take_back() && case.entries.is_empty() && case.signs.len() == 1);
    assert!(case.take_back() && !case.take_back());
}
