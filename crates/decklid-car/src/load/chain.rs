//! A car, what it is based on, what that is based on, and so on down to `numbers`.

use crate::car::Car;

use super::fields::{Item, text};
use super::header::{self, Header, OWN_KEYS};
use super::problem::{Place, Report};
use super::raw::{Table, Value};
use super::shelf::{Shelf, read_one};
use super::{build, forms, learned};

const START: Place = Place { file: 0, byte: 0 };

/// Looks at a car that has no other problem, beside the table that it was read from.
pub type Lint<'l> = dyn Fn(&Item<'_>, &Car, &mut Report<'_>) + 'l;

/// Loads a car, if it can be used, with all that it is based on; `lint` is asked when nothing else is wrong.
pub(super) fn load<'s>(shelf: &'s dyn Shelf, id: &str, lint: &Lint<'_>, report: &mut Report<'s>) -> Option<Car> {
    let (ids, mut tables) = read_all(shelf, id, report)?;
    let learned = learned::lay_over(shelf, &ids, &mut tables, report);
    let own = tables.first()?;
    let top = Item { section: "", id: "", at: START, table: own };
    let header = header::read(&top, report);
    if let Some(said) = top.get_text("id", report)
        && said.text != id
    {
        let message = format!("The id is `{}`, the folder is `{id}`.", said.text);
        report.add(said.at, "name", message, "Give both the same name.");
    }
    let hash = hash(report);
    let merged = merge(tables, report)?;
    let root = Item { section: "", id: "", at: START, table: &merged };
    root.form(&forms::CAR, report);
    let header = with_closure(header, &root, report);
    let mut car = build::car(&root, header, hash, report);
    car.learned = learned;
    super::numbers::unused(&root, &car, report);
    super::inherits::lint(&root, report);
    super::reading::lint(&root, &car, report);
    super::quantities::lint(&root, report);
    if report.is_empty() {
        lint(&root, &car, report);
    }
    // A mistake in a translation leaves the car usable: it is then in English.
    let usable = report.is_usable();
    super::translations::translate(&mut car, &merged, shelf, &ids, report);
    usable.then_some(car)
}

/// The table of a car that is laid over its bases.
pub(super) fn merged<'s>(shelf: &'s dyn Shelf, id: &str, report: &mut Report<'s>) -> Option<Table> {
    let (ids, mut tables) = read_all(shelf, id, report)?;
    learned::lay_over(shelf, &ids, &mut tables, report);
    merge(tables, report)
}

/// The priors that each file of the chain says itself, the car's own file first, by the id of the file; nothing if a
/// file cannot be read.
pub fn priors(shelf: &dyn Shelf, id: &str) -> Vec<(String, Vec<(String, f64)>)> {
    let mut report = Report::new();
    let Some((ids, mut tables)) = read_all(shelf, id, &mut report) else { return Vec::new() };
    learned::lay_over(shelf, &ids, &mut tables, &mut report);
    let of = |table: &Table| {
        let Some(Value::Table(priors)) = table.entry("prior").map(|entry| &entry.node.value) else { return Vec::new() };
        let number = |entry: &super::raw::Entry| match entry.node.value {
            Value::Number(number) => Some((entry.key.clone(), number)),
            _ => None,
        };
        priors.entries.iter().filter_map(number).collect()
    };
    ids.into_iter().zip(tables.iter().map(of)).collect()
}

/// Lays each table over those that come after it.
fn merge(mut tables: Vec<Table>, report: &mut Report<'_>) -> Option<Table> {
    let mut merged = tables.pop()?;
    while let Some(over) = tables.pop() {
        merged.retain(|key| !OWN_KEYS.contains(&key));
        remove(&mut merged, &over, report);
        merged.lay_over(over);
    }
    Some(merged)
}

/// Reads the header of one text.
pub(super) fn header<'s>(file: &str, text: &'s str, report: &mut Report<'s>) -> Option<Header> {
    let table = read_one(file.to_owned(), text, report)?;
    Some(header::read(&Item { section: "", id: "", at: START, table: &table }, report))
}

/// Ids and tables of the chain, the car's own first.
fn read_all<'s>(shelf: &'s dyn Shelf, id: &str, report: &mut Report<'s>) -> Option<(Vec<String>, Vec<Table>)> {
    let Some((file, text)) = shelf.text(id) else {
        let known = shelf.ids();
        let hint = report.nearest(id, known.iter().map(String::as_str), "Name a car that is in the list.");
        report.add(START, "base", format!("There is no car `{id}`."), hint);
        return None;
    };
    let mut tables = vec![read_one(file, text, report)?];
    let mut ids = vec![id.to_owned()];
    while let Some((base, at)) = tables.last().and_then(|t| based_on(t, report)) {
        if let Some(from) = ids.iter().position(|i| *i == base) {
            let circle = [&ids[from..], &[base]].concat().join(" → ");
            let message = format!("These are based on each other in a circle: {circle}.");
            report.add(at, "base", message, "Base one of them on something else.");
            break;
        }
        let Some((file, text)) = shelf.text(&base) else {
            report.add(at, "base", format!("There is no `{base}` to be based on."), base_hint(shelf, &base, report));
            break;
        };
        let Some(table) = read_one(file, text, report) else { break };
        tables.push(table);
        ids.push(base);
    }
    Some((ids, tables))
}

/// What may have been meant: `hatch` for `hatchback`, else the nearest name, else all body types.
fn base_hint(shelf: &dyn Shelf, base: &str, report: &Report<'_>) -> String {
    let known = shelf.ids();
    if let Some(short) = known.iter().filter(|id| base.starts_with(id.as_str())).max_by_key(|id| id.len()) {
        return format!("Did you mean `{short}`?");
    }
    let is_body = |id: &&String| {
        let Some((file, text)) = shelf.text(id) else { return false };
        let mut own = Report::new();
        let header = self::header(&file, text, &mut own);
        header.is_some_and(|h| h.archetype && h.listed) && own.is_usable()
    };
    let bodies = known.iter().filter(is_body).cloned().collect::<Vec<_>>().join(", ");
    let fallback = if bodies.is_empty() {
        "Name a car or body type that exists.".to_owned()
    } else {
        format!("Body types: {bodies}.")
    };
    report.nearest(base, known.iter().map(String::as_str), &fallback)
}

fn based_on(table: &Table, report: &mut Report<'_>) -> Option<(String, Place)> {
    let base = text(&table.entry("based_on")?.node, report)?;
    Some((base.text.to_owned(), base.at))
}

/// Takes away what the upper text says.
fn remove(merged: &mut Table, over: &Table, report: &mut Report<'_>) {
    let Some(entry) = over.entry("remove") else { return };
    for path in super::fields::texts(&entry.node, report) {
        if !merged.remove(path.text) {
            let message = format!("There is nothing named `{}` in what this is based on.", path.text);
            report.add(path.at, "remove", message, "Write its section too, such as `moves.get_in`.");
        }
    }
}

/// The closure is the one thing of the header that a car has from its base.
fn with_closure(mut header: Header, root: &Item<'_>, report: &mut Report<'_>) -> Header {
    if header.closure.is_none() {
        let text = root.get_text("closure", report);
        header.closure = text.and_then(|t| super::fields::choice(t, crate::car::Closure::NAMES, report));
        if header.listed && !matches!(root.get("closure").map(|n| &n.value), Some(Value::Text(..))) {
            root.want("closure", report);
        }
    }
    header
}

/// FNV-1a over all texts of the chain.
fn hash(report: &Report<'_>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for (_, text) in &report.files {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}
