//! The answer of `sensitivity`.

use serde::Serialize;

/// What becomes of the advice when one prior is another.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SensitivityReport {
    /// Id of the car.
    pub car: String,
    /// What the person wants.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::GoalWord"))]
    pub goal: &'static str,
    /// The step advised with the numbers as they are.
    pub step: Option<String>,
    /// What it costs to the end on average (USD).
    pub expected_cost: f64,
    /// One for each prior and factor.
    pub shifts: Vec<ShiftedPrior>,
    /// Hash of the car's text.
    pub model_hash: String,
}

/// One prior, shifted.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShiftedPrior {
    /// Name of the hidden Boolean.
    pub id: String,
    /// Its prior in the car.
    pub prior: f64,
    /// What its odds were multiplied by.
    pub odds_times: f64,
    /// Its prior then.
    pub shifted: f64,
    /// The step advised then.
    pub step: Option<String>,
    /// What it costs then (USD).
    pub expected_cost: f64,
    /// What going on with the step as before costs more then (USD); null if that was not priced.
    pub regret: Option<f64>,
    /// Another step is advised.
    pub changes: bool,
}
