//! The first lines of a car: what lists of cars show.

use crate::car::{Body, Closure};
use crate::texts::Text;

use super::fields::{Item, choice};
use super::problem::Report;
use super::raw::Value;

/// What a car says about itself; nothing of it is inherited but the closure.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Name in links and commands.
    pub id: String,
    /// Name for people.
    pub name: Text,
    /// Maker; empty for an archetype.
    pub make: String,
    /// Build years as text.
    pub years: String,
    /// What kind of lid, if this file says so.
    pub closure: Option<Closure>,
    /// Its outline, if this file says so.
    pub body: Option<Body>,
    /// True for a body type with everything unknown.
    pub archetype: bool,
    /// False for a base that no list shows.
    pub listed: bool,
    /// Id of the car that this one is based on.
    pub based_on: Option<String>,
    /// Other names that people type.
    pub aliases: Vec<String>,
}

/// Keys at the top of a file that its cars do not inherit.
pub(super) const OWN_KEYS: &[&str] = &[
    "format",
    "id",
    "name",
    "make",
    "years",
    "archetype",
    "listed",
    "based_on",
    "aliases",
    "summary",
    "remove",
    "gaps",
];

/// Reads the header.
pub(super) fn read(root: &Item<'_>, report: &mut Report<'_>) -> Header {
    format(root, report);
    let id = root.text("id", report);
    if let Some(text) = root.get_text("id", report) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !text.text.starts_with(|c: char| c.is_ascii_lowercase()) || !text.text.chars().all(plain) {
            let message = format!("`{}` is not a proper id of a car.", text.text);
            report.add(text.at, "name", message, "Use lower case letters, digits and hyphens, a letter first.");
        }
    }
    Header {
        id,
        name: root.text("name", report).into(),
        make: root.text_or_empty("make", report),
        years: root.text_or_empty("years", report),
        closure: root.get_text("closure", report).and_then(|t| choice(t, Closure::NAMES, report)),
        body: body(root),
        archetype: root.flag("archetype", false, report),
        listed: root.flag("listed", true, report),
        based_on: root.get_text("based_on", report).map(|t| t.text.to_owned()),
        aliases: root.strings("aliases", report),
    }
}

/// Its outline; what is wrong with it is reported where places are read.
fn body(root: &Item<'_>) -> Option<Body> {
    let Value::Text(said, _) = &root.get("body")?.value else { return None };
    Body::NAMES.iter().find(|known| known.0 == said.as_str()).map(|known| known.1)
}

fn format(root: &Item<'_>, report: &mut Report<'_>) {
    let hint = "Write `format = 1`.";
    match root.get("format") {
        None => report.add(root.at, "format", "The file does not say its format.", hint),
        Some(node) => {
            if super::fields::number(node, report).is_some_and(|n| n != 1.0) {
                report.add(node.at, "format", "This format is not known.", hint);
            }
        }
    }
}
