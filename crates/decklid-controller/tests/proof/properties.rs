//! What must always be so, each judged from what is observed in one tick and what is remembered of those before.

use crate::world::World;
use decklid_controller::locking::{Level, LidLock, Saved};
use decklid_controller::profile::Closure;
use decklid_controller::signals::{Answer, Cause, Dtc, Ignition, Inputs, LockDrive, Outputs, Reason, Stage};
use decklid_controller::{Profile, State};

/// A property with its name in the list of invariants.
#[derive(Clone, Copy)]
pub(crate) struct Property {
    pub(crate) name: &'static str,
    pub(crate) holds: fn(&Facts, &Memory) -> bool,
}

/// What is observed in a tick.
pub(crate) struct Facts {
    pub(crate) profile: Profile,
    pub(crate) inputs: Inputs,
    pub(crate) out: Outputs,
    pub(crate) before: Before,
    pub(crate) level: Level,
    pub(crate) lid: LidLock,
    pub(crate) saved: Saved,
    pub(crate) closed: bool,
    pub(crate) hot: bool,
    pub(crate) played: bool,
    pub(crate) reset: bool,
    pub(crate) idle: bool,
}

/// The tick before.
pub(crate) struct Before {
    pub(crate) inputs: Inputs,
    pub(crate) level: Level,
    pub(crate) lid: LidLock,
    pub(crate) saved: Saved,
}

/// What is remembered from tick to tick; every counter stops at its most.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Memory {
    /// Ticks that the release has been driven now.
    driven: u8,
    driven_before: bool,
    /// A request was accepted for what is under way.
    accepted: bool,
    handle: Held,
    exterior: Held,
    interior: Held,
    /// The outside button has been down, steady, for the time that makes it stuck.
    lasted: bool,
    /// Ticks that an outside press waits for its answer.
    unanswered: u8,
    interior_unanswered: u8,
    /// Ticks that the latch stays shut though a request was accepted and the supply is sound.
    opening: u8,
    /// Ticks of the thermal block.
    hot: u8,
    /// Ticks since a person is shut in.
    shut_in: u8,
    /// Ticks since the crash line became active with the car locked.
    crash: u8,
    /// After the unlocking, before the reset of the profile.
    crash_holds: bool,
    off: u8,
}

/// A button as it must be read: a level counts when it was seen in two ticks.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Held {
    down: bool,
    differs: bool,
    fired: bool,
    /// Ticks since it counts as pressed.
    ticks: u8,
}

impl Held {
    /// After a tick with that level; one that need not be steady counts at once.
    pub(crate) fn after(mut self, raw: bool, steady: bool) -> Held {
        self.differs |= !steady && raw != self.down;
        self.note(raw, false);
        self
    }

    /// It has been down for so many ticks.
    pub(crate) fn has_lasted(&self, ticks: u8) -> bool {
        self.down && self.ticks >= ticks
    }

    fn note(&mut self, raw: bool, reset: bool) {
        if reset {
            *self = Held { down: raw, ..Held::default() };
            return;
        }
        let flips = raw != self.down && self.differs;
        self.differs = raw != self.down && !flips;
        self.down ^= flips;
        self.fired = flips && self.down;
        self.ticks = if flips { 0 } else { count(self.ticks, self.down, 4) };
    }
}

impl Facts {
    pub(crate) fn new(p: &Profile, world: &World, state: &State, inputs: &Inputs, out: &Outputs, reset: bool) -> Self {
        let before = Before {
            inputs: world.inputs,
            level: world.state.level(),
            lid: world.state.lid_lock(),
            saved: world.state.saved(),
        };
        let ordinary = Inputs { battery: 12_600, ignition: Ignition::Off, ..*inputs };
        Facts {
            profile: *p,
            inputs: *inputs,
            out: *out,
            before,
            level: state.level(),
            lid: state.lid_lock(),
            saved: state.saved(),
            closed: state.lid_closed(),
            hot: state.release_forbids(&ordinary, p) == Some(Reason::Hot),
            played: state.played().is_some(),
            reset,
            idle: state.release_is_idle(),
        }
    }

    fn ordinary(&self) -> bool {
        self.out.release != Stage::None && !matches!(self.out.cause, Some(Cause::Handle | Cause::AutoRelease))
    }

    fn too_fast(&self) -> bool {
        let speed = self.inputs.speed;
        speed.age > self.profile.speed_fresh_for.value || speed.deci_kmh >= self.profile.exterior.value.speed_below
    }

    fn front_at_speed(&self) -> bool {
        let speed = self.inputs.speed;
        let fast = speed.age > self.profile.speed_fresh_for.value || speed.deci_kmh >= self.profile.front_limit.value;
        self.profile.closure == Closure::Front && fast
    }

