//! Orders of variables for one module: which one is small shows only by trying.

use rustc_hash::FxHashMap;

use super::gates::Link;
use super::normal::Normal;

/// One module: its gates down to events and to the modules below, which are its variables.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Gates, children first; the last is the top of the module.
    pub(super) gates: Vec<usize>,
    /// Variables in the order of the file.
    pub(super) leaves: Vec<usize>,
}

/// In which order inputs are visited, and so which variables come first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Order {
    /// As in the file, depth first.
    File,
    /// Depth first, the input with the most leaves below it first.
    HeaviestFirst,
    /// Depth first, the input with the fewest leaves below it first.
    LightestFirst,
    /// What meets in a gate pulls each other close, from the order of the file on.
    Force,
}

impl Order {
    pub(super) const ALL: [Order; 4] = [Order::HeaviestFirst, Order::File, Order::Force, Order::LightestFirst];
}

/// Inputs of the gates and variables in the order of visits.
#[derive(Clone, Debug)]
pub(super) struct Arranged {
    pub(super) inputs: Vec<Vec<Link>>,
    pub(super) leaves: Vec<usize>,
}

impl Part {
    /// The part below a gate, as far as the next modules.
    pub(super) fn below(tree: &Normal, top: usize, is_module: &[bool]) -> Part {
        let is_leaf = |node: usize| node != top && (is_module[node] || tree.inputs(node).is_empty());
        let mut seen = rustc_hash::FxHashSet::default();
        let (mut gates, mut leaves) = (Vec::new(), Vec::new());
        let mut path = vec![(top, 0)];
        while let Some((node, next)) = path.last_mut() {
            let Some(input) = tree.inputs(*node).get(*next).map(|input| input.node()) else {
                gates.push(*node);
                path.pop();
                continue;
            };
            *next += 1;
            if seen.insert(input) {
                if is_leaf(input) { leaves.push(input) } else { path.push((input, 0)) }
            }
        }
        Part { gates, leaves }
    }

    /// Inputs and variables in that order.
    pub(super) fn arrange(&self, tree: &Normal, order: Order) -> Arranged {
        let key: Box<dyn Fn(usize) -> f64> = match order {
            Order::File => {
                let inputs = self.gates.iter().map(|&gate| tree.inputs(gate).to_vec()).collect();
                return Arranged { inputs, leaves: self.leaves.clone() };
            }
            Order::HeaviestFirst | Order::LightestFirst => {
                let weights = self.weights(tree);
                let sign = if order == Order::HeaviestFirst { -1.0 } else { 1.0 };
                Box::new(move |node| sign * weights.get(&node).copied().unwrap_or(1.0))
            }
            Order::Force => {
                let places = self.pull(tree);
                Box::new(move |node| places.get(&node).copied().unwrap_or(0.0))
            }
        };
        let sorted = |&gate: &usize| {
            let mut inputs = tree.inputs(gate).to_vec();
            inputs.sort_by(|a, b| key(a.node()).total_cmp(&key(b.node())));
            inputs
        };
        let inputs: Vec<Vec<Link>> = self.gates.iter().map(sorted).collect();
        let leaves = match order {
            Order::Force => {
                let mut leaves = self.leaves.clone();
                leaves.sort_by(|&a, &b| key(a).total_cmp(&key(b)));
                leaves
            }
            _ => self.visit_order(&inputs),
        };
        Arranged { inputs, leaves }
    }

    /// Leaves as they are met, depth first.
    fn visit_order(&self, inputs: &[Vec<Link>]) -> Vec<usize> {
        let local: FxHashMap<usize, usize> = self.gates.iter().enumerate().map(|(at, &gate)| (gate, at)).collect();
        let mut seen = rustc_hash::FxHashSet::default();
        let mut leaves = Vec::with_capacity(self.leaves.len());
        let mut open: Vec<usize> = self.gates.last().copied().into_iter().collect();
        while let Some(node) = open.pop() {
            if !seen.insert(node) {
                continue;
            }
            match local.get(&node) {
                Some(&at) => open.extend(inputs[at].iter().rev().map(|input| input.node())),
                None => leaves.push(node),
            }
        }
        leaves
    }

    /// Number of leaves below each gate, each counted as often as it is reached.
    fn weights(&self, tree: &Normal) -> FxHashMap<usize, f64> {
        let mut weights = FxHashMap::default();
        for &gate in &self.gates {
            let below = tree.inputs(gate).iter().map(|i| weights.get(&i.node()).copied().unwrap_or(1.0));
            let weight: f64 = below.sum();
            weights.insert(gate, weight);
        }
        weights
    }

    /// Places of leaves and gates after rounds of pulling (FORCE; Aloul, Markov, Sakallah 2003).
    fn pull(&self, tree: &Normal) -> FxHashMap<usize, f64> {
        const ROUNDS: usize = 30;
        let mut places: FxHashMap<usize, f64> = FxHashMap::default();
        for (at, &leaf) in self.leaves.iter().enumerate() {
            places.insert(leaf, at as f64);
        }
        for &gate in &self.gates {
            let place = mean(tree.inputs(gate).iter().map(|input| places[&input.node()]));
            places.insert(gate, place);
        }
        let all: Vec<usize> = self.leaves.iter().chain(&self.gates).copied().collect();
        for _ in 0..ROUNDS {
            let mut sums: FxHashMap<usize, (f64, f64)> = FxHashMap::default();
            for &gate in &self.gates {
                let group = || std::iter::once(gate).chain(tree.inputs(gate).iter().map(|input| input.node()));
                let center = mean(group().map(|node| places[&node]));
                for node in group() {
                    let sum = sums.entry(node).or_default();
                    *sum = (sum.0 + center, sum.1 + 1.0);
                }
            }
            let mut sorted = all.clone();
            let pulled = |node: &usize| sums.get(node).map_or(0.0, |sum| sum.0 / sum.1);
            sorted.sort_by(|a, b| pulled(a).total_cmp(&pulled(b)));
            for (at, node) in sorted.into_iter().enumerate() {
                places.insert(node, at as f64);
            }
        }
        places
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}
