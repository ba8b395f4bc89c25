//! Statements, and where they were read.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::PartialDate;
use crate::source::{Fact, Grade, Source};

use super::fields::{Item, Text, choice, text, texts};
use super::forms;
use super::problem::Report;
use super::raw::{Node, Value};

/// Reads the sources.
pub(super) fn sources(root: &Item<'_>, report: &mut Report<'_>) -> Vec<Source> {
    let mut sources = Vec::new();
    for item in root.section("sources", report) {
        item.form(&forms::SOURCE, report);
        sources.push(Source {
            id: item.id.to_owned(),
            title: item.text("title", report),
            url: address(&item, report),
            grade: item.choice("grade", Grade::NAMES, report).unwrap_or(Grade::Inference),
            read: date(&item, "read", report),
            published: date(&item, "published", report),
        });
    }
    sources
}

/// The address of a source: of the web, since readers follow it; or empty.
fn address(item: &Item<'_>, report: &mut Report<'_>) -> String {
    let Some(node) = item.get("url") else { return item.text("url", report) };
    let Some(url) = text(node, report) else { return String::new() };
    let web = ["https://", "http://"].iter().any(|scheme| url.text.starts_with(scheme));
    if url.text.is_empty() || (web && !url.text.contains(char::is_whitespace)) {
        return url.text.to_owned();
    }
    let message = format!("`{}` is not an address of the web.", url.text);
    report.add(url.at, "source", message, "Write an address that begins with https:// or http://, without spaces.");
    String::new()
}

/// A year, a month or a day, or nothing.
fn date(item: &Item<'_>, key: &str, report: &mut Report<'_>) -> String {
    let Some(date) = item.get_text(key, report) else { return String::new() };
    if PartialDate::parse(date.text).is_none() {
        let message = format!("`{}` is not a date.", date.text);
        report.add(date.at, "date", message, "Write `2026`, `2026-11` or `2026-11-28`.");
        return String::new();
    }
    date.text.to_owned()
}

/// Reads the facts.
pub(super) fn facts(root: &Item<'_>, sources: &[Source], report: &mut Report<'_>) -> Vec<Fact> {
    let items = root.section("facts", report);
    if items.is_empty() {
        return Vec::new();
    }
    let topics = topics(root);
    let ids: BTreeSet<&str> = items.iter().map(|i| i.id).collect();
    let places = places(sources);
    let mut facts = Vec::new();
    for item in &items {
        item.form(&forms::FACT, report);
        let told = all_sources(item, &places, report);
        let grade = item.get_text("grade", report).and_then(|t| choice(t, Grade::NAMES, report));
        let about = about(item, &topics, report);
        if best(&told, sources) == Some(Grade::Mill) {
            mill(root, item, &about, report);
        }
        facts.push(Fact {
            id: item.id.to_owned(),
            about,
            says: item.text("says", report).into(),
            applies: item.text_or_empty("applies", report),
            price: item.flag("price", false, report),
            sister: item.flag("sister", false, report),
            grade: grade.or_else(|| best(&told, sources)).unwrap_or(Grade::Inference),
            source: told.first().copied().unwrap_or(0),
            also: told.into_iter().skip(1).collect(),
            contradicts: contradicts(item, &ids, report),
        });
    }
    if sources.is_empty() { Vec::new() } else { facts }
}

/// Warns where a text mill alone would decide a step.
fn mill(root: &Item<'_>, item: &Item<'_>, about: &[String], report: &mut Report<'_>) {
    let decides = |name: &&String| {
        let step = ["moves", "unknowns"].iter().any(|section| keys(root, section).any(|key| key == name.as_str()));
        step || FORMULAS.iter().any(|(_, prefix)| name.starts_with(prefix))
    };
    if let Some(name) = about.iter().find(decides) {
        let message = format!("{} is about `{name}`, and only a text mill says it.", item.name());
        let hint = "Name a second source, or let it be about a part or a place: it must not decide a step.";
        report.add(item.at, "mill", message, hint);
    }
}

/// Where each source stands, by its id.
pub(super) fn places(sources: &[Source]) -> BTreeMap<&str, usize> {
    sources.iter().enumerate().map(|(at, source)| (source.id.as_str(), at)).collect()
}

/// The source that something names, reported if there is none.
pub(super) fn source(item: &Item<'_>, sources: &BTreeMap<&str, usize>, report: &mut Report<'_>) -> Option<usize> {
    known_source(text(named(item, report)?, report)?, sources, report)
}

