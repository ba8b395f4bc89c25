//! The policy of least expected cost to a goal, with a proven bound.

mod alike;
mod bits;
pub mod clairvoyant;
pub mod costs;
mod fingerprint;
mod kept;
mod parts;
pub mod policy;
pub mod search;
pub mod shortlist;
pub mod sighted;
pub mod terms;
pub(crate) mod waits;
pub mod world;
