//! Texts of a car in other languages, from the `<language>.toml` files beside the car files.
//!
//! ```text
//!  car.toml ◄── de.toml      a language file has the sections, ids and keys of its car file, texts only
//!     │           │
//!  its base ◄── de.toml      a translation holds for a text of its own level or of a level below
//! ```
//!
//! A car that rewrites an English text and does not translate it must not show
//! what its base says in that language: each text is looked up from the car's
//! own level down to the level that its English comes from, and no farther.

use std::collections::{BTreeMap, BTreeSet};

use crate::car::Car;
use crate::quantity::{Piece, Quantity, pieces};
use crate::texts::{Text, visit};

use super::problem::{Place, Report};
use super::raw::{Node, Table, Value};
use super::shelf::{LANGUAGES, Shelf, read_one};

/// Sections of statements: without a translation they are shown in English, which is good enough.
const STATEMENTS: [&str; 5] = ["summary", "gaps", "facts", "recalls", "law"];
/// Translations of what `opens` and `sees` say when the car does not.
const SHORT_FORMS: &str = "outcomes";
/// Key with the fingerprint of the English that a table translates.
const ENGLISH: &str = "english";
/// The fingerprint of no text.
const NOTHING: u32 = 0x811c_9dc5;

/// Reads the language files along the chain and puts their texts into the car.
///
/// `ids` are those of the chain, the car's own first, and `root` is the merged tree of their car files.
pub(super) fn translate<'s>(
    car: &mut Car,
    root: &Table,
    shelf: &'s dyn Shelf,
    ids: &[String],
    report: &mut Report<'s>,
) {
    for language in LANGUAGES {
        let mut levels = Vec::new();
        for id in ids {
            let file = shelf.translation(id, language);
            levels.push(file.and_then(|(name, text)| read_one(name, text, report)));
        }
        // A car that has no language file at all is not a translation with gaps.
        if levels.iter().any(Option::is_some) {
            Translator { language, root, levels, used: BTreeSet::new(), missing: Vec::new() }.run(car, report);
        }
    }
}

struct Translator<'t> {
    language: &'static str,
    root: &'t Table,
    /// Language files by level, the car's own first.
    levels: Vec<Option<Table>>,
    /// Paths of the car's own language file that some text uses.
    used: BTreeSet<String>,
    missing: Vec<Missing>,
}

/// A text of the car without a translation.
struct Missing {
    path: String,
    english: String,
    at: Place,
}

