//! The cars that we know numbers of.

use super::{
    CellLow, Closure, CrashRule, Current, DeadlockRule, FaultTimes, Flashes, Gate, GearRule, Gesture, Heat,
    IgnitionRule, LockRule, Play, Profile, Sourced, Supply,
};
use crate::signals::Span;

const FIAT: &str = "http://4cardata.info/elearn/136/2/2007046/2000709/2002129/3309464";

/// Every profile.
pub const ALL: &[&Profile] = &[&GENERIC];

/// A fitted opener that asks for nothing but standstill.
const FREE: Gate = Gate {
    fitted: true,
    gesture: Gesture::Press,
    lock: LockRule::Any,
    window: Span::ZERO,
    gear: GearRule::Any,
    ignition: IgnitionRule::Any,
    speed_below: 70,
};

const ABSENT: Gate = Gate { fitted: false, ..FREE };

const ORDINARY: &str = "no figure was found for a car in general; what most of the cars read do";

/// A car of which only the body is known: what most cars do.
pub const GENERIC: Profile = Profile {
    id: "generic",
    name: "A car with a rear lid",
    closure: Closure::Rear,
    debounce: Sourced::assumed(Span::ms(100), ORDINARY),
    stuck_after: Sourced::assumed(Span::s(10), ORDINARY),
    speed_fresh_for: Sourced::assumed(Span::ms(500), ORDINARY),
    fob_trunk: Sourced::assumed(Gate { gesture: Gesture::Hold(Span::ms(500)), ..FREE }, ORDINARY),
    fob_second: Sourced::assumed(ABSENT, ORDINARY),
    exterior: Sourced::assumed(Gate { lock: LockRule::All, ..FREE }, ORDINARY),
    passive: Sourced::assumed(ABSENT, ORDINARY),
    interior: Sourced::assumed(Gate { lock: LockRule::NotDeadlocked, ..FREE }, ORDINARY),
    lever: Sourced::assumed(ABSENT, ORDINARY),
    key_boot: Sourced::assumed(ABSENT, ORDINARY),
    pulse: Sourced::assumed(Span::ms(500), ORDINARY),
    pulse_max: Sourced::assumed(Span::ms(700), ORDINARY),
    stop_when_open: Sourced::assumed(true, ORDINARY),
    tries: Sourced::assumed(2, ORDINARY),
    gap: Sourced::assumed(Span::ms(300), ORDINARY),
    heat: Sourced::assumed(Heat { limit: Span::s(9), rest_per_run: 3 }, ORDINARY),
    play: Sourced::read(Play { cycles: 8, within: Span::s(20), block: Span::s(30) }, FIAT),
    supply: Sourced::read(Supply { min: 9_000, early: Span::ms(20), block: Span::s(30), wait: Span::s(5) }, FIAT),
    current: Sourced::assumed(Current { open_below: 300, short_above: 20_000, after: Span::ms(20) }, ORDINARY),
    over_hold: Sourced::assumed(Span::ZERO, ORDINARY),
    lock_pulse: Sourced::assumed(Span::ms(375), ORDINARY),
    deadlock: Sourced::assumed(DeadlockRule::Never, ORDINARY),
    second_press: Sourced::assumed(Span::s(5), ORDINARY),
    passive_pause: Sourced::assumed(Span::s(2), ORDINARY),
    relock_after: Sourced::assumed(Span::s(60), ORDINARY),
    relock_lid_after: Sourced::assumed(Span::s(30), ORDINARY),
    relock_on_close: Sourced::assumed(true, ORDINARY),
    lock_at_speed: Sourced::assumed(150, ORDINARY),
    sees_keys: Sourced::assumed(false, ORDINARY),
    crash: Sourced::assumed(
        CrashRule { delay: Span::ZERO, from_deadlock: true, hold: Span::s(10), off_for: Span::s(3) },
        ORDINARY,
    ),
    cell_low: Sourced::assumed(CellLow { blocks_lock: true, clear_after: 5 }, ORDINARY),
    auto_release: Sourced::assumed(Span::ZERO, ORDINARY),
    front_limit: Sourced::assumed(50, ORDINARY),
    soft_close: Sourced::assumed(Span::ZERO, ORDINARY),
    boot_light: Sourced::assumed(Span::min(10), ORDINARY),
    lockout_override: Sourced::assumed(Span::ZERO, ORDINARY),
    flashes: Sourced::assumed(Flashes { lock: 1, unlock: 2, lid: 1 }, ORDINARY),
    faults: Sourced::assumed(
        FaultTimes { latch: Span::s(1), undervoltage: Span::s(5), speed: Span::s(2), forget_after: 40 },
        ORDINARY,
    ),
};
