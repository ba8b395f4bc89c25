//! One pass from a function down to the constants: posteriors, derivatives, support, size.
//!
//! The mass that reaches a node is the probability that testing the variables in order leads there.
//! Levels are visited top down, so the mass of a node is complete when its turn comes, and the cost is
//! that of the nodes of the function, however many others the diagram holds.
//!
//! ```
//! use decklid_logic::diagram::{Diagram, Sweep};
//!
//! let mut d = Diagram::new(vec![0.1, 0.2]);
//! let (a, b) = (d.var(0), d.var(1));
//! let f = d.or(a, b);
//! let mut sweep = Sweep::new();
//! let mut posteriors = vec![0.0; 2];
//! assert!(sweep.posteriors(&d, f, &mut posteriors));
//! assert!((posteriors[0] - 0.1 / 0.28).abs() < 1e-15);
//! ```

use super::{Diagram, Node};

/// End of a chain of entries.
const END: u32 = u32::MAX;

/// Scratch memory for passes over functions: keep one where many are made, a pass then allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Sweep {
    /// Entry of each node of the diagram plus one; 0 for those not seen in this pass.
    seen: Vec<u32>,
    /// The nodes of the function in order of discovery.
    entries: Vec<Entry>,
    levels: Vec<Level>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    node: u32,
    /// Next entry of the same level, or [`END`].
    next: u32,
    /// Probability that the tests lead to this node.
    mass: f64,
}

#[derive(Clone, Copy, Debug)]
struct Level {
    /// First entry of this level, or [`END`].
    head: u32,
    /// Number of edges that lead to nodes of this level.
    arrivals: u32,
}

/// What a pass finds out about one variable.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// Number of nodes that test it.
    tests: usize,
    /// P(variable tested, function true afterwards) if the variable is true.
    high: f64,
    /// The same if it is false.
    low: f64,
    /// Derivative of P(function) by the prior of the variable.
    slope: f64,
    /// Whether some way to TRUE does not test it.
    skipped: bool,
}

/// What becomes of a function when one variable is known.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Given {
    /// Whether the function depends on it.
    pub tested: bool,
    /// P(function | variable true).
    pub yes: f64,
    /// P(function | variable false); exactly 0 where the function cannot be without it.
    pub no: f64,
    /// `yes - no`, without the loss of digits.
    pub slope: f64,
}

impl Tally {
    /// P(function true, variable not tested): exactly nothing where every way to TRUE tests it.
    fn untested(&self, total: f64, p: f64) -> f64 {
        if self.skipped { (total - p * self.high - (1.0 - p) * self.low).max(0.0) } else { 0.0 }
    }
}

impl Sweep {
    /// Empty scratch memory, good for any diagram.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes P(v is true | `f`) for every variable v; `false`, and nothing written, when P(`f`) = 0.
    ///
    /// `out` holds one place a variable; places beyond the variables are left alone. A variable that
    /// `f` does not test keeps its prior, one that `f` decides gets exactly 0 or 1.
    pub fn posteriors(&mut self, d: &Diagram, f: Node, out: &mut [f64]) -> bool {
        let total = d.probability(f);
        if total <= 0.0 || total.is_nan() {
            return false;
        }
        self.pass(d, f, |v, tally| {
            let p = d.priors[v];
            let (with, without) = (p * tally.high, (1.0 - p) * tally.low);
            let untested = tally.untested(total, p);
            if let Some(place) = out.get_mut(v) {
                *place = (with + p * untested) / (with + without + untested);
            }
        });
        true
    }

    /// Calls `each(v, given)` for every variable in order, with what `f` becomes when it is known.
    pub fn for_each_given(&mut self, d: &Diagram, f: Node, mut each: impl FnMut(usize, Given)) {
        let total = d.probability(f);
        self.pass(d, f, |v, tally| {
            let untested = tally.untested(total, d.priors[v]);
            let (yes, no) = (tally.high + untested, tally.low + untested);
            each(v, Given { tested: tally.tests > 0, yes, no, slope: tally.slope });
        });
    }

