//! Drives `decklid-lab` as a user or another program would.

#[path = "../../../decklid-cli/tests/common/drive.rs"]
mod drive;

#[allow(unused_imports)]
pub(crate) use drive::*;

const PROGRAM: &str = env!("CARGO_BIN_EXE_decklid-lab");
