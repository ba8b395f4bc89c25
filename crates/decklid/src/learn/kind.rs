//! What a case says, in ids, and what that means for its car.

use std::fmt;

use decklid_advice::case::{Earlier, Fault, Field, NamedCase, Saw};
use decklid_advice::learn::Seen;
use decklid_car::car::{Car, HiddenId};

/// Something in a case that its car does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Where: `goal`, `told[2]`, `so`, `not`.
    pub field: String,
    /// What is wrong.
    pub says: String,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.field, self.says)
    }
}

/// The key of a case on a [`super::Pile`]: what it says, in ids.
///
/// It has a line for each thing: car, goal, `GOAL>MOVE=OUTCOME` for an earlier goal, `MOVE=OUTCOME`, then what was found,
/// `+ID`, and what was not, `-ID`. A text with line breaks is the id of nothing.
#[derive(Clone, Debug, Default)]
pub struct Key(String);

impl Key {
    /// Begins anew.
    pub fn begin(&mut self, car: &str, goal: &str) {
        self.0.clear();
        self.push(car);
        self.0.push('\n');
        self.push(goal);
    }

    /// An answer, for an earlier goal if one is named.
    pub fn told(&mut self, goal: Option<&str>, step: &str, outcome: &str) {
        self.0.push('\n');
        if let Some(goal) = goal {
            self.push(goal);
            self.0.push('>');
        }
        self.push(step);
        self.0.push('=');
        self.push(outcome);
    }

    /// What was found to be so, or not, in any order; the list is sorted.
    pub fn found(&mut self, so: bool, ids: &mut Vec<&str>) {
        ids.sort_unstable();
        ids.dedup();
        for id in ids.iter() {
            self.0.push('\n');
            self.0.push(if so { '+' } else { '-' });
            self.push(id);
        }
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The car of a key, and the rest, which [`seen`] reads.
    pub fn split(key: &str) -> (&str, &str) {
        key.split_once('\n').unwrap_or((key, ""))
    }

    /// On one line.
    fn push(&mut self, text: &str) {
        if text.contains(['\n', '\r']) {
            self.0.push_str(&text.replace(['\n', '\r'], " "));
        } else {
            self.0.push_str(text);
        }
    }
}

impl From<Key> for String {
    fn from(key: Key) -> String {
        key.0
    }
}

/// The case of a [`Key`] without the line of its car.
///
/// # Errors
/// The first thing that the car does not have.
pub fn seen(car: &Car, rest: &str) -> Result<Seen, Misfit> {
    let mut lines = rest.lines();
    let goal = lines.next().unwrap_or_default();
    let mut named = NamedCase { goal: Some(goal.to_owned()), ..NamedCase::default() };
    let (mut so, mut not, mut places) = (Vec::new(), Vec::new(), Places::default());
    for (at, line) in lines.enumerate() {
        if let Some(id) = line.strip_prefix('+') {
            so.push(hidden(car, "so", id)?);
        } else if let Some(id) = line.strip_prefix('-') {
            not.push(hidden(car, "not", id)?);
        } else {
            let (told, outcome) = line.split_once('=').unwrap_or((line, ""));
            match told.split_once('>') {
                Some((goal, mv)) => {
                    places.before.push(at);
                    named.before.push(Earlier { goal: goal.to_owned(), saw: Saw::new(mv, outcome) });
                }
                None => {
                    places.saw.push(at);
                    named.saw.push(Saw::new(told, outcome));
                }
            }
        }
    }
    let misfit = |faults: &[Fault], says| Misfit { field: places.field(faults.first()), says };
    let case = named.resolve(car).map_err(|faults| misfit(&faults.0, faults.to_string()))?;
    let no_guide = || Misfit { field: "goal".to_owned(), says: format!("{} has no guide for `{goal}`", car.id) };
    car.goal(case.goal).ok_or_else(no_guide)?;
    Ok(Seen { case, so, not, count: 0.0 })
}

/// Where things stood that were told, by their numbers in the case.
#[derive(Default)]
struct Places {
    before: Vec<usize>,
    saw: Vec<usize>,
}

impl Places {
    fn field(&self, fault: Option<&Fault>) -> String {
        let at = match fault.map(|fault| fault.field) {
            Some(Field::Before(at, _)) => self.before.get(at),
            Some(Field::Saw(at, _)) => self.saw.get(at),
            Some(Field::Goal) => return "goal".to_owned(),
            _ => None,
        };
        at.map_or_else(|| "told".to_owned(), |at| format!("told[{at}]"))
    }
}

fn hidden(car: &Car, field: &str, id: &str) -> Result<HiddenId, Misfit> {
    let unknown = || Misfit { field: field.to_owned(), says: format!("{} has no `{id}`", car.id) };
    car.find_hidden(id).ok_or_else(unknown)
}
