//! What the tests share: seeded chance.

#![allow(dead_code, reason = "other crates use more of it")]

pub(crate) mod dice;
