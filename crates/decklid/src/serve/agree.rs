//! Test: all faces give the same advice. Random cases, asked of the library, of the command line (as it is typed),
//! of the interface for programs, of the page for people, and of the one-file guide where it looks that far.

use std::sync::Arc;

use access::car::{Car, GoalKind, MoveId, OutcomeId};
use access::consult::{Advice, Answer, Case, Consultation, Entry, stand};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use clap::Parser;
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};
use render::booklet::{Leaf, explore};
use serde_json::{Value, json};

use super::state::State;
use crate::args::{Cli, Command};
use crate::commands::booklet::SIZES;
use crate::commands::{Context, next};
use crate::{case, think};

/// A die with so many sides.
fn roll(dice: &mut ChaCha8Rng, sides: usize) -> usize {
    (dice.next_u64() % sides.max(1) as u64) as usize
}

/// What somebody may have told: mostly what can be, now and then what cannot.
fn told(car: &Car, dice: &mut ChaCha8Rng) -> Case {
    let goals: Vec<GoalKind> = car.goals.iter().map(|g| g.kind).collect();
    let mut case = Case::new(goals[roll(dice, goals.len())]);
    case.rates.hourly = [10.0, 30.0, 30.0, 30.0, 90.0][roll(dice, 5)];
    for tool in 0..car.tools.len() {
        match roll(dice, 8) {
            0 => case.have.push(tool),
            1 => case.lack.push(tool),
            _ => {}
        }
    }
    if roll(dice, 4) == 0 {
        case.cannot.push(MoveId(roll(dice, car.moves.len()) as u16));
    }
    for _ in 0..roll(dice, 5) {
        let entry = answer(car, dice);
        case.entries.push(entry);
        if stand(car, &case).is_err() && roll(dice, 20) != 0 {
            case.entries.pop();
        }
    }
    case
}

fn answer(car: &Car, dice: &mut ChaCha8Rng) -> Entry {
    let mv = MoveId(roll(dice, car.moves.len()) as u16);
    let seen = roll(dice, car.at(mv).outcomes.len()) as u16;
    const OWN: [Answer; 5] = [Answer::NotSure, Answer::Cannot, Answer::Lacking, Answer::Skipped, Answer::NoChange];
    let answer = if roll(dice, 3) == 0 { OWN[roll(dice, OWN.len())] } else { Answer::Saw(OutcomeId(seen)) };
    Entry { mv, answer }
}

/// The step, its cost and the proven bound; none where the case is refused. Costs to a billionth, for the reader of
/// JSON may round the last digit.
type Said = Option<(Option<String>, String, String)>;

fn money(cost: f64) -> String {
    format!("{cost:.9}")
}

fn library(car: &Car, case: &Case) -> (Said, Option<Advice>) {
    let Ok(mut consultation) = Consultation::new(car, case.clone()) else { return (None, None) };
    think::steadily(&mut consultation);
    let advice = consultation.advice();
    let name = advice.mv.map(|mv| car.at(mv).id.clone());
    (Some((name, money(advice.expected_cost), money(advice.lower_bound))), Some(advice))
}

fn of_json(json: &Value) -> Said {
    let number = |name: &str| money(json[name].as_f64().expect("a number"));
    Some((json["move"].as_str().map(str::to_owned), number("expected_cost"), number("lower_bound")))
}

/// As it is typed: the line that continues a case.
fn typed(context: &Context, car: &Car, told: &Case) -> Said {
    let line = case::resume(car, told) + " --json";
    let cli = Cli::try_parse_from(line.split(' ')).expect(&line);
    let Some(Command::Next(args)) = cli.command else { panic!("{line}") };
    let reply = next::run(context, &args).ok()?;
    of_json(&serde_json::from_str(&reply.json).expect("JSON"))
}

/// The server without a network.
struct Host {
    service: TowerToHyperService<Router>,
    runtime: tokio::runtime::Runtime,
}

impl Host {
    fn ask(&self, request: Request<Body>) -> (StatusCode, String) {
        self.runtime.block_on(async {
            let response = self.service.call(request).await.expect("an answer");
            let status = response.status();
            let body = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
            (status, String::from_utf8(body.to_vec()).expect("text"))
        })
    }

    fn api(&self, car: &Car, case: &Case) -> Said {
        let tools = |of: &[usize]| of.iter().map(|t| car.tools[*t].id.clone()).collect::<Vec<_>>();
        let entry = |e: &Entry| {
            let word = case::word(car, e);
            let (mv, outcome) = word.split_once('=').expect("a move and its outcome");
            json!({ "move": mv, "outcome": outcome })
        };
        let body = json!({
            "car": car.id, "goal": case.goal.name(), "hourly": case.rates.hourly,
            "evidence": case.entries.iter().map(entry).collect::<Vec<_>>(),
            "have": tools(&case.have), "lack": tools(&case.lack),
            "cannot": case.cannot.iter().map(|mv| car.at(*mv).id.clone()).collect::<Vec<_>>(),
        });
        let request = Request::post("/api/v1/next").header("content-type", "application/json");
        let (status, text) = self.ask(request.body(Body::from(body.to_string())).expect("a request"));
        let json = serde_json::from_str(&text).expect("JSON");
        match status {
            StatusCode::OK => of_json(&json),
            StatusCode::UNPROCESSABLE_ENTITY => None,
            other => panic!("{other}: {text}"),
        }
    }

