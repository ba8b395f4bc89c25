//! Boolean operations on diagram nodes, each a recursion over the first variable that matters.
//!
//! ```
//! use decklid_logic::diagram::{Diagram, Node};
//!
//! let mut d = Diagram::new(vec![0.5, 0.5]);
//! let (a, b) = (d.var(0), d.var(1));
//! let (not_a, both) = (d.not(a), d.and(a, b));
//! assert_eq!(d.ite(a, b, Node::FALSE), both);
//! assert_eq!(d.restrict(both, 0, true), b);
//! assert_eq!(d.diff(b, a), d.and(b, not_a));
//! ```

use super::tables::Operation;
use super::{Diagram, Node};

const AND: u32 = Operation::And as u32;
const OR: u32 = Operation::Or as u32;
const XOR: u32 = Operation::Xor as u32;
const DIFF: u32 = Operation::Diff as u32;

impl Diagram {
    /// True when `a` is false.
    pub fn not(&mut self, a: Node) -> Node {
        Node(self.negate(a.0))
    }

    /// True when both are.
    pub fn and(&mut self, a: Node, b: Node) -> Node {
        Node(self.apply::<AND>(a.0, b.0))
    }

    /// True when at least one is.
    pub fn or(&mut self, a: Node, b: Node) -> Node {
        Node(self.apply::<OR>(a.0, b.0))
    }

    /// True when exactly one is.
    pub fn xor(&mut self, a: Node, b: Node) -> Node {
        Node(self.apply::<XOR>(a.0, b.0))
    }

    /// True when `a` is and `b` is not.
    pub fn diff(&mut self, a: Node, b: Node) -> Node {
        Node(self.apply::<DIFF>(a.0, b.0))
    }

    /// `then` where `condition` is true, `otherwise` elsewhere.
    pub fn ite(&mut self, condition: Node, then: Node, otherwise: Node) -> Node {
        Node(self.choose(condition.0, then.0, otherwise.0))
    }

    /// What `f` becomes when variable `v` is known; `f` itself when it does not depend on `v`.
    pub fn restrict(&mut self, f: Node, v: usize, value: bool) -> Node {
        match u32::try_from(v) {
            Ok(v) if (v as usize) < self.variables() => Node(self.fix(f.0, v, value)),
            _ => f,
        }
    }

    /// Whether `b` is true whenever `a` is; makes no node.
    pub fn implies(&mut self, a: Node, b: Node) -> bool {
        self.follows(a.0, b.0)
    }

    /// Whether no variable can make `f` false by becoming true.
    pub fn is_monotone(&mut self, f: Node) -> bool {
        let mut seen = vec![false; f.index() + 1];
        let mut open = vec![f.0];
        while let Some(node) = open.pop() {
            if node < 2 || std::mem::replace(&mut seen[node as usize], true) {
                continue;
            }
            let row = self.row(node);
            if !self.follows(row.low, row.high) {
                return false;
            }
            open.extend([row.low, row.high]);
        }
        true
    }

    /// P(`a` and `b`); makes no node, and so costs about half of building the conjunction.
    pub fn joint(&mut self, a: Node, b: Node) -> f64 {
        // As many places as nodes would not stay in the processor's own memory.
        self.joints.fit(self.rows.len() / 4);
        self.both(a.0, b.0)
    }

    /// One of the four operations on two functions; compiled once for each.
    fn apply<const OP: u32>(&mut self, a: u32, b: u32) -> u32 {
        let (a, b) = if OP == DIFF { (a, b) } else { (a.min(b), a.max(b)) };
        if (a < 2) | (a == b) | (OP == DIFF && b < 2) {
            return self.shortcut::<OP>(a, b);
        }
        if let Some(result) = self.cache.get(a, b, OP) {
            return result;
        }
        if self.gave_up() {
            return 0;
        }
        let (level, [a0, b0], [a1, b1]) = self.split([a, b]);
        let low = self.apply::<OP>(a0, b0);
        let high = self.apply::<OP>(a1, b1);
        let result = self.make(level, low, high);
        self.keep(a, b, OP, result);
        result
    }

    /// The result where one argument is constant (the smaller one unless `DIFF`) or both are equal.
    #[inline(always)]
    fn shortcut<const OP: u32>(&mut self, a: u32, b: u32) -> u32 {
        match OP {
            AND => {
                if a == 0 {
                    0
                } else {
                    b
                }
            }
            OR => {
                if a == 1 {
                    1
                } else {
                    b
                }
            }
            XOR if a == b => 0,
            XOR if a == 0 => b,
            XOR => self.negate(b),
            _ if (a == 0) | (b == 1) | (a == b) => 0,
            _ if b == 0 => a,
            _ => self.negate(b),
        }
    }