impl Translator<'_> {
    fn run(mut self, car: &mut Car, report: &mut Report<'_>) {
        let mut english = BTreeMap::new();
        visit(car, &mut |path, text| {
            if self.text(path, text, report) == Some(0) {
                let print = english.entry(table_of(path).to_owned()).or_insert(NOTHING);
                *print = fingerprint(*print, text);
            }
        });
        self.report_leftovers(report);
        self.report_changes(&english, report);
        self.report_missing(report);
    }

    /// Translates one text; the level of the language file that did it.
    fn text(&mut self, path: &str, text: &mut Text, report: &mut Report<'_>) -> Option<usize> {
        let source = self.source(path);
        for (level, table) in self.levels.iter().enumerate().take(source.levels) {
            let Some(node) = table.as_ref().and_then(|t| self.find(t, &source.paths, report)) else { continue };
            if level == 0 {
                self.used.extend(source.paths.iter().cloned());
            }
            if let Some(translation) = checked(text, node, level == 0, report) {
                text.translate(self.language, translation);
            }
            return Some(level).filter(|_| source.at.is_some());
        }
        if let Some(at) = source.at {
            self.missing.push(Missing { path: path.to_owned(), english: text.to_string(), at });
        }
        None
    }

    /// Where the English of that path comes from.
    fn source(&self, path: &str) -> Source {
        let all = self.levels.len();
        if let Some((mv, outcome)) = path.split_once(".outcomes.") {
            return self.outcome(mv, outcome, all);
        }
        match walk(self.root, path) {
            Some(at) => Source { levels: usize::from(at.file) + 1, paths: vec![path.to_owned()], at: Some(at) },
            None => Source { levels: all, paths: vec![path.to_owned()], at: None },
        }
    }

    /// An outcome is listed, or says `yes` or `no`, or is made by a short form with words of its own.
    fn outcome(&self, mv: &str, outcome: &str, all: usize) -> Source {
        let place = |key: &str| walk(self.root, &format!("{mv}.{key}"));
        let short = ["opens", "sees"].into_iter().filter_map(place).min();
        let listed = place("outcomes").filter(|at| short.is_none_or(|short| *at < short));
        let said = place(outcome).filter(|_| listed.is_none());
        let own = if listed.is_some() { format!("{mv}.outcomes.{outcome}") } else { format!("{mv}.{outcome}") };
        match listed.or(said) {
            Some(at) => Source { levels: usize::from(at.file) + 1, paths: vec![own], at: Some(at) },
            None => Source { levels: all, paths: vec![own, format!("{SHORT_FORMS}.{outcome}")], at: None },
        }
    }

    /// The translation at the first of the paths that has one.
    fn find<'n>(&self, table: &'n Table, paths: &[String], report: &mut Report<'_>) -> Option<&'n Node> {
        paths.iter().find_map(|path| match path.rsplit_once('.') {
            Some((list, at)) if at.parse::<usize>().is_ok() => self.line(table, list, at.parse().ok()?, report),
            _ => node(table, path),
        })
    }

    /// A line of a list that has as many lines as that of the car.
    fn line<'n>(&self, table: &'n Table, list: &str, at: usize, report: &mut Report<'_>) -> Option<&'n Node> {
        let Node { value: Value::List(lines), at: place } = node(table, list)? else { return None };
        let english = match node(self.root, list) {
            Some(Node { value: Value::List(english), .. }) => english.len(),
            _ => return None,
        };
        if lines.len() != english {
            let message = format!("`{list}` has {} lines here and {english} in the car.", lines.len());
            report.add(*place, "language", message, "Translate line by line.");
            return None;
        }
        lines.get(at)
    }

    /// Reports texts of the car's own language file that the car does not have.
    fn report_leftovers(&self, report: &mut Report<'_>) {
        let Some(Some(own)) = self.levels.first() else { return };
        let mut leaves = Vec::new();
        collect(own, String::new(), &mut leaves);
        for (path, at) in leaves {
            // Of a list with other lines than the car's it is told already.
            let is_list = matches!(node(self.root, &path), Some(Node { value: Value::List(_), .. }));
            if !is_list && !self.used.contains(&path) && !path.starts_with(SHORT_FORMS) {
                let message = format!("The car has no text `{path}`.");
                report.add(at, "unused-translation", message, "Leave it out, or name it as the car file does.");
            }
        }
    }

    /// Reports tables whose English is not what it was when they were translated.
    fn report_changes(&self, english: &BTreeMap<String, u32>, report: &mut Report<'_>) {
        let Some(Some(own)) = self.levels.first() else { return };
        let mut marks = Vec::new();
        fingerprints(own, String::new(), &mut marks);
        for (table, mark, at) in marks {
            let now = format!("{:08x}", english.get(&table).copied().unwrap_or(NOTHING));
            if now != mark {
                let what = if table.is_empty() { "this car's first lines".to_owned() } else { format!("`{table}`") };
                let message = format!("The English of {what} has changed since it was translated.");
                let hint = format!("See whether the translation still fits, then write `{ENGLISH} = \"{now}\"`.");
                report.add(at, "stale-translation", message, hint);
            }
        }
    }

    /// Reports what is missing, table by table, with the lines to fill in.
    fn report_missing(&self, report: &mut Report<'_>) {
        let steps = |path: &str| !STATEMENTS.contains(&path.split('.').next().unwrap_or_default());
        let mut rest: Vec<&Missing> = self.missing.iter().filter(|m| steps(&m.path)).collect();
        while let Some(first) = rest.first() {
            let (prefix, at) = (table_of(&first.path).to_owned(), first.at);
            let (these, others): (Vec<_>, _) =
                rest.into_iter().partition(|m| table_of(&m.path) == prefix && m.at.file == at.file);
            rest = others;
            let car = report.files.get(usize::from(at.file)).map_or("", |f| f.0.as_str());
            let file = car.replace("car.toml", &format!("{}.toml", self.language));
            let message = format!("`{prefix}` is not translated into `{}` in full.", self.language);
            report.add(at, "untranslated", message, format!("Translate in {file}:\n{}", to_fill_in(&prefix, &these)));
        }
    }
}

/// Where a text comes from and where translations of it may be.
struct Source {
    /// How many levels, from the car's own down, may translate it.
    levels: usize,
    /// Under which keys, in order.
    paths: Vec<String>,
    /// Where the car file says it; none for words of the format itself.
    at: Option<Place>,
}

