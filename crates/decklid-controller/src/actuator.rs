//! The release motor: pulse, tries, heat, play, supply, short circuit. Who is shut in is let out whatever these say.

use crate::interlock;
use crate::locking::PlayGuard;
use crate::profile::{Closure, Profile};
use crate::signals::{Cause, Countdown, Dtc, Dtcs, Inputs, Reason, Span, Stage, earliest};

mod current;
mod heat;
pub(crate) use current::CurrentWatch;
pub(crate) use heat::Heat;

/// What the release motor is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Phase {
    /// Nothing.
    #[default]
    Idle,
    /// It is driven for so long yet.
    Driving(Countdown),
    /// It rests for so long between two tries.
    Resting(Countdown),
    /// It waits for the supply to come back: what is left of the pulse, and of the patience.
    Paused(Span, Countdown),
}

/// The release motor and what protects it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Release {
    phase: Phase,
    cause: Option<Cause>,
    tries: u8,
    early: Countdown,
    weak: Countdown,
    heat: Heat,
    guard: PlayGuard,
    current: CurrentWatch,
    off: bool,
}

/// The main position of the latch, as the release motor sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Latch {
    /// Engaged.
    Held,
    /// It opened in this step.
    Opens,
    /// Open.
    Open,
}

/// How a step of the release motor went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Course {
    /// A drive that had begun was given up for this reason.
    pub(crate) given_up: Option<Reason>,
    /// Faults found in this step.
    pub(crate) found: Dtcs,
}

/// True for a cause that no protection may hold back: a person may be shut in.
const fn is_safety(cause: Option<Cause>) -> bool {
    matches!(cause, Some(Cause::Handle | Cause::AutoRelease))
}

impl Release {
    /// Why the motor must not be started for an ordinary request.
    pub(crate) fn forbids(&self, inputs: &Inputs, profile: &Profile) -> Option<Reason> {
        let when = |wrong: bool, reason: Reason| if wrong { Some(reason) } else { None };
        when(inputs.is_cranking(), Reason::Cranking)
            .or_else(|| when(self.weak.is_running(), Reason::Undervoltage))
            .or_else(|| when(inputs.battery < profile.supply.value.min, Reason::Undervoltage))
            .or_else(|| when(self.off, Reason::OutputFault))
            .or_else(|| when(self.heat.blocks(), Reason::Hot))
            .or_else(|| when(self.guard.block().is_running(), Reason::Played))
    }

    /// Starts a drive for `cause`, also in the rest between two tries. One that is under way goes on instead, unless
    /// somebody is shut in.
    pub(crate) fn start(&mut self, cause: Cause, inputs: &Inputs, profile: &Profile) {
        let safety = is_safety(Some(cause));
        let under_way = match self.phase {
            Phase::Driving(_) | Phase::Paused(..) => true,
            Phase::Idle | Phase::Resting(_) => false,
        };
        if under_way && !safety {
            return;
        }
        if !safety {
            self.guard.count(&profile.play.value);
        }
        self.cause = Some(cause);
        self.tries = profile.tries.value;
        self.pulse(inputs, profile);
    }

    fn pulse(&mut self, inputs: &Inputs, profile: &Profile) {
        self.tries = self.tries.saturating_sub(1);
        self.early = Countdown::of(profile.supply.value.early);
        self.drive_for(pulse_length(inputs.battery, profile), inputs, profile);
    }

    fn drive_for(&mut self, length: Span, inputs: &Inputs, profile: &Profile) {
        self.current = CurrentWatch::begin(inputs, &profile.current.value);
        self.phase = Phase::Driving(Countdown::of(length));
    }

    /// Lets `passed` go by, then looks at supply, speed, current and latch. `restarted` when the ignition was just
    /// turned on.
    pub(crate) fn step(
        &mut self,
        inputs: &Inputs,
        latch: Latch,
        restarted: bool,
        passed: Span,
        profile: &Profile,
    ) -> Course {
        let mut course = Course::default();
        self.off &= !restarted;
        self.heat.run(self.is_driven(), passed, &profile.heat.value);
        self.guard.run(passed);
        self.weak.run(passed);
        self.early.run(passed);
        let (limits, driven) = (&profile.current.value, self.is_driven());
        if driven {
            course.found = self.current.step(inputs, passed, limits);
        }
        if course.found.has(Dtc::ReleaseShort) {
            self.off = true;
            course.given_up = Some(Reason::OutputFault);
        } else {
            self.go_on(inputs, latch, passed, profile, &mut course);
            course.given_up = course
                .given_up
                .or_else(|| self.must_stop(inputs, profile))
                .or_else(|| self.hold_for_supply(inputs, profile));
        }
        if course.given_up.is_some() {
            self.stop();
        }
        if !self.is_driven() {
            let rested = if driven { Span::ZERO } else { passed };
            course.found = course.found.and(self.current.step_idle(inputs, rested, limits));
        }
        course
    }

