//! A car's problem in other programs' formats.

pub mod bif;
pub mod cases;
mod circuit;
pub mod pomdp;
pub mod prism;
pub mod problem;
