//! Thinking with a clock and several cores.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use decklid::think::Searches;
use decklid_advice::consult::Case;
use decklid_car::car::Car;
use decklid_faces::booklet::Advised;

/// True until this time is over.
pub fn within(limit: Duration) -> impl FnMut() -> bool {
    let begun = Instant::now();
    move || begun.elapsed() < limit
}

/// The advice in each of these cases, with one thread per core; `None` where a case is impossible. `searches` goes
/// from one call to the next.
pub fn each<'c>(car: &'c Car, searches: &mut Searches<'c>, cases: &[Case]) -> Vec<Option<Advised>> {
    let batches: Vec<_> = searches.batches(cases).into_iter().map(|batch| Mutex::new((batch, Vec::new()))).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(batch) = batches.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut batch = batch.lock().unwrap_or_else(PoisonError::into_inner);
            batch.1 = batch.0.answer(car, cases);
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(batches.len());
    thread::scope(|scope| {
        (1..threads).for_each(|_| drop(scope.spawn(work)));
        work();
    });
    let mut answers = vec![None; cases.len()];
    let mut done = Vec::new();
    for batch in batches {
        let (batch, said) = batch.into_inner().unwrap_or_else(PoisonError::into_inner);
        batch.questions.iter().zip(said).for_each(|(&at, said)| answers[at] = said);
        done.push(batch);
    }
    searches.keep(done);
    answers
}
