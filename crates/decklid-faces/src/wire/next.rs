//! The answer of `next`: one advice.

use std::collections::BTreeMap;

use decklid_advice::consult::{AdviceKind, Answer, Case, Consultation, Reasons};
use decklid_car::car::{Car, GoalKind, MoveId};
use serde::Serialize;

use crate::explain;
use crate::texts::Texts;
use crate::view::{self, Counsel};

/// One advice with everything that a face needs to show it.
#[derive(Clone, Debug, Serialize)]
pub struct Next {
    /// Id of the car.
    pub car: String,
    /// `open`, `fixed` or `secured`.
    pub goal: &'static str,
    /// `ask`, `do`, `call`, `open` (the goal is reached) or `stop` (nothing is left).
    pub kind: &'static str,
    /// Name of the move; null at the end.
    #[serde(rename = "move")]
    pub mv: Option<String>,
    /// The instruction or question, in words.
    pub step: String,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Warnings, to be read before the steps.
    pub hazards: Vec<String>,
    /// What stays changed afterwards, to be told before the steps; null where all can be put back.
    pub leaves: Option<String>,
    /// Where, in words.
    pub place: Option<String>,
    /// Tools by name.
    pub tools: Vec<String>,
    /// Time for this step (min).
    pub minutes: f64,
    /// 0 (anybody) to 5 (skilled hands).
    pub difficulty: f64,
    /// Why this step, in a sentence.
    pub why: String,
    /// What each outcome would mean.
    #[serde(rename = "if")]
    pub ahead: BTreeMap<String, String>,
    /// Names of the outcomes, as `--saw MOVE=OUTCOME` takes them.
    pub outcomes: Vec<String>,
    /// The outcomes in words, with their probability.
    pub answers: Vec<AnswerJson>,
    /// Other moves as first step.
    pub alternatives: Vec<OtherMove>,
    /// Expected cost to the goal by the person's rates (USD).
    pub expected_cost: f64,
    /// Nobody can do better than this (USD).
    pub lower_bound: f64,
    /// (expected_cost - lower_bound) / expected_cost.
    pub gap: f64,
    /// Expected time to the goal (min).
    pub expected_minutes: f64,
    /// Expected money to the goal (USD).
    pub expected_money: f64,
    /// Probability of all answers so far.
    pub p_evidence: f64,
    /// True when the answer is the emergency text and nothing else counts.
    pub emergency: bool,
    /// What to do when somebody is shut in.
    pub emergency_text: String,
    /// Hash of the model that the advice comes from.
    pub model_hash: String,
}

/// One outcome that may be answered.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerJson {
    /// Its name.
    pub id: String,
    /// In words.
    pub says: String,
    /// Its probability; null when that is not known.
    pub p: Option<f64>,
}

/// Another move as first step.
#[derive(Clone, Debug, Serialize)]
pub struct OtherMove {
    /// Its name.
    #[serde(rename = "move")]
    pub mv: String,
    /// What it would cost more (USD).
    pub extra_cost: f64,
}

/// The advice of a consultation as it stands.
pub fn next(consultation: &mut Consultation<'_>, emergency_text: String, texts: impl Into<Texts>) -> (Next, Reasons) {
    let counsel = Counsel::of(consultation);
    let next = counselled(consultation.car(), consultation.case(), &counsel, emergency_text, texts);
    (next, counsel.reasons)
}

/// The advice that was worked out of a case.
pub fn counselled(car: &Car, case: &Case, counsel: &Counsel, emergency_text: String, texts: impl Into<Texts>) -> Next {
    let texts = texts.into();
    let Counsel { advice, reasons, .. } = counsel;
    let mut next = Next {
        kind: kind(advice.kind),
        step: end(advice.kind).to_owned(),
        why: explain::why(car, advice, &reasons.ahead, texts),
        expected_cost: advice.expected_cost,
        lower_bound: advice.lower_bound,
        gap: advice.gap(),
        expected_minutes: reasons.tally.minutes,
        expected_money: reasons.tally.money,
        p_evidence: counsel.p_evidence,
        ..empty(car, case.goal, emergency_text)
    };
    if let Some(mv) = advice.mv {
        let name = |mv: &MoveId| car.at(*mv).id.clone();
        let other = |(mv, extra): &(MoveId, f64)| OtherMove { mv: name(mv), extra_cost: *extra };
        next.alternatives = reasons.alternatives.iter().map(other).collect();
        describe(&mut next, &view::step(car, mv, case, texts), reasons);
        for ahead in &reasons.ahead {
            let id = car.at(mv).outcomes[ahead.outcome.0 as usize].id.clone();
            next.ahead.insert(id, crate::english::capital(&explain::meaning(car, ahead, texts)));
        }
    }
    next
}

/// The answer when somebody is shut in: call first, then what `text` says. No planning.
pub fn emergency(car: &Car, goal: GoalKind, text: String) -> Next {
    Next {
        kind: kind(AdviceKind::Call),
        step: "Call 112, or 911 in North America, now.".to_owned(),
        why: "A person or an animal is shut in.".to_owned(),
        emergency: true,
        ..empty(car, goal, text)
    }
}

fn empty(car: &Car, goal: GoalKind, emergency_text: String) -> Next {
    Next {
        car: car.id.clone(),
        goal: goal.name(),
        kind: "",
        mv: None,
        step: String::new(),
        steps: Vec::new(),
        hazards: Vec::new(),
        leaves: None,
        place: None,
        tools: Vec::new(),
        minutes: 0.0,
        difficulty: 0.0,
        why: String::new(),
        ahead: BTreeMap::new(),
        outcomes: Vec::new(),
        answers: Vec::new(),
        alternatives: Vec::new(),
        expected_cost: 0.0,
        lower_bound: 0.0,
        gap: 0.0,
        expected_minutes: 0.0,
        expected_money: 0.0,
        p_evidence: 1.0,
        emergency: false,
        emergency_text,
        model_hash: car.hash.clone(),
    }
}

fn describe(next: &mut Next, step: &view::Step, reasons: &Reasons) {
    let p = |answer| match answer {
        Answer::Saw(outcome) => Some(reasons.ahead.iter().find(|a| a.outcome == outcome).map_or(0.0, |a| a.p)),
        Answer::NotSure | Answer::Cannot | Answer::Lacking | Answer::Skipped | Answer::NoChange => None,
    };
    let answer = |c: &view::Choice| AnswerJson { id: c.id.clone(), says: c.says.clone(), p: p(c.answer) };
    next.mv = Some(step.id.clone());
    next.step = step.title.clone();
    next.steps = step.steps.clone();
    next.hazards = step.hazards.clone();
    next.leaves = step.leaves.clone();
    next.place = step.place.clone();
    next.tools = step.tools.clone();
    next.minutes = step.minutes;
    next.difficulty = step.difficulty;
    next.outcomes = step.answers.iter().map(|a| a.id.clone()).collect();
    next.answers = step.answers.iter().map(answer).collect();
}

/// Name of a kind of advice.
pub fn kind(kind: AdviceKind) -> &'static str {
    match kind {
        AdviceKind::Ask => "ask",
        AdviceKind::Do => "do",
        AdviceKind::Call => "call",
        AdviceKind::Open => "open",
        AdviceKind::Stop => "stop",
    }
}

fn end(kind: AdviceKind) -> &'static str {
    match kind {
        AdviceKind::Open => "You are there: nothing is left to do.",
        AdviceKind::Stop => "Nothing is left that we could advise.",
        AdviceKind::Ask | AdviceKind::Do | AdviceKind::Call => "",
    }
}
