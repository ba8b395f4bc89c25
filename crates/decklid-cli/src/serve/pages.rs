//! Pages for people.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::extract::{FromRequestParts, Path, State as Shared};
use axum::http::header::{ACCEPT_LANGUAGE, HOST};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use decklid_advice::case::NamedCase;
use decklid_advice::consult::{Answer, Case, Entry, Refusal};
use decklid_advice::lockout::WhatIf;
use decklid_car::car::{Closure, GoalKind};
use decklid_faces::page::address::guide as guide_address;
use decklid_faces::page::find::{Listed, Sought};
use decklid_faces::page::step::Stale;
use decklid_faces::page::{Link, Query, Reader, what_if as supposing};
use decklid_faces::page::{
    care, change, emergency, end, facts, find, helper, home, misfit, noticed, step, tools, trouble, without,
};
use decklid_faces::view::Counsel;

use super::client::Client;
use super::known::Known;
use super::query::Fields;
use super::reply::{page, see_other};
use super::state::State;
use super::work::Lost;
use decklid::emergency::sounds_urgent;
use decklid::find::{Kind, Market, Match, Offer, Vin};
use decklid::{find as near, what_if};
use decklid_console::day;

type Server = Shared<Arc<State>>;

/// All pages.
pub(super) fn routes() -> Router<Arc<State>> {
    Router::new()
        .route("/", get(start))
        .route("/find", get(list))
        .route("/guide/{car}", get(guide))
        .route("/change/{car}", get(changed))
        .route("/tools/{car}", get(at_hand))
        .route("/noticed/{car}", get(noticed_first))
        .route("/helper/{car}", get(for_helpers))
        .route("/facts/{car}", get(known_facts))
        .route("/care/{car}", get(cared))
        .route("/what-if/{car}", get(supposed))
        .route("/emergency", get(shut_in))
        .route("/emergency/{car}", get(shut_in_car))
}

/// A parsed request for a page.
struct Asked {
    fields: Fields,
    reader: Reader,
    /// Where people reach this site: as the operator says, or the request.
    origin: Option<String>,
    client: Client,
}

impl FromRequestParts<Arc<State>> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<State>) -> Result<Self, Infallible> {
        let fields = Fields::of(parts.uri.query());
        let accepted = parts.headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
        let reader = fields.reader(accepted, state.region);
        let Ok(client) = Client::from_request_parts(parts, state).await;
        let origin = state.base.clone().or_else(|| origin(&parts.headers));
        Ok(Asked { fields, reader, origin, client })
    }
}

/// Where the client reached this site: the host that it named, over https if a proxy in front of us says so.
fn origin(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok());
    let host = text(HOST.as_str()).filter(|h| h.len() <= 255)?;
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b));
    let scheme = if text("x-forwarded-proto") == Some("https") { "https" } else { "http" };
    plain.then(|| format!("{scheme}://{host}"))
}

/// A request for a page about a car, with the case from its address; or a page saying that there is no such car.
struct Visit {
    asked: Asked,
    known: Arc<Known>,
    case: Case,
    stale: Stale,
}

impl FromRequestParts<Arc<State>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<State>) -> Result<Self, Response> {
        let Path(id) = Path::<String>::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        let Ok(asked) = Asked::from_request_parts(parts, state).await;
        let known = state.car(&id).map_err(|offers| asked.no_car(state, &id, &offers))?;
        let Some((case, stale)) = asked.fields.case(&known.car) else { return Err(asked.too_many(&known)) };
        Ok(Visit { asked, known, case, stale })
    }
}

impl Asked {
    /// What was typed into the search, shortened.
    fn searched(&self) -> Option<String> {
        self.fields.get("q").map(|q| q.trim().chars().take(80).collect())
    }

    /// These words mean no car, or several: then the list to choose from.
    fn no_car(&self, state: &State, id: &str, offers: &[Offer]) -> Response {
        let t = self.reader.texts;
        let short: String = id.chars().take(60).collect();
        if !offers.is_empty() {
            return see_other(&self.reader.link("/find", &Query::default().with("q", short)));
        }
        let list = state.list.iter().map(|car| car.header.id.as_str());
        let ids = near::nearest(&short, list, 4);
        let link = |id: &String| {
            let name = state.cars.get(id).map(|k| t.car(&k.car.name)).unwrap_or_default();
            Link::new(self.reader.link(&format!("/guide/{id}"), &Query::default()), name)
        };
        let links: Vec<Link> = ids.iter().map(link).collect();
        let says = if links.is_empty() { Vec::new() } else { vec![t.trouble_perhaps()] };
        let title = t.trouble_no_car(&short);
        page(StatusCode::NOT_FOUND, trouble::trouble(&self.reader, title, says, links))
    }

