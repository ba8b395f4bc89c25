//! One step of the whole controller.

use crate::actuator::{Latch, Release};
use crate::diagnosis::{Conditions, Diagnosis};
use crate::gesture::{Contacts, Noticed, Panel, Requests};
use crate::locking::{Crash, Level, LidLock, LockMotor, Saved};
use crate::profile::Profile;
use crate::relock::{Lid, Moment, Relock};
use crate::signals::{
    Answer, Cause, Countdown, Dtcs, Ignition, Inputs, Instant, MenuChoice, Outputs, Reason, Slot, Span, earliest,
};

mod answering;

/// Everything that the controller remembers from step to step. Apart from `at` it holds only timers that run down and
/// ages that stop growing, so that states that behave the same are equal, and there are finitely many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct State {
    /// When the last step was taken.
    pub at: Instant,
    first: bool,
    panel: Panel,
    waiting: Requests,
    slot: Slot,
    cell_low: bool,
    menu: Option<MenuChoice>,
    saved: Saved,
    unlocked_for: Span,
    passive_pause: Countdown,
    lid: Lid,
    relock: Relock,
    crash: Crash,
    locks: LockMotor,
    release: Release,
    shut_in: Countdown,
    lamp: Countdown,
    pull_in: Countdown,
    pulled: bool,
    accepted_outside: bool,
    hold_open: bool,
    diagnosis: Diagnosis,
}

const _: () = assert!(size_of::<State>() <= 448, "a state is copied at each step: keep it small");

impl State {
    /// The state at power-on: nothing moves, the locks are as they were left, every timer is at rest. A button that is
    /// already down has no effect until it is released, except for the inside handle.
    pub fn power_on(profile: &Profile, saved: Saved, now: Instant) -> Self {
        State {
            at: now,
            first: true,
            panel: Panel::default(),
            waiting: Requests::default(),
            slot: Slot::default(),
            cell_low: false,
            menu: None,
            saved,
            unlocked_for: profile.longest_window(),
            passive_pause: Countdown::IDLE,
            lid: Lid::default(),
            relock: Relock::default(),
            crash: Crash::default(),
            locks: LockMotor::default(),
            release: Release::default(),
            shut_in: Countdown::IDLE,
            lamp: Countdown::IDLE,
            pull_in: Countdown::IDLE,
            pulled: true,
            accepted_outside: false,
            hold_open: false,
            diagnosis: Diagnosis::default(),
        }
    }

    /// How far the car is locked.
    pub const fn level(&self) -> Level {
        self.saved.level
    }

    /// Whether the lid is locked along with the car.
    pub const fn lid_lock(&self) -> LidLock {
        self.saved.lid
    }

    /// What would be kept if the power failed now.
    pub const fn saved(&self) -> Saved {
        self.saved
    }

    /// True if the lid counts as shut.
    pub const fn lid_closed(&self) -> bool {
        self.lid.is_closed()
    }

    /// True while nothing may lock after a crash.
    pub const fn crash_holds(&self) -> bool {
        self.crash.holds()
    }

    /// Why the release motor must not start now, whoever asks; none if it may.
    pub fn release_forbids(&self, inputs: &Inputs, profile: &Profile) -> Option<Reason> {
        self.release.forbids(inputs, profile)
    }

    /// True if the release motor has nothing to do.
    pub fn release_is_idle(&self) -> bool {
        self.release.is_idle()
    }

    /// How long playing blocks the locks yet, if it does.
    pub const fn played(&self) -> Option<Span> {
        self.locks.played()
    }
}

/// One step: what the controller makes of `inputs` at the time `now`. It is pure and never fails.
///
/// Call it at every change of an input and whenever `wake_in` has passed; steps in between change nothing. The age of the
/// speed alone is not such a change: where it matters, `wake_in` says when it gets too old.
pub fn step(profile: &Profile, state: State, inputs: &Inputs, now: Instant) -> (State, Outputs) {
    let (passed, saved) = (now.since(state.at), state.saved);
    let mut next = Step { profile, inputs, passed, state, out: Outputs::default() };
    next.state.at = now;
    next.run();
    next.out.save = (next.state.saved != saved).then_some(next.state.saved);
    (next.state, next.out)
}

