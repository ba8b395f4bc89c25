//! For those who help: what to make sure of, steps with their answers, causes with evidence, prices, a note to read
//! out.

use askama::Template;
use decklid_advice::consult::Case;
use decklid_car::car::{Car, MoveKind};

use super::address::{Query, Reader, beside, guide};
use super::facts::{dated, grade};
use super::frame::{Frame, Link};
use super::ranked::{Ranked, ranked};
use super::step::cost;
use super::{before_last, goal_words, in_a_line, written};
use crate::qr;
use crate::texts::Texts;
use crate::view::Counsel;
use crate::wire::{CauseJson, EvidenceJson, FactJson, WhyJson, show};

/// Longest hand-over note (characters).
pub const LONGEST_NOTE: usize = 1000;
/// How many causes are shown.
const MOST: usize = 10;
/// How many steps are shown, the best first.
const STEPS: usize = 9;

struct Cause {
    p: String,
    says: String,
    before: String,
    evidence: Vec<String>,
}

/// Somebody to call.
pub(crate) struct Call {
    pub(crate) name: String,
    pub(crate) price: String,
    pub(crate) when: Vec<String>,
}

#[derive(Template)]
#[template(path = "helper.html")]
struct Page {
    frame: Frame,
    car: String,
    goal: String,
    note: String,
    first: Link,
    steps: Vec<Ranked>,
    end: Link,
    told: Vec<String>,
    take_back: Option<Link>,
    cost: String,
    causes: Vec<Cause>,
    explanations: Vec<(String, String)>,
    calls: Vec<Call>,
    prices: Vec<(FactJson, String)>,
    code: Option<String>,
}

/// The page for helpers; `why` is what `decklid why` says of the same case, `origin` where this site is reached,
/// such as `https://example.org`, for the code that hands the case on.
pub fn helper(
    reader: &Reader,
    car: &Car,
    case: &Case,
    counsel: &Counsel,
    why: &WhyJson,
    origin: Option<&str>,
) -> String {
    let t = reader.texts;
    let path = format!("/helper/{}", car.id);
    let frame = Frame::new(reader, t.say("helper.title"), &path, &Query::of(car, case), Some(car));
    let shown = why.posterior.iter().filter(|c| c.relevant && c.p > 0.005).take(MOST);
    let explained = |e: &crate::wire::ExplanationJson| {
        let says = if e.says.is_empty() { t.say("helper.none_known") } else { t.list(&e.says) };
        (t.percent(e.p), says)
    };
    written(&Page {
        frame: frame.back(guide(reader, car, case)),
        car: t.car(&car.name),
        goal: goal_words(case.goal, t),
        note: note(car, case, counsel, t),
        first: Link::new(reader.link(&format!("/emergency/{}", car.id), &Query::default()), t.say("emergency.line")),
        steps: ranked(reader, car, case, counsel, STEPS),
        end: Link::new(guide(reader, car, case), t.say("helper.end")),
        told: case.entries.iter().map(|e| in_a_line(car, e, t)).collect(),
        take_back: before_last(case)
            .map(|case| Link::new(beside(reader, "/helper", car, &case), t.say("helper.take_back"))),
        cost: cost(case, counsel, t),
        causes: shown.map(|c| cause(c, t)).collect(),
        explanations: why.explanations.iter().map(explained).collect(),
        calls: calls(car, t),
        prices: show(car, t).facts.into_iter().filter(|f| is_price(car, f)).map(|f| graded(f, t)).collect(),
        code: origin
            .and_then(|origin| qr::picture(&format!("{origin}{}", guide(reader, car, case)), &t.say("helper.qr"))),
    })
}

fn cause(cause: &CauseJson, t: Texts) -> Cause {
    let before = if cause.evidence.is_empty() {
        String::new()
    } else {
        t.fill("helper.before", &[("p", &t.percent(cause.before))])
    };
    Cause {
        p: t.percent(cause.p),
        says: cause.says.clone(),
        before,
        evidence: cause.evidence.iter().map(|e| weight(e, t)).collect(),
    }
}

