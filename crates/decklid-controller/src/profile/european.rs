//! European makes.

use super::generic::{ABSENT, FREE, GENERIC};
use super::sources as at;
use super::{CrashRule, DeadlockRule, Flashes, Gate, GearRule, Gesture, LockRule, Play, Profile, Sourced, Supply};
use crate::locking::{FobSettings, UnlockMode};
use crate::signals::Span;

const DRIVER_FIRST: FobSettings = FobSettings { unlock: UnlockMode::DriverFirst, ..FobSettings::DELIVERED };
const BMW_RESET: CrashRule =
    CrashRule { delay: Span::ZERO, from_deadlock: true, hold: Span::ZERO, off_for: Span::s(3) };

/// MINI of the first generation: no trunk button on the fob, a handle with a microswitch, a motor driven one way.
pub const MINI_R50_R53: Profile = Profile {
    id: "mini-r50-r53-hatch",
    name: "MINI, first generation (R50, R53)",
    fob_trunk: Sourced::read(ABSENT, at::R50_MANUAL),
    fob_second: Sourced::read(Gate { gesture: Gesture::Hold(Span::s(5)), ..FREE }, at::R50_MANUAL),
    exterior: Sourced::read(Gate { lock: LockRule::All, ..FREE }, at::R53_SECOND),
    interior: Sourced::read(ABSENT, at::R50_MANUAL),
    stop_when_open: Sourced::read(true, at::R50_LOCKS),
    over_hold: Sourced::read(Span::s(5), at::R50_OVERHOLD),
    deadlock: Sourced::read(DeadlockRule::OnLock, at::R50_MANUAL),
    delivered: Sourced::read(DRIVER_FIRST, at::R50_MANUAL),
    flashes: Sourced::read(Flashes { lock: 1, unlock: 2, lid: 1 }, at::R50_FLASHES),
    crash: Sourced::read(BMW_RESET, at::BMW_CRASH),
    ..GENERIC
};

/// MINI of the second generation: hold the rear button about a second.
pub const MINI_R56: Profile = Profile {
    id: "mini-r56-hatch",
    name: "MINI, second generation (R56)",
    fob_trunk: Sourced::read(Gate { gesture: Gesture::Hold(Span::s(1)), ..FREE }, at::COUNTRYMAN_MANUAL),
    exterior: Sourced::read(Gate { lock: LockRule::All, ..FREE }, at::R56_ACCESS),
    passive: Sourced::read(FREE, at::R56_ACCESS),
    interior: Sourced::assumed(
        Gate { lock: LockRule::Driver, ..FREE },
        "the second source document: make sure that the car is unsecured before pressing",
    ),
    stop_when_open: Sourced::read(true, at::R50_LOCKS),
    deadlock: Sourced::read(DeadlockRule::OnLock, at::MINI_MANUAL_2007),
    delivered: Sourced::read(FobSettings::DELIVERED, at::MINI_COUPE_MANUAL),
    relock_lid_after: Sourced::read(Span::s(20), at::R56_FOB),
    relock_on_close: Sourced::read(true, at::R56_MANUAL),
    sees_keys: Sourced::read(true, at::R56_ACCESS),
    passive_pause: Sourced::read(Span::s(2), at::BMW_PACING),
    crash: Sourced::read(BMW_RESET, at::BMW_CRASH),
    ..GENERIC
};

/// BMW 3 and 5 series: in secure lock a crash does not unlock (E60).
pub const BMW_3_SERIES: Profile = Profile {
    id: "bmw-3-series",
    name: "BMW 3 and 5 series",
    fob_trunk: Sourced::read(Gate { gesture: Gesture::Hold(Span::ms(500)), ..FREE }, at::E93_REMOTE),
    passive: Sourced::read(FREE, at::BMW_PACING),
    deadlock: Sourced::read(DeadlockRule::OnLock, at::E60_CRASH),
    crash: Sourced::read(CrashRule { from_deadlock: false, ..BMW_RESET }, at::E60_CRASH),
    low_cell_blocks_lock: Sourced::read(true, at::BMW_FOB_CELL),
    relock_on_close: Sourced::read(true, at::BMW_RELOCK),
    sees_keys: Sourced::assumed(true, "comfort access finds the keys"),
    soft_close: Sourced::assumed(Span::s(5), "the F01 has soft close with two positions; its time was not found"),
    ..GENERIC
};

/// Mercedes C-class W203: a blocked lock is tried twice more, "after approx. 10 s and approx. 20 s". After a crash it
/// unlocks within eight to eleven seconds; the least is taken. Keys may lock again after ten seconds there, here not
/// before the ignition was off for two: the safe side.
pub const MERCEDES_W203: Profile = Profile {
    id: "mercedes-c-class",
    name: "Mercedes C-class (W203)",
    tries: Sourced::read(3, at::W203_BUTTON),
    gap: Sourced::assumed(
        Span::ms(9_500),
        "a reading of the page on tries: about 10 and about 20 s, counted from the first, less the pulse",
    ),
    supply: Sourced::read(
        Supply { min: 9_000, early: Span::ms(20), block: Span::s(30), wait: Span::s(5) },
        at::W203_BUTTON,
    ),
    crash: Sourced::read(
        CrashRule { delay: Span::s(8), from_deadlock: true, hold: Span::s(10), off_for: Span::s(2) },
        at::W203_CRASH,
    ),
    ..GENERIC
};

/// Volvo S80: two-stage unlocking within ten seconds, relock after two minutes.
pub const VOLVO_S80: Profile = Profile {
    id: "volvo-s80",
    name: "Volvo S80",
    second_press: Sourced::read(Span::s(10), at::VOLVO_LOCKS),
    delivered: Sourced::read(DRIVER_FIRST, at::VOLVO_LOCKS),
    relock_after: Sourced::read(Span::min(2), at::VOLVO_RELOCK),
    deadlock: Sourced::assumed(DeadlockRule::OnSecond(Span::s(10)), "in the same window as two-stage unlocking"),
    ..GENERIC
};

/// Fiat: protection against playing, and a supply watch.
pub const FIAT: Profile = Profile {
    id: "fiat",
    name: "Fiat",
    play: Sourced::read(Play { cycles: 8, within: Span::s(20), block: Span::s(30) }, at::FIAT_LOCKS),
    supply: Sourced::read(
        Supply { min: 9_000, early: Span::ms(20), block: Span::s(30), wait: Span::s(5) },
        at::FIAT_LOCKS,
    ),
    ..GENERIC
};

/// Land Rover Discovery: contacts shorter than 100 ms are ignored.
pub const LAND_ROVER_DISCOVERY: Profile = Profile {
    id: "land-rover-discovery",
    name: "Land Rover Discovery",
    debounce: Sourced::read(Span::ms(100), at::LAND_ROVER_BCU),
    interior: Sourced::assumed(
        Gate { lock: LockRule::NotDeadlocked, gear: GearRule::ParkOrNeutralWhenOn, ..FREE },
        "its gearbox inputs are read by the same unit",
    ),
    ..GENERIC
};
