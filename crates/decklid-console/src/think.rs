//! Thinking with a clock and several cores.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// True until this time is over.
pub fn within(limit: Duration) -> impl FnMut() -> bool {
    let begun = Instant::now();
    move || begun.elapsed() < limit
}

/// Does so many pieces of work, with one thread per core; `done` takes each with its number, in any order, as it comes.
pub fn each<T: Send>(count: usize, one: &(impl Fn(usize) -> T + Sync), mut done: impl FnMut(usize, T)) {
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    let work = |send: mpsc::Sender<(usize, T)>| {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count || send.send((at, one(at))).is_err() {
                return;
            }
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(count);
    thread::scope(|scope| {
        for send in vec![send; threads] {
            let work = &work;
            scope.spawn(move || work(send));
        }
        receive.into_iter().for_each(|(at, result)| done(at, result));
    });
}
