//! Applied to every answer: limits, compression, and headers that forbid what is not needed.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use base64::Engine;
use sha2::{Digest, Sha256};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use super::reply;

/// Longest body (bytes).
pub(super) const BODY: usize = 64 * 1024;
/// Longest address (bytes).
pub(super) const ADDRESS: usize = 8 * 1024;
/// Time limit of an answer.
const TIME: Duration = Duration::from_secs(15);

/// The routes within their limits.
pub(super) fn within(routes: Router) -> Router {
    let policy = policy();
    routes
        .layer(DefaultBodyLimit::max(BODY))
        .layer(from_fn(in_time))
        .layer(from_fn(short_address))
        .layer(CatchPanicLayer::custom(|_| reply::inside()))
        .layer(from_fn(move |request: Request, next: Next| {
            let policy = policy.clone();
            async move { headed(next.run(request).await, policy) }
        }))
        .layer(CompressionLayer::new())
}

async fn in_time(request: Request, next: Next) -> Response {
    let asked = reply::Asked::of(&request);
    match tokio::time::timeout(TIME, next.run(request)).await {
        Ok(response) => response,
        Err(_) => asked.trouble(StatusCode::REQUEST_TIMEOUT),
    }
}

/// Refuses addresses that are too long or not UTF-8, as a page or as a problem.
async fn short_address(request: Request, next: Next) -> Response {
    let length = request.uri().path_and_query().map_or(0, |p| p.as_str().len());
    let asked = reply::Asked::of(&request);
    if length > ADDRESS {
        return asked.trouble(StatusCode::URI_TOO_LONG);
    }
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let bare = response.status() == StatusCode::BAD_REQUEST && kind.starts_with("text/plain");
    if bare { asked.trouble(StatusCode::BAD_REQUEST) } else { response }
}

/// Only our one style sheet, inline pictures, and forms that are sent back to us.
fn policy() -> HeaderValue {
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(decklid_faces::page::STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

fn headed(mut response: Response, policy: HeaderValue) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("geolocation=(), camera=(), microphone=()"),
    );
    response
}
