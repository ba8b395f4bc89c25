//! Gestures from bouncing contacts: press, press-and-hold, second press, stuck.

use crate::profile::Gesture;
use crate::signals::{Countdown, Level, Span, earliest};

mod panel;
mod request;
pub(crate) use panel::{Contact, Contacts, Noticed, Panel};
pub(crate) use request::{Request, Requests};

/// A contact whose level counts only once it has been steady.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Steady {
    level: Level,
    changing: Countdown,
}

impl Steady {
    /// Beginning at `level`.
    pub(crate) const fn at(level: Level) -> Self {
        Steady { level, changing: Countdown::IDLE }
    }

    /// The level that counts.
    pub(crate) const fn level(self) -> Level {
        self.level
    }

    /// Takes the raw level after `passed`; true if the level that counts changed by it.
    pub(crate) fn take(&mut self, raw: Level, passed: Span, debounce: Span) -> bool {
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

    /// True while the raw level differs and waits to count.
    pub(crate) const fn is_changing(self) -> bool {
        self.changing.is_running()
    }

    /// When it wants to be looked at again.
    pub(crate) const fn wake(self) -> Option<Span> {
        self.changing.wake()
    }
}

/// How one button is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rules {
    /// Steady for this long to count.
    pub(crate) debounce: Span,
    /// What fires it.
    pub(crate) gesture: Gesture,
    /// A press within this time of the one before is a second press; zero: there is none.
    pub(crate) second: Span,
    /// Held this long, something else happens (`Events::long`); zero: nothing.
    pub(crate) long: Span,
    /// Held this long, it is stuck.
    pub(crate) stuck: Span,
}

/// What happened to a button in a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Events {
    /// Its gesture is complete.
    pub(crate) fired: bool,
    /// The press was a second one within its time.
    pub(crate) second: bool,
    /// It has now been held for `Rules::long`.
    pub(crate) long: bool,
    /// It was down when power came on: nobody's wish.
    pub(crate) unarmed: bool,
    /// It came up.
    pub(crate) released: bool,
}

/// One button with its timers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Button {
    contact: Steady,
    held: Span,
    again: Countdown,
    unarmed: bool,
}

impl Button {
    /// Takes the raw level after `passed`. `first` marks the first step after power came on.
    #[inline]
    pub(crate) fn take(&mut self, raw: Level, passed: Span, rules: &Rules, first: bool) -> Events {
        self.again.run(passed);
        if first && raw.is_down() {
            (self.contact, self.unarmed) = (Steady::at(Level::Down), true);
            return Events { unarmed: true, ..Events::default() };
        }
        let before = self.held;
        if self.is_down() {
            self.held = self.held.plus(passed).min(rules.longest());
        }
        if self.contact.take(raw, passed, rules.debounce) {
            return if self.is_down() { self.press(rules) } else { self.release() };
        }
        let reached = |limit: Span| self.is_down() && !self.unarmed && before < limit && limit <= self.held;
        let fired = matches!(rules.gesture, Gesture::Hold(time) if reached(time));
        Events { fired, long: reached(rules.long), ..Events::default() }
    }

    fn press(&mut self, rules: &Rules) -> Events {
        self.held = Span::ZERO;
        let second = self.again.is_running();
        self.again = if second { Countdown::IDLE } else { Countdown::of(rules.second) };
        let fired = match rules.gesture {
            Gesture::Press => true,
            Gesture::Hold(time) => time.is_zero(),
            Gesture::Second(_) => second,
        };
        Events { fired, second, ..Events::default() }
    }

    fn release(&mut self) -> Events {
        self.held = Span::ZERO;
        self.unarmed = false;
        Events { released: true, ..Events::default() }
    }

    /// True while it counts as pressed.
    pub(crate) const fn is_down(&self) -> bool {
        self.contact.level().is_down()
    }

    /// True while it has been down for too long; nothing is asked by it then until it came up.
    pub(crate) fn is_stuck(&self, rules: &Rules) -> bool {
        self.is_down() && self.held >= rules.stuck
    }

    /// True if it is up and no timer of it runs: nothing changes while the raw level is up.
    pub(crate) const fn is_quiet(&self) -> bool {
        !self.is_down() && !self.contact.is_changing() && !self.again.is_running()
    }

    /// When it wants to be looked at again.
    pub(crate) fn wake(&self, rules: &Rules) -> Option<Span> {
        let due = |limit: Span| (self.is_down() && self.held < limit).then(|| limit.minus(self.held));
        let hold = if let Gesture::Hold(time) = rules.gesture { due(time) } else { None };
        earliest([self.contact.wake(), hold, due(rules.long), due(rules.stuck)])
    }
}

impl Rules {
    /// Longer holding changes nothing any more.
    fn longest(&self) -> Span {
        let hold = if let Gesture::Hold(time) = self.gesture { time } else { Span::ZERO };
        self.stuck.max(self.long).max(hold)
    }
}
