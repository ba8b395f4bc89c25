//! How long to think.
//!
//! Most cases are decided in a few milliseconds. What is counted is work, not
//! time, so that the same question gets the same answer; a clock only guards
//! against waiting on a slow machine.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use decklid_advice::consult::{Case, Consultation};
use decklid_car::car::Car;
use decklid_faces::booklet::Advised;

/// Good enough: the advice is proven to be within this share of the best.
pub(crate) const GOOD_ENOUGH: f64 = 0.01;
/// Trials before an answer is shown.
const TRIALS: usize = 38;
/// Never longer than this before an answer is shown.
const GUARD: Duration = Duration::from_secs(5);
/// The person at a terminal waits no longer than this.
const AT_ONCE: Duration = Duration::from_millis(80);
/// More thinking goes on while the person reads, at most this long.
const WHILE_READING: Duration = Duration::from_secs(1);

/// Thinks until the answer is good, by counted work.
pub(crate) fn steadily(consultation: &mut Consultation<'_>) {
    let begun = Instant::now();
    let mut trials = 0;
    consultation.think(GOOD_ENOUGH, &mut |_, _| {
        trials += 1;
        trials <= TRIALS && begun.elapsed() < GUARD
    });
}

/// What is advised in each of these cases, steadily, by as many threads as there are processors; nothing where
/// a case cannot be.
pub(crate) fn each(car: &Car, cases: &[Case]) -> Vec<Option<Advised>> {
    let answers: Vec<Mutex<Option<Advised>>> = cases.iter().map(|_| Mutex::default()).collect();
    let pairs: Vec<_> = cases.iter().zip(&answers).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((case, answer)) = pairs.get(next.fetch_add(1, Ordering::Relaxed)) {
            *answer.lock().unwrap_or_else(PoisonError::into_inner) = advised(car, (*case).clone());
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(cases.len());
    thread::scope(|scope| {
        (1..threads).for_each(|_| drop(scope.spawn(work)));
        work();
    });
    answers.into_iter().map(|answer| answer.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

fn advised(car: &Car, case: Case) -> Option<Advised> {
    let mut consultation = Consultation::new(car, case).ok()?;
    steadily(&mut consultation);
    Some(Advised::of(&mut consultation))
}

/// Thinks so briefly that nobody notices.
pub(crate) fn briefly(consultation: &mut Consultation<'_>) {
    let begun = Instant::now();
    consultation.think(GOOD_ENOUGH, &mut |_, _| begun.elapsed() < AT_ONCE);
}

/// Thinks on until `enough` says so.
pub(crate) fn while_reading(consultation: &mut Consultation<'_>, enough: &mut dyn FnMut() -> bool) {
    let begun = Instant::now();
    consultation.think(GOOD_ENOUGH, &mut |_, _| begun.elapsed() < WHILE_READING && !enough());
}
