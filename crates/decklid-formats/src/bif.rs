//! BIF, the interchange format of belief networks.

use rustc_hash::FxHashMap;

use crate::ReadError;
use crate::network::{Network, NodeId, Variable};
use crate::scan::{Marks, Scan, Token, number, shown};

const MARKS: Marks = Marks { signs: b"{}()[];,|", comment: "//", like_c: true };
/// Longest text (bytes).
pub const LONGEST_TEXT: usize = 64 << 20;
/// At most this many variables.
pub const MOST_VARIABLES: usize = 60_000;
/// At most this many numbers in all tables together.
pub const MOST_ENTRIES: usize = 16_000_000;
/// How far the probabilities of one row may be from one: files print few digits.
const SLACK: f64 = 1e-3;

/// The network that a text describes.
///
/// # Errors
/// The first error: a missing sign, an unknown or repeated name, a number that
/// is not a probability, a row that is missing or does not sum to one, a circle, anything too large.
pub fn read(text: &str) -> Result<Network, ReadError> {
    let mut parser = Parser {
        scan: Scan::new(text, MARKS),
        network: Network::default(),
        numbers: FxHashMap::default(),
        places: Vec::new(),
        given: Vec::new(),
        entries: 0,
    };
    if text.len() > LONGEST_TEXT {
        let message = format!("The text has {} bytes; the limit is {LONGEST_TEXT}.", text.len());
        return Err(parser.scan.error(0, message, "Make the network smaller."));
    }
    loop {
        let word = parser.scan.next();
        match word.text {
            "" => return parser.finish(),
            "network" => parser.network_block()?,
            "variable" => parser.variable()?,
            "probability" => parser.probability()?,
            _ => {
                let hint = "Write network, variable or probability.";
                return Err(parser.scan.error(word.at, format!("{} cannot start a block.", shown(word)), hint));
            }
        }
    }
}

struct Parser<'t> {
    scan: Scan<'t>,
    network: Network,
    numbers: FxHashMap<String, NodeId>,
    /// Where each variable is declared (bytes).
    places: Vec<usize>,
    /// Whether the probabilities of a variable were given.
    given: Vec<bool>,
    entries: usize,
}

/// A table while it is being read: one row for each joint state of the parents.
struct Rows {
    states: usize,
    rows: Vec<Option<Vec<f64>>>,
}

impl<'t> Parser<'t> {
    fn wrong<T>(&self, token: Token<'_>, message: impl Into<String>, hint: &str) -> Result<T, ReadError> {
        Err(self.scan.error(token.at, message, hint))
    }

    fn expect(&mut self, sign: &str) -> Result<(), ReadError> {
        self.scan.expect(sign, "Check the punctuation of this block.")
    }

