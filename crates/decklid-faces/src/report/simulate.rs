//! The answer of `simulate`: what policies cost many people.

use serde::Serialize;

/// Policies side by side, over the same people.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SimulationReport {
    /// Id of the car.
    pub car: String,
    /// `open`, `fixed` or `secured`.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::GoalWord"))]
    pub goal: &'static str,
    /// How many people.
    pub cases: usize,
    /// The seed that they were drawn with.
    pub seed: u64,
    /// The policies in the order asked.
    pub policies: Vec<PolicyCosts>,
    /// Hash of the model.
    pub model_hash: String,
}

/// What one policy cost.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PolicyCosts {
    /// Its name.
    pub policy: String,
    /// Mean cost (USD).
    pub mean_cost: f64,
    /// Mean time (min).
    pub mean_minutes: f64,
    /// Mean money (USD).
    pub mean_money: f64,
    /// Share of people who reached the goal, 0 to 1.
    pub opened: f64,
    /// Share of people who called a professional, 0 to 1.
    pub called: f64,
    /// Half of the people paid at most this (USD).
    pub p50: f64,
    /// 95 of 100 people paid at most this (USD).
    pub p95: f64,
}
