//! What was noticed, as evidence: each sign weighs the cases by how likely it is in them.

use decklid_car::car::Expr;
use decklid_logic::diagram::Node;
use decklid_meaning as meaning;

use super::{Reasoner, Story};
use crate::consult::Told;

impl Reasoner<'_> {
    /// Adds signs to a story. They speak of how things were before anything was done, so it makes no difference when
    /// they are told.
    pub fn notice(&mut self, story: &mut Story, signs: &[Told]) {
        for told in signs {
            let sign = &self.car[told.sign];
            let likely = |rates: &[f64]| rates.get(told.outcome.index()).copied().unwrap_or(1.0);
            let rates: Vec<(Node, f64)> =
                sign.rates.iter().map(|(when, rates)| (self.at_first(when), likely(rates))).collect();
            self.weigh(story, &rates, likely(&sign.otherwise));
        }
    }

    /// When a condition over hidden Booleans held before anything was done.
    pub(crate) fn at_first(&mut self, when: &Expr) -> Node {
        meaning::value(&mut self.diagram, self.car, &self.untouched, when)
    }
}
