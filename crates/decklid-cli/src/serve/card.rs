//! The pocket card of a car over HTTP: SVG, PDF or PNG, on A6.

use std::sync::Arc;

use axum::extract::{Path, State as Shared};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use decklid_car::car::Car;
use decklid_faces::picture::Sight;
use decklid_faces::texts::{Measures, Texts};

use super::client::Client;
use super::kept::Key;
use super::problem::Problem;
use super::query::language_only;
use super::reply::{Tag, known_tag};
use super::state::State;
use decklid::card::{Wish, fit};
use decklid_console::failure::Failure;
use decklid_console::file::{Kind, of_card};

/// The card of a car in the reader's language; its tag holds model and language, so it is made and sent once.
pub(super) async fn card(
    Shared(state): Shared<Arc<State>>,
    client: Client,
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
    let of = of_car(&file, &known.car, texts);
    let of: Vec<&str> = of.iter().map(String::as_str).collect();
    let tag = Tag::of(&of);
    if let Some(fresh) = tag.fresh(known_tag(&headers)) {
        return Ok(fresh);
    }
    let (known, sight) = (known.clone(), Sight { language: texts.language(), ..Sight::default() });
    let wish = Wish { sight, measures: Some(texts.measures()), ..Wish::default() };
    let work = move || {
        let (_, sheet) = fit(&known.car, &wish)?;
        of_card(&sheet, kind)
    };
    let made: Result<_, Failure> = state.bytes(client, Key::of(&of), work).await?;
    Ok(tag.on(made.map_err(|failure| Problem::of(&failure, "id"))?.to_vec(), media))
}

/// All that a file about a car depends on: kind, model, language, currency and units.
pub(super) fn of_car(file: &str, car: &Car, texts: Texts) -> [String; 6] {
    let Measures { currency, units } = texts.measures();
    let of = [file, &car.id, &car.hash, texts.language().code(), currency.code(), units.code()];
    of.map(str::to_owned)
}
