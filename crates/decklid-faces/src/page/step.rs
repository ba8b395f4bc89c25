//! One step or question, with everything that goes with it.

use askama::Template;
use decklid_advice::consult::{Answer, Case, Entry, Told};
use decklid_car::car::{Car, GoalKind, MoveKind};

use super::address::{Pocket, Query, Reader, beside, guide};
use super::frame::{Frame, Link};
use super::picture::{Figure, figure};
use super::{and, before_last, goal_words, in_a_line, untold, written};
use crate::english::capital;
use crate::explain;
use crate::texts::{Message, Texts};
use crate::view::{self, Counsel, StepView};

/// Parts of a link that this model no longer knows.
#[derive(Clone, Debug, Default)]
pub struct Stale {
    /// The link was made with another model.
    pub other_model: bool,
    /// What the link says and this car does not know, by name.
    pub lost: Vec<String>,
}

#[derive(Template)]
#[template(path = "step.html")]
struct StepPage {
    frame: Frame,
    stale: Notes,
    doubt: Option<Doubt>,
    car: String,
    /// Of a car in no file, at first: what holds instead of facts.
    unlisted: Option<String>,
    goal: String,
    step: StepBody,
    /// Right after the car was found dark: for whoever cannot get out.
    locked_in: Option<Link>,
    ask: String,
    answers: Vec<Link>,
    own: Vec<Link>,
    /// Which step it is, and how often it reaches the goal.
    now: String,
    left: String,
    /// The likeliest cause, once something was told.
    known: Option<String>,
    /// Recalls on a likely cause.
    recalls: Vec<String>,
    /// The way to settings that have to do with one.
    settings: Option<Link>,
    noticed: Option<Link>,
    why: Why,
    earlier: Vec<Earlier>,
    beside: Vec<Link>,
}

/// An answer that hardly fits the others.
struct Doubt {
    says: String,
    change: String,
}

/// Notes about an old link.
pub(super) struct Notes {
    pub(super) note: Option<String>,
    pub(super) lost: Option<String>,
}

/// The instructions of a step.
pub(crate) struct StepBody {
    pub(crate) title: String,
    pub(crate) picture: Option<Figure>,
    pub(crate) place: Option<String>,
    pub(crate) facts: Vec<String>,
    pub(crate) get_first: Vec<String>,
    pub(crate) hazards: Vec<String>,
    pub(crate) leaves: Option<String>,
    pub(crate) lines: Vec<String>,
    pub(crate) price: Option<String>,
    pub(crate) converted: Option<String>,
    pub(crate) call_when: Vec<String>,
    pub(crate) mistakes: Vec<(String, String)>,
}

/// Why this step, and the numbers behind it.
struct Why {
    says: String,
    ahead: Vec<(String, String)>,
    causes: Vec<(String, String)>,
    others: Vec<(String, String)>,
    to_the_end: String,
    cost: String,
}

/// An earlier answer, or a sign.
pub(super) struct Earlier {
    pub(super) step: String,
    pub(super) answer: String,
    /// Where it is changed or taken back.
    pub(super) change: Link,
    /// What that link says aloud.
    pub(super) change_says: String,
}

/// The page of the advised step; nothing when the advice names none.
pub fn step(reader: &Reader, car: &Car, case: &Case, counsel: &Counsel, stale: &Stale) -> Option<String> {
    let t = reader.texts;
    let mv = counsel.advice.mv?;
    let step = view::step(car, mv, case, t);
    let answer = |answer| guide(reader, car, &and(case, Entry { mv, answer }));
    let chosen = |c: &view::AnswerChoice| Link::new(answer(c.answer), c.says.clone());
    let own = own_answers(&step).into_iter().map(|(says, own)| Link::new(answer(own), says(&t)));
    let frame = Frame::new(reader, step.title.clone(), &format!("/guide/{}", car.id), &Query::of(car, case), Some(car));
    let back = before_last(case).map_or_else(|| reader.link("/", &Query::default()), |case| guide(reader, car, &case));
    Some(written(&StepPage {
        frame: frame.back(back),
        stale: notes(stale, t),
        doubt: doubt(reader, car, case, counsel),
        car: t.car(&car.name),
        unlisted: car.unlisted.as_ref().filter(|_| at_first(case)).map(|says| t.car(says)),
        goal: goal_words(case.goal, t),
        step: body(&step, figure(car, mv, reader), t),
        locked_in: step.asks_way_out.then(|| {
            Link::new(reader.link(&format!("/emergency/{}", car.id), &Query::default()), t.dark_cannot_get_out())
        }),
        ask: ask(step.kind, t),
        answers: step.answers.iter().map(chosen).collect(),
        own: own.collect(),
        now: now(case, counsel, t),
        known: known(car, case, counsel, t),
        left: t.step_left(&t.minutes(counsel.reasons.tally.minutes)),
        recalls: explain::recalls(car, &counsel.causes, t).into_iter().map(|recall| recall.1).collect(),
        settings: settings(reader, car, case, counsel),
        noticed: at_first(case).then(|| noticed(reader, car, case)),
        why: why(car, case, counsel, t),
        earlier: earlier(reader, car, case),
        beside: others(reader, car, case, &[]),
    }))
}

