//! The cars of the repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use decklid_car::car::Car;
use decklid_car::load::header;
use decklid_meaning::load;

#[path = "../../../../tests/cars/chosen.rs"]
pub(crate) mod chosen;

/// A path below the root of the repository.
pub(crate) fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(below)
}

/// File name and text of each car by id.
pub(crate) fn texts() -> BTreeMap<String, (String, String)> {
    let mut shelf = BTreeMap::new();
    for entry in fs::read_dir(path("data/cars")).expect("the folder of cars") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        let (id, file) = match name.strip_suffix(".toml") {
            Some(stem) => (stem.to_owned(), name.clone()),
            None => (name.clone(), format!("{name}/car.toml")),
        };
        if let Ok(text) = fs::read_to_string(path("data/cars").join(&file)) {
            shelf.insert(id, (format!("cars/{file}"), text));
        }
    }
    shelf
}

/// Every car, body types and hidden bases too.
pub(crate) fn every() -> Vec<Car> {
    let shelf = texts();
    let cars: Vec<Car> = shelf.keys().filter(|id| *id != "numbers").map(|id| car(&shelf, id)).collect();
    assert!(!cars.is_empty(), "no cars");
    cars
}

/// Every car that people can choose.
pub(crate) fn listed() -> Vec<Car> {
    let shelf = texts();
    let is_listed = |id: &&String| {
        let (file, text) = &shelf[*id];
        header(file, text).0.is_none_or(|h| h.listed)
    };
    let cars: Vec<Car> =
        shelf.keys().filter(|id| *id != "numbers").filter(is_listed).map(|id| car(&shelf, id)).collect();
    assert!(!cars.is_empty(), "no listed cars");
    cars
}

/// Every car that people can choose and that this run is to do: for tests that take long for each.
pub(crate) fn due() -> Vec<Car> {
    listed().into_iter().filter(|car| chosen::is_chosen(&car.id, car.archetype)).collect()
}

/// A few listed cars that differ much, for tests that take long.
pub(crate) fn various() -> Vec<Car> {
    const VARIOUS: [&str; 5] =
        ["honda-civic-11-sedan", "mini-r55-clubman", "mini-r50-r53-hatch", "tesla-model-3", "mercedes-c-class"];
    let shelf = texts();
    VARIOUS.iter().map(|id| car(&shelf, id)).collect()
}

/// A car from a text of its own, based on no number but those in it.
pub(crate) fn from_text(id: &str, text: &str) -> Car {
    let numbers = ("numbers.toml".to_owned(), String::new());
    let own = (format!("{id}.toml"), text.to_owned());
    car(&BTreeMap::from([("numbers".to_owned(), numbers), (id.to_owned(), own)]), id)
}

/// One car of a shelf.
pub(crate) fn car(shelf: &BTreeMap<String, (String, String)>, id: &str) -> Car {
    let (car, problems) = load(shelf, id);
    let told: String = problems.iter().map(|p| format!("{p}\n")).collect();
    car.unwrap_or_else(|| panic!("{id} does not load:\n{told}"))
}
