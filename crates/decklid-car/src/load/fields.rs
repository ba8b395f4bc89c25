//! Typed reading of tables: each getter reports what is missing or of the wrong kind.

use super::form::Form;
use super::problem::{Place, Report};
use super::raw::{Entry, Node, Table, Value};

/// A table with its name, such as `moves.get_in`.
#[derive(Clone, Copy)]
pub struct Item<'t> {
    /// Name of the section; empty for the top of a file.
    pub section: &'static str,
    /// Name of the table within its section.
    pub id: &'t str,
    /// Where the table is.
    pub at: Place,
    /// Its entries.
    pub table: &'t Table,
}

/// A text with the places that are needed to point into it.
#[derive(Clone, Copy)]
pub struct Text<'t> {
    /// The text itself.
    pub text: &'t str,
    /// The value.
    pub at: Place,
    /// Its first character, if it stands in the file letter by letter.
    pub inner: Option<u32>,
}

impl Text<'_> {
    /// The place of a byte of the text.
    pub fn place(&self, byte: usize) -> Place {
        match self.inner {
            Some(start) => Place { byte: start + byte as u32, ..self.at },
            None => self.at,
        }
    }
}

/// The value as a text.
pub fn text<'t>(node: &'t Node, report: &mut Report<'_>) -> Option<Text<'t>> {
    match &node.value {
        Value::Text(text, inner) => Some(Text { text, at: node.at, inner: *inner }),
        _ => wrong(node, "a text", "Put it in quotes.", report),
    }
}

/// The value as texts: a list of texts.
pub fn texts<'t>(node: &'t Node, report: &mut Report<'_>) -> Vec<Text<'t>> {
    match &node.value {
        Value::List(list) => list.iter().filter_map(|n| text(n, report)).collect(),
        _ => wrong(node, "a list of texts", "Write `[\"one\", \"two\"]`.", report).unwrap_or_default(),
    }
}

/// The value as a number.
pub fn number(node: &Node, report: &mut Report<'_>) -> Option<f64> {
    match &node.value {
        Value::Number(number) => Some(*number),
        _ => wrong(node, "a number", "Write it without quotes.", report),
    }
}

/// The value as a whole number from `least` to `most`.
pub(super) fn count(node: &Node, least: u32, most: u32, report: &mut Report<'_>) -> Option<u32> {
    let number = number(node, report)?;
    if number.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(&number) {
        return Some(number as u32);
    }
    let message = format!("{number} is no whole number from {least} to {most}.");
    report.add(node.at, "wrong-type", message, "Write a whole number without quotes.");
    None
}

/// The value as least and most.
pub(super) fn range(node: &Node, report: &mut Report<'_>) -> Option<(f64, f64)> {
    if let Value::List(list) = &node.value
        && let [least, most] = list.as_slice()
        && let (Value::Number(least), Value::Number(most)) = (&least.value, &most.value)
    {
        if !(*least >= 0.0 && least <= most && most.is_finite()) {
            report.add(node.at, "cost", "Least and most are not in order.", "Write `[least, most]`, both 0 or more.");
        }
        return Some((*least, *most));
    }
    wrong(node, "a list of least and most", "Write `[30, 60]`.", report)
}

/// The value as a table.
pub fn table<'t>(node: &'t Node, report: &mut Report<'_>) -> Option<&'t Table> {
    match &node.value {
        Value::Table(table) => Some(table),
        _ => wrong(node, "a table", "Write `{ key = value }` or a `[section.name]`.", report),
    }
}

fn wrong<T>(node: &Node, wanted: &str, hint: &str, report: &mut Report<'_>) -> Option<T> {
    if !matches!(node.value, Value::Broken) {
        let message = format!("This is {} where {wanted} is wanted.", node.value.kind());
        report.add(node.at, "wrong-type", message, hint);
    }
    None
}

impl<'t> Item<'t> {
    /// Name for messages.
    pub fn name(&self) -> String {
        match (self.section, self.id) {
            ("", _) => "The file".to_owned(),
            (section, "") => format!("`{section}`"),
            (section, id) => format!("`{section}.{id}`"),
        }
    }

    /// Reports keys that the form of the table does not have.
    pub fn form(&self, form: &Form, report: &mut Report<'_>) {
        self.keys(&form.names(), report);
    }

    /// Reports keys that mean nothing here.
    pub fn keys(&self, known: &[&str], report: &mut Report<'_>) {
        for entry in &self.table.entries {
            if !known.contains(&entry.key.as_str()) {
                let hint =
                    report.nearest(&entry.key, known.iter().copied(), "Leave it out, or see docs/car-format.md.");
                report.add(entry.at, "unknown-key", format!("{} has no key `{}`.", self.name(), entry.key), hint);
            }
        }
    }

