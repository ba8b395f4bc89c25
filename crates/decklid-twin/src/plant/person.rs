//! The person at the car: where their hands get to, what they miss, what they do wrong.

use super::knobs::{Knob, flag};

/// Reach and habits of the person.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Person {
    /// A door is open to them: they can sit in the car.
    pub(crate) in_cabin: bool,
    /// An arm of theirs reaches the trunk.
    pub(crate) through: bool,
    /// They miss a click or hum of the latch.
    pub(crate) deaf: bool,
    /// They get the usual steps wrong at first.
    pub(crate) clumsy: bool,
    /// They try the outside handle first, with the key in a pocket.
    pub(crate) handle_first: bool,
    /// They don't know about the second catch.
    pub(crate) misses_catch: bool,
    /// Oil and cleaning are not enough for what sticks.
    pub(crate) oil_fails: bool,
    /// The broken wire is where nobody can see it.
    pub(crate) break_hidden: bool,
    /// They have a card that unlocks.
    pub(crate) has_card: bool,
    /// A loose hook finds the latch when they feel for it.
    pub(crate) hook_finds: bool,
    /// Somebody is known to sit in the car.
    pub(crate) occupant: bool,
    /// Somebody is shut in the trunk.
    pub(crate) in_trunk: bool,
}

pub(super) const KNOBS: &[Knob<Person>] = &[
    flag("person.deaf", "they miss the click", |p| &mut p.deaf),
    flag("person.clumsy", "they get the usual steps wrong at first", |p| &mut p.clumsy),
    flag("person.handle_first", "they try the handle first", |p| &mut p.handle_first),
    flag("person.misses_catch", "they do not know about the second catch", |p| &mut p.misses_catch),
    flag("person.oil_fails", "oil and cleaning are not enough", |p| &mut p.oil_fails),
    flag("person.break_hidden", "nobody can see where the wire is broken", |p| &mut p.break_hidden),
    flag("person.card", "they have a card that unlocks", |p| &mut p.has_card),
    flag("person.hook_finds", "a loose hook finds the latch", |p| &mut p.hook_finds),
    flag("person.in_cabin", "a door is open to them", |p| &mut p.in_cabin),
    flag("person.through", "an arm reaches the trunk", |p| &mut p.through),
    flag("person.occupant", "somebody is known to sit in the car", |p| &mut p.occupant),
    flag("person.in_trunk", "somebody is shut in the trunk", |p| &mut p.in_trunk),
];

impl Person {
    /// An arm of theirs reaches the trunk.
    pub fn reaches_trunk(&self) -> bool {
        self.through
    }

    /// They can sit in the car.
    pub fn is_in_cabin(&self) -> bool {
        self.in_cabin
    }
}
