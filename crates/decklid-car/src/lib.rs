#![doc = include_str!("../README.md")]

pub mod car;
mod cost;
mod id;
pub mod law;
pub mod load;
pub mod place;
pub mod quantity;
pub mod source;
pub mod texts;

pub use car::*;
pub use load::{Diagnostic, Shelf, load};
