//! `decklid show CAR --merged`: the car file with all that it inherits, and where each value stands.

use std::fmt::Write as _;

use decklid::garage::CarError;
use decklid_car::file::{Entry, Node, Table, Value};
use decklid_car::load::{self, Merged};
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;
use decklid_faces::report::{FileValue, MergedValue};
use serde_json::json;

/// A longer list has a line for each of its values (bytes).
const WIDE: usize = 100;

/// Shows the car of that name as one file, or of it only what stands at a path.
pub(crate) fn run(context: &Context, name: &str, path: Option<&str>) -> Result<Reply, Failure> {
    let id = context.garage.id_of(name)?;
    let mut merged = load::merged(&context.garage, &id).map_err(|problems| CarError::Unusable { id, problems })?;
    if let Some(path) = path
        && !keep(&mut merged.table, path)
    {
        let hint = "Name a table or a key as the merged file does: moves.get_in, ways.fob, prior.";
        return Err(Failure::usage(format!("The car has no `{path}`."), hint));
    }
    let files: Vec<&str> = merged.files().collect();
    let mut text = format!("# {}\n", files.join("\n# over "));
    write_table(&mut text, "", &merged.table, &merged);
    let mut values = Vec::new();
    list_values(&mut values, "", &merged.table, &merged);
    Reply::new(text, &values)
}

/// Leaves only what stands at a path; false if nothing does. A key may have dots itself: `prior.fob.cell_flat`.
fn keep(table: &mut Table, path: &str) -> bool {
    let (key, rest) = match path.split_once('.').filter(|_| table.entry(path).is_none()) {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    table.retain(|it| it == key);
    match (table.entries.first_mut().map(|entry| &mut entry.node.value), rest) {
        (Some(Value::Table(inner)), Some(rest)) => keep(inner, rest),
        (found, rest) => found.is_some() && rest.is_none(),
    }
}

/// A table as TOML: first what is on one line of its file, then the tables in it.
fn write_table(text: &mut String, path: &str, table: &Table, merged: &Merged) {
    let is_line = |entry: &&Entry| one_place(entry, merged).is_some();
    let (lines, tables): (Vec<&Entry>, Vec<&Entry>) = table.entries.iter().partition(is_line);
    if !path.is_empty() && !lines.is_empty() {
        let _ = writeln!(text, "\n[{path}]");
    }
    for entry in lines {
        write_line(text, entry, merged);
    }
    for entry in tables {
        if let Value::Table(inner) = &entry.node.value {
            let dot = if path.is_empty() { "" } else { "." };
            write_table(text, &format!("{path}{dot}{}", key(&entry.key)), inner, merged);
        }
    }
}

fn write_line(text: &mut String, entry: &Entry, merged: &Merged) {
    let (file, line) = merged.locate(entry.at);
    let (key, value) = (key(&entry.key), toml(&entry.node));
    let _ = match &entry.node.value {
        Value::List(list) if value.len() > WIDE => {
            let values: String = list.iter().map(|node| format!("  {},\n", toml(node))).collect();
            writeln!(text, "{key} = [  # {file}:{line}\n{values}]")
        }
        _ => writeln!(text, "{key} = {value}  # {file}:{line}"),
    };
}

/// File and line of an entry, unless it is a table with values on several lines.
fn one_place<'m>(entry: &Entry, merged: &'m Merged) -> Option<(&'m str, usize)> {
    let here = merged.locate(entry.at);
    match &entry.node.value {
        Value::Table(table) if table.entries.iter().any(|e| one_place(e, merged) != Some(here)) => None,
        _ => Some(here),
    }
}

/// Each value below a path that is no table with something in it.
fn list_values(values: &mut Vec<MergedValue>, path: &str, table: &Table, merged: &Merged) {
    for entry in &table.entries {
        let dot = if path.is_empty() { "" } else { "." };
        let path = format!("{path}{dot}{}", entry.key);
        match &entry.node.value {
            Value::Table(inner) if !inner.entries.is_empty() => list_values(values, &path, inner, merged),
            _ => {
                let (file, line) = merged.locate(entry.at);
                values.push(MergedValue { path, value: file_value(&entry.node), file: file.to_owned(), line });
            }
        }
    }
}

fn file_value(node: &Node) -> FileValue {
    match &node.value {
        Value::Text(text, _) => FileValue::Text(text.clone()),
        Value::Number(number) => FileValue::Number(*number),
        Value::Flag(flag) => FileValue::Flag(*flag),
        Value::List(list) => FileValue::List(list.iter().map(file_value).collect()),
        Value::Table(table) => {
            FileValue::Table(table.entries.iter().map(|e| (e.key.clone(), file_value(&e.node))).collect())
        }
        Value::Date | Value::Broken => FileValue::Date,
    }
}

fn toml(node: &Node) -> String {
    let join = |parts: Vec<String>| parts.join(", ");
    match &node.value {
        Value::Text(text, _) => quoted(text),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::List(list) => format!("[{}]", join(list.iter().map(toml).collect())),
        Value::Table(table) if table.entries.is_empty() => "{}".to_owned(),
        Value::Table(table) => {
            let parts = table.entries.iter().map(|e| format!("{} = {}", key(&e.key), toml(&e.node)));
            format!("{{ {} }}", join(parts.collect()))
        }
        // Nothing in the format is a date: `check` says so.
        Value::Date | Value::Broken => "?".to_owned(),
    }
}

/// A text in quotes: escapes of JSON are those of TOML, but for DEL.
fn quoted(text: &str) -> String {
    json!(text).to_string().replace('\u{7f}', "\\u007F")
}

/// A key, in quotes if it must be.
fn key(name: &str) -> String {
    let bare = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if bare { name.to_owned() } else { quoted(name) }
}
