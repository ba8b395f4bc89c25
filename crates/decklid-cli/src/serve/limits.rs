//! Applied to every answer: limits, counts, compression, and headers that forbid what is not needed.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, MatchedPath, Request, State as Shared};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, StatusCode, Version};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use decklid_faces::page::Pocket;
use decklid_faces::pocket::DRAWING_POLICY;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use super::body::BODY;
use super::reply;
use super::state::State;
use crate::pocket;

/// Longest address (bytes).
pub(super) const ADDRESS: usize = 8 * 1024;
/// Time to send a body.
const READING: Duration = Duration::from_secs(10);
/// Time until an answer begins.
const THINKING: Duration = Duration::from_secs(15);
/// When to ask again after a refusal (s).
const AGAIN: HeaderValue = HeaderValue::from_static("5");
/// What no answer of ours needs, forbidden.
const CLOSED: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("permissions-policy", "geolocation=(), camera=(), microphone=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// The routes within their limits.
pub(super) fn within(routes: Router, state: &Arc<State>) -> Router {
    let policy = policy(state.site.pocket() == Pocket::Yes);
    routes
        .layer(from_fn(in_time))
        .layer(from_fn(whole))
        .layer(DefaultBodyLimit::max(BODY))
        .layer(from_fn(well_addressed))
        .layer(CatchPanicLayer::custom(|_| reply::inside()))
        .layer(from_fn(move |request: Request, next: Next| {
            let policy = policy.clone();
            async move { headed(next.run(request).await, policy) }
        }))
        .layer(from_fn_with_state(state.clone(), counted))
        .layer(CompressionLayer::new())
}

/// Counts an answer; the log names the kind of address only.
async fn counted(Shared(state): Shared<Arc<State>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let took = begun.elapsed();
    state.tally.answered(response.status(), took);
    state.log.answer(&method, route.as_ref().map_or("none", MatchedPath::as_str), response.status(), took);
    response
}

/// Limits the time until an answer begins; what was begun for it is then called off.
async fn in_time(request: Request, next: Next) -> Response {
    let asked = reply::Asked::of(&request);
    match tokio::time::timeout(THINKING, next.run(request)).await {
        Ok(response) => response,
        Err(_) => asked.trouble(StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// Reads the body before anything else happens, in a limited time; one that says it is too long is not read at all.
async fn whole(request: Request, next: Next) -> Response {
    let asked = reply::Asked::of(&request);
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > BODY as u64) {
        return asked.trouble(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let (parts, body) = request.into_parts();
    let reading = Bytes::from_request(Request::from_parts(parts.clone(), body), &());
    match tokio::time::timeout(READING, reading).await {
        Ok(Ok(body)) => next.run(Request::from_parts(parts, Body::from(body))).await,
        Ok(Err(rejected)) if rejected.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            asked.trouble(StatusCode::PAYLOAD_TOO_LARGE)
        }
        Ok(Err(_)) => asked.unreadable(),
        Err(_) => asked.trouble(StatusCode::REQUEST_TIMEOUT),
    }
}

/// Refuses addresses that are too long or not UTF-8, and requests that do not say once which host they mean.
async fn well_addressed(request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |p| p.as_str().len());
    let asked = reply::Asked::of(&request);
    if length > ADDRESS {
        return asked.trouble(StatusCode::URI_TOO_LONG);
    }
    let hosts = request.headers().get_all(header::HOST).iter().count();
    if hosts > 1 || (hosts == 0 && request.version() == Version::HTTP_11) {
        return asked.no_host();
    }
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let bare = response.status() == StatusCode::BAD_REQUEST && kind.starts_with("text/plain");
    if bare { asked.trouble(StatusCode::BAD_REQUEST) } else { response }
}

/// What pages may load, as a header.
fn policy(pocket: bool) -> HeaderValue {
    HeaderValue::from_str(&pocket::policy(pocket)).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

fn headed(mut response: Response, policy: HeaderValue) -> Response {
    let status = response.status();
    let headers: &mut HeaderMap = response.headers_mut();
    let drawn = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "image/svg+xml");
    let policy = if drawn { HeaderValue::from_static(DRAWING_POLICY) } else { policy };
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    for (name, value) in CLOSED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, AGAIN);
    }
    response
}
