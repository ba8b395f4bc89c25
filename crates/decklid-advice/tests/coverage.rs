//! docs/coverage.md: every reference of every row exists in the models.

mod common;

use std::collections::BTreeSet;
use std::fs;

use common::shelf;
use decklid_car::car::{Car, FormulaKind, HiddenKind, MoveKind};

/// Everything in a car that a row can point at.
fn names(car: &Car) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut add = |prefix: &str, id: &str| {
        names.insert(format!("{prefix}.{id}"));
    };
    for hidden in &car.hidden {
        add("hidden", &hidden.id);
        if hidden.kind == HiddenKind::Setting {
            add("setting", &hidden.id);
        }
    }
    for mv in &car.moves {
        add("move", &mv.id);
        if let (MoveKind::Call, Some(who)) = (mv.kind, mv.id.strip_prefix("call_")) {
            add("professional", who);
        }
    }
    car.mistakes.iter().for_each(|m| add("mistake", &m.id));
    car.care.iter().for_each(|c| add("care", &c.id));
    car.tools.iter().for_each(|t| add("tool", &t.id));
    car.hazards.iter().for_each(|h| add("hazard", &h.id));
    car.places.iter().for_each(|p| add("place", &p.id));
    car.facts.iter().for_each(|f| add("fact", &f.id));
    car.parts.iter().for_each(|p| add("part", &p.id));
    car.states.iter().for_each(|s| add("state", &s.id));
    car.checklists.iter().for_each(|c| add("checklist", c.0.name()));
    for formula in &car.formulas {
        match formula.kind {
            FormulaKind::Circuit | FormulaKind::Control | FormulaKind::Way | FormulaKind::Define => {
                names.insert(formula.id.clone());
            }
        }
    }
    names
}

/// What is wrong with one row.
fn faults(cells: &[&str], cars: &[(String, bool, BTreeSet<String>)]) -> Vec<String> {
    let (lives, note) = (cells[3], cells[4]);
    let references: Vec<&str> = lives.split('`').skip(1).step_by(2).collect();
    let mut faults = Vec::new();
    let later = lives.contains("not yet (faces)");
    if references.is_empty() && !lives.contains("corrected") && !later {
        faults.push("lives nowhere".to_owned());
    }
    if lives.contains("corrected") && !note.contains("http") && !note.to_lowercase().contains("no source") {
        faults.push("is corrected without a source".to_owned());
    }
    for reference in references {
        let found = match reference.split_once(':') {
            Some(("archetype", id)) => cars.iter().any(|c| c.0 == id && c.1),
            Some(("controller", module)) => {
                let path = format!("crates/decklid-controller/src/{}", module.replace("::", "/"));
                fs::exists(shelf::path(&format!("{path}.rs"))).is_ok_and(|there| there)
            }
            Some(("conformance", name)) => {
                let path = format!("crates/decklid-twin/tests/conformance/{name}.scenario.toml");
                fs::exists(shelf::path(&path)).is_ok_and(|there| there)
            }
            Some((id, name)) => cars.iter().any(|c| c.0 == id && c.2.contains(name)),
            None => cars.iter().any(|c| c.2.contains(reference)),
        };
        if !found {
            faults.push(format!("points at `{reference}`, which is not there"));
        }
    }
    faults
}

#[test]
fn every_statement_of_the_sources_has_its_place() {
    let text = fs::read_to_string(shelf::path("docs/coverage.md")).expect("docs/coverage.md");
    let cars: Vec<_> = shelf::every().iter().map(|c| (c.id.clone(), c.archetype, names(c))).collect();
    let mut wrong = Vec::new();
    let mut next = [("E", 1), ("M", 1)];
    for line in text.lines().filter(|l| l.starts_with("| E") || l.starts_with("| M")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 5, "five columns: {line}");
        let counter = next.iter_mut().find(|n| cells[0].starts_with(n.0)).expect("E or M");
        assert_eq!(cells[0][1..].parse(), Ok(counter.1), "rows are numbered in order: {line}");
        counter.1 += 1;
        wrong.extend(faults(&cells, &cars).into_iter().map(|f| format!("{} {f}", cells[0])));
    }
    assert!(next[0].1 > 100 && next[1].1 > 100, "rows are missing: {next:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
