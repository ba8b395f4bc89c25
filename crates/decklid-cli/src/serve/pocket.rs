//! What a browser keeps for when there is no network, over HTTP.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use axum::routing::get;
use sha2::{Digest, Sha256};

use super::reply::{Tag, known_tag};
use super::state::State;
use crate::pocket::Kept;

/// An address for each file.
pub(super) fn routes(files: Vec<Kept>) -> Router<Arc<State>> {
    files.into_iter().fold(Router::new(), |router, file| {
        let route = format!("/{}", file.name);
        let file = Arc::new(Ready::of(file));
        router.route(&route, get(move |headers: HeaderMap| async move { file.sent(&headers) }))
    })
}

/// A file that is ready to be sent.
struct Ready {
    media: &'static str,
    bytes: Bytes,
    packed: Option<Bytes>,
    policy: Option<&'static str>,
    tag: Tag,
}

impl Ready {
    fn of(file: Kept) -> Self {
        let Kept { name, media, bytes, packed, policy } = file;
        let digest = format!("{:x}", Sha256::digest(&bytes));
        Ready { media, bytes: bytes.into(), packed: packed.map(Bytes::from), policy, tag: Tag::of(&[name, &digest]) }
    }

    fn sent(&self, asked: &HeaderMap) -> Response {
        let takes = asked.get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let packed = self.packed.as_ref().filter(|_| takes.split(',').any(|kind| kind.trim() == "br"));
        let whole = || self.tag.on(packed.unwrap_or(&self.bytes).clone(), self.media);
        let mut response = self.tag.fresh(known_tag(asked)).unwrap_or_else(whole);
        let sent = response.status().is_success();
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if packed.is_some() && sent {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(policy) = self.policy {
            headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
        }
        response
    }
}
