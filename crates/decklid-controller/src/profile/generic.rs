//! What most cars do; the ground that every other profile stands on, so that it says only what was read of it.

use super::sources as at;
use super::{
    Closure, CrashRule, Current, DeadlockRule, FaultTimes, Flashes, Gate, GearRule, Gesture, Heat, IgnitionRule,
    LockRule, Play, Profile, Sourced, Supply,
};
use crate::locking::FobSettings;
use crate::signals::Span;

/// A fitted opener that asks for nothing but standstill.
pub(super) const FREE: Gate = Gate {
    fitted: true,
    gesture: Gesture::Press,
    lock: LockRule::Any,
    window: Span::ZERO,
    gear: GearRule::Any,
    ignition: IgnitionRule::Any,
    speed_below: 71,
};

/// An opener that the car does not have.
pub(super) const ABSENT: Gate = Gate { fitted: false, ..FREE };

const NOT_ALL_HAVE_IT: &str = "most cars do not have it; a car that has it says so";
const SPEED: &str = "speed limit as the Ford Focus (7 km/h), the highest that was read; the rest as most cars";

/// A car of which only the body is known: what most cars do.
pub const GENERIC: Profile = Profile {
    id: "generic",
    name: "A car with a rear lid",
    closure: Closure::Rear,
    debounce: Sourced::read(Span::ms(100), at::LAND_ROVER_BCU),
    stuck_after: Sourced::read(Span::s(10), at::CHRYSLER_LOCKS),
    speed_fresh_for: Sourced::assumed(Span::ms(500), "five lost messages of a usual period of 100 ms"),
    fob_trunk: Sourced::assumed(Gate { gesture: Gesture::Hold(Span::ms(500)), ..FREE }, SPEED),
    fob_second: Sourced::assumed(ABSENT, NOT_ALL_HAVE_IT),
    exterior: Sourced::assumed(Gate { lock: LockRule::All, ..FREE }, SPEED),
    passive: Sourced::assumed(ABSENT, NOT_ALL_HAVE_IT),
    interior: Sourced::assumed(Gate { lock: LockRule::NotDeadlocked, ..FREE }, SPEED),
    lever: Sourced::assumed(ABSENT, NOT_ALL_HAVE_IT),
    key_boot: Sourced::assumed(ABSENT, NOT_ALL_HAVE_IT),
    pulse: Sourced::read(Span::ms(500), at::LESABRE_TRUNK),
    pulse_max: Sourced::assumed(Span::ms(700), "40 % more at 9 V, as the torque of a motor falls with its voltage"),
    stop_when_open: Sourced::assumed(false, "a motor without a microswitch runs its full pulse"),
    tries: Sourced::assumed(1, "no retry was read for a car in general"),
    gap: Sourced::assumed(Span::ms(300), "long enough for a spring to bring the motor back"),
    heat: Sourced::read(Heat { limit: Span::s(9), rest_per_run: 3 }, at::SATURN_RELEASE),
    play: Sourced::read(Play { cycles: 8, within: Span::s(20), block: Span::s(30) }, at::FIAT_LOCKS),
    supply: Sourced::read(
        Supply { min: 9_000, early: Span::ms(20), block: Span::s(30), wait: Span::s(5) },
        at::FIAT_LOCKS,
    ),
    current: Sourced::assumed(
        Current { open_below: 300, short_above: 20_000, after: Span::ms(20) },
        "a release motor draws 3 to 10 A; far outside of that is no motor",
    ),
    over_hold: Sourced::assumed(Span::ZERO, NOT_ALL_HAVE_IT),
    lock_pulse: Sourced::read(Span::ms(375), at::CHRYSLER_LOCKS),
    deadlock: Sourced::assumed(DeadlockRule::Never, NOT_ALL_HAVE_IT),
    second_press: Sourced::read(Span::s(5), at::CHARGER_KEYS),
    passive_pause: Sourced::read(Span::s(2), at::BMW_PACING),
    relock_after: Sourced::read(Span::s(60), at::CHARGER_KEYS),
    relock_lid_after: Sourced::assumed(Span::s(30), "between the 20 s of owners of an R56 and a minute"),
    relock_on_close: Sourced::read(true, at::BMW_RELOCK),
    lock_at_speed: Sourced::assumed(150, "about 15 km/h, as the automatic locks of many makes"),
    sees_keys: Sourced::assumed(false, "only a car with keyless entry has aerials that find its keys"),
    crash: Sourced::assumed(
        CrashRule { delay: Span::ZERO, from_deadlock: true, hold: Span::s(10), off_for: Span::s(3) },
        "at once and also when deadlocked, which is what the rules on crashes aim at; reset as BMW and Mercedes",
    ),
    low_cell_blocks_lock: Sourced::read(true, at::BMW_FOB_CELL),
    auto_release: Sourced::assumed(Span::ZERO, NOT_ALL_HAVE_IT),
    front_limit: Sourced::read(50, at::LAW_401_FRONT),
    soft_close: Sourced::assumed(Span::ZERO, NOT_ALL_HAVE_IT),
    boot_light: Sourced::assumed(Span::min(10), "long enough to load, short enough for the battery"),
    lockout_override: Sourced::assumed(Span::ZERO, NOT_ALL_HAVE_IT),
    delivered: Sourced::assumed(FobSettings::DELIVERED, "everything on, one press unlocks all"),
    flashes: Sourced::assumed(Flashes { lock: 1, unlock: 2, lid: 0 }, "once for locking, twice for unlocking"),
    faults: Sourced::assumed(
        FaultTimes { latch: Span::s(1), undervoltage: Span::s(5), speed: Span::s(2) },
        "longer than any lawful change lasts",
    ),
    forget_after: Sourced::read(40, at::MALIBU_OUTPUT),
};

/// A front trunk with two stages and an automatic inside release.
pub const FRONT_TRUNK: Profile = Profile {
    id: "front-trunk",
    name: "A car with a front trunk",
    closure: Closure::Front,
    fob_trunk: Sourced::assumed(
        Gate { gesture: Gesture::Hold(Span::ms(500)), gear: GearRule::Park, speed_below: 50, ..FREE },
        "in PARK only, and never faster than the inside handle may open fully",
    ),
    exterior: Sourced::assumed(ABSENT, "a front trunk has no button outside"),
    interior: Sourced::assumed(
        Gate { lock: LockRule::NotDeadlocked, gear: GearRule::Park, speed_below: 50, ..FREE },
        "in PARK only, and never faster than the inside handle may open fully",
    ),
    front_limit: Sourced::read(50, at::LAW_401_FRONT),
    auto_release: Sourced::read(Span::min(4), at::LAW_401_FINAL),
    sees_keys: Sourced::assumed(true, "cars with a front trunk have keyless entry"),
    ..GENERIC
};
