//! Where the texts of cars come from, and reading one of them.

use std::collections::BTreeMap;

use super::problem::{Place, Report};
use super::raw::{Table, parse};

/// A text with more bytes is not read.
pub const LONGEST_TEXT: usize = 4 << 20;

/// Languages that texts of cars can be translated into: `de.toml` beside `car.toml`.
pub const LANGUAGES: &[&str] = &["de"];

/// The key of learned numbers on a shelf that is a map; no car can have it.
pub const LEARNED: &str = "/learned";

/// Texts of cars by id: the car, what it is based on, and `numbers`.
pub trait Shelf {
    /// Name of the file for messages, and its text.
    fn text(&self, id: &str) -> Option<(String, &str)>;

    /// All ids.
    fn ids(&self) -> Vec<String>;

    /// Name and text of the file of learned numbers that is laid over the judged ones.
    fn learned(&self) -> Option<(String, &str)> {
        None
    }

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

    /// The key is that of no car.
    fn learned(&self) -> Option<(String, &str)> {
        self.text(LEARNED)
    }

    /// Translations have keys such as `sedan/de`.
    fn translation(&self, id: &str, language: &str) -> Option<(String, &str)> {
        self.text(&format!("{id}/{language}"))
    }
}

/// Reads a text into a table; none when it is too long.
pub(super) fn read_one<'s>(name: String, text: &'s str, report: &mut Report<'s>) -> Option<Table> {
    let file = report.files.len() as u16;
    report.files.push((name, text));
    if text.len() > LONGEST_TEXT {
        let message = format!("The text has {} bytes; {LONGEST_TEXT} are the most.", text.len());
        report.add(Place { file, byte: 0 }, "size", message, "A car takes a few thousand lines: what is all this?");
        return None;
    }
    Some(parse(text, file, report))
}
