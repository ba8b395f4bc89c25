//! Finding the car that a person means, and what they noticed.
//!
//! Every word that was typed is read as a maker, a model, a body, a year, a generation or a trim; what stays unread
//! counts against a car. A car of the catalog is only offered as ours if its model, its years and its body fit what was
//! typed; otherwise the car keeps its own name, and its body tells what holds for it.

mod answer;
mod finder;
mod fit;
mod lexicon;
mod meant;
mod reading;
mod search;
mod shape;
mod signs;
mod table;
mod unlisted;
mod vin;
mod words;

pub use answer::{Choice, Found, Kind, Market, Match};
pub use decklid_advice::near::nearest;
pub use finder::Finder;
pub use meant::{Meant, Offer};
pub use shape::{Shape, Span};
pub use signs::signs;
pub use unlisted::{age, in_words, like, offer_words, short, unlisted, unserved};
pub use vin::Vin;
