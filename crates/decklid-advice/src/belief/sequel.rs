//! From one goal to the next: what was learnt and changed on the way stays so.
//!
//! A person who has opened the lid and now wants to find the cause is not asked
//! the same things again, and a cell that was replaced stays new.

use super::{Reasoner, Story};
use decklid_car::car::Goal;
use decklid_meaning as meaning;

impl Reasoner<'_> {
    /// The story of someone who comes with this goal and has told nothing yet.
    pub(crate) fn begin(&mut self, goal: &Goal) -> Story {
        let memory = meaning::start(&mut self.diagram, self.car, goal, &self.untouched.clone());
        self.given = meaning::value(&mut self.diagram, self.car, &memory, &goal.given);
        let memory = self.settle(self.given, memory);
        Story::new(self.given, self.intern(memory))
    }

    /// The story of someone who goes on with another goal.
    pub(crate) fn turn(&mut self, story: Story, goal: &Goal) -> Story {
        let before = self.memory_at(story.memory).to_vec();
        let mut memory = before.clone();
        meaning::assign(&mut self.diagram, self.car, &before, &goal.begins, &mut memory);
        self.given = meaning::value(&mut self.diagram, self.car, &memory, &goal.given);
        let memory = self.intern(memory);
        self.within(story, self.given, memory)
    }
}
