#![doc = include_str!("../README.md")]

pub mod algebra;
pub mod bits;
pub mod costs;
pub mod diagram;
pub mod fingerprint;
mod kept;
mod recent;
pub mod search;
pub mod stop;
pub mod tree;

pub use algebra::{Algebra, Lanes, Plain};
pub use costs::{CostFn, Costs};
pub use diagram::{Diagram, Node};
pub use search::{Problem, Search, Successor, VertexId};
pub use tree::{Answers, Effort, Gate, Tree, answers};

// The examples name this crate as strangers do, and are read by its tests.
#[cfg(test)]
extern crate self as decklid_logic;
