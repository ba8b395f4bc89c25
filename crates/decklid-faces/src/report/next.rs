//! The answer of `next`: one step of advice, or why there is none.

use std::collections::BTreeMap;

use decklid_advice::consult::{AdviceKind, Answer, Case, Consultation, Reasons, answer_odds};
use decklid_car::car::{Car, GoalKind, MoveId};
use serde::Serialize;

use crate::english::capital;
use crate::explain;
use crate::layout::Look;
use crate::texts::Texts;
use crate::view::{self, AnswerChoice, Counsel, StepView};

/// What to do next with a car.
///
/// As JSON it is one flat object; see `next_wire.rs`.
#[derive(Clone, Debug, PartialEq)]
pub struct NextReport {
    /// Id of the car.
    pub car: String,
    /// `open`, `fixed` or `secured`.
    pub goal: &'static str,
    /// The advice.
    pub next: Next,
    /// What to do when someone is trapped inside; always present, whatever the advice.
    pub emergency_text: String,
    /// Hash of the model that the advice comes from.
    pub model_hash: String,
    /// Number of cases that the numbers were learned from, if they were.
    pub learned_cases: Option<u32>,
    /// Of a car in no file: its name, years and body, and what holds instead of facts.
    pub unlisted: Option<String>,
}

/// The kinds of advice.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// Take this step.
    Step(Box<NextStep>),
    /// The goal is reached.
    Reached(NextEnd),
    /// Nothing is left to advise.
    Stop(NextEnd),
    /// Someone is trapped inside: call first, nothing else counts.
    Emergency(EmergencyCall),
}

/// A step with the reasons for it.
#[derive(Clone, Debug, PartialEq)]
pub struct NextStep {
    /// The step in words.
    pub step: StepView,
    /// Why this step, in a sentence.
    pub why: String,
    /// What each outcome would mean, by its name.
    pub meanings: BTreeMap<String, String>,
    /// The outcomes in words, with their probability.
    pub answers: Vec<PossibleAnswer>,
    /// Other moves as first step, at most six, cheapest first.
    pub alternatives: Vec<Alternative>,
    /// What the whole way is expected to cost.
    pub outlook: Outlook,
}

/// The end of a consultation.
#[derive(Clone, Debug, PartialEq)]
pub struct NextEnd {
    /// What to tell the person.
    pub says: String,
    /// What the whole way is expected to cost.
    pub outlook: Outlook,
}

/// What comes first when someone is trapped inside.
#[derive(Clone, Debug, PartialEq)]
pub struct EmergencyCall {
    /// Whom to call.
    pub says: String,
    /// Why.
    pub why: String,
}

/// What the way to the goal is expected to cost from here.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outlook {
    /// Expected cost to the goal by the person's rates (USD).
    pub expected_cost: f64,
    /// No policy can do better than this (USD).
    pub lower_bound: f64,
    /// (expected_cost - lower_bound) / expected_cost.
    pub gap: f64,
    /// Expected time to the goal (min).
    pub expected_minutes: f64,
    /// Expected money to the goal (USD).
    pub expected_money: f64,
    /// Probability of all answers so far.
    pub p_evidence: f64,
    /// Position, from 0, of the answer that hardly fits the others; null when all fit.
    pub doubtful: Option<usize>,
}

/// One outcome that may be answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PossibleAnswer {
    /// Its name.
    pub id: String,
    /// In words.
    pub says: String,
    /// Its probability; null when that is not known.
    pub p: Option<f64>,
}

/// Another move as first step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alternative {
    /// Its name.
    #[serde(rename = "move")]
    pub mv: String,
    /// How much more it would cost (USD); 0 where the difference is smaller than what is proven.
    pub extra_cost: f64,
}

