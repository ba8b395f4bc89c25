//! The pocket card of a car over HTTP: SVG, PDF or PNG, on A6.

use std::sync::Arc;

use axum::extract::{Path, State as Shared};
use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::api::known;
use super::problem::Problem;
use super::state::State;
use crate::commands::card::{Wish, bytes, fitting};
use crate::commands::paint::Kind;

/// The card of a car; its tag is the model's hash, so that it is made and sent once.
pub(super) async fn card(
    Shared(state): Shared<Arc<State>>,
    Path((id, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (kind, media) = match file.as_str() {
        "card.svg" => (Kind::Svg, "image/svg+xml"),
        "card.pdf" => (Kind::Pdf, "application/pdf"),
        "card.png" => (Kind::Png, "image/png"),
        _ => {
            let problem = Problem::new(StatusCode::NOT_FOUND, "not-found", "There is no such resource.");
            return Err(problem.hint("Cards are card.svg, card.pdf and card.png."));
        }
    };
    let known = known(&state, &id)?;
    let tag = format!("\"{}\"", known.car.hash);
    if headers.get(IF_NONE_MATCH).is_some_and(|sent| sent.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response());
    }
    let name = format!("{id}/{file}");
    let made = match state.cards.get(&name) {
        Some(made) => made,
        None => {
            let known = known.clone();
            let work = move || fitting(&known.car, &Wish::default()).and_then(|(_, sheet)| bytes(&sheet, kind));
            let busy = || Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "Try again in a moment.");
            let made = state.work(work).await.ok_or_else(busy)?;
            let made = Arc::new(made.map_err(|failure| Problem::of(&failure, "id"))?);
            state.cards.put(name, made.clone());
            made
        }
    };
    Ok(([(CONTENT_TYPE, media.to_owned()), (ETAG, tag)], made.to_vec()).into_response())
}
