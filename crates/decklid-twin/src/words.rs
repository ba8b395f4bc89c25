//! Tables of words: how a value is written in scenario files, scripts, knobs and the trace.
//!
//! Files depend on these words, so they are spelled out here instead of being derived from the names of variants.

use decklid_controller::locking::Level;
use decklid_controller::signals::{FobButton, Gear, Ignition, LockDrive, Stage};

/// Words with their values; each value has exactly one word.
pub(crate) type Words<T> = [(&'static str, T)];

pub(crate) const LEVELS: &Words<Level> = &[
    ("unlocked", Level::Unlocked),
    ("driver-only", Level::DriverOnly),
    ("locked", Level::Locked),
    ("deadlocked", Level::Deadlocked),
];

pub(crate) const STAGES: &Words<Stage> = &[("none", Stage::None), ("primary", Stage::Primary), ("all", Stage::All)];

pub(crate) const LOCK_DRIVES: &Words<LockDrive> = &[
    ("idle", LockDrive::Idle),
    ("unlock-driver", LockDrive::UnlockDriver),
    ("unlock", LockDrive::Unlock),
    ("lock", LockDrive::Lock),
    ("deadlock", LockDrive::Deadlock),
];

pub(crate) const FOB_BUTTONS: &Words<FobButton> =
    &[("lock", FobButton::Lock), ("unlock", FobButton::Unlock), ("trunk", FobButton::Trunk)];

pub(crate) const IGNITIONS: &Words<Ignition> =
    &[("off", Ignition::Off), ("accessory", Ignition::Accessory), ("on", Ignition::On), ("crank", Ignition::Crank)];

pub(crate) const GEARS: &Words<Gear> = &[
    ("park", Gear::Park),
    ("neutral", Gear::Neutral),
    ("reverse", Gear::Reverse),
    ("drive", Gear::Drive),
    ("unknown", Gear::Unknown),
];

/// The word for a value; a test makes sure that every value has one.
pub(crate) fn word<T: PartialEq>(words: &Words<T>, value: T) -> &'static str {
    words.iter().find(|entry| entry.1 == value).map_or("?", |entry| entry.0)
}

/// The value of a word.
pub(crate) fn find<T: Copy>(words: &Words<T>, word: &str) -> Option<T> {
    words.iter().find(|entry| entry.0 == word).map(|entry| entry.1)
}

/// The value of a word; the error lists the words.
pub(crate) fn parse<T: Copy>(words: &Words<T>, word: &str) -> Result<T, String> {
    find(words, word).ok_or_else(|| not_one_of(word, words.iter().map(|entry| entry.0)))
}

/// Says that a word is none of the possible ones.
pub(crate) fn not_one_of(word: &str, words: impl Iterator<Item = &'static str>) -> String {
    format!("`{word}` is not one of: {}.", words.collect::<Vec<_>>().join(", "))
}
