//! The same answers for programs, under `/api/v1`: stateless, evidence in, advice out.

use std::sync::{Arc, LazyLock};
use std::time::Instant;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State as Shared};
use axum::http::header::{CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use decklid::plan::{self, Scope};
use decklid::{emergency, why};
use decklid_advice::consult::{Case, Refusal, stand};
use decklid_car::car::{GoalKind, Rates};
use decklid_faces::layout::Look;
use decklid_faces::report::{CarList, CarReport, CauseReport, NextReport, SCHEMA};
use decklid_faces::texts::{Language, Texts};
use serde::Serialize;
use serde_json::Value;

use super::body::{Told, told};
use super::calendar::calendar;
use super::card::card;
use super::problem::Problem;
use super::reply::{document, known_tag};
use super::state::{Known, State};
use crate::args::CaseArgs;
use crate::case;

type Server = Shared<Arc<State>>;
type Answer = Result<Response, Problem>;

/// The interface as OpenAPI 3.1, without the shapes of the answers.
const INTERFACE: &str = include_str!("openapi.json");
/// The interface as OpenAPI 3.1; the shapes of the answers are those of their types.
pub(super) static OPENAPI: LazyLock<String> = LazyLock::new(|| describe().unwrap_or_default());
/// Steps of the search for a plan.
const TRIALS: usize = 300;
/// Situations of a plan that are rarer are left out.
const CUTOFF: f64 = 0.005;

/// All routes for programs.
pub(super) fn routes() -> Router<Arc<State>> {
    let method = |routes: MethodRouter<Arc<State>>| routes.fallback(no_method);
    Router::new()
        .route("/api/v1/cars", method(get(all_cars)))
        .route("/api/v1/cars/{id}", method(get(one_car)))
        .route("/api/v1/cars/{id}/care.ics", method(get(calendar)))
        .route("/api/v1/cars/{id}/{file}", method(get(card)))
        .route("/api/v1/next", method(post(next)))
        .route("/api/v1/why", method(post(causes)))
        .route("/api/v1/plan", method(post(policy)))
        .route("/api/v1/schema.json", method(get(car_schema)))
        .route("/api/v1/openapi.json", method(get(openapi)))
        .route("/openapi.json", method(get(openapi)))
        .route("/healthz", method(get(health)))
}

/// A request that makes sense.
struct Request {
    known: Arc<Known>,
    case: Case,
    texts: Texts,
    emergency: bool,
}

fn read(state: &State, headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<Request, Problem> {
    understand(state, &told(headers, body)?)
}

fn understand(state: &State, told: &Told) -> Result<Request, Problem> {
    let unknown = |what: &str, field: &str, value: &str, known: &str| {
        let short: String = value.chars().take(60).collect();
        let detail = format!("There is no {what} `{short}`.");
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "bad-value", detail).at(field).hint(known)
    };
    let known = state.cars.get(&told.car);
    let known = known.ok_or_else(|| unknown("car", "car", &told.car, "GET /api/v1/cars lists all cars."))?;
    if told.model_hash.as_ref().is_some_and(|hash| *hash != known.car.hash) {
        let detail = "This evidence was recorded for another version of the model.";
        let problem = Problem::new(StatusCode::CONFLICT, "other-model", detail).at("model_hash");
        return Err(problem.hint(format!("The model is now {}. Check the evidence again.", known.car.hash)));
    }
    let goal = |name: &str, field: &str| {
        let found = GoalKind::ALL.into_iter().find(|g| g.name() == name);
        found.ok_or_else(|| unknown("goal", field, name, "Goals are open, fixed and secured."))
    };
    let mut case = Case::new(told.goal.as_deref().map_or(Ok(GoalKind::Open), |name| goal(name, "goal"))?);
    for (at, seen) in told.before.iter().enumerate() {
        goal(&seen.goal, &format!("before[{at}].goal"))?;
        let typed = format!("{}:{}={}", seen.goal, seen.mv, seen.outcome);
        case::earlier(&known.car, &typed, &mut case.before).map_err(|f| Problem::of(&f, format!("before[{at}]")))?;
    }
    for (at, seen) in told.evidence.iter().enumerate() {
        let part = if known.car.find_move(&seen.mv).is_some() { "outcome" } else { "move" };
        let entry = case::entry(&known.car, &format!("{}={}", seen.mv, seen.outcome));
        case.entries.push(entry.map_err(|f| Problem::of(&f, format!("evidence[{at}].{part}")))?);
    }
    case.have = case::tools(&known.car, &told.have).map_err(|f| Problem::of(&f, "have"))?;
    case.lack = case::tools(&known.car, &told.lack).map_err(|f| Problem::of(&f, "lack"))?;
    for (at, mv) in told.cannot.iter().enumerate() {
        let found = case::find_move(&known.car, mv);
        case.cannot.push(found.map_err(|f| Problem::of(&f, format!("cannot[{at}]")))?);
    }
    case.rates = rates(told)?;
    let language = told.language.as_deref().map(|l| {
        Language::named(l).ok_or_else(|| unknown("language", "language", l, "Languages are en-US, en-GB and de."))
    });
    let texts = Texts::of(language.transpose()?.unwrap_or_default());
    Ok(Request { known: known.clone(), case, texts, emergency: told.emergency })
}

fn rates(told: &Told) -> Result<Rates, Problem> {
    let one = |hourly, thrift| case::rates(&CaseArgs { hourly, thrift, ..CaseArgs::default() });
    let hourly = one(told.hourly, None).map_err(|f| Problem::of(&f, "hourly"))?.hourly;
    let thrift = one(None, told.thrift).map_err(|f| Problem::of(&f, "thrift"))?.thrift;
    Ok(Rates { hourly, thrift, ..Rates::default() })
}

/// Answers that cannot be: a problem that names the answer.
fn refused(request: &Request, refusal: &Refusal) -> Problem {
    let failure = case::refused(&request.known.car, &request.case, refusal);
    let field = match refusal {
        Refusal::NoGoal => "goal".to_owned(),
        Refusal::Tools => "have".to_owned(),
        Refusal::TooEarly { entry, .. } => format!("evidence[{entry}]"),
        Refusal::Impossible { culprit, .. } => format!("evidence[{culprit}]"),
    };
    Problem::of(&failure, field)
}

/// Refuses answers that cannot be, before anything is worked out of them.
async fn possible(state: &State, request: &Request) -> Result<(), Problem> {
    let (known, case) = (request.known.clone(), request.case.clone());
    let refusal = state.work(move || stand(&known.car, &case).err()).await.ok_or_else(busy)?;
    refusal.map_or(Ok(()), |refusal| Err(refused(request, &refusal)))
}

pub(super) fn busy() -> Problem {
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "A mistake of ours. Try again.")
}

