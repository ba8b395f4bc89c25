//! The API under `/api/v1` gives the same answers: stateless, evidence in, advice out.

use std::sync::{Arc, LazyLock};
use std::time::Instant;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State as Shared};
use axum::http::header::{CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use decklid::find::Market;
use decklid::plan::{self, Scope};
use decklid::{emergency, why};
use decklid_advice::case::Fault;
use decklid_advice::consult::{Case, Refusal, stand};
use decklid_faces::layout::Look;
use decklid_faces::report::{CarList, CarReport, CauseReport, NextReport, SCHEMA};
use decklid_faces::request::CaseRequest;
use decklid_faces::texts::{Language, Texts};
use serde::Serialize;
use serde_json::Value;

use super::body;
use super::calendar::calendar;
use super::card::card;
use super::known::Known;
use super::problem::Problem;
use super::query::Fields;
use super::reply::{document, known_tag};
use super::state::{State, which};

type Server = Shared<Arc<State>>;
type Answer = Result<Response, Problem>;

/// The API as OpenAPI 3.1, without the schemas of the answers.
const INTERFACE: &str = include_str!("openapi.json");
/// The API as OpenAPI 3.1; the schemas of the answers come from their types.
pub(super) static OPENAPI: LazyLock<String> = LazyLock::new(|| describe().unwrap_or_default());
/// Plans leave out situations rarer than this.
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

/// A valid request.
struct Request {
    known: Arc<Known>,
    case: Case,
    texts: Texts,
    emergency: bool,
}

fn read(state: &State, headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<Request, Problem> {
    understand(state, &body::read(headers, body)?)
}

fn understand(state: &State, told: &CaseRequest) -> Result<Request, Problem> {
    let unknown = |what: &str, field: &str, value: &str, known: &str| {
        let short: String = value.chars().take(60).collect();
        let detail = format!("There is no {what} `{short}`.");
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "bad-value", detail).at(field).hint(known)
    };
    let known = state.car(&told.car).map_err(|offers| unknown("car", "car", &told.car, &which(&offers)))?;
    if told.model_hash.as_ref().is_some_and(|hash| *hash != known.car.hash) {
        let detail = "This evidence was recorded for another version of the model.";
        let problem = Problem::new(StatusCode::CONFLICT, "other-model", detail).at("model_hash");
        return Err(problem.hint(format!("The model is now {}. Check the evidence again.", known.car.hash)));
    }
    let case = told.case().resolve(&known.car).map_err(|faults| Problem::of_case(&faults))?;
    let language = told.language.as_deref().map(|l| {
        Language::named(l).ok_or_else(|| unknown("language", "language", l, "Languages are en-US, en-GB and de."))
    });
    let texts = Texts::of(language.transpose()?.unwrap_or_default());
    Ok(Request { known, case, texts, emergency: told.emergency })
}

/// Impossible answers: a problem that names the answer.
fn refused(request: &Request, refusal: &Refusal) -> Problem {
    Problem::of_case(&Fault::of(&request.known.car, &request.case, refusal).into())
}

/// Refuses impossible answers before computing anything from them.
async fn possible(state: &State, request: &Request) -> Result<(), Problem> {
    let (known, case) = (request.known.clone(), request.case.clone());
    let refusal = state.work(move || stand(&known.car, &case).err()).await.ok_or_else(Problem::internal)?;
    refusal.map_or(Ok(()), |refusal| Err(refused(request, &refusal)))
}

fn json(value: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|_| Problem::internal())
}

/// How the emergency text is shown: with the numbers of the region that the server is for.
fn look(state: &State, texts: Texts) -> Look {
    let calls = state.region.map_or(Look::default().calls, |region| region.numbers);
    Look { texts, calls, ..Look::default() }
}

async fn next(Shared(state): Server, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Answer {
    let request = read(&state, &headers, body)?;
    let Request { known, case, texts, emergency } = &request;
    let look = look(&state, *texts);
    let text = emergency::says(&known.car, &look);
    let next = if *emergency {
        NextReport::emergency(&known.car, case.goal, text, &look)
    } else {
        let worked = state.counsel(known, case).await.ok_or_else(Problem::internal)?;
        let counsel = worked.as_ref().as_ref().map_err(|r| refused(&request, r))?;
        NextReport::of_counsel(&known.car, case, counsel, text, *texts)
    };
    Ok(document(json(&next)?, &known.car.hash, None))
}

async fn causes(Shared(state): Server, headers: HeaderMap, body: Result<Bytes, BytesRejection>) -> Answer {
    let request = read(&state, &headers, body)?;
    possible(&state, &request).await?;
    let (known, case, texts) = (request.known.clone(), request.case.clone(), request.texts);
    let weighed = state.work(move || why::weigh(&known.car, &case, 5, texts)).await.ok_or_else(Problem::internal)?;
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
        let begun = Instant::now();
        let search = plan::search(&known.car, &case, &mut || false)?;
        let seconds = begun.elapsed().as_secs_f64();
        plan::plan(search, &case, Scope { cutoff: CUTOFF, baselines: true }, seconds, texts)
    });
    let planned = planned.await.ok_or_else(Problem::internal)?.map_err(|r| refused(&request, &r))?;
    let text = json(&planned.json)?;
    state.documents.put(question, Arc::new(text.clone()));
    Ok(document(text, &request.known.car.hash, None))
}

/// All cars, or those that fit what was typed.
async fn all_cars(Shared(state): Server, uri: Uri, headers: HeaderMap) -> Answer {
    // The list changes when any car does.
    let hashes: Vec<&str> = state.cars.values().map(|k| k.car.hash.as_str()).collect();
    let tag = super::reply::tag_of(&hashes);
    let fields = Fields::of(uri.query());
    if let Some(typed) = fields.get("find") {
        let language = fields.get("lang").and_then(Language::named).unwrap_or_default();
        let found = state.finder.find(typed, Market::of(language)).report();
        return Ok(document(json(&found)?, &tag, None));
    }
    let list = CarList { cars: state.list.iter().map(|l| l.entry(Texts::default())).collect() };
    Ok(document(json(&list)?, &tag, known_tag(&headers)))
}

async fn one_car(Shared(state): Server, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    let known = state.known(&id)?;
    let show = CarReport::of(&known.car, Texts::default());
    Ok(document(json(&show)?, &known.car.hash, known_tag(&headers)))
}

/// Puts the published schemas of the answers into the description of the API.
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

/// The schema of a car file, for editors.
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
