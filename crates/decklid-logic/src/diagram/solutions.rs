//! The smallest ways to make a function true: minimal solutions, counted, sorted by size, listed lazily.
//!
//! Three notions go by similar names. A *minimal solution* is a set of variables that, being true with
//! all others false, makes the function true, while no smaller part of it does (Rauzy's `minsol`).
//! For a coherent function, where a fault never helps, these are the *minimal cut sets* and also the
//! *prime implicants*. For others, fault-tree tools still list minimal solutions as cut sets; prime
//! implicants can demand that a variable is false ([`Diagram::prime_implicants`]).
//!
//! ```
//! use decklid_logic::diagram::{Count, Diagram};
//!
//! let mut d = Diagram::new(vec![0.1; 3]);
//! let (a, b, c) = (d.var(0), d.var(1), d.var(2));
//! let (ab, bc) = (d.and(a, b), d.and(b, c));
//! let f = d.or(ab, bc);
//! let cuts = d.minimal_solutions(f);
//! assert_eq!(cuts.count(), Count::Exact(2));
//! assert_eq!(cuts.sets().collect::<Vec<_>>(), [vec![0, 1], vec![1, 2]]);
//! let paths = d.minimal_dual_solutions(f);
//! assert_eq!(paths.sets().collect::<Vec<_>>(), [vec![1], vec![0, 2]]);
//! ```

use rustc_hash::FxHashMap;

use super::tables::{Cache, Operation, Unique};
use super::{Diagram, Node, Row, TERMINAL};

/// The family without sets.
const NONE: u32 = 0;
/// The family of the empty set alone.
const EMPTY_SET: u32 = 1;

/// A family of sets of variables, none of which contains another.
///
/// Kept as a zero-suppressed diagram: `low` of a row holds the sets without the variable, `high` those
/// with it, and a variable that a row steps over is in none of its sets.
#[derive(Clone, Debug)]
pub struct Solutions {
    rows: Vec<Row>,
    /// Sizes of the sets of each row.
    orders: Vec<Orders>,
    unique: Unique,
    cache: Cache,
    root: u32,
    variables: usize,
}

/// A number to count with: exact up to its end, or rounded without end.
pub(crate) trait Number: Copy + PartialEq {
    /// Zero.
    const NONE: Self;
    /// One.
    const ONE: Self;
    /// The sum.
    fn plus(self, other: Self) -> Self;
    /// The product.
    fn times(self, other: Self) -> Self;
}

impl Number for u128 {
    const NONE: u128 = 0;
    const ONE: u128 = 1;

    fn plus(self, other: u128) -> u128 {
        self.saturating_add(other)
    }

    fn times(self, other: u128) -> u128 {
        self.saturating_mul(other)
    }
}

impl Number for f64 {
    const NONE: f64 = 0.0;
    const ONE: f64 = 1.0;

    fn plus(self, other: f64) -> f64 {
        self + other
    }

    fn times(self, other: f64) -> f64 {
        self * other
    }
}

/// The sizes that occur in a family: bit `i` stands for `least + i`, the last bit for all from there on.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Orders {
    least: u32,
    bits: u64,
}

impl Orders {
    const EMPTY_SET: Orders = Orders { least: 0, bits: 1 };
    const ONE: Orders = Orders { least: 1, bits: 1 };

    /// The sizes of these sets together with those of others after one more variable joined each.
    fn or_one_more_than(self, other: Orders) -> Orders {
        self.or(Orders { least: other.least + 1, bits: other.bits })
    }

    /// The sizes of these sets and of others.
    fn or(self, other: Orders) -> Orders {
        let least = match (self.bits, other.bits) {
            (0, _) => other.least,
            (_, 0) => self.least,
            _ => self.least.min(other.least),
        };
        Orders { least, bits: self.from(least) | other.from(least) }
    }

    /// The sizes of one set of these joined with one of others.
    fn plus(self, other: Orders) -> Orders {
        let mut sum = Orders::default();
        for over in (0..64).filter(|over| other.bits >> over & 1 == 1) {
            sum = sum.or(Orders { least: self.least + other.least + over, bits: self.bits });
        }
        sum
    }

    /// Every size that may occur, up to `most`.
    pub(crate) fn sizes(self, most: usize) -> impl Iterator<Item = usize> {
        (self.least as usize..=most).filter(move |&size| self.has(size))
    }

    /// The bits when they count from `least`, which is not above the own least.
    fn from(self, least: u32) -> u64 {
        match self.least.saturating_sub(least) {
            0 => self.bits,
            by if by > 63 => u64::from(self.bits != 0) << 63,
            by => self.bits << by | u64::from(self.bits >> (63 - by) != 0) << 63,
        }
    }

