//! American makes.

use super::generic::{ABSENT, FREE, GENERIC};
use super::sources as at;
use super::{Gate, GearRule, Gesture, Heat, LockRule, Profile, Sourced};
use crate::locking::{FobSettings, UnlockMode};
use crate::signals::Span;

/// Ford Focus: by remote up to 7 km/h; the switch needs PARK and unlocked doors.
pub const FORD_FOCUS: Profile = Profile {
    id: "ford-focus",
    name: "Ford Focus",
    fob_trunk: Sourced::read(Gate { gesture: Gesture::Press, speed_below: 71, ..FREE }, at::FORD_LID),
    exterior: Sourced::read(Gate { lock: LockRule::All, gear: GearRule::Park, ..FREE }, at::FORD_LID),
    interior: Sourced::read(Gate { lock: LockRule::All, gear: GearRule::Park, ..FREE }, at::FORD_LID),
    ..GENERIC
};

/// Dodge Charger: two presses within five seconds.
pub const DODGE_CHARGER: Profile = Profile {
    id: "dodge-charger",
    name: "Dodge Charger",
    fob_trunk: Sourced::read(Gate { gesture: Gesture::Second(Span::s(5)), ..FREE }, at::CHARGER_KEYS),
    second_press: Sourced::read(Span::s(5), at::CHARGER_KEYS),
    relock_after: Sourced::read(Span::s(60), at::CHARGER_KEYS),
    delivered: Sourced::read(
        FobSettings { unlock: UnlockMode::DriverFirst, ..FobSettings::DELIVERED },
        at::CHARGER_KEYS,
    ),
    pulse: Sourced::read(Span::ms(100), at::VIPER_UNLATCH),
    pulse_max: Sourced::assumed(Span::ms(140), "40 % more at 9 V, as the torque of a motor falls with its voltage"),
    ..GENERIC
};

/// Chrysler Voyager: lock pulses of 375 ms, a switch is stuck after ten seconds.
pub const CHRYSLER_VOYAGER: Profile = Profile {
    id: "chrysler-voyager",
    name: "Chrysler Voyager",
    lock_pulse: Sourced::read(Span::ms(375), at::CHRYSLER_LOCKS),
    stuck_after: Sourced::read(Span::s(10), at::CHRYSLER_LOCKS),
    ..GENERIC
};

/// Chevrolet HHR: below 3 km/h.
pub const CHEVROLET_HHR: Profile = Profile {
    id: "chevrolet-hhr",
    name: "Chevrolet HHR",
    fob_trunk: Sourced::read(Gate { gesture: Gesture::Press, speed_below: 30, ..FREE }, at::HHR_RELEASE),
    exterior: Sourced::read(Gate { lock: LockRule::All, speed_below: 30, ..FREE }, at::HHR_RELEASE),
    interior: Sourced::read(ABSENT, at::HHR_RELEASE),
    ..GENERIC
};

/// Buick Regal: a switch is stuck after 180 seconds; holding overrides the lockout protection.
pub const BUICK_REGAL: Profile = Profile {
    id: "buick-regal",
    name: "Buick Regal",
    stuck_after: Sourced::read(Span::s(180), at::REGAL_SWITCH),
    pulse: Sourced::read(Span::ms(500), at::LESABRE_TRUNK),
    lockout_override: Sourced::read(Span::s(3), at::GM_OVERRIDE),
    sees_keys: Sourced::assumed(true, "the lockout protection knows of the key in the car"),
    ..GENERIC
};

/// Pontiac Grand Am: PARK or NEUTRAL while the ignition is on.
pub const PONTIAC_GRAND_AM: Profile = Profile {
    id: "pontiac-grand-am",
    name: "Pontiac Grand Am",
    fob_trunk: Sourced::read(
        Gate { gesture: Gesture::Press, gear: GearRule::ParkOrNeutralWhenOn, ..FREE },
        at::GRAND_AM_RELEASE,
    ),
    interior: Sourced::read(
        Gate { lock: LockRule::NotDeadlocked, gear: GearRule::ParkOrNeutralWhenOn, ..FREE },
        at::GRAND_AM_RELEASE,
    ),
    ..GENERIC
};

/// Cadillac Eldorado: PARK, and the valet switch off.
pub const CADILLAC_ELDORADO: Profile = Profile {
    id: "cadillac-eldorado",
    name: "Cadillac Eldorado",
    fob_trunk: Sourced::read(Gate { gesture: Gesture::Press, gear: GearRule::Park, ..FREE }, at::ELDORADO_RELEASE),
    interior: Sourced::read(Gate { gear: GearRule::Park, ..FREE }, at::ELDORADO_RELEASE),
    ..GENERIC
};

/// Saturn LS: refused at any speed; the solenoid is driven for nine seconds at most and then rests for thirty.
pub const SATURN_LS: Profile = Profile {
    id: "saturn-ls",
    name: "Saturn LS",
    fob_trunk: Sourced::read(Gate { gesture: Gesture::Press, speed_below: 1, ..FREE }, at::SATURN_RELEASE),
    interior: Sourced::read(Gate { speed_below: 1, ..FREE }, at::SATURN_RELEASE),
    heat: Sourced::read(Heat { limit: Span::s(9), rest_per_run: 3 }, at::SATURN_RELEASE),
    ..GENERIC
};
