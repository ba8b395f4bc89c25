//! What the tests share: chance, the shelf of cars, random small cars, brute force.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod brute;
pub(crate) mod closure;
pub(crate) mod cores;
#[path = "../../../decklid-logic/tests/common/dice.rs"]
pub(crate) mod dice;
pub(crate) mod reduce;
pub(crate) mod shelf;
pub(crate) mod small;
pub(crate) mod solve;