/// The sources that something names, one or several, reported if there is none.
pub(super) fn all_sources(item: &Item<'_>, sources: &BTreeMap<&str, usize>, report: &mut Report<'_>) -> Vec<usize> {
    let Some(node) = named(item, report) else { return Vec::new() };
    let names = one_or_more(node, report);
    if names.is_empty() && matches!(node.value, Value::List(_)) {
        report.add(node.at, "source", format!("{} has no source.", item.name()), "Name one.");
    }
    let mut found = Vec::new();
    for name in names {
        let Some(at) = known_source(name, sources, report) else { continue };
        if found.contains(&at) {
            report.add(name.at, "source", format!("`{}` is named twice.", name.text), "Name each source once.");
        } else {
            found.push(at);
        }
    }
    found
}

/// The best grade of some sources.
fn best(told: &[usize], sources: &[Source]) -> Option<Grade> {
    told.iter().filter_map(|&at| Some(sources.get(at)?.grade)).min()
}

fn named<'t>(item: &Item<'t>, report: &mut Report<'_>) -> Option<&'t Node> {
    let node = item.get("source");
    if node.is_none() {
        let message = format!("{} has no source.", item.name());
        report.add(item.at, "source", message, "Add `source = \"…\"`: where was it read?");
    }
    node
}

fn known_source(name: Text<'_>, sources: &BTreeMap<&str, usize>, report: &mut Report<'_>) -> Option<usize> {
    let at = sources.get(name.text).copied();
    if at.is_none() {
        let hint = report.nearest(name.text, sources.keys().copied(), "Define it under `[sources]`.");
        report.add(name.at, "source", format!("There is no source `{}`.", name.text), hint);
    }
    at
}

fn about(item: &Item<'_>, topics: &BTreeSet<String>, report: &mut Report<'_>) -> Vec<String> {
    let Some(node) = item.want("about", report) else { return Vec::new() };
    let mut about = Vec::new();
    for name in one_or_more(node, report) {
        topic(name, topics, report);
        about.push(name.text.to_owned());
    }
    about
}

/// Reports a name that nothing has.
pub(super) fn topic(name: Text<'_>, topics: &BTreeSet<String>, report: &mut Report<'_>) {
    if !topics.contains(name.text) {
        let fallback = "Name a part, a hidden Boolean, a move, a formula, a place or `car`.";
        let hint = report.nearest(name.text, topics.iter().map(String::as_str), fallback);
        report.add(name.at, "unknown-name", format!("There is no `{}`.", name.text), hint);
    }
}

fn contradicts(item: &Item<'_>, ids: &BTreeSet<&str>, report: &mut Report<'_>) -> Vec<String> {
    let Some(node) = item.get("contradicts") else { return Vec::new() };
    let mut contradicts = Vec::new();
    for other in one_or_more(node, report) {
        if !ids.contains(other.text) || other.text == item.id {
            let others = ids.iter().copied().filter(|id| *id != item.id);
            let hint = report.nearest(other.text, others, "Name the fact that says otherwise.");
            let message = format!("{} contradicts `{}`, which is no other fact.", item.name(), other.text);
            report.add(other.at, "contradiction", message, hint);
        }
        contradicts.push(other.text.to_owned());
    }
    contradicts
}

pub(super) fn one_or_more<'t>(node: &'t Node, report: &mut Report<'_>) -> Vec<Text<'t>> {
    match &node.value {
        Value::Text(..) => text(node, report).into_iter().collect(),
        _ => texts(node, report),
    }
}

/// Sections of formulas, and what stands before their names.
const FORMULAS: [(&str, &str); 4] =
    [("circuits", "circuit."), ("controls", "control."), ("ways", "way."), ("defines", "define.")];

/// Everything that a fact can be about.
pub(super) fn topics(root: &Item<'_>) -> BTreeSet<String> {
    let mut topics = BTreeSet::from(["car".to_owned()]);
    for (section, prefix) in FORMULAS.into_iter().chain([("tools", "tool.")]) {
        topics.extend(keys(root, section).map(|key| format!("{prefix}{key}")));
    }
    for section in ["parts", "unknowns", "tools", "states", "goals", "places", "hazards", "moves", "mistakes", "care"] {
        topics.extend(keys(root, section).map(str::to_owned));
    }
    for part in entries(root, "parts") {
        let Value::Table(part_table) = &part.node.value else { continue };
        let Some(Value::Table(faults)) = part_table.entry("faults").map(|e| &e.node.value) else { continue };
        topics.extend(faults.entries.iter().map(|f| format!("{}.{}", part.key, f.key)));
    }
    topics
}

fn entries<'t>(root: &Item<'t>, section: &str) -> &'t [super::raw::Entry] {
    root.table_of(section).map_or(&[], |t| &t.entries)
}

fn keys<'t>(root: &Item<'t>, section: &str) -> impl Iterator<Item = &'t str> {
    entries(root, section).iter().map(|e| e.key.as_str())
}
