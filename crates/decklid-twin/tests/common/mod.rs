//! The cars of this repository, as shelves of texts.
#![allow(dead_code, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use decklid_car::car::Car;
use decklid_twin::wiring::{self, Wiring};

/// Texts by id.
pub(crate) type Texts = BTreeMap<String, (String, String)>;

/// All files of that name in `cars/`, by the id of the car.
pub(crate) fn shelf(file: &str) -> Texts {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/cars");
    let mut texts = Texts::new();
    if file == "car.toml" {
        let text = fs::read_to_string(root.join("numbers.toml")).unwrap();
        texts.insert("numbers".to_owned(), ("cars/numbers.toml".to_owned(), text));
    }
    for entry in fs::read_dir(&root).unwrap() {
        let path = entry.unwrap().path().join(file);
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let id = path.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        texts.insert(id.clone(), (format!("cars/{id}/{file}"), text));
    }
    texts
}

/// Ids of all listed cars and body types.
pub(crate) fn ids(cars: &Texts) -> Vec<String> {
    let listed = |id: &&String| {
        let (file, text) = &cars[*id];
        *id != "numbers" && decklid_car::load::header(file, text).0.is_none_or(|h| h.listed)
    };
    cars.keys().filter(listed).cloned().collect()
}

/// A car with its wiring; panics with all problems if there are any.
pub(crate) fn load(cars: &Texts, wirings: &Texts, id: &str) -> (Car, Wiring) {
    let (car, problems) = decklid_meaning::load(cars, id);
    let car = car.unwrap_or_else(|| panic!("{problems:?}"));
    let (wiring, problems) = wiring::load(cars, wirings, id);
    let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let wiring = wiring.unwrap_or_else(|| panic!("{}", list.join("\n")));
    (car, wiring)
}
