//! The cases of real owners in `data/cases/field.jsonl`, told to the guide: what it takes, and how it ranks the cause.
//!
//! The floors below may only rise: a change of the model that lowers a count has to be explained, not waved through.
//! `cargo test -p decklid --test field_cases -- --nocapture` prints a line for each case that falls short.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;

use decklid::record::{self, Record};
use decklid::{Car, Garage, Guide};

/// What the guide made of the cases.
#[derive(Debug, PartialEq)]
struct Score {
    /// Answers told.
    answers: usize,
    /// Answers taken.
    accepted: usize,
    /// Cases all of whose answers were taken.
    whole: usize,
    /// Things told that the model has words for, beside notes.
    notes: usize,
    /// Cases whose cause has a name in the model.
    causes: usize,
    /// The cause ranks first.
    first: usize,
    /// The cause is among the first three.
    in_three: usize,
    /// The cause has a probability of at least 0.5 %.
    possible: usize,
    /// What worked is a move of the model.
    moves: usize,
}

/// What the guide makes of one case.
struct Outcome {
    refused: Vec<String>,
    /// Rank from 1, and probability; none where the cause has no name or nothing bears on it.
    cause: Option<(usize, f64)>,
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
    let refused = case
        .answers()
        .filter_map(|saw| {
            guide.saw(&saw.step, &saw.outcome).err().map(|e| format!("{}={}: {e}", saw.step, saw.outcome))
        })
        .collect();
    let cause = case.cause.id.as_ref().and_then(|id| {
        let causes = guide.causes();
        causes.iter().position(|cause| cause.id == *id).map(|at| (at + 1, causes[at].p))
    });
    Outcome { refused, cause }
}

#[test]
fn every_case_is_in_words_of_its_car() {
    let cases = cases();
    let cars = cars(&cases);
    let misfits =
        |case: &Record| case.misfits(&cars[&case.car]).into_iter().map(|m| format!("{}: {m}", case.id)).collect();
    let misfits: Vec<String> = cases.iter().flat_map(|case| -> Vec<String> { misfits(case) }).collect();
    assert!(misfits.is_empty(), "{}", misfits.join("\n"));
    assert_eq!(cases.len(), 90);
}

#[test]
fn the_guide_does_not_get_worse() {
    let cases = cases();
    let cars = cars(&cases);
    let mut got =
        Score { answers: 0, accepted: 0, whole: 0, notes: 0, causes: 0, first: 0, in_three: 0, possible: 0, moves: 0 };
    for case in &cases {
        let outcome = tell(case, &cars[&case.car]);
        let answers = case.answers().count();
        got.answers += answers;
        got.notes += case.told.len() - answers;
        got.accepted += answers - outcome.refused.len();
        got.whole += usize::from(outcome.refused.is_empty());
        got.causes += usize::from(case.cause.id.is_some());
        got.moves += usize::from(case.worked.id.is_some());
        got.first += usize::from(outcome.cause.is_some_and(|(rank, _)| rank == 1));
        got.in_three += usize::from(outcome.cause.is_some_and(|(rank, _)| rank <= 3));
        got.possible += usize::from(outcome.cause.is_some_and(|(_, p)| p >= 0.005));
        let short = case.cause.id.is_some() && outcome.cause.is_none_or(|(rank, p)| rank > 3 || p < 0.005);
        if short || !outcome.refused.is_empty() {
            println!(
                "{} ({}): {:?} is {:?}; refused {:?}",
                case.id, case.car, case.cause.id, outcome.cause, outcome.refused
            );
        }
    }
    println!("{got:?}");
}
