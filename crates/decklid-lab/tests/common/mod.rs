//! Drives `decklid-lab` as a user or another program would, and asks the library the same.
#![allow(dead_code, clippy::expect_used)]

use std::collections::BTreeMap;
use std::path::Path;

use decklid::plan::{self, Scope};
use decklid_advice::case::{NamedCase, Saw};
use decklid_advice::consult::stand;
use decklid_car::car::Car;
use decklid_faces::texts::Texts;

#[path = "../../../decklid-cli/tests/common/drive.rs"]
mod drive;

#[allow(unused_imports)]
pub(crate) use drive::*;

/// A car of a folder, or a built-in one.
pub(crate) fn car(folder: Option<&str>, id: &str) -> Car {
    let garage = decklid_console::folder::garage(folder.map(Path::new)).unwrap_or_else(|e| panic!("{}", e.message));
    garage.car(id).unwrap_or_else(|e| panic!("{e}"))
}

/// What the library says of everything hidden in a car, after these answers.
pub(crate) fn posterior(car: &Car, saw: &[(&str, &str)]) -> BTreeMap<String, f64> {
    let saw = saw.iter().map(|(step, outcome)| Saw::new(*step, *outcome)).collect();
    let case = NamedCase { saw, ..NamedCase::default() }.resolve(car).expect("a case");
    let mut standing = stand(car, &case).expect("a case that can be");
    let p = standing.reasoner.posterior(standing.belief);
    car.hidden.iter().map(|h| h.id.clone()).zip(p).collect()
}

/// What the best policy of a car costs, and what no policy goes below.
pub(crate) fn cost(car: &Car) -> (f64, f64) {
    let case = NamedCase::default().resolve(car).expect("a case");
    let search = plan::search(car, &case, &mut || true).expect("a case that can be");
    let scope = Scope { cutoff: 1.0, baselines: false };
    let report = plan::plan(search, &case, scope, 0.0, Texts::default()).expect("a plan").json;
    (report.expected_cost, report.lower_bound)
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_decklid-lab");
