//! Every car has a twin that lacks nothing, and that opens when all is well.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Texts, ids, load, shelf};
use decklid_car::car::{Car, GoalKind};
use decklid_logic::algebra::Plain;
use decklid_meaning as meaning;
use decklid_twin::plant::Gap;
use decklid_twin::wiring::{self, Wiring};

/// Equipment and settings as on most of these cars, nothing broken.
fn likely(car: &Car) -> Vec<bool> {
    car.hidden.iter().map(|h| h.prior > 0.5).collect()
}

/// The twin in the situation in which a goal begins.
fn begin(car: &Car, wiring: &Wiring, goal: GoalKind, hidden: &[bool]) -> decklid_twin::bench::Bench {
    let memory = meaning::start(&mut Plain, car, car.goal(goal).unwrap(), hidden);
    let so = |name: &str| {
        let state = || car.states.iter().position(|s| s.id == name).map(|at| memory[car.hidden.len() + at]);
        car.find_hidden(name).map(|h| memory[h.index()]).or_else(state).unwrap_or(false)
    };
    wiring.bench(&so, 7)
}

#[test]
fn no_twin_lacks_anything() {
    let (cars, wirings) = (shelf("car.toml"), shelf("twin.toml"));
    let lacking: Vec<String> = ids(&cars)
        .into_iter()
        .filter_map(|id| {
            let (car, wiring) = load(&cars, &wirings, &id);
            let lacks = wiring.lacks(&car);
            (!lacks.is_empty()).then(|| format!("{id}: {}", lacks.join(", ")))
        })
        .collect();
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

#[test]
fn what_people_do_first_opens_a_healthy_car() {
    let (cars, wirings) = (shelf("car.toml"), shelf("twin.toml"));
    for id in ids(&cars) {
        let (car, wiring) = load(&cars, &wirings, &id);
        let mut bench = begin(&car, &wiring, GoalKind::Open, &likely(&car));
        assert!(decklid_twin::moves::usual(&mut bench, &wiring), "{id}");
    }
}

#[test]
fn nothing_electrical_opens_without_power() {
    let (cars, wirings) = (shelf("car.toml"), shelf("twin.toml"));
    for id in ids(&cars) {
        let (car, wiring) = load(&cars, &wirings, &id);
        let mut hidden = likely(&car);
        hidden[car.find_hidden("car_battery.flat").unwrap().index()] = true;
        let mut bench = begin(&car, &wiring, GoalKind::Open, &hidden);
        for line in [
            "hold fob.trunk 7 s",
            "press fob.trunk 2 times",
            "press fob.unlock 2 times",
            "press exterior_button",
            "lift",
        ] {
            let act = decklid_twin::script::read(line).unwrap();
            decklid_twin::script::play(&mut bench, &wiring.routines, &[act], true);
        }
        assert_eq!(bench.plant().lid().gap(), Gap::Shut, "{id}");
        assert!(bench.level().is_none(), "{id}: the computer is off");
    }
}

#[test]
fn every_injection_changes_the_plant() {
    let (cars, wirings) = (shelf("car.toml"), shelf("twin.toml"));
    for id in ids(&cars) {
        let (_, wiring) = load(&cars, &wirings, &id);
        for injection in &wiring.injections {
            let named: Vec<&str> = injection
                .sets
                .iter()
                .flat_map(|s| s.when.iter().filter(|w| w.1).map(|w| w.0.as_str()))
                .chain([injection.name.as_str()])
                .collect();
            let with = wiring.bench(&|name| named.contains(&name), 1).plant().clone();
            let without = wiring.bench(&|name| named.contains(&name) && name != injection.name, 1).plant().clone();
            let marker = injection.sets.is_empty();
            // What says nothing by itself must at least matter for another injection.
            let used =
                wiring.injections.iter().flat_map(|i| &i.sets).any(|s| s.when.iter().any(|w| w.0 == injection.name));
            assert!(
                with != without || (marker && used) || same(&injection.name),
                "{id}: {} changes nothing",
                injection.name
            );
        }
    }
}

/// What is so already in a healthy car, or only after another injection, or comes and goes (the plant has no contact that
/// closes now and then): the plant does not change by it alone.
fn same(name: &str) -> bool {
    ["cable_added", "latch.left_closed", "fob_has_trunk_button", "asks_by_itself"].contains(&name)
}

#[test]
fn problems_in_a_twin_file() {
    let cars = shelf("car.toml");
    let text = "profile = \"mini\"\nhidden = { \"fob.cell_flat\" = { set = \"fob.cell_vots\", to = 1.6 } }\n\
                usual = [\"press fob.trunk\", \"kick lid\"]\n[circuits]\nrelease = [\"no_fuse\"]\n\
                [moves.hold_fob_button]\ndo = [\"do nothing_known\"]\nsees = { opened = \"lid_opened\" }\n";
    let wirings = Texts::from([("base".to_owned(), ("cars/base/twin.toml".to_owned(), text.to_owned()))]);
    let (wiring, problems) = wiring::load(&cars, &wirings, "base");
    assert!(wiring.is_none());
    let told: Vec<String> = problems.iter().map(|p| format!("{}:{}:{}", p.rule, p.line, p.column)).collect();
    for expected in ["unknown-name:1:11", "unknown-knob:2:38", "script:3:29", "unknown-name:5:12", "script:8:19"] {
        assert!(told.iter().any(|t| t == expected), "{expected} is not in {told:?}");
    }
    assert!(problems.iter().any(|p| p.hint.contains("fob.cell_volts")), "the nearest name is told");
    assert!(problems.iter().any(|p| p.message.contains("nothing_known")));
}
