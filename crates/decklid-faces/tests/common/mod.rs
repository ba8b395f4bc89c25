//! The cars of the catalog.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use decklid_car::car::Car;
use decklid_car::load::{LANGUAGES, load};

/// Every car and body type that lists show.
pub(crate) fn every_car() -> Vec<Car> {
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
    let ids: Vec<String> =
        shelf.keys().filter(|id| *id != "numbers" && *id != "base" && !id.contains('/')).cloned().collect();
    ids.iter().map(|id| load(&shelf, id).0.unwrap_or_else(|| panic!("{id} loads"))).collect()
}
