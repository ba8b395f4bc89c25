//! Answers as HTTP: a page, a document, or an error in the form the client asked for.

use axum::extract::Request;
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use decklid_faces::page::{Reader, trouble};
use decklid_faces::texts::Language;

use super::problem::Problem;
use super::query;

/// How the client asked: decides the form of an error.
pub(super) struct Asked {
    program: bool,
    reader: Reader,
}

impl Asked {
    /// From a request.
    pub(super) fn of(request: &Request) -> Self {
        let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
        Asked { program: is_api(request.uri()), reader: query::language_only(request.uri(), accepted) }
    }

    /// What went wrong, as a page or as a problem.
    pub(super) fn trouble(&self, status: StatusCode) -> Response {
        let t = self.reader.texts;
        let (title, says, problem) = match status {
            StatusCode::URI_TOO_LONG => (
                t.trouble_long(),
                t.trouble_long_do(),
                Problem::new(status, "address-too-long", "The address is longer than 8192 bytes."),
            ),
            StatusCode::REQUEST_TIMEOUT => {
                (t.trouble_title(), t.trouble_slow(), Problem::new(status, "timeout", "This took too long. Try again."))
            }
            StatusCode::SERVICE_UNAVAILABLE => (
                t.trouble_title(),
                t.trouble_busy(),
                Problem::new(status, "busy", "The server is busy right now. Try again in a moment."),
            ),
            StatusCode::BAD_REQUEST => (
                t.trouble_bad_address(),
                String::new(),
                Problem::new(status, "bad-address", "The address is not UTF-8."),
            ),
            StatusCode::NOT_FOUND => {
                (t.trouble_no_page(), String::new(), Problem::new(status, "not-found", "There is no such resource."))
            }
            _ => (
                t.trouble_title(),
                t.trouble_inside(),
                Problem::new(status, "internal", "An error on our side. Try again."),
            ),
        };
        if self.program {
            return problem.into_response();
        }
        let says = if says.is_empty() { Vec::new() } else { vec![says] };
        page(status, trouble::trouble(&self.reader, title, says, Vec::new()))
    }
}

fn is_api(uri: &Uri) -> bool {
    uri.path().starts_with("/api/")
}

/// The answer after a panic.
pub(super) fn inside() -> Response {
    let asked = Asked { program: false, reader: Reader::of(Language::default()) };
    asked.trouble(StatusCode::INTERNAL_SERVER_ERROR)
}

/// A page. This browser alone may cache it for a short while.
pub(super) fn page(status: StatusCode, html: String) -> Response {
    let mut response = (status, html).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    let keep = if status == StatusCode::OK { "private, max-age=300" } else { "no-store" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

/// A redirect.
pub(super) fn see_other(address: &str) -> Response {
    match HeaderValue::from_str(address) {
        Ok(address) => (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response(),
        Err(_) => inside(),
    }
}

/// A JSON document of a model; `known` is the tag that the client already has.
pub(super) fn document(json: String, hash: &str, known: Option<&str>) -> Response {
    fresh(hash, known).unwrap_or_else(|| tagged(json.into_bytes(), "application/json", hash))
}

/// The answer to a client that already has this: not modified.
pub(super) fn fresh(tag: &str, known: Option<&str>) -> Option<Response> {
    let quoted = format!("\"{tag}\"");
    let same = known?.split(',').any(|k| k.trim().trim_start_matches("W/") == quoted);
    same.then(|| (StatusCode::NOT_MODIFIED, [(header::ETAG, quoted)]).into_response())
}

/// A file of that kind with its tag.
pub(super) fn tagged(bytes: Vec<u8>, media: &'static str, tag: &str) -> Response {
    ([(header::CONTENT_TYPE, media.to_owned()), (header::ETAG, format!("\"{tag}\""))], bytes).into_response()
}

/// The tag that a client says it has.
pub(super) fn known_tag(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok())
}

/// One tag for several models.
pub(super) fn tag_of(hashes: &[&str]) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(hashes.join(" "));
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
