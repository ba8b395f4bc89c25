//! What to try next on a trunk that will not open: exact belief, proven plans, lockouts.
//!
//! ```text
//!  Car ──► belief: exact posterior ──► plan: least expected cost, proven bound ──► consult: evidence in, advice out
//!   └────► lockout: what has to fail together, what prevents it
//! ```

pub mod belief;
pub mod case;
pub mod consult;
pub mod emergency;
pub mod lockout;
pub mod near;
pub mod plan;
pub mod simulate;
