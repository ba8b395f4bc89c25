//! Formats of others: text to data and back, and the two problems of others that we solve.
//!
//! ```text
//!   .pomdp ──pomdp::read──► Pomdp ──Explicit──► access::plan::search
//!   .bif   ──bif::read────► Network ──network::Tree──► posteriors
//!   a car ──export──► problem-json · bif · pomdp · prism
//! ```
//! Pure: no file, clock or chance. A reader answers with data or with a
//! [`scan::Mistake`]: line, column, what is wrong, what to do.

pub mod bif;
pub mod export;
pub mod network;
pub mod pomdp;
pub mod scan;
