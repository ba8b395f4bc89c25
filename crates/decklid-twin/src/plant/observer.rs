//! The output that all parts share: what a person near the car feels, and what the trace records.

use std::collections::BTreeSet;

use crate::sensation::{Amiss, Sensation};
use crate::trace::What;

/// Collects what parts give off.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Observer {
    /// What a person felt, heard or saw since this was last cleared.
    felt: BTreeSet<Sensation>,
    /// Events since the bench last took them.
    events: Vec<What>,
    /// Events are wanted.
    tracing: bool,
}

impl Observer {
    /// What a person felt, heard or saw since this was last cleared.
    pub fn felt(&self) -> &BTreeSet<Sensation> {
        &self.felt
    }

    /// A person feels, hears or sees that.
    pub(crate) fn feel(&mut self, sensation: Sensation) {
        self.felt.insert(sensation);
    }

    /// The same, if `yes`.
    pub(crate) fn feel_if(&mut self, yes: bool, sensation: Sensation) {
        if yes {
            self.feel(sensation);
        }
    }

    /// Something is wrong with the control of that name.
    pub(crate) fn feel_amiss(&mut self, amiss: Amiss, control: &str) {
        self.feel(Sensation::Amiss(amiss, control.to_owned()));
    }

    pub(crate) fn has_felt(&self, sensation: &Sensation) -> bool {
        self.felt.contains(sensation)
    }

    /// Forgets one sensation.
    pub(crate) fn forget(&mut self, sensation: &Sensation) {
        self.felt.remove(sensation);
    }

    /// Forgets all sensations.
    pub(crate) fn clear(&mut self) {
        self.felt.clear();
    }

    /// Keeps events from now on.
    pub(crate) fn trace(&mut self) {
        self.tracing = true;
    }

    /// Records an event.
    pub(crate) fn record(&mut self, what: What) {
        if self.tracing {
            self.events.push(what);
        }
    }

    /// Hands over the events recorded since the last call.
    pub(crate) fn take_events(&mut self) -> Vec<What> {
        std::mem::take(&mut self.events)
    }
}
