//! What code and faces need to find in a car, whatever the car calls it.
//!
//! A file gives a move, a state or a formula its `role`, and a move its `symptoms`. No code knows an id of a car file.

/// What a move is for. At most one move of a car has each role.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MoveRole {
    /// Feeds the car from outside at a point that is made for it.
    FeedPoint,
    /// Feeds the car from outside at its battery.
    Battery,
    /// Replaces the fuse of the release.
    Fuse,
    /// Replaces the fuse of the release in a second fuse box.
    SecondFuse,
    /// Replaces the cell of the key fob.
    Cell,
}

/// What a bit of the situation stands for. At most one state of a car has each role.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum StateRole {
    /// The lid is open: what `opens` sets.
    LidOpen,
    /// Somebody is in the car.
    InCabin,
    /// An arm reaches the luggage space from the cabin.
    ThroughCabin,
    /// The usual way was seen to work: what `opens` sets for the goal `fixed`.
    UsualProved,
}

/// What a formula stands for. At most one formula of a car has each role.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FormulaRole {
    /// The ways that people use every day work.
    Usual,
}

/// What people say when they arrive; each is an outcome of one move.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Symptom {
    /// The button on the fob does nothing.
    FobDead,
    /// The latch clicks, and the lid stays shut.
    Clicks,
    /// Lights or doors react, and the lid does not.
    Reacts,
    /// The whole car is dark.
    Dark,
}

words!(MoveRole {
    FeedPoint = "feed_point",
    Battery = "battery",
    Fuse = "fuse",
    SecondFuse = "second_fuse",
    Cell = "cell",
});
words!(StateRole {
    LidOpen = "lid_open",
    InCabin = "in_cabin",
    ThroughCabin = "through_cabin",
    UsualProved = "usual_proved",
});
words!(FormulaRole { Usual = "usual" });
words!(Symptom { FobDead = "fob_dead", Clicks = "clicks", Reacts = "reacts", Dark = "dark" });

/// The words of all roles and symptoms.
pub fn words() -> impl Iterator<Item = &'static str> {
    let moves = MoveRole::NAMES.iter().map(|n| n.0);
    let states = StateRole::NAMES.iter().map(|n| n.0);
    let formulas = FormulaRole::NAMES.iter().map(|n| n.0);
    moves.chain(states).chain(formulas).chain(Symptom::NAMES.iter().map(|n| n.0))
}
