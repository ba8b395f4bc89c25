//! Why an opener must not work now: one question after the other, in the order of `Reason`, and the first "no" counts.

use crate::locking::{Level, LidLock};
use crate::profile::{Gate, LockRule, Profile};
use crate::signals::{Cause, Inputs, Reason, Span};

/// What else than inputs and gate matters for an opener.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Situation {
    /// How the car is locked.
    pub(crate) level: Level,
    /// Whether the lid follows.
    pub(crate) lid: LidLock,
    /// How long ago it was unlocked.
    pub(crate) unlocked_for: Span,
    /// The fob in use may open the trunk.
    pub(crate) remote_trunk: bool,
}

/// The rules for the electrical opener that `cause` stands for; nothing for causes that open at any time or not at all.
pub(crate) const fn gate(profile: &Profile, cause: Cause) -> Option<&Gate> {
    match cause {
        Cause::FobTrunk => Some(&profile.fob_trunk.value),
        Cause::FobSecondClick => Some(&profile.fob_second.value),
        Cause::Exterior => Some(&profile.exterior.value),
        Cause::Passive => Some(&profile.passive.value),
        Cause::Interior => Some(&profile.interior.value),
        Cause::Lever => Some(&profile.lever.value),
        Cause::KeyBoot => Some(&profile.key_boot.value),
        Cause::Handle
        | Cause::AutoRelease
        | Cause::Crash
        | Cause::FobUnlock
        | Cause::FobLock
        | Cause::KeyUnlock
        | Cause::KeyLock
        | Cause::CentralUnlock
        | Cause::CentralLock
        | Cause::Menu => None,
    }
}

/// Why the car counts as driving at `limit` (0.1 km/h) or more, if it does. A speed that is not fresh counts so.
pub(crate) const fn moving(profile: &Profile, inputs: &Inputs, limit: u16) -> Option<Reason> {
    if inputs.speed.age.as_ms() > profile.speed_fresh_for.value.as_ms() {
        Some(Reason::SpeedUnknown)
    } else if inputs.speed.deci_kmh >= limit {
        Some(Reason::Moving)
    } else {
        None
    }
}

/// The one reason why `cause` must not open the trunk now.
pub(crate) fn forbids(profile: &Profile, inputs: &Inputs, situation: &Situation, cause: Cause) -> Option<Reason> {
    let gate = gate(profile, cause)?;
    let when = |wrong: bool, reason: Reason| if wrong { Some(reason) } else { None };
    when(!gate.fitted, Reason::NotFitted)
        .or_else(|| moving(profile, inputs, gate.speed_below))
        .or_else(|| when(inputs.valet.is_down(), Reason::Valet))
        .or_else(|| when(!gate.gear.allows(inputs.gear, inputs.ignition), Reason::NotInPark))
        .or_else(|| when(!gate.ignition.allows(inputs.ignition), Reason::IgnitionWrong))
        .or_else(|| when(cause == Cause::FobTrunk && !situation.remote_trunk, Reason::RemoteOff))
        .or_else(|| locked(gate, situation))
}

/// A lid that was let go alone may be opened from outside though the car is locked.
fn locked(gate: &Gate, situation: &Situation) -> Option<Reason> {
    if situation.lid == LidLock::Free {
        return None;
    }
    let enough = match gate.lock {
        LockRule::Any => true,
        LockRule::NotDeadlocked => situation.level != Level::Deadlocked,
        LockRule::Driver => !situation.level.is_locked(),
        LockRule::All => situation.level == Level::Unlocked,
    };
    let late = !gate.window.is_zero() && situation.unlocked_for >= gate.window;
    match situation.level {
        Level::Deadlocked if !enough => Some(Reason::Deadlocked),
        Level::DriverOnly | Level::Locked if !enough => Some(Reason::Locked),
        Level::Unlocked | Level::DriverOnly if late => Some(Reason::WindowOver),
        Level::Unlocked | Level::DriverOnly | Level::Locked | Level::Deadlocked => None,
    }
}
