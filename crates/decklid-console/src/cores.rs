//! Work side by side.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// One thread a core.
pub fn all() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// The results of so many pieces of work, in their order whoever did them.
pub fn side_by_side<T: Send>(threads: usize, count: usize, one: &(impl Fn(usize) -> T + Sync)) -> Vec<T> {
    watched(threads, count, one, |_| ())
}

/// The same; `done` hears the number of each as it ends.
pub fn watched<T: Send>(
    threads: usize,
    count: usize,
    one: &(impl Fn(usize) -> T + Sync),
    mut done: impl FnMut(usize),
) -> Vec<T> {
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
    let mut results = Vec::with_capacity(count);
    thread::scope(|scope| {
        for send in vec![send; threads.min(count)] {
            let work = &work;
            scope.spawn(move || work(send));
        }
        for (at, result) in receive {
            done(at);
            results.push((at, result));
        }
    });
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}
