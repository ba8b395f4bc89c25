//! Every behavior read in a manual holds on the twin, and so do the faults that owners report and what docs/fob.md claims
//! about the radio.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::Path;

use decklid_twin::scenario;

/// Plays all scenarios of a folder; the makes, as the first word of the name, and how many there are.
fn play(folder: &str) -> (usize, std::collections::BTreeSet<String>) {
    let cars = common::shelf("car.toml");
    let wirings = common::shelf("twin.toml");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let mut makes = std::collections::BTreeSet::new();
    let mut wrong = Vec::new();
    for path in &files {
        let name = path.file_name().unwrap().to_str().unwrap();
        makes.insert(name.split('-').next().unwrap().to_owned());
        let text = fs::read_to_string(path).unwrap();
        let (scenario, problems) = scenario::load(&cars, &wirings, name, &text);
        wrong.extend(problems.iter().map(ToString::to_string));
        let Some(scenario) = scenario else { continue };
        assert!(scenario.source.starts_with("http"), "{name}: a scenario names its source by address");
        let ending = scenario.run();
        for f in &ending.failures {
            wrong.push(format!("{name}:{}: at {} ms expected `{}`, saw {}", f.line, f.at, f.expected, f.saw));
        }
        assert!(ending.trace.releases_without_cause(600_000).is_empty(), "{name}: a release without cause (I12)");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    (files.len(), makes)
}

#[test]
fn behaviours_from_manuals() {
    let (files, makes) = play("conformance");
    assert!(files >= 40 && makes.len() >= 8, "{files} behaviours of {} makes", makes.len());
}

/// What each fault feels like, after reports of owners.
#[test]
fn faults_feel_as_reported() {
    let (files, _) = play("faults");
    assert!(files >= 20, "{files} faults");
}

#[test]
fn the_radio_does_as_it_claims() {
    let (files, _) = play("radio");
    assert!(files >= 10, "{files} scenarios");
}