    fn lost(&self, lost: Lost) -> Response {
        let t = self.reader.texts;
        let (status, says) = match lost {
            Lost::Busy => (StatusCode::SERVICE_UNAVAILABLE, t.trouble_busy()),
            Lost::Broken => (StatusCode::INTERNAL_SERVER_ERROR, t.trouble_inside()),
        };
        page(status, trouble::trouble(&self.reader, t.trouble_title(), vec![says], Vec::new()))
    }

    /// No case holds so many answers.
    fn too_many(&self, known: &Known) -> Response {
        let html = misfit::misfit(&self.reader, &known.car, &Case::new(GoalKind::Open), &Refusal::TooMany);
        page(StatusCode::BAD_REQUEST, html)
    }
}

/// No such page.
pub(super) async fn nowhere(request: axum::extract::Request) -> Response {
    super::reply::Asked::of(&request).trouble(StatusCode::NOT_FOUND)
}

/// No such method.
pub(super) async fn no_method(request: axum::extract::Request) -> Response {
    super::reply::Asked::of(&request).trouble(StatusCode::METHOD_NOT_ALLOWED)
}

async fn start(Shared(state): Server, asked: Asked) -> Response {
    page(StatusCode::OK, home::home(&asked.reader, &state.listed(|car| !car.header.archetype)))
}

async fn list(Shared(state): Server, asked: Asked) -> Response {
    let typed = asked.searched();
    if let Some(typed) = typed.as_deref().filter(|typed| asked.fields.get("calm").is_none() && sounds_urgent(typed)) {
        return see_other(&asked.reader.link("/emergency", &Query::default().with("q", typed)));
    }
    // A number that identifies one car stays in no address.
    if let Some(vin) = typed.as_deref().and_then(Vin::read) {
        return see_other(&asked.reader.link("/find", &Query::default().with("q", vin.words())));
    }
    let body = asked.fields.get("body");
    let closure = body.and_then(|b| Closure::NAMES.iter().find(|c| c.0 == b)).map(|c| c.1);
    let wrong = asked.fields.get("wrong").filter(|w| home::WRONGS.iter().any(|known| known.id == *w));
    let sought =
        Sought { typed: typed.as_deref().filter(|q| !q.is_empty()), closure, unlisted: body == Some("any"), wrong };
    let cars = match &sought {
        Sought { unlisted: true, .. } => Vec::new(),
        Sought { typed: Some(typed), .. } => found(&state, typed, &asked.reader),
        Sought { closure, .. } => state.listed(|l| !l.header.archetype && closure.is_none_or(|c| l.closure == Some(c))),
    };
    let bodies = state.listed(|l| l.header.archetype && closure.is_none_or(|c| l.closure == Some(c)));
    page(StatusCode::OK, find::find(&asked.reader, &sought, &cars, &bodies))
}

/// Cars that fit what was typed: a car of the catalog once, another one with each body that opens in its own way.
fn found(state: &State, typed: &str, reader: &Reader) -> Vec<Listed> {
    let t = reader.texts;
    let found = state.finder.find(typed, Market::of(t.language()));
    let this_year = day::today().year();
    // The year that was typed goes into the link as the age: a page is a function of its address.
    let told = |offer: &Offer| {
        let known = state.car(&offer.id).ok().filter(|_| offer.body.is_some())?;
        let told = near::age(&known.car, this_year)?;
        let saw = NamedCase::of(&known.car, &Case { signs: vec![told], ..Case::new(GoalKind::Open) }).saw;
        saw.first().map(|saw| format!("{}.{}", saw.step, saw.outcome))
    };
    let row = |(found, offer): (&Match, Offer)| Listed {
        told: told(&offer),
        name: near::offer_words(found, &offer, t).as_str().into(),
        id: offer.id,
        years: String::new(),
        closure: None,
        archetype: found.kind == Kind::Body,
        unlisted: found.kind != Kind::Ours,
        neighbour: found.neighbour,
    };
    let offers = found.matches.iter().flat_map(|found| found.offers().into_iter().map(move |offer| (found, offer)));
    offers.map(row).collect()
}

async fn guide(Shared(state): Server, visit: Visit) -> Result<Response, Response> {
    let Visit { asked, known, case, stale } = visit;
    if asked.fields.is_form() {
        let case = asked.fields.filled_case(&known.car, &asked.reader);
        return Ok(see_other(&guide_address(&asked.reader, &known.car, &case)));
    }
    let worked = state.counsel(asked.client, &known, &case).await.map_err(|lost| asked.lost(lost))?;
    let html = match worked.as_ref() {
        Ok(counsel) => advised(&asked.reader, &known, &case, counsel, &stale),
        Err(refusal) => misfit::misfit(&asked.reader, &known.car, &case, refusal),
    };
    Ok(page(StatusCode::OK, html))
}

