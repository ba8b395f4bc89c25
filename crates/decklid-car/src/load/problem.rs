//! What is wrong with a text, where, and what to do about it.

use std::collections::BTreeSet;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// It must be corrected: `decklid check` fails.
    Error,
    /// It is probably not what the author meant, or it is incomplete; the check still passes.
    Warning,
}

impl Severity {
    /// Name in JSON and in messages.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// Another place that a diagnostic points to, and what is there.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Related {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is there: a clause.
    pub message: String,
}

/// One thing wrong with a file, where, and what to do about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Name of the rule that it breaks; see [`RULES`].
    pub rule: &'static str,
    /// How bad it is: that of the rule.
    pub severity: Severity,
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong: a sentence.
    pub message: String,
    /// What to do about it: a sentence.
    pub hint: String,
    /// Other places that belong to it.
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// A problem of a file as a whole: at its start, with the severity of the rule.
    pub fn of_file(
        rule: &'static str,
        file: impl Into<String>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        let (file, message, hint) = (file.into(), message.into(), hint.into());
        Self { rule, severity: severity(rule), file, line: 1, column: 1, message, hint, related: Vec::new() }
    }
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { rule, severity: _, file, line, column, message, hint, related: _ } = self;
        write!(f, "{file}:{line}:{column}: {rule}: {message} {hint}")
    }
}

/// A rule that the loader checks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    /// Name in problems.
    pub name: &'static str,
    /// True when a car that breaks it cannot be used.
    pub fatal: bool,
    /// How bad it is.
    pub severity: Severity,
    /// True when something not being there can break it: not told when a text could not be read in full.
    pub absence: bool,
}

const fn rule(name: &'static str, fatal: bool, absence: bool) -> Rule {
    Rule { name, fatal, severity: Severity::Error, absence }
}

impl Rule {
    /// A rule that only warns.
    pub const fn warning(name: &'static str) -> Rule {
        Rule { name, fatal: false, severity: Severity::Warning, absence: true }
    }
}

/// All rules, in the order of `docs/car-format.md`.
pub const RULES: &[Rule] = &[
    rule("syntax", true, false),
    rule("hidden-character", true, false),
    rule("size", true, false),
    rule("format", true, true),
    rule("name", true, false),
    rule("unknown-key", false, false),
    rule("wrong-type", true, false),
    rule("missing", true, true),
    rule("unknown-name", true, true),
    rule("duplicate", true, false),
    rule("expression", true, false),
    rule("cycle", true, false),
    rule("probability", true, false),
    rule("cost", true, false),
    rule("outcomes", true, true),
    rule("noise", true, true),
    rule("sign", true, true),
    rule("base", true, false),
    rule("remove", false, true),
    Rule::warning("inherits"),
    rule("source", false, true),
    Rule::warning("mill"),
    rule("date", false, false),
    rule("contradiction", false, true),
    rule("steps", false, false),
    rule("reading", false, false),
    rule("quantity", false, false),
    rule("language", false, false),
    Rule::warning("untranslated"),
    Rule::warning("stale-translation"),
    Rule::warning("unused-translation"),
    rule("picture", false, true),
    rule("act", false, false),
    rule("role", true, true),
    rule("prior", true, true),
    rule("unused-prior", false, true),
    rule("unused-cost", false, true),
    rule("no-cost", false, true),
    rule("goal", false, true),
    rule("no-call", false, true),
    rule("one-sided", false, true),
    rule("dead-way", false, true),
];

/// A place in a text: which file of the chain, the car's own first, and the byte.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// Index into [`Report::files`].
    pub file: u16,
    /// Byte from the start of the text.
    pub byte: u32,
}

/// A problem before its place is turned into line and column.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    place: Place,
    rule: &'static str,
    message: String,
    hint: String,
    related: Vec<(Place, String)>,
}

