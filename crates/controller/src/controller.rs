//! One step of the whole controller.

use crate::gesture::Steady;
use crate::locking::{Level, Saved};
use crate::profile::Profile;
use crate::signals::{Answer, Cause, Countdown, Inputs, Instant, Outputs, Reason, Span, Stage};

/// Everything that the controller remembers from step to step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct State {
    /// When the last step was made.
    pub at: Instant,
    exterior: Steady,
    driving: Countdown,
    saved: Saved,
}

impl State {
    /// The state after power came on: nothing moves, the locks stand as they were left.
    pub fn power_on(_profile: &Profile, saved: Saved, now: Instant) -> Self {
        State { at: now, saved, ..State::default() }
    }

    /// How far the car is locked.
    pub const fn level(&self) -> Level {
        self.saved.level
    }
}

/// One step: what the controller makes of `inputs` at the time `now`. Pure; never fails.
///
/// Wanted at every change of an input and whenever `wake_in` has passed; steps in between change nothing.
pub fn step(profile: &Profile, state: State, inputs: &Inputs, now: Instant) -> (State, Outputs) {
    let passed = now.since(state.at);
    let mut next = State { at: now, ..state };
    let mut answer = None;
    next.driving.run(passed);
    if next.exterior.take(inputs.exterior, passed, profile.debounce.value) && inputs.exterior.is_down() {
        if next.level().is_locked() {
            answer = Some(Answer::Refused(Reason::Locked));
        } else {
            next.driving = Countdown::of(profile.pulse.value);
            answer = Some(Answer::Accepted(Cause::Exterior));
        }
    }
    let driven = next.driving.is_running();
    let outputs = Outputs {
        release: if driven { Stage::All } else { Stage::None },
        cause: if driven { Some(Cause::Exterior) } else { None },
        answer,
        wake_in: earliest(next.exterior.wake(), next.driving.wake()),
        ..Outputs::default()
    };
    (next, outputs)
}

fn earliest(a: Option<Span>, b: Option<Span>) -> Option<Span> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if a < b { a } else { b }),
        (a, None) => a,
        (None, b) => b,
    }
}
