//! The texts of another language: one table from text to text.

use crate::quantity::{Piece, Quantity, pieces};
use crate::texts::Dictionary;

use super::chain::read_one;
use super::fields::text;
use super::problem::Report;
use super::quantities;

/// Reads the table; a line that cannot be used is reported and left out.
pub(super) fn read<'s>(file: &str, source: &'s str, report: &mut Report<'s>) -> Dictionary {
    let mut dictionary = Dictionary::new();
    let Some(table) = read_one(file.to_owned(), source, report) else { return dictionary };
    for entry in &table.entries {
        let Some(translated) = text(&entry.node, report) else { continue };
        quantities::check(&translated, report);
        if translated.text.trim().is_empty() {
            report.add(entry.at, "language", "This text is empty.", "Translate it, or leave the line out.");
        } else if quantities_of(&entry.key) != quantities_of(translated.text) {
            let hint = "Write `{15 km/h}` and the like as the text of the car does.";
            report.add(translated.at, "language", "The quantities are not those of the text.", hint);
        } else if has_words(translated.text) {
            let hint = "Write the word itself, in the case that the sentence wants.";
            report.add(translated.at, "language", "Placeholders are for English only.", hint);
        } else {
            dictionary.insert(entry.key.clone(), translated.text.to_owned());
        }
    }
    dictionary
}

fn quantities_of(text: &str) -> Vec<Quantity> {
    let quantity = |piece| match piece {
        Piece::Quantity(quantity) => Some(quantity),
        Piece::Words(_) => None,
    };
    pieces(text).into_iter().filter_map(quantity).collect()
}

/// Whether a placeholder stands in the words.
fn has_words(text: &str) -> bool {
    pieces(text).iter().any(|piece| matches!(piece, Piece::Words(words) if words.contains('{')))
}
