//! Reads case records: one JSON object a line, every problem with its line and field.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Read};
use std::ops::RangeInclusive;

use decklid_advice::case::MOST;
use decklid_advice::near::nearest;
use decklid_car::car::GoalKind;
use serde_json::{Map, Value};

use super::{Finding, OWN, Problem, Problems, Record, Told};

/// The longest line (bytes).
pub const LINE_BYTES: usize = 64 * 1024;
/// The most lines that are read.
pub const LINES: usize = 100_000;
/// Reading stops after this many problems.
pub const PROBLEMS: usize = 1_000;
/// The longest text in a record (characters).
const TEXT_CHARS: usize = 2_000;

/// All fields of a record.
pub const FIELDS: [&str; 19] = [
    "id",
    "source",
    "read",
    "date",
    "typed",
    "car",
    "listed",
    "age_years",
    "mileage_km",
    "goal",
    "told",
    "lack",
    "cause",
    "also",
    "not",
    "worked",
    "minutes",
    "money_usd",
    "remark",
];

/// Reads records as JSON Lines; blank lines are skipped. A line holds at most [`LINE_BYTES`], a file [`LINES`].
///
/// # Errors
/// All problems, in the order of the lines, up to [`PROBLEMS`].
///
/// ```
/// let problems = decklid::record::read("{\"id\": \"mine\", \"goal\": \"opened\"}".as_bytes()).unwrap_err();
/// let goal = problems.0.iter().find(|p| p.field == "goal").expect("it is wrong");
/// assert_eq!(goal.to_string(), "line 1: `goal`: there is no goal `opened`; write open, fixed or secured");
/// ```
pub fn read(from: impl BufRead) -> Result<Vec<Record>, Problems> {
    let (mut records, mut problems, mut ids) = (Vec::new(), Vec::new(), BTreeSet::new());
    each(from, &mut |line| {
        let mut on = Line { line: line.number, problems: &mut problems };
        match line.read {
            _ if line.number > LINES => on.problem("", format!("more than {LINES} lines"), "split the file"),
            Ok(record) => {
                if !ids.insert(record.id.clone()) {
                    on.problem("id", format!("`{}` is already taken", record.id), "give each record its own id");
                }
                records.push(record);
            }
            Err(wrong) => problems.extend(wrong),
        }
        line.number <= LINES && problems.len() < PROBLEMS
    });
    if problems.is_empty() { Ok(records) } else { Err(Problems(problems)) }
}

/// A line of a file of records.
pub struct Row<'t> {
    /// Its number, from 1.
    pub number: usize,
    /// What it says.
    pub text: &'t [u8],
    /// The record, or everything that is wrong with the line.
    pub read: Result<Record, Vec<Problem>>,
}

/// Reads record by record, however many there are; blank lines are skipped, and a broken line keeps nothing else from
/// being read. `take` says whether to go on. After a line that is too long, or that cannot be read, there is no more.
pub fn each(mut from: impl BufRead, take: &mut dyn FnMut(Row<'_>) -> bool) {
    for number in 1.. {
        let mut problems = Vec::new();
        let mut on = Line { line: number, problems: &mut problems };
        let Some(text) = on.next(&mut from) else {
            if !problems.is_empty() {
                take(Row { number, text: &[], read: Err(problems) });
            }
            return;
        };
        if text.trim_ascii().is_empty() {
            continue;
        }
        let read = on.record(&text).ok_or(problems);
        if !take(Row { number, text: &text, read }) {
            return;
        }
    }
}

/// The line being read, and where its problems go.
struct Line<'p> {
    line: usize,
    problems: &'p mut Vec<Problem>,
}

