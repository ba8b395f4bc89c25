//! `next` as other programs read it: one flat object, whatever the kind of advice.

use std::collections::BTreeMap;

use decklid_advice::consult::AdviceKind;
use serde::{Serialize, Serializer};

use super::next::{Alternative, Next, NextReport, NextStep, Outlook, PossibleAnswer};

/// What to do next with a car.
#[derive(Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct NextWire {
    /// Id of the car.
    car: String,
    /// `open`, `fixed` or `secured`.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::GoalWord"))]
    goal: &'static str,
    /// `ask`, `do`, `call`, `open` (the goal is reached) or `stop` (nothing is left).
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::AdviceWord"))]
    kind: &'static str,
    /// Name of the move; null at the end.
    #[serde(rename = "move")]
    mv: Option<String>,
    /// The instruction or question, in words.
    step: String,
    /// What to do, in order.
    steps: Vec<String>,
    /// Warnings, to be read before the steps.
    hazards: Vec<String>,
    /// Lasting effects, to be read before the steps; null if everything can be put back.
    leaves: Option<String>,
    /// Where, in words.
    place: Option<String>,
    /// Tools by name.
    tools: Vec<String>,
    /// Time for this step (min).
    minutes: f64,
    /// 0 (anybody) to 5 (skilled hands).
    difficulty: f64,
    /// Why this step, in a sentence.
    why: String,
    /// What each outcome would mean.
    #[serde(rename = "if")]
    meanings: BTreeMap<String, String>,
    /// Names of the outcomes, as `--saw MOVE=OUTCOME` takes them.
    outcomes: Vec<String>,
    /// The outcomes in words, with their probability.
    answers: Vec<PossibleAnswer>,
    /// Other moves as first step.
    alternatives: Vec<Alternative>,
    /// What the whole way is expected to cost.
    #[serde(flatten)]
    outlook: Outlook,
    /// True when the answer is the emergency text and nothing else counts.
    emergency: bool,
    /// What to do when someone is trapped inside.
    emergency_text: String,
    /// Hash of the model that the advice comes from.
    model_hash: String,
    /// Number of cases that the numbers were learned from; missing where they are judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    learned_cases: Option<u32>,
    /// Of a car in no file: its name, years and body, that no facts are known, and what holds instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    unlisted: Option<String>,
}

impl Serialize for NextReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        NextWire::of(self.clone()).serialize(serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for NextReport {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Next".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        NextWire::json_schema(generator)
    }
}

impl NextWire {
    fn of(report: NextReport) -> Self {
        let NextReport { car, goal, next, emergency_text, model_hash, learned_cases, unlisted } = report;
        let kind = kind(&next).word();
        let common =
            NextWire { car, goal, kind, emergency_text, model_hash, learned_cases, unlisted, ..NextWire::default() };
        match next {
            Next::Step(step) => common.with_step(*step),
            Next::Reached(end) | Next::Stop(end) => NextWire { step: end.says, outlook: end.outlook, ..common },
            Next::Emergency(call) => {
                let outlook = Outlook { p_evidence: 1.0, ..Outlook::default() };
                NextWire { step: call.says, why: call.why, emergency: true, outlook, ..common }
            }
        }
    }

    fn with_step(self, next: NextStep) -> Self {
        let NextStep { step, why, meanings, answers, alternatives, outlook } = next;
        NextWire {
            mv: Some(step.id),
            step: step.title,
            steps: step.lines,
            hazards: step.hazards,
            leaves: step.leaves,
            place: step.place,
            tools: step.tools,
            minutes: step.minutes,
            difficulty: step.difficulty,
            outcomes: answers.iter().map(|a| a.id.clone()).collect(),
            why,
            meanings,
            answers,
            alternatives,
            outlook,
            ..self
        }
    }
}

fn kind(next: &Next) -> AdviceKind {
    match next {
        Next::Step(next) => next.step.kind.into(),
        Next::Reached(_) => AdviceKind::Reached,
        Next::Stop(_) => AdviceKind::Stop,
        Next::Emergency(_) => AdviceKind::Call,
    }
}
