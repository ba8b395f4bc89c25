//! The logic engine: Booleans over three algebras, decision diagrams, fault trees, search with a proven bound.
//!
//! ```text
//!  Algebra ◄── Plain (bool) · Lanes (64 cases at once) · Diagram (all cases at once, exact)
//!                                                          │
//!                       Tree: fault trees ──► cut sets ◄───┼──► Costs: diagrams that end in numbers
//!                                                          │
//!                       Search: AND/OR graph over beliefs, any action type, lower and upper bound
//! ```
//!
//! It knows no car.

pub mod algebra;
pub mod bits;
pub mod costs;
pub mod diagram;
pub mod fingerprint;
pub mod kept;
mod recent;
pub mod search;
pub mod tree;

// The examples name this crate as strangers do, and are read by its tests.
#[cfg(test)]
extern crate self as decklid_logic;