    /// Whether a set of this size occurs; from 63 above the least on, whether it may.
    pub(crate) fn has(self, order: usize) -> bool {
        let over = order.checked_sub(self.least as usize);
        over.is_some_and(|over| self.bits >> over.min(63) & 1 == 1)
    }
}

/// A number of sets.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Count {
    /// This many.
    Exact(u128),
    /// More than fit into 128 bits; right to about twelve digits.
    About(f64),
}

impl Count {
    /// The number, rounded to what a float holds.
    pub fn value(self) -> f64 {
        match self {
            Count::Exact(count) => count as f64,
            Count::About(count) => count,
        }
    }

    /// Takes the exact numbers unless one ran into the end of its range.
    pub(crate) fn all(exact: Vec<u128>, about: impl FnOnce() -> Vec<f64>) -> Vec<Count> {
        if !exact.contains(&u128::MAX) {
            return exact.into_iter().map(Count::Exact).collect();
        }
        let pairs = exact.into_iter().zip(about());
        pairs.map(|(exact, about)| Count::of(exact, || about)).collect()
    }

    /// Takes the exact number unless it ran into the end of its range.
    fn of(exact: u128, about: impl FnOnce() -> f64) -> Count {
        match exact {
            u128::MAX => Count::About(about()),
            exact => Count::Exact(exact),
        }
    }
}

impl Diagram {
    /// The minimal solutions of `f`: for a fault function its minimal cut sets.
    pub fn minimal_solutions(&self, f: Node) -> Solutions {
        Builder::run(self, f, false)
    }

    /// The minimal sets of variables whose being false, with all others true, makes `f` false: for a
    /// fault function its minimal path sets, the repairs or intact parts that keep the system going.
    pub fn minimal_dual_solutions(&self, f: Node) -> Solutions {
        Builder::run(self, f, true)
    }
}

impl Diagram {
    /// The prime implicants of `f`, as sets of literals: element `2 v` says that variable `v` is true,
    /// element `2 v + 1` that it is false. Makes nodes.
    pub fn prime_implicants(&mut self, f: Node) -> Solutions {
        let mut made = Solutions::new(2 * self.variables());
        let mut done = FxHashMap::default();
        made.root = self.primes(f, &mut made, &mut done);
        made
    }

    fn primes(&mut self, f: Node, made: &mut Solutions, done: &mut FxHashMap<Node, u32>) -> u32 {
        if f.is_terminal() {
            return if f == Node::TRUE { EMPTY_SET } else { NONE };
        }
        if let Some(&known) = done.get(&f) {
            return known;
        }
        let (level, low, high) = (self.level(f), self.low(f), self.high(f));
        let either = self.and(low, high);
        let free = self.primes(either, made, done);
        let low = self.primes(low, made, done);
        let high = self.primes(high, made, done);
        let (low, high) = (made.minus(low, free), made.minus(high, free));
        let rest = made.make(2 * level + 1, free, low);
        let all = made.make(2 * level, rest, high);
        done.insert(f, all);
        all
    }
}

impl Solutions {
    /// Number of sets.
    pub fn count(&self) -> Count {
        let exact = self.total(0, 1, u128::saturating_add);
        Count::of(exact, || self.total(0.0, 1.0, |a, b| a + b))
    }

    /// Number of sets of each size, from size 0 up to the largest that occurs.
    pub fn spectrum(&self) -> Vec<Count> {
        Count::all(self.by_order(), || self.by_order())
    }

