//! Beliefs known to be hard inside others: a lower bound that carries over from belief to belief.
//!
//! Knowing for free whether the case is one of `B` never hurts. So where
//! belief `A` contains belief `B`, with the same memory,
//!
//! ```text
//!   P(A) cost(A)  ≥  P(B) cost(B) + P(A − B) cost(A − B)
//!                 ≥  P(A) full(A) + P(B) (cost(B) − full(B))
//! ```
//! where `full` is the cost with full information. What the search has found out about
//! `B` lifts the bound of every `A` around it.

use rustc_hash::FxHashMap;

use crate::belief::Belief;
use decklid_logic::diagram::{Diagram, Node};
use decklid_logic::search::VertexId;

/// Beliefs met so far, by their memory.
#[derive(Default)]
pub(crate) struct Parts {
    by_memory: FxHashMap<u32, Vec<Part>>,
}

struct Part {
    event: Node,
    /// P(event).
    mass: f64,
    /// Its cost with full information (USD).
    full: f64,
    /// Where the search keeps its bounds.
    vertex: VertexId,
}

/// The event that is the conjunction of both.
pub(crate) type Cases = [Node; 2];

impl Parts {
    /// Notes that a vertex holds this belief.
    pub(crate) fn put(&mut self, d: &Diagram, belief: Belief, full: f64, vertex: VertexId) {
        let mass = d.probability(belief.event);
        self.by_memory.entry(belief.memory).or_default().push(Part { event: belief.event, mass, full, vertex });
    }

    /// What one belief inside the cases adds to P(cases) full(cases) (USD), where that is more than
    /// `least`; `low` gives the lower bound of a vertex.
    pub(crate) fn gain(
        &self,
        d: &mut Diagram,
        memory: u32,
        cases: Cases,
        least: f64,
        low: &dyn Fn(VertexId) -> f64,
    ) -> Option<f64> {
        let most = cases.iter().map(|&event| d.probability(event)).fold(1.0, f64::min);
        let gain = |part: &Part| (part.mass * (low(part.vertex) - part.full), part.event);
        let parts = self.by_memory.get(&memory)?.iter().filter(|part| part.mass <= most);
        let mut gains: Vec<(f64, Node)> = parts.map(gain).filter(|(gain, _)| *gain > least).collect();
        gains.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        let mut inside = |part: Node| cases.iter().all(|&event| d.implies(part, event));
        gains.into_iter().find(|&(_, event)| inside(event)).map(|(gain, _)| gain)
    }
}
