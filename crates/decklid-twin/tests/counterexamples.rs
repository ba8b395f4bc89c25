//! The proof's counterexamples, as scenarios: on a twin with the broken computer the expectation fails, on one with a
//! sound computer it holds. So the abstract plant of the proof and the twin's tell the same story.
//!
//! Of the broken variants those are replayed that are another profile or a computer that is blind for something, and
//! whose end can be seen from outside. The others forge what is observed, which no car can do; of I10 (an answer that
//! does not come) and L2 (a block that lasts) nothing is seen at one moment.
#![allow(clippy::unwrap_used)]

mod common;

#[allow(dead_code)]
#[path = "../../decklid-controller/tests/proof/models.rs"]
mod models;
#[allow(dead_code)]
#[path = "../../decklid-controller/tests/proof/properties.rs"]
mod properties;
#[path = "../../decklid-controller/tests/proof/scenario.rs"]
mod scenario;
#[allow(dead_code)]
#[path = "../../decklid-controller/tests/proof/search.rs"]
mod search;
#[allow(dead_code)]
#[path = "../../decklid-controller/tests/proof/world.rs"]
mod world;

use common::shelf;
use decklid_twin::plant::Value;
use decklid_twin::script::value;
use models::{BREAKS, Break, MODELS};
use search::search;

/// Broken variants that a car can be, as another profile or a computer that is blind: their property, and how they are
/// broken.
const BY_COMPUTER: &[(&str, &str)] = &[
    ("I1", "a stale speed looks fresh"),
    ("I1", "only a speed of exactly zero counts"),
    ("I3", "the handle's wire is cut when valet is on"),
    ("I5", "the aerial in the trunk is dead"),
    ("I6", "the hold after a crash is missing"),
    ("I6", "the crash line is cut"),
    ("I7", "the pulse is too long"),
    ("I9", "the voltage is not measured"),
    ("I11", "the valet switch is not connected"),
    ("I13", "the occupant is not seen"),
    ("I22", "the fault is set too early"),
    ("L4", "the sensor in the trunk is dead"),
    ("I4", "the front trunk is taken for a rear one"),
];

/// Those that are a fault of something else in the car, with the quantity that breaks it.
const BY_FAULT: &[(&str, &str, &str, &str)] = &[
    ("I12", "the relay sticks", "relay.stuck", "closed"),
    ("L1", "the cable from motor to latch is off", "latch.link_off", "true"),
];

fn find(number: &str, how: &str) -> &'static Break {
    BREAKS.iter().find(|b| b.0.split(' ').next() == Some(number) && b.1 == how).unwrap()
}

#[test]
fn counterexamples_replay_on_the_twin() {
    let (cars, wirings) = (shelf("car.toml"), shelf("twin.toml"));
    let mut wrong = Vec::new();
    let by_computer = BY_COMPUTER.iter().map(|(number, how)| (number, how, None));
    let by_fault = BY_FAULT.iter().map(|(number, how, knob, to)| (number, how, Some((knob, value(to)))));
    for (number, how, fault) in by_computer.chain(by_fault) {
        let (property, _, make) = find(number, how);
        let broken = make();
        let sound = MODELS.iter().map(|make| make()).find(|model| model.name == broken.name).unwrap();
        let text = search(&broken).violation.unwrap().as_scenario(&broken);
        let (read, problems) = decklid_twin::scenario::load(&cars, &wirings, "counterexample", &text);
        let read = read.unwrap_or_else(|| panic!("{text}\n{problems:?}"));
        let failures = |model: &world::Model, fault: Option<&(&&str, Value)>| {
            let mut bench = read.bench().with_computer(model.profile, model.sees);
            if let Some((knob, to)) = fault {
                bench.prepare(knob, to).unwrap();
            }
            read.run_on(bench).failures
        };
        if failures(&broken, fault.as_ref()).len() != 1 {
            wrong.push(format!("{property}: holds on the twin though {how}\n{text}"));
        }
        for failure in failures(&sound, None) {
            wrong.push(format!("{property}: {failure:?} on a sound car, when {how}\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
