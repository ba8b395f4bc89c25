//! Documents for programs: the list of cars, a car, its maintenance as a calendar, its card as a drawing.

use std::convert::Infallible;

use decklid_car::car::Car;
use decklid_car::date;
use decklid_faces::report::{CarList, CarReport};
use decklid_faces::texts::{Language, Measures, Texts};
use serde::Serialize;

use super::message::{Reply, Request};
use super::problem::Problem;
use super::query::{Fields, language_only};
use super::shelf::Site;
use super::think::Think;
use crate::card::{CardError, Wish, fit};
use crate::care;
use crate::find::Market;

const JSON: &str = "application/json";

fn json(value: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|_| Problem::internal())
}

/// All cars, or those that fit what was typed.
pub(super) fn all_cars(site: &Site, request: &Request<'_>) -> Result<Reply, Problem> {
    let fields = Fields::of(request.query);
    // The list changes when any car does.
    let mut version: Vec<String> = site.all().map(|known| known.car.hash.clone()).collect();
    if let Some(typed) = fields.get("find") {
        let language = fields.get("lang").and_then(Language::named).unwrap_or_default();
        let found = site.finder().find(typed, Market::of(language)).report();
        version.extend([typed, language.code()].map(str::to_owned));
        return Ok(Reply::document(JSON, json(&found)?, version));
    }
    let list = CarList { cars: site.list().iter().map(|l| l.entry(Texts::default())).collect() };
    Ok(Reply::document(JSON, json(&list)?, version))
}

/// A car.
pub(super) fn one_car(site: &Site, id: &str) -> Result<Reply, Problem> {
    let known = site.known(id)?;
    let show = CarReport::of(&known.car, Texts::default());
    Ok(Reply::document(JSON, json(&show)?, vec![known.car.hash.clone()]))
}

/// Recurring maintenance from `since` on: today unless the address says otherwise.
pub(super) async fn calendar(
    site: &Site,
    request: &Request<'_>,
    id: &str,
    think: &impl Think,
) -> Result<Reply, Problem> {
    let known = site.known(id)?;
    let fields = Fields::of(request.query);
    let since = fields.get("since").map_or(Ok(request.today), day)?;
    let texts = language_only(request.query, request.accepted).texts;
    let version = [&of_car("calendar", &known.car, texts)[..], &[since.to_string()]].concat();
    let work = move || Ok(care::calendar(&known.car, known.worth(), since, texts).0);
    let Ok(text) = think.text::<Infallible>(&version, work).await?;
    let file = Some(format!("{id}-care.ics"));
    Ok(Reply { file, ..Reply::document("text/calendar; charset=utf-8", text, version) })
}

/// The pocket card, on A6.
pub(super) async fn card(site: &Site, request: &Request<'_>, id: &str, think: &impl Think) -> Result<Reply, Problem> {
    let known = site.known(id)?;
    let texts = language_only(request.query, request.accepted).texts;
    let version = of_car("card.svg", &known.car, texts).to_vec();
    let work = move || Ok(fit(&known.car, &Wish::of(texts))?.1.svg());
    let drawing = think.text::<CardError>(&version, work).await?;
    let hint = "`decklid check` says what is wrong with the car.";
    let drawing = drawing.map_err(|error| Problem::bad_value("id", &error.to_string(), hint))?;
    Ok(Reply::document("image/svg+xml", drawing, version))
}

fn day(text: &str) -> Result<date::Date, Problem> {
    let hint = "Write year, month and day such as 2026-11-28, from 1970 to 2199.";
    date::day(text).ok_or_else(|| Problem::bad_value("since", &format!("`{text}` is not a date."), hint))
}

/// All that a file about a car depends on: kind, model, language, currency and units.
pub fn of_car(file: &str, car: &Car, texts: Texts) -> [String; 6] {
    let Measures { currency, units } = texts.measures();
    let of = [file, &car.id, &car.hash, texts.language().code(), currency.code(), units.code()];
    of.map(str::to_owned)
}
