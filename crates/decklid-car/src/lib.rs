//! What a car's trunk is: the words, the file format with its loader, and what the law asks.
//!
//! ```text
//!  car.toml ── load ──► Car: parts, moves, outcomes, places, facts, laws
//!      └──────────────► every problem at once: rule, file, line, column, sentence, hint
//! ```
//!
//! Plain data: what a car does is in `decklid-meaning`.

pub mod car;
mod cost;
mod id;
pub mod law;
pub mod load;
pub mod place;
pub mod quantity;
pub mod source;
pub mod texts;
