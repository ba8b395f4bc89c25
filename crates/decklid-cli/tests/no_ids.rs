//! Code knows no id of a car file: what it looks for has a role there.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use decklid_car::car::{Car, FormulaKind, HiddenKind};

/// Crates and files with words of their own: those of the plant and of its knobs (`docs/twin.md`), and what people type.
const OWN_WORDS: [&str; 4] = [
    "decklid-twin/",
    "decklid-controller/",
    "decklid-lab/src/commands/twin/words.rs",
    "decklid/src/emergency/words.rs",
];
/// Words of the format itself that some car also uses as an id: outcomes that the loader makes, roles, symptoms.
const OF_THE_FORMAT: [&str; 9] = ["car", "yes", "no", "opened", "nothing", "done", "clicks", "reacts", "fuse"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The ids of a car under which code could look something up.
fn ids(car: &Car) -> BTreeSet<String> {
    let mut ids: BTreeSet<String> = car.moves.iter().map(|m| m.id.clone()).collect();
    ids.extend(car.moves.iter().flat_map(|m| &m.outcomes).map(|o| o.id.clone()).filter(|id| id.contains('_')));
    ids.extend(car.states.iter().map(|s| s.id.clone()));
    ids.extend(car.mistakes.iter().map(|m| m.id.clone()));
    ids.extend(car.hidden.iter().filter(|h| h.kind != HiddenKind::Noise).map(|h| h.id.clone()));
    ids.extend(car.tools.iter().flat_map(|t| [t.id.clone(), format!("tool.{}", t.id)]));
    ids.extend(car.formulas.iter().filter(|f| f.kind != FormulaKind::Circuit).map(|f| f.id.clone()));
    ids.extend(car.care.iter().map(|c| c.id.clone()));
    ids
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "html") {
            found.push(path);
        }
    }
}

/// The texts in quotes of a line of code.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

#[test]
fn no_code_knows_an_id_of_a_car() {
    let shelf = decklid_data_shelf();
    let mut known = BTreeSet::new();
    for id in shelf.keys().filter(|id| *id != "numbers") {
        known.extend(decklid_car::load::load(&shelf, id).0.iter().flat_map(ids));
    }
    assert!(known.contains("replace_fuse") && known.len() > 200, "{}", known.len());
    let roles: Vec<&str> = decklid_car::role::words().collect();
    let (mut files, mut wrong) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        let here = entry.unwrap().path();
        ["src", "templates"].iter().map(|f| here.join(f)).filter(|f| f.is_dir()).for_each(|f| sources(&f, &mut files));
    }
    for file in files {
        let name = file.display().to_string();
        if OWN_WORDS.iter().any(|own| name.contains(own)) {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for (at, line) in code.lines().enumerate().filter(|l| !l.1.trim_start().starts_with("//")) {
            let knows = |word: &&str| known.contains(word.split('=').next().unwrap());
            let meant = |word: &&str| !OF_THE_FORMAT.contains(word) && !roles.contains(word);
            wrong.extend(quoted(line).filter(knows).filter(meant).map(|w| format!("{name}:{}: {w}", at + 1)));
        }
    }
    assert!(wrong.is_empty(), "Give it a role in the car's file instead:\n{}", wrong.join("\n"));
}

fn decklid_data_shelf() -> std::collections::BTreeMap<String, (String, String)> {
    decklid_data::CARS.iter().map(|f| (f.id.to_owned(), (f.path.to_owned(), f.text.to_owned()))).collect()
}