    /// The sets, smallest first, each ascending, those of one size in lexicographic order.
    ///
    /// Found one by one: taking the first few costs nothing for the others.
    pub fn sets(&self) -> Sets<'_> {
        Sets { family: self, order: 0, open: vec![(self.root, 0, 0)], chosen: Vec::new() }
    }

    /// Whether there is no set at all: the function is never true.
    pub fn is_empty(&self) -> bool {
        self.root == NONE
    }

    /// Number of rows the family took to make, the two constants included: its memory, not its sets.
    pub fn size(&self) -> usize {
        self.rows.len()
    }

    fn new(variables: usize) -> Self {
        let constant = |node| Row { level: TERMINAL, low: node, high: node };
        Solutions {
            rows: vec![constant(NONE), constant(EMPTY_SET)],
            orders: vec![Orders::default(), Orders::EMPTY_SET],
            unique: Unique::new(),
            cache: Cache::new(),
            root: NONE,
            variables,
        }
    }

    /// The one row of these sets; `low` and `high` must already exist below `level`.
    fn make(&mut self, level: u32, low: u32, high: u32) -> u32 {
        if high == NONE {
            return low;
        }
        let row = Row { level, low, high };
        match self.unique.find(&self.rows, row) {
            Ok(node) => node,
            Err(slot) => {
                let node = self.rows.len() as u32;
                let without = self.orders[low as usize];
                self.orders.push(without.or_one_more_than(self.orders[high as usize]));
                self.rows.push(row);
                self.unique.insert(&self.rows, slot, node);
                self.cache.fit(self.rows.len());
                node
            }
        }
    }

    /// The sets of `a` that are not in `b`.
    fn minus(&mut self, a: u32, b: u32) -> u32 {
        const MINUS: u32 = Operation::Xor as u32;
        if a == NONE || a == b {
            return NONE;
        }
        if b == NONE {
            return a;
        }
        let (left, right) = (self.rows[a as usize], self.rows[b as usize]);
        if left.level > right.level {
            return self.minus(a, right.low);
        }
        if let Some(result) = self.cache.get(a, b, MINUS) {
            return result;
        }
        let (low, high) = match left.level < right.level {
            true => (self.minus(left.low, b), left.high),
            false => (self.minus(left.low, right.low), self.minus(left.high, right.high)),
        };
        let result = self.make(left.level, low, high);
        self.cache.put_growing(a, b, MINUS, result);
        result
    }

    /// The sets of `a` that contain no set of `b`.
    fn without(&mut self, a: u32, b: u32) -> u32 {
        const WITHOUT: u32 = Operation::Diff as u32;
        if a == NONE || b == EMPTY_SET || a == b {
            return NONE;
        }
        // The empty set contains only itself, which `b`, free of sets within sets, would hold alone.
        if b == NONE || a == EMPTY_SET {
            return a;
        }
        let (left, right) = (self.rows[a as usize], self.rows[b as usize]);
        if left.level > right.level {
            return self.without(a, right.low);
        }
        if let Some(result) = self.cache.get(a, b, WITHOUT) {
            return result;
        }
        let (low, high) = if left.level < right.level {
            (self.without(left.low, b), self.without(left.high, b))
        } else {
            let high = self.without(left.high, right.high);
            (self.without(left.low, right.low), self.without(high, right.low))
        };
        let result = self.make(left.level, low, high);
        self.cache.put_growing(a, b, WITHOUT, result);
        result
    }

    /// Number of sets, in numbers of the caller's choice.
    fn total<T: Copy>(&self, none: T, one: T, add: impl Fn(T, T) -> T) -> T {
        let mut totals = vec![none, one];
        for row in &self.rows[2..] {
            totals.push(add(totals[row.low as usize], totals[row.high as usize]));
        }
        totals[self.root as usize]
    }

    /// Number of sets by size, in numbers of the caller's choice.
    fn by_order<T: Number>(&self) -> Vec<T> {
        self.by_order_with(&[], |_| None)
    }

    /// Number of sets by size where a variable may stand for many sets: `weights[part(v)]` of each size.
    pub(crate) fn by_order_with<T: Number>(&self, weights: &[Vec<T>], part: impl Fn(usize) -> Option<usize>) -> Vec<T> {
        let used = self.used();
        let single = [T::NONE, T::ONE];
        // Numbers of all rows end to end; a row's numbers are counts[starts[row]..starts[row + 1]].
        let mut counts = vec![T::ONE];
        let mut starts = vec![0, 0, 1];
        for (node, row) in self.rows.iter().enumerate().skip(2) {
            if used[node] {
                let range = |child: u32| starts[child as usize]..starts[child as usize + 1];
                let (low, high) = (range(row.low), range(row.high));
                let weight = part(row.level as usize).map_or(&single[..], |part| &weights[part]);
                let start = counts.len();
                counts.resize(start + low.len().max(high.len() + weight.len().saturating_sub(1)), T::NONE);
                for (to, from) in (start..).zip(low) {
                    counts[to] = counts[from];
                }
                for (by, &times) in weight.iter().enumerate().filter(|(_, times)| **times != T::NONE) {
                    for (to, from) in (start + by..).zip(high.clone()) {
                        counts[to] = counts[to].plus(counts[from].times(times));
                    }
                }
            }
            starts.push(counts.len());
        }
        let root = self.root as usize;
        counts[starts[root]..starts[root + 1]].to_vec()
    }

    /// The sizes of the sets of each row where a variable may stand for many sets.
    pub(crate) fn orders_with(&self, weights: &[Orders], part: impl Fn(usize) -> Option<usize>) -> Vec<Orders> {
        let mut orders = vec![Orders::default(), Orders::EMPTY_SET];
        for row in &self.rows[2..] {
            let weight = part(row.level as usize).map_or(Orders::ONE, |part| weights[part]);
            let (low, high) = (orders[row.low as usize], orders[row.high as usize]);
            orders.push(low.or(high.plus(weight)));
        }
        orders
    }

    /// For each row the function "all variables of one of its sets are true".
    pub(crate) fn unions(&self, d: &mut Diagram) -> Vec<Node> {
        let used = self.used();
        let mut any = vec![Node::FALSE, Node::TRUE];
        for (node, row) in self.rows.iter().enumerate().skip(2) {
            any.push(if used[node] {
                self.union(d, *row, any[row.low as usize], any[row.high as usize])
            } else {
                Node::FALSE
            });
        }
        any
    }

    /// The function "all variables of one of the sets with that variable are true"; `any` are the unions.
    pub(crate) fn union_with(&self, d: &mut Diagram, variable: usize, any: &[Node]) -> Node {
        let used = self.used();
        let mut with = vec![Node::FALSE; self.rows.len()];
        for (node, row) in self.rows.iter().enumerate().skip(2).filter(|(node, _)| used[*node]) {
            let (low, high) = (with[row.low as usize], with[row.high as usize]);
            with[node] = match (row.level as usize).cmp(&variable) {
                std::cmp::Ordering::Greater => Node::FALSE,
                std::cmp::Ordering::Equal => self.union(d, *row, Node::FALSE, any[row.high as usize]),
                std::cmp::Ordering::Less => self.union(d, *row, low, high),
            };
        }
        with[self.root as usize]
    }

    /// Sets without the variable, or sets with it.
    fn union(&self, d: &mut Diagram, row: Row, low: Node, high: Node) -> Node {
        let either = d.or(low, high);
        Node(d.make(row.level, low.0, either.0))
    }

    /// The row of all sets.
    pub(crate) fn root(&self) -> u32 {
        self.root
    }

    /// Variable, sets without it and sets with it; `None` for the two constants.
    pub(crate) fn row(&self, node: u32) -> Option<(usize, u32, u32)> {
        let row = self.rows[node as usize];
        (node > EMPTY_SET).then_some((row.level as usize, row.low, row.high))
    }

    /// Which rows the family consists of; others were steps on the way.
    fn used(&self) -> Vec<bool> {
        let mut used = vec![false; self.rows.len()];
        used[self.root as usize] = true;
        for node in (2..self.rows.len()).rev() {
            if used[node] {
                used[self.rows[node].low as usize] = true;
                used[self.rows[node].high as usize] = true;
            }
        }
        used
    }
}

