//! An API request in JSON: the same case as a link or a command line, plus what else the API accepts.

use decklid_advice::case::{Earlier, NamedCase, Saw};
use serde::{Deserialize, Serialize};

/// What a program sends. Unknown fields are refused: a mistyped one would change the advice unnoticed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRequest {
    /// Id of the car.
    pub car: String,
    /// `open`, `fixed` or `secured`; `open` if missing.
    #[serde(default)]
    pub goal: Option<String>,
    /// What came of steps, in order, and signs that were noticed.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// What came of steps for earlier goals, in order.
    #[serde(default)]
    pub before: Vec<EarlierEvidence>,
    /// What the battery of the car measures (V).
    #[serde(default)]
    pub volts: Option<f64>,
    /// Tools at hand.
    #[serde(default)]
    pub have: Vec<String>,
    /// Tools not to be had.
    #[serde(default)]
    pub lack: Vec<String>,
    /// Steps that are out of the question.
    #[serde(default)]
    pub cannot: Vec<String>,
    /// What an hour is worth (USD).
    #[serde(default)]
    pub hourly: Option<f64>,
    /// How much money counts.
    #[serde(default)]
    pub thrift: Option<f64>,
    /// Someone is trapped inside: the answer is the emergency text.
    #[serde(default)]
    pub emergency: bool,
    /// Language of the words in the answer; over HTTP, else the first of Accept-Language that is known.
    #[serde(default)]
    pub language: Option<String>,
    /// The model that the evidence was recorded for.
    #[serde(default)]
    pub model_hash: Option<String>,
}

/// A step with what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Name of the step, or of a sign.
    #[serde(rename = "move")]
    pub mv: String,
    /// Name of the outcome.
    pub outcome: String,
}

/// A step for an earlier goal with what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierEvidence {
    /// Name of the goal.
    pub goal: String,
    /// Name of the step.
    #[serde(rename = "move")]
    pub mv: String,
    /// Name of the outcome.
    pub outcome: String,
}

impl CaseRequest {
    /// The request about a case of a car.
    pub fn of(car: &str, case: &NamedCase) -> Self {
        let evidence = |saw: &Saw| Evidence { mv: saw.step.clone(), outcome: saw.outcome.clone() };
        let earlier = |Earlier { goal, saw }: &Earlier| EarlierEvidence {
            goal: goal.clone(),
            mv: saw.step.clone(),
            outcome: saw.outcome.clone(),
        };
        CaseRequest {
            car: car.to_owned(),
            goal: case.goal.clone(),
            evidence: case.saw.iter().map(evidence).collect(),
            before: case.before.iter().map(earlier).collect(),
            volts: case.volts,
            have: case.have.clone(),
            lack: case.lack.clone(),
            cannot: case.cannot.clone(),
            hourly: case.hourly,
            thrift: case.thrift,
            ..CaseRequest::default()
        }
    }

    /// The case that it holds.
    pub fn case(&self) -> NamedCase {
        let earlier = |e: &EarlierEvidence| Earlier { goal: e.goal.clone(), saw: Saw::new(&*e.mv, &*e.outcome) };
        NamedCase {
            goal: self.goal.clone(),
            before: self.before.iter().map(earlier).collect(),
            saw: self.evidence.iter().map(|e| Saw::new(&*e.mv, &*e.outcome)).collect(),
            volts: self.volts,
            have: self.have.clone(),
            lack: self.lack.clone(),
            cannot: self.cannot.clone(),
            hourly: self.hourly,
            thrift: self.thrift,
        }
    }
}
