//! How well numbers foretell cases that they were not learned from.

use decklid_advice::learn::{Listener, Seen};
use decklid_car::car::{Car, GoalKind};

/// Bars of the calibration: from 0 to 10 %, and so on.
pub const BINS: usize = 10;
/// A finding counts as at least this likely.
const LEAST: f64 = 1e-6;
/// A reasoner that knows more functions begins anew.
const MOST_NODES: usize = 2_000_000;

/// How well findings were foretold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// Cases in which something was found.
    pub cases: f64,
    /// Sum of the logarithms of what was found, given what was told.
    pub log: f64,
    /// Cases in which the likeliest cause was found.
    pub first: f64,
    /// Cases with a cause that was found.
    pub named: f64,
    /// By how likely the likeliest cause was: cases, sum of its probability, cases in which it was found.
    pub bins: [[f64; 3]; BINS],
}

impl Score {
    /// The score of cases of one car and goal, by the numbers of the car.
    pub fn of(car: &Car, goal: GoalKind, cases: &[Seen]) -> Score {
        let mut score = Score::default();
        let mut listener = None;
        for seen in cases.iter().filter(|seen| !seen.so.is_empty() || !seen.not.is_empty()) {
            let mut ready = match listener.take().or_else(|| Listener::new(car, goal)) {
                Some(ready) => ready,
                None => return score,
            };
            if let Some((found, posterior)) = ready.foretold(seen) {
                score.take(car, seen, found, &posterior);
            }
            listener = Some(ready).filter(|ready: &Listener<'_>| ready.reasoner.diagram().len() < MOST_NODES);
        }
        score
    }

    fn take(&mut self, car: &Car, seen: &Seen, found: f64, posterior: &[f64]) {
        self.cases += seen.count;
        self.log += seen.count * found.max(LEAST.ln());
        let causes = car.hidden_ids().filter(|&id| car[id].kind.is_cause());
        let first = causes.max_by(|a, b| posterior[a.index()].total_cmp(&posterior[b.index()]).then(b.cmp(a)));
        let Some(first) = first.filter(|_| !seen.so.is_empty()) else { return };
        let p = posterior[first.index()];
        let hit = if seen.so.contains(&first) { seen.count } else { 0.0 };
        self.named += seen.count;
        self.first += hit;
        let bin = &mut self.bins[((p * BINS as f64) as usize).min(BINS - 1)];
        bin[0] += seen.count;
        bin[1] += seen.count * p;
        bin[2] += hit;
    }

    /// Adds other cases.
    pub fn add(&mut self, other: &Score) {
        self.cases += other.cases;
        self.log += other.log;
        self.first += other.first;
        self.named += other.named;
        for (ours, theirs) in self.bins.iter_mut().zip(&other.bins) {
            ours.iter_mut().zip(theirs).for_each(|(ours, theirs)| *ours += theirs);
        }
    }
}