/// The sets of [`Solutions`], smallest first.
#[derive(Clone, Debug)]
pub struct Sets<'a> {
    family: &'a Solutions,
    /// Size of the sets that are being listed.
    order: usize,
    /// Families still to list, with how many variables are chosen before and how many are still to choose.
    open: Vec<(u32, usize, usize)>,
    chosen: Vec<usize>,
}

impl Iterator for Sets<'_> {
    type Item = Vec<usize>;

    fn next(&mut self) -> Option<Vec<usize>> {
        while self.order <= self.family.variables {
            while let Some((family, chosen, left)) = self.open.pop() {
                self.chosen.truncate(chosen);
                if self.descend(family, left) {
                    return Some(self.chosen.clone());
                }
            }
            self.order += 1;
            if self.family.orders[self.family.root as usize].has(self.order) {
                self.open.push((self.family.root, 0, self.order));
            }
        }
        None
    }
}

impl Sets<'_> {
    /// Chooses the first set of the family with `left` elements and notes the ways not taken.
    fn descend(&mut self, mut family: u32, mut left: usize) -> bool {
        while family > EMPTY_SET {
            let row = self.family.rows[family as usize];
            let orders = |family: u32| self.family.orders[family as usize];
            if left > 0 && orders(row.high).has(left - 1) {
                if orders(row.low).has(left) {
                    self.open.push((row.low, self.chosen.len(), left));
                }
                self.chosen.push(row.level as usize);
                left -= 1;
                family = row.high;
            } else {
                family = row.low;
            }
        }
        family == EMPTY_SET && left == 0
    }
}

struct Builder<'a> {
    d: &'a Diagram,
    dual: bool,
    /// Family of each node of the diagram plus one; 0 for those not met yet.
    done: Vec<u32>,
    made: Solutions,
}

impl Builder<'_> {
    fn run(d: &Diagram, f: Node, dual: bool) -> Solutions {
        let mut builder = Builder { d, dual, done: vec![0; f.index() + 1], made: Solutions::new(d.variables()) };
        builder.made.root = builder.minimal(f.0);
        builder.made
    }

    fn minimal(&mut self, f: u32) -> u32 {
        if f < 2 {
            return if (f == 1) != self.dual { EMPTY_SET } else { NONE };
        }
        let done = self.done[f as usize];
        if done != 0 {
            return done - 1;
        }
        let row = self.d.row(f);
        let (low, high) = match self.dual {
            false => (row.low, row.high),
            true => (row.high, row.low),
        };
        let low = self.minimal(low);
        let high = self.minimal(high);
        let high = self.made.without(high, low);
        let family = self.made.make(row.level, low, high);
        self.done[f as usize] = family + 1;
        family
    }
}
