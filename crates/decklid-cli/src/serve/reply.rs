//! Answers as HTTP: a page, a document, or an error in the form the client asked for.

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use decklid::site::{Problem, Reply, language_only};
use decklid_faces::page::{Reader, trouble};
use decklid_faces::texts::Language;

use super::body;
use super::refused::Refused;

/// How the client asked: decides the form of an error.
pub(super) struct Asked {
    program: bool,
    reader: Reader,
}

impl Asked {
    /// From a request.
    pub(super) fn of(request: &Request) -> Self {
        let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
        Asked { program: is_api(request.uri()), reader: language_only(request.uri().query(), accepted) }
    }

    /// What went wrong, as a page or as a problem.
    pub(super) fn trouble(&self, status: StatusCode) -> Response {
        let t = self.reader.texts;
        let (title, says, problem) = match status {
            StatusCode::URI_TOO_LONG => (
                t.trouble_long(),
                t.trouble_long_do(),
                Problem::new(status.as_u16(), "address-too-long", "The address is longer than 8192 bytes."),
            ),
            StatusCode::REQUEST_TIMEOUT => (
                t.trouble_title(),
                t.trouble_slow(),
                Problem::new(status.as_u16(), "timeout", "The request did not arrive in time. Try again."),
            ),
            StatusCode::PAYLOAD_TOO_LARGE => (t.trouble_title(), String::new(), body::too_large()),
            StatusCode::METHOD_NOT_ALLOWED => (
                t.trouble_title(),
                String::new(),
                Problem::new(status.as_u16(), "method", "This address does not take that method."),
            ),
            StatusCode::SERVICE_UNAVAILABLE => (
                t.trouble_title(),
                t.trouble_busy(),
                Problem::new(status.as_u16(), "busy", "The server is busy right now. Try again in a moment."),
            ),
            StatusCode::BAD_REQUEST => (
                t.trouble_bad_address(),
                String::new(),
                Problem::new(status.as_u16(), "bad-address", "The address is not UTF-8."),
            ),
            StatusCode::NOT_FOUND => (t.trouble_no_page(), String::new(), Problem::missing()),
            _ => (
                t.trouble_title(),
                t.trouble_inside(),
                Problem::new(status.as_u16(), "internal", "An error on our side. Try again."),
            ),
        };
        self.told(status, title, says, problem)
    }

    /// The request does not say, or says twice, which host it means.
    pub(super) fn no_host(&self) -> Response {
        let status = StatusCode::BAD_REQUEST;
        let problem = Problem::new(status.as_u16(), "bad-host", "The request must have one `Host` header.");
        self.told(status, self.reader.texts.trouble_bad_address(), String::new(), problem)
    }

    /// The body ended early, or is not framed as HTTP says.
    pub(super) fn unreadable(&self) -> Response {
        self.told(StatusCode::BAD_REQUEST, self.reader.texts.trouble_title(), String::new(), body::unreadable())
    }

    fn told(&self, status: StatusCode, title: String, says: String, problem: Problem) -> Response {
        if self.program {
            return Refused::from(problem).into_response();
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

/// What the site replies; `known` is the tag that the client already has.
pub(super) fn replied(reply: Reply, known: Option<&str>) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(address) = reply.location {
        return match HeaderValue::from_str(&address) {
            Ok(address) => (status, [(header::LOCATION, address)]).into_response(),
            Err(_) => inside(),
        };
    }
    if reply.version.is_empty() {
        let shown = page(status, reply.body);
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(reply.media))];
        return if reply.media.starts_with("text/html") {
            shown
        } else {
            (status, kind, shown.into_body()).into_response()
        };
    }
    let version: Vec<&str> = reply.version.iter().map(String::as_str).collect();
    let tag = Tag::of(&version);
    let mut response = tag.fresh(known).unwrap_or_else(|| tag.on(reply.body, reply.media));
    let name = reply.file.and_then(|name| HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).ok());
    if let Some(name) = name.filter(|_| response.status() == StatusCode::OK) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

/// A JSON document that an address stands for; `known` is the tag that the client already has.
pub(super) fn document(json: String, tag: &Tag, known: Option<&str>) -> Response {
    tag.fresh(known).unwrap_or_else(|| tag.on(json.into_bytes(), "application/json"))
}

/// The answer in JSON to a question.
pub(super) fn answer(json: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], json.into()).into_response()
}

/// Says which version of a resource this is, whatever its encoding: of this program, of this model, in this language.
pub(super) struct Tag(String);

impl Tag {
    /// The version of what depends on these and on the program.
    pub(super) fn of(parts: &[&str]) -> Self {
        use sha2::{Digest, Sha256};
        let mut digest = Sha256::new_with_prefix(env!("CARGO_PKG_VERSION"));
        for part in parts {
            digest.update([0]);
            digest.update(part);
        }
        let short: String = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Tag(format!("W/\"{short}\""))
    }

    /// The answer to a client that already has this: not modified.
    pub(super) fn fresh(&self, known: Option<&str>) -> Option<Response> {
        let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        let same = known?.split(',').any(|known| known.trim() == "*" || strong(known) == strong(&self.0));
        same.then(|| (StatusCode::NOT_MODIFIED, self.headers(), ()).into_response())
    }

    /// A file of that kind with this tag.
    pub(super) fn on(&self, bytes: impl Into<Body>, media: &'static str) -> Response {
        (self.headers(), [(header::CONTENT_TYPE, media)], bytes.into()).into_response()
    }

    fn headers(&self) -> [(HeaderName, String); 2] {
        [(header::ETAG, self.0.clone()), (header::VARY, "accept-language".to_owned())]
    }
}

/// The tag that a client says it has.
pub(super) fn known_tag(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok())
}
