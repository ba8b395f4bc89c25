//! Drawing files: which format, and writing them.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

#[cfg(feature = "paper")]
use decklid_faces::card::Sheet;
#[cfg(feature = "paper")]
use decklid_faces::paper::Unprintable;
use tempfile::NamedTempFile;

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

/// Writes a file whole or not at all: beside its place first, so that a full disk leaves what was there.
///
/// # Errors
/// It cannot be written.
pub fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    put(file, bytes).map_err(|e| Failure::io(&format!("Cannot write {}", file.display()), &e))
}

fn put(file: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it leads to is written.
    let place = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let known = fs::metadata(&place).ok();
    // A pipe or a device cannot be replaced.
    if known.as_ref().is_some_and(|known| !known.is_file()) {
        return fs::write(&place, bytes);
    }
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = beside(folder, known.map(|known| known.permissions()))?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    beside.persist(&place).map_err(|e| e.error)?;
    Ok(())
}

/// A new file in that folder, with the rights of the one that it replaces, else those that every new file gets.
fn beside(folder: &Path, rights: Option<fs::Permissions>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".decklid-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Those that the process's mask leaves.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let beside = builder.tempfile_in(folder)?;
    if let Some(rights) = rights {
        beside.as_file().set_permissions(rights)?;
    }
    Ok(beside)
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
