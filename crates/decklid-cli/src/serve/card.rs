//! The pocket card of a car over HTTP: SVG, PDF or PNG, on A6.

use std::sync::Arc;

use axum::extract::{Path, State as Shared};
use axum::http::header::{ACCEPT_LANGUAGE, HeaderValue, VARY};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use decklid_faces::picture::Sight;

use super::problem::Problem;
use super::query::language_only;
use super::reply::{fresh, known_tag, tagged};
use super::state::State;
use decklid::card::{Wish, fit};
use decklid_console::failure::Failure;
use decklid_console::file::{Kind, of_card};

/// The card of a car in the reader's language; its tag holds model and language, so it is made and sent once.
pub(super) async fn card(
    Shared(state): Shared<Arc<State>>,
    Path((id, file)): Path<(String, String)>,
    uri: Uri,
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
    let known = state.known(&id)?;
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    let texts = language_only(&uri, accepted).texts;
    let (language, measures) = (texts.language(), texts.measures());
    let used = format!("{}-{}", measures.currency.code(), measures.units.code());
    let tag = format!("{}-{}-{used}", known.car.hash, language.code());
    if let Some(fresh) = fresh(&tag, known_tag(&headers)) {
        return Ok(fresh);
    }
    let name = format!("{tag}/{id}/{file}");
    let made = match state.cards.get(&name) {
        Some(made) => made,
        None => {
            let known = known.clone();
            let wish =
                Wish { sight: Sight { language, ..Sight::default() }, measures: Some(measures), ..Wish::default() };
            let work = move || {
                let (_, sheet) = fit(&known.car, &wish)?;
                of_card(&sheet, kind)
            };
            let busy = || Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "Try again in a moment.");
            let made: Result<_, Failure> = state.work(work).await.ok_or_else(busy)?;
            let made = Arc::new(made.map_err(|failure| Problem::of(&failure, "id"))?);
            state.cards.put(name, made.clone());
            made
        }
    };
    let mut response = tagged(made.to_vec(), media, &tag);
    response.headers_mut().insert(VARY, HeaderValue::from_static("accept-language"));
    Ok(response)
}
