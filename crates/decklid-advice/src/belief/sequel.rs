//! From one goal to the next: what was learnt and changed on the way stays so.
//!
//! A person who has opened the lid and now wants to find the cause is not asked
//! the same things again, and a cell that was replaced stays new.

use super::{Belief, Reasoner};
use decklid_car::car::Goal;
use decklid_logic::diagram::Node;
use decklid_meaning as meaning;

impl Reasoner<'_> {
    /// What is believed when a goal is taken up after `before`, or first of all.
    pub(crate) fn take_up(&mut self, goal: &Goal, before: Option<Belief>) -> Belief {
        let (event, given, memory) = match before {
            Some(before) => self.carry(goal, before),
            None => {
                let memory = meaning::start(&mut self.diagram, self.car, goal, &self.untouched.clone());
                let given = meaning::value(&mut self.diagram, self.car, &memory, &goal.given);
                (given, given, memory)
            }
        };
        self.given = given;
        let memory = self.settle(event, memory);
        Belief { event, memory: self.intern(memory) }
    }

    /// Makes the reasoner's own goal begin where `before` ends.
    pub(crate) fn go_on(&mut self, before: Belief) {
        let goal = self.goal;
        self.root = self.take_up(goal, Some(before));
    }

    fn carry(&mut self, goal: &Goal, before: Belief) -> (Node, Node, Vec<Node>) {
        let old = self.memory_at(before.memory).to_vec();
        let mut memory = old.clone();
        meaning::assign(&mut self.diagram, self.car, &old, &goal.begins, &mut memory);
        let given = meaning::value(&mut self.diagram, self.car, &memory, &goal.given);
        let event = self.diagram.and(before.event, given);
        (event, given, memory)
    }
}
