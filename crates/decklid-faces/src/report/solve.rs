//! The answer of `solve`.

use serde::Serialize;

/// Cars whose plans were worked out; with `--check`, cars whose stored plans are stale.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SolveReport {
    /// The cars.
    pub cars: Vec<SolvedCar>,
}

/// The plans of one car.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SolvedCar {
    /// Id of the car.
    pub car: String,
    /// The file that was written; empty with `--check`.
    pub file: String,
    /// How many situations the plans know.
    pub situations: usize,
    /// For how many of them it is proven how good the plan is.
    pub proven: usize,
}
