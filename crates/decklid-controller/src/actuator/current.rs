//! What the current through the release motor tells, driven or not.

use crate::profile::Current;
use crate::signals::{Countdown, Dtc, Dtcs, Inputs, Span};

/// Waits until a wrong current has lasted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct CurrentWatch {
    wrong: Option<Wrong>,
    lasts: Countdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Wrong {
    Low,
    High,
}

impl CurrentWatch {
    /// The watch over a drive that begins now.
    pub(crate) fn begin(inputs: &Inputs, limits: &Current) -> Self {
        let mut watch = CurrentWatch::default();
        watch.step(inputs, Span::ZERO, limits);
        watch
    }

    /// Looks at the current of a motor that nothing drives after `passed`: its relay sticks. Not where no current is too
    /// low for a motor.
    pub(crate) fn step_idle(&mut self, inputs: &Inputs, passed: Span, limits: &Current) -> Dtcs {
        self.lasts.run(passed);
        let flows = limits.open_below > 0 && inputs.motor_current >= limits.open_below;
        let wrong = if flows { Some(Wrong::High) } else { None };
        self.notice(wrong, limits);
        if flows && !self.lasts.is_running() { Dtcs::NONE.with(Dtc::ReleaseStuck) } else { Dtcs::NONE }
    }

    /// Looks at the current of a driven motor after `passed`; the fault, in the step in which it has lasted.
    pub(crate) fn step(&mut self, inputs: &Inputs, passed: Span, limits: &Current) -> Dtcs {
        let lasted = self.lasts.run(passed);
        let wrong = match inputs.motor_current {
            low if low < limits.open_below => Some(Wrong::Low),
            high if high > limits.short_above => Some(Wrong::High),
            _ => None,
        };
        if self.notice(wrong, limits) {
            return Dtcs::NONE;
        }
        match wrong {
            Some(Wrong::Low) if lasted => Dtcs::NONE.with(Dtc::ReleaseOpen),
            Some(Wrong::High) if lasted => Dtcs::NONE.with(Dtc::ReleaseShort),
            _ => Dtcs::NONE,
        }
    }

    /// True if something else is wrong than before; the wait begins anew.
    fn notice(&mut self, wrong: Option<Wrong>, limits: &Current) -> bool {
        let changes = wrong != self.wrong;
        if changes {
            self.wrong = wrong;
            self.lasts = if wrong.is_some() { Countdown::of(limits.after) } else { Countdown::IDLE };
        }
        changes
    }

    /// When it wants to be looked at again.
    pub(crate) const fn wake(&self) -> Option<Span> {
        self.lasts.wake()
    }
}
