//! A car that runs.
pub mod bench;
pub mod plant;
pub mod sense;
pub mod trace;
