//! Cases teach the numbers: from records to a file that is laid over `numbers.toml`.
//!
//! ```text
//!  records ─► Pile: each different case once, with how often
//!               └─► Lesson: cars, the numbers that they share, cases by names resolved
//!                     └─► bundles (decklid_advice::learn) ── climb ──► Learned ─► learned.toml
//! ```
//! The method is described in `docs/learning.md`. Nothing here reads files or starts threads.

mod lesson;
mod pile;
mod score;
mod write;

pub use lesson::{Faulty, Lesson, NamedNumber, SLIP, Unit};
pub use pile::{Known, MOST_KINDS, Pile, Place, is_held_out};
pub use score::{BINS, Score};
pub use write::write;

use decklid_advice::learn::{Fit, Judgment, Number, Rules, Spread, Sums, Totals, climb, spread};

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
    let up = |start: &[f64], free: &[bool], total: &mut dyn FnMut(&[f64]) -> Totals, watch: &mut Watch<'_>| {
        let mut round = |at, shifts: &[f64], step| watch(Stage::Climb(at, shifts, step));
        climb(&numbers, judgment, Rules::default(), start, free, total, &mut round)
    };
    let all = up(&start, &vec![true; numbers.len()], &mut total, watch);
    let known = spread(&numbers, judgment, &all, &mut total, &mut |at| watch(Stage::Spread(at)));
    let Some(known) = known else { return learned(&numbers, all, None) };
    let free: Vec<bool> = known.iter().map(|known| known.told >= TELLS).collect();
    let start: Vec<f64> = all.shifts.iter().zip(&free).map(|(shift, free)| if *free { *shift } else { 0.0 }).collect();
    let told = up(&start, &free, &mut total, watch);
    learned(
        &numbers,
        Fit { rounds: all.rounds + told.rounds, settled: all.settled && told.settled, ..told },
        Some(known),
    )
}

/// What the climb found; numbers that did not move are exactly as they were judged.
fn learned(numbers: &[Number], fit: Fit, known: Option<Vec<Spread>>) -> Learned {
    let moved = |at: usize| {
        let mut chain = std::iter::successors(Some(at), |&at| numbers[at].class);
        chain.any(|at| fit.shifts[at] != 0.0)
    };
    let p = (0..numbers.len()).map(|at| if moved(at) { fit.p[at] } else { numbers[at].judged });
    Learned { p: p.collect(), known, rounds: fit.rounds, settled: fit.settled }
}