/// The translation, if it can stand for the English. Bare quantities are looked for in a car's own file only.
fn checked(english: &str, node: &Node, own: bool, report: &mut Report<'_>) -> Option<String> {
    let translated = super::fields::text(node, report)?;
    if own {
        super::quantities::check(&translated, report);
    }
    if !english.contains('{') && !translated.text.contains('{') && !translated.text.trim().is_empty() {
        return Some(translated.text.to_owned());
    }
    if translated.text.trim().is_empty() {
        report.add(node.at, "language", "This text is empty.", "Translate it, or leave the line out.");
    } else if quantities_of(english) != quantities_of(translated.text) {
        let hint = "Write `{15 km/h}` and the like as the text of the car does.";
        report.add(node.at, "language", "The quantities are not those of the text.", hint);
    } else if has_words(translated.text) {
        let hint = "Write the word itself, in the case that the sentence needs.";
        report.add(node.at, "language", "Placeholders are for English only.", hint);
    } else {
        return Some(translated.text.to_owned());
    }
    None
}

fn quantities_of(text: &str) -> Vec<Quantity> {
    let quantity = |piece| match piece {
        Piece::Quantity(quantity) => Some(quantity),
        Piece::Words(_) => None,
    };
    pieces(text).into_iter().filter_map(quantity).collect()
}

/// Whether the words have a placeholder.
fn has_words(text: &str) -> bool {
    pieces(text).iter().any(|piece| matches!(piece, Piece::Words(words) if words.contains('{')))
}

/// The value at a path of table keys.
fn node<'n>(table: &'n Table, path: &str) -> Option<&'n Node> {
    match path.split_once('.') {
        None => table.entry(path).map(|e| &e.node),
        Some((first, rest)) => match &table.entry(first)?.node.value {
            Value::Table(inner) => node(inner, rest),
            _ => None,
        },
    }
}

/// The place of a text in the car's tree; that of its list for a line of one.
fn walk(root: &Table, path: &str) -> Option<Place> {
    match path.rsplit_once('.') {
        Some((list, at)) if at.parse::<usize>().is_ok() => node(root, list).map(|n| n.at),
        _ => node(root, path).map(|n| n.at),
    }
}

/// The table that a path is in: a named table, a section of plain texts, or the top of the file.
fn table_of(path: &str) -> &str {
    let parts = path.split('.').count();
    let first = path.find('.').unwrap_or(0);
    let named = !["tools", "hazards", "gaps", "emergency", SHORT_FORMS].contains(&&path[..first]);
    match path[(first + 1).min(path.len())..].find('.') {
        Some(second) if named && parts > 2 => &path[..first + 1 + second],
        _ if path.starts_with("gaps") => "",
        _ => &path[..first],
    }
}

/// All texts of a language file with their places; lists as a whole.
fn collect(table: &Table, prefix: String, into: &mut Vec<(String, Place)>) {
    for entry in &table.entries {
        let path = format!("{prefix}{}", entry.key);
        match &entry.node.value {
            Value::Table(inner) => collect(inner, path + ".", into),
            _ if entry.key == ENGLISH => {}
            _ => into.push((path, entry.at)),
        }
    }
}

/// The fingerprints in a language file: path of the table, fingerprint, place.
fn fingerprints(table: &Table, prefix: String, into: &mut Vec<(String, String, Place)>) {
    for entry in &table.entries {
        match &entry.node.value {
            Value::Table(inner) if prefix.is_empty() => fingerprints(inner, entry.key.clone(), into),
            Value::Table(inner) => fingerprints(inner, format!("{prefix}.{}", entry.key), into),
            Value::Text(mark, _) if entry.key == ENGLISH => into.push((prefix.clone(), mark.clone(), entry.node.at)),
            _ => {}
        }
    }
}

/// A fingerprint with one more text in it: 32 bits of FNV-1a.
fn fingerprint(before: u32, text: &str) -> u32 {
    text.bytes().chain([0]).fold(before, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The lines that a translator pastes and overwrites.
fn to_fill_in(prefix: &str, texts: &[&Missing]) -> String {
    let mut lines = if prefix.is_empty() { String::new() } else { format!("[{prefix}]\n") };
    let mut open = String::new();
    for Missing { path, english, .. } in texts {
        let key = path.strip_prefix(prefix).unwrap_or(path).trim_start_matches('.');
        let text = format!("{english:?}");
        match key.rsplit_once('.').filter(|(_, at)| at.parse::<usize>().is_ok()) {
            Some((list, _)) if open == list => {
                lines.truncate(lines.trim_end().len() - 1);
                lines += &format!(", {text}]\n");
            }
            Some((list, _)) => {
                lines += &format!("{list} = [{text}]\n");
                open = list.to_owned();
            }
            None => lines += &format!("{key} = {text}\n"),
        }
    }
    lines
}
