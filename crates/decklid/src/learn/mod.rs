//! Cases teach the numbers: from records to a file that is laid over `numbers.toml`.
//!
//! ```text
//!  records ─► Pile: each different case once, with how often
//!               └─► Lesson: cars, the numbers that they share, cases by names resolved
//!                     └─► bundles (decklid_advice::learn) ── climb ──► Learned ─► learned.toml
//! ```
//! The method is described in `docs/learning.md`. Nothing here reads files or starts threads.

mod compile;
mod kind;
mod lesson;
mod pile;
mod score;
mod write;

pub use compile::{Compiled, compile};
pub use kind::{Key, Misfit, seen};
pub use lesson::{Faulty, Lesson, NamedNumber, SLIP, Unit};
pub use pile::{Known, MOST_KINDS, Pile, Place, is_held_out};
pub use score::{BINS, Score};
pub use write::write;

use decklid_advice::learn::{Fit, Judgment, Number, Rules, Spread, Sums, climb, spread};

/// Cases tell of a number when they take away this share of the doubt about it (variance of its log odds).
pub const TELLS: f64 = 0.5;

/// What the cases taught.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// Each number of the lesson, learned; a number that the cases cannot tell is as it was judged.
    pub p: Vec<f64>,
    /// How well each is known; none where the cases make no peak.
    pub known: Option<Vec<Spread>>,
    /// Rounds of the climb.
    pub rounds: usize,
    /// Whether it ended because nothing moved any more.
    pub settled: bool,
}

/// How far learning is.
#[derive(Clone, Copy, Debug)]
pub enum Stage<'s> {
    /// A round of the climb, with the shifts so far and the step (log odds) that is left.
    Climb(usize, &'s [f64], f64),
    /// So many of the numbers' slopes are known.
    Spread(usize),
}

/// Hears how far it is.
pub type Watch<'w> = dyn FnMut(Stage<'_>) + 'w;

/// Learns: `ask` says what each unit's cases say of numbers. Begins at `from`, shifts of an earlier climb, if there are any.
pub fn learn(
    lesson: &Lesson,
    judgment: Judgment,
    from: Option<&[f64]>,
    ask: &mut dyn FnMut(&[f64]) -> Vec<Sums>,
    watch: &mut Watch<'_>,
) -> Learned {
    let numbers: Vec<Number> = lesson.numbers.iter().map(|named| named.number).collect();
    let mut total = |p: &[f64]| lesson.total(p, &ask(p));
    let start = from.filter(|from| from.len() == numbers.len()).map_or(vec![0.0; numbers.len()], <[f64]>::to_vec);
    let mut round = |at, shifts: &[f64], step| watch(Stage::Climb(at, shifts, step));
    let free = vec![true; numbers.len()];
    let fit = climb(&numbers, judgment, Rules::default(), &start, &free, &mut total, &mut round);
    let known = spread(&numbers, judgment, &fit, &mut total, &mut |at| watch(Stage::Spread(at)));
    learned(&numbers, fit, known)
}

/// What the climb found; numbers that the cases cannot tell are exactly as they were judged.
fn learned(numbers: &[Number], fit: Fit, known: Option<Vec<Spread>>) -> Learned {
    let tells = |at: usize| known.as_ref().is_some_and(|known| known[at].told >= TELLS);
    let p = (0..numbers.len()).map(|at| if tells(at) { fit.p[at] } else { numbers[at].judged });
    Learned { p: p.collect(), known, rounds: fit.rounds, settled: fit.settled }
}
