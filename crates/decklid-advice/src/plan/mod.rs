//! The policy of least expected cost to a goal, with a proven bound.

mod alike;
pub mod clairvoyant;
pub mod digest;
pub mod follower;
mod parts;
pub mod policy;
mod ratio;
pub mod shortlist;
pub mod sighted;
pub mod stored;
pub mod terms;
pub(crate) mod waits;
pub mod world;
