//! Drives `decklid` as a user or another program would.

mod drive;
#[allow(dead_code)]
pub(crate) mod server;

#[allow(unused_imports)]
pub(crate) use drive::*;

const PROGRAM: &str = env!("CARGO_BIN_EXE_decklid");
