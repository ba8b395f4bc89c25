//! The exchange argument: of two actions that only succeed or fail, the better order is enough.
//!
//! ```text
//!            first fails          then fails
//!   from ───────────────► at ───────────────────► end
//!     └─────────────────► middle ───────────────► other end
//!            then fails           first fails
//! ```

use super::graph::Choice;
use super::{Link, Problem, Search, TINY, VertexId};

/// The last step of a walk.
#[derive(Clone, Copy)]
pub(super) struct Step<A> {
    pub(super) from: VertexId,
    pub(super) action: A,
}

/// A choice and its only outcome that does not reach the goal.
struct Attempt {
    price: f64,
    failure: Link,
}

impl<P: Problem> Search<P> {
    /// Actions that need not follow that step.
    pub(super) fn excluded(&self, step: Step<P::Action>) -> &[P::Action] {
        self.vertex(step.from).choice(step.action).map_or(&[], |c| &c.excluded)
    }

    /// Excludes the action `then` at `at` after the step that failed and led there, if the other order ends
    /// in the same belief or in part of it and costs less. Returns whether it did.
    pub(super) fn exchange(&mut self, step: Step<P::Action>, at: VertexId, then: usize) -> bool {
        let then = self.vertex(at).choices[then].action;
        let Some(here) = self.in_this_order(step, at, then) else { return false };
        let Some(there) = self.in_other_order(step, then) else { return false };
        let equal = there[1].failure.to == here[1].failure.to;
        if !equal && !self.ends_inside(&there, &here) {
            return false;
        }
        let (now, exchanged) = (cost(&here), cost(&there));
        let preferred = then < step.action && !self.problem.can_come_before(then).contains(&step.action);
        let better = exchanged < now - TINY || (equal && exchanged <= now + TINY && preferred);
        if better {
            if let Some(choice) = self.choice_mut(step) {
                choice.excluded.push(then);
            }
            self.refresh(there[0].failure.to);
        }
        better
    }

    fn in_this_order(&self, step: Step<P::Action>, at: VertexId, then: P::Action) -> Option<[Attempt; 2]> {
        let second = self.attempt(at, then)?;
        let first = self.attempt(step.from, step.action).filter(|first| first.failure.to == at)?;
        Some([first, second])
    }

    fn in_other_order(&mut self, step: Step<P::Action>, then: P::Action) -> Option<[Attempt; 2]> {
        let choice = self.vertex(step.from).position(then)?;
        self.expand_once(step.from, choice);
        let middle = self.attempt(step.from, then)?.failure.to;
        self.prepare(middle);
        let choice = self.vertex(middle).position(step.action)?;
        self.expand_once(middle, choice);
        let first = self.attempt(step.from, then)?;
        Some([first, self.attempt(middle, step.action)?])
    }

    /// Whether `there` ends in part of the belief in which `here` ends, and no more often than that part.
    fn ends_inside(&mut self, there: &[Attempt; 2], here: &[Attempt; 2]) -> bool {
        let (small, large) = (self.vertex(there[1].failure.to).belief, self.vertex(here[1].failure.to).belief);
        let reach = |order: &[Attempt; 2]| order[0].failure.p * order[1].failure.p;
        self.problem.share(small, large).is_some_and(|share| reach(there) <= reach(here) * share * (1.0 + TINY))
    }

    /// An expanded choice whose outcomes all reach the goal but one.
    fn attempt(&self, at: VertexId, action: P::Action) -> Option<Attempt> {
        let choice = self.vertex(at).choice(action)?;
        let mut failures = choice.links.iter().filter(|link| !self.vertex(link.to).goal);
        let failure = *failures.next()?;
        failures.next().is_none().then(|| Attempt { price: choice.price(), failure })
    }

    fn choice_mut(&mut self, step: Step<P::Action>) -> Option<&mut Choice<P::Action>> {
        self.vertices[step.from.index()].choices.iter_mut().find(|c| c.action == step.action)
    }
}

/// Mean price of both attempts, the second of which is made if the first fails.
fn cost([first, second]: &[Attempt; 2]) -> f64 {
    first.price + first.failure.p * second.price
}
