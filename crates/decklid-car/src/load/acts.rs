//! What the hand does at the points of a move's place.
//!
//! An act is about a title and the points of a place: where a car replaces one of them, an act of its base is gone. No
//! arrow is better than one that points the wrong way.

use crate::car::Act;

use super::facts::one_or_more;
use super::fields::{Item, choice};
use super::problem::Report;
use super::raw::{Node, Value};

/// One for each point of the place; empty where nothing is said.
pub(super) fn acts(root: &Item<'_>, item: &Item<'_>, report: &mut Report<'_>) -> Vec<Option<Act>> {
    let Some(node) = item.get("act") else { return Vec::new() };
    let words = one_or_more(node, report);
    let said = words.iter().map(|word| if word.text.is_empty() { None } else { choice(*word, Act::NAMES, report) });
    let said: Vec<Option<Act>> = said.collect();
    let points = points(root, item);
    let mut about = [item.get("title"), item.get("place"), points].into_iter().flatten();
    if about.any(|other| other.at.file < node.at.file) || said.iter().all(Option::is_none) {
        return Vec::new();
    }
    let count = points.map_or(0, |at| if let Value::List(list) = &at.value { list.len() } else { 1 });
    match said.as_slice() {
        [one] if count > 0 => vec![*one; count],
        several if several.len() == count => said,
        several => {
            let message = format!("{} says {} acts for {count} points of its place.", item.name(), several.len());
            report.add(node.at, "act", message, "Write one word, or one for each point of `at`.");
            Vec::new()
        }
    }
}

/// The points of the move's place.
fn points<'t>(root: &Item<'t>, item: &Item<'t>) -> Option<&'t Node> {
    let Value::Text(name, _) = &item.get("place")?.value else { return None };
    let Value::Table(place) = &root.table_of("places")?.entry(name)?.node.value else { return None };
    place.entry("at").map(|entry| &entry.node)
}
