//! The answer of `replay`: how the guide does on case records.

use serde::Serialize;

/// All records that were replayed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReplayReport {
    /// All cases together.
    #[serde(flatten)]
    pub counts: ReplayCounts,
    /// Car by car.
    pub by_car: Vec<CarReplay>,
    /// Case by case, in the order of the files.
    pub by_case: Vec<CaseReplay>,
    /// Records that could not be scored.
    pub left_out: Vec<LeftOut>,
    /// The limits that were asked for, each with what was reached.
    pub limits: Vec<ReplayLimit>,
}

/// The cases of one car.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CarReplay {
    /// Id of the car.
    pub car: String,
    /// Its cases together.
    #[serde(flatten)]
    pub counts: ReplayCounts,
    /// Hash of the model.
    pub model_hash: String,
}

/// Counts and means over cases.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReplayCounts {
    /// Cases scored.
    pub cases: usize,
    /// What was typed leads to the car; for a car that is not listed, to no other model first.
    pub found: usize,
    /// Everything told has words in the model.
    pub tellable: usize,
    /// The guide takes every answer told at its word: it believes none more likely a slip than not.
    pub accepted: usize,
    /// The cause has a name in the model; the next four refer to these.
    pub cause_known: usize,
    /// The cause comes first.
    pub cause_first: usize,
    /// The cause is among the first three.
    pub cause_top3: usize,
    /// The cause has a probability of at least 0.005.
    pub cause_open: usize,
    /// Mean natural logarithm of the cause's probability, which counts as 0.000001 at least; 0 is perfect.
    pub log_score: Option<f64>,
    /// The way that worked has a name in the model.
    pub way_known: usize,
    /// Of those, following the advice reaches the goal by that way or an equal one.
    pub reached: usize,
    /// By the way that worked for the owner.
    pub same_way: usize,
    /// The guide called where the owner got in alone.
    pub called_wrongly: usize,
    /// Of those, the guide had priced the owner's way, and expected it to cost more.
    pub called_cheaper: usize,
    /// Cases with a step that must not be.
    #[serde(rename = "unsafe")]
    pub unsafe_cases: usize,
    /// Mean number of steps until the goal, where it was reached without a call.
    pub mean_steps: Option<f64>,
    /// Mean cost of these steps (USD).
    pub mean_cost: Option<f64>,
}

/// One case.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseReplay {
    /// Id of the record.
    pub id: String,
    /// Id of the car.
    pub car: String,
    /// What was typed leads to the car; for a car that is not listed, to no other model first.
    pub found: bool,
    /// Things told that the model has no words for.
    pub notes: usize,
    /// Answers told that the guide takes for slips, each with how sure it is.
    pub refused: Vec<String>,
    /// Rank of the cause among those shown, from 1; null if it is not shown or has no name in the model.
    pub rank: Option<usize>,
    /// Its probability; null if it has no name in the model.
    pub p: Option<f64>,
    /// The model can believe in the cause after what was told; true if it has no name.
    pub cause_possible: bool,
    /// The model sees how the way that worked reaches the goal; true if it has no name.
    pub way_possible: bool,
    /// How following the advice ended.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["same_way", "other_way", "called_alike", "called_wrongly", "called", "stopped", "refused"])))]
    pub end: &'static str,
    /// Number of steps after what was told.
    pub steps: usize,
    /// These steps in order, as `MOVE=OUTCOME`.
    pub walk: Vec<String>,
    /// Their cost (USD).
    pub cost: f64,
    /// Their time (min).
    pub minutes: f64,
    /// Their price (USD).
    pub money: f64,
    /// For a call where the owner got in alone: how much more the guide expected the owner's way to cost (USD).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dearer_by: Option<f64>,
    /// Steps that must not be, each with the reason.
    #[serde(rename = "unsafe")]
    pub unsafe_steps: Vec<String>,
    /// In a word.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["works", "partly", "fails", "unsafe"])))]
    pub verdict: &'static str,
}

/// A record that could not be scored.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// Id of the record.
    pub id: String,
    /// Why.
    pub why: String,
}

/// A limit that was asked for.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReplayLimit {
    /// The option, such as `--least-top3`.
    pub option: &'static str,
    /// The limit.
    pub limit: f64,
    /// What was reached; null if no case tells.
    pub got: Option<f64>,
    /// Whether the limit is kept.
    pub held: bool,
}