impl Line<'_> {
    fn problem(&mut self, field: &str, says: impl Into<String>, hint: impl Into<String>) {
        let (field, says, hint) = (field.to_owned(), says.into(), hint.into());
        self.problems.push(Problem { line: self.line, field, says, hint });
    }

    /// The text of the line; none at the end, or where reading cannot go on.
    fn next(&mut self, from: &mut impl BufRead) -> Option<Vec<u8>> {
        let mut text = Vec::new();
        match bounded(from, &mut text) {
            Ok(0) => return None,
            Ok(_) => {}
            Err(error) => {
                self.problem("", format!("cannot read: {error}"), "check the file");
                return None;
            }
        }
        if text.len() > LINE_BYTES {
            self.problem("", format!("longer than {LINE_BYTES} bytes"), "write one record on each line");
            return None;
        }
        Some(text)
    }

    /// The record of a line, if it has all fields in the right shape.
    fn record(&mut self, text: &[u8]) -> Option<Record> {
        let mut fields: Map<String, Value> = match serde_json::from_slice(text) {
            Ok(fields) => fields,
            Err(error) => {
                self.problem("", format!("not a JSON object: {error}"), "write one object on each line");
                return None;
            }
        };
        let before = self.problems.len();
        self.unknown("", &fields, &FIELDS);
        let record = Record {
            id: self.id(&mut fields).unwrap_or_default(),
            source: self.source(&mut fields).unwrap_or_default(),
            read: self.date(&mut fields, "read"),
            date: self.date(&mut fields, "date"),
            typed: self.text(&mut fields, "", "typed").unwrap_or_default(),
            car: self.text(&mut fields, "", "car").unwrap_or_default(),
            listed: self.listed(&mut fields).unwrap_or_default(),
            age_years: self.number(&mut fields, "age_years", 0.0..=150.0),
            mileage_km: self.number(&mut fields, "mileage_km", 0.0..=10_000_000.0),
            goal: self.goal(&mut fields, "").unwrap_or(GoalKind::Open),
            told: self.told(&mut fields),
            lack: self.names(&mut fields, "lack", "tools"),
            cause: self.finding(&mut fields, "cause"),
            also: self.names(&mut fields, "also", "hidden things"),
            not: self.names(&mut fields, "not", "hidden things"),
            worked: self.finding(&mut fields, "worked"),
            minutes: self.number(&mut fields, "minutes", 0.0..=1_000_000.0),
            money_usd: self.number(&mut fields, "money_usd", 0.0..=10_000_000.0),
            remark: fields.contains_key("remark").then(|| self.text(&mut fields, "", "remark")).flatten(),
        };
        (self.problems.len() == before).then_some(record)
    }

    fn unknown(&mut self, within: &str, fields: &Map<String, Value>, known: &[&str]) {
        for key in fields.keys().filter(|key| !known.contains(&key.as_str())) {
            let hint = match nearest(key, known.iter().copied(), 1).pop() {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the fields are {}", known.join(", ")),
            };
            self.problem(&path(within, key), "there is no such field", hint);
        }
    }

    /// A field that has to be there.
    fn needed(&mut self, fields: &mut Map<String, Value>, within: &str, key: &str) -> Option<Value> {
        let value = fields.remove(key);
        if value.is_none() {
            self.problem(&path(within, key), "is missing", "add it");
        }
        value
    }

    fn text(&mut self, fields: &mut Map<String, Value>, within: &str, key: &str) -> Option<String> {
        let value = self.needed(fields, within, key)?;
        self.words(&path(within, key), value)
    }

    fn words(&mut self, field: &str, value: Value) -> Option<String> {
        match value {
            Value::String(text) if !text.trim().is_empty() && text.chars().count() <= TEXT_CHARS => Some(text),
            _ => {
                self.problem(field, "is not a text", format!("write 1 to {TEXT_CHARS} characters in quotes"));
                None
            }
        }
    }

    fn id(&mut self, fields: &mut Map<String, Value>) -> Option<String> {
        let id = self.text(fields, "", "id")?;
        if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            self.problem("id", format!("`{id}` is not an id"), "use lowercase letters, digits and hyphens");
        }
        Some(id)
    }

    fn source(&mut self, fields: &mut Map<String, Value>) -> Option<String> {
        let source = self.text(fields, "", "source")?;
        if source != OWN && !source.starts_with("https://") && !source.starts_with("http://") {
            self.problem("source", format!("`{source}` is no address"), format!("write a web address or \"{OWN}\""));
        }
        Some(source)
    }

    fn date(&mut self, fields: &mut Map<String, Value>, key: &str) -> Option<String> {
        let date = self.words(key, fields.remove(key)?)?;
        if !is_date(&date) {
            self.problem(key, format!("`{date}` is not a date"), "write YYYY, YYYY-MM or YYYY-MM-DD");
        }
        Some(date)
    }

    fn listed(&mut self, fields: &mut Map<String, Value>) -> Option<bool> {
        let value = self.needed(fields, "", "listed")?;
        if !value.is_boolean() {
            self.problem("listed", format!("{value} is neither true nor false"), "write true or false");
        }
        value.as_bool()
    }

    fn number(&mut self, fields: &mut Map<String, Value>, key: &str, range: RangeInclusive<f64>) -> Option<f64> {
        let value = fields.remove(key)?;
        let number = value.as_f64().filter(|number| range.contains(number));
        if number.is_none() {
            let hint = format!("write a number from {} to {}", range.start(), range.end());
            self.problem(key, "is not a number in range", hint);
        }
        number
    }

    fn goal(&mut self, fields: &mut Map<String, Value>, within: &str) -> Option<GoalKind> {
        let name = self.text(fields, within, "goal")?;
        let goal = GoalKind::ALL.into_iter().find(|goal| goal.name() == name);
        if goal.is_none() {
            self.problem(&path(within, "goal"), format!("there is no goal `{name}`"), "write open, fixed or secured");
        }
        goal
    }

    fn told(&mut self, fields: &mut Map<String, Value>) -> Vec<Told> {
        let things = match self.needed(fields, "", "told") {
            Some(Value::Array(things)) if things.len() <= MOST => things,
            None => return Vec::new(),
            Some(_) => {
                self.problem("told", "is not a list of what was told", format!("write a list of at most {MOST}"));
                return Vec::new();
            }
        };
        let things = things.into_iter().enumerate();
        things.filter_map(|(at, thing)| self.thing(&format!("told[{at}]"), thing)).collect()
    }

    fn names(&mut self, fields: &mut Map<String, Value>, key: &str, of: &str) -> Vec<String> {
        match fields.remove(key) {
            Some(Value::Array(names)) if names.len() <= MOST => {
                let names = names.into_iter().enumerate();
                names.filter_map(|(at, name)| self.words(&format!("{key}[{at}]"), name)).collect()
            }
            None => Vec::new(),
            Some(_) => {
                self.problem(key, format!("is not a list of {of}"), format!("write a list of at most {MOST} names"));
                Vec::new()
            }
        }
    }

    fn thing(&mut self, within: &str, thing: Value) -> Option<Told> {
        let Value::Object(mut fields) = thing else {
            self.problem(within, "is not an object", "write a `move` with its `outcome`, or a `note`");
            return None;
        };
        if fields.contains_key("note") {
            for key in fields.keys().filter(|key| *key != "note") {
                self.problem(&path(within, key), "does not go with a `note`", "write the note as a thing of its own");
            }
            return Some(Told::Note { note: self.text(&mut fields, within, "note")? });
        }
        self.unknown(within, &fields, &["move", "outcome", "goal"]);
        let goal = fields.contains_key("goal").then(|| self.goal(&mut fields, within)).flatten();
        let mv = self.text(&mut fields, within, "move");
        let outcome = self.text(&mut fields, within, "outcome");
        Some(Told::Answer { mv: mv?, outcome: outcome?, goal })
    }

    fn finding(&mut self, fields: &mut Map<String, Value>, key: &str) -> Finding {
        let Some(value) = self.needed(fields, "", key) else { return Finding::default() };
        let Value::Object(mut fields) = value else {
            self.problem(key, "is not an object", "write an `id` (a name or null) and `words`");
            return Finding::default();
        };
        self.unknown(key, &fields, &["id", "words"]);
        let id = match self.needed(&mut fields, key, "id") {
            None | Some(Value::Null) => None,
            Some(id) => self.words(&path(key, "id"), id),
        };
        Finding { id, words: self.text(&mut fields, key, "words").unwrap_or_default() }
    }
}

/// Reads up to the end of the line, but little more than a line may hold.
fn bounded(from: &mut impl BufRead, text: &mut Vec<u8>) -> io::Result<usize> {
    from.take(LINE_BYTES as u64 + 2).read_until(b'\n', text)?;
    let read = text.len();
    if text.last() == Some(&b'\n') {
        text.pop();
    }
    Ok(read)
}

fn path(within: &str, key: &str) -> String {
    if within.is_empty() { key.to_owned() } else { format!("{within}.{key}") }
}

/// A year, a month or a day, such as `2026-11`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, digits: usize, range: RangeInclusive<u32>| {
        part.len() == digits
            && part.bytes().all(|b| b.is_ascii_digit())
            && part.parse().is_ok_and(|n| range.contains(&n))
    };
    match parts.as_slice() {
        [year] => number(year, 4, 1900..=2999),
        [year, month] => number(year, 4, 1900..=2999) && number(month, 2, 1..=12),
        [year, month, day] => number(year, 4, 1900..=2999) && number(month, 2, 1..=12) && number(day, 2, 1..=31),
        _ => false,
    }
}
