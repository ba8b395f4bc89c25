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

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use decklid_controller::signals::{Cause, Dtc, Reason};

    use super::*;
    use crate::plant::{Claw, Fate, Gap};

    /// Walks from variant to variant. The `match` of each caller names all variants, so a new one does not compile
    /// until it is here, and has a word.
    fn each_has_one_word<T: Copy + PartialEq + Debug>(words: &Words<T>, first: T, next: fn(T) -> Option<T>) {
        let mut variants = 0;
        let mut at = Some(first);
        while let Some(value) = at {
            let count = words.iter().filter(|entry| entry.1 == value).count();
            assert_eq!(count, 1, "{value:?} has {count} words");
            variants += 1;
            at = next(value);
        }
        let mut distinct: Vec<&str> = words.iter().map(|entry| entry.0).collect();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!((words.len(), distinct.len()), (variants, variants), "{words:?}");
    }

    #[test]
    fn every_variant_has_exactly_one_word() {
        each_has_one_word(LEVELS, Level::Unlocked, |level| match level {
            Level::Unlocked => Some(Level::DriverOnly),
            Level::DriverOnly => Some(Level::Locked),
            Level::Locked => Some(Level::Deadlocked),
            Level::Deadlocked => None,
        });
        each_has_one_word(STAGES, Stage::None, |stage| match stage {
            Stage::None => Some(Stage::Primary),
            Stage::Primary => Some(Stage::All),
            Stage::All => None,
        });
        each_has_one_word(LOCK_DRIVES, LockDrive::Idle, |drive| match drive {
            LockDrive::Idle => Some(LockDrive::UnlockDriver),
            LockDrive::UnlockDriver => Some(LockDrive::Unlock),
            LockDrive::Unlock => Some(LockDrive::Lock),
            LockDrive::Lock => Some(LockDrive::Deadlock),
            LockDrive::Deadlock => None,
        });
        each_has_one_word(FOB_BUTTONS, FobButton::Lock, |button| match button {
            FobButton::Lock => Some(FobButton::Unlock),
            FobButton::Unlock => Some(FobButton::Trunk),
            FobButton::Trunk => None,
        });
        each_has_one_word(IGNITIONS, Ignition::Off, |ignition| match ignition {
            Ignition::Off => Some(Ignition::Accessory),
            Ignition::Accessory => Some(Ignition::On),
            Ignition::On => Some(Ignition::Crank),
            Ignition::Crank => None,
        });
        each_has_one_word(GEARS, Gear::Park, |gear| match gear {
            Gear::Park => Some(Gear::Neutral),
            Gear::Neutral => Some(Gear::Reverse),
            Gear::Reverse => Some(Gear::Drive),
            Gear::Drive => Some(Gear::Unknown),
            Gear::Unknown => None,
        });
        each_has_one_word(Claw::NAMES, Claw::Open, |claw| match claw {
            Claw::Open => Some(Claw::Pre),
            Claw::Pre => Some(Claw::Main),
            Claw::Main => None,
        });
        each_has_one_word(Gap::NAMES, Gap::Shut, |gap| match gap {
            Gap::Shut => Some(Gap::Caught),
            Gap::Caught => Some(Gap::Ajar),
            Gap::Ajar => Some(Gap::Open),
            Gap::Open => None,
        });
    }

    /// Words that scenario files use, which the controller and the fob spell: renaming one breaks files of people.
    #[test]
    fn codes_differ() {
        let codes: [Vec<&str>; 4] = [
            Cause::ALL.iter().map(|cause| cause.code()).collect(),
            Reason::ALL.iter().map(|reason| reason.code()).collect(),
            Dtc::ALL.iter().map(|dtc| dtc.code()).collect(),
            Fate::all().map(Fate::code).collect(),
        ];
        for all in codes {
            let mut distinct = all.clone();
            distinct.sort_unstable();
            distinct.dedup();
            assert_eq!(distinct.len(), all.len(), "{all:?}");
        }
    }
}