    /// Moves on from phase to phase.
    fn go_on(&mut self, inputs: &Inputs, latch: Latch, passed: Span, profile: &Profile, course: &mut Course) {
        match &mut self.phase {
            Phase::Idle => {}
            Phase::Driving(left) => {
                let over = left.run(passed);
                match (latch, self.tries) {
                    (Latch::Opens, _) if profile.stop_when_open.value => self.stop(),
                    (Latch::Opens | Latch::Open, _) if over => self.stop(),
                    (Latch::Held, 0) if over => {
                        course.found = course.found.with(Dtc::ReleaseNoMovement);
                        self.stop();
                    }
                    (Latch::Held, _) if over => self.phase = Phase::Resting(Countdown::of(profile.gap.value)),
                    _ => {}
                }
            }
            Phase::Resting(_) if latch != Latch::Held => self.stop(),
            Phase::Resting(left) => {
                left.run(passed);
                if !left.is_running() {
                    self.pulse(inputs, profile);
                }
            }
            Phase::Paused(left, patience) => {
                let left = *left;
                if patience.run(passed) {
                    let cranking = inputs.is_cranking();
                    course.given_up = Some(if cranking { Reason::Cranking } else { Reason::Undervoltage });
                } else if !is_weak(inputs, profile) {
                    self.drive_for(left, inputs, profile);
                }
            }
        }
    }

    /// Why an ordinary drive must end at once.
    fn must_stop(&self, inputs: &Inputs, profile: &Profile) -> Option<Reason> {
        let gate = interlock::gate(profile, self.cause?)?;
        let hot = if self.heat.blocks() { Some(Reason::Hot) } else { None };
        let valet = if inputs.valet.is_down() { Some(Reason::Valet) } else { None };
        interlock::moving(profile, inputs, gate.speed_below).or(valet).or(hot)
    }

    /// Pauses while the starter turns or the voltage is low; a drop right after the start ends it and blocks for a
    /// while, because the battery cannot bear the motor.
    fn hold_for_supply(&mut self, inputs: &Inputs, profile: &Profile) -> Option<Reason> {
        let Phase::Driving(left) = self.phase else { return None };
        if !is_weak(inputs, profile) || is_safety(self.cause) {
            return None;
        }
        if self.early.is_running() && !inputs.is_cranking() {
            self.weak = Countdown::of(profile.supply.value.block);
            return Some(Reason::Undervoltage);
        }
        self.phase = Phase::Paused(left.left(), Countdown::of(profile.supply.value.wait));
        None
    }

    fn stop(&mut self) {
        (self.phase, self.cause, self.tries) = (Phase::Idle, None, 0);
        (self.early, self.current) = (Countdown::IDLE, CurrentWatch::default());
    }

    /// True if nothing is under way.
    pub(crate) const fn is_idle(&self) -> bool {
        matches!(self.phase, Phase::Idle)
    }

    /// True while the motor is driven.
    pub(crate) const fn is_driven(&self) -> bool {
        matches!(self.phase, Phase::Driving(_))
    }

    /// Which stage is driven now, and for whom.
    pub(crate) fn drive(&self, inputs: &Inputs, profile: &Profile) -> (Stage, Option<Cause>) {
        if !self.is_driven() {
            return (Stage::None, None);
        }
        let at_speed = interlock::moving(profile, inputs, profile.front_limit.value).is_some();
        let stage = if profile.closure == Closure::Front && at_speed { Stage::Primary } else { Stage::All };
        (stage, self.cause)
    }

    /// When it wants to be looked at again.
    pub(crate) fn wake(&self, inputs: &Inputs, profile: &Profile) -> Option<Span> {
        let fresh = profile.speed_fresh_for.value.minus(inputs.speed.age).plus(Span::ms(1));
        let stale = inputs.speed.age > profile.speed_fresh_for.value;
        let phase = match self.phase {
            Phase::Idle => None,
            Phase::Driving(left) | Phase::Resting(left) | Phase::Paused(_, left) => left.wake(),
        };
        let heat = self.heat.wake(self.is_driven(), &profile.heat.value);
        let speed = if self.phase == Phase::Idle || stale { None } else { Some(fresh) };
        earliest([phase, heat, self.current.wake(), speed, self.weak.wake(), self.guard.block().wake()])
    }
}

fn is_weak(inputs: &Inputs, profile: &Profile) -> bool {
    inputs.is_cranking() || inputs.battery < profile.supply.value.min
}

/// At 12 V and more the pulse, at the least voltage and below the longest, in between in proportion.
fn pulse_length(battery: u16, profile: &Profile) -> Span {
    const FULL: u32 = 12_000;
    let (short, long) = (profile.pulse.value, profile.pulse_max.value);
    let least = u32::from(profile.supply.value.min);
    let missing = FULL.saturating_sub(u32::from(battery));
    match FULL.checked_sub(least) {
        Some(range) if range > 0 => {
            let more = u64::from(long.minus(short).as_ms()) * u64::from(missing.min(range)) / u64::from(range);
            short.plus(Span::ms(u32::try_from(more).unwrap_or(u32::MAX)))
        }
        _ => short,
    }
}
