//! A car's maintenance over HTTP as a calendar file.

use std::sync::Arc;

use axum::extract::{Path, State as Shared};
use axum::http::HeaderMap;
use axum::http::Uri;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_DISPOSITION, HeaderValue};
use axum::response::Response;

use super::card::of_car;
use super::client::Client;
use super::kept::Key;
use super::problem::Problem;
use super::query::{Fields, language_only};
use super::reply::{Tag, known_tag};
use super::state::State;
use super::work::Lost;
use decklid::care;
use decklid_console::day;

/// Recurring maintenance from `since` on: today unless the address says otherwise.
pub(super) async fn calendar(
    Shared(state): Shared<Arc<State>>,
    client: Client,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let known = state.known(&id)?;
    let fields = Fields::of(uri.query());
    let since = fields.get("since").map_or_else(|| Ok(day::today()), day::read);
    let since = since.map_err(|failure| Problem::of(&failure, "since"))?;
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    let texts = language_only(&uri, accepted).texts;
    let day = since.to_string();
    let of = of_car("calendar", &known.car, texts);
    let mut of: Vec<&str> = of.iter().map(String::as_str).collect();
    of.push(&day);
    let tag = Tag::of(&of);
    if let Some(fresh) = tag.fresh(known_tag(&headers)) {
        return Ok(fresh);
    }
    let work = {
        let known = known.clone();
        move || Ok::<_, Lost>(care::calendar(&known.car, known.worth(), since, texts).0.into_bytes())
    };
    let text = state.bytes(client, Key::of(&of), work).await??;
    let mut response = tag.on(text.to_vec(), "text/calendar; charset=utf-8");
    let name = format!("attachment; filename=\"{id}-care.ics\"");
    if let Ok(name) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
