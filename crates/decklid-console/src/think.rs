//! Thinking with a clock and several cores: a fixed amount of work as in the library, but never longer than a person waits.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use decklid::think::{self, GOOD_ENOUGH};
use decklid_advice::consult::{Case, Consultation};
use decklid_car::car::Car;
use decklid_faces::booklet::Advised;

/// Never longer than this before an answer is shown.
const GUARD: Duration = Duration::from_secs(5);
/// Time limit for a card.
pub const CARD: Duration = Duration::from_secs(60);
/// A person at a terminal waits no longer than this.
const AT_ONCE: Duration = Duration::from_millis(80);
/// More thinking goes on while the person reads, at most this long.
const WHILE_READING: Duration = Duration::from_secs(1);

/// True until this time is over.
pub fn within(limit: Duration) -> impl FnMut() -> bool {
    let begun = Instant::now();
    move || begun.elapsed() < limit
}

/// Thinks until the answer is good, for at most a fixed amount of work.
pub fn steadily(consultation: &mut Consultation<'_>) {
    think::steadily(consultation, &mut within(GUARD));
}

/// Thinks too briefly for anyone to notice.
pub fn briefly(consultation: &mut Consultation<'_>) {
    let mut go_on = within(AT_ONCE);
    consultation.think(GOOD_ENOUGH, &mut |_, _| go_on());
}

/// Keeps thinking until `enough` says so.
pub fn while_reading(consultation: &mut Consultation<'_>, enough: &mut dyn FnMut() -> bool) {
    let mut go_on = within(WHILE_READING);
    consultation.think(GOOD_ENOUGH, &mut |_, _| go_on() && !enough());
}

/// The advice in each of these cases, with one thread per core; `None` where a case is impossible.
pub fn each(car: &Car, cases: &[Case]) -> Vec<Option<Advised>> {
    let answers: Vec<Mutex<Option<Advised>>> = cases.iter().map(|_| Mutex::default()).collect();
    let pairs: Vec<_> = cases.iter().zip(&answers).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((case, answer)) = pairs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let advised = think::advised(car, (*case).clone(), &mut within(GUARD));
            *answer.lock().unwrap_or_else(PoisonError::into_inner) = advised;
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(cases.len());
    thread::scope(|scope| {
        (1..threads).for_each(|_| drop(scope.spawn(work)));
        work();
    });
    answers.into_iter().map(|answer| answer.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}
