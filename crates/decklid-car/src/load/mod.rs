//! From text to a [`Car`], with every problem at once.
//!
//! ```text
//!  car.toml ─► tree with places ─┐
//!  its base ─► tree with places ─┴ laid over ─► names ─► Car ─► lints
//! ```
//!
//! Nothing here stops at the first mistake: what is wrong is reported with a
//! rule, a place, a sentence and a hint, and something harmless takes its place.

mod build;
mod chain;
mod expr;
mod facts;
pub mod fields;
pub mod form;
pub mod forms;
mod formulas;
mod header;
mod hidden;
mod inherits;
mod laws;
mod merged;
mod moves;
mod names;
mod numbers;
mod outcomes;
mod places;
pub mod problem;
mod quantities;
pub mod raw;
mod reading;
mod roles;
pub mod translation_form;
mod translations;

use std::collections::BTreeMap;

use crate::car::Car;
use crate::texts::Text;

pub use header::Header;
pub use merged::{Merged, merged};
pub use problem::{Diagnostic, RULES, Related, Rule, Severity};
pub use reading::{HIGHEST_GERMAN_GRADE, HIGHEST_GRADE, german_grade, reading_grade};

use problem::Report;

/// A text with more bytes is not read.
pub const LONGEST_TEXT: usize = 4 << 20;

/// Languages that texts of cars can be translated into: `de.toml` beside `car.toml`.
pub const LANGUAGES: &[&str] = &["de"];

/// Texts of cars by id: the car, what it is based on, and `numbers`.
pub trait Shelf {
    /// Name of the file for messages, and its text.
    fn text(&self, id: &str) -> Option<(String, &str)>;

    /// All ids.
    fn ids(&self) -> Vec<String>;

    /// Name and text of the file that translates the car's own texts into a language.
    fn translation(&self, _id: &str, _language: &str) -> Option<(String, &str)> {
        None
    }
}

impl Shelf for BTreeMap<String, (String, String)> {
    fn text(&self, id: &str) -> Option<(String, &str)> {
        self.get(id).map(|(file, text)| (file.clone(), text.as_str()))
    }

    fn ids(&self) -> Vec<String> {
        self.keys().filter(|key| !key.contains('/')).cloned().collect()
    }

    /// Translations have keys such as `sedan/de`.
    fn translation(&self, id: &str, language: &str) -> Option<(String, &str)> {
        self.text(&format!("{id}/{language}"))
    }
}

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

/// Looks at a car that has no other problem, beside the table that it was read from.
pub type Lint<'l> = dyn Fn(&fields::Item<'_>, &Car, &mut Report<'_>) + 'l;

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
        let table = chain::read_one(file, text, &mut report);
        if let Some(translated) = table.as_ref().and_then(|t| fields::text(&t.entry("name")?.node, &mut report)) {
            name.translate(language, translated.text);
        }
    }
}
