#![doc = include_str!("../README.md")]
#![no_std]

/// A file of this crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File {
    /// The name that others know it by: the id of a car, or `numbers`.
    pub id: &'static str,
    /// Where it is in this package, for messages.
    pub path: &'static str,
    /// What it says.
    pub text: &'static str,
}

/// Every `car.toml`, and the judgement calls under the id `numbers`; by id.
pub static CARS: &[File] = include!(concat!(env!("OUT_DIR"), "/cars.rs"));

/// Every `twin.toml`, what a car's twin is made of; by id of the car.
pub static WIRINGS: &[File] = include!(concat!(env!("OUT_DIR"), "/wirings.rs"));

/// Every `expected.toml`, answers that a car must give; by id of the car.
pub static EXPECTED: &[File] = include!(concat!(env!("OUT_DIR"), "/expected.rs"));

/// Every `solved.txt`, plans worked out beforehand by `decklid-lab solve`; by id of the car.
pub static SOLVED: &[File] = include!(concat!(env!("OUT_DIR"), "/solved.rs"));

/// Every `de.toml`, the texts of a car in German; by id of the car.
pub static GERMAN: &[File] = include!(concat!(env!("OUT_DIR"), "/german.rs"));

/// The translations of cars into the language of that code.
pub fn translations(language: &str) -> &'static [File] {
    match language {
        "de" => GERMAN,
        _ => &[],
    }
}

/// The messages of the faces (Fluent); by code of the language.
pub static WORDS: &[File] = include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Models that people drive, one a line: make, model, bodies and years in the US listing, the same by hand, other
/// names. Made by `scripts/listing.py`.
pub static MODELS: &str = include_str!("../listing/models.tsv");

/// Other names of makers, bodies and generations, one a line.
pub static NAMES: &str = include_str!("../listing/names.tsv");

/// The shape of a `car.toml` as JSON Schema.
pub static CAR_SCHEMA: &str = include_str!("../cars/car.schema.json");

/// The file of that id.
pub fn find(files: &'static [File], id: &str) -> Option<&'static File> {
    let at = files.binary_search_by(|file| file.id.cmp(id)).ok()?;
    files.get(at)
}
