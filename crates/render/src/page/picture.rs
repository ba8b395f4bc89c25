//! The only place where a picture is put into a page.

use access::car::{Car, MoveId};

/// A picture of the place of a step, with the same in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// An `<svg>` element, made by us and therefore not escaped.
    pub svg: String,
    /// What it shows.
    pub words: String,
}

/// The picture for a move: none until drawings are there.
pub fn of(_car: &Car, _mv: MoveId) -> Option<Picture> {
    None
}