/// Which step it is; on the way to an open lid also how often it opens it.
fn now(case: &Case, counsel: &Counsel, t: Texts) -> String {
    let step = (case.before.len() + case.entries.len() + 1).to_string();
    let works: f64 = counsel.reasons.ahead.iter().filter(|a| a.done).map(|a| a.p).sum();
    if case.goal == GoalKind::Open && works > 0.005 {
        t.step_now_opens(&t.percent(works), &step)
    } else {
        t.step_now(&step)
    }
}

/// The likeliest cause, once something was told.
fn known(car: &Car, case: &Case, counsel: &Counsel, t: Texts) -> Option<String> {
    let (cause, p) = counsel.causes.first().filter(|_| !at_first(case))?;
    Some(t.step_known(&t.clause(&car[*cause].says), &t.percent(*p)))
}

/// The way to the car's settings, if one has to do with a likely cause.
fn settings(reader: &Reader, car: &Car, case: &Case, counsel: &Counsel) -> Option<Link> {
    let address = || format!("{}#settings", beside(reader, "/facts", car, case));
    (!explain::settings(car, &counsel.causes).is_empty()).then(|| Link::new(address(), reader.texts.links_settings()))
}

/// The answer that hardly fits the others, with the way to change it.
fn doubt(reader: &Reader, car: &Car, case: &Case, counsel: &Counsel) -> Option<Doubt> {
    let at = counsel.doubtful?;
    let entry = case.entries.get(at)?;
    let says = reader.texts.doubt_says(&in_a_line(car, case.goal, entry, reader.texts));
    Some(Doubt { says, change: change_address(reader, car, case, at) })
}

/// Answers that every step takes, with their texts.
pub(crate) fn own_answers(step: &StepView) -> Vec<(Message, Answer)> {
    let mut own: Vec<(Message, Answer)> =
        vec![(Texts::answer_not_sure, Answer::NotSure), (Texts::answer_cannot, Answer::Cannot)];
    if step.no_change {
        own.push((Texts::answer_no_change, Answer::NoChange));
    }
    own.push((Texts::answer_skip, Answer::Skipped));
    own
}

/// The question above the answers.
pub(crate) fn ask(kind: MoveKind, t: Texts) -> String {
    match kind {
        MoveKind::Look => t.answers_ask_look(),
        MoveKind::Try | MoveKind::Repair => t.answers_ask_try(),
        MoveKind::Fetch | MoveKind::Call => t.answers_ask_call(),
    }
}

pub(super) fn notes(stale: &Stale, t: Texts) -> Notes {
    Notes {
        note: stale.other_model.then(|| t.stale_note()),
        lost: (!stale.lost.is_empty()).then(|| t.stale_gone(&t.list(&stale.lost))),
    }
}

/// The texts of a step, in the reader's words.
pub(crate) fn body(step: &StepView, picture: Option<Figure>, t: Texts) -> StepBody {
    let get = |(tool, cost): &(String, decklid_car::car::Cost)| t.step_get_first(&t.minutes(cost.minutes), tool);
    let price = |h: &view::Helper| t.step_price(&t.price(h.price), &t.wait(h.wait));
    let tells_money = step.helper.is_some() || step.money >= 0.5;
    let shows_mistakes = matches!(step.kind, MoveKind::Repair | MoveKind::Call);
    StepBody {
        title: step.title.clone(),
        picture,
        place: step.place.clone(),
        facts: facts(step, t),
        get_first: step.to_get.iter().map(get).collect(),
        hazards: step.hazards.clone(),
        leaves: step.leaves.clone(),
        lines: step.lines.clone(),
        price: step.helper.as_ref().map(price),
        converted: t.conversion_note().filter(|_| tells_money),
        call_when: step.helper.iter().flat_map(|h| h.when.clone()).collect(),
        mistakes: if shows_mistakes { step.mistakes.clone() } else { Vec::new() },
    }
}

/// Tools, time, money and skill.
fn facts(step: &StepView, t: Texts) -> Vec<String> {
    let mut facts = Vec::new();
    if !step.tools.is_empty() {
        facts.push(t.step_tools(&t.list(&step.tools)));
    }
    let plain_question = step.kind == MoveKind::Look && step.lines.is_empty() && step.minutes < 0.75;
    if step.helper.is_none() && !plain_question {
        facts.push(capital(&t.minutes(step.minutes)));
    }
    if step.money >= 0.5 && step.helper.is_none() {
        facts.push(t.step_cost(&t.money(step.money)));
    }
    facts.extend(t.difficulty(step.difficulty).map(|d| capital(&d)));
    facts
}

