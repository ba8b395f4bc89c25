//! The pocket card of a car on paper, over HTTP: PDF or PNG, on A6. As SVG it is part of the site.

use std::sync::Arc;

use axum::extract::{Path, State as Shared};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use super::client::Client;
use super::kept::Key;
use super::refused::Refused;
use super::reply::{Tag, known_tag};
use super::state::State;
use decklid::card::{Wish, fit};
use decklid::site::{Problem, language_only, of_car};
use decklid_console::failure::Failure;
use decklid_console::file::{Kind, of_card};

/// The card of a car in the reader's language; its tag holds model and language, so it is made and sent once.
pub(super) async fn card(
    Shared(state): Shared<Arc<State>>,
    client: Client,
    Path((id, file)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let (kind, media) = match file.as_str() {
        "card.pdf" => (Kind::Pdf, "application/pdf"),
        "card.png" => (Kind::Png, "image/png"),
        _ => {
            let problem = Problem::missing();
            return Err(problem.hint("Cards are card.svg, card.pdf and card.png.").into());
        }
    };
    let known = state.site.known(&id)?;
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    let texts = language_only(uri.query(), accepted).texts;
    let of = of_car(&file, &known.car, texts);
    let of: Vec<&str> = of.iter().map(String::as_str).collect();
    let tag = Tag::of(&of);
    if let Some(fresh) = tag.fresh(known_tag(&headers)) {
        return Ok(fresh);
    }
    let work = move || {
        let (_, sheet) = fit(&known.car, &Wish::of(texts))?;
        of_card(&sheet, kind)
    };
    let made: Result<_, Failure> = state.bytes(client, Key::of(&of), work).await?;
    Ok(tag.on(made.map_err(|failure| Problem::bad_value("id", &failure.message, &failure.hint))?.to_vec(), media))
}
