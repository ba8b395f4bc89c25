//! Reading a file beside a car's: its tables and keys, with every problem at once.
//!
//! ```text
//!  text ── parse ──► Table ── Item::form(&Form) ──► keys and types are right, or a Report says where not
//!                      └────── Item::get, text, number, choice … ──► values
//! ```
//!
//! [`forms`] has the tables of our own files; a crate with a file of its own, such as `decklid-twin`, declares its own.

pub use crate::load::fields::{Item, Text, choice, number, table, text, texts};
pub use crate::load::form::{Form, Key, Need, Shape};
pub use crate::load::problem::{Place, Report};
pub use crate::load::raw::{Entry, Node, Table, Value, parse};

/// The tables of `car.toml`, `numbers.toml`, `expected.toml` and the translations.
pub mod forms {
    pub use crate::load::forms::{CAR, CASE, EXPECT, EXPECTED, NUMBERS};
    pub use crate::load::translation_form::TRANSLATION;
}
