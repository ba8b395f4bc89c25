//! Asian makes.

use super::generic::{FREE, GENERIC};
use super::sources as at;
use super::{CrashRule, Gate, GearRule, Gesture, LockRule, Profile, Sourced};
use crate::signals::Span;

/// Honda Civic sedan, eleventh generation: hold both openers; a fob left in the trunk keeps it from locking.
pub const HONDA_CIVIC_11: Profile = Profile {
    id: "honda-civic-11-sedan",
    name: "Honda Civic sedan, eleventh generation",
    fob_trunk: Sourced::read(Gate { gesture: Gesture::Hold(Span::s(1)), ..FREE }, at::CIVIC_TRUNK),
    interior: Sourced::read(
        Gate { gesture: Gesture::Hold(Span::s(1)), lock: LockRule::NotDeadlocked, ..FREE },
        at::CIVIC_TRUNK,
    ),
    passive: Sourced::read(FREE, at::HONDA_KEY_IN),
    sees_keys: Sourced::read(true, at::HONDA_KEY_IN),
    ..GENERIC
};

/// Toyota Prius: locks again after 30 seconds.
pub const TOYOTA_PRIUS: Profile = Profile {
    id: "toyota-prius",
    name: "Toyota Prius",
    relock_after: Sourced::read(Span::s(30), at::PRIUS_RELOCK),
    ..GENERIC
};

/// Nissan Frontier: locks again after five minutes.
pub const NISSAN_FRONTIER: Profile = Profile {
    id: "nissan-frontier",
    name: "Nissan Frontier",
    relock_after: Sourced::read(Span::min(5), at::NISSAN_RELOCK),
    ..GENERIC
};

/// Kia Optima: hold the fob; PARK; two turns of the key within four seconds.
pub const KIA_OPTIMA: Profile = Profile {
    id: "kia-optima",
    name: "Kia Optima",
    fob_trunk: Sourced::read(Gate { gesture: Gesture::Hold(Span::s(1)), ..FREE }, at::OPTIMA_TRUNK),
    interior: Sourced::read(Gate { lock: LockRule::NotDeadlocked, gear: GearRule::Park, ..FREE }, at::OPTIMA_TRUNK),
    second_press: Sourced::read(Span::s(4), at::OPTIMA_DOORS),
    ..GENERIC
};

/// Mazda CX-9: unlocks six seconds after a collision.
pub const MAZDA_CX_9: Profile = Profile {
    id: "mazda-cx-9",
    name: "Mazda CX-9",
    crash: Sourced::read(
        CrashRule { delay: Span::s(6), from_deadlock: true, hold: Span::s(10), off_for: Span::s(3) },
        at::CX9_CRASH,
    ),
    ..GENERIC
};
