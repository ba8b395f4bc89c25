//! Many functions side by side, kept small, to be weighed again and again with other priors.
//!
//! ```text
//!   diagram ── keep ──► Forest: rows that any root needs, children first
//!                          │  priors ── weigh ──► P(root), every root in one pass up
//!                          └─ masses ── spread ─► tests of each variable, all roots in one pass down
//! ```
//! A diagram knows the probability of each function for one list of priors. Whoever looks for the priors asks for
//! thousands of functions under hundreds of lists: one pass over the rows that they share answers all.

use super::tables::Row;
use super::{Diagram, Node};

/// Functions of one diagram, cut free from it.
#[derive(Clone, Debug)]
pub struct Forest {
    /// Children before parents; rows 0 and 1 are the constants.
    rows: Vec<Row>,
    roots: Vec<u32>,
    variables: usize,
}

/// What the masses of all roots meet at the tests of one variable.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tests {
    /// Mass that goes on to TRUE through a test, whatever its answer.
    pub tested: f64,
    /// The part of it that goes through the answer yes.
    pub yes: f64,
}

impl Forest {
    /// These functions of the diagram.
    pub fn keep(d: &Diagram, roots: &[Node]) -> Self {
        let most = roots.iter().map(|root| root.index()).max().unwrap_or(1).max(1);
        let mut needed = vec![false; most + 1];
        roots.iter().for_each(|root| needed[root.index()] = true);
        for at in (2..=most).rev() {
            if needed[at] {
                let row = d.row(at as u32);
                needed[row.low as usize] = true;
                needed[row.high as usize] = true;
            }
        }
        let mut place = vec![0_u32; most + 1];
        place[1] = 1;
        let mut rows = vec![d.row(0), d.row(1)];
        for at in (2..=most).filter(|&at| needed[at]) {
            let row = d.row(at as u32);
            place[at] = rows.len() as u32;
            rows.push(Row { level: row.level, low: place[row.low as usize], high: place[row.high as usize] });
        }
        let roots = roots.iter().map(|root| place[root.index()]).collect();
        Forest { rows, roots, variables: d.variables() }
    }

    /// Number of functions.
    pub fn len(&self) -> usize {
        self.roots.len()
    }

    /// Whether there is no function.
    pub fn is_empty(&self) -> bool {
        self.roots.is_empty()
    }

    /// Number of rows that all functions share.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Number of variables; `priors` have that many.
    pub fn variables(&self) -> usize {
        self.variables
    }

    /// Writes the probability of every row under these priors into `weights`.
    pub fn weigh(&self, priors: &[f64], weights: &mut Vec<f64>) {
        weights.clear();
        weights.extend([0.0, 1.0]);
        for row in &self.rows[2..] {
            let p = priors[row.level as usize];
            weights.push((1.0 - p) * weights[row.low as usize] + p * weights[row.high as usize]);
        }
    }

    /// The probability of a function, from what [`Self::weigh`] wrote.
    pub fn probability(&self, root: usize, weights: &[f64]) -> f64 {
        weights[self.roots[root] as usize]
    }

    /// Sends a mass down from each function and adds up what comes to the tests of each variable in `out`.
    ///
    /// `mass` has one number a function, `weights` are those of the same `priors`; `scratch` is overwritten.
    pub fn spread(&self, priors: &[f64], weights: &[f64], mass: &[f64], scratch: &mut Vec<f64>, out: &mut [Tests]) {
        scratch.clear();
        scratch.resize(self.rows.len(), 0.0);
        self.roots.iter().zip(mass).for_each(|(&root, mass)| scratch[root as usize] += mass);
        for at in (2..self.rows.len()).rev() {
            let here = scratch[at];
            if here == 0.0 {
                continue;
            }
            let row = self.rows[at];
            let p = priors[row.level as usize];
            let (low, high) = (here * (1.0 - p), here * p);
            let yes = high * weights[row.high as usize];
            let tests = &mut out[row.level as usize];
            tests.yes += yes;
            tests.tested += yes + low * weights[row.low as usize];
            scratch[row.low as usize] += low;
            scratch[row.high as usize] += high;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forest_says_what_the_diagram_says() {
        let mut d = Diagram::new(vec![0.1, 0.2, 0.5]);
        let (a, b, c) = (d.var(0), d.var(1), d.var(2));
        let either = d.or(b, c);
        let (f, g) = (d.and(a, either), d.diff(either, a));
        let roots = [f, g, Node::TRUE];
        let forest = Forest::keep(&d, &roots);
        for priors in [vec![0.1, 0.2, 0.5], vec![0.3, 0.9, 0.05]] {
            let mut fresh = Diagram::new(priors.clone());
            let (a, b, c) = (fresh.var(0), fresh.var(1), fresh.var(2));
            let either = fresh.or(b, c);
            let same = [fresh.and(a, either), fresh.diff(either, a), Node::TRUE];
            let (mut weights, mut scratch) = (Vec::new(), Vec::new());
            forest.weigh(&priors, &mut weights);
            let mass: Vec<f64> = (0..3).map(|at| 2.0 / forest.probability(at, &weights)).collect();
            let mut out = vec![Tests::default(); 3];
            forest.spread(&priors, &weights, &mass, &mut scratch, &mut out);
            for v in 0..3 {
                let sum: f64 = same.iter().map(|&root| 2.0 * fresh.posteriors(root).unwrap()[v]).sum();
                let ours = out[v].yes + priors[v] * (6.0 - out[v].tested);
                assert!((ours - sum).abs() < 1e-12, "{v}: {ours} {sum}");
            }
        }
    }
}