    /// Writes the derivative of P(`f`) by the prior of every variable (its Birnbaum importance).
    ///
    /// `out` holds one place a variable; negative where the variable helps against `f`.
    pub fn derivatives(&mut self, d: &Diagram, f: Node, out: &mut [f64]) {
        self.pass(d, f, |v, tally| {
            if let Some(place) = out.get_mut(v) {
                *place = tally.slope;
            }
        });
    }

    /// Calls `each(v, tally)` for every variable in order.
    fn pass(&mut self, d: &Diagram, f: Node, mut each: impl FnMut(usize, Tally)) {
        self.begin(d, f);
        // Edges from levels above to levels below, or to TRUE; the function itself is one of them.
        let mut open = 1;
        self.reach(d, f.0, 1.0);
        for (v, &p) in d.priors.iter().enumerate() {
            let Level { head, arrivals } = self.levels[v];
            open -= arrivals;
            let mut tally = Tally { skipped: open > 0, ..Tally::default() };
            let mut at = head;
            while at != END {
                let Entry { node, next, mass } = self.entries[at as usize];
                let row = d.row(node);
                let (low, high) = (d.weights[row.low as usize], d.weights[row.high as usize]);
                tally.tests += 1;
                tally.high += mass * high;
                tally.low += mass * low;
                tally.slope += mass * (high - low);
                open += u32::from(row.low != 0) + u32::from(row.high != 0);
                self.reach(d, row.low, mass * (1.0 - p));
                self.reach(d, row.high, mass * p);
                at = next;
            }
            each(v, tally);
        }
        self.end();
    }

    /// All nodes of a function were made before it.
    fn begin(&mut self, d: &Diagram, f: Node) {
        if self.seen.len() <= f.index() {
            self.seen.resize(f.index() + 1, 0);
        }
        let empty = Level { head: END, arrivals: 0 };
        self.levels.clear();
        self.levels.resize(d.variables(), empty);
    }

    fn end(&mut self) {
        for entry in self.entries.drain(..) {
            self.seen[entry.node as usize] = 0;
        }
    }

    /// Adds mass to a node, entering it under its level when it is new.
    fn reach(&mut self, d: &Diagram, node: u32, mass: f64) {
        if node < 2 {
            return;
        }
        let level = &mut self.levels[d.row(node).level as usize];
        level.arrivals += 1;
        match self.seen[node as usize] {
            0 => {
                let next = level.head;
                level.head = self.entries.len() as u32;
                self.entries.push(Entry { node, next, mass });
                self.seen[node as usize] = self.entries.len() as u32;
            }
            seen => self.entries[seen as usize - 1].mass += mass,
        }
    }
}

impl Diagram {
    /// P(v is true | `f`) for every variable v, from one sweep; `None` when P(`f`) = 0.
    ///
    /// A variable that `f` does not test keeps its prior. See [`Sweep::posteriors`] for many calls.
    pub fn posteriors(&self, f: Node) -> Option<Vec<f64>> {
        let mut out = self.priors.clone();
        Sweep::new().posteriors(self, f, &mut out).then_some(out)
    }

    /// Derivative of P(`f`) by the prior of every variable, its Birnbaum importance, from one sweep.
    pub fn derivatives(&self, f: Node) -> Vec<f64> {
        let mut out = vec![0.0; self.variables()];
        Sweep::new().derivatives(self, f, &mut out);
        out
    }

    /// The variables that `f` depends on, ascending.
    pub fn support(&self, f: Node) -> Vec<usize> {
        let mut support = Vec::new();
        Sweep::new().pass(self, f, |v, tally| {
            if tally.tests > 0 {
                support.push(v);
            }
        });
        support
    }

    /// Number of tests in `f`, and the constants it leads to.
    pub fn size(&self, f: Node) -> usize {
        let mut size = if f.is_terminal() { 1 } else { 2 };
        Sweep::new().pass(self, f, |_, tally| size += tally.tests);
        size
    }
}
