//! What the current through the driven release motor tells.

use crate::profile::Current;
use crate::signals::{Countdown, Dtc, Dtcs, Inputs, Span};

/// Waits until a wrong current has lasted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CurrentWatch {
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
    pub fn begin(inputs: &Inputs, limits: &Current) -> Self {
        let mut watch = CurrentWatch::default();
        watch.step(inputs, Span::ZERO, limits);
        watch
    }

    /// Looks at the current of a driven motor after `passed`; the fault, in the step in which it has lasted.
    pub fn step(&mut self, inputs: &Inputs, passed: Span, limits: &Current) -> Dtcs {
        let lasted = self.lasts.run(passed);
        let wrong = match inputs.motor_current {
            low if low < limits.open_below => Some(Wrong::Low),
            high if high > limits.short_above => Some(Wrong::High),
            _ => None,
        };
        if wrong != self.wrong {
            self.wrong = wrong;
            self.lasts = if wrong.is_some() { Countdown::of(limits.after) } else { Countdown::IDLE };
            return Dtcs::NONE;
        }
        match wrong {
            Some(Wrong::Low) if lasted => Dtcs::NONE.with(Dtc::ReleaseOpen),
            Some(Wrong::High) if lasted => Dtcs::NONE.with(Dtc::ReleaseShort),
            _ => Dtcs::NONE,
        }
    }

    /// When it wants to be looked at again.
    pub const fn wake(&self) -> Option<Span> {
        self.lasts.wake()
    }
}
