//! Reads Cassandra's `.pomdp`: the preamble, the start, then `T:`, `O:` and `R:` in any order.

use rustc_hash::FxHashMap;

use super::reward::{Rule, Rules};
use super::table::{Entry, Table, Uneven, table};
use super::{LONGEST_TEXT, MOST_ENTRIES, MOST_NAMES, Pomdp};
use crate::ReadError;
use crate::scan::{Marks, Scan, Token, number, shown};

const MARKS: Marks = Marks { signs: b":", comment: "#", like_c: false };

/// The problem that a text describes.
///
/// # Errors
/// The first error: unknown words and names, numbers that are not probabilities, rows
/// that do not sum to one, anything missing, and anything too large.
pub fn read(text: &str) -> Result<Pomdp, ReadError> {
    let mut parser = Parser::new(text);
    if text.len() > LONGEST_TEXT {
        let message = format!("The text has {} bytes; the limit is {LONGEST_TEXT}.", text.len());
        return Err(parser.scan.error(0, message, "Make the problem smaller."));
    }
    parser.preamble()?;
    parser.start()?;
    while !parser.scan.peek().text.is_empty() {
        parser.line()?;
    }
    parser.finish()
}

/// Names of one kind, and their numbers.
#[derive(Default)]
struct Names {
    names: Vec<String>,
    numbers: FxHashMap<String, u32>,
    /// The name found last: lines about the same name are usually adjacent.
    last: u32,
    /// Where the list is (bytes).
    at: usize,
}

impl Names {
    /// The number of a name, or the number that the word is.
    fn find(&mut self, word: &str) -> Option<u32> {
        if !word.starts_with(|c: char| c.is_ascii_digit() || c == '+') {
            if self.names[self.last as usize] != word {
                self.last = *self.numbers.get(word)?;
            }
            return Some(self.last);
        }
        word.parse::<u32>().ok().filter(|&n| (n as usize) < self.names.len())
    }
}

struct Parser<'t> {
    scan: Scan<'t>,
    discount: f64,
    /// Rewards count as negative costs.
    sign: f64,
    states: Names,
    actions: Names,
    seen: Names,
    start: Vec<f64>,
    go: Vec<Vec<Entry>>,
    see: Vec<Vec<Entry>>,
    rules: Vec<Rule>,
    entries: usize,
}

/// Which list a name is looked up in.
#[derive(Clone, Copy)]
enum Kind {
    State,
    Action,
    Seen,
}

/// The numbers that a name or `*` stands for.
#[derive(Clone)]
struct Span(Option<u32>, u32);

impl Span {
    fn each(&self) -> std::ops::Range<u32> {
        self.0.map_or(0..self.1, |one| one..one + 1)
    }
}

