//! Costs as functions of what is hidden: a decision diagram that ends in numbers (USD).

use rustc_hash::FxHashMap;

use crate::diagram::{Diagram, Node};
use crate::kept::Kept;

/// A cost for every assignment of the diagram's variables.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Debug)]
pub struct CostFn(u32);

#[derive(Clone, Copy)]
struct Row {
    level: u32,
    low: CostFn,
    high: CostFn,
    value: f64,
}

/// All cost functions over the variables of one [`Diagram`], each stored once.
#[derive(Default)]
pub struct Costs {
    rows: Vec<Row>,
    unique: FxHashMap<(u32, CostFn, CostFn), CostFn>,
    constants: FxHashMap<u64, CostFn>,
    means: Kept<f64>,
    choices: Kept<CostFn>,
    both: Kept<f64>,
    /// What became of each function in the latest round of putting in.
    put_in: Vec<(u32, CostFn)>,
    round: u32,
    /// At this many nodes, operations give up; 0 for never.
    limit: usize,
}

impl Costs {
    /// From now on, operations give up when there are `limit` nodes (about 60 bytes each).
    pub fn set_limit(&mut self, limit: usize) {
        self.limit = limit;
    }

    /// Whether the limit was reached: what operations returned since then means nothing.
    pub fn gave_up(&self) -> bool {
        self.limit > 0 && self.rows.len() >= self.limit
    }

    /// Number of nodes made so far.
    pub fn nodes(&self) -> usize {
        self.rows.len()
    }

    /// The same cost everywhere.
    pub fn constant(&mut self, value: f64) -> CostFn {
        if let Some(&known) = self.constants.get(&value.to_bits()) {
            return known;
        }
        let id = CostFn(self.rows.len() as u32);
        self.rows.push(Row { level: u32::MAX, low: id, high: id, value });
        self.constants.insert(value.to_bits(), id);
        id
    }

    fn make(&mut self, level: u32, low: CostFn, high: CostFn) -> CostFn {
        if low == high {
            return low;
        }
        if let Some(&known) = self.unique.get(&(level, low, high)) {
            return known;
        }
        let id = CostFn(self.rows.len() as u32);
        self.rows.push(Row { level, low, high, value: 0.0 });
        self.unique.insert((level, low, high), id);
        id
    }

    fn row(&self, f: CostFn) -> Row {
        self.rows[f.0 as usize]
    }

    fn split(&self, f: CostFn, level: u32) -> (CostFn, CostFn) {
        let row = self.row(f);
        if row.level == level { (row.low, row.high) } else { (f, f) }
    }

    /// `a` where `test` holds, `b` elsewhere.
    pub fn choose(&mut self, d: &Diagram, test: Node, a: CostFn, b: CostFn) -> CostFn {
        if test == Node::TRUE || a == b || self.gave_up() {
            return a;
        }
        if test == Node::FALSE {
            return b;
        }
        if let Some(known) = self.choices.get(test.index() as u32, a.0, b.0) {
            return known;
        }
        let level = d.level(test).min(self.row(a).level).min(self.row(b).level);
        let (t0, t1) = split_node(d, test, level);
        let (a0, a1) = self.split(a, level);
        let (b0, b1) = self.split(b, level);
        let low = self.choose(d, t0, a0, b0);
        let high = self.choose(d, t1, a1, b1);
        let made = self.make(level, low, high);
        self.choices.put(test.index() as u32, a.0, b.0, made);
        made
    }

    /// Sum over `event` of probability times cost: divide by P(event) for the mean within it.
    pub fn mean_within(&mut self, d: &Diagram, event: Node, f: CostFn) -> f64 {
        if event == Node::FALSE {
            return 0.0;
        }
        let row = self.row(f);
        if row.level == u32::MAX {
            return row.value * d.probability(event);
        }
        if let Some(known) = self.means.get(event.index() as u32, f.0, 0) {
            return known;
        }
        let level = d.level(event).min(row.level);
        let (e0, e1) = split_node(d, event, level);
        let (f0, f1) = self.split(f, level);
        let p = d.prior(level as usize);
        let mean = (1.0 - p) * self.mean_within(d, e0, f0) + p * self.mean_within(d, e1, f1);
        self.means.put(event.index() as u32, f.0, 0, mean);
        mean
    }