/// Problems found so far, with the texts that they are in.
pub struct Report<'a> {
    /// Name and text of each file; the car's own first, then its bases.
    pub files: Vec<(String, &'a str)>,
    found: Vec<Finding>,
    seen: BTreeSet<(Place, &'static str)>,
}

/// More problems than this are not told, but for `size`.
const MOST: usize = 1000;
/// Names are not compared any more once there are so many problems.
const MOST_COMPARED: usize = 100;

impl Default for Report<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> Report<'a> {
    /// No files, no problems.
    pub fn new() -> Self {
        Self { files: Vec::new(), found: Vec::new(), seen: BTreeSet::new() }
    }

    /// Adds a problem; one of each rule at a place.
    pub fn add(&mut self, place: Place, rule: &'static str, message: impl Into<String>, hint: impl Into<String>) {
        self.add_related(place, rule, message, hint, Vec::new());
    }

    /// Adds a problem that also points to other places, each with a clause on what is there.
    pub fn add_related(
        &mut self,
        place: Place,
        rule: &'static str,
        message: impl Into<String>,
        hint: impl Into<String>,
        related: Vec<(Place, String)>,
    ) {
        let room = self.found.len() < MOST || rule == "size";
        if room && self.seen.insert((place, rule)) {
            let (message, hint) = (message.into(), hint.into());
            self.found.push(Finding { place, rule, message, hint, related });
        }
    }

    /// True while nothing was found but warnings.
    pub fn is_empty(&self) -> bool {
        self.found.iter().all(|f| severity(f.rule) == Severity::Warning)
    }

    /// True while nothing found keeps the car from being used.
    pub fn is_usable(&self) -> bool {
        !self.found.iter().any(|f| known(f.rule).is_none_or(|r| r.fatal))
    }

    /// True when there are so many problems that looking for the nearest name takes too long.
    pub fn is_crowded(&self) -> bool {
        self.found.len() >= MOST_COMPARED
    }

    /// "Did you mean" with the nearest of the names, else the fallback.
    pub fn nearest<'n>(&self, word: &str, names: impl IntoIterator<Item = &'n str>, fallback: &str) -> String {
        if self.is_crowded() || word.len() > 100 {
            return fallback.to_owned();
        }
        let reach = (word.chars().count() / 3).max(1);
        let near = names.into_iter().filter(|name| name.len().abs_diff(word.len()) <= reach);
        let best = near.map(|name| (strsim::osa_distance(word, name), name)).min();
        match best {
            Some((distance, name)) if distance <= reach => format!("Did you mean `{name}`?"),
            _ => fallback.to_owned(),
        }
    }

    /// The problems in the order of the files and of the text, and whether the car can be used.
    pub fn finish(mut self) -> (bool, Vec<Diagnostic>) {
        let broken = self.found.iter().any(|f| matches!(f.rule, "syntax" | "size" | "base"));
        if broken {
            self.found.retain(|f| !known(f.rule).is_some_and(|r| r.absence));
        }
        self.found.sort();
        let usable = !self.found.iter().any(|f| known(f.rule).is_none_or(|r| r.fatal));
        let lines: Vec<Vec<usize>> = self.files.iter().map(|f| line_starts(f.1)).collect();
        let found = std::mem::take(&mut self.found);
        let problems = found.into_iter().map(|f| self.diagnostic(f, &lines)).collect();
        (usable, problems)
    }

    fn diagnostic(&self, finding: Finding, lines: &[Vec<usize>]) -> Diagnostic {
        let Finding { place, rule, message, hint, related } = finding;
        let (file, line, column) = self.locate(place, lines);
        let related = related.into_iter().map(|(place, message)| {
            let (file, line, column) = self.locate(place, lines);
            Related { file, line, column, message }
        });
        let related = related.collect();
        Diagnostic { rule, severity: severity(rule), file, line, column, message, hint, related }
    }

    /// File name, line and column of a place.
    fn locate(&self, place: Place, lines: &[Vec<usize>]) -> (String, usize, usize) {
        match (self.files.get(place.file as usize), lines.get(place.file as usize)) {
            (Some((name, text)), Some(starts)) => {
                let (line, column) = line_and_column(text, starts, place.byte as usize);
                (name.clone(), line, column)
            }
            _ => (String::new(), 1, 1),
        }
    }
}

/// The severity of a rule: an error if nothing is known of it.
fn severity(rule: &str) -> Severity {
    known(rule).map_or(Severity::Error, |r| r.severity)
}

fn known(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|r| r.name == name)
}

/// The byte at which each line begins.
pub(super) fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.bytes().enumerate().filter(|b| b.1 == b'\n').map(|b| b.0 + 1)).collect()
}

fn line_and_column(text: &str, starts: &[usize], byte: usize) -> (usize, usize) {
    let byte = byte.min(text.len());
    let line = starts.partition_point(|start| *start <= byte);
    let start = starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
    let column = text[start..].char_indices().take_while(|c| c.0 + start < byte).count();
    (line.max(1), column + 1)
}
