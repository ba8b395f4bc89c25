//! Knobs: everything in the plant that a fault, a setting or a repair can change, by name.
//!
//! Each part lists its own knobs; [`PANELS`] joins them.

// A circle that stays: each part lists its knobs and says what is felt; the list and the senses read all parts.
use super::harness::{SEGMENT_KNOBS, Segment};
use super::openers::{OPENER_KNOBS, Opener};
use super::{Plant, cabin, coding, computer, doors, driving, fob, front, gate, latch, lid, person, release};
use super::{radio, supply, switches};
use crate::words::{self, Words};

/// What a knob is set to.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// True or false.
    Flag(bool),
    /// A number in the knob's unit.
    Number(f64),
    /// One of the knob's words.
    Word(String),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Flag(flag) => write!(f, "{flag}"),
            Value::Number(number) => write!(f, "{number}"),
            Value::Word(word) => f.write_str(word),
        }
    }
}

/// A knob as a reader sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KnobInfo {
    /// Its name, such as `battery.volts`.
    pub name: &'static str,
    /// What it is, with its unit.
    pub says: &'static str,
}

/// Every knob with a fixed name, part by part. Openers, fuses and wires have knobs of their own besides
/// ([`Plant::knob_names`]).
pub fn all() -> Vec<KnobInfo> {
    PANELS.iter().flat_map(|panel| (panel.list)()).collect()
}

/// A knob of the part `P`.
pub(crate) struct Knob<P: 'static> {
    name: &'static str,
    says: &'static str,
    turn: Turn<P>,
}

/// How a knob is turned.
enum Turn<P> {
    Flag(fn(&mut P) -> &mut bool),
    /// With its least and greatest value.
    Number(fn(&mut P) -> &mut f64, f64, f64),
    /// One of a few words.
    Word(fn() -> Vec<&'static str>, fn(&mut P, &str) -> bool),
    /// A flag that takes more than storing it.
    FlagAction(fn(&mut P, bool)),
    /// A number that takes more than storing it; the part may refuse it.
    NumberAction(fn(&mut P, f64) -> Result<(), String>, f64, f64),
}

pub(crate) const fn flag<P>(name: &'static str, says: &'static str, at: fn(&mut P) -> &mut bool) -> Knob<P> {
    Knob { name, says, turn: Turn::Flag(at) }
}

pub(crate) const fn number<P>(
    name: &'static str,
    says: &'static str,
    (least, most): (f64, f64),
    at: fn(&mut P) -> &mut f64,
) -> Knob<P> {
    Knob { name, says, turn: Turn::Number(at, least, most) }
}

/// `words` lists the words, `set` takes one of them and is false for any other.
pub(crate) const fn word<P>(
    name: &'static str,
    says: &'static str,
    words: fn() -> Vec<&'static str>,
    set: fn(&mut P, &str) -> bool,
) -> Knob<P> {
    Knob { name, says, turn: Turn::Word(words, set) }
}

pub(crate) const fn flag_action<P>(name: &'static str, says: &'static str, set: fn(&mut P, bool)) -> Knob<P> {
    Knob { name, says, turn: Turn::FlagAction(set) }
}

pub(crate) const fn number_action<P>(
    name: &'static str,
    says: &'static str,
    (least, most): (f64, f64),
    set: fn(&mut P, f64) -> Result<(), String>,
) -> Knob<P> {
    Knob { name, says, turn: Turn::NumberAction(set, least, most) }
}

/// The words of a table, for [`word`].
pub(crate) fn list<T>(words: &Words<T>) -> Vec<&'static str> {
    words.iter().map(|entry| entry.0).collect()
}

/// Stores the value of a word; false if the table does not have it.
pub(crate) fn assign<T: Copy>(place: &mut T, words: &Words<T>, word: &str) -> bool {
    let value = words::find(words, word);
    if let Some(value) = value {
        *place = value;
    }
    value.is_some()
}

/// The knobs of one part, as the plant offers them.
struct Panel {
    list: fn() -> Vec<KnobInfo>,
    /// None if the part has no knob of that name.
    set: fn(&mut Plant, &str, &Value) -> Option<Result<(), String>>,
}

const PANELS: &[Panel] = &[
    Panel { list: || info(supply::KNOBS), set: |p, name, to| set(&mut p.supply, supply::KNOBS, name, to) },
    Panel { list: || info(front::KNOBS), set: |p, name, to| set(&mut p.front, front::KNOBS, name, to) },
    Panel { list: || info(computer::KNOBS), set: |p, name, to| set(&mut p.computer, computer::KNOBS, name, to) },
    Panel { list: || info(release::KNOBS), set: |p, name, to| set(&mut p.release, release::KNOBS, name, to) },
    Panel { list: || info(latch::KNOBS), set: |p, name, to| set(&mut p.latch, latch::KNOBS, name, to) },
    Panel { list: || info(lid::KNOBS), set: |p, name, to| set(&mut p.lid, lid::KNOBS, name, to) },
    Panel { list: || info(gate::KNOBS), set: |p, name, to| set(&mut p.gate, gate::KNOBS, name, to) },
    Panel { list: || info(doors::KNOBS), set: |p, name, to| set(&mut p.doors, doors::KNOBS, name, to) },
    Panel { list: || info(radio::KNOBS), set: |p, name, to| set(&mut p.radio, radio::KNOBS, name, to) },
    Panel { list: || info(fob::BLADE_KNOBS), set: |p, name, to| set(&mut p.blade, fob::BLADE_KNOBS, name, to) },
    Panel { list: || info(cabin::KNOBS), set: |p, name, to| set(&mut p.cabin, cabin::KNOBS, name, to) },
    Panel { list: || info(driving::KNOBS), set: |p, name, to| set(&mut p.driving, driving::KNOBS, name, to) },
    Panel { list: || info(switches::KNOBS), set: |p, name, to| set(&mut p.switches, switches::KNOBS, name, to) },
    Panel { list: || info(coding::KNOBS), set: |p, name, to| set(&mut p.coding, coding::KNOBS, name, to) },
    Panel { list: || info(person::KNOBS), set: |p, name, to| set(&mut p.person, person::KNOBS, name, to) },
];

