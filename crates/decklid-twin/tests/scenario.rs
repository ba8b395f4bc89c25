//! Scenario files: one defect per file, reported at its place; and runs that must not depend on how time passes.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::Path;

use common::shelf;
use decklid_twin::scenario;

/// Each file under `fail/` says in its first line which rule is broken, and where.
#[test]
fn every_defect_is_reported_at_its_place() {
    let (cars, wirings) = (shelf("car.toml"), shelf("twin.toml"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fail");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    assert!(files.len() >= 12, "{} fixtures", files.len());
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let (scenario, problems) = scenario::load(&cars, &wirings, name, &text);
        assert!(scenario.is_none(), "{name}");
        let reported: Vec<String> = problems.iter().map(|p| format!("{} {}:{}", p.rule, p.line, p.column)).collect();
        let expected: Vec<&str> = text.lines().next().unwrap().trim_start_matches("# ").split(", ").collect();
        if reported != expected {
            wrong.push(format!("{name}: reported {}, expected {}", reported.join(", "), expected.join(", ")));
        }
        assert!(problems.iter().all(|p| !p.hint.is_empty() && !p.message.is_empty()), "{name}: a hint each");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_same_scenario_gives_the_same_trace() {
    let (cars, wirings) = (shelf("car.toml"), shelf("twin.toml"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let scenario = scenario::load(&cars, &wirings, "x", &text).0.unwrap();
        assert_eq!(scenario.run().trace.json_lines(), scenario.run().trace.json_lines(), "{}", path.display());
    }
}

/// Skipping from event to event must give the same as stepping every millisecond.
#[test]
fn skipping_is_the_same_as_ticking() {
    let (cars, wirings) = (shelf("car.toml"), shelf("twin.toml"));
    for id in ["mini-r56-hatch", "mini-r50-r53-hatch", "mercedes-c-class", "power-liftgate"] {
        let (_, wiring) = common::load(&cars, &wirings, id);
        for seed in 0..5 {
            let mut skipping = wiring.bench(&|name| name == "doors_locked", seed).tracing();
            let mut ticking = skipping.clone();
            for line in [
                "hold fob.trunk 2 s",
                "lift",
                "press fob.unlock 2 times",
                "press exterior_button",
                "lift",
                "close lid",
                "record",
                "press fob.lock",
                "set radio.jammed to true",
                "hold fob.trunk 2 s",
                "set radio.jammed to false",
                "replay 3",
                "press exterior_button",
                "set relay.stuck to closed",
                "set battery.connected to false",
                "set battery.connected to true",
                "press fob.unlock 3 times",
            ] {
                let act = [decklid_twin::script::read(line).unwrap()];
                decklid_twin::script::play(&mut skipping, &wiring.routines, &act, true);
                skipping.run_for(40_000);
                let end = skipping.now();
                decklid_twin::script::play(&mut ticking, &wiring.routines, &act, true);
                while ticking.now() < end {
                    ticking.run_for(1);
                    ticking.think();
                }
            }
            assert_eq!(skipping.trace().json_lines(), ticking.trace().json_lines(), "{id}, seed {seed}");
            assert_eq!(skipping.plant(), ticking.plant(), "{id}, seed {seed}");
        }
    }
}

#[test]
fn a_failed_expectation_says_what_was_so() {
    let (cars, wirings) = (shelf("car.toml"), shelf("twin.toml"));
    let text = "car = \"sedan\"\nabout = \"x\"\nsource = \"http://x\"\n\n[[step]]\nat = \"1 s\"\ndo = \"press fob.trunk\"\nexpect = \"lid open\"\n";
    let ending = scenario::load(&cars, &wirings, "x", text).0.unwrap().run();
    assert_eq!(ending.failures.len(), 1);
    let failure = &ending.failures[0];
    assert_eq!((failure.line, failure.expected.as_str(), failure.saw.as_str()), (6, "lid open", "lid shut"));
}

/// The trace says why a press of a fob did nothing, and which hand pressed.
#[test]
fn a_press_that_does_nothing_says_why() {
    let (cars, wirings) = (shelf("car.toml"), shelf("twin.toml"));
    let (_, wiring) = common::load(&cars, &wirings, "sedan");
    for (knob, to, fate) in [
        ("fob.cell_volts", "1.6", "cell-flat"),
        ("fob.broken", "true", "broken"),
        ("fob.place", "away", "far"),
        ("radio.jammed", "true", "jammed"),
        ("battery.volts", "0", "no-power"),
        ("fob.ahead", "300", "press-again"),
        ("fob.ahead", "20000", "too-far"),
    ] {
        let mut bench = wiring.bench(&|state| state == "fob_has_trunk_button", 1).tracing();
        bench.set(knob, &decklid_twin::script::value(to)).unwrap();
        let act = decklid_twin::script::read("press fob.trunk").unwrap();
        decklid_twin::script::play(&mut bench, &wiring.routines, &[act], true);
        let at = bench.trace().events.iter().position(|event| event.what.words().0 == "fob").unwrap();
        let (_, says) = bench.trace().events[at].what.words();
        assert!(says.ends_with(fate), "{knob}: {says}");
        let because = bench.trace().events[at].because.unwrap();
        assert_eq!(bench.trace().events[because.0].what.words(), ("act", "press fob.trunk".to_owned()));
        assert!(bench.answers().is_empty(), "{knob}: {:?}", bench.answers());
    }
}
