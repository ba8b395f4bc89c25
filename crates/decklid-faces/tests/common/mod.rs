//! The cars of the catalog.
#![allow(dead_code, reason = "each test file uses its part")]

#[path = "../../../../tests/cars/chosen.rs"]
mod chosen;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use decklid_car::car::Car;
use decklid_car::load::{LANGUAGES, load};

/// The cars and body types that this run is to do.
pub(crate) fn due() -> Vec<Car> {
    let mut cars = every_car();
    cars.retain(|car| chosen::is_chosen(&car.id, car.archetype));
    cars
}

/// The car of that id.
pub(crate) fn car(id: &str) -> Car {
    load(&shelf(), id).0.unwrap_or_else(|| panic!("{id} loads"))
}

/// Every car and body type that lists show.
fn every_car() -> Vec<Car> {
    let shelf = shelf();
    let ids = shelf.keys().filter(|id| *id != "numbers" && *id != "base" && !id.contains('/'));
    ids.map(|id| load(&shelf, id).0.unwrap_or_else(|| panic!("{id} loads"))).collect()
}

/// Their files, and the translations beside them.
fn shelf() -> BTreeMap<String, (String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/cars");
    let mut shelf = BTreeMap::new();
    for entry in fs::read_dir(&folder).expect("cars") {
        let name = entry.expect("entry").file_name().into_string().expect("name");
        let (id, file) = match name.strip_suffix(".toml") {
            Some(stem) => (stem.to_owned(), name.clone()),
            None => (name.clone(), format!("{name}/car.toml")),
        };
        for language in LANGUAGES {
            let file = format!("{name}/{language}.toml");
            if let Ok(text) = fs::read_to_string(folder.join(&file)) {
                shelf.insert(format!("{id}/{language}"), (file, text));
            }
        }
        if let Ok(text) = fs::read_to_string(folder.join(&file)) {
            shelf.insert(id, (file, text));
        }
    }
    shelf
}
