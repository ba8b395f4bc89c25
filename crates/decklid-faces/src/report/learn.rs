//! The answers of `learn` and `cases`.

use serde::Serialize;

/// What cases taught.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LearnReport {
    /// Cases that taught.
    pub cases: u64,
    /// Cases that were held out.
    pub held_out: u64,
    /// How many of all cases differ.
    pub different: usize,
    /// Cases that could not be used, by what is wrong and where it was first met.
    pub left_out: Vec<LeftOutCase>,
    /// Number of records that could not be used.
    pub left_out_records: u64,
    /// Judged odds are taken to be right within this factor, in two of three numbers.
    pub judgment_factor: f64,
    /// Rounds until nothing moved any more.
    pub rounds: usize,
    /// False if it was stopped before.
    pub settled: bool,
    /// The numbers that cases told of.
    pub numbers: Vec<LearnedNumber>,
    /// The numbers that they could not tell: judgment still.
    pub judgment_still: Vec<LearnedNumber>,
    /// How well cases were foretold from which nothing was learned, before.
    pub before: Option<Foretold>,
    /// The same afterwards.
    pub after: Option<Foretold>,
    /// Cars whose first step is another now.
    pub first_steps: Vec<FirstStep>,
    /// The cars of the cases.
    pub by_car: Vec<TaughtCar>,
    /// The file that was written; null without `-o`.
    pub file: Option<String>,
}

/// Cases that could not be used.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOutCase {
    /// The file.
    pub file: String,
    /// The line at which it was first met.
    pub line: u64,
    /// How many records are like it.
    pub records: u64,
    /// What is wrong.
    pub why: String,
}

/// A number before and after.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LearnedNumber {
    /// Name of the hidden thing; `rate.slip` for the chance of a slip.
    pub id: String,
    /// The car or body type in whose file the number stands; null if all cars share it.
    pub car: Option<String>,
    /// What it was judged to be.
    pub judged: f64,
    /// What it is now.
    pub learned: f64,
    /// It lies above this and below `high` with 90 %; null if that could not be worked out.
    pub low: Option<f64>,
    /// See `low`.
    pub high: Option<f64>,
    /// Share of the doubt about it that the cases took away.
    pub told: Option<f64>,
    /// Cases of cars that have it.
    pub cases: u64,
    /// False if too few cases stand behind it to be written (`--k-anonymous`).
    pub written: bool,
}

/// How well findings were foretold.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Foretold {
    /// Cases in which something was found.
    pub cases: u64,
    /// Mean logarithm of the probability of what was found; 0 is perfect.
    pub log_score: f64,
    /// Cases with a cause that was found.
    pub cause_known: u64,
    /// Cases in which it was the likeliest.
    pub cause_first: u64,
    /// By how likely the likeliest cause was.
    pub calibration: Vec<CalibrationBin>,
}

/// Cases in which the likeliest cause was about this likely.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalibrationBin {
    /// Number of cases.
    pub cases: u64,
    /// Mean probability of the likeliest cause.
    pub foretold: f64,
    /// Share of the cases in which it was found.
    pub found: f64,
}

/// The first step of a car, before and after.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FirstStep {
    /// The car.
    pub car: String,
    /// The step that was advised first.
    pub before: Option<String>,
    /// The step that is advised first now.
    pub after: Option<String>,
    /// What the step as before costs more now (USD); null if it was not priced.
    pub regret: Option<f64>,
}

/// Cases of a car.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TaughtCar {
    /// The car.
    pub car: String,
    /// Cases that taught.
    pub cases: u64,
    /// How many of them differ.
    pub different: usize,
    /// Hash of the model before.
    pub model_hash: String,
}

/// Cases that were made.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MadeCases {
    /// The file.
    pub file: String,
    /// Number of cases.
    pub cases: u64,
    /// The file with the numbers of their world; null without `--truth`.
    pub truth: Option<String>,
    /// The seed.
    pub seed: u64,
}
