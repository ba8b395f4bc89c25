//! The text as a tree in which every value knows its place, and laying a car over its base.

use std::collections::BTreeMap;

use toml::de::{DeArray, DeTable, DeValue};

use super::problem::{Place, Report};
use crate::letters::is_hidden;

/// Tables within tables deeper than this cannot mean anything.
const DEPTH: usize = 12;

/// A value with its place.
#[derive(Debug)]
pub struct Node {
    /// Where it stands.
    pub at: Place,
    /// What it is.
    pub value: Value,
}

/// A value.
#[derive(Debug)]
pub enum Value {
    /// Text, and the byte of its first character if it stands in the file letter by letter.
    Text(String, Option<u32>),
    /// Any number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A date, which no key wants.
    Date,
    /// Values in order.
    List(Vec<Node>),
    /// Values by key.
    Table(Table),
    /// Could not be read; told already.
    Broken,
}

/// Values by key, in the order of the file.
#[derive(Debug, Default)]
pub struct Table {
    /// In the order of the file.
    pub entries: Vec<Entry>,
    index: BTreeMap<String, usize>,
}

/// A key with its place and its value.
#[derive(Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub at: Place,
    /// Its value.
    pub node: Node,
}

impl Value {
    /// What it is, in words.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Text(..) => "a text",
            Value::Number(_) => "a number",
            Value::Flag(_) => "true or false",
            Value::Date => "a date",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
            Value::Broken => "unreadable",
        }
    }
}

impl Table {
    /// The entry of that key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.get(*self.index.get(key)?)
    }

    /// The place of that key among the entries.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.index.get(key).copied()
    }

    fn push(&mut self, entry: Entry) {
        self.index.insert(entry.key.clone(), self.entries.len());
        self.entries.push(entry);
    }

    /// Lays another table over this one: table over table, anything else replaces.
    pub fn lay_over(&mut self, over: Table) {
        for entry in over.entries {
            let Some(at) = self.index.get(&entry.key) else {
                self.push(entry);
                continue;
            };
            let old = &mut self.entries[*at];
            old.at = entry.at;
            old.node.at = entry.node.at;
            match (&mut old.node.value, entry.node.value) {
                (Value::Table(under), Value::Table(over)) => under.lay_over(over),
                (under, over) => *under = over,
            }
        }
    }

    /// Takes away what a path such as `parts.fob.faults.broken` names; false if it is not there.
    ///
    /// A key that has dots itself, such as `fob.cell_flat` in `prior`, needs no quotes.
    pub fn remove(&mut self, path: &str) -> bool {
        if self.index.contains_key(path) {
            self.retain(|key| key != path);
            return true;
        }
        let dots: Vec<usize> = path.match_indices('.').map(|m| m.0).take(DEPTH).collect();
        for dot in dots.into_iter().rev() {
            let Some(at) = self.index.get(&path[..dot]) else { continue };
            if let Value::Table(table) = &mut self.entries[*at].node.value
                && table.remove(&path[dot + 1..])
            {
                return true;
            }
        }
        false
    }

    /// Sorts the entries; those with equal keys stay in order.
    pub fn sort_by_key<K: Ord>(&mut self, order: impl Fn(&str) -> K) {
        self.entries.sort_by_key(|e| order(&e.key));
        self.number();
    }

    /// Keeps only the entries whose key passes.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.entries.retain(|e| keep(&e.key));
        self.number();
    }

    fn number(&mut self) {
        self.index = self.entries.iter().enumerate().map(|(i, e)| (e.key.clone(), i)).collect();
    }
}

/// Reads a text; what cannot be read is reported and left out.
pub fn parse(text: &str, file: u16, report: &mut Report<'_>) -> Table {
    let (tree, errors) = DeTable::parse_recoverable(text);
    let mut line = 0..0;
    for error in errors {
        let byte = error.span().map_or(0, |s| s.start.min(text.len()));
        // One mistake a line: the others mostly follow from it.
        if line.contains(&byte) {
            continue;
        }
        line = line_around(text, byte);
        let place = Place { file, byte: byte as u32 };
        if error.message().starts_with("duplicate key") {
            report.add(place, "duplicate", "This key stands here twice.", "Leave out one of the two.");
        } else {
            let message = format!("This is not TOML: {}.", error.message());
            report.add(place, "syntax", message, "Write `key = value`, with texts in quotes.");
        }
    }
    let mut reader = Reader { text, file, report };
    reader.table(tree.get_ref(), 0)
}

