#![doc = include_str!("../README.md")]

#[macro_use]
mod words;

pub mod car;
mod cost;
pub mod date;
mod expr;
pub mod file;
mod id;
pub mod law;
pub mod letters;
pub mod load;
mod lookup;
pub mod place;
pub mod quantity;
pub mod role;
pub mod sign;
pub mod source;
mod text;
pub mod texts;

pub use car::*;
pub use load::{Diagnostic, Shelf, load};
