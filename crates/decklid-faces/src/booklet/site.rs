//! What goes with the files of all cars: start page, manifest, icons, and the service worker that keeps them offline.

use askama::Template;

use crate::page::Reader;
use crate::page::find::Listed;
use crate::page::frame::{Link, STYLE, calls};
#[cfg(feature = "paper")]
use crate::paper::{self, Unprintable};
use crate::texts::Texts;

/// The web manifest, its title to be put in.
const MANIFEST: &str = include_str!("../../templates/manifest.webmanifest");
/// The icon.
pub const ICON: &str = include_str!("../../templates/icon.svg");
/// Width of the icon's drawing (its units).
#[cfg(feature = "paper")]
const ICON_WIDTH: f64 = 120.0;
/// The web manifest in the reader's language.
pub fn manifest(texts: Texts) -> String {
    MANIFEST.replace("TITLE", &texts.home_title())
}

/// Icons of dots that the manifest names: file, and dots a side.
#[cfg(feature = "paper")]
const DOTS: [(&str, f64); 2] = [("icon-192.png", 192.0), ("icon-512.png", 512.0)];
const WORKER: &str = include_str!("../../templates/worker.js");

struct SiteCar {
    href: String,
    name: String,
    years: String,
}

#[derive(Template)]
#[template(path = "site.html")]
struct SitePage {
    t: Texts,
    lang: &'static str,
    style: &'static str,
    calls: Vec<Link>,
    cars: Vec<SiteCar>,
    bodies: Vec<SiteCar>,
}

/// The start page: all cars, each with its file `ID.html`.
pub fn index(reader: &Reader, cars: &[Listed]) -> String {
    let t = reader.texts;
    let rows = |archetype: bool| {
        let row = |car: &Listed| SiteCar {
            href: format!("{}.html", car.id),
            name: t.car(&car.name),
            years: t.years(&car.years),
        };
        cars.iter().filter(|c| c.archetype == archetype).map(row).collect()
    };
    let page = SitePage {
        t,
        lang: t.language().code(),
        style: STYLE,
        calls: calls(reader),
        cars: rows(false),
        bodies: rows(true),
    };
    page.render().unwrap_or_default()
}

/// The icon as dots, for systems that take no drawing: names of files with what is in them.
///
/// # Errors
/// When the drawing cannot be painted.
#[cfg(feature = "paper")]
pub fn icons() -> Result<Vec<(&'static str, Vec<u8>)>, Unprintable> {
    DOTS.into_iter().map(|(name, dots)| Ok((name, paper::png(ICON, dots / ICON_WIDTH)?))).collect()
}

/// The service worker for files of this version: keeps the start page, and each car that was looked at.
pub fn worker(version: &str) -> String {
    WORKER.replace("VERSION", version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_are_as_large_as_the_manifest_says() {
        for (name, png) in icons().expect("painted") {
            let size = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
            assert_eq!((&png[1..4], size(16)), (&b"PNG"[..], size(20)), "{name} is square");
            let told = format!("\"src\": \"{name}\", \"sizes\": \"{0}x{0}\"", size(16));
            assert!(MANIFEST.contains(&told), "{told}");
        }
    }
}
