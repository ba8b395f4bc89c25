//! After a crash: everything is unlocked, and nothing locks until the profile's reset.

use super::Level;
use crate::profile::CrashRule;
use crate::signals::{Countdown, Ignition, Inputs, Span, earliest};

/// What is known of a crash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Crash {
    line: bool,
    active: bool,
    delay: Countdown,
    hold: Countdown,
    off: Countdown,
    off_done: bool,
}

impl Crash {
    /// Lets `passed` go by and looks at the crash line; true if the doors are to be unlocked now.
    pub(crate) fn step(&mut self, inputs: &Inputs, level: Level, rule: &CrashRule, passed: Span) -> bool {
        let mut unlock = self.delay.run(passed);
        self.hold.run(passed);
        if self.off.run(passed) {
            self.off_done = true;
        }
        let begins = inputs.crash && !self.line;
        self.line = inputs.crash;
        if begins && (rule.from_deadlock || level != Level::Deadlocked) {
            *self = Crash {
                line: true,
                active: true,
                delay: Countdown::of(rule.delay),
                hold: Countdown::of(rule.delay.plus(rule.hold)),
                off: Countdown::IDLE,
                off_done: false,
            };
            unlock = rule.delay.is_zero();
        }
        self.look_for_reset(inputs, rule);
        unlock
    }

    /// Locking comes back when the hold is over and the ignition was off for long enough since the unlocking.
    fn look_for_reset(&mut self, inputs: &Inputs, rule: &CrashRule) {
        if !self.active {
            return;
        }
        if inputs.ignition != Ignition::Off {
            self.off = Countdown::IDLE;
            self.off_done = false;
        } else if !self.off_done && !self.off.is_running() && !self.delay.is_running() {
            self.off = Countdown::of(rule.off_for);
            self.off_done = rule.off_for.is_zero();
        }
        if self.off_done && !self.hold.is_running() && !self.line {
            *self = Crash::default();
        }
    }

    /// True while nothing may lock.
    pub(crate) const fn holds(&self) -> bool {
        self.active
    }

    /// When it wants to be looked at again.
    pub(crate) fn wake(&self) -> Option<Span> {
        earliest([self.delay.wake(), self.hold.wake(), self.off.wake()])
    }
}
