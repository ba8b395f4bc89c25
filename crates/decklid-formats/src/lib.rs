//! File formats that reliability, belief-network and planning tools share: text to data and back, and the answers.
//!
//! ```text
//!   Open-PSA XML ◄──open_psa──► decklid_logic::tree ──► cut sets, probability, importance
//!   .bif   ──bif::read──► Network ──network::Tree──► exact posteriors
//!   .pomdp ──pomdp::read──► Pomdp ──Explicit──► decklid_logic::search
//!   a car ──export──► JSON · BIF · POMDP · PRISM
//!   the forms of decklid_car::load ──json_schema──► JSON Schema
//! ```
//! Pure: no file, clock or chance. A text that cannot be read gives a [`ReadError`]: line, column, what is wrong and
//! what to do about it.

pub mod bif;
mod error;
pub mod export;
pub mod json_schema;
pub mod network;
pub mod open_psa;
pub mod pomdp;
mod scan;

pub use error::ReadError;

/// The example of the README runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
