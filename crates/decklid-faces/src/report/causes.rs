//! The answer of `why`: causes with the evidence for and against.

use decklid_advice::belief::Explanation;
use decklid_car::car::{Car, GoalKind, HiddenId};
use serde::Serialize;

use crate::texts::Texts;

/// A change of the odds by less than this factor is not evidence.
const SLIGHT: f64 = 1.05;

/// The evidence of a case, weighed.
#[derive(Clone, Debug)]
pub struct Weighing {
    /// Probability of all answers.
    pub p_evidence: f64,
    /// Probability of each hidden Boolean before the first answer and after each answer.
    pub after: Vec<Vec<f64>>,
    /// The answers in order.
    pub answers: Vec<AnsweredStep>,
    /// Likeliest sets of causes.
    pub explanations: Vec<Explanation>,
    /// Possible causes of the person's problem.
    pub relevant: Vec<HiddenId>,
}

/// One answer as given.
#[derive(Clone, Debug)]
pub struct AnsweredStep {
    /// Name of the move.
    pub mv: String,
    /// Name of the answer.
    pub outcome: String,
    /// The step in words.
    pub step: String,
    /// The answer in words.
    pub answer: String,
}

/// All causes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Why"))]
pub struct CauseReport {
    /// Id of the car.
    pub car: String,
    /// `open`, `fixed` or `secured`.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::GoalWord"))]
    pub goal: &'static str,
    /// Probability of all answers together, among people with this goal.
    pub p_evidence: f64,
    /// Possible causes, most likely first, then everything else that cannot be seen.
    pub posterior: Vec<RankedCause>,
    /// Likeliest sets of causes.
    pub explanations: Vec<CauseSet>,
    /// Hash of the model.
    pub model_hash: String,
    /// Number of cases that the numbers were learned from; missing where they are judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learned_cases: Option<u32>,
    /// Of a car in no file: its name, years and body, that no facts are known, and what holds instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unlisted: Option<String>,
}

/// Something that cannot be seen, with its probability.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RankedCause {
    /// Its name.
    pub id: String,
    /// Its probability now.
    pub p: f64,
    /// Its probability among all cars of this model.
    pub prior: f64,
    /// Its probability before the first answer, among people with this goal.
    pub before: f64,
    /// A cause (fault, setting, circumstance) or not (equipment, given, noise).
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::HiddenWord"))]
    pub kind: &'static str,
    /// True if it can cause the person's problem.
    pub relevant: bool,
    /// What it means when it is true.
    pub says: String,
    /// Answers that changed its odds.
    pub evidence: Vec<EvidenceWeight>,
}

/// What one answer did to the odds of one cause.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceWeight {
    /// Which move.
    #[serde(rename = "move")]
    pub mv: String,
    /// Which answer.
    pub outcome: String,
    /// What the odds were multiplied by: above 1 supports the cause; null: ruled out or certain.
    pub factor: Option<f64>,
    /// True if the answer supports the cause.
    pub speaks_for: bool,
    /// Step and answer in words.
    pub says: String,
}

/// A set of causes that explains the answers.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CauseSet {
    /// Names of the causes.
    pub faults: Vec<String>,
    /// Probability of exactly these causes, given the answers.
    pub p: f64,
    /// In words.
    pub says: Vec<String>,
}

impl CauseReport {
    /// Ranks the results.
    pub fn of(car: &Car, goal: GoalKind, weighing: &Weighing, texts: impl Into<Texts>) -> CauseReport {
        let t = texts.into();
        let mut posterior: Vec<RankedCause> = (0..car.hidden.len()).map(|h| cause(car, h, weighing, t)).collect();
        posterior.sort_by(|a, b| b.relevant.cmp(&a.relevant).then(b.p.total_cmp(&a.p)).then_with(|| a.id.cmp(&b.id)));
        let explanation = |e: &Explanation| CauseSet {
            faults: e.causes.iter().map(|h| car[*h].id.clone()).collect(),
            p: e.p,
            says: e.causes.iter().map(|h| t.clause(&car[*h].says)).collect(),
        };
        CauseReport {
            car: car.id.clone(),
            goal: goal.name(),
            p_evidence: weighing.p_evidence,
            posterior,
            explanations: weighing.explanations.iter().map(explanation).collect(),
            model_hash: car.hash.clone(),
            learned_cases: car.learned.map(|learned| learned.cases),
            unlisted: car.unlisted.as_ref().map(|says| t.car(says)),
        }
    }
}

fn cause(car: &Car, h: usize, weighing: &Weighing, t: Texts) -> RankedCause {
    let hidden = &car.hidden[h];
    let p: Vec<f64> = weighing.after.iter().filter_map(|a| a.get(h).copied()).collect();
    let mut evidence = Vec::new();
    for (answer, pair) in weighing.answers.iter().zip(p.windows(2)) {
        let factor = odds(pair[1]) / odds(pair[0]);
        if factor.is_nan() || (factor < SLIGHT && factor > 1.0 / SLIGHT) || !hidden.kind.is_cause() {
            continue;
        }
        evidence.push(EvidenceWeight {
            mv: answer.mv.clone(),
            outcome: answer.outcome.clone(),
            factor: (factor.is_finite() && factor > 0.0).then_some(factor),
            speaks_for: factor > 1.0,
            says: format!("{}: {}", answer.step, answer.answer),
        });
    }
    RankedCause {
        id: hidden.id.clone(),
        p: p.last().copied().unwrap_or(hidden.prior),
        prior: hidden.prior,
        before: p.first().copied().unwrap_or(hidden.prior),
        kind: hidden.kind.word(),
        relevant: weighing.relevant.contains(&HiddenId::from_index(h)),
        says: t.clause(&hidden.says),
        evidence,
    }
}

fn odds(p: f64) -> f64 {
    p / (1.0 - p)
}