    /// A request to open was accepted in this tick.
    fn opens(&self) -> bool {
        use Cause::{Exterior, FobTrunk, Handle, Interior};
        matches!(self.out.answer, Some(Answer::Accepted(Exterior | Interior | FobTrunk | Handle)))
    }

    fn locks_anew(&self) -> bool {
        !self.before.level.is_locked() && self.level.is_locked()
    }
}

fn count(age: u8, on: bool, most: u8) -> u8 {
    if on { age.saturating_add(1).min(most) } else { 0 }
}

impl Memory {
    pub(crate) fn note(&mut self, now: &Facts) {
        self.driven_before = self.driven > 0 && !now.reset;
        // Counted from the last accepted request: the next one may follow without a rest.
        let anew = matches!(now.out.answer, Some(Answer::Accepted(_)));
        self.driven = if now.reset || anew { 0 } else { self.driven };
        self.driven = count(self.driven, now.out.release != Stage::None, 4);
        self.accepted = anew || (self.accepted && !now.idle && !now.reset);
        self.handle.note(now.inputs.handle.is_down(), now.reset);
        self.exterior.note(now.inputs.exterior.is_down(), now.reset);
        self.interior.note(now.inputs.interior.is_down(), now.reset);
        self.unanswered = wait(self.unanswered, self.exterior.fired, now);
        self.interior_unanswered = wait(self.interior_unanswered, self.interior.fired, now);
        self.lasted |=
            self.exterior.down && u32::from(self.exterior.ticks) >= now.profile.stuck_after.value.as_ms() / 100;
        self.note_opening(now);
        self.hot = count(self.hot, now.hot && !now.reset, 12);
        let inside = now.inputs.trunk_occupant && now.inputs.latch.main && !now.reset && now.out.release == Stage::None;
        self.shut_in = count(self.shut_in, inside, 12);
        self.note_crash(now);
    }

    /// From the tick in which an opener is accepted on, while the latch is shut and the battery is sound.
    fn note_opening(&mut self, now: &Facts) {
        let begins = now.opens() && now.inputs.latch.main;
        let sound = now.inputs.battery >= now.profile.supply.value.min && now.inputs.ignition != Ignition::Crank;
        let goes_on = self.opening > 0 && now.inputs.latch.main && now.before.inputs.latch.main;
        self.opening = match (begins, goes_on && sound && !now.reset) {
            (_, true) => self.opening.saturating_add(1).min(3),
            (true, false) => u8::from(sound),
            (false, false) => 0,
        };
    }

    fn note_crash(&mut self, now: &Facts) {
        let rule = now.profile.crash.value;
        let begins = now.inputs.crash && (!now.before.inputs.crash || now.reset);
        let counts = rule.from_deadlock || now.before.level != Level::Deadlocked;
        if now.reset && !now.inputs.crash {
            (self.crash, self.crash_holds) = (0, false);
        }
        if begins && counts {
            self.crash = 1;
        } else if self.crash > 0 {
            self.crash =
                if now.out.answer == Some(Answer::Accepted(Cause::Crash)) { 0 } else { (self.crash + 1).min(4) };
        }
        if now.out.answer == Some(Answer::Accepted(Cause::Crash)) {
            (self.crash, self.crash_holds, self.off) = (0, true, 0);
        }
        self.off = count(self.off, self.crash_holds && now.inputs.ignition == Ignition::Off, 4);
        let reset_after = (rule.off_for.as_ms() / 100) as u8;
        if self.crash_holds && self.off > reset_after && !now.inputs.crash {
            self.crash_holds = false;
        }
    }
}

/// Ticks that a press waits for an answer: any answer will do, as requests that come together are answered in turn.
fn wait(age: u8, fires: bool, now: &Facts) -> u8 {
    match now.out.answer {
        _ if now.reset => 0,
        Some(_) if age > 0 || fires => 0,
        _ if fires => 1,
        _ => count(age, age > 0, 9),
    }
}

impl Property {
    const fn new(name: &'static str, holds: fn(&Facts, &Memory) -> bool) -> Self {
        Property { name, holds }
    }
}

pub(crate) const I1: Property =
    Property::new("I1 no electrical release starts at speed or with stale speed", |now, m| {
        !(now.ordinary() && !m.driven_before && now.too_fast())
    });
pub(crate) const I2: Property =
    Property::new("I2 a running pulse stops when the limit is crossed", |now, _| !(now.ordinary() && now.too_fast()));
