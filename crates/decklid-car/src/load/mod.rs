//! From text to a [`Car`], with every problem at once.
//!
//! ```text
//!  car.toml ─► tree with places ─┐
//!  its base ─► tree with places ─┴ laid over ─► names ─► Car ─► lints
//! ```
//!
//! Nothing here stops at the first mistake: what is wrong is reported with a
//! rule, a place, a sentence and a hint, and something harmless takes its place.

mod acts;
mod advices;
mod build;
mod chain;
mod expr;
mod facts;
pub(crate) mod fields;
pub(crate) mod form;
pub(crate) mod forms;
mod formulas;
mod header;
mod hidden;
mod inherits;
mod laws;
mod learned;
mod merged;
mod move_reader;
mod moves;
mod names;
mod numbers;
mod outcomes;
mod places;
pub(crate) mod problem;
mod quantities;
pub(crate) mod raw;
mod reading;
mod roles;
mod shelf;
mod signs;
pub(crate) mod translation_form;
mod translations;

use crate::car::Car;
use crate::texts::Text;

pub use chain::{Lint, priors};
pub use header::Header;
pub use learned::learned;
pub use merged::{Merged, merged};
pub use problem::{Diagnostic, RULES, Related, Rule, Severity};
pub use reading::{HIGHEST_GERMAN_GRADE, HIGHEST_GRADE, german_grade, reading_grade};
pub use shelf::{LANGUAGES, LEARNED, LONGEST_TEXT, Shelf};

use problem::Report;

/// Loads a car; it is there when it can be used, whatever the problems.
///
/// ```
/// use std::collections::BTreeMap;
///
/// let text = "format = 1\nid = \"mine\"\nname = \"Mine\"\nbased_on = \"sedann\"\n";
/// let sedan = ("cars/sedan/car.toml".to_owned(), String::new());
/// let mine = ("cars/mine/car.toml".to_owned(), text.to_owned());
/// let shelf = BTreeMap::from([("sedan".to_owned(), sedan), ("mine".to_owned(), mine)]);
/// let (car, problems) = decklid_car::load::load(&shelf, "mine");
/// assert!(car.is_none());
/// assert_eq!(
///     problems[0].to_string(),
///     "cars/mine/car.toml:4:12: base: There is no `sedann` to be based on. Did you mean `sedan`?"
/// );
/// ```
///
/// What only the car's meaning shows (outcomes that can never be seen, goals out of reach) is not
/// looked for: `decklid_meaning::load` does.
pub fn load(shelf: &dyn Shelf, id: &str) -> (Option<Car>, Vec<Diagnostic>) {
    load_with(shelf, id, &|_, _, _| {})
}

/// Loads a car, and when nothing is wrong with its file has it looked at by `lint`.
pub fn load_with(shelf: &dyn Shelf, id: &str, lint: &Lint<'_>) -> (Option<Car>, Vec<Diagnostic>) {
    let mut report = Report::new();
    let car = chain::load(shelf, id, lint, &mut report);
    (car, report.finish().1)
}

/// Reads only what lists of cars show; nothing is inherited.
pub fn header(file: &str, text: &str) -> (Option<Header>, Vec<Diagnostic>) {
    let mut report = Report::new();
    let header = chain::header(file, text, &mut report);
    let (usable, problems) = report.finish();
    (header.filter(|_| usable), problems)
}

/// Puts the translations of a body type's name into it: what lists of cars show.
pub fn translate_name(shelf: &dyn Shelf, id: &str, name: &mut Text) {
    for language in LANGUAGES {
        let Some((file, text)) = shelf.translation(id, language) else { continue };
        let mut report = Report::new();
        let table = shelf::read_one(file, text, &mut report);
        if let Some(translated) = table.as_ref().and_then(|t| fields::text(&t.entry("name")?.node, &mut report)) {
            name.translate(language, translated.text);
        }
    }
}
