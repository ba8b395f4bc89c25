//! What all drawings share: how the reader sees them, how large they are, and points in them.

use crate::texts::Language;

/// Where the driver sits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Drive {
    /// On the left, as in most countries.
    #[default]
    Left,
    /// On the right.
    Right,
}

/// How the reader sees pictures.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sight {
    /// The reader's language.
    pub language: Language,
    /// Where the driver sits.
    pub drive: Drive,
}

/// Width of every view (picture units).
pub(crate) const WIDTH: f64 = 400.0;
/// Least distance of a mark from the sides of a picture.
pub(super) const EDGE: f64 = 16.0;

/// A point in a view, and whether it is hidden behind something there.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Point {
    /// From the left of the view, before mirroring.
    pub(crate) x: f64,
    /// From the top of the view.
    pub(crate) y: f64,
    /// Behind or below something.
    pub(crate) hidden: bool,
}
