//! Formats that others wrote: text to data and back, with the place of every mistake.
//!
//! ```text
//!   Open-PSA XML ◄──► access::tree
//! ```
//!
//! No file is read here and none is written: texts come in and go out as arguments.

pub mod open_psa;
mod problem;

pub use problem::Problem;
