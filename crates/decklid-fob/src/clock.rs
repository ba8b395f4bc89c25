//! What time it is for a fob, and so how late a telegram is.

use super::rules::Rules;
use crate::Instant;

/// Length of a tick of the fob's timer (ms).
pub(super) const TICK: u64 = 250;

/// The fob's clock as the car knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Clock {
    /// Not heard since the receiver got power.
    #[default]
    Unknown,
    /// When the car's clock read `car`, the fob's read `fob` (ms).
    Known { fob: u64, car: Instant },
}

/// How a telegram's time compares with what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Age {
    /// Just sent.
    Fresh,
    /// Sent too long ago.
    Stale,
    /// Its age is unknown: the fob's clock is ahead of what was expected, or unknown.
    Unclear,
}

impl Clock {
    /// The fob's ticks expected now; none if its clock is unknown.
    pub(super) fn expected(self, now: Instant) -> Option<u32> {
        self.fob_at(now).map(|fob| (fob / TICK) as u32)
    }

    /// How old a telegram sent at the fob's `ticks` is.
    pub(super) fn age(self, ticks: u32, now: Instant, rules: &Rules) -> Age {
        let Some(expected) = self.fob_at(now) else { return Age::Unclear };
        let sent = u64::from(ticks) * TICK;
        let limit = u64::from(rules.freshness.as_ms()) + self.drift(now, rules);
        if expected.saturating_sub(sent) > limit {
            Age::Stale
        } else if sent.saturating_sub(expected) > limit {
            Age::Unclear
        } else {
            Age::Fresh
        }
    }

    /// The clock after a telegram with the fob's `ticks` was accepted as fresh. It follows a late fob only as far as clocks
    /// drift: an attacker who delays every telegram a little cannot make later and later ones seem fresh.
    pub(super) fn follow(self, ticks: u32, now: Instant, rules: &Rules) -> Clock {
        let sent = u64::from(ticks) * TICK;
        let least = self.fob_at(now).map_or(0, |expected| expected.saturating_sub(self.drift(now, rules)));
        Clock::Known { fob: sent.max(least), car: now }
    }

    /// The clock as set by a run.
    pub(super) fn set(ticks: u32, now: Instant) -> Clock {
        Clock::Known { fob: u64::from(ticks) * TICK, car: now }
    }

    fn fob_at(self, now: Instant) -> Option<u64> {
        match self {
            Clock::Unknown => None,
            Clock::Known { fob, car } => Some(fob.saturating_add(now.as_ms().saturating_sub(car.as_ms()))),
        }
    }

    fn drift(self, now: Instant, rules: &Rules) -> u64 {
        match self {
            Clock::Unknown => 0,
            Clock::Known { car, .. } => {
                now.as_ms().saturating_sub(car.as_ms()).saturating_mul(u64::from(rules.drift_ppm)) / 1_000_000
            }
        }
    }
}

/// The whole timer nearest to `expected` whose lower half is `low`.
pub(super) fn nearest(expected: u32, low: u16) -> u32 {
    let ahead = low.wrapping_sub(expected as u16);
    if ahead < 0x8000 {
        expected.wrapping_add(u32::from(ahead))
    } else {
        expected.wrapping_sub(u32::from(ahead.wrapping_neg()))
    }
}
