//! What lies beside the files of all cars: start page, manifest, icon, and the worker that keeps them offline.

use askama::Template;

use crate::page::Reader;
use crate::page::find::Listed;
use crate::page::frame::{Link, STYLE, calls};
use crate::texts::Texts;

/// The web manifest.
pub const MANIFEST: &str = include_str!("../../templates/manifest.webmanifest");
/// The icon.
pub const ICON: &str = include_str!("../../templates/icon.svg");
const WORKER: &str = include_str!("../../templates/worker.js");

struct Row {
    href: String,
    name: String,
    years: String,
}

#[derive(Template)]
#[template(path = "site.html")]
struct Page {
    t: Texts,
    lang: &'static str,
    car_lang: &'static str,
    style: &'static str,
    calls: Vec<Link>,
    cars: Vec<Row>,
    bodies: Vec<Row>,
}

/// The start page: all cars, each with its file `ID.html`.
pub fn index(reader: &Reader, cars: &[Listed]) -> String {
    let t = reader.texts;
    let rows = |archetype: bool| {
        let row =
            |car: &Listed| Row { href: format!("{}.html", car.id), name: t.car(&car.name), years: t.years(&car.years) };
        cars.iter().filter(|c| c.archetype == archetype).map(row).collect()
    };
    let page = Page {
        t,
        lang: t.language().code(),
        car_lang: t.language().code(),
        style: STYLE,
        calls: calls(reader),
        cars: rows(false),
        bodies: rows(true),
    };
    page.render().unwrap_or_default()
}

/// The service worker for files of this version: keeps the start page, and each car that was looked at.
pub fn worker(version: &str) -> String {
    WORKER.replace("VERSION", version)
}
