//! Minimal sets over all modules: counted by size, listed smallest first, without enumerating them.
//!
//! A module below is one variable of the family above; its own family is what may stand in its place.
//! Numbers of sets multiply and sizes add, so counting needs only the small families.

use super::answers::{Answers, Leaf, Module};
use crate::diagram::{Count, Diagram, Node, Number, Orders, Solutions};

/// All minimal cut sets or path sets of a tree.
#[derive(Clone, Debug)]
pub struct Families<'a> {
    answers: &'a Answers,
    families: Vec<Solutions>,
}

impl<'a> Families<'a> {
    /// Steps that Fussell-Vesely importance may take in one module (variables times rows of the family).
    pub const WORK: usize = 4_000_000;

    fn new(answers: &'a Answers, families: Vec<Solutions>) -> Self {
        Families { answers, families }
    }

    /// Number of sets.
    pub fn count(&self) -> Count {
        let counts = self.spectrum();
        let exact = counts.iter().try_fold(0u128, |sum, count| match count {
            Count::Exact(count) => sum.checked_add(*count),
            Count::About(_) => None,
        });
        exact.map_or_else(|| Count::About(counts.iter().map(|count| count.value()).sum()), Count::Exact)
    }

    /// Number of sets of each size, from size 0 up to the largest that occurs.
    pub fn spectrum(&self) -> Vec<Count> {
        Count::all(self.by_order(), || self.by_order())
    }

    /// Rows of all families: their memory, not their sets.
    pub fn size(&self) -> usize {
        self.families.iter().map(Solutions::size).sum()
    }

    /// The sets, smallest first, each ascending. Taking the first few costs nothing for the others.
    pub fn sets(&self) -> Listing<'_> {
        let mut orders: Vec<Vec<Orders>> = Vec::new();
        let mut tops: Vec<Orders> = Vec::new();
        for (family, module) in self.families.iter().zip(&self.answers.modules) {
            let rows = family.orders_with(&tops, |variable| module.below(variable));
            tops.push(rows[family.root() as usize]);
            orders.push(rows);
        }
        let order = 0;
        let mut listing = Listing { of: self, orders, order, open: Vec::new(), largest: self.answers.events().len() };
        listing.begin();
        listing
    }

    fn by_order<N: Number>(&self) -> Vec<N> {
        let mut weights: Vec<Vec<N>> = Vec::new();
        for (family, module) in self.families.iter().zip(&self.answers.modules) {
            let counts = family.by_order_with(&weights, |variable| module.below(variable));
            weights.push(counts);
        }
        weights.pop().unwrap_or_default()
    }

    /// For each variable of a module: P(the module, by a minimal set with the variable) / P(module).
    pub(super) fn shares(&self, module: usize) -> Option<Vec<f64>> {
        let (family, part) = (&self.families[module], &self.answers.modules[module]);
        let several = self.families.len() > 1;
        if several && !self.answers.coherent() || family.size() * part.leaves.len() > Self::WORK {
            return None;
        }
        let mut diagram = part.diagram.clone();
        let total = diagram.probability(part.function);
        let share = |by: f64| if total > 0.0 { by / total } else { 0.0 };
        let by = by_sets_with(&mut diagram, part.function, family, part.leaves.len());
        Some(by.into_iter().map(share).collect())
    }
}

impl Answers {
    /// The minimal cut sets: smallest sets of events that, alone, make the top happen.
    pub fn cut_sets(&self) -> Families<'_> {
        let made = self.modules.iter().map(|module| module.diagram.minimal_solutions(module.function));
        Families::new(self, made.collect())
    }

    /// The minimal path sets: smallest sets of events that, alone not happening, keep the top from
    /// happening. `None` where an event that helps makes them more than products of parts.
    pub fn path_sets(&self) -> Option<Families<'_>> {
        let (_, below) = self.modules.split_last()?;
        if !below.iter().all(Module::at_worst) {
            return None;
        }
        let made = self.modules.iter().map(|module| module.diagram.minimal_dual_solutions(module.function));
        Some(Families::new(self, made.collect()))
    }
}

/// For each variable: P(`f` and all of a set of the family that contains the variable).
fn by_sets_with(diagram: &mut Diagram, f: Node, family: &Solutions, variables: usize) -> Vec<f64> {
    let any = family.unions(diagram);
    (0..variables)
        .map(|variable| {
            let with = family.union_with(diagram, variable, &any);
            diagram.joint(with, f)
        })
        .collect()
}

/// A set to be completed.
#[derive(Clone, Debug)]
struct Open {
    chosen: Vec<usize>,
    /// Module, row of its family and number of events still to choose from there.
    goals: Vec<(usize, u32, usize)>,
}

/// The sets of [`Families`], smallest first.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    of: &'a Families<'a>,
    /// Sizes of each row of each family.
    orders: Vec<Vec<Orders>>,
    /// Size of the sets that are being listed.
    order: usize,
    open: Vec<Open>,
    largest: usize,
}

impl Iterator for Listing<'_> {
    type Item = Vec<usize>;

    fn next(&mut self) -> Option<Vec<usize>> {
        loop {
            while let Some(open) = self.open.pop() {
                if let Some(mut set) = self.complete(open) {
                    set.sort_unstable();
                    return Some(set);
                }
            }
            if self.order >= self.largest {
                return None;
            }
            self.order += 1;
            self.begin();
        }
    }
}

impl Listing<'_> {
    /// Begins with the sets of the size at hand.
    fn begin(&mut self) {
        let Some(top) = self.of.families.len().checked_sub(1) else { return };
        let root = self.of.families[top].root();
        if self.orders[top][root as usize].has(self.order) {
            self.open.push(Open { chosen: Vec::new(), goals: vec![(top, root, self.order)] });
        }
    }

    /// Chooses the first set and notes the ways not taken.
    fn complete(&mut self, mut open: Open) -> Option<Vec<usize>> {
        while let Some((module, node, left)) = open.goals.pop() {
            let Some((variable, low, high)) = self.of.families[module].row(node) else {
                if node == 0 || left > 0 {
                    return None;
                }
                continue;
            };
            let mut ways = self.ways(&open, (module, variable, high), left);
            if self.orders[module][low as usize].has(left) {
                let mut without = open.clone();
                without.goals.push((module, low, left));
                ways.push(without);
            }
            ways.reverse();
            open = ways.pop()?;
            self.open.append(&mut ways);
        }
        Some(open.chosen)
    }

    /// The ways to go on with the variable in the set.
    fn ways(&self, open: &Open, (module, variable, high): (usize, usize, u32), left: usize) -> Vec<Open> {
        let rest = self.orders[module][high as usize];
        match self.of.answers.modules[module].leaves[variable] {
            Leaf::Event(event) if left > 0 && rest.has(left - 1) => {
                let mut with = open.clone();
                with.chosen.push(event);
                with.goals.push((module, high, left - 1));
                vec![with]
            }
            Leaf::Event(_) => Vec::new(),
            Leaf::Module(below) => {
                let root = self.of.families[below].root();
                let sizes = self.orders[below][root as usize].sizes(left);
                let fits = sizes.filter(|size| rest.has(left - size));
                let way = |size| {
                    let mut with = open.clone();
                    with.goals.push((module, high, left - size));
                    with.goals.push((below, root, size));
                    with
                };
                fits.map(way).collect()
            }
        }
    }
}