    /// The value of that key.
    pub fn get(&self, key: &str) -> Option<&'t Node> {
        self.table.entry(key).map(|e| &e.node)
    }

    /// The table of that key, if it is one.
    pub fn table_of(&self, key: &str) -> Option<&'t Table> {
        match &self.get(key)?.value {
            Value::Table(table) => Some(table),
            Value::Text(..) | Value::Number(_) | Value::Flag(_) | Value::Date | Value::List(_) | Value::Broken => None,
        }
    }

    /// The value of that key, or a report that it is missing.
    pub fn want(&self, key: &str, report: &mut Report<'_>) -> Option<&'t Node> {
        let found = self.get(key);
        if found.is_none() {
            report.add(self.at, "missing", format!("{} has no `{key}`.", self.name()), format!("Add `{key} = …`."));
        }
        found
    }

    /// A text that must be there.
    pub fn text(&self, key: &str, report: &mut Report<'_>) -> String {
        self.want(key, report).and_then(|n| text(n, report)).map_or(String::new(), |t| t.text.to_owned())
    }

    /// A text, else empty.
    pub fn text_or_empty(&self, key: &str, report: &mut Report<'_>) -> String {
        self.get_text(key, report).map_or(String::new(), |t| t.text.to_owned())
    }

    /// A text, if it is there.
    pub fn get_text(&self, key: &str, report: &mut Report<'_>) -> Option<Text<'t>> {
        text(self.get(key)?, report)
    }

    /// A list of texts, else empty.
    pub fn texts(&self, key: &str, report: &mut Report<'_>) -> Vec<Text<'t>> {
        self.get(key).map_or(Vec::new(), |n| texts(n, report))
    }

    /// A list of texts without their places.
    pub fn strings(&self, key: &str, report: &mut Report<'_>) -> Vec<String> {
        self.texts(key, report).iter().map(|t| t.text.to_owned()).collect()
    }

    /// True or false.
    pub fn flag(&self, key: &str, default: bool, report: &mut Report<'_>) -> bool {
        match self.get(key) {
            None => default,
            Some(Node { value: Value::Flag(flag), .. }) => *flag,
            Some(node) => wrong(node, "true or false", "Write it without quotes.", report).unwrap_or(default),
        }
    }

    /// One of a few words that must be there.
    pub fn choice<T: Copy>(&self, key: &str, words: &[(&str, T)], report: &mut Report<'_>) -> Option<T> {
        let text = text(self.want(key, report)?, report)?;
        choice(text, words, report)
    }

    /// Which of a few keys that exclude each other stands here: that of the car, not of its base.
    pub fn one_of(&self, keys: &[&'static str], rule: &'static str, report: &mut Report<'_>) -> Option<&'static str> {
        let mut found: Vec<_> = keys.iter().filter_map(|k| Some((self.table.entry(k)?.at, *k))).collect();
        found.sort();
        if let [(first, key), (second, other), ..] = found.as_slice()
            && first.file == second.file
        {
            let message = format!("{} has both `{key}` and `{other}`.", self.name());
            report.add(*second, rule, message, "Keep one of the two.");
        }
        found.first().map(|f| f.1)
    }

    /// The entries of a section, each a table with a proper name.
    pub fn section(&self, section: &'static str, report: &mut Report<'_>) -> Vec<Item<'t>> {
        let mut items = Vec::new();
        for entry in self.entries(section, report) {
            if let Some(table) = table(&entry.node, report) {
                items.push(Item { section, id: &entry.key, at: entry.node.at, table });
            }
        }
        items
    }

    /// The place of a name in a section, reported if it is not there.
    pub fn place_in(&self, section: &str, name: Text<'_>, report: &mut Report<'_>) -> Option<usize> {
        let entries = self.table_of(section).map_or(&[][..], |t| &t.entries);
        let at = self.table_of(section).and_then(|t| t.place(name.text));
        if at.is_none() {
            let known = entries.iter().map(|e| e.key.as_str());
            let hint = report.nearest(name.text, known, &format!("Define it under `[{section}]`."));
            report.add(name.at, "unknown-name", format!("There is no `{}` under `{section}`.", name.text), hint);
        }
        at
    }

    /// The entries of a section, whatever they are.
    pub fn rows(&self, section: &str, report: &mut Report<'_>) -> &'t [Entry] {
        self.get(section).and_then(|n| table(n, report)).map_or(&[], |t| &t.entries)
    }

    /// The entries of a section with proper names, whatever they are.
    pub fn entries(&self, section: &str, report: &mut Report<'_>) -> &'t [Entry] {
        let rows = self.rows(section, report);
        for entry in rows {
            check_name(entry, report);
        }
        rows
    }
}

/// More words than this are not listed in a message.
const FEW: usize = 12;

/// The value of one of a few words.
pub fn choice<T: Copy>(text: Text<'_>, words: &[(&str, T)], report: &mut Report<'_>) -> Option<T> {
    let found = words.iter().find(|w| w.0 == text.text).map(|w| w.1);
    if found.is_none() {
        let few = words.len() <= FEW;
        let list = words.iter().map(|w| format!("`{}`", w.0)).collect::<Vec<_>>().join(", ");
        let list = if few { list } else { "the names that docs/car-format.md lists".to_owned() };
        let hint = report.nearest(text.text, words.iter().map(|w| w.0), &format!("Write one of {list}."));
        report.add(text.at, "unknown-name", format!("`{}` is none of {list}.", text.text), hint);
    }
    found
}

fn check_name(entry: &Entry, report: &mut Report<'_>) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let good = entry.key.starts_with(|c: char| c.is_ascii_lowercase()) && entry.key.chars().all(plain);
    if !good {
        let message = format!("`{}` is not a proper name.", entry.key);
        report.add(entry.at, "name", message, "Use lower case letters, digits and `_`, a letter first.");
    }
}