fn json(value: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|_| busy())
}

fn plain(known: &Known, texts: Texts) -> String {
    emergency::says(&known.car, &known.fastest, &Look { texts, ..Look::default() })
}

async fn next(Shared(state): Server, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Answer {
    let request = read(&state, &headers, body)?;
    let Request { known, case, texts, emergency } = &request;
    let text = plain(known, *texts);
    let next = if *emergency {
        NextReport::emergency(&known.car, case.goal, text, *texts)
    } else {
        let worked = state.counsel(known, case).await.ok_or_else(busy)?;
        let counsel = worked.as_ref().as_ref().map_err(|r| refused(&request, r))?;
        NextReport::of_counsel(&known.car, case, counsel, text, *texts)
    };
    Ok(document(json(&next)?, &known.car.hash, None))
}

async fn causes(Shared(state): Server, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Answer {
    let request = read(&state, &headers, body)?;
    possible(&state, &request).await?;
    let (known, case, texts) = (request.known.clone(), request.case.clone(), request.texts);
    let weighed = state.work(move || why::weigh(&known.car, &case, 5, texts)).await.ok_or_else(busy)?;
    let weighing = weighed.map_err(|r| refused(&request, &r))?;
    let why = CauseReport::of(&request.known.car, request.case.goal, &weighing, texts);
    Ok(document(json(&why)?, &request.known.car.hash, None))
}

async fn policy(Shared(state): Server, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Answer {
    let request = read(&state, &headers, body)?;
    possible(&state, &request).await?;
    let (known, case, texts) = (request.known.clone(), request.case.clone(), request.texts);
    let question = decklid_faces::page::Query::of(&known.car, &case).after(&format!(
        "{}/{}",
        known.car.id,
        texts.language().code()
    ));
    if let Some(kept) = state.documents.get(&question) {
        return Ok(document(kept.to_string(), &known.car.hash, None));
    }
    let planned = state.work(move || {
        let mut trials = 0;
        let mut go_on = || {
            trials += 1;
            trials <= TRIALS
        };
        let begun = Instant::now();
        let search = plan::search(&known.car, &case, &mut go_on)?;
        let seconds = begun.elapsed().as_secs_f64();
        plan::plan(search, &case, Scope { cutoff: CUTOFF, baselines: true }, seconds, texts)
    });
    let planned = planned.await.ok_or_else(busy)?.map_err(|r| refused(&request, &r))?;
    let text = json(&planned.json)?;
    state.documents.put(question, Arc::new(text.clone()));
    Ok(document(text, &request.known.car.hash, None))
}

async fn all_cars(Shared(state): Server, headers: HeaderMap) -> Answer {
    let list = CarList { cars: state.list.iter().map(|l| l.json(Texts::default())).collect() };
    // The list changes when any car does.
    let hashes: Vec<&str> = state.cars.values().map(|k| k.car.hash.as_str()).collect();
    let tag = super::reply::tag_of(&hashes);
    Ok(document(json(&list)?, &tag, known_tag(&headers)))
}

/// The car of that id.
pub(super) fn known<'s>(state: &'s State, id: &str) -> Result<&'s Arc<Known>, Problem> {
    state.cars.get(id).ok_or_else(|| {
        let problem = Problem::new(StatusCode::NOT_FOUND, "no-such-car", "There is no car of that id.");
        problem.at("id").hint("GET /api/v1/cars lists all cars.")
    })
}

async fn one_car(Shared(state): Server, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    let known = known(&state, &id)?;
    let show = CarReport::of(&known.car, Texts::default());
    Ok(document(json(&show)?, &known.car.hash, known_tag(&headers)))
}

/// Puts the published shapes of the answers into the description of the interface.
fn describe() -> serde_json::Result<String> {
    let answers = SCHEMA.replace("#/$defs/", "#/components/schemas/");
    let mut answers: Value = serde_json::from_str(&answers)?;
    let mut interface: Value = serde_json::from_str(INTERFACE)?;
    if let (Some(all), Value::Object(shapes)) =
        (interface["components"]["schemas"].as_object_mut(), answers["$defs"].take())
    {
        all.extend(shapes);
    }
    serde_json::to_string(&interface)
}

async fn openapi() -> Response {
    let mut response = document(OPENAPI.clone(), env!("CARGO_PKG_VERSION"), None);
    response.headers_mut().remove(ETAG);
    response
}

/// The shape of a car file, for editors.
async fn car_schema() -> Response {
    let text = decklid_data::CAR_SCHEMA.to_owned();
    let mut response = document(text, env!("CARGO_PKG_VERSION"), None);
    response.headers_mut().remove(ETAG);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/schema+json"));
    response
}

async fn health() -> Response {
    (StatusCode::OK, [(CONTENT_TYPE, "application/json")], "{\"status\":\"ok\"}").into_response()
}

async fn no_method() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method", "This address does not take that method.")
}