fn advised(reader: &Reader, known: &Known, case: &Case, counsel: &Counsel, stale: &Stale) -> String {
    step::step(reader, &known.car, case, counsel, stale)
        .unwrap_or_else(|| end::end(reader, &known.car, case, counsel, stale))
}

async fn changed(Visit { asked, known, case, .. }: Visit) -> Response {
    let at = asked.fields.get("at").and_then(|at| at.parse::<usize>().ok()).and_then(|at| at.checked_sub(1));
    let with = |answer: Option<Answer>| changed_to(&case, at.unwrap_or(0), answer);
    match at.and_then(|at| change::change(&asked.reader, &known.car, &case, at, &with)) {
        Some(html) => page(StatusCode::OK, html),
        None => see_other(&guide_address(&asked.reader, &known.car, &case)),
    }
}

/// The case with another answer, or without one.
fn changed_to(case: &Case, at: usize, answer: Option<Answer>) -> Case {
    let mut case = case.clone();
    match (answer, case.entries.get_mut(at)) {
        (Some(answer), Some(entry)) => *entry = Entry { answer, ..*entry },
        _ => case = without(&case, at),
    }
    case
}

async fn at_hand(Visit { asked, known, case, .. }: Visit) -> Response {
    page(StatusCode::OK, tools::tools(&asked.reader, &known.car, &case))
}

/// What was noticed; a search keeps the ticks of the form that it came from.
async fn noticed_first(Visit { asked, known, .. }: Visit) -> Response {
    let case = asked.fields.filled_case(&known.car, &asked.reader);
    let typed: String = asked.fields.get("q").unwrap_or_default().trim().chars().take(80).collect();
    let found = near::signs(&known.car, &typed, asked.reader.texts);
    page(
        StatusCode::OK,
        noticed::noticed(&asked.reader, &known.car, &case, &noticed::Searched { typed: &typed, found }),
    )
}

async fn for_helpers(Shared(state): Server, visit: Visit) -> Result<Response, Response> {
    let Visit { asked, known, case, .. } = visit;
    let lost = |lost| asked.lost(lost);
    let worked = state.counsel(asked.client, &known, &case).await.map_err(lost)?;
    let why = state.causes(asked.client, &known, &case, asked.reader.texts).await.map_err(lost)?;
    let html = match (worked.as_ref(), &why) {
        (Ok(counsel), Ok(why)) => {
            helper::helper(&asked.reader, &known.car, &case, counsel, why, asked.origin.as_deref())
        }
        (Err(refusal), _) | (_, Err(refusal)) => misfit::misfit(&asked.reader, &known.car, &case, refusal),
    };
    Ok(page(StatusCode::OK, html))
}

async fn known_facts(Visit { asked, known, case, .. }: Visit) -> Response {
    page(StatusCode::OK, facts::facts(&asked.reader, &known.car, &case))
}

async fn cared(Shared(state): Server, visit: Visit) -> Result<Response, Response> {
    let Visit { asked, known, case, .. } = visit;
    if known.knows_worth() {
        return Ok(page(StatusCode::OK, care::care(&asked.reader, &known.car, &case, known.worth())));
    }
    let reader = asked.reader;
    let work = move || care::care(&reader, &known.car, &case, known.worth());
    let html = state.work(asked.client, work).await.map_err(|lost| asked.lost(lost))?;
    Ok(page(StatusCode::OK, html))
}

/// What the address assumes; names that this model does not know are left out.
async fn supposed(Shared(state): Server, visit: Visit) -> Response {
    let Visit { asked, known, case, .. } = visit;
    let named = |name, value| {
        let ids = asked.fields.all(name).filter_map(|id| what_if::hidden(&known.car, id).ok());
        ids.map(|id| (id, value)).collect::<Vec<_>>()
    };
    let sets = [named("so", true), named("not", false)].concat();
    let (reader, worker) = (asked.reader, known.clone());
    let html = state.work(asked.client, move || {
        let it = WhatIf::of(&worker.car, &sets)?;
        Some(supposing::what_if(&reader, &worker.car, &it))
    });
    match html.await {
        Ok(Some(html)) => page(StatusCode::OK, html),
        // A car without the goal `open` has no such page.
        Ok(None) => page(StatusCode::OK, facts::facts(&asked.reader, &known.car, &case)),
        Err(lost) => asked.lost(lost),
    }
}

async fn shut_in(asked: Asked) -> Response {
    page(StatusCode::OK, emergency::emergency(&asked.reader, None, asked.searched().as_deref()))
}

async fn shut_in_car(Shared(state): Server, Path(id): Path<String>, asked: Asked) -> Response {
    let known = state.car(&id).ok();
    page(StatusCode::OK, emergency::emergency(&asked.reader, known.as_ref().map(|known| &known.car), None))
}
