//! Drawing files: which format, and writing them.

use std::path::Path;

#[cfg(feature = "paper")]
use decklid_faces::card::Sheet;
#[cfg(feature = "paper")]
use decklid_faces::paper::Unprintable;

use crate::failure::Failure;

/// Dots per inch of a card as PNG.
#[cfg(feature = "paper")]
const DOTS: f64 = 300.0;

/// The format of a drawing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Lines that scale.
    Svg,
    /// Dots.
    Png,
    /// A page to print.
    Pdf,
}

/// The format that a file name's extension says.
///
/// # Errors
/// The extension is not one that we can draw.
pub fn kind(file: &Path) -> Result<Kind, Failure> {
    let end = file.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    match end.as_str() {
        "svg" => Ok(Kind::Svg),
        "png" => Ok(Kind::Png),
        "pdf" => Ok(Kind::Pdf),
        _ => Err(Failure::usage(
            format!("Can't tell the format from the name {}.", file.display()),
            "Name a file that ends in .svg, .pdf or .png.",
        )),
    }
}

/// Writes a file.
///
/// # Errors
/// It cannot be written.
pub fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(file, bytes).map_err(|e| Failure::io(&format!("Cannot write {}", file.display()), &e))
}

/// A drawing that cannot be printed.
#[cfg(feature = "paper")]
pub fn unprintable(why: Unprintable) -> Failure {
    Failure::data(why.to_string(), "Use another format, such as .svg.")
}

/// A card as a file.
///
/// # Errors
/// It cannot be printed.
#[cfg(feature = "paper")]
pub fn of_card(sheet: &Sheet, kind: Kind) -> Result<Vec<u8>, Failure> {
    match kind {
        Kind::Svg => Ok(sheet.svg().into_bytes()),
        Kind::Pdf => sheet.pdf().map_err(unprintable),
        Kind::Png => sheet.png(DOTS).map_err(unprintable),
    }
}