    /// The step of which the page lets answers be chosen.
    fn page(&self, car: &Car, case: &Case) -> Option<String> {
        let reader = render::page::Reader::of(render::texts::Language::default());
        let address = render::page::address::guide(&reader, car, case);
        let (status, html) = self.ask(Request::get(address).body(Body::empty()).expect("a request"));
        assert_eq!(status, StatusCode::OK);
        let answers = html.split("<ul class=\"answers\">").nth(1)?;
        let told = answers.split("</li>").next()?.rsplit("saw=").next()?;
        Some(told.split('.').next()?.to_owned())
    }
}

fn host() -> (Arc<State>, Host) {
    let state = Arc::new(State::new(context(), None).expect("cars"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let service = TowerToHyperService::new(super::limits::within(super::routes(state.clone())));
    (state, Host { service, runtime })
}

fn context() -> Context {
    Context::new(&Cli::try_parse_from(["decklid"]).expect("no options").common).expect("a context")
}

/// How many of so many random cases have an advice; all faces agree on each.
fn agree(cases: usize, seed: u64) -> usize {
    let (context, (state, host)) = (context(), host());
    let cars: Vec<&Car> = state.cars.values().map(|known| &known.car).collect();
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let mut advised = 0;
    for at in 0..cases {
        let car = cars[roll(&mut dice, cars.len())];
        let case = told(car, &mut dice);
        let line = case::resume(car, &case);
        let (said, _) = library(car, &case);
        assert_eq!(typed(&context, car, &case), said, "case {at}, command: {line}");
        assert_eq!(host.api(car, &case), said, "case {at}, interface: {line}");
        if let Some((Some(step), ..)) = &said {
            assert_eq!(host.page(car, &case).as_ref(), Some(step), "case {at}, page: {line}");
            advised += 1;
        }
    }
    advised
}

#[test]
fn all_faces_agree() {
    assert!(agree(24, 1) >= 12);
}

#[test]
#[ignore = "long: a thousand cases"]
fn all_faces_agree_on_a_thousand() {
    assert!(agree(1_000, 2) >= 500);
}

/// What another step of the one-file guide may cost more, by the rough price that the guide gives to other steps.
const DEAR: f64 = 0.08;

/// The one-file guide plans once for all its situations: where it advises another step than the guide that
/// thinks anew, that step costs hardly more.
fn leaf_agrees(car: &Car, leaf: &Leaf) -> Result<bool, String> {
    let (_, advice) = library(car, &leaf.case);
    let Some(advice) = advice else { return Err("the case is refused".to_owned()) };
    if advice.mv == Some(leaf.mv) {
        return Ok(true);
    }
    let mut consultation = Consultation::new(car, leaf.case.clone()).map_err(|_| "refused".to_owned())?;
    think::steadily(&mut consultation);
    let others = consultation.reasons().alternatives;
    let extra = others.iter().find(|o| o.0 == leaf.mv).map_or(f64::INFINITY, |o| o.1);
    let share = extra / advice.expected_cost;
    if share <= DEAR { Ok(false) } else { Err(format!("{} costs {:.1} % more", car.at(leaf.mv).id, share * 100.0)) }
}

fn files_agree(ids: &[&str], leaves: usize) {
    let (state, _) = host();
    let (mut same, mut all, mut wrong) = (0, 0, Vec::new());
    for id in ids {
        let car = &state.cars[*id].car;
        for (goal, size) in SIZES {
            let Some(booklet) = explore(car, goal, size) else { continue };
            let every = (booklet.leaves.len() / leaves).max(1);
            for leaf in booklet.leaves.iter().step_by(every) {
                all += 1;
                match leaf_agrees(car, leaf) {
                    Ok(is_same) => same += usize::from(is_same),
                    Err(why) => wrong.push(format!("{}: {why}", case::resume(car, &leaf.case))),
                }
            }
        }
    }
    eprintln!("one-file guide: {same} of {all} steps are the same, {} dear", wrong.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(same * 100 >= all * 80, "{same} of {all}");
}

#[test]
fn the_one_file_guide_agrees() {
    files_agree(&["tesla-model-3"], 10);
}

#[test]
#[ignore = "long: many situations of several cars"]
fn the_one_file_guide_agrees_widely() {
    files_agree(&["toyota-camry", "sedan", "mini-r50-r53-hatch", "wagon"], 60);
}
