//! Gestures from bouncing contacts: press, press-and-hold, second press, stuck.

use crate::signals::{Countdown, Level, Span};

/// A contact whose level counts only once it has been steady.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Steady {
    level: Level,
    changing: Countdown,
}

impl Steady {
    /// Beginning at `level`.
    pub const fn at(level: Level) -> Self {
        Steady { level, changing: Countdown::IDLE }
    }

    /// The level that counts.
    pub const fn level(self) -> Level {
        self.level
    }

    /// Takes the raw level after `passed`; true if the level that counts changed by it.
    pub fn take(&mut self, raw: Level, passed: Span, debounce: Span) -> bool {
        let over = self.changing.run(passed);
        if raw == self.level {
            self.changing = Countdown::IDLE;
            return false;
        }
        if over || debounce.is_zero() {
            self.level = raw;
            self.changing = Countdown::IDLE;
            return true;
        }
        if !self.changing.is_running() {
            self.changing = Countdown::of(debounce);
        }
        false
    }

    /// When it wants to be looked at again.
    pub const fn wake(self) -> Option<Span> {
        self.changing.wake()
    }
}
