//! Limits that a replay has to keep.

use decklid_console::failure::Failure;
use decklid_faces::report::{ReplayCounts, ReplayLimit};

use crate::args::ReplayLimits;

/// A limit on a share of cases.
type Share = (&'static str, fn(&ReplayLimits) -> Option<f64>, fn(&ReplayCounts) -> (usize, usize));

const SHARES: [Share; 7] = [
    ("--least-found", |limits| limits.least_found, |c| (c.found, c.cases)),
    ("--least-tellable", |limits| limits.least_tellable, |c| (c.tellable, c.cases)),
    ("--least-accepted", |limits| limits.least_accepted, |c| (c.accepted, c.cases)),
    ("--least-first", |limits| limits.least_first, |c| (c.cause_first, c.cause_known)),
    ("--least-top3", |limits| limits.least_top3, |c| (c.cause_top3, c.cause_known)),
    ("--least-open", |limits| limits.least_open, |c| (c.cause_open, c.cause_known)),
    ("--least-reached", |limits| limits.least_reached, |c| (c.reached, c.way_known)),
];

/// Whether the limits make sense.
pub(super) fn checked(limits: &ReplayLimits) -> Result<(), Failure> {
    for (option, limit, _) in SHARES {
        if limit(limits).is_some_and(|limit| !(0.0..=1.0).contains(&limit)) {
            return Err(Failure::usage(format!("{option} is not a share."), "Give a number from 0 to 1, such as 0.9."));
        }
    }
    if limits.least_log_score.is_some_and(|limit| !limit.is_finite()) {
        return Err(Failure::usage("--least-log-score is not a number.", "Give one such as -1.5; 0 is perfect."));
    }
    Ok(())
}

/// The limits that were given, each with what was reached.
pub(super) fn held(limits: &ReplayLimits, counts: &ReplayCounts) -> Vec<ReplayLimit> {
    let least = |option, limit: f64, got: Option<f64>| ReplayLimit {
        option,
        limit,
        got,
        held: got.is_none_or(|got| got >= limit),
    };
    let most = |option, limit: usize, got: usize| ReplayLimit {
        option,
        limit: limit as f64,
        got: Some(got as f64),
        held: got <= limit,
    };
    let share = |(count, of): (usize, usize)| (of > 0).then(|| count as f64 / of as f64);
    let mut held: Vec<ReplayLimit> = SHARES
        .into_iter()
        .filter_map(|(option, limit, got)| Some(least(option, limit(limits)?, share(got(counts)))))
        .collect();
    held.extend(limits.least_log_score.map(|limit| least("--least-log-score", limit, counts.log_score)));
    held.extend(limits.most_called.map(|limit| most("--most-called", limit, counts.called_wrongly)));
    held.extend(limits.most_unsafe.map(|limit| most("--most-unsafe", limit, counts.unsafe_cases)));
    held
}