    fn name(&mut self) -> Result<Token<'t>, ReadError> {
        let word = self.scan.next();
        let text = word.text.trim_matches('"');
        if text.is_empty() || MARKS.signs.contains(&text.as_bytes()[0]) {
            let message = format!("Expected a name, found {}.", shown(word));
            return self.wrong(word, message, "Write a name.");
        }
        Ok(Token { text, at: word.at })
    }

    fn network_block(&mut self) -> Result<(), ReadError> {
        if self.scan.peek().text != "{" {
            self.network.name = self.name()?.text.to_owned();
        }
        self.expect("{")?;
        while !self.scan.take("}") {
            self.property()?;
        }
        Ok(())
    }

    /// `property …;`: skipped.
    fn property(&mut self) -> Result<(), ReadError> {
        let word = self.scan.next();
        if word.text != "property" {
            let message = format!("Expected a property or `}}`, found {}.", shown(word));
            return self.wrong(word, message, "Close the block with `}`.");
        }
        loop {
            let word = self.scan.next();
            match word.text {
                ";" => return Ok(()),
                "" => return self.wrong(word, "A property is not terminated.", "End it with `;`."),
                _ => {}
            }
        }
    }

    fn variable(&mut self) -> Result<(), ReadError> {
        let name = self.name()?;
        if self.numbers.insert(name.text.to_owned(), NodeId(self.places.len())).is_some() {
            let message = format!("The variable {} occurs twice.", shown(name));
            return self.wrong(name, message, "Declare each only once.");
        }
        if self.places.len() == MOST_VARIABLES {
            return self.wrong(name, format!("More than {MOST_VARIABLES} variables."), "Make the network smaller.");
        }
        self.expect("{")?;
        let mut states = Vec::new();
        while !self.scan.take("}") {
            if self.scan.take("type") {
                states = self.states()?;
            } else {
                self.property()?;
            }
        }
        if states.is_empty() {
            return self.wrong(name, format!("The variable {} has no states.", shown(name)), "Give it a type.");
        }
        self.places.push(name.at);
        self.given.push(false);
        self.network.variables.push(Variable {
            name: name.text.to_owned(),
            states,
            parents: Vec::new(),
            table: Vec::new(),
        });
        Ok(())
    }

    /// `discrete [ 2 ] { yes, no };`
    fn states(&mut self) -> Result<Vec<String>, ReadError> {
        let word = self.scan.next();
        if word.text != "discrete" {
            return self.wrong(word, format!("The type {} is unknown.", shown(word)), "Only `discrete` is supported.");
        }
        self.expect("[")?;
        let count = self.scan.next();
        self.expect("]")?;
        self.expect("{")?;
        let mut states: Vec<String> = Vec::new();
        while !self.scan.take("}") {
            let state = self.name()?;
            if states.len() < 1000 && states.iter().any(|s| s == state.text) {
                return self.wrong(state, format!("The state {} occurs twice.", shown(state)), "Name each only once.");
            }
            states.push(state.text.to_owned());
            self.scan.take(",");
        }
        self.expect(";")?;
        if count.text.parse() != Ok(states.len()) {
            let message = format!("{} states are announced, {} are named.", shown(count), states.len());
            return self.wrong(count, message, "Make the number fit the list.");
        }
        Ok(states)
    }

    fn known(&mut self) -> Result<(NodeId, Token<'t>), ReadError> {
        let name = self.name()?;
        match self.numbers.get(name.text) {
            Some(&node) => Ok((node, name)),
            None => {
                let message = format!("There is no variable {}.", shown(name));
                self.wrong(name, message, "Declare it before its probabilities.")
            }
        }
    }

    fn probability(&mut self) -> Result<(), ReadError> {
        self.expect("(")?;
        let (node, name) = self.known()?;
        if std::mem::replace(&mut self.given[node.0], true) {
            let message = format!("The probabilities of {} occur twice.", shown(name));
            return self.wrong(name, message, "Give them only once.");
        }
        let mut parents: Vec<NodeId> = Vec::new();
        self.scan.take("|");
        while !self.scan.take(")") {
            let (parent, word) = self.known()?;
            if parent == node || parents.contains(&parent) {
                let message = format!("{} cannot be a parent here.", shown(word));
                return self.wrong(word, message, "Name each parent once, and never the variable itself.");
            }
            parents.push(parent);
            self.scan.take(",");
        }
        let states = self.network.variables[node.0].states.len();
        let count = parents.iter().try_fold(1usize, |n, p| n.checked_mul(self.network.variables[p.0].states.len()));
        self.entries = count.and_then(|c| c.checked_mul(states)).map_or(usize::MAX, |c| self.entries.saturating_add(c));
        if self.entries > MOST_ENTRIES {
            return self.wrong(name, format!("More than {MOST_ENTRIES} probabilities."), "Give it fewer parents.");
        }
        let mut rows = Rows { states, rows: vec![None; count.unwrap_or(0)] };
        self.expect("{")?;
        while !self.scan.take("}") {
            self.entry(&parents, &mut rows)?;
        }
        self.close(node, name, parents, rows)
    }

    /// `table …;`, `default …;`, `(state, …) …;` or a property.
    fn entry(&mut self, parents: &[NodeId], rows: &mut Rows) -> Result<(), ReadError> {
        let word = self.scan.peek();
        match word.text {
            "table" => {
                self.scan.next();
                let (states, count) = (rows.states, rows.rows.len());
                let numbers = self.numbers_of(states * count)?;
                // The variable itself varies slowest, the last parent fastest.
                let row = |at: usize| (0..states).map(|s| numbers[s * count + at]).collect();
                rows.rows = (0..count).map(|at| Some(row(at))).collect();
                Ok(())
            }
            "default" => {
                self.scan.next();
                let row = self.numbers_of(rows.states)?;
                rows.rows.iter_mut().filter(|r| r.is_none()).for_each(|r| *r = Some(row.clone()));
                Ok(())
            }
            "(" => {
                self.scan.next();
                let at = self.joint(parents)?;
                rows.rows[at] = Some(self.numbers_of(rows.states)?);
                Ok(())
            }
            _ => self.property(),
        }
    }

    /// The row for named states of all parents.
    fn joint(&mut self, parents: &[NodeId]) -> Result<usize, ReadError> {
        let mut at = 0;
        for parent in parents {
            let word = self.name()?;
            let variable = &self.network.variables[parent.0];
            let Some(state) = variable.states.iter().position(|s| s == word.text) else {
                let message = format!("{} has no state {}.", variable.name, shown(word));
                return self.wrong(word, message, &format!("Its states are {}.", some(&variable.states)));
            };
            at = at * variable.states.len() + state;
            self.scan.take(",");
        }
        self.expect(")")?;
        Ok(at)
    }

    fn numbers_of(&mut self, count: usize) -> Result<Vec<f64>, ReadError> {
        let mut numbers = Vec::with_capacity(count);
        loop {
            let word = self.scan.next();
            match number(word.text) {
                Some(p) if (0.0..=1.0).contains(&p) && numbers.len() < count => numbers.push(p),
                Some(_) if numbers.len() == count => {
                    return self.wrong(word, format!("More than {count} numbers."), "Remove the extra ones.");
                }
                Some(_) => {
                    return self.wrong(
                        word,
                        format!("{} is not a probability.", shown(word)),
                        "It must be from 0 to 1.",
                    );
                }
                None if word.text == ";" && numbers.len() == count => return Ok(numbers),
                None => {
                    let message = format!("Number {} of {count} is missing.", numbers.len() + 1);
                    return self.wrong(word, message, "Give one for each state, then `;`.");
                }
            }
            self.scan.take(",");
        }
    }

    fn close(&mut self, node: NodeId, name: Token<'_>, parents: Vec<NodeId>, rows: Rows) -> Result<(), ReadError> {
        let mut table = Vec::with_capacity(rows.rows.len() * rows.states);
        for (at, row) in rows.rows.into_iter().enumerate() {
            let under = || joint_name(&self.network, &parents, at);
            let Some(row) = row else {
                let message = format!("The probabilities of {}{} are missing.", shown(name), under());
                return self.wrong(name, message, "Give a row for each case, or a default.");
            };
            let sum: f64 = row.iter().sum();
            if (sum - 1.0).abs() > SLACK {
                let message = format!("The probabilities of {}{} sum to {sum:.6}.", shown(name), under());
                return self.wrong(name, message, "Each row must sum to one.");
            }
            table.extend(row);
        }
        let variable = &mut self.network.variables[node.0];
        (variable.parents, variable.table) = (parents, table);
        Ok(())
    }

    fn finish(self) -> Result<Network, ReadError> {
        if self.places.is_empty() {
            return Err(self.scan.error(usize::MAX, "There is no variable.", "A network has at least one."));
        }
        if let Some(open) = self.given.iter().position(|g| !g) {
            let message = format!("The probabilities of `{}` are missing.", self.network.variables[open].name);
            return Err(self.scan.error(self.places[open], message, "Add a probability block."));
        }
        if let Some(node) = self.network.in_a_circle() {
            let message = format!("`{}` depends on itself.", self.network.variables[node.0].name);
            return Err(self.scan.error(self.places[node.0], message, "Parents must not form a circle."));
        }
        Ok(self.network)
    }
}

/// Names of states for a message.
fn some(names: &[String]) -> String {
    let more = if names.len() > 8 { ", …" } else { "" };
    names.iter().take(8).map(String::as_str).collect::<Vec<_>>().join(", ") + more
}

/// ` given a, b`: the states of the parents in a row.
fn joint_name(network: &Network, parents: &[NodeId], mut row: usize) -> String {
    let mut names = Vec::new();
    for parent in parents.iter().rev() {
        let states = &network.variables[parent.0].states;
        names.push(states[row % states.len()].as_str());
        row /= states.len();
    }
    names.reverse();
    if names.is_empty() { String::new() } else { format!(" given {}", names.join(", ")) }
}
