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
mod dictionary;
mod expr;
mod facts;
pub mod fields;
pub mod form;
pub mod forms;
mod formulas;
mod header;
mod hidden;
mod laws;
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

use std::collections::BTreeMap;

use crate::car::Car;
use crate::texts::Dictionary;

pub use header::Header;
pub use problem::{Diagnostic, RULES, Related, Rule, Severity};
pub use reading::{HIGHEST_GERMAN_GRADE, HIGHEST_GRADE, german_grade, reading_grade};

use problem::Report;

/// A text with more bytes is not read.
pub const LONGEST_TEXT: usize = 4 << 20;

/// Texts of cars by id: the car, what it is based on, and `numbers`.
pub trait Shelf {
    /// Name of the file for messages, and its text.
    fn text(&self, id: &str) -> Option<(String, &str)>;

    /// All ids.
    fn ids(&self) -> Vec<String>;
}

impl Shelf for BTreeMap<String, (String, String)> {
    fn text(&self, id: &str) -> Option<(String, &str)> {
        self.get(id).map(|(file, text)| (file.clone(), text.as_str()))
    }

    fn ids(&self) -> Vec<String> {
        self.keys().cloned().collect()
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
    let (usable, problems) = report.finish();
    (car.filter(|_| usable), problems)
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

/// Reads the texts of a language: a table from each text of the cars to the same text in that language.
pub fn dictionary(file: &str, text: &str) -> (Dictionary, Vec<Diagnostic>) {
    let mut report = Report::new();
    let dictionary = dictionary::read(file, text, &mut report);
    (dictionary, report.finish().1)
}