/// What an answer did to the odds, in words.
fn weight(e: &EvidenceJson, t: Texts) -> String {
    let odds = match e.factor {
        Some(f) if f >= 1.0 => t.fill("helper.odds", &[("x", &format!("{f:.1}"))]),
        Some(f) => t.fill("helper.odds_less", &[("x", &format!("{:.1}", 1.0 / f))]),
        None if e.speaks_for => t.say("helper.made_sure"),
        None => t.say("helper.ruled_out"),
    };
    let key = if e.speaks_for { "helper.for" } else { "helper.against" };
    format!("{} ({odds})", t.fill(key, &[("what", &e.says)]))
}

/// Everybody whom one can call for this car.
pub(crate) fn calls(car: &Car, t: Texts) -> Vec<Call> {
    let helpers = car.moves.iter().filter(|m| m.kind == MoveKind::Call).filter_map(|m| m.professional.as_ref());
    let call = |p: &decklid_car::car::Professional| Call {
        name: t.car(&p.name),
        price: t.fill("step.price", &[("price", &t.price(p.price)), ("time", &t.wait(p.wait))]),
        when: p.when.iter().map(|w| t.car(w)).collect(),
    };
    helpers.map(call).collect()
}

/// A statement with grade and dates of its source in words.
fn graded(fact: FactJson, t: Texts) -> (FactJson, String) {
    let described = grade(fact.grade, t) + &dated(fact.grade, &fact.read, &fact.published, t);
    (fact, described)
}

/// Whether a statement is about money or about somebody to call.
fn is_price(car: &Car, fact: &FactJson) -> bool {
    let calls = |id: &String| car.find_move(id).is_some_and(|at| car.at(at).kind == MoveKind::Call);
    car.facts.iter().any(|f| f.price && f.id == fact.id) || fact.about.iter().any(calls)
}

/// A note for the operator: the car, what is wanted, what was tried, what we think.
pub fn note(car: &Car, case: &Case, counsel: &Counsel, t: Texts) -> String {
    let line = |key, text: &str| format!("{}: {text}\n", t.say(key));
    let years = if car.years.is_empty() { String::new() } else { format!(", {}", t.years(&car.years)) };
    let head = line("helper.note_car", &format!("{}{years}", t.car(&car.name)))
        + &line("helper.note_goal", &goal_words(case.goal, t))
        + &t.say("helper.note_place")
        + "\n";
    let likely = counsel.causes.iter().filter(|c| c.1 > 0.05).take(2);
    let likely: Vec<String> =
        likely.map(|c| format!("{} ({})", t.clause(&car.hidden[c.0.0 as usize].says), t.percent(c.1))).collect();
    let mut tail = String::new();
    if !likely.is_empty() {
        tail += &line("helper.note_likely", &likely.join("; "));
    }
    if let Some(mv) = counsel.advice.mv {
        tail += &line("helper.next", &t.car(&car.at(mv).title));
    }
    let told = case.before.iter().flat_map(|leg| &leg.entries).chain(&case.entries);
    let mut told: Vec<String> = told.map(|e| format!("- {}\n", in_a_line(car, e, t))).collect();
    if told.is_empty() {
        told.push(format!("{}\n", t.say("helper.nothing_told")));
    }
    let tried = format!("{}:\n", t.say("helper.note_tried"));
    // The oldest answers go first when it grows too long.
    let size = |text: &str| text.chars().count();
    let fixed = size(&head) + size(&tail) + size(&tried);
    while told.len() > 1 && fixed + told.iter().map(|l| size(l)).sum::<usize>() > LONGEST_NOTE {
        told.remove(0);
    }
    let note = format!("{head}{tried}{}{tail}", told.concat());
    note.trim_end().chars().take(LONGEST_NOTE).collect()
}
