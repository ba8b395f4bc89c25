//! The API under `/api/v1` gives the same answers: stateless, evidence in, advice out.

use std::sync::{Arc, LazyLock};
use std::time::Instant;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State as Shared;
use axum::extract::rejection::BytesRejection;
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use decklid::emergency;
use decklid::plan::{self, Scope};
use decklid::site::{Known, Problem, first_language, which};
use decklid_advice::case::Fault;
use decklid_advice::consult::{Case, Refusal};
use decklid_faces::layout::Look;
use decklid_faces::report::{NextReport, SCHEMA};
use decklid_faces::request::CaseRequest;
use decklid_faces::texts::{Language, Texts};
use serde::Serialize;
use serde_json::Value;

use super::body;
use super::card::card;
use super::client::Client;
use super::kept::Key;
use super::metrics::all_counts;
use super::refused::Refused;
use super::reply::{Tag, answer, document, known_tag};
use super::state::State;

type Server = Shared<Arc<State>>;
type Answer = Result<Response, Refused>;

/// The API as OpenAPI 3.1, without the schemas of the answers.
const INTERFACE: &str = include_str!("openapi.json");
/// The API as OpenAPI 3.1; the schemas of the answers come from their types.
pub(super) static OPENAPI: LazyLock<String> = LazyLock::new(|| describe().unwrap_or_default());
/// Plans leave out situations rarer than this.
const CUTOFF: f64 = 0.005;

/// All routes for programs.
pub(super) fn routes() -> Router<Arc<State>> {
    Router::new()
        .route("/api/v1/cars/{id}/{file}", get(card))
        .route("/api/v1/next", post(next))
        .route("/api/v1/why", post(causes))
        .route("/api/v1/plan", post(policy))
        .route("/api/v1/schema.json", get(car_schema))
        .route("/api/v1/openapi.json", get(openapi))
        .route("/openapi.json", get(openapi))
        .route("/healthz", get(health))
        .route("/metrics", get(metrics))
}

/// A valid request.
struct Request {
    known: Arc<Known>,
    case: Case,
    texts: Texts,
    emergency: bool,
}

fn read(state: &State, headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<Request, Problem> {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    understand(state, &body::read(headers, body)?, accepted)
}

/// Makes a case of what was told; `accepted` are the languages of the client, for when none is told.
fn understand(state: &State, told: &CaseRequest, accepted: Option<&str>) -> Result<Request, Problem> {
    let unknown = |what: &str, field: &str, value: &str, known: &str| {
        let short: String = value.chars().take(60).collect();
        let detail = format!("There is no {what} `{short}`.");
        Problem::new(422, "bad-value", detail).at(field).hint(known)
    };
    let known = state.site.car(&told.car).map_err(|offers| unknown("car", "car", &told.car, &which(&offers)))?;
    if told.model_hash.as_ref().is_some_and(|hash| *hash != known.car.hash) {
        let detail = "This evidence was recorded for another version of the model.";
        let problem = Problem::new(409, "other-model", detail).at("model_hash");
        return Err(problem.hint(format!("The model is now {}. Check the evidence again.", known.car.hash)));
    }
    let case = told.case().resolve(&known.car).map_err(|faults| Problem::of_case(&faults))?;
    // The year of a car in no file tells its age, as on the command line and on the pages.
    let case = decklid_console::case::aged(&known.car, case);
    let language = told.language.as_deref().map(|l| {
        Language::named(l).ok_or_else(|| unknown("language", "language", l, "Languages are en-US, en-GB and de."))
    });
    let texts = Texts::of(language.transpose()?.or_else(|| first_language(accepted?)).unwrap_or_default());
    Ok(Request { known, case, texts, emergency: told.emergency })
}

/// Impossible answers: a problem that names the answer.
fn refused(request: &Request, refusal: &Refusal) -> Problem {
    Problem::of_case(&Fault::of(&request.known.car, &request.case, refusal).into())
}

fn json(value: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|_| Problem::internal())
}

/// How the emergency text is shown: with the numbers of the region that the server is for.
fn look(state: &State, texts: Texts) -> Look {
    let calls = state.site.region().map_or(Look::default().calls, |region| region.numbers);
    Look { texts, calls, ..Look::default() }
}

async fn next(
    Shared(state): Server,
    client: Client,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Answer {
    let request = read(&state, &headers, body)?;
    let Request { known, case, texts, emergency, .. } = &request;
    let look = look(&state, *texts);
    let text = emergency::says(&known.car, &look);
    let next = if *emergency {
        NextReport::emergency(&known.car, case.goal, text, &look)
    } else {
        let worked = state.counsel(client, known, case).await?;
        let counsel = worked.as_ref().as_ref().map_err(|r| refused(&request, r))?;
        NextReport::of_counsel(&known.car, case, counsel, text, *texts)
    };
    Ok(answer(json(&next)?))
}

async fn causes(
    Shared(state): Server,
    client: Client,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Answer {
    let request = read(&state, &headers, body)?;
    let why = state.causes(client, &request.known, &request.case, request.texts).await?;
    Ok(answer(json(&*why.map_err(|r| refused(&request, &r))?)?))
}

async fn policy(
    Shared(state): Server,
    client: Client,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Answer {
    let request = read(&state, &headers, body)?;
    let (known, case, texts) = (request.known.clone(), request.case.clone(), request.texts);
    let key = Key::of_case(&format!("plan {}", texts.language().code()), &known.car, &case);
    let planned = state.bytes(client, key, move || {
        let begun = Instant::now();
        let search = plan::search(&known.car, &case, &mut || false)?;
        let seconds = begun.elapsed().as_secs_f64();
        let plan = plan::plan(search, &case, Scope { cutoff: CUTOFF, baselines: true }, seconds, texts)?;
        // These reports are plain data: they can always be written.
        Ok(serde_json::to_vec(&plan.json).unwrap_or_default())
    });
    Ok(answer(planned.await?.map_err(|r| refused(&request, &r))?.to_vec()))
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

async fn openapi(headers: HeaderMap) -> Response {
    document(OPENAPI.clone(), &Tag::of(&["openapi"]), known_tag(&headers))
}

/// The schema of a car file, for editors.
async fn car_schema(headers: HeaderMap) -> Response {
    let tag = Tag::of(&["schema"]);
    tag.fresh(known_tag(&headers)).unwrap_or_else(|| tag.on(decklid_data::CAR_SCHEMA, "application/schema+json"))
}

/// Whether the server takes new questions.
async fn health(Shared(state): Server) -> Response {
    let (status, says) = match state.workers.is_full() {
        true => (StatusCode::SERVICE_UNAVAILABLE, "{\"status\":\"overloaded\"}"),
        false => (StatusCode::OK, "{\"status\":\"ok\"}"),
    };
    (status, [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], says).into_response()
}

async fn metrics(Shared(state): Server) -> Response {
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], all_counts(&state)).into_response()
}