/// The bytes of a line, its line break included.
fn line_around(text: &str, byte: usize) -> std::ops::Range<usize> {
    let bytes = text.as_bytes();
    let start = bytes[..byte].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let end = bytes[byte..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |at| byte + at);
    start..end + 1
}

struct Reader<'r, 'a, 't> {
    text: &'t str,
    file: u16,
    report: &'r mut Report<'a>,
}

impl Reader<'_, '_, '_> {
    fn place(&self, byte: usize) -> Place {
        Place { file: self.file, byte: byte as u32 }
    }

    fn table(&mut self, from: &DeTable<'_>, depth: usize) -> Table {
        let mut entries: Vec<_> = from.iter().collect();
        entries.sort_by_key(|e| e.0.span().start);
        let mut table = Table::default();
        for (key, value) in entries {
            let at = self.place(key.span().start);
            self.look_for_hidden(key.get_ref(), at);
            let node = self.node(value.span(), value.get_ref(), at, depth + 1);
            table.push(Entry { key: key.get_ref().to_string(), at, node });
        }
        table
    }

    fn node(&mut self, span: std::ops::Range<usize>, from: &DeValue<'_>, key: Place, depth: usize) -> Node {
        let at = self.place(span.start);
        if depth > DEPTH {
            self.report.add(key, "syntax", "Tables stand too deep in tables here.", "Write it flatter.");
            return Node { at, value: Value::Broken };
        }
        if span.is_empty() {
            return Node { at: key, value: Value::Broken };
        }
        let value = match from {
            DeValue::String(s) => {
                self.look_for_hidden(s, at);
                Value::Text(s.to_string(), self.verbatim(&span, s))
            }
            DeValue::Integer(i) => number(i64::from_str_radix(i.as_str(), i.radix()).ok().map(|i| i as f64)),
            DeValue::Float(f) => number(f.as_str().parse().ok()),
            DeValue::Boolean(b) => Value::Flag(*b),
            DeValue::Datetime(_) => Value::Date,
            DeValue::Array(list) => Value::List(self.list(list, at, depth)),
            DeValue::Table(table) => Value::Table(self.table(table, depth)),
        };
        Node { at, value }
    }

    fn list(&mut self, from: &DeArray<'_>, at: Place, depth: usize) -> Vec<Node> {
        from.iter().map(|value| self.node(value.span(), value.get_ref(), at, depth + 1)).collect()
    }

    /// Reports the first letter that would do something unseen to a terminal, a page or a drawing.
    fn look_for_hidden(&mut self, text: &str, at: Place) {
        let mut letters = text.chars().zip(text.chars().skip(1).chain(['\0']));
        // A line that ends as on Windows is fine.
        if let Some((letter, _)) = letters.find(|pair| is_hidden(pair.0) && *pair != ('\r', '\n')) {
            let message = format!("This text has the hidden character U+{:04X}.", u32::from(letter));
            self.report.add(at, "hidden-character", message, "Take it out: nobody can see it, but programs obey it.");
        }
    }

    /// Where the text between the quotes begins, if it has no escapes.
    fn verbatim(&self, span: &std::ops::Range<usize>, decoded: &str) -> Option<u32> {
        let raw = self.text.get(span.clone())?;
        let quotes = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
        let inner = raw.get(quotes..raw.len().checked_sub(quotes)?)?;
        // A line break right after three quotes is no part of the text.
        inner.ends_with(decoded).then(|| (span.start + quotes + inner.len() - decoded.len()) as u32)
    }
}

/// A number too large to be read is infinite: the rules on numbers tell of it.
fn number(read: Option<f64>) -> Value {
    Value::Number(read.unwrap_or(f64::INFINITY))
}
