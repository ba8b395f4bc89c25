//! The whole car once it is laid over its bases, for people who write cars.

use super::form::{Form, Shape};
use super::problem::{Diagnostic, Place, Report, line_starts};
use super::raw::{Table, Value};
use super::shelf::Shelf;
use super::{chain, forms, formulas, outcomes};

/// A car with everything that it inherits, and where each value stands.
#[derive(Debug)]
pub struct Merged {
    /// All values, in the order of the format; `based_on` and `remove` are carried out and left out.
    pub table: Table,
    /// The file of the car, then those of its bases.
    files: Vec<File>,
}

/// A file's name, and the byte at which each of its lines begins.
#[derive(Debug)]
struct File {
    name: String,
    lines: Vec<usize>,
}

impl Merged {
    /// Names of the files: the car's own first, then its bases.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.name.as_str())
    }

    /// Name of the file, and line from 1, of a place.
    pub fn locate(&self, at: Place) -> (&str, usize) {
        let Some(file) = self.files.get(usize::from(at.file)) else { return ("", 1) };
        let line = file.lines.partition_point(|start| *start <= at.byte as usize);
        (&file.name, line.max(1))
    }
}

/// Reads a car and lays it over its bases; what it means is not looked at.
///
/// # Errors
/// There is no such car or base, or a file is not TOML: everything that is wrong.
///
/// ```
/// use std::collections::BTreeMap;
///
/// let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
/// let shelf = BTreeMap::from([
///     ("base".to_owned(), file("base.toml", "[tools]\ncell = \"a cell\"\ntape = \"tape\"\n")),
///     ("mine".to_owned(), file("mine.toml", "based_on = \"base\"\n[tools]\ntape = \"duct tape\"\n")),
/// ]);
/// let merged = decklid_car::load::merged(&shelf, "mine").expect("both can be read");
/// let tools = &merged.table.entries[0];
/// let decklid_car::file::Value::Table(tools) = &tools.node.value else { unreachable!() };
/// let places: Vec<_> = tools.entries.iter().map(|e| (e.key.as_str(), merged.locate(e.at))).collect();
/// assert_eq!(places, [("cell", ("base.toml", 2)), ("tape", ("mine.toml", 3))]);
/// ```
pub fn merged(shelf: &dyn Shelf, id: &str) -> Result<Merged, Vec<Diagnostic>> {
    let mut report = Report::new();
    let table = chain::merged(shelf, id, &mut report).filter(|_| report.is_usable());
    let Some(mut table) = table else { return Err(report.finish().1) };
    table.retain(|key| !matches!(key, "based_on" | "remove"));
    drop_replaced(&mut table);
    arrange(&mut table, &forms::CAR);
    let files = report.files.iter().map(|(name, text)| File { name: name.clone(), lines: line_starts(text) });
    Ok(Merged { table, files: files.collect() })
}

/// Of keys that exclude each other only that of the car counts, not that of its base.
fn drop_replaced(car: &mut Table) {
    for circuit in tables_in(car, "circuits") {
        keep_one(circuit, formulas::CONDITIONS);
    }
    for item in tables_in(car, "moves") {
        if keep_one(item, outcomes::KINDS) != Some("sees") {
            item.retain(|key| !matches!(key, "yes" | "no"));
        }
    }
}

fn tables_in<'t>(car: &'t mut Table, section: &str) -> impl Iterator<Item = &'t mut Table> {
    let section = car.entries.iter_mut().filter(move |e| e.key == section).filter_map(|e| e.node.value.table_mut());
    section.flat_map(|table| table.entries.iter_mut().filter_map(|e| e.node.value.table_mut()))
}

/// Keeps the first of these keys, as [`Item::one_of`](super::fields::Item::one_of) does.
fn keep_one(table: &mut Table, keys: &[&'static str]) -> Option<&'static str> {
    let first = keys.iter().filter_map(|key| Some((table.entry(key)?.at, *key))).min()?.1;
    table.retain(|key| key == first || !keys.contains(&key));
    Some(first)
}

/// Puts keys into the order of the format; names that authors make up stay as they stand.
fn arrange(table: &mut Table, form: &Form) {
    let order = form.names();
    table.sort_by_key(|key| order.iter().position(|name| *name == key).unwrap_or(order.len()));
    for entry in &mut table.entries {
        if let (Some(inner), Some(key)) = (entry.node.value.table_mut(), form.key(&entry.key)) {
            arrange_as(inner, &key.shape);
        }
    }
}

fn arrange_as(table: &mut Table, shape: &Shape) {
    match shape {
        Shape::Table(form) => arrange(table, form),
        Shape::Named(each) | Shape::ByName(each) | Shape::ByYear(each) => {
            for inner in table.entries.iter_mut().filter_map(|e| e.node.value.table_mut()) {
                arrange_as(inner, each);
            }
        }
        Shape::Either(shapes) => shapes.iter().for_each(|shape| arrange_as(table, shape)),
        Shape::Text
        | Shape::CarId
        | Shape::Condition
        | Shape::Month
        | Shape::Flag
        | Shape::Number(..)
        | Shape::Count(..)
        | Shape::Word(_)
        | Shape::List(..)
        | Shape::Range => {}
    }
}

impl Value {
    fn table_mut(&mut self) -> Option<&mut Table> {
        match self {
            Value::Table(table) => Some(table),
            Value::Text(..) | Value::Number(_) | Value::Flag(_) | Value::Date | Value::List(_) | Value::Broken => None,
        }
    }
}
