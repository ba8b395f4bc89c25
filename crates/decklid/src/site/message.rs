//! What is asked, and what is replied.

use decklid_car::date::Date;
use percent_encoding::percent_decode_str;

use super::problem::{MEDIA, Problem};

/// Pages.
const PAGE: &str = "text/html; charset=utf-8";

/// What is asked. A page is a function of these and of the cars.
#[derive(Clone, Copy, Debug)]
pub struct Request<'r> {
    /// The path of the address, as sent.
    pub path: &'r str,
    /// What follows the question mark, as sent.
    pub query: Option<&'r str>,
    /// The languages that the browser accepts, as its header says.
    pub accepted: Option<&'r str>,
    /// Where people reach this site, such as `https://trunk.example`.
    pub origin: Option<&'r str>,
    /// The day it is.
    pub today: Date,
}

/// What is replied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Type of the content; empty if there is none.
    pub media: &'static str,
    /// The content.
    pub body: String,
    /// Where to go instead.
    pub location: Option<String>,
    /// What a file should be called that is kept.
    pub file: Option<String>,
    /// All that the content depends on besides the program, for documents that are worth keeping; otherwise empty.
    pub version: Vec<String>,
}

impl Reply {
    fn new(status: u16, media: &'static str, body: String) -> Self {
        Reply { status, media, body, location: None, file: None, version: Vec::new() }
    }

    /// A page for people.
    pub fn page(status: u16, html: String) -> Self {
        Reply::new(status, PAGE, html)
    }

    /// Another address.
    pub fn see_other(address: String) -> Self {
        Reply { location: Some(address), ..Reply::new(303, "", String::new()) }
    }

    /// A document that is the same as long as `version` is.
    pub fn document(media: &'static str, body: String, version: Vec<String>) -> Self {
        Reply { version, ..Reply::new(200, media, body) }
    }

    /// What is wrong, for programs.
    pub fn of(problem: Problem) -> Self {
        Reply::new(problem.status(), MEDIA, problem.json())
    }
}

/// The parts of a path, decoded; `None` if they are not UTF-8. The path `/` has none.
pub(super) fn parts(path: &str) -> Option<Vec<String>> {
    let parts = path.strip_prefix('/').unwrap_or(path).split('/');
    let decoded = |part: &str| percent_decode_str(part).decode_utf8().ok().map(|part| part.into_owned());
    if path == "/" { Some(Vec::new()) } else { parts.map(decoded).collect() }
}
