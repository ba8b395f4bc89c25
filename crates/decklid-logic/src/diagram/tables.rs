//! The two hash tables behind a diagram: every node once, and every recent result.
//!
//! ```text
//!   Unique: (level, low, high) -> node     open addressing, at most half full
//!   Cache:  (operation, a, b, c) -> node   direct mapped, a newer result replaces an older one
//!   Joints: (a, b) -> P(a and b)           the same for numbers
//! ```

use crate::recent::{Recent, hash};

/// One test: `if variable(level) { high } else { low }`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Row {
    pub(super) level: u32,
    pub(super) low: u32,
    pub(super) high: u32,
}

/// Finds the node of a test: slots hold node numbers, 0 is free (node 0 is a constant).
#[derive(Clone, Debug)]
pub(super) struct Unique {
    slots: Vec<u32>,
    /// 64 minus the number of bits of a slot number.
    shift: u32,
}

impl Unique {
    pub(super) fn new() -> Self {
        Self::with_bits(9)
    }

    fn with_bits(bits: u32) -> Self {
        Unique { slots: vec![0; 1 << bits], shift: 64 - bits }
    }

    /// Number of slots that hold a node.
    #[cfg(test)]
    pub(super) fn used(&self) -> usize {
        self.slots.iter().filter(|&&node| node != 0).count()
    }

    /// The node of `row`, or the free slot where it belongs.
    pub(super) fn find(&self, rows: &[Row], row: Row) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = self.first(row);
        loop {
            match self.slots[slot & mask] {
                0 => return Err(slot & mask),
                node if rows[node as usize] == row => return Ok(node),
                _ => slot += 1,
            }
        }
    }

    /// Puts the newest row into the free `slot` that `find` gave; doubles the table when half full.
    pub(super) fn insert(&mut self, rows: &[Row], slot: usize, node: u32) {
        self.slots[slot] = node;
        if rows.len() * 2 > self.slots.len() {
            *self = Self::with_bits(65 - self.shift);
            self.refill(rows);
        }
    }

    /// Takes out the nodes from `len` on. Slots are filled in the order of node numbers, also when the
    /// table is doubled, so emptying them in the reverse order undoes exactly that.
    pub(super) fn forget_from(&mut self, rows: &[Row], len: usize) {
        if rows.len() > 2 * len {
            self.slots.fill(0);
            return self.refill(&rows[..len]);
        }
        let mask = self.slots.len() - 1;
        for (node, &row) in rows.iter().enumerate().skip(len).rev() {
            let mut slot = self.first(row);
            while self.slots[slot & mask] != node as u32 {
                slot += 1;
            }
            self.slots[slot & mask] = 0;
        }
    }

    /// Where the search for a row starts.
    fn first(&self, row: Row) -> usize {
        (hash(row.low, row.high, row.level) >> self.shift) as usize
    }

    /// Enters all rows but the constants into an empty table.
    fn refill(&mut self, rows: &[Row]) {
        for (node, &row) in rows.iter().enumerate().skip(2) {
            if let Err(slot) = self.find(rows, row) {
                self.slots[slot] = node as u32;
            }
        }
    }
}

/// What an entry of the cache is about. Entries of the three-argument choice use node numbers
/// in the third place, so the others count down from the top, where no node number ever is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub(super) enum Operation {
    And = u32::MAX,
    Or = u32::MAX - 1,
    Xor = u32::MAX - 2,
    Diff = u32::MAX - 3,
    Not = u32::MAX - 4,
    Restrict0 = u32::MAX - 5,
    Restrict1 = u32::MAX - 6,
    Implies = u32::MAX - 7,
}

impl Operation {
    /// The smallest number of an operation, above all node numbers.
    const FIRST: u32 = Operation::Implies as u32;
}

/// Results of operations: of the arguments `a` and `b`, and of a third one or an [`Operation`].
#[derive(Clone, Debug)]
pub(super) struct Cache {
    results: Recent<u32>,
    /// Results that another one replaced since the cache last grew.
    lost: usize,
}

/// A cache does not grow beyond this many places (64 MB) on account of what it loses.
const MOST_PLACES: usize = 1 << 22;
/// It grows when it lost so many results for each place.
const LOSSES: usize = 4;

impl Cache {
    pub(super) fn new() -> Self {
        Cache { results: Recent::with_bits(10), lost: 0 }
    }

    pub(super) fn get(&self, a: u32, b: u32, c: u32) -> Option<u32> {
        self.results.get(a, b, c)
    }

    pub(super) fn put(&mut self, a: u32, b: u32, c: u32, result: u32) {
        self.results.put(a, b, c, result);
    }

    /// The same for work on pairs, of which there may be far more than nodes: a cache that loses much grows, as each
    /// loss may double the work.
    pub(super) fn put_growing(&mut self, a: u32, b: u32, c: u32, result: u32) {
        self.lost += usize::from(self.results.replaces(a, b, c));
        if self.lost > LOSSES * self.results.places() && self.results.places() < MOST_PLACES {
            self.results.double();
            self.lost = 0;
        }
        self.put(a, b, c, result);
    }

    /// Doubles when there are fewer places than `nodes`, keeping what is known.
    pub(super) fn fit(&mut self, nodes: usize) {
        if nodes > self.results.places() {
            self.results.double();
        }
    }

    /// Drops what speaks of nodes from `len` on.
    pub(super) fn forget_from(&mut self, len: u32) {
        self.results.retain(|a, b, c, result| {
            let third = if c < Operation::FIRST { c } else { 0 };
            a.max(b).max(third).max(result) < len
        });
    }
}

/// Probabilities of conjunctions that were never built; pairs of equal nodes do not occur in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Joints {
    entries: Vec<(u32, u32, f64)>,
}

impl Joints {
    /// Makes room for a diagram of that many nodes; forgets everything when it has to grow.
    pub(super) fn fit(&mut self, nodes: usize) {
        if self.entries.len() < nodes {
            let len = nodes.next_power_of_two().max(1 << 10);
            self.entries = vec![(0, 0, 0.0); len];
        }
    }

    fn place(&self, a: u32, b: u32) -> usize {
        (hash(a, b, 0) >> 32) as usize & (self.entries.len() - 1)
    }

    pub(super) fn get(&self, a: u32, b: u32) -> Option<f64> {
        let entry = self.entries[self.place(a, b)];
        (entry.0 == a && entry.1 == b).then_some(entry.2)
    }

    pub(super) fn put(&mut self, a: u32, b: u32, probability: f64) {
        let place = self.place(a, b);
        self.entries[place] = (a, b, probability);
    }

    /// Drops what speaks of nodes from `len` on.
    pub(super) fn forget_from(&mut self, len: u32) {
        for entry in &mut self.entries {
            let newest = entry.0.max(entry.1);
            entry.0 = if newest < len { entry.0 } else { 0 };
        }
    }
}
