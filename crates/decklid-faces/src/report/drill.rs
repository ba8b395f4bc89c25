//! The answer of `drill`: how people fare who follow the guide on simulated cars.

use serde::Serialize;

/// All cars that were drilled.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DrillReport {
    /// Largest number of things that differ from a typical car.
    pub faults: usize,
    /// Seed of the random cases.
    pub seed: u64,
    /// Car by car.
    pub cars: Vec<CarDrill>,
    /// All cars together.
    pub total: DrillCounts,
}

/// One car.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CarDrill {
    /// Id of the car.
    pub car: String,
    /// Number of possible sets of faults.
    pub sets_possible: u64,
    /// Sets that were tried.
    pub sets: usize,
    /// All sets up to this size were tried; larger ones were sampled.
    pub every_set_up_to: usize,
    /// Further cars, sampled by their probability.
    pub drawn_as_likely: usize,
    /// How the people fared.
    #[serde(flatten)]
    pub counts: DrillCounts,
    /// The case that cost most compared with an all-knowing guide.
    pub worst: Option<DrillCase>,
    /// The first cases that went wrong or in which car and guide disagreed.
    pub trouble: Vec<DrillCase>,
    /// How many such cases are not listed.
    pub trouble_left_out: usize,
    /// Hash of the model.
    pub model_hash: String,
}

/// How the people fared.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DrillCounts {
    /// Cars that the usual way did not open; all other counts refer to them.
    pub lockouts: usize,
    /// Opened without help.
    pub opened: usize,
    /// Opened by a professional.
    pub called: usize,
    /// Of `called`, those where the person could have opened the car.
    pub called_wrongly: usize,
    /// Of `called_wrongly`, those where that would have been cheaper than the call.
    pub called_dearly: usize,
    /// Of `called_wrongly`, those where the guide expected the call to cost less than any way that starts with a step
    /// the person still had; proven within the gap of a good answer.
    pub called_cheaper: usize,
    /// The rest of `called_wrongly`: nothing explains the call.
    pub called_unexplained: usize,
    /// Neither opened nor called.
    pub unresolved: usize,
    /// The guide got an answer that its model rules out, and went on without it.
    pub contradicted: usize,
    /// Steps that turned out differently on the simulated car than the model predicts.
    pub differs: usize,
    /// Steps that are never allowed, or made no sense at that point.
    pub forbidden: usize,
    /// Steps that could not physically be done.
    pub impossible: usize,
    /// Mean cost (USD).
    pub mean_cost: f64,
    /// Mean cost of an all-knowing guide (USD).
    pub mean_clairvoyant: f64,
    /// Largest ratio of the two for one case.
    pub worst_ratio_to_clairvoyant: f64,
}

/// How one case went.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DrillCase {
    /// How it ended: `opened`, `called` or `unresolved`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["opened", "called", "unresolved"])))]
    pub end: &'static str,
    /// What stands out, in words; may be empty.
    pub why: String,
    /// What differed from a typical car.
    pub otherwise: Vec<String>,
    /// Steps in order, as `MOVE=OUTCOME`.
    pub steps: Vec<String>,
    /// Cost (USD).
    pub cost: f64,
    /// Cost of an all-knowing guide (USD).
    pub clairvoyant: f64,
    /// For a call made while another way was left: what the guide expected of both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<CallEstimate>,
}

/// What the guide expected a call and the other way to cost, each followed by the best steps (USD, as bounds).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CallEstimate {
    /// The call.
    pub call: String,
    /// Lower bound of its cost.
    pub call_low: f64,
    /// Upper bound of its cost.
    pub call_high: f64,
    /// The moves that would have opened the car, in order.
    pub way: Vec<String>,
    /// The best of them to start with, given what was known; null if none was known to make sense.
    pub begins: Option<String>,
    /// Lower bound of the other way's cost.
    pub way_low: f64,
    /// Upper bound of the other way's cost.
    pub way_high: f64,
}