    /// First variable that any of the functions tests, and the functions where it is false and true.
    fn split<const N: usize>(&self, functions: [u32; N]) -> (u32, [u32; N], [u32; N]) {
        let rows = functions.map(|function| self.row(function));
        let level = rows.iter().fold(u32::MAX, |level, row| level.min(row.level));
        let mut low = functions;
        let mut high = functions;
        for i in 0..N {
            if rows[i].level == level {
                low[i] = rows[i].low;
                high[i] = rows[i].high;
            }
        }
        (level, low, high)
    }

    fn negate(&mut self, a: u32) -> u32 {
        const NOT: u32 = Operation::Not as u32;
        if a < 2 {
            return 1 - a;
        }
        if let Some(result) = self.cache.get(a, 0, NOT) {
            return result;
        }
        if self.gave_up() {
            return 0;
        }
        let row = self.row(a);
        let low = self.negate(row.low);
        let high = self.negate(row.high);
        let result = self.make(row.level, low, high);
        self.keep(a, 0, NOT, result);
        result
    }

    fn choose(&mut self, f: u32, g: u32, h: u32) -> u32 {
        match (f, g, h) {
            (1, _, _) => return g,
            (0, _, _) => return h,
            (_, 1, 0) => return f,
            (_, 0, 1) => return self.negate(f),
            (_, 0, _) => return self.apply::<DIFF>(h, f),
            (_, 1, _) => return self.apply::<OR>(f, h),
            (_, _, 0) => return self.apply::<AND>(f, g),
            _ if g == h => return g,
            _ if f == g => return self.apply::<OR>(f, h),
            _ if f == h => return self.apply::<AND>(f, g),
            _ => {}
        }
        if let Some(result) = self.cache.get(f, g, h) {
            return result;
        }
        if self.gave_up() {
            return 0;
        }
        let (level, [f0, g0, h0], [f1, g1, h1]) = self.split([f, g, h]);
        let low = self.choose(f0, g0, h0);
        let high = self.choose(f1, g1, h1);
        let result = self.make(level, low, high);
        self.keep(f, g, h, result);
        result
    }

    fn fix(&mut self, f: u32, v: u32, value: bool) -> u32 {
        let row = self.row(f);
        if row.level > v {
            return f;
        }
        if row.level == v {
            return if value { row.high } else { row.low };
        }
        let operation = match value {
            false => Operation::Restrict0 as u32,
            true => Operation::Restrict1 as u32,
        };
        if let Some(result) = self.cache.get(f, v, operation) {
            return result;
        }
        if self.gave_up() {
            return 0;
        }
        let low = self.fix(row.low, v, value);
        let high = self.fix(row.high, v, value);
        let result = self.make(row.level, low, high);
        self.keep(f, v, operation, result);
        result
    }

    fn follows(&mut self, a: u32, b: u32) -> bool {
        const IMPLIES: u32 = Operation::Implies as u32;
        if a == 0 || b == 1 || a == b {
            return true;
        }
        if a == 1 || b == 0 {
            return false;
        }
        if let Some(result) = self.cache.get(a, b, IMPLIES) {
            return result == 1;
        }
        if self.gave_up() {
            return false;
        }
        let (_, [a0, b0], [a1, b1]) = self.split([a, b]);
        let result = self.follows(a0, b0) && self.follows(a1, b1);
        self.keep(a, b, IMPLIES, u32::from(result));
        result
    }

    fn both(&mut self, a: u32, b: u32) -> f64 {
        if a == 0 || b == 0 {
            return 0.0;
        }
        if a == 1 || a == b {
            return self.weights[b as usize];
        }
        if b == 1 {
            return self.weights[a as usize];
        }
        let (a, b) = if a > b { (b, a) } else { (a, b) };
        if let Some(result) = self.joints.get(a, b) {
            return result;
        }
        if self.gave_up() {
            return 0.0;
        }
        let (level, [a0, b0], [a1, b1]) = self.split([a, b]);
        let low = self.both(a0, b0);
        let high = self.both(a1, b1);
        let p = self.priors[level as usize];
        let result = (1.0 - p) * low + p * high;
        self.count();
        self.joints.put(a, b, result);
        result
    }
}
