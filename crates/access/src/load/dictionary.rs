//! The texts of another language: one table from text to text.

use crate::texts::Dictionary;

use super::chain::read_one;
use super::fields::text;
use super::problem::Report;

/// Reads the table; a line that cannot be used is reported and left out.
pub(super) fn read<'s>(file: &str, source: &'s str, report: &mut Report<'s>) -> Dictionary {
    let mut dictionary = Dictionary::new();
    let Some(table) = read_one(file.to_owned(), source, report) else { return dictionary };
    for entry in &table.entries {
        let Some(translated) = text(&entry.node, report) else { continue };
        if translated.text.trim().is_empty() {
            report.add(entry.at, "language", "This text is empty.", "Translate it, or leave the line out.");
        } else if translated.text.contains('{') {
            let hint = "Write the word itself, in the case that the sentence wants.";
            report.add(translated.at, "language", "Placeholders are for English only.", hint);
        } else {
            dictionary.insert(entry.key.clone(), translated.text.to_owned());
        }
    }
    dictionary
}
