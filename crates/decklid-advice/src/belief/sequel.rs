//! From one goal to the next: what was learnt and changed on the way stays so.
//!
//! A person who has opened the lid and now wants to find the cause is not asked
//! the same things again, and a cell that was replaced stays new.

use super::{Reasoner, Story};
use decklid_car::car::Goal;
use decklid_logic::diagram::Node;
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
        let before = self.memory_at(story.memory()).to_vec();
        let mut memory = before.clone();
        meaning::assign(&mut self.diagram, self.car, &before, &goal.begins, &mut memory);
        self.given = meaning::value(&mut self.diagram, self.car, &memory, &goal.given);
        let memory = self.intern(memory);
        self.within(story, self.given, memory)
    }

    /// The part of a story in which the condition holds. If that leaves nothing, all of it: who still wants
    /// something knows better than a story that says there is nothing left to want.
    fn within(&mut self, mut story: Story, condition: Node, memory: u32) -> Story {
        let mut layers: Vec<Node> = Vec::new();
        for &layer in story.layers() {
            layers.push(self.diagram.and(layer, condition));
        }
        if layers.iter().any(|&layer| self.diagram.probability(layer) > 0.0) {
            story.set_layers(layers);
        }
        let event = self.event_of(&story);
        let slots = self.settle_slots(event, memory);
        story.go_on(self.intern(slots));
        story
    }
}
