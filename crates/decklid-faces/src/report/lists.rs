//! The answers of `cars`, `check` and `show --merged`.

use std::collections::BTreeMap;

use decklid_car::load::{Diagnostic, Related};
use serde::Serialize;

/// All cars.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Cars"))]
pub struct CarList {
    /// Real cars by name, then body types.
    pub cars: Vec<CarEntry>,
}

/// One car in the list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CarEntry {
    /// Name in commands.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Maker; empty for a body type.
    pub make: String,
    /// Build years as text.
    pub years: String,
    /// What kind of lid.
    pub closure: String,
    /// True for a body type with everything unknown.
    pub archetype: bool,
    /// Other names that people type.
    pub aliases: Vec<String>,
}

/// The cars that fit what was typed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FoundCars {
    /// Cars, best first.
    pub matches: Vec<FoundCar>,
    /// Whether it sounds as if someone is trapped or in danger.
    pub emergency: bool,
    /// If a vehicle identification number was typed: false when its check digit is wrong.
    pub vin: Option<bool>,
}

/// A car that fits what was typed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FoundCar {
    /// `ours`: facts are known; `listed`: its name, years and bodies are; `body`: only the body.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["ours", "listed", "body"])))]
    pub kind: &'static str,
    /// What commands and links take: of several bodies, the first.
    pub id: String,
    /// Maker and model, for people.
    pub name: String,
    /// Maker; empty if none was named.
    pub make: String,
    /// Model; as it was typed if it is not listed.
    pub model: String,
    /// Its bodies, the commonest first: `sedan`, `hatch`, `wagon`, `suv`, `coupe`, `convertible`, `van`, `pickup`.
    pub bodies: Vec<&'static str>,
    /// Build years as text.
    pub years: String,
    /// False if a year was typed in which it was not built.
    pub year_fits: bool,
    /// True for another model or body that is offered beside, never first.
    pub neighbour: bool,
    /// One id for each body that opens in its own way; empty for `ours`. There are no steps for a `pickup`.
    pub choices: Vec<FoundBody>,
}

/// A body of a car.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FoundBody {
    /// What commands and links take.
    pub id: String,
    /// The body.
    pub body: &'static str,
}

/// The answer of `check`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckReport {
    /// How many cars and bases were checked.
    pub checked: usize,
    /// Everything that is wrong.
    pub problems: Vec<CarProblem>,
}

/// One problem of a car file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CarProblem {
    /// Name of the rule.
    pub rule: &'static str,
    /// `error`, or `warning` for what does not fail the check.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["error", "warning"])))]
    pub severity: &'static str,
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// Other places it points to.
    pub related: Vec<RelatedPlace>,
}

/// Another place that a problem points to.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RelatedPlace {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is there.
    pub message: String,
}

impl From<Diagnostic> for CarProblem {
    fn from(p: Diagnostic) -> Self {
        let Diagnostic { rule, severity, file, line, column, message, hint, related } = p;
        let related = related.into_iter().map(RelatedPlace::from).collect();
        CarProblem { rule, severity: severity.word(), file, line, column, message, hint, related }
    }
}

impl From<Related> for RelatedPlace {
    fn from(r: Related) -> Self {
        let Related { file, line, column, message } = r;
        RelatedPlace { file, line, column, message }
    }
}

/// One value of a car, its own or inherited: what `show --merged` answers is a list of these.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MergedValue {
    /// Path in the car file, such as `moves.get_in.title`; parts with dots have no quotes, as in `remove`.
    pub path: String,
    /// The value.
    pub value: FileValue,
    /// The file that says so.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
}

/// A value as a car file has it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FileValue {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// Values in order.
    List(Vec<FileValue>),
    /// Values by key: in a list, or with nothing in it.
    Table(BTreeMap<String, FileValue>),
    /// A date, which means nothing in a car file.
    Date,
}