    /// Sum over `a` and `b` of probability times cost; makes no node of the diagram.
    pub fn mean_within_both(&mut self, d: &mut Diagram, a: Node, b: Node, f: CostFn) -> f64 {
        let (a, b) = if a.index() <= b.index() { (a, b) } else { (b, a) };
        if a == Node::FALSE {
            return 0.0;
        }
        if a == Node::TRUE || a == b {
            return self.mean_within(d, b, f);
        }
        let row = self.row(f);
        if row.level == u32::MAX {
            return if row.value == 0.0 { 0.0 } else { row.value * d.joint(a, b) };
        }
        if let Some(known) = self.both.get(a.index() as u32, b.index() as u32, f.0) {
            return known;
        }
        let level = d.level(a).min(d.level(b)).min(row.level);
        let (a0, a1) = split_node(d, a, level);
        let (b0, b1) = split_node(d, b, level);
        let (f0, f1) = self.split(f, level);
        let p = d.prior(level as usize);
        let mean = (1.0 - p) * self.mean_within_both(d, a0, b0, f0) + p * self.mean_within_both(d, a1, b1, f1);
        self.both.put(a.index() as u32, b.index() as u32, f.0, mean);
        mean
    }

    /// The function with every variable `v` replaced by `by[v]`, all at once.
    pub fn substitute(&mut self, d: &Diagram, f: CostFn, by: &[Node]) -> CostFn {
        self.round += 1;
        if self.put_in.len() <= f.0 as usize {
            self.put_in.resize(f.0 as usize + 1, (0, f));
        }
        self.replace(d, f, by)
    }

    fn replace(&mut self, d: &Diagram, f: CostFn, by: &[Node]) -> CostFn {
        let row = self.row(f);
        if row.level == u32::MAX {
            return f;
        }
        let (round, known) = self.put_in[f.0 as usize];
        if round == self.round {
            return known;
        }
        let test = by[row.level as usize];
        let made = match test {
            Node::TRUE => self.replace(d, row.high, by),
            Node::FALSE => self.replace(d, row.low, by),
            _ => {
                let low = self.replace(d, row.low, by);
                let high = self.replace(d, row.high, by);
                self.choose(d, test, high, low)
            }
        };
        self.put_in[f.0 as usize] = (self.round, made);
        made
    }

    /// The cost of one case.
    pub fn at(&self, mut f: CostFn, case: &dyn Fn(usize) -> bool) -> f64 {
        loop {
            let row = self.row(f);
            if row.level == u32::MAX {
                return row.value;
            }
            f = if case(row.level as usize) { row.high } else { row.low };
        }
    }
}

fn split_node(d: &Diagram, f: Node, level: u32) -> (Node, Node) {
    if d.level(f) == level { (d.low(f), d.high(f)) } else { (f, f) }
}

/// A Boolean function with every variable `v` replaced by `by[v]`, all at once.
pub fn substitute(d: &mut Diagram, f: Node, by: &[Node], memo: &mut FxHashMap<Node, Node>) -> Node {
    if f.is_terminal() {
        return f;
    }
    if let Some(&known) = memo.get(&f) {
        return known;
    }
    let test = by[d.level(f) as usize];
    let made = match test {
        Node::TRUE => substitute(d, d.high(f), by, memo),
        Node::FALSE => substitute(d, d.low(f), by, memo),
        _ => {
            let low = substitute(d, d.low(f), by, memo);
            let high = substitute(d, d.high(f), by, memo);
            d.ite(test, high, low)
        }
    };
    memo.insert(f, made);
    made
}
