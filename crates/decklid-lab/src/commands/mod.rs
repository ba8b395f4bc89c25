//! One file per command. Each makes a [`Reply`](decklid_console::reply::Reply); only `output` writes it.

pub(crate) mod cases;
pub(crate) mod drill;
pub(crate) mod export;
pub(crate) mod learn;
pub(crate) mod lockouts;
pub(crate) mod plan;
pub(crate) mod progress;
pub(crate) mod replay;
pub(crate) mod schema;
pub(crate) mod sensitivity;
pub(crate) mod simulate;
pub(crate) mod solve;
pub(crate) mod twin;
pub(crate) mod why;
