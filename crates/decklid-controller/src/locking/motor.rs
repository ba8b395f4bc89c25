//! Motors of the door locks: one pulse a move, an end on the released side for whoever plays, a pause for the starter.

use super::Level;
use crate::profile::{Play, Profile};
use crate::signals::{Countdown, Inputs, LockDrive, Span, earliest};

/// The lock motors and what protects them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct LockMotor {
    drive: LockDrive,
    left: Countdown,
    paused: bool,
    safety: bool,
    guard: PlayGuard,
}

impl LockMotor {
    /// Begins to move the locks to `level`. An unlocking counts as one cycle of play.
    pub(crate) fn start(&mut self, level: Level, profile: &Profile) {
        self.drive = match level {
            Level::Unlocked => LockDrive::Unlock,
            Level::DriverOnly => LockDrive::UnlockDriver,
            Level::Locked => LockDrive::Lock,
            Level::Deadlocked => LockDrive::Deadlock,
        };
        if !level.is_locked() {
            self.guard.count(&profile.play.value);
        }
        self.left = Countdown::of(profile.lock_pulse.value);
        self.safety = false;
    }

    /// Unlocks after a crash: at any voltage, and not counted as play.
    pub(crate) fn start_safely(&mut self, profile: &Profile) {
        *self = LockMotor {
            drive: LockDrive::Unlock,
            left: Countdown::of(profile.lock_pulse.value),
            safety: true,
            paused: false,
            ..*self
        };
    }

    /// Lets `passed` go by, with the drive as it stood.
    pub(crate) fn run(&mut self, passed: Span) {
        self.guard.run(passed);
        if !self.paused && self.left.run(passed) {
            *self = LockMotor { guard: self.guard, ..LockMotor::default() };
        }
    }

    /// Pauses a move while the starter turns or the voltage is too low; it goes on afterwards.
    pub(crate) fn supply(&mut self, inputs: &Inputs, profile: &Profile) {
        let weak = inputs.battery < profile.supply.value.min || inputs.is_cranking();
        self.paused = weak && self.left.is_running() && !self.safety;
    }

    /// What the motors do now.
    pub(crate) const fn drive(&self) -> LockDrive {
        if self.paused { LockDrive::Idle } else { self.drive }
    }

    /// How long playing blocks the locks yet, if it does.
    pub(crate) const fn played(&self) -> Option<Span> {
        self.guard.block.wake()
    }

    /// When it wants to be looked at again.
    pub(crate) fn wake(&self) -> Option<Span> {
        let drive = if self.paused { None } else { self.left.wake() };
        earliest([drive, self.guard.block.wake()])
    }
}

/// Counts cycles, and blocks for a while when there are too many. The time runs from the first cycle of a series.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct PlayGuard {
    cycles: u8,
    window: Countdown,
    block: Countdown,
}

impl PlayGuard {
    /// One more cycle.
    pub(crate) fn count(&mut self, play: &Play) {
        if !self.window.is_running() {
            (self.cycles, self.window) = (0, Countdown::of(play.within));
        }
        self.cycles = self.cycles.saturating_add(1);
        if self.cycles >= play.cycles {
            *self = PlayGuard { block: Countdown::of(play.block), ..PlayGuard::default() };
        }
    }

    /// Lets `passed` go by.
    pub(crate) fn run(&mut self, passed: Span) {
        self.block.run(passed);
        if self.window.run(passed) {
            self.cycles = 0;
        }
    }

    /// The block that runs, if any.
    pub(crate) const fn block(&self) -> Countdown {
        self.block
    }
}
