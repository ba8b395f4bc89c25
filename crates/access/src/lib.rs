//! What can open a car's trunk, why it does not, and what to try next.
//!
//! ```text
//!  text ──load──► Car ──meaning──► bool · 64 lanes · decision diagram
//!                                             │
//!                              belief ◄───────┤
//!                                │            ▼
//!                               plan ──► consult: evidence in, advice out
//! ```

pub mod algebra;
pub mod belief;
pub mod car;
pub mod consult;
pub mod diagram;
pub mod emergency;
pub mod law;
pub mod load;
pub mod lockout;
pub mod meaning;
pub mod place;
pub mod plan;
pub mod quantity;
mod recent;
pub mod simulate;
pub mod source;
pub mod texts;
pub mod tree;
