//! Places: where they are in words, and which points of the picture they mean.

use crate::car::{Anchor, Body, Closure, Keys, Place as CarPlace, Spot};

use super::fields::{Item, choice, number, text};
use super::forms;
use super::problem::Report;
use super::raw::{Entry, Node, Value};

/// Reads the places; one that cannot be drawn is reported.
pub(super) fn places(root: &Item<'_>, report: &mut Report<'_>) -> Vec<CarPlace> {
    root.entries("places", report).iter().map(|entry| place(entry, report)).collect()
}

/// The outline that the file says, else the usual one of the closure.
pub(super) fn body(root: &Item<'_>, closure: Closure, report: &mut Report<'_>) -> Body {
    let said = root.get_text("body", report).and_then(|t| choice(t, Body::NAMES, report));
    said.unwrap_or(closure.usual_body())
}

/// What the driver carries; a remote with a metal key inside unless the file says otherwise.
pub(super) fn keys(root: &Item<'_>, report: &mut Report<'_>) -> Keys {
    root.get_text("keys", report).and_then(|t| choice(t, Keys::NAMES, report)).unwrap_or_default()
}

fn place(entry: &Entry, report: &mut Report<'_>) -> CarPlace {
    let id = entry.key.clone();
    if let Value::Text(words, _) = &entry.node.value {
        undrawn(entry, report);
        return CarPlace { id, words: words.as_str().into(), spots: Vec::new() };
    }
    let Some(table) = super::fields::table(&entry.node, report) else {
        return CarPlace { id, words: Default::default(), spots: Vec::new() };
    };
    let item = Item { section: "places", id: &entry.key, at: entry.node.at, table };
    item.form(&forms::PLACE, report);
    let words = item.text("words", report);
    let spots: Vec<Spot> = match item.get("at") {
        Some(Node { value: Value::List(list), .. }) => list.iter().filter_map(|n| spot(n, report)).collect(),
        Some(node) => spot(node, report).into_iter().collect(),
        None => Vec::new(),
    };
    if spots.is_empty() && item.get("at").is_none_or(|n| matches!(n.value, Value::List(_))) {
        undrawn(entry, report);
    }
    CarPlace { id, words: words.into(), spots }
}

fn undrawn(entry: &Entry, report: &mut Report<'_>) {
    let message = format!("`places.{}` cannot be drawn: it names no point of a picture.", entry.key);
    let hint = "Write `{ words = \"…\", at = \"rear.above_plate\" }`; docs/car-format.md lists the points.";
    report.add(entry.at, "picture", message, hint);
}

/// A point by its name, or `{ point, x, y }`.
fn spot(node: &Node, report: &mut Report<'_>) -> Option<Spot> {
    let Value::Table(table) = &node.value else {
        let anchor = choice(text(node, report)?, Anchor::NAMES, report)?;
        return Some(Spot { anchor, moved: None });
    };
    let item = Item { section: "at", id: "", at: node.at, table };
    item.form(&forms::SPOT, report);
    let anchor = item.choice("point", Anchor::NAMES, report)?;
    let mut percent = |key| {
        let node = item.want(key, report)?;
        let percent = number(node, report)?;
        if !(0.0..=100.0).contains(&percent) {
            let message = format!("`{key}` lies outside the picture.");
            report.add(node.at, "picture", message, "Write a percentage, from 0 to 100.");
            return None;
        }
        Some(percent)
    };
    let (x, y) = (percent("x"), percent("y"));
    Some(Spot { anchor, moved: x.zip(y) })
}
