//! Decision diagrams: one Boolean function over all hidden variables at once, with its exact probability.
//!
//! ```text
//!   f = battery & (wire | switch)        rows, children first
//!
//!          battery (level 0)             0  FALSE
//!         0/      \1                     1  TRUE
//!     FALSE       wire (level 1)         2  switch   0 / 1
//!               0/     \1                3  wire     2 / 1
//!          switch      TRUE              4  battery  0 / 3
//! ```
//!
//! A diagram is reduced and ordered: variable `v` is tested at level `v`, no test is redundant and no
//! two nodes are alike, so two functions are equal exactly when their [`Node`]s are. Children are
//! always made before their parents, which is why every answer here is one pass over flat arrays:
//! the probability of a node is stored when it is made, and all derivatives come from one sweep down.
//!
//! ```
//! use decklid_logic::diagram::Diagram;
//!
//! let mut d = Diagram::new(vec![0.1, 0.2, 0.5]);
//! let (battery, wire, switch) = (d.var(0), d.var(1), d.var(2));
//! let either = d.or(wire, switch);
//! let dead = d.and(battery, either);
//! assert!((d.probability(dead) - 0.1 * (1.0 - 0.8 * 0.5)).abs() < 1e-15);
//! assert_eq!(d.posteriors(dead).map(|p| p[0]), Some(1.0));
//! assert!(d.implies(dead, battery));
//! ```
//!
//! Recursion is as deep as there are variables; a few thousand are fine on an ordinary stack.
//! A variable that the diagram does not have is never true.

mod forest;
mod operations;
mod solutions;
mod sweep;
mod tables;

pub use forest::{Forest, Tests};
pub use solutions::{Count, Sets, Solutions};
pub(crate) use solutions::{Number, Orders};
pub use sweep::{Given, Sweep};

use crate::stop::Stop;
use tables::{Cache, Joints, Row, Unique};

/// A Boolean function in a [`Diagram`]: equal nodes of one diagram are equal functions.
///
/// The order is that of making: children are smaller than their parents. A node means nothing to
/// another diagram than the one that made it, or a clone of that one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Node(u32);

impl Node {
    /// The function that is never true.
    pub const FALSE: Node = Node(0);
    /// The function that is always true.
    pub const TRUE: Node = Node(1);

    /// Position among all nodes of the diagram in order of making, for tables beside it.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether this is one of the two constants.
    pub fn is_terminal(self) -> bool {
        self.0 < 2
    }
}

/// Level of the constants: below every variable.
const TERMINAL: u32 = u32::MAX;

/// All functions over one list of variables, each stored once, with fixed priors.
#[derive(Clone, Debug)]
pub struct Diagram {
    /// P(variable is true), by variable.
    priors: Vec<f64>,
    /// The tests, children before parents; rows 0 and 1 are the constants.
    rows: Vec<Row>,
    /// P(function is true), beside `rows`.
    weights: Vec<f64>,
    unique: Unique,
    cache: Cache,
    joints: Joints,
    /// At this many rows, operations give up.
    limit: usize,
    /// Calls everything off.
    stop: Option<Stop>,
    /// Results worked out so far.
    steps: u32,
    /// Whether somebody called it off.
    stopped: bool,
}

/// The flag is asked once in so many results: often enough for a millisecond.
const ASK: u32 = 1 << 12;

impl Diagram {
    /// A diagram over `priors.len()` independent variables; `priors[v]` is P(variable `v` is true).
    pub fn new(priors: Vec<f64>) -> Self {
        Self::with_limit(priors, usize::MAX)
    }

    /// A diagram in which operations give up when it has `limit` nodes: see [`Diagram::gave_up`].
    pub fn with_limit(priors: Vec<f64>, limit: usize) -> Self {
        let constant = |node| Row { level: TERMINAL, low: node, high: node };
        let stop = Stop::current();
        Diagram {
            priors,
            rows: vec![constant(0), constant(1)],
            weights: vec![0.0, 1.0],
            unique: Unique::new(),
            cache: Cache::new(),
            joints: Joints::default(),
            limit,
            stopped: stop.as_ref().is_some_and(Stop::is_set),
            stop,
            steps: 0,
        }
    }

    /// How many nodes there may be.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// From now on, operations give up when there are `limit` nodes.
    pub fn set_limit(&mut self, limit: usize) {
        self.limit = limit;
    }