/// Which table numbers are for.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    Go,
    See,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Self {
        Parser {
            scan: Scan::new(text, MARKS),
            discount: 1.0,
            sign: -1.0,
            states: Names::default(),
            actions: Names::default(),
            seen: Names::default(),
            start: Vec::new(),
            go: Vec::new(),
            see: Vec::new(),
            rules: Vec::new(),
            entries: 0,
        }
    }

    fn wrong<T>(&self, token: Token<'_>, message: impl Into<String>, hint: &str) -> Result<T, ReadError> {
        Err(self.scan.error(token.at, message, hint))
    }

    fn colon(&mut self) -> Result<(), ReadError> {
        self.scan.expect(":", "Separate the parts of a line with colons.")
    }

    fn preamble(&mut self) -> Result<(), ReadError> {
        loop {
            let word = self.scan.peek();
            match word.text {
                "discount" | "values" | "states" | "actions" | "observations" => {
                    self.scan.next();
                    self.colon()?;
                }
                _ => break,
            }
            match word.text {
                "discount" => self.discount = self.probability()?,
                "values" => self.values()?,
                "states" => self.states = self.names(word)?,
                "actions" => self.actions = self.names(word)?,
                _ => self.seen = self.names(word)?,
            }
        }
        let next = self.scan.peek();
        for (names, what) in [(&self.states, "states"), (&self.actions, "actions"), (&self.seen, "observations")] {
            if names.names.is_empty() {
                let message = format!("No `{what}:` before {}.", shown(next));
                return self.wrong(next, message, "List or count them before the first other line.");
            }
        }
        self.go = vec![Vec::new(); self.actions.names.len()];
        self.see = vec![Vec::new(); self.actions.names.len()];
        Ok(())
    }

    fn values(&mut self) -> Result<(), ReadError> {
        let word = self.scan.next();
        self.sign = match word.text {
            "reward" => -1.0,
            "cost" => 1.0,
            _ => return self.wrong(word, format!("{} is not a kind of value.", shown(word)), "Write reward or cost."),
        };
        Ok(())
    }

    /// A count, or names up to the next keyword.
    fn names(&mut self, keyword: Token<'t>) -> Result<Names, ReadError> {
        let mut list = Names { at: keyword.at, ..Names::default() };
        let first = self.scan.peek();
        if first.text.starts_with(|c: char| c.is_ascii_digit()) {
            self.scan.next();
            let count = first.text.parse().ok().filter(|c| (1..=MOST_NAMES).contains(c));
            let Some(count) = count else {
                let message = format!("{} is not a count from 1 to {MOST_NAMES}.", shown(first));
                return self.wrong(first, message, "Write how many there are, or their names.");
            };
            list.names = (0..count).map(|n| n.to_string()).collect();
            return Ok(list);
        }
        loop {
            let word = self.scan.peek();
            let mut after = self.scan.clone();
            after.next();
            if word.text.is_empty() || word.text == ":" || after.peek().text == ":" || word.text == "start" {
                return Ok(list);
            }
            self.scan.next();
            if !word.text.starts_with(|c: char| c.is_alphabetic() || c == '_') {
                return self.wrong(word, format!("{} is not a name.", shown(word)), "A name starts with a letter.");
            }
            if list.numbers.insert(word.text.to_owned(), list.names.len() as u32).is_some() {
                return self.wrong(word, format!("The name {} occurs twice.", shown(word)), "Name each only once.");
            }
            list.names.push(word.text.to_owned());
            if list.names.len() > MOST_NAMES {
                return self.wrong(word, format!("More than {MOST_NAMES} names."), "Make the problem smaller.");
            }
        }
    }

    fn list(&mut self, kind: Kind) -> (&mut Names, &'static str) {
        match kind {
            Kind::State => (&mut self.states, "state"),
            Kind::Action => (&mut self.actions, "action"),
            Kind::Seen => (&mut self.seen, "observation"),
        }
    }

    fn one(&mut self, kind: Kind) -> Result<u32, ReadError> {
        let word = self.scan.next();
        let (list, what) = self.list(kind);
        let count = list.names.len();
        match list.find(word.text) {
            Some(found) => Ok(found),
            None if word.text.is_empty() => self.wrong(
                word,
                format!("The file ends where a {what} was expected."),
                "Was it cut off? Use the whole file.",
            ),
            None => self.wrong(
                word,
                format!("There is no {what} {}.", shown(word)),
                &format!("There are {count}; name one of them, or its number from 0."),
            ),
        }
    }

    fn span(&mut self, kind: Kind) -> Result<Span, ReadError> {
        let count = self.list(kind).0.names.len() as u32;
        if self.scan.take("*") { Ok(Span(None, count)) } else { Ok(Span(Some(self.one(kind)?), count)) }
    }

    fn probability(&mut self) -> Result<f64, ReadError> {
        let word = self.scan.next();
        match number(word.text) {
            Some(p) if (0.0..=1.0).contains(&p) => Ok(p),
            Some(_) => self.wrong(word, format!("{} is not a probability.", shown(word)), "It must be from 0 to 1."),
            None => self.wrong(word, format!("Expected a number, found {}.", shown(word)), "Write one."),
        }
    }

    fn start(&mut self) -> Result<(), ReadError> {
        let count = self.states.names.len();
        if !self.scan.take("start") {
            self.start = vec![1.0 / count as f64; count];
            return Ok(());
        }
        let word = self.scan.peek();
        if self.scan.take("include") || self.scan.take("exclude") {
            self.colon()?;
            return self.some_states(word, word.text == "include");
        }
        self.colon()?;
        let word = self.scan.peek();
        let mut after = self.scan.clone();
        after.next();
        let follows = after.peek().text;
        let lone = count > 1 && number(follows).is_none();
        if self.scan.take("uniform") {
            self.start = vec![1.0 / count as f64; count];
        } else if number(word.text).is_none() || (lone && word.text.bytes().all(|b| b.is_ascii_digit())) {
            let state = self.one(Kind::State)?;
            self.start = vec![0.0; count];
            self.start[state as usize] = 1.0;
        } else {
            self.start = (0..count).map(|_| self.probability()).collect::<Result<_, _>>()?;
            self.evened(word)?;
        }
        Ok(())
    }

    /// Scales the start to one.
    fn evened(&mut self, word: Token<'_>) -> Result<(), ReadError> {
        let sum: f64 = self.start.iter().sum();
        if (sum - 1.0).abs() > 1e-4 {
            return self.wrong(word, format!("The start sums to {sum}."), "The start probabilities must sum to one.");
        }
        self.start.iter_mut().for_each(|p| *p /= sum);
        Ok(())
    }

    fn some_states(&mut self, word: Token<'t>, include: bool) -> Result<(), ReadError> {
        let mut named = vec![!include; self.states.names.len()];
        while !matches!(self.scan.peek().text, "T" | "O" | "R" | "") {
            named[self.one(Kind::State)? as usize] = include;
        }
        let count = named.iter().filter(|&&n| n).count();
        if count == 0 {
            return self.wrong(word, "No state is left to start in.", "Name at least one.");
        }
        self.start = named.iter().map(|&n| if n { 1.0 / count as f64 } else { 0.0 }).collect();
        Ok(())
    }

    fn line(&mut self) -> Result<(), ReadError> {
        let word = self.scan.next();
        match word.text {
            "T" => self.table_line(Which::Go),
            "O" => self.table_line(Which::See),
            "R" => self.reward_line(),
            _ => self.wrong(word, format!("{} cannot start a line.", shown(word)), "A line starts with T:, O: or R:."),
        }
    }

    fn table_line(&mut self, which: Which) -> Result<(), ReadError> {
        self.colon()?;
        let actions = self.span(Kind::Action)?;
        let states = Span(None, self.states.names.len() as u32);
        if !self.scan.take(":") {
            return self.rows(which, &actions, &states, true);
        }
        let from = self.span(Kind::State)?;
        if !self.scan.take(":") {
            return self.rows(which, &actions, &from, false);
        }
        let to = self.span(if which == Which::Go { Kind::State } else { Kind::Seen })?;
        self.scan.take(":");
        let at = self.scan.peek();
        let p = self.probability()?;
        for row in from.each() {
            for col in to.each() {
                self.put(which, &actions, row, col, p, at)?;
            }
        }
        Ok(())
    }

    /// Numbers of whole rows: `uniform`, `identity`, `reset` or written out; a matrix has all rows.
    fn rows(&mut self, which: Which, actions: &Span, from: &Span, matrix: bool) -> Result<(), ReadError> {
        let states = self.states.names.len() as u32;
        let cols = if which == Which::Go { states } else { self.seen.names.len() as u32 };
        let at = self.scan.peek();
        if self.scan.take("uniform") {
            let row = vec![1.0 / f64::from(cols); cols as usize];
            return self.fill(which, actions, from, at, &row);
        }
        if matrix && cols == states && self.scan.take("identity") {
            self.clear(which, actions);
            return from.each().try_for_each(|row| self.put(which, actions, row, row, 1.0, at));
        }
        if which == Which::Go && self.scan.take("reset") {
            let start = self.start.clone();
            return self.fill(which, actions, from, at, &start);
        }
        if matrix {
            for row in from.each() {
                self.written(which, actions, &Span(Some(row), states), cols)?;
            }
            return Ok(());
        }
        self.written(which, actions, from, cols)
    }

    /// One row as written, the same for all of `from`.
    fn written(&mut self, which: Which, actions: &Span, from: &Span, cols: u32) -> Result<(), ReadError> {
        for col in 0..cols {
            let at = self.scan.peek();
            let p = self.probability()?;
            for row in from.each() {
                self.put(which, actions, row, col, p, at)?;
            }
        }
        Ok(())
    }

    fn fill(&mut self, which: Which, actions: &Span, from: &Span, at: Token<'_>, p: &[f64]) -> Result<(), ReadError> {
        for row in from.each() {
            for (col, &p) in (0..).zip(p) {
                self.put(which, actions, row, col, p, at)?;
            }
        }
        Ok(())
    }

    fn clear(&mut self, which: Which, actions: &Span) {
        let tables = if which == Which::Go { &mut self.go } else { &mut self.see };
        actions.each().for_each(|action| tables[action as usize].clear());
    }

    fn put(
        &mut self,
        which: Which,
        actions: &Span,
        row: u32,
        col: u32,
        p: f64,
        at: Token<'_>,
    ) -> Result<(), ReadError> {
        let tables = if which == Which::Go { &mut self.go } else { &mut self.see };
        for action in actions.each() {
            tables[action as usize].push(Entry { row, col, p, at: at.at as u32 });
        }
        self.count(actions.each().len(), at)
    }

    fn count(&mut self, more: usize, at: Token<'_>) -> Result<(), ReadError> {
        self.entries += more;
        if self.entries > MOST_ENTRIES {
            return self.wrong(at, format!("More than {MOST_ENTRIES} numbers so far."), "Make the problem smaller.");
        }
        Ok(())
    }

    fn reward_line(&mut self) -> Result<(), ReadError> {
        self.colon()?;
        let action = self.span(Kind::Action)?.0;
        self.colon()?;
        let state = self.span(Kind::State)?.0;
        let (states, seen) = (self.states.names.len() as u32, self.seen.names.len() as u32);
        let rule = Rule { action, state, end: None, seen: None, value: 0.0 };
        if !self.scan.take(":") {
            for end in 0..states {
                self.rewards(Rule { end: Some(end), ..rule }, seen)?;
            }
            return Ok(());
        }
        let rule = Rule { end: self.span(Kind::State)?.0, ..rule };
        if !self.scan.take(":") {
            return self.rewards(rule, seen);
        }
        let rule = Rule { seen: self.span(Kind::Seen)?.0, ..rule };
        self.scan.take(":");
        self.reward(rule)
    }

    fn rewards(&mut self, rule: Rule, seen: u32) -> Result<(), ReadError> {
        (0..seen).try_for_each(|s| self.reward(Rule { seen: Some(s), ..rule }))
    }

    fn reward(&mut self, rule: Rule) -> Result<(), ReadError> {
        let word = self.scan.next();
        let Some(value) = number(word.text) else {
            let message = format!("Expected a number, found {}.", shown(word));
            return self.wrong(word, message, "An R: line ends with a value.");
        };
        self.rules.push(Rule { value, ..rule });
        self.count(1, word)
    }

    fn finish(mut self) -> Result<Pomdp, ReadError> {
        let states = self.states.names.len();
        let go = std::mem::take(&mut self.go);
        let see = std::mem::take(&mut self.see);
        let transitions = self.tables(go, "T", "from")?;
        let observing = self.tables(see, "O", "to")?;
        let rules = Rules::new(std::mem::take(&mut self.rules));
        let mut costs = Vec::new();
        let mut work = 0;
        for action in 0..transitions.len() {
            let values = rules.expected(action as u32, &transitions[action], &observing[action], states, &mut work);
            let Some(mut values) = values else {
                let message = "The R: lines list too many single cases.";
                return Err(self.scan.error(self.states.at, message, "Combine some of them with `*`."));
            };
            // Adding zero turns -0 into 0.
            values.iter_mut().for_each(|v| *v = *v * self.sign + 0.0);
            costs.push(values);
        }
        Ok(Pomdp {
            states: self.states.names,
            actions: self.actions.names,
            observations: self.seen.names,
            discount: self.discount,
            start: self.start,
            transitions,
            observing,
            costs,
        })
    }

    fn tables(&self, written: Vec<Vec<Entry>>, letter: &str, word: &str) -> Result<Vec<Table>, ReadError> {
        let states = self.states.names.len();
        let uneven = |action: usize, uneven: Uneven| {
            let of = format!("{letter}: {} {word} {}", self.actions.names[action], self.states.names[uneven.row]);
            match uneven.at {
                Some(at) => {
                    let message = format!("{of} sums to {:.6}.", uneven.sum);
                    self.scan.error(at as usize, message, "The probabilities of a row must sum to one.")
                }
                None => self.scan.error(usize::MAX, format!("{of} is missing."), "Write out every row."),
            }
        };
        let tables = written.into_iter().enumerate();
        tables.map(|(action, entries)| table(states, entries).map_err(|u| uneven(action, u))).collect()
    }
}
