//! Work that can be called off: a flag that goes with the work, not with whoever waits for it.
//!
//! Whoever starts work lays the flag over it; every diagram and search made meanwhile asks it now and then, and is
//! through soon after it is set. What they return then means nothing, so [`Stop::over`] gives it to nobody.
//!
//! ```
//! use decklid_logic::stop::{Stop, is_asked};
//!
//! let stop = Stop::default();
//! assert_eq!(stop.over(|| 7), Some(7));
//! stop.set();
//! assert_eq!(stop.over(is_asked), None);
//! ```

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

thread_local! {
    /// The flag of the work that this thread does.
    static NOW: RefCell<Option<Stop>> = const { RefCell::new(None) };
}

/// A flag that calls work off; clones are the same flag.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Calls the work off, for good.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the work was called off.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Whether this is the same flag.
    pub fn is(&self, other: &Stop) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Does work that asks this flag; `None` if it was called off before the end.
    pub fn over<T>(&self, work: impl FnOnce() -> T) -> Option<T> {
        let _before = Before(NOW.replace(Some(self.clone())));
        let done = work();
        (!self.is_set()).then_some(done)
    }

    /// The flag of this thread's work.
    pub(crate) fn current() -> Option<Stop> {
        NOW.with_borrow(Clone::clone)
    }
}

/// Whether the work that this thread does was called off.
pub fn is_asked() -> bool {
    NOW.with_borrow(|stop| stop.as_ref().is_some_and(Stop::is_set))
}

/// The flag of the work around this one: it counts again afterwards, also after a panic.
struct Before(Option<Stop>);

impl Drop for Before {
    fn drop(&mut self) {
        NOW.set(self.0.take());
    }
}