fn why(car: &Car, case: &Case, counsel: &Counsel, t: Texts) -> Why {
    let Counsel { advice, reasons, causes, .. } = counsel;
    let says = |at| advice.mv.map(|mv| view::outcome_words(car, case.goal, car.at(mv), at, t)).unwrap_or_default();
    let ahead = |a: &decklid_advice::consult::Ahead| {
        let answer = format!("{} ({})", says(a.outcome), t.percent(a.p));
        (t.why_if(&answer), capital(&explain::meaning(car, a, t)))
    };
    let tally = &reasons.tally;
    let (time, money, cases) = (t.minutes(tally.minutes), t.money(tally.money), t.cases(tally.alone));
    Why {
        says: explain::why(car, advice, &reasons.ahead, t),
        ahead: reasons.ahead.iter().map(ahead).collect(),
        causes: ranked(car, causes, 5, t),
        others: dearer(car, counsel, 4, t),
        to_the_end: t.why_to_the_end(&cases, &money, &time),
        cost: cost(case, counsel, t),
    }
}

/// Likely causes with their probability.
pub(super) fn ranked(car: &Car, causes: explain::Ranked<'_>, most: usize, t: Texts) -> Vec<(String, String)> {
    let likely = causes.iter().filter(|c| c.1 > 0.01).take(most);
    likely.map(|c| (t.clause(&car[c.0].says), t.percent(c.1))).collect()
}

/// Other first steps with what they cost more.
pub(super) fn dearer(car: &Car, counsel: &Counsel, most: usize, t: Texts) -> Vec<(String, String)> {
    let others = counsel.reasons.alternatives.iter().take(most);
    others.map(|(mv, extra)| (t.car(&car.at(*mv).title), t.extra(*extra))).collect()
}

/// What the way costs by the person's rates, and the proven bound.
pub(super) fn cost(case: &Case, counsel: &Counsel, t: Texts) -> String {
    let (cost, bound) = (t.sum(counsel.advice.expected_cost), t.sum(counsel.advice.lower_bound));
    t.helper_cost(&bound, &cost, &t.hourly(case.rates.hourly))
}

/// Whether nothing was told and nothing answered so far.
fn at_first(case: &Case) -> bool {
    case.entries.is_empty() && case.signs.is_empty() && case.before.is_empty()
}

/// The way to the page of what was noticed.
fn noticed(reader: &Reader, car: &Car, case: &Case) -> Link {
    Link::new(beside(reader, "/noticed", car, case), reader.texts.links_noticed())
}

fn change_address(reader: &Reader, car: &Car, case: &Case, at: usize) -> String {
    reader.link(&format!("/change/{}", car.id), &Query::of(car, case).with("at", (at + 1).to_string()))
}

/// The signs, each with a way to take it back, and the answers so far, each with a way to change it.
pub(super) fn earlier(reader: &Reader, car: &Car, case: &Case) -> Vec<Earlier> {
    let t = reader.texts;
    let sign = |told: &Told| {
        let (step, answer) = view::sign_words(car, told, t);
        Earlier {
            change: Link::new(guide(reader, car, &untold(case, told.sign)), t.noticed_take_back()),
            change_says: t.noticed_take_back_what(&step),
            step,
            answer,
        }
    };
    let row = |(at, entry): (usize, &Entry)| {
        let (step, answer) = view::entry_words(car, case.goal, entry, t);
        Earlier {
            change_says: t.answers_change_what(&step),
            change: Link::new(change_address(reader, car, case, at), t.answers_change()),
            step,
            answer,
        }
    };
    case.signs.iter().map(sign).chain(case.entries.iter().enumerate().map(row)).collect()
}

/// Pages in addition to the guide, without the goals that the page already `offered`.
pub(super) fn others(reader: &Reader, car: &Car, case: &Case, offered: &[GoalKind]) -> Vec<Link> {
    let t = reader.texts;
    let mut links = vec![noticed(reader, car, case)];
    links.push(Link::new(beside(reader, "/tools", car, case), t.links_tools()));
    links.push(Link::new(beside(reader, "/helper", car, case), t.links_helper()));
    for goal in &car.goals {
        if goal.kind != case.goal && !offered.contains(&goal.kind) {
            links.push(Link::new(guide(reader, car, &Case::new(goal.kind)), goal_words(goal.kind, t)));
        }
    }
    links.push(Link::new(beside(reader, "/facts", car, case), t.links_facts()));
    links.push(Link::new(beside(reader, "/care", car, case), t.links_care()));
    // A folder of files has no cards.
    if reader.pocket != Pocket::Files {
        // The worker draws, but does not print to PDF.
        let kind = if reader.pocket == Pocket::Yes { "svg" } else { "pdf" };
        let card = format!("/api/v1/cars/{}/card.{kind}", car.id);
        links.push(Link::new(reader.link(&card, &Query::default()), t.links_card()));
    }
    links.push(Link::new(reader.link(&format!("/what-if/{}", car.id), &Query::default()), t.links_what_if()));
    if !case.entries.is_empty() || !case.signs.is_empty() {
        links.push(Link::new(guide(reader, car, &Case::new(case.goal)), t.answers_restart()));
    }
    links
}
