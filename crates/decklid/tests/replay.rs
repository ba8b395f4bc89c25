//! The cases of real owners, replayed: where following the guide would have led them.
//!
//! `cargo test -p decklid --test replay -- --nocapture` prints the counts; `decklid-lab replay data/cases/field.jsonl`
//! shows case by case why. All 90 cases take two minutes of a processor.
#![allow(clippy::print_stdout)]

#[path = "../../decklid-advice/tests/common/cores.rs"]
mod cores;

use std::fs::File;
use std::io::BufReader;

use cores::on_all_cores;
use decklid::record::{self, Record};
use decklid::replay::{self, End, Score};
use decklid::{Garage, GoalKind};
use decklid_faces::report::ReplayCounts;

/// A count by name, with its least value.
type Floor = (&'static str, usize, fn(&ReplayCounts) -> usize);
/// What a score must satisfy, by name.
type Row = (&'static str, Record, fn(&Score) -> bool);

/// What following the guide reached, with the least of each. Raise a number when the guide gets better; one that has
/// to be lowered needs its reason in the commit.
const FLOORS: [Floor; 5] = [
    ("cars found, or honestly not listed", 84, |c| c.found),
    ("the goal reached, where the way is known", 72, |c| c.reached),
    ("by the owner's own way", 40, |c| c.same_way),
    ("no call where the owner got in alone", 87, |c| c.cases - c.called_wrongly),
    ("no unsafe step", 90, |c| c.cases - c.unsafe_cases),
];

fn records() -> Vec<Record> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/cases/field.jsonl");
    let file = File::open(path).expect("the file is there");
    record::read(BufReader::new(file)).unwrap_or_else(|problems| panic!("{problems}"))
}

fn scores(records: &[Record]) -> Vec<Score> {
    let garage = Garage::built_in();
    let finder = garage.finder();
    let score = |record: &Record| {
        let car = garage.car(&record.car).unwrap_or_else(|error| panic!("{error}"));
        replay::score(&finder, &car, record).unwrap_or_else(|misfits| panic!("{}: {misfits:?}", record.id))
    };
    on_all_cores(records, score)
}

#[test]
fn the_guide_leads_owners_where_they_wanted() {
    let counts = replay::counts(&scores(&records()));
    let mut fallen = Vec::new();
    for (what, least, count) in FLOORS {
        let got = count(&counts);
        println!("{what}: {got}");
        if got < least {
            fallen.push(format!("{what}: {got}, and it was {least}"));
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}

/// A record of the sedan as JSON, with these fields.
fn record(told: &str, cause: &str, worked: &str) -> Record {
    let line = format!(
        r#"{{"id": "made-up", "source": "own record", "typed": "sedan", "car": "sedan", "listed": true, "goal": "open",
        "told": [{told}], "cause": {{"id": {cause}, "words": "x"}}, "worked": {{"id": {worked}, "words": "x"}}}}"#
    );
    let read = record::read(line.replace('\n', " ").as_bytes());
    read.unwrap_or_else(|problems| panic!("{problems}")).remove(0)
}

#[test]
fn the_score_says_what_happened() {
    let dead = r#"{"move": "hold_fob_button", "outcome": "nothing"}"#;
    let open = r#"{"move": "hold_fob_button", "outcome": "opened"}"#;
    let frozen = r#"{"move": "since_frost", "outcome": "yes"}, {"move": "glue_noise", "outcome": "yes"}"#;
    let rows: [Row; 7] = [
        ("open already: no steps", record(open, "null", "null"), |s| {
            s.walk.end == End::Reached { same: false } && s.walk.steps.is_empty() && !s.way_known
        }),
        ("the owner's way is found", record(dead, "\"fob.cell_flat\"", "\"turn_blade_in_lid\""), |s| {
            s.reached() && s.walk.way_possible && s.walk.cost > 0.0 && !s.walk.steps.is_empty()
        }),
        ("the cause has its rank", record(dead, "\"fob.cell_flat\"", "null"), |s| {
            s.in_first(3) && s.cause.is_some_and(|cause| cause.p > 0.1)
        }),
        ("a call is alike if the owner called", record(dead, "null", "\"call_locksmith\""), |s| !s.called_wrongly()),
        ("a note is not tellable", record(r#"{"note": "It rained."}"#, "null", "null"), |s| s.notes == 1),
        ("signs are told before the first step", record(frozen, "\"lid.stuck\"", "null"), |s| {
            s.notes == 0 && s.answers == 2 && s.in_first(1) && s.refused.is_empty()
        }),
        ("no cause, no rank", record(dead, "null", "null"), |s| s.cause.is_none() && s.verdict() != "fails"),
    ];
    for (what, record, holds) in rows {
        let score = scores(std::slice::from_ref(&record)).remove(0);
        assert!(holds(&score), "{what}: {score:?}");
    }
}

#[test]
fn names_that_the_car_lacks_are_told() {
    let garage = Garage::built_in();
    let car = garage.car("sedan").expect("it is there");
    assert!(car.goal(GoalKind::Open).is_some());
    let wrong = record(r#"{"move": "sing", "outcome": "nothing"}"#, "\"fob.sad\"", "null");
    let misfits = replay::score(&garage.finder(), &car, &wrong).expect_err("names are wrong");
    assert!(misfits.len() == 2 && misfits[1].contains("fob.sad"), "{misfits:?}");
}