/// A step in progress.
struct Step<'a> {
    profile: &'a Profile,
    inputs: &'a Inputs,
    passed: Span,
    state: State,
    out: Outputs,
}

/// Time until the next try after an automatic release that did not open the lid, assumed; well within 5 min.
const TRY_AGAIN: Span = Span::s(10);

/// Requests that arrive together are answered one per step, a millisecond apart.
const NEXT: Span = Span::ms(1);

impl Step<'_> {
    fn run(&mut self) {
        let was = self.sense_lid();
        let was_closed = was.is_closed();
        let noticed = self.state.panel.take(self.inputs, self.passed, self.profile, self.state.first);
        let found = self.run_motors(was.latch_to(self.state.lid));
        self.note_fob();
        self.look_for_crash();
        self.spare_occupant();
        self.lock_by_itself(was_closed);
        self.let_out();
        self.answer_requests(&noticed);
        self.guard_keys();
        self.hold_open(&noticed);
        self.light_and_pull(was_closed);
        self.diagnose(found, noticed.stuck);
        self.state.first = false;
        self.drive();
        self.out.wake_in = self.wake(noticed.wake);
    }

    /// How the lid stands; what it was before is returned.
    fn sense_lid(&mut self) -> Lid {
        if self.state.first {
            self.state.lid = Lid::at(self.inputs.latch);
        }
        let was = self.state.lid;
        self.state.lid.take(self.inputs.latch, self.passed, self.profile.debounce.value);
        was
    }

    /// Lets the time pass for both motors; the faults that the release drive found.
    fn run_motors(&mut self, latch: Latch) -> Dtcs {
        let state = &mut self.state;
        let restarted = state.diagnosis.restarts(self.inputs);
        let course = state.release.step(self.inputs, latch, restarted, self.passed, self.profile);
        self.out.answer = course.given_up.map(Answer::Refused);
        state.locks.run(self.passed);
        state.locks.supply(self.inputs, self.profile);
        state.passive_pause.run(self.passed);
        state.unlocked_for = state.unlocked_for.plus(self.passed).min(self.profile.longest_window());
        course.found
    }

    /// Whose fob it is, and how its cell is.
    fn note_fob(&mut self) {
        let Some(press) = self.inputs.radio else { return };
        (self.state.slot, self.state.cell_low) = (press.slot, press.cell_low);
    }

    fn look_for_crash(&mut self) {
        let rule = &self.profile.crash.value;
        if self.state.crash.step(self.inputs, self.state.saved.level, rule, self.passed) {
            self.state.saved.level = Level::Unlocked;
            self.state.saved.lid = LidLock::WithCar;
            self.state.unlocked_for = Span::ZERO;
            self.state.relock.forget();
            self.state.locks.start_safely(self.profile);
            self.say(Cause::Crash);
        }
    }

    /// A deadlock is undone as soon as the car knows that somebody is inside.
    fn spare_occupant(&mut self) {
        if self.state.saved.level == Level::Deadlocked && self.inputs.occupant && self.locks_forbid().is_none() {
            self.set_level(Level::Locked);
        }
    }

    fn lock_by_itself(&mut self, was_closed: bool) {
        let now = Moment {
            profile: self.profile,
            inputs: self.inputs,
            level: self.state.saved.level,
            lid: self.state.saved.lid,
            was_closed,
            closed: self.state.lid.is_closed(),
            locking_off: self.state.crash.holds() || self.locks_forbid().is_some(),
            played: self.state.locks.played(),
            settings: self.state.saved.settings(self.state.slot),
        };
        let due = self.state.relock.step(&now, self.passed);
        self.out.horn |= due.warns;
        if let Some(level) = due.car {
            self.set_level(level);
        }
        if due.lid {
            self.state.saved.lid = LidLock::WithCar;
            self.out.flashes = self.profile.flashes.value.lid;
        }
    }

    /// The lid is never locked over the only keys.
    fn guard_keys(&mut self) {
        let saved = self.state.saved;
        let locked = saved.level != Level::Unlocked && saved.lid == LidLock::WithCar;
        let shut_in = self.state.lid.is_closed() && self.profile.sees_keys.value && self.inputs.all_keys_in_trunk();
        if locked && shut_in {
            self.state.saved.lid = LidLock::Free;
            self.state.relock.freed(self.profile);
            self.out.horn = true;
        }
    }

    /// The automatic variant of the inside release: the lid lets go some time after it was shut on somebody.
    fn let_out(&mut self) {
        let wait = self.profile.auto_release.value;
        if wait.is_zero() || !self.inputs.trunk_occupant || !self.state.lid.is_held() {
            self.state.shut_in = Countdown::IDLE;
            return;
        }
        if self.state.shut_in.run(self.passed) {
            self.state.release.start(Cause::AutoRelease, self.inputs, self.profile);
            // Also if a drive for somebody else was given up in this moment: the lid opens all the same.
            self.out.answer = Some(Answer::Accepted(Cause::AutoRelease));
            self.state.shut_in = Countdown::of(TRY_AGAIN.min(wait));
        } else if !self.state.shut_in.is_running() {
            self.state.shut_in = Countdown::of(wait);
        }
    }

    fn hold_open(&mut self, noticed: &Noticed) {
        if noticed.over_held && self.state.accepted_outside {
            self.state.hold_open = true;
        }
        if noticed.exterior_up {
            self.state.accepted_outside = false;
        }
    }

    fn light_and_pull(&mut self, was_closed: bool) {
        let lid = self.state.lid;
        self.state.lamp.run(self.passed);
        if lid.is_closed() {
            self.state.lamp = Countdown::IDLE;
        } else if was_closed {
            self.state.lamp = Countdown::of(self.profile.boot_light.value);
        }
        self.state.pull_in.run(self.passed);
        if !lid.is_ajar() || self.state.release.is_driven() {
            self.state.pull_in = Countdown::IDLE;
        } else if !self.state.pulled {
            self.state.pull_in = Countdown::of(self.profile.soft_close.value);
        }
        // Only a lid that comes down is pulled in, and only once.
        self.state.pulled = lid.is_held() || lid.is_ajar();
    }

    fn diagnose(&mut self, found: Dtcs, stuck: Contacts) {
        let now = Conditions::of(self.inputs, self.state.lid.is_contradictory(), self.profile);
        self.state.diagnosis.step(self.inputs, now, found, stuck, self.passed, self.profile);
    }

    fn drive(&mut self) {
        (self.out.release, self.out.cause) = self.state.release.drive(self.inputs, self.profile);
        self.out.locks = self.state.locks.drive();
        self.out.hold_open = self.state.hold_open;
        self.out.boot_light = self.state.lamp.is_running();
        self.out.pull_in = self.state.pull_in.is_running();
        self.out.dtcs = self.state.diagnosis.dtcs();
    }

    fn wake(&self, buttons: Option<Span>) -> Option<Span> {
        let state = &self.state;
        let waits = !state.waiting.is_empty() || state.menu != self.inputs.menu;
        let fresh = self.profile.speed_fresh_for.value;
        let stale = self.inputs.speed.age > fresh;
        let ages = !stale && self.inputs.ignition == Ignition::On;
        earliest([
            waits.then_some(NEXT),
            ages.then(|| fresh.minus(self.inputs.speed.age).plus(Span::ms(1))),
            buttons,
            state.lid.wake(),
            state.relock.wake(),
            state.crash.wake(),
            state.locks.wake(),
            state.release.wake(self.inputs, self.profile),
            state.shut_in.wake(),
            state.lamp.wake(),
            state.pull_in.wake(),
            state.diagnosis.wake(self.profile),
        ])
    }

    /// Moves the locks to `level` and remembers it.
    fn set_level(&mut self, level: Level) {
        let flashes = self.profile.flashes.value;
        self.out.flashes = if level.is_locked() { flashes.lock } else { flashes.unlock };
        self.state.saved.level = level;
        self.state.locks.start(level, self.profile);
    }

    /// Says what the car did by itself, unless a request was answered in this step.
    fn say(&mut self, cause: Cause) {
        self.out.answer.get_or_insert(Answer::Accepted(cause));
    }

    /// Why the locks cannot be moved just now.
    fn locks_forbid(&self) -> Option<Reason> {
        if self.inputs.is_cranking() {
            Some(Reason::Cranking)
        } else if self.inputs.battery < self.profile.supply.value.min {
            Some(Reason::Undervoltage)
        } else {
            None
        }
    }
}
