//! Records on a pile: each different case once. Only ids are kept, so nothing that a record says in words goes further.

use std::collections::BTreeMap;

use decklid_car::car::GoalKind;

use super::kind::Key;
use crate::record::{Record, Told};

/// The most different cases that a pile holds.
pub const MOST_KINDS: usize = 1_000_000;
/// One record in so many is held out: it teaches nothing, and tells how well the others taught.
const HELD_OUT: u64 = 5;

/// Where a record stood: number of the file, and line from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Number of the file, in the order in which they were read.
    pub file: u32,
    /// Line, from 1.
    pub line: u64,
}

/// How often a case occurs, and where it stood first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// How many teach.
    pub taught: u64,
    /// How many are held out.
    pub held: u64,
    /// Where it was first met.
    pub first: Place,
}

/// All records, each different case once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pile {
    /// By [`Key`].
    pub kinds: BTreeMap<String, Known>,
    /// Records that were left out because the pile was full.
    pub overflow: u64,
}

impl Pile {
    /// Lays a record on the pile; `held` if it is to be held out.
    pub fn add(&mut self, record: &Record, held: bool, first: Place) {
        let (taught, held) = if held { (0, 1) } else { (1, 0) };
        self.lay(key(record).into(), Known { taught, held, first });
    }

    /// Lays cases with that key on the pile.
    pub fn lay(&mut self, key: String, more: Known) {
        let full = self.kinds.len() >= MOST_KINDS;
        if full && !self.kinds.contains_key(&key) {
            self.overflow += more.taught + more.held;
            return;
        }
        let known = self.kinds.entry(key).or_insert(Known { taught: 0, held: 0, ..more });
        known.taught += more.taught;
        known.held += more.held;
    }

    /// Number of records on it.
    pub fn records(&self) -> u64 {
        self.kinds.values().map(|known| known.taught + known.held).sum()
    }
}

/// Whether a record is held out: by a hash of its line, so that it is always the same ones.
pub fn is_held_out(line: &[u8]) -> bool {
    let fnv = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let hash = line.trim_ascii().iter().fold(0xcbf2_9ce4_8422_2325, fnv);
    // The last bits of this hash know only the last bits of the bytes.
    (hash >> 32) % HELD_OUT == 0
}

fn key(record: &Record) -> Key {
    let mut key = Key::default();
    key.begin(&record.car, record.goal.name());
    for told in &record.told {
        let Told::Answer { mv, outcome, goal } = told else { continue };
        key.told(goal.map(GoalKind::name), mv, outcome);
    }
    key.found(true, &mut record.cause.id.iter().chain(&record.also).map(String::as_str).collect());
    key.found(false, &mut record.not.iter().map(String::as_str).collect());
    key
}
