//! Steps for a helper, best first, each with its answers: an answer returns to the same page.

use decklid_advice::consult::{Case, Entry};
use decklid_car::car::{Car, MoveId};

use super::address::{Reader, beside};
use super::and;
use super::frame::Link;
use super::step::own_answers;
use crate::english::capital;
use crate::view::{self, Counsel};

/// A step that costs less than this more is as good (USD).
const NOTHING: f64 = 0.05;

/// A step that can be done now.
pub(super) struct Ranked {
    /// What to do.
    pub(super) title: String,
    /// Time, what it costs to do it first, tools.
    pub(super) facts: String,
    /// What stays changed.
    pub(super) leaves: Option<String>,
    /// Dangers, to be read before the lines.
    pub(super) hazards: Vec<String>,
    /// Short lines in order.
    pub(super) lines: Vec<String>,
    /// What may come of it, as links to this page with that answer.
    pub(super) answers: Vec<Link>,
    /// Answers that every step takes.
    pub(super) own: Vec<Link>,
}

/// The best step, then others with what they cost more.
pub(super) fn ranked(reader: &Reader, car: &Car, case: &Case, counsel: &Counsel, most: usize) -> Vec<Ranked> {
    let best = counsel.advice.mv.map(|mv| (mv, None));
    let others = counsel.reasons.alternatives.iter().map(|(mv, extra)| (*mv, Some(*extra)));
    best.into_iter().chain(others).take(most).map(|(mv, extra)| one(reader, car, case, mv, extra)).collect()
}

fn one(reader: &Reader, car: &Car, case: &Case, mv: MoveId, extra: Option<f64>) -> Ranked {
    let t = reader.texts;
    let step = view::step(car, mv, case, t);
    let link = |answer, says: String| Link::new(beside(reader, "/helper", car, &and(case, Entry { mv, answer })), says);
    let mut facts = vec![t.seconds(step.minutes)];
    let dearer = extra.filter(|extra| *extra >= NOTHING);
    facts.extend(dearer.map(|extra| t.helper_dearer(&t.money(extra))));
    if !step.tools.is_empty() {
        facts.push(t.step_tools(&t.list(&step.tools)));
    }
    Ranked {
        facts: capital(&facts.join("; ")),
        answers: step.answers.iter().map(|c| link(c.answer, c.says.clone())).collect(),
        own: own_answers(&step).into_iter().map(|(says, answer)| link(answer, says(&t))).collect(),
        title: step.title,
        leaves: step.leaves,
        hazards: step.hazards,
        lines: step.lines,
    }
}