impl NextReport {
    /// The advice of a consultation as it stands, with its reasons and that many other moves as first step.
    pub fn of(
        consultation: &mut Consultation<'_>,
        others: usize,
        emergency_text: String,
        texts: impl Into<Texts>,
    ) -> (Self, Reasons) {
        let counsel = Counsel::of(consultation, others);
        let next = Self::of_counsel(consultation.car(), consultation.case(), &counsel, emergency_text, texts);
        (next, counsel.reasons)
    }

    /// The advice of a case whose counsel is already computed.
    pub fn of_counsel(
        car: &Car,
        case: &Case,
        counsel: &Counsel,
        emergency_text: String,
        texts: impl Into<Texts>,
    ) -> Self {
        let texts = texts.into();
        let end = |says: String| NextEnd { says, outlook: Outlook::of(counsel) };
        let next = match (counsel.advice.kind, counsel.advice.mv) {
            (AdviceKind::Reached, _) => Next::Reached(end(texts.end_reached())),
            (AdviceKind::Ask | AdviceKind::Do | AdviceKind::Call, Some(mv)) => {
                Next::Step(Box::new(NextStep::of(car, case, mv, counsel, texts)))
            }
            (AdviceKind::Stop, _) | (_, None) => Next::Stop(end(texts.end_stop() + ".")),
        };
        Self::about(car, case.goal, next, emergency_text, texts)
    }

    /// The answer when someone is trapped inside: call first, then what `text` says. No planning.
    pub fn emergency(car: &Car, goal: GoalKind, text: String, look: &Look) -> Self {
        let call = EmergencyCall { says: crate::text::call(look), why: look.texts.emergency_title() + "." };
        Self::about(car, goal, Next::Emergency(call), text, look.texts)
    }

    fn about(car: &Car, goal: GoalKind, next: Next, emergency_text: String, texts: Texts) -> Self {
        let (model_hash, goal) = (car.hash.clone(), goal.name());
        let learned_cases = car.learned.map(|learned| learned.cases);
        let unlisted = car.unlisted.as_ref().map(|says| texts.car(says));
        NextReport { car: car.id.clone(), goal, next, emergency_text, model_hash, learned_cases, unlisted }
    }
}

impl NextStep {
    fn of(car: &Car, case: &Case, mv: MoveId, counsel: &Counsel, texts: Texts) -> Self {
        let (step, ahead) = (view::step(car, mv, case, texts), &counsel.reasons.ahead);
        let odds = answer_odds(car, mv, ahead);
        let p = |answer| match answer {
            Answer::Saw(outcome) => odds.get(outcome.index()).copied(),
            Answer::NotSure | Answer::Cannot | Answer::Lacking | Answer::Skipped | Answer::NoChange => None,
        };
        let answer = |c: &AnswerChoice| PossibleAnswer { id: c.id.clone(), says: c.says.clone(), p: p(c.answer) };
        let other = |(mv, extra): &(MoveId, f64)| Alternative { mv: car.at(*mv).id.clone(), extra_cost: *extra };
        let outcome = |a: &decklid_advice::consult::Ahead| {
            let id = car.at(mv).outcomes[a.outcome.index()].id.clone();
            (id, capital(&explain::meaning(car, a, texts)))
        };
        NextStep {
            why: explain::why(car, &counsel.advice, ahead, texts),
            meanings: ahead.iter().map(outcome).collect(),
            answers: step.answers.iter().map(answer).collect(),
            alternatives: counsel.reasons.alternatives.iter().map(other).collect(),
            outlook: Outlook::of(counsel),
            step,
        }
    }
}

impl Outlook {
    fn of(counsel: &Counsel) -> Self {
        let Counsel { advice, reasons, .. } = counsel;
        Outlook {
            expected_cost: advice.expected_cost,
            lower_bound: advice.lower_bound,
            gap: advice.gap(),
            expected_minutes: reasons.tally.minutes,
            expected_money: reasons.tally.money,
            p_evidence: counsel.p_evidence,
            doubtful: counsel.doubtful,
        }
    }
}
