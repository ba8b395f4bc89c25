//! Thinking ahead: while nobody is served, a worker computes the answers to what will be asked next.
//!
//! First every car's first advice, for each goal; later whatever may follow an answer just given.

use std::sync::{Arc, Weak};

use decklid_logic::stop::Stop;

use super::state::State;
use super::work::Thought;

/// From now on, idle workers think ahead.
pub(super) fn think(state: &Arc<State>) {
    state.ahead.starts(state.site.all());
    let weak = Arc::downgrade(state);
    state.workers.when_idle(Box::new(move || next(&weak)));
}

/// The likeliest question; none when the server is gone.
fn next(state: &Weak<State>) -> Option<Thought> {
    let state = state.upgrade()?;
    let question = state.ahead.next()?;
    let state = Arc::downgrade(&state);
    Some(Box::new(move |stop: &Stop| {
        let Some(state) = state.upgrade() else { return };
        if !state.foresee(&question, stop) {
            state.ahead.again(question);
        }
    }))
}
