//! The font of cards: part of decklid, so that the same card gives the same bytes everywhere.

/// Roboto Condensed, Latin letters; see `fonts/README.md`.
pub(crate) const REGULAR: &[u8] = include_bytes!("../fonts/RobotoCondensed-Regular.ttf");
/// The same in bold.
pub(crate) const BOLD: &[u8] = include_bytes!("../fonts/RobotoCondensed-Bold.ttf");
/// Its name in drawings.
pub(crate) const FONT: &str = "Roboto Condensed";