fn info<P>(knobs: &[Knob<P>]) -> Vec<KnobInfo> {
    knobs.iter().map(|knob| KnobInfo { name: knob.name, says: knob.says }).collect()
}

/// Sets the knob of that name in a part; none if the part doesn't have it.
fn set<P>(part: &mut P, knobs: &[Knob<P>], name: &str, to: &Value) -> Option<Result<(), String>> {
    knobs.iter().find(|knob| knob.name == name).map(|knob| turn(part, knob, to))
}

fn turn<P>(part: &mut P, knob: &Knob<P>, to: &Value) -> Result<(), String> {
    let name = knob.name;
    match (&knob.turn, to) {
        (Turn::Flag(at), Value::Flag(on)) => *at(part) = *on,
        (Turn::FlagAction(set), Value::Flag(on)) => set(part, *on),
        (Turn::Number(at, least, most), Value::Number(to)) => *at(part) = within(name, *to, *least, *most)?,
        (Turn::NumberAction(set, least, most), Value::Number(to)) => set(part, within(name, *to, *least, *most)?)?,
        (Turn::Word(_, set), Value::Word(word)) if set(part, word) => {}
        (Turn::Word(words, _), _) => return Err(format!("`{name}` is one of: {}.", words().join(", "))),
        (Turn::Flag(_) | Turn::FlagAction(_), _) => return Err(format!("`{name}` is true or false.")),
        (Turn::Number(..) | Turn::NumberAction(..), _) => {
            return Err(format!("`{name}` is a number: {}.", knob.says));
        }
    }
    Ok(())
}

fn within(name: &str, to: f64, least: f64, most: f64) -> Result<f64, String> {
    if to >= least && to <= most { Ok(to) } else { Err(format!("`{name}` goes from {least} to {most}.")) }
}

impl Plant {
    /// Sets a knob. The plant settles, but nothing is traced and the computer does not look.
    ///
    /// # Errors
    /// A sentence for people: the plant has no such knob, or the knob can't have that value.
    pub fn set(&mut self, name: &str, to: &Value) -> Result<(), String> {
        let fixed = PANELS.iter().find_map(|panel| (panel.set)(self, name, to));
        fixed.or_else(|| self.set_own(name, to)).ok_or_else(|| match to {
            Value::Flag(_) => format!("This car has nothing named `{name}`."),
            Value::Number(_) | Value::Word(_) => format!("`{name}` does not exist, or it is true or false."),
        })??;
        if matches!(name, "coding.locked" | "coding.deadlocked") {
            self.doors.leave(self.coding.locked, self.coding.deadlocked);
        }
        self.settle();
        Ok(())
    }

    /// All names that can be set in this car, in order.
    pub fn knob_names(&self) -> Vec<String> {
        let mut names: Vec<String> = all().iter().map(|knob| knob.name.to_owned()).collect();
        for opener in self.openers.iter() {
            names.extend(OPENER_KNOBS.iter().map(|knob| format!("{}.{}", opener.name, knob.name)));
        }
        for segment in &self.supply.harness.segments {
            names.extend(SEGMENT_KNOBS.iter().map(|knob| format!("{}.{}", segment.name, knob.name)));
        }
        names
    }

    /// Sets `ID.KEY` of an opener, a fuse or a wire.
    fn set_own(&mut self, name: &str, to: &Value) -> Option<Result<(), String>> {
        let (id, key) = name.rsplit_once('.')?;
        let opener: Option<&mut Opener> = self.openers.find(id);
        if let Some(done) = opener.and_then(|opener| set(opener, OPENER_KNOBS, key, to)) {
            return Some(done);
        }
        let segment: Option<&mut Segment> = self.supply.harness.find(id);
        segment.and_then(|segment| set(segment, SEGMENT_KNOBS, key, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_have_a_meaning() {
        let mut names: Vec<&str> = all().iter().map(|knob| knob.name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!((names.len(), count > 100), (count, true));
        assert!(all().iter().all(|knob| !knob.says.is_empty()));
    }

    /// Each knob takes a value of its kind, and refuses the others.
    #[test]
    fn every_knob_turns() {
        let values = [Value::Flag(true), Value::Number(0.001), Value::Word("open".to_owned())];
        for knob in all() {
            let takes = |value: &&Value| Plant::default().set(knob.name, value).is_ok();
            let taken: Vec<&Value> = values.iter().filter(takes).collect();
            let words = ["driving.ignition", "driving.gear", "fob.place", "spare.place", "actuator.lost"];
            assert_eq!(taken.len(), usize::from(!words.contains(&knob.name)), "{}: {taken:?}", knob.name);
        }
        for (knob, value) in [
            ("actuator.lost", "force"),
            ("driving.gear", "reverse"),
            ("driving.ignition", "crank"),
            ("spare.place", "trunk"),
        ] {
            assert_eq!(Plant::default().set(knob, &Value::Word(value.to_owned())), Ok(()));
        }
        assert!(Plant::default().set("fob.cell_volts", &Value::Number(-1.0)).is_err());
        assert!(Plant::default().set("no.such", &Value::Flag(true)).is_err());
    }
}
