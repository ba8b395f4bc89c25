//! Cases of one car, heard one after another by one reasoner.

use crate::belief::{Belief, Reasoner, Story};
use crate::consult::{self, Case};
use decklid_car::car::{Car, Goal, GoalKind, HiddenId};
use decklid_logic::diagram::Node;

/// What was told of a car that was stuck, and what turned out.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// What was told.
    pub case: Case,
    /// What was found to be so.
    pub so: Vec<HiddenId>,
    /// What was found not to be so.
    pub not: Vec<HiddenId>,
    /// How many such cases there are.
    pub count: f64,
}

/// A car and a goal, ready to hear many cases.
pub struct Listener<'c> {
    /// Everything worked out so far.
    pub reasoner: Reasoner<'c>,
    car: &'c Car,
    goal: &'c Goal,
}

/// A case as events over what is hidden.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heard {
    /// Somebody comes with the first goal of the case: what all such cases have in common.
    pub(super) stuck: Node,
    /// And tells what was told.
    pub(super) told: Node,
    /// And it turned out as it did.
    pub(super) found: Node,
}

impl<'c> Listener<'c> {
    /// Nothing heard yet; none if the car has no guide for that goal.
    pub fn new(car: &'c Car, goal: GoalKind) -> Option<Self> {
        let goal = car.goal(goal)?;
        Some(Listener { reasoner: Reasoner::new(car, goal), car, goal })
    }

    /// The story of a case; none if it cannot be told of this car.
    pub fn story(&mut self, case: &Case) -> Option<Story> {
        if !case.is_bounded() {
            return None;
        }
        let story = consult::begin(&mut self.reasoner, self.car, self.goal, case)?;
        Some(consult::hear(&mut self.reasoner, story, self.car, &case.signs, &case.entries))
    }

    /// Somebody who comes with this goal and has told nothing; none if the car has no such goal.
    fn stuck(&mut self, goal: GoalKind) -> Option<Node> {
        let story = self.reasoner.begin(self.car.goal(goal)?);
        Some(self.reasoner.event_of(&story))
    }

    /// The events of a case; none if it cannot be.
    pub(super) fn hear(&mut self, seen: &Seen) -> Option<Heard> {
        let first = seen.case.before.first().map_or(seen.case.goal, |leg| leg.goal);
        let stuck = self.stuck(first)?;
        let story = self.story(&seen.case)?;
        let told = self.reasoner.event_of(&story);
        let mut found = Belief { event: told, memory: 0 };
        for (&what, so) in seen.so.iter().map(|h| (h, true)).chain(seen.not.iter().map(|h| (h, false))) {
            found.event = self.reasoner.restrict(found.event, what, so);
        }
        let heard = Heard { stuck, told, found: found.event };
        (self.reasoner.diagram().probability(heard.found) > 0.0).then_some(heard)
    }

    /// The probability of each hidden Boolean given what was told and found; none if the case cannot be.
    pub fn posterior(&mut self, seen: &Seen) -> Option<Vec<f64>> {
        let heard = self.hear(seen)?;
        Some(self.reasoner.posterior(Belief { event: heard.found, memory: 0 }))
    }

    /// Logarithm of the probability of what was found, given what was told, and the probability of each hidden
    /// Boolean given what was told; none if the case cannot be.
    pub fn foretold(&mut self, seen: &Seen) -> Option<(f64, Vec<f64>)> {
        let heard = self.hear(seen)?;
        let d = self.reasoner.diagram();
        let found = (d.probability(heard.found) / d.probability(heard.told)).ln();
        Some((found, self.reasoner.posterior(Belief { event: heard.told, memory: 0 })))
    }
}
