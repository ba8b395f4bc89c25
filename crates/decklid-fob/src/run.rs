//! A run: strictly consecutive counters of one fob over a span of time. The fob's own clock times it, so that nobody who
//! sends codes again can stretch or squeeze it; the car's clock must agree.

use super::clock::TICK;
use super::rules::Rules;
use crate::Instant;

/// How many codes of a run are remembered, so that somebody who presses very fast gets through as well.
const REMEMBERED: usize = 5;

/// The latest consecutive codes that were genuine but not acted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Run {
    last: u32,
    /// When they were heard, the newest first.
    heard: [Option<Moment>; REMEMBERED],
}

/// A moment on both clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Moment {
    /// By the car's clock.
    pub(super) car: Instant,
    /// By the fob's timer [250 ms].
    pub(super) ticks: u32,
}

impl Run {
    /// The run after this code: the next of `before`, or the first of a new one.
    pub(super) fn after(before: Option<Run>, counter: u32, now: Moment) -> Run {
        let next = |run: &Run| run.last.checked_add(1) == Some(counter);
        let [a, b, c, d, _] = before.filter(next).map_or([None; REMEMBERED], |run| run.heard);
        Run { last: counter, heard: [Some(now), a, b, c, d] }
    }

    /// True if there are enough codes, spread over a span of time that both clocks agree on.
    pub(super) fn is_complete(self, rules: &Rules) -> bool {
        let [Some(now), ..] = self.heard else { return false };
        let far_enough = self.heard.iter().skip(usize::from(rules.run).saturating_sub(1));
        far_enough.flatten().any(|begin| begin.leads_to(now, rules))
    }
}

impl Moment {
    fn leads_to(self, now: Moment, rules: &Rules) -> bool {
        let spread = self.fob_until(now);
        spread >= u64::from(rules.run_least.as_ms())
            && spread <= u64::from(rules.run_most.as_ms())
            && self.agrees_with(now, rules)
    }

    /// Time until `later` by the fob's clock (ms).
    fn fob_until(self, later: Moment) -> u64 {
        u64::from(later.ticks.saturating_sub(self.ticks)) * TICK
    }

    /// True if the same time passed for the fob as for the car.
    pub(super) fn agrees_with(self, later: Moment, rules: &Rules) -> bool {
        let car = later.car.as_ms().saturating_sub(self.car.as_ms());
        car.abs_diff(self.fob_until(later)) <= u64::from(rules.freshness.as_ms())
    }
}
