//! Faults that the car can know of: each set exactly when its condition has lasted its time, forgotten after enough good
//! ignition cycles.

use crate::gesture::{Contact, Contacts};
use crate::profile::Profile;
use crate::signals::{Dtc, Dtcs, Ignition, Inputs, Span, earliest};

/// What is remembered of faults.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Diagnosis {
    latch_for: Span,
    weak_for: Span,
    stale_for: Span,
    stored: Dtcs,
    bad_cycle: bool,
    good_cycles: u8,
    on: bool,
    conditions: Conditions,
}

/// What is wrong at this moment; each must last before it is a fault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Conditions {
    /// The latch contacts contradict each other.
    pub(crate) latch: bool,
    /// The voltage is too low, the starter resting.
    pub(crate) weak: bool,
    /// No fresh speed with the ignition on.
    pub(crate) stale: bool,
}

impl Conditions {
    /// The conditions that `inputs` show; `latch` is told by the lid.
    pub(crate) fn of(inputs: &Inputs, latch: bool, profile: &Profile) -> Self {
        Conditions {
            latch,
            weak: inputs.battery < profile.supply.value.min && !inputs.is_cranking(),
            stale: inputs.ignition == Ignition::On && inputs.speed.age > profile.speed_fresh_for.value,
        }
    }
}

impl Diagnosis {
    /// True in the step in which the ignition leaves "off".
    pub(crate) fn restarts(&self, inputs: &Inputs) -> bool {
        !self.on && inputs.ignition != Ignition::Off
    }

    /// Lets `passed` go by, then takes what is wrong now: `found` by the release drive, and the `stuck` buttons.
    pub(crate) fn step(
        &mut self,
        inputs: &Inputs,
        now: Conditions,
        found: Dtcs,
        stuck: Contacts,
        passed: Span,
        profile: &Profile,
    ) {
        if self.restarts(inputs) {
            self.count_cycle(profile);
        }
        self.on = inputs.ignition != Ignition::Off;
        let times = &profile.faults.value;
        let age = |age: Span, was: bool, is: bool, limit: Span| match (was, is) {
            (true, true) => age.plus(passed).min(limit),
            _ => Span::ZERO,
        };
        self.latch_for = age(self.latch_for, self.conditions.latch, now.latch, times.latch);
        self.weak_for = age(self.weak_for, self.conditions.weak, now.weak, times.undervoltage);
        self.stale_for = age(self.stale_for, self.conditions.stale, now.stale, times.speed);
        self.conditions = now;
        let active = self.lasting(profile).and(found).and(stuck_faults(stuck));
        self.bad_cycle |= !active.is_empty();
        self.stored = self.stored.and(active);
    }

    fn lasting(&self, profile: &Profile) -> Dtcs {
        let times = &profile.faults.value;
        let when = |is: bool, lasted: bool, dtc: Dtc| if is && lasted { Dtcs::NONE.with(dtc) } else { Dtcs::NONE };
        when(self.conditions.latch, self.latch_for >= times.latch, Dtc::LatchContacts)
            .and(when(self.conditions.weak, self.weak_for >= times.undervoltage, Dtc::Undervoltage))
            .and(when(self.conditions.stale, self.stale_for >= times.speed, Dtc::SpeedStale))
    }

    fn count_cycle(&mut self, profile: &Profile) {
        self.good_cycles =
            if self.bad_cycle || self.stored.is_empty() { 0 } else { self.good_cycles.saturating_add(1) };
        self.bad_cycle = false;
        if self.good_cycles >= profile.forget_after.value {
            (self.stored, self.good_cycles) = (Dtcs::NONE, 0);
        }
    }

    /// Faults that are or were.
    pub(crate) const fn dtcs(&self) -> Dtcs {
        self.stored
    }

    /// When it wants to be looked at again.
    pub(crate) fn wake(&self, profile: &Profile) -> Option<Span> {
        let times = &profile.faults.value;
        let due = |is: bool, age: Span, limit: Span| (is && age < limit).then(|| limit.minus(age));
        earliest([
            due(self.conditions.latch, self.latch_for, times.latch),
            due(self.conditions.weak, self.weak_for, times.undervoltage),
            due(self.conditions.stale, self.stale_for, times.speed),
        ])
    }
}

/// The fault that each stuck button is.
fn stuck_faults(stuck: Contacts) -> Dtcs {
    let fault = |contact: Contact| match contact {
        Contact::Handle => Dtc::HandleStuck,
        Contact::Exterior => Dtc::ExteriorStuck,
        Contact::Interior => Dtc::InteriorStuck,
        Contact::Lever => Dtc::LeverStuck,
        Contact::FobTrunk | Contact::FobUnlock | Contact::FobLock => Dtc::FobStuck,
        Contact::CentralUnlock | Contact::CentralLock => Dtc::CentralStuck,
        Contact::KeyBoot | Contact::KeyUnlock | Contact::KeyLock => Dtc::CylinderStuck,
    };
    stuck.iter().fold(Dtcs::NONE, |dtcs, contact| dtcs.with(fault(contact)))
}
