//! What was noticed, as evidence: each sign weighs the cases by how likely it is in them, and may say what holds now.

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
        self.bear_in_mind(story, signs);
    }

    /// What signs say of the situation, all read from the same memory: their order makes no difference.
    fn bear_in_mind(&mut self, story: &mut Story, signs: &[Told]) {
        let (car, before) = (self.car, self.memory_at(story.memory).to_vec());
        let mut memory = before.clone();
        for told in signs {
            meaning::assign(&mut self.diagram, car, &before, car[told.sign].changes(told.outcome), &mut memory);
        }
        story.memory = self.intern(memory);
    }

    /// When a condition over hidden Booleans held before anything was done.
    pub(crate) fn at_first(&mut self, when: &Expr) -> Node {
        meaning::value(&mut self.diagram, self.car, &self.untouched, when)
    }
}
