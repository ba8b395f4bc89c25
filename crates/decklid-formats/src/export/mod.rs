//! A car's problem in formats that others read.

pub mod bif;
pub mod cases;
mod circuit;
pub mod pomdp;
pub mod prism;
pub mod problem;
