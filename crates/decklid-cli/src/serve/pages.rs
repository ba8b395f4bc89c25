//! The site over HTTP: what it replies to an address, worked out by our threads and kept.

use std::sync::Arc;

use axum::Router;
use axum::extract::State as Shared;
use axum::http::header::{ACCEPT_LANGUAGE, HOST};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use decklid::site::{self, Known, Lost, Request, Think, Worked};
use decklid_advice::consult::{Case, Refusal};
use decklid_console::day;
use decklid_faces::report::CauseReport;
use decklid_faces::texts::Texts;

use super::client::Client;
use super::kept::Key;
use super::reply::{Asked, known_tag, replied};
use super::state::State;

/// All addresses of the site.
pub(super) fn routes() -> Router<Arc<State>> {
    site::ROUTES.iter().fold(Router::new(), |router, route| router.route(route, get(answer)))
}

async fn answer(Shared(state): Shared<Arc<State>>, client: Client, uri: Uri, headers: HeaderMap) -> Response {
    let origin = state.base.clone().or_else(|| origin(&headers));
    let request = Request {
        path: uri.path(),
        query: uri.query(),
        accepted: headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()),
        origin: origin.as_deref(),
        today: day::today(),
    };
    let reply = site::answer(&state.site, &request, &Thinker { state: &state, client }).await;
    replied(reply, known_tag(&headers))
}

/// Where the client reached this site: the host that it named, over https if a proxy in front of us says so.
fn origin(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok());
    let host = text(HOST.as_str()).filter(|h| h.len() <= 255)?;
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b));
    let scheme = if text("x-forwarded-proto") == Some("https") { "https" } else { "http" };
    plain.then(|| format!("{scheme}://{host}"))
}

/// Our threads and what they worked out before, for one client.
struct Thinker<'s> {
    state: &'s State,
    client: Client,
}

impl Think for Thinker<'_> {
    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Lost> {
        self.state.work(self.client, work).await
    }

    async fn counsel(&self, known: &Arc<Known>, case: &Case) -> Result<Arc<Worked>, Lost> {
        self.state.counsel(self.client, known, case).await
    }

    async fn causes(
        &self,
        known: &Arc<Known>,
        case: &Case,
        texts: Texts,
    ) -> Result<Result<Arc<CauseReport>, Refusal>, Lost> {
        self.state.causes(self.client, known, case, texts).await
    }

    async fn text<E: Send + 'static>(
        &self,
        version: &[String],
        work: impl FnOnce() -> Result<String, E> + Send + 'static,
    ) -> Result<Result<String, E>, Lost> {
        let words: Vec<&str> = version.iter().map(String::as_str).collect();
        match self.state.bytes(self.client, Key::of(&words), || work().map(String::into_bytes)).await? {
            Ok(bytes) => String::from_utf8(bytes.to_vec()).map(Ok).map_err(|_| Lost::Broken),
            Err(error) => Ok(Err(error)),
        }
    }
}

/// No such page.
pub(super) async fn nowhere(request: axum::extract::Request) -> Response {
    Asked::of(&request).trouble(StatusCode::NOT_FOUND)
}

/// No such method.
pub(super) async fn no_method(request: axum::extract::Request) -> Response {
    Asked::of(&request).trouble(StatusCode::METHOD_NOT_ALLOWED)
}
