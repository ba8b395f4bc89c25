//! Thinking ahead: while the server is idle, it computes the answers to what will be asked next.
//!
//! First every car's first advice, for each goal; later whatever may follow an answer just given. One thread, and only
//! while all workers are free: a busy server does not think ahead.

use std::sync::{Arc, Weak};
use std::time::Duration;

use decklid_faces::page::Query;

use super::state::State;

/// How long to wait when there is nothing to do or someone waits.
const PAUSE: Duration = Duration::from_millis(25);

/// Thinks on its own thread until the server is gone.
pub(super) fn think(state: &Arc<State>) {
    state.ahead.starts(state.cars.values());
    let state = Arc::downgrade(state);
    // Without the thread everything still works, only slower.
    let _ = std::thread::Builder::new().name("ahead".to_owned()).spawn(move || while one(&state) {});
}

/// One thought, or a pause; false when the server is gone.
fn one(state: &Weak<State>) -> bool {
    let Some(state) = state.upgrade() else { return false };
    let next = if state.is_idle() { state.ahead.next() } else { None };
    match next {
        Some((known, case)) => {
            let question = Query::of(&known.car, &case).after(&known.car.id);
            state.foresee(question, &known, case);
        }
        None => {
            drop(state);
            std::thread::sleep(PAUSE);
        }
    }
    true
}
