//! The cases of real owners in `data/cases/field.jsonl`, told to the guide: what it takes, and how it ranks the cause.
//!
//! `cargo test -p decklid --test field_cases -- --nocapture` prints the counts, and a line for each case that falls
//! short.
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;

use decklid::record::{self, Record};
use decklid::{Car, Garage, Guide};
use decklid_advice::consult;

/// A cause in the first ranks of the guide is one that people look at.
const LOOKED_AT: usize = 3;
/// A cause below this probability counts as ruled out.
const RULED_OUT: f64 = 0.005;

/// What the guide made of the cases, with the least that it has to reach. Raise a number when the model gets better;
/// one that has to be lowered needs its reason in the commit.
const FLOORS: [(&str, usize, Count); 8] = [
    ("answers", 257, |told| told.answers),
    ("answers accepted", 257, |told| told.answers - told.refused.len()),
    ("cases accepted whole", 90, |told| usize::from(told.refused.is_empty())),
    ("causes with a name in the model", 86, |told| usize::from(told.p.is_some())),
    ("causes that are not ruled out", 86, |told| usize::from(told.p.is_some_and(|p| p >= RULED_OUT))),
    ("causes in the first three", 72, |told| usize::from(told.rank.is_some_and(|rank| rank <= LOOKED_AT))),
    ("causes ranked first", 53, |told| usize::from(told.rank == Some(1))),
    ("ways that worked with a move in the model", 75, |told| usize::from(told.worked)),
];

type Count = fn(&Outcome) -> usize;

/// What the guide makes of one case.
struct Outcome {
    answers: usize,
    refused: Vec<String>,
    /// Rank of the cause as the guide shows it, from 1; none if it does not show the cause.
    rank: Option<usize>,
    /// Probability of the cause; none if the model has no name for it.
    p: Option<f64>,
    /// What worked is a move of the model.
    worked: bool,
}

fn cases() -> Vec<Record> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/cases/field.jsonl");
    let file = File::open(path).expect("the file is there");
    record::read(BufReader::new(file)).unwrap_or_else(|problems| panic!("{problems}"))
}

fn cars(cases: &[Record]) -> BTreeMap<String, Car> {
    let garage = Garage::built_in();
    let car = |id: &String| garage.car(id).unwrap_or_else(|error| panic!("{id}: {error}"));
    cases.iter().map(|case| (case.car.clone(), car(&case.car))).collect()
}

/// Tells the case to the guide; what it refuses is left out.
fn tell(case: &Record, car: &Car) -> Outcome {
    let mut guide = Guide::new(car, case.goal).expect("the car has a guide for this goal");
    let mut refused = Vec::new();
    for saw in case.answers() {
        if let Err(faults) = guide.saw(&saw.step, &saw.outcome) {
            refused.push(faults.to_string());
        }
    }
    let cause = case.cause.id.as_deref();
    let shown = guide.causes();
    Outcome {
        answers: case.answers().count(),
        refused,
        rank: shown.iter().position(|shown| Some(shown.id.as_str()) == cause).map(|at| at + 1),
        p: cause.and_then(|id| probability(&guide, id)),
        worked: case.worked.id.is_some(),
    }
}

/// The exact probability of a hidden thing after what the guide has taken.
fn probability(guide: &Guide<'_>, id: &str) -> Option<f64> {
    let car = guide.car();
    let case = guide.case().resolve(car).expect("the guide's own case");
    let mut standing = consult::stand(car, &case).expect("the guide's own case");
    let posterior = standing.reasoner.posterior(standing.belief);
    car.find_hidden(id).map(|hidden| posterior[hidden.index()])
}

#[test]
fn every_case_is_in_words_of_its_car() {
    let cases = cases();
    let cars = cars(&cases);
    let misfits: Vec<String> = cases
        .iter()
        .flat_map(|case| case.misfits(&cars[&case.car]).into_iter().map(|misfit| format!("{}: {misfit}", case.id)))
        .collect();
    assert!(misfits.is_empty(), "{}", misfits.join("\n"));
    assert_eq!(cases.len(), 90);
}

#[test]
fn the_guide_does_not_get_worse() {
    let cases = cases();
    let cars = cars(&cases);
    let outcomes: Vec<Outcome> = cases.iter().map(|case| tell(case, &cars[&case.car])).collect();
    for (case, told) in cases.iter().zip(&outcomes) {
        let missed = told.p.is_some_and(|p| p < RULED_OUT || told.rank.is_none_or(|rank| rank > LOOKED_AT));
        if missed || !told.refused.is_empty() {
            let cause = case.cause.id.as_deref().unwrap_or("no name");
            println!("{} ({}): {cause}, rank {:?}, p {:?} {:?}", case.id, case.car, told.rank, told.p, told.refused);
        }
    }
    let mut fallen = Vec::new();
    for (what, least, count) in FLOORS {
        let got: usize = outcomes.iter().map(count).sum();
        println!("{what}: {got}");
        if got < least {
            fallen.push(format!("{what}: {got}, and it was {least}"));
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}
