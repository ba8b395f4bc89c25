//! Files of drawings: which kind, and writing them.

use std::path::Path;

use decklid_faces::paper::Unprintable;

use crate::failure::Failure;

/// What a drawing is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Lines that scale.
    Svg,
    /// Dots.
    Png,
    /// A page to print.
    Pdf,
}

/// The kind that the end of a file's name says.
pub(crate) fn kind(file: &Path) -> Result<Kind, Failure> {
    let end = file.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    match end.as_str() {
        "svg" => Ok(Kind::Svg),
        "png" => Ok(Kind::Png),
        "pdf" => Ok(Kind::Pdf),
        _ => Err(Failure::usage(
            format!("{} says not what to draw it as.", file.display()),
            "Name a file that ends in .svg, .pdf or .png.",
        )),
    }
}

/// Writes a file.
pub(crate) fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(file, bytes).map_err(|e| Failure::io(&format!("Cannot write {}", file.display()), &e))
}

/// A drawing of ours that cannot be put on paper.
pub(crate) fn unprintable(why: Unprintable) -> Failure {
    Failure::data(why.to_string(), "Take another kind of file, such as .svg.")
}