pub(crate) const I3: Property = Property::new("I3 the inside handle opens in every state", |now, m| {
    !m.handle.fired || now.out.release == if now.front_at_speed() { Stage::Primary } else { Stage::All }
});
pub(crate) const I4: Property =
    Property::new("I4 a front trunk at speed lets go of the primary stage only", |now, _| {
        !(now.front_at_speed() && now.out.release == Stage::All)
    });
pub(crate) const I5: Property = Property::new("I5 never locked with all keys in the trunk", |now, _| {
    let keys = now.profile.sees_keys.value && now.inputs.all_keys_in_trunk();
    !(keys && now.closed && now.level.is_locked() && now.lid == LidLock::WithCar)
});
pub(crate) const I6: Property =
    Property::new("I6 after a crash nothing locks until the reset", |now, m| !(m.crash_holds && now.locks_anew()));
pub(crate) const CRASH_IN_TIME: Property = Property::new("I6 a crash unlocks in time", |now, m| {
    u32::from(m.crash) <= now.profile.crash.value.delay.as_ms() / 100 + 1
});
pub(crate) const I7: Property =
    Property::new("I7 the release is driven no longer than its most after a request", |now, m| {
        u32::from(m.driven) <= now.profile.pulse_max.value.as_ms() / 100
    });
pub(crate) const I7_HOT: Property = Property::new("I7 nothing ordinary starts while it cools down", |now, m| {
    !(now.ordinary() && !m.driven_before && m.hot > 1)
});
pub(crate) const I8: Property =
    Property::new("I8 the protection against playing ends released", |now, _| !(now.played && now.level.is_locked()));
pub(crate) const I9: Property = Property::new("I9 below 9 V nothing ordinary is driven", |now, _| {
    !(now.ordinary() && now.inputs.battery < now.profile.supply.value.min)
});
pub(crate) const I10: Property =
    Property::new("I10 a stuck button disables only itself", |_, m| m.interior_unanswered <= 2);
pub(crate) const I11: Property = Property::new("I11 valet blocks every electrical opener", |now, m| {
    !(now.ordinary() && !m.driven_before && now.inputs.valet.is_down())
});
pub(crate) const I12: Property = Property::new("I12 no release without an accepted cause", |now, m| {
    let known = m.accepted;
    let same = now.out.cause.is_some() == (now.out.release != Stage::None);
    same && (now.out.release == Stage::None || known)
});
pub(crate) const I13: Property = Property::new("I13 no deadlock over a known occupant", |now, _| {
    !(now.before.level != Level::Deadlocked && now.level == Level::Deadlocked && now.inputs.occupant)
});
pub(crate) const I17: Property = Property::new("I17 locking the lid again leaves the level as it was", |now, _| {
    let moved = now.before.lid != now.lid && now.before.level != now.level;
    let asked = matches!(now.out.answer, Some(Answer::Accepted(Cause::FobLock | Cause::FobUnlock)));
    !moved || asked || now.out.locks != LockDrive::Idle
});
pub(crate) const I18: Property =
    Property::new("I18 settings of each fob outlast a reset", |now, _| now.before.saved.fobs == now.saved.fobs);
pub(crate) const I20: Property = Property::new("I20 a press is answered", |_, m| m.unanswered <= 2);
pub(crate) const I21: Property =
    Property::new("I21 after a reset nothing locks further and nothing is released", |now, _| {
        let safe = now.out.release == Stage::None || now.out.cause == Some(Cause::Handle);
        // A deadlock is lessened by a move to "locked": somebody got in while the power was off.
        let locks = matches!(now.out.locks, LockDrive::Lock | LockDrive::Deadlock) && now.level >= now.before.level;
        !now.reset || (safe && !locks && now.level <= now.before.level)
    });
pub(crate) const I22: Property = Property::new("I22 the stuck fault is set exactly when it has lasted", |now, m| {
    now.out.dtcs.has(Dtc::ExteriorStuck) == m.lasted
});
pub(crate) const L1: Property = Property::new("L1 an accepted request drives the release within the tick", |now, _| {
    !now.opens() || now.out.release != Stage::None || now.profile.tries.value > 1
});
pub(crate) const L1_OPENS: Property =
    Property::new("L1 the latch is open a tick after an accepted request", |_, m| m.opening <= 1);
pub(crate) const L2: Property = Property::new("L2 a thermal block ends in time", |now, m| {
    let heat = now.profile.heat.value;
    u32::from(m.hot) <= heat.limit.as_ms() * u32::from(heat.rest_per_run) / 100 + 3
});
pub(crate) const L4: Property = Property::new("L4 who is shut in is let out in time", |now, m| {
    u32::from(m.shut_in) <= now.profile.auto_release.value.as_ms() / 100 + 2
});
