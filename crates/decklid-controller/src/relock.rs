//! What locks by itself: by time, on closing, on driving off. Never with the only keys in the trunk.

use crate::actuator::Latch;
use crate::gesture::Steady;
use crate::interlock;
use crate::locking::{FobSettings, Level, LidLock};
use crate::profile::Profile;
use crate::signals::{Countdown, Ignition, Inputs, LatchContacts, Span, earliest};

/// The lid as its latch contacts tell, after bouncing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Lid {
    main: Steady,
    pre: Steady,
}

impl Lid {
    /// The lid as the contacts stand when power comes on.
    pub(crate) const fn at(contacts: LatchContacts) -> Self {
        let level = crate::signals::Level::from_bool;
        Lid { main: Steady::at(level(contacts.main)), pre: Steady::at(level(contacts.pre)) }
    }

    /// Takes the raw contacts after `passed`.
    pub(crate) fn take(&mut self, contacts: LatchContacts, passed: Span, debounce: Span) {
        self.main.take(crate::signals::Level::from_bool(contacts.main), passed, debounce);
        self.pre.take(crate::signals::Level::from_bool(contacts.pre), passed, debounce);
    }

    /// True if the lid is shut for certain: both positions engaged. Contacts that contradict each other mean open,
    /// so that nobody relies on a lid that only seems shut.
    pub(crate) const fn is_closed(&self) -> bool {
        self.main.level().is_down() && self.pre.level().is_down()
    }

    /// True while the main position is engaged.
    pub(crate) const fn is_held(&self) -> bool {
        self.main.level().is_down()
    }

    /// What the release motor needs to know of the step from this lid to `next`.
    pub(crate) const fn latch_to(&self, next: Lid) -> Latch {
        match (self.is_held(), next.is_held()) {
            (_, true) => Latch::Held,
            (true, false) => Latch::Opens,
            (false, false) => Latch::Open,
        }
    }

    /// True in the pre-latch, where a soft-close motor takes over.
    pub(crate) const fn is_ajar(&self) -> bool {
        self.pre.level().is_down() && !self.main.level().is_down()
    }

    /// True if the main position is engaged and the pre-latch is not: one of the contacts lies.
    pub(crate) const fn is_contradictory(&self) -> bool {
        self.main.level().is_down() && !self.pre.level().is_down()
    }

    /// When it wants to be looked at again.
    pub(crate) fn wake(&self) -> Option<Span> {
        earliest([self.main.wake(), self.pre.wake()])
    }
}

/// Timers of what locks by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Relock {
    car: Countdown,
    back_to: Level,
    lid: Countdown,
    driven_off: bool,
}

/// What locks by itself in a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Due {
    /// The car locks to this level.
    pub(crate) car: Option<Level>,
    /// The lid follows the car again.
    pub(crate) lid: bool,
    /// The only keys were just shut in the trunk: the lid stays free, and the car says so.
    pub(crate) warns: bool,
}

impl Relock {
    /// The car was unlocked from `level` from outside: it may lock again if nobody opens anything. Who unlocks once
    /// more has the whole time again.
    pub(crate) fn unlocked(&mut self, level: Level, settings: FobSettings, profile: &Profile) {
        if level.is_locked() {
            self.back_to = level;
        }
        if settings.relock && (level.is_locked() || self.car.is_running()) {
            self.car = Countdown::of(profile.relock_after.value);
        }
    }

    /// The lid alone was let go.
    pub(crate) fn freed(&mut self, profile: &Profile) {
        self.lid = Countdown::of(profile.relock_lid_after.value);
    }

    /// Nothing locks by time any more: the car was locked by hand, or unlocked after a crash.
    pub(crate) fn forget(&mut self) {
        *self = Relock { driven_off: self.driven_off, ..Relock::default() };
    }

    /// Lets `passed` go by. `was_closed` is how the lid was before.
    pub(crate) fn step(&mut self, now: &Moment<'_>, passed: Span) -> Due {
        let warns = now.keys_shut_in() && !now.was_closed && now.lid == LidLock::Free;
        let mut due = Due { car: self.car_due(now, passed), lid: self.lid_due(now, passed), warns };
        if due.car.is_none() && self.drives_off(now) {
            due.car = Some(Level::Locked);
        }
        due
    }

    fn car_due(&mut self, now: &Moment<'_>, passed: Span) -> Option<Level> {
        if now.inputs.doors.any() || !now.closed {
            self.car = Countdown::IDLE;
        }
        if !self.car.run(passed) || now.locking_off || now.keys_in_trunk() {
            return None;
        }
        if let Some(wait) = now.played {
            self.car = Countdown::of(wait);
            return None;
        }
        Some(if now.inputs.occupant { Level::Locked } else { self.back_to })
    }

    fn lid_due(&mut self, now: &Moment<'_>, passed: Span) -> bool {
        let over = self.lid.run(passed);
        if !now.closed || now.lid == LidLock::WithCar {
            self.lid = Countdown::IDLE;
            return false;
        }
        let closes = !now.was_closed;
        if now.keys_shut_in() || (closes && !now.profile.relock_on_close.value) {
            self.freed(now.profile);
            return false;
        }
        over || closes
    }

    /// Once each time the car gathers speed from a standstill.
    fn drives_off(&mut self, now: &Moment<'_>) -> bool {
        let limit = now.profile.lock_at_speed.value;
        let speed = now.inputs.speed;
        if limit == 0 || now.inputs.ignition != Ignition::On || speed.deci_kmh == 0 {
            self.driven_off = false;
            return false;
        }
        let fresh = interlock::moving(now.profile, now.inputs, u16::MAX).is_none();
        if self.driven_off || !fresh || speed.deci_kmh < limit {
            return false;
        }
        self.driven_off = true;
        let shut = now.closed && !now.inputs.doors.any();
        let allowed = now.settings.lock_on_drive && !now.locking_off && now.played.is_none();
        shut && allowed && !now.level.is_locked() && !now.keys_in_trunk()
    }

    /// When it wants to be looked at again.
    pub(crate) fn wake(&self) -> Option<Span> {
        earliest([self.car.wake(), self.lid.wake()])
    }
}

/// What the relock looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment<'a> {
    /// Numbers of the car.
    pub(crate) profile: &'a Profile,
    /// Raw levels.
    pub(crate) inputs: &'a Inputs,
    /// How the car is locked.
    pub(crate) level: Level,
    /// Whether the lid follows.
    pub(crate) lid: LidLock,
    /// The lid was shut in the step before.
    pub(crate) was_closed: bool,
    /// The lid is shut.
    pub(crate) closed: bool,
    /// Nothing may lock: there was a crash, or the supply is too weak to move the locks.
    pub(crate) locking_off: bool,
    /// How long the locks are blocked yet because somebody played with them.
    pub(crate) played: Option<Span>,
    /// Settings of the fob in use.
    pub(crate) settings: FobSettings,
}

impl Moment<'_> {
    /// True if the car knows that its only keys are in the trunk.
    pub(crate) fn keys_in_trunk(&self) -> bool {
        self.profile.sees_keys.value && self.inputs.all_keys_in_trunk()
    }

    /// True if that trunk is shut, too.
    pub(crate) fn keys_shut_in(&self) -> bool {
        self.closed && self.keys_in_trunk()
    }
}
