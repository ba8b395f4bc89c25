//! Thinking with a clock.

use std::time::{Duration, Instant};

/// True until this time is over.
pub fn within(limit: Duration) -> impl FnMut() -> bool {
    let begun = Instant::now();
    move || begun.elapsed() < limit
}
