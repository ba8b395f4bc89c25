//! Quantities stand in braces, so that each reader gets them in units of their own.

use crate::quantity::{Quantity, bare, braces};

use super::fields::{Item, Text};
use super::problem::Report;
use super::raw::{Node, Table, Value};

/// Reports quantities without braces, and braces in which none can be read.
pub(super) fn lint(root: &Item<'_>, report: &mut Report<'_>) {
    // A source is called what it calls itself.
    for entry in root.table.entries.iter().filter(|e| e.key != "sources") {
        node(&entry.node, report);
    }
}

fn node(it: &Node, report: &mut Report<'_>) {
    match &it.value {
        Value::Text(text, inner) => check(&Text { text, at: it.at, inner: *inner }, report),
        Value::List(list) => list.iter().for_each(|n| node(n, report)),
        Value::Table(Table { entries, .. }) => entries.iter().for_each(|e| node(&e.node, report)),
        Value::Number(_) | Value::Flag(_) | Value::Date | Value::Broken => {}
    }
}

/// Looks for quantities in one text.
pub(super) fn check(it: &Text<'_>, report: &mut Report<'_>) {
    let hint = "Write a number and a unit, such as `{15 km/h}`, `{~2.5 m}` or `{40-80 cm}`.";
    if let Some(at) = bare(it.text) {
        let message = format!("`{}` has no braces: not every reader knows that unit.", &it.text[at.clone()]);
        report.add(it.place(at.start), "quantity", message, hint);
    }
    for (open, inner, closed) in braces(it.text) {
        if inner.starts_with(|c: char| c.is_ascii_digit() || c == '~') && closed && Quantity::parse(inner).is_none() {
            report.add(it.place(open), "quantity", format!("`{{{inner}}}` is not a quantity."), hint);
        }
    }
}
