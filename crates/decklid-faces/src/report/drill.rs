//! The answer of `drill`: what became of people who followed the guide on cars that run.

use serde::Serialize;

/// All cars that were drilled.
#[derive(Clone, Debug, Serialize)]
pub struct DrillReport {
    /// At most so many hidden things were otherwise than they mostly are.
    pub faults: usize,
    /// The seed that cases were drawn with.
    pub seed: u64,
    /// Car by car.
    pub cars: Vec<CarDrill>,
    /// All cars together.
    pub total: DrillCounts,
}

/// One car.
#[derive(Clone, Debug, Serialize)]
pub struct CarDrill {
    /// Id of the car.
    pub car: String,
    /// Sets of hidden things that are possible.
    pub sets_possible: u64,
    /// Sets that were put into the car.
    pub sets: usize,
    /// Every set of at most so many things is among them; larger ones were drawn.
    pub every_set_up_to: usize,
    /// Cars beside those, drawn as likely as they are.
    pub drawn_as_likely: usize,
    /// What became of the people.
    #[serde(flatten)]
    pub counts: DrillCounts,
    /// Who paid most, measured by somebody who sees everything.
    pub worst: Option<DrillCase>,
    /// The first cases that should not be, and those in which car and guide did not agree.
    pub trouble: Vec<DrillCase>,
    /// So many more.
    pub trouble_left_out: usize,
    /// Hash of the model.
    pub model_hash: String,
}

/// What became of people.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DrillCounts {
    /// Cars that the usual way did not open; all other numbers are about them.
    pub lockouts: usize,
    /// Opened without help.
    pub opened: usize,
    /// Opened by somebody who was called.
    pub called: usize,
    /// Of those, so many where something that the person could have done opens the car.
    pub called_wrongly: usize,
    /// Of those, so many where it would have been cheaper than the way by the call.
    pub called_dearly: usize,
    /// Of [`Self::called_wrongly`], so many where the guide expected the call to cost less than the best way that begins
    /// with a step of the one that was left; proven within the gap of a good answer.
    pub called_cheaper: usize,
    /// The others of them: nothing explains their call.
    pub called_unexplained: usize,
    /// Neither opened nor called.
    pub unresolved: usize,
    /// The guide was told what it held to be impossible, and went on without that answer.
    pub contradicted: usize,
    /// Steps of which the car that runs showed something else than its meaning says.
    pub differs: usize,
    /// Steps that are never advised, or that made no sense then.
    pub forbidden: usize,
    /// Steps that hands could not do.
    pub impossible: usize,
    /// Mean cost (USD).
    pub mean_cost: f64,
    /// Mean cost of somebody who sees everything (USD).
    pub mean_clairvoyant: f64,
    /// Greatest ratio of the two.
    pub worst_ratio_to_clairvoyant: f64,
}

/// One person's way.
#[derive(Clone, Debug, Serialize)]
pub struct DrillCase {
    /// How it ended: `opened`, `called` or `unresolved`.
    pub end: &'static str,
    /// What is remarkable about it, in words; may be empty.
    pub why: String,
    /// Hidden things that were otherwise than they mostly are.
    pub otherwise: Vec<String>,
    /// Steps in order, as `MOVE=OUTCOME`.
    pub steps: Vec<String>,
    /// Cost (USD).
    pub cost: f64,
    /// Cost of somebody who sees everything (USD).
    pub clairvoyant: f64,
    /// For who called though a way was left: what the guide expected of both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<CallEstimate>,
}

/// What was expected of a call and of a way that was left, each with the best that may follow (USD, between bounds).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CallEstimate {
    /// The call.
    pub call: String,
    /// At least so much.
    pub call_low: f64,
    /// At most so much.
    pub call_high: f64,
    /// The moves that would have opened the car, in order.
    pub way: Vec<String>,
    /// The best of them to begin with, by what was known; none if it is not known that any makes sense.
    pub begins: Option<String>,
    /// At least so much.
    pub way_low: f64,
    /// At most so much.
    pub way_high: f64,
}
