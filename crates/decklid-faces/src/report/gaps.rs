//! The answer of `gaps`.

use serde::Serialize;

/// What nobody knows of the cars, and what knowing it would be worth.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GapList {
    /// Equipment that nobody knows of a car, first what is worth most.
    pub gaps: Vec<GapEntry>,
    /// What was looked for and not found; it has no number.
    pub not_found: Vec<NotFound>,
    /// Cars whose gaps were not worked out, because no advice for them can be.
    pub left_out: Vec<String>,
}

/// Equipment that nobody knows of a car.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GapEntry {
    /// Id of the car.
    pub car: String,
    /// Its name.
    pub name: String,
    /// True for a body type: the answer is another one for each car that has the body.
    pub body: bool,
    /// Name of the hidden Boolean.
    pub id: String,
    /// What is not known, as a clause.
    pub says: String,
    /// How likely it holds for a car that is stuck, 0 to 1.
    pub p: f64,
    /// What knowing it would save in one case, on average (USD), at least.
    pub worth: f64,
}

/// What was looked for and not found.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotFound {
    /// Id of the car.
    pub car: String,
    /// What it is.
    pub says: String,
}
