//! A car's maintenance over HTTP as a calendar file.

use std::sync::Arc;

use axum::extract::{Path, State as Shared};
use axum::http::HeaderMap;
use axum::http::Uri;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_DISPOSITION, HeaderValue, VARY};
use axum::response::Response;

use super::problem::Problem;
use super::query::{Fields, language_only};
use super::reply::{fresh, known_tag, tagged};
use super::state::State;
use decklid::care;
use decklid_console::day;

/// Recurring maintenance from `since` on: today unless the address says otherwise.
pub(super) async fn calendar(
    Shared(state): Shared<Arc<State>>,
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
    let (language, measures) = (texts.language(), texts.measures());
    let used = format!("{}-{}", measures.currency.code(), measures.units.code());
    let tag = format!("{}-{}-{used}-{since}", known.car.hash, language.code());
    if let Some(fresh) = fresh(&tag, known_tag(&headers)) {
        return Ok(fresh);
    }
    let work = {
        let known = known.clone();
        move || care::calendar(&known.car, known.worth(), since, texts).0
    };
    let text = state.work(work).await.ok_or_else(Problem::internal)?;
    let mut response = tagged(text.into_bytes(), "text/calendar; charset=utf-8", &tag);
    let name = format!("attachment; filename=\"{id}-care.ics\"");
    if let Ok(name) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(CONTENT_DISPOSITION, name);
    }
    response.headers_mut().insert(VARY, HeaderValue::from_static("accept-language"));
    Ok(response)
}
