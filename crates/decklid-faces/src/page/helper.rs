//! For those who help: what to make sure of, steps with their answers, causes with evidence, prices, a note to read
//! out.

use askama::Template;
use decklid_advice::consult::Case;
use decklid_car::car::{Car, MoveKind};

use super::address::{Query, Reader, beside, guide};
use super::facts::dated;
use super::frame::{Frame, Link};
use super::ranked::{Ranked, ranked};
use super::step::cost;
use super::{before_last, goal_words, in_a_line, told_lines, written};
use crate::explain::weight;
use crate::qr;
use crate::report::{CarReport, CauseReport, CauseSet, CitedFact, RankedCause};
use crate::texts::Texts;
use crate::view::Counsel;

/// Longest hand-over note (characters).
pub const LONGEST_NOTE: usize = 1000;
/// How many causes are shown.
const MOST: usize = 10;
/// How many steps are shown, the best first.
const STEPS: usize = 9;

struct CauseEntry {
    p: String,
    says: String,
    before: String,
    evidence: Vec<String>,
}

/// A professional to call.
pub(crate) struct HelperContact {
    pub(crate) name: String,
    pub(crate) price: String,
    pub(crate) when: Vec<String>,
}

#[derive(Template)]
#[template(path = "helper.html")]
struct HelperPage {
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
    causes: Vec<CauseEntry>,
    explanations: Vec<(String, String)>,
    calls: Vec<HelperContact>,
    prices: Vec<(CitedFact, String)>,
    code: Option<String>,
}

/// The page for helpers; `why` is what `decklid why` says of the same case, `origin` where this site is reached,
/// such as `https://example.org`, for the code that hands the case on.
pub fn helper(
    reader: &Reader,
    car: &Car,
    case: &Case,
    counsel: &Counsel,
    why: &CauseReport,
    origin: Option<&str>,
) -> String {
    let t = reader.texts;
    let path = format!("/helper/{}", car.id);
    let frame = Frame::new(reader, t.helper_title(), &path, &Query::of(car, case), Some(car));
    let shown = why.posterior.iter().filter(|c| c.relevant && c.p > 0.005).take(MOST);
    let explained = |e: &CauseSet| {
        let says = if e.says.is_empty() { t.helper_none_known() } else { t.list(&e.says) };
        (t.percent(e.p), says)
    };
    written(&HelperPage {
        frame: frame.back(guide(reader, car, case)),
        car: t.car(&car.name),
        goal: goal_words(case.goal, t),
        note: note(car, case, counsel, t),
        first: Link::new(reader.link(&format!("/emergency/{}", car.id), &Query::default()), t.emergency_line()),
        steps: ranked(reader, car, case, counsel, STEPS),
        end: Link::new(guide(reader, car, case), t.helper_end()),
        told: told_lines(car, case, t),
        take_back: before_last(case).map(|case| Link::new(beside(reader, "/helper", car, &case), t.helper_take_back())),
        cost: cost(case, counsel, t),
        causes: shown.map(|c| cause(c, t)).collect(),
        explanations: why.explanations.iter().map(explained).collect(),
        calls: calls(car, t),
        prices: CarReport::of(car, t).facts.into_iter().filter(|f| is_price(car, f)).map(|f| graded(f, t)).collect(),
        code: origin.and_then(|origin| qr::picture(&format!("{origin}{}", guide(reader, car, case)), &t.helper_qr())),
    })
}

fn cause(cause: &RankedCause, t: Texts) -> CauseEntry {
    let before = if cause.evidence.is_empty() { String::new() } else { t.helper_before(&t.percent(cause.before)) };
    CauseEntry {
        p: t.percent(cause.p),
        says: cause.says.clone(),
        before,
        evidence: cause.evidence.iter().map(|e| weight(e, t)).collect(),
    }
}

/// Everybody whom one can call for this car.
pub(crate) fn calls(car: &Car, t: Texts) -> Vec<HelperContact> {
    let helpers = car.moves.iter().filter(|m| m.kind == MoveKind::Call).filter_map(|m| m.professional.as_ref());
    let call = |p: &decklid_car::car::Professional| HelperContact {
        name: t.car(&p.name),
        price: t.step_price(&t.price(p.price), &t.wait(p.wait)),
        when: p.when.iter().map(|w| t.car(w)).collect(),
    };
    helpers.map(call).collect()
}

/// A statement with grade and dates of its source in words.
fn graded(fact: CitedFact, t: Texts) -> (CitedFact, String) {
    let described = t.grade_word(fact.grade) + &dated(fact.grade, &fact.read, &fact.published, t);
    (fact, described)
}

/// Whether a statement is about money or about a professional.
fn is_price(car: &Car, fact: &CitedFact) -> bool {
    let calls = |id: &String| car.find_move(id).is_some_and(|at| car.at(at).kind == MoveKind::Call);
    car.facts.iter().any(|f| f.price && f.id == fact.id) || fact.about.iter().any(calls)
}

/// A note for the operator: the car, the goal, what was tried, the likely causes.
pub fn note(car: &Car, case: &Case, counsel: &Counsel, t: Texts) -> String {
    let line = |name: String, text: &str| format!("{name}: {text}\n");
    let years = if car.years.is_empty() { String::new() } else { format!(", {}", t.years(&car.years)) };
    let head = line(t.helper_note_car(), &format!("{}{years}", t.car(&car.name)))
        + &line(t.helper_note_goal(), &goal_words(case.goal, t))
        + &t.helper_note_place()
        + "\n";
    let likely = counsel.causes.iter().filter(|c| c.1 > 0.05).take(2);
    let likely: Vec<String> = likely.map(|c| format!("{} ({})", t.clause(&car[c.0].says), t.percent(c.1))).collect();
    let mut tail = String::new();
    if !likely.is_empty() {
        tail += &line(t.helper_note_likely(), &likely.join("; "));
    }
    if let Some(mv) = counsel.advice.mv {
        tail += &line(t.helper_next(), &t.car(&car.at(mv).title));
    }
    let before = case.before.iter().flat_map(|leg| leg.entries.iter().map(|e| in_a_line(car, leg.goal, e, t)));
    let mut told: Vec<String> = before.chain(told_lines(car, case, t)).map(|line| format!("- {line}\n")).collect();
    if told.is_empty() {
        told.push(format!("{}\n", t.helper_nothing_told()));
    }
    let tried = format!("{}:\n", t.helper_note_tried());
    // The oldest answers go first when it grows too long.
    let size = |text: &str| text.chars().count();
    let fixed = size(&head) + size(&tail) + size(&tried);
    while told.len() > 1 && fixed + told.iter().map(|l| size(l)).sum::<usize>() > LONGEST_NOTE {
        told.remove(0);
    }
    let note = format!("{head}{tried}{}{tail}", told.concat());
    note.trim_end().chars().take(LONGEST_NOTE).collect()
}
