//! Something could not be shown: what, and how to go on.

use askama::Template;

use super::address::{Query, Reader};
use super::frame::{Frame, Link};
use super::written;

#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage {
    frame: Frame,
    title: String,
    says: Vec<String>,
    links: Vec<Link>,
}

/// A page that says what is wrong, what to do, and where to go from here.
pub fn trouble(reader: &Reader, title: String, says: Vec<String>, links: Vec<Link>) -> String {
    let frame = Frame::new(reader, title.clone(), "/", &Query::default(), None);
    written(&TroublePage { frame, title, says, links })
}
