//! Which cars a test does that takes long for each: all such tests ask here.
//!
//! Without `CARS` these are the body types and the cars of `sample.txt`, so the work stays the same however many cars there
//! are. `CARS=all` does every car, `CARS=mini,rav4` those with such a word in their id, and `CARS=+mini` the usual ones
//! and those. `scripts/cars.py due` says which changed since all were last done; `scripts/tests.py` adds them.
#![allow(dead_code, reason = "each test file uses its part")]

/// The cars that are done in every run.
const SAMPLE: &str = include_str!("sample.txt");

/// Whether this car is to be done; `archetype` for body types and hidden bases.
pub(crate) fn is_chosen(id: &str, archetype: bool) -> bool {
    let asked = std::env::var("CARS").unwrap_or_default();
    let usual = || archetype || SAMPLE.lines().any(|line| line == id);
    match asked.strip_prefix('+') {
        Some(more) => usual() || is_named(more, id),
        None if asked.is_empty() => usual(),
        None => asked == "all" || is_named(&asked, id),
    }
}

/// Whether somebody asked for a few cars only: then a test cannot ask for so many findings.
pub(crate) fn is_narrow() -> bool {
    std::env::var("CARS").is_ok_and(|asked| !asked.is_empty() && asked != "all" && !asked.starts_with('+'))
}

fn is_named(words: &str, id: &str) -> bool {
    words.split(',').any(|word| !word.is_empty() && id.contains(word))
}
