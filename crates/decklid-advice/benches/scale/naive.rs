//! The baseline: a plain AND/OR search over beliefs as lists of cases. Bounds: somebody who sees every
//! fault, and help. Trials walk to where the bounds are furthest apart. Nothing else.

use std::collections::HashMap;

use crate::common::closure::{Faults, System};

/// Fault sets that are still possible, one bit each, and what was repaired.
type Belief = (Vec<u64>, Faults);

struct Spot {
    belief: Belief,
    low: f64,
    high: f64,
    moves: Option<Vec<Choice>>,
}

struct Choice {
    cost: f64,
    /// Probability and spot; what is missing to 1 is open.
    next: Vec<(f64, usize)>,
}

/// The search so far.
pub(crate) struct Naive<'s> {
    system: &'s System,
    cases: Vec<(Faults, f64)>,
    spots: Vec<Spot>,
    index: HashMap<Belief, usize>,
    /// Cost for somebody who sees that these faults are left.
    seen: HashMap<Faults, f64>,
}

impl<'s> Naive<'s> {
    pub(crate) fn new(system: &'s System) -> Self {
        let mut cases = Vec::new();
        list(system, 0, 0, 1.0, &mut cases);
        cases.retain(|c| c.0 & system.ways[0].0 != 0);
        let mut naive = Naive { system, cases, spots: Vec::new(), index: HashMap::new(), seen: HashMap::new() };
        let all = (0..naive.cases.len()).fold(vec![0; naive.cases.len().div_ceil(64)], with);
        naive.spot((all, 0));
        naive
    }

    /// Beliefs met so far.
    pub(crate) fn beliefs(&self) -> usize {
        self.spots.len()
    }

    /// Works until the bounds are so near or `go_on` says no: the bounds.
    pub(crate) fn run(&mut self, gap: f64, go_on: &mut dyn FnMut() -> bool) -> (f64, f64) {
        while self.spots[0].high - self.spots[0].low > gap * self.spots[0].high + 1e-9 && go_on() {
            self.trial(gap * self.spots[0].high);
        }
        (self.spots[0].low, self.spots[0].high)
    }

    fn trial(&mut self, slack: f64) {
        let (mut at, mut weight, mut path) = (0, 1.0, Vec::new());
        while weight * (self.spots[at].high - self.spots[at].low) > slack.min(1e-9) && path.len() < 200 {
            path.push(at);
            self.expand(at);
            let spots = &self.spots;
            let low = |c: &Choice| c.cost + c.next.iter().map(|n| n.0 * spots[n.1].low).sum::<f64>();
            let moves = spots[at].moves.as_ref().expect("expanded");
            let Some(best) = moves.iter().min_by(|a, b| low(a).total_cmp(&low(b))) else { break };
            let wide = |n: &(f64, usize)| n.0 * (spots[n.1].high - spots[n.1].low);
            let Some(&(p, next)) = best.next.iter().max_by(|a, b| wide(a).total_cmp(&wide(b))) else { break };
            (at, weight) = (next, weight * p);
        }
        for &at in path.iter().rev() {
            let (mut low, mut high) = (f64::INFINITY, self.spots[at].high);
            for choice in self.spots[at].moves.as_ref().expect("expanded") {
                let mean = |bound: &dyn Fn(&Spot) -> f64| {
                    choice.cost + choice.next.iter().map(|n| n.0 * bound(&self.spots[n.1])).sum::<f64>()
                };
                low = low.min(mean(&|s| s.low));
                high = high.min(mean(&|s| s.high));
            }
            let spot = &mut self.spots[at];
            spot.high = high;
            spot.low = spot.low.max(low).min(high);
        }
    }

    fn expand(&mut self, at: usize) {
        if self.spots[at].moves.is_some() {
            return;
        }
        let (cases, repaired) = self.spots[at].belief.clone();
        let total = self.weight(&cases);
        let mut moves = Vec::new();
        let system = self.system;
        let tests = system.ways.iter().map(|w| (w, true)).chain(system.looks.iter().map(|l| (l, false)));
        for (&(faults, cost), opens) in tests {
            let (broken, fine) = self.split(&cases, faults & !repaired);
            let mut next = Vec::new();
            for (part, solved) in [(broken, false), (fine, opens)] {
                let p = self.weight(&part) / total;
                if p > 0.0 && !solved {
                    next.push((p, self.spot((part, repaired))));
                }
            }
            moves.push(Choice { cost, next });
        }
        for &(fault, cost) in &system.repairs {
            let next = self.spot((cases.clone(), repaired | 1 << fault));
            moves.push(Choice { cost, next: vec![(1.0, next)] });
        }
        moves.retain(|c| c.next.iter().all(|n| n.1 != at));
        self.spots[at].moves = Some(moves);
    }

    fn spot(&mut self, belief: Belief) -> usize {
        if let Some(&known) = self.index.get(&belief) {
            return known;
        }
        let (mut sum, mut total) = (0.0, 0.0);
        for at in ones(&belief.0) {
            let (faults, p) = self.cases[at];
            sum += p * self.seeing(faults & !belief.1);
            total += p;
        }
        let spot = Spot { low: sum / total, high: self.system.help, moves: None, belief: belief.clone() };
        self.spots.push(spot);
        self.index.insert(belief, self.spots.len() - 1);
        self.spots.len() - 1
    }

    fn seeing(&mut self, left: Faults) -> f64 {
        let system = self.system;
        *self.seen.entry(left).or_insert_with(|| {
            let mend = |fault: usize| {
                let costs = system.repairs.iter().filter(|r| r.0 == fault).map(|r| r.1);
                costs.fold(f64::INFINITY, f64::min)
            };
            let way = |&(needs, cost): &(Faults, f64)| cost + bits(needs & left).map(mend).sum::<f64>();
            system.ways.iter().map(way).fold(system.help, f64::min)
        })
    }

    fn split(&self, cases: &[u64], faults: Faults) -> (Vec<u64>, Vec<u64>) {
        let (mut broken, mut fine) = (vec![0; cases.len()], vec![0; cases.len()]);
        for at in ones(cases) {
            let side = if self.cases[at].0 & faults == 0 { &mut fine } else { &mut broken };
            side[at / 64] |= 1 << (at % 64);
        }
        (broken, fine)
    }

    fn weight(&self, cases: &[u64]) -> f64 {
        ones(cases).map(|at| self.cases[at].1).sum()
    }
}

/// All sets of at most so many faults with their probability.
fn list(system: &System, from: usize, faults: Faults, p: f64, into: &mut Vec<(Faults, f64)>) {
    let none: f64 = system.priors[from..].iter().map(|q| 1.0 - q).product();
    into.push((faults, p * none));
    if faults.count_ones() as usize == system.most {
        return;
    }
    let mut before = p;
    for (at, q) in system.priors.iter().enumerate().skip(from) {
        list(system, at + 1, faults | 1 << at, before * q, into);
        before *= 1.0 - q;
    }
}

fn with(mut set: Vec<u64>, at: usize) -> Vec<u64> {
    set[at / 64] |= 1 << (at % 64);
    set
}

fn ones(set: &[u64]) -> impl Iterator<Item = usize> + '_ {
    set.iter().enumerate().flat_map(|(word, &bits_of)| bits(bits_of).map(move |bit| word * 64 + bit))
}

fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
        word &= word - 1;
        Some(bit)
    })
}
