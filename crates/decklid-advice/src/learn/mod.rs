//! What cases teach about the numbers: exact expectations, and the numbers that explain the cases best.
//!
//! ```text
//!  cases of a car ── Listener ──► events ── Bundle ──► log likelihood, gradient under any numbers
//!                                                           │
//!  judgement: each number's odds and how far to trust it ───┴── climb ──► numbers ── spread ──► how well known
//! ```
//! A case exists only because the lid was stuck. So a number is not the mean posterior of the cases; the step of
//! expectation and maximization is `p ← p + P(stuck) · (mean posterior − P(h | stuck))`. In log odds the gradient of
//! the likelihood is just the sum of `posterior − P(h | stuck)`, and a root of it is where that step stays.

mod bundle;
mod climb;
mod listener;
mod matrix;
mod numbers;
mod people;
mod spread;

pub use bundle::{Bundle, Sums};
pub use climb::{Fit, Rules, climb};
pub use listener::{Listener, Seen};
pub use numbers::{Judgment, Number, Totals};
pub use people::{Crowd, Habits, Person};
pub use spread::{Spread, spread};
