//! The goal is reached, or nothing is left to advise.

use askama::Template;
use decklid_advice::consult::{AdviceKind, Answer, Case};
use decklid_car::car::{Car, Care, GoalKind};

use super::address::{Query, Reader, encoded, guide};
use super::frame::{Frame, Link};
use super::step::{Earlier, Notes, Stale, earlier, notes, others};
use super::{before_last, goal_words, without, written};
use crate::after;
use crate::explain;
use crate::texts::Texts;
use crate::view::Counsel;

#[derive(Template)]
#[template(path = "end.html")]
struct EndPage {
    frame: Frame,
    stale: Notes,
    car: String,
    goal: String,
    title: String,
    lead: String,
    now: Vec<(String, String)>,
    later: Vec<(String, String)>,
    next: Vec<Link>,
    left_out: Vec<Link>,
    /// What happened, as a file to be saved: an address that holds it.
    keep: Option<String>,
    earlier: Vec<Earlier>,
    beside: Vec<Link>,
}

/// The page at the end of a goal; `record` is what happened as a line of a case file.
pub fn end(reader: &Reader, car: &Car, case: &Case, counsel: &Counsel, stale: &Stale, record: &str) -> String {
    let t = reader.texts;
    let reached = counsel.advice.kind == AdviceKind::Reached;
    let title = if reached { done(case.goal, t) } else { t.end_stop() };
    let fitting = after::care(car, case, &counsel.causes, case.goal == GoalKind::Open && reached);
    let goals = if reached { after::goals(car, case) } else { Vec::new() };
    let next = |goal: GoalKind| Link::new(guide(reader, car, &after::turned_to(case, goal)), next_words(goal, t));
    let frame = Frame::new(reader, title.clone(), &format!("/guide/{}", car.id), &Query::of(car, case), Some(car));
    let back = before_last(case).map_or_else(|| reader.link("/", &Query::default()), |case| guide(reader, car, &case));
    written(&EndPage {
        frame: frame.back(back),
        stale: notes(stale, t),
        car: t.car(&car.name),
        goal: goal_words(case.goal, t),
        title,
        lead: if reached { explain::likely_causes(car, &counsel.causes, t) } else { t.end_call() },
        now: if reached { items(&fitting.now, t) } else { Vec::new() },
        later: if reached { items(&fitting.later, t) } else { Vec::new() },
        next: goals.iter().copied().map(next).collect(),
        left_out: if reached { Vec::new() } else { left_out(reader, car, case) },
        keep: reached.then(|| format!("data:application/json,{}", encoded(record))),
        earlier: earlier(reader, car, case),
        beside: others(reader, car, case, &goals),
    })
}

fn done(goal: GoalKind, t: Texts) -> String {
    match goal {
        GoalKind::Open => t.done_open(),
        GoalKind::Fixed => t.done_fixed(),
        GoalKind::Secured => t.done_secured(),
    }
}

fn next_words(goal: GoalKind, t: Texts) -> String {
    match goal {
        GoalKind::Open => t.done_open_next(),
        GoalKind::Fixed => t.done_fixed_next(),
        GoalKind::Secured => t.done_secured_next(),
    }
}

/// Care with how often.
pub(super) fn items(care: &[&Care], t: Texts) -> Vec<(String, String)> {
    let every = |c: &Care| {
        if c.every.is_empty() { String::new() } else { t.care_every(&t.clause(&c.every)) }
    };
    care.iter().map(|c| (t.car(&c.says), every(c))).collect()
}

/// Steps that were left out, each with a way to take it up again.
fn left_out(reader: &Reader, car: &Car, case: &Case) -> Vec<Link> {
    let out = |answer: Answer| match answer {
        Answer::Skipped | Answer::Cannot | Answer::Lacking | Answer::NotSure => true,
        Answer::Saw(_) | Answer::NoChange => false,
    };
    let entries = case.entries.iter().enumerate().filter(|(_, e)| out(e.answer));
    let link = |(at, e): (usize, &decklid_advice::consult::Entry)| {
        Link::new(guide(reader, car, &without(case, at)), reader.texts.car(&car.at(e.mv).title))
    };
    entries.map(link).collect()
}
