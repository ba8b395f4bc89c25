//! Any bytes as a case: link, JSON, command line and library spell it, and each reads back what it was.
#![no_main]

#[path = "../../crates/decklid-console/tests/spellings/mod.rs"]
mod spellings;

use std::sync::OnceLock;

use decklid_car::car::Car;
use libfuzzer_sys::fuzz_target;

static SEDAN: OnceLock<Car> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| spellings::come_back(SEDAN.get_or_init(spellings::sedan), bytes));