    /// Whether the limit was reached, or the work was [called off](Stop): what operations returned since then means
    /// nothing.
    pub fn gave_up(&self) -> bool {
        self.stopped || self.rows.len() >= self.limit
    }

    /// Counts a result, and asks now and then whether it is still wanted.
    fn count(&mut self) {
        self.steps = self.steps.wrapping_add(1);
        if self.steps.is_multiple_of(ASK) && self.stop.as_ref().is_some_and(Stop::is_set) {
            self.stopped = true;
        }
    }

    /// Keeps the result of an operation.
    fn keep(&mut self, a: u32, b: u32, c: u32, result: u32) {
        self.count();
        self.cache.put(a, b, c, result);
    }

    /// Number of variables.
    pub fn variables(&self) -> usize {
        self.priors.len()
    }

    /// One more variable, below all others, that is true with this probability; returns its number.
    pub fn add_variable(&mut self, prior: f64) -> usize {
        self.priors.push(prior);
        self.priors.len() - 1
    }

    /// P(variable `v` is true); 0 for a variable that does not exist.
    pub fn prior(&self, v: usize) -> f64 {
        self.priors.get(v).copied().unwrap_or(0.0)
    }

    /// The function "variable `v` is true"; never true for a variable that does not exist.
    pub fn var(&mut self, v: usize) -> Node {
        if v < self.priors.len() { Node(self.make(v as u32, 0, 1)) } else { Node::FALSE }
    }

    /// `high` where variable `v` is true, `low` elsewhere; both must test later variables only.
    pub fn test(&mut self, v: usize, low: Node, high: Node) -> Node {
        Node(self.make(v as u32, low.0, high.0))
    }

    /// P(`f`), stored since the node was made.
    pub fn probability(&self, f: Node) -> f64 {
        self.weights[f.index()]
    }

    /// The variable that `f` tests first; `u32::MAX` for the constants.
    pub fn level(&self, f: Node) -> u32 {
        self.row(f.0).level
    }

    /// What remains of `f` when its first variable is false; `f` itself for the constants.
    pub fn low(&self, f: Node) -> Node {
        Node(self.row(f.0).low)
    }

    /// What remains of `f` when its first variable is true; `f` itself for the constants.
    pub fn high(&self, f: Node) -> Node {
        Node(self.row(f.0).high)
    }

    /// Number of nodes made so far, the two constants included.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no test was made yet.
    pub fn is_empty(&self) -> bool {
        self.rows.len() == 2
    }

    /// Forgets every node made since the diagram had `len` nodes ([`Diagram::len`]); those nodes must
    /// not be used any more. Keeps the memory, so that trying things out again and again costs none.
    pub fn forget_after(&mut self, len: usize) {
        let len = len.max(2);
        if len < self.rows.len() {
            self.unique.forget_from(&self.rows, len);
            self.cache.forget_from(len as u32);
            self.joints.forget_from(len as u32);
            self.rows.truncate(len);
            self.weights.truncate(len);
        }
    }

    /// The value of `f` when variable `v` has the value `assignment(v)`.
    pub fn eval(&self, f: Node, assignment: &dyn Fn(usize) -> bool) -> bool {
        let mut node = f.0;
        while node > 1 {
            let row = self.row(node);
            node = if assignment(row.level as usize) { row.high } else { row.low };
        }
        node == 1
    }

    fn row(&self, node: u32) -> Row {
        self.rows[node as usize]
    }

    /// The one node for this test; `low` and `high` must already exist below `level`.
    fn make(&mut self, level: u32, low: u32, high: u32) -> u32 {
        if low == high {
            return low;
        }
        let row = Row { level, low, high };
        match self.unique.find(&self.rows, row) {
            Ok(node) => node,
            Err(slot) => self.push(row, slot),
        }
    }

    /// Appends a row that is not there yet, with its probability, into the free `slot`.
    fn push(&mut self, row: Row, slot: usize) -> u32 {
        let node = self.rows.len() as u32;
        let p = self.priors[row.level as usize];
        let (low, high) = (self.weights[row.low as usize], self.weights[row.high as usize]);
        self.rows.push(row);
        self.weights.push((1.0 - p) * low + p * high);
        self.unique.insert(&self.rows, slot, node);
        self.cache.fit(self.rows.len());
        node
    }
}

#[cfg(test)]
mod tests;
