//! Cassandra's `.pomdp`: third-party decision problems under uncertainty.
//!
//! Read as *undiscounted expected cost until an absorbing state without cost*:
//! the discount of the file is kept, and ignored. [`read()`] makes a [`Pomdp`]
//! from text, [`Explicit`] is that problem for [`decklid_logic::search`], over a
//! second kind of belief: sparse vectors of exact weights.

mod bounds;
mod lump;
pub mod policy;
mod read;
mod reward;
mod table;
mod weights;
mod world;

pub use read::read;
pub use table::Table;
pub use world::{ActionId, BeliefId, Explicit, GOAL};

/// At most this many states, actions, observations.
pub const MOST_NAMES: usize = 60_000;
/// At most this many numbers in all tables together.
pub const MOST_ENTRIES: usize = 8_000_000;
/// Longest text (bytes).
pub const LONGEST_TEXT: usize = 64 << 20;

/// A problem as its file states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pomdp {
    /// Names of states, in order; their numbers if the file only counts them.
    pub states: Vec<String>,
    /// Names of actions.
    pub actions: Vec<String>,
    /// Names of observations.
    pub observations: Vec<String>,
    /// Discount of the file: kept, not used.
    pub discount: f64,
    /// Probability of each state at the start; sums to one.
    pub start: Vec<f64>,
    /// For each action: from state to state, probability.
    pub transitions: Vec<Table>,
    /// For each action: from the state reached to what is observed, probability.
    pub observing: Vec<Table>,
    /// For each action and state: expected immediate cost; negative for a gain.
    pub costs: Vec<Vec<f64>>,
}

impl Pomdp {
    /// Whether no action leaves the state and all are free: where the problem ends.
    pub fn is_goal(&self, state: usize) -> bool {
        (0..self.actions.len()).all(|a| {
            self.costs[a][state] == 0.0 && self.transitions[a].row(state).iter().all(|&(to, _)| to as usize == state)
        })
    }
}
