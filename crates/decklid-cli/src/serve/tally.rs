//! What was answered so far, counted.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use axum::http::StatusCode;

/// Upper ends of the classes of times (s).
pub(super) const CLASSES: [f64; 7] = [0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 15.0];

/// What was answered so far.
#[derive(Default)]
pub(super) struct Tally {
    /// Answers by the first digit of the status.
    pub(super) answers: [AtomicU64; 6],
    /// Answers at most as slow as each class; the last one counts all.
    pub(super) times: [AtomicU64; CLASSES.len() + 1],
    /// Time that all answers took (µs).
    pub(super) micros: AtomicU64,
    /// Connections that are open.
    pub(super) open: AtomicUsize,
    /// Connections that were refused because their client had enough.
    pub(super) refused: AtomicU64,
}

impl Tally {
    /// An answer was given after so long.
    pub(super) fn answered(&self, status: StatusCode, after: Duration) {
        let class = usize::from(status.as_u16() / 100).min(self.answers.len() - 1);
        self.answers[class].fetch_add(1, Ordering::Relaxed);
        self.micros.fetch_add(after.as_micros() as u64, Ordering::Relaxed);
        let class = CLASSES.iter().position(|end| after.as_secs_f64() <= *end).unwrap_or(CLASSES.len());
        self.times[class].fetch_add(1, Ordering::Relaxed);
    }
}
