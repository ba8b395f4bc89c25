//! Formats of others: text to data and back, and the problems of others that we solve.
//!
//! ```text
//!   .pomdp ──pomdp::read──► Pomdp ──Explicit──► decklid_logic::search
//!   .bif   ──bif::read────► Network ──network::Tree──► posteriors
//!   Open-PSA XML ◄──open_psa──► decklid_logic::tree
//!   a car ──export──► problem-json · bif · pomdp · prism
//!   the forms of decklid_car::load ──json_schema──► JSON Schema
//! ```
//! Pure: no file, clock or chance. A reader answers with data or with
//! mistakes: line, column, what is wrong, what to do.

pub mod bif;
pub mod export;
pub mod json_schema;
pub mod network;
pub mod open_psa;
pub mod pomdp;
mod problem;
pub mod scan;

pub use problem::Problem;
