//! How warm the release motor is: a counter of run time.

use crate::profile;
use crate::signals::Span;

/// Run time that has not been rested off, in units of 1 ms of rest. Running adds `rest_per_run` a millisecond.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Heat {
    rest_owed: Span,
    blocked: bool,
}

impl Heat {
    /// Lets `passed` go by with the motor on or off.
    pub(crate) fn run(&mut self, driven: bool, passed: Span, limits: &profile::Heat) {
        if limits.limit.is_zero() {
            return;
        }
        let most = limits.limit.times(u32::from(limits.rest_per_run));
        if driven {
            let more = passed.times(u32::from(limits.rest_per_run));
            self.rest_owed = self.rest_owed.plus(more).min(most);
            self.blocked |= self.rest_owed >= most;
        } else {
            self.rest_owed = self.rest_owed.minus(passed);
            self.blocked &= !self.rest_owed.is_zero();
        }
    }

    /// True until a motor that got too hot is quite cold again.
    pub(crate) const fn blocks(&self) -> bool {
        self.blocked
    }

    /// When it wants to be looked at again.
    pub(crate) fn wake(&self, driven: bool, limits: &profile::Heat) -> Option<Span> {
        if limits.limit.is_zero() {
            None
        } else if driven && !self.blocked {
            let most = limits.limit.times(u32::from(limits.rest_per_run));
            let left = most.minus(self.rest_owed).as_ms();
            Some(Span::ms(left.div_ceil(u32::from(limits.rest_per_run).max(1))))
        } else {
            self.blocked.then_some(self.rest_owed)
        }
    }
}
