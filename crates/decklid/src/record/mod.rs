//! Case records: what happened to a real car, as one line of JSON.
//!
//! ```text
//!  line of JSON ── read ──► Record ── case ──► NamedCase ──► Guide
//!                    │         └───── misfits(&Car) ──► names that the car does not have
//!                    └────────► Problem: line, field, what is wrong, what to do
//! ```
//!
//! A record keeps what the model cannot say as a note, so that nothing an owner reported gets lost. The format is
//! described in `docs/cases.md`.

mod own;
mod problem;
mod read;

pub use problem::{Problem, Problems};
pub use read::{FIELDS, LINE_BYTES, LINES, PROBLEMS, Row, each, read};

use decklid_advice::case::{Earlier, Fault, Field, NamedCase, Saw};
use decklid_car::car::{Car, GoalKind};
use serde::{Serialize, Serializer};

/// What an owner reported, what the cause was, and what worked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    /// Name of the record: lowercase letters, digits and hyphens.
    pub id: String,
    /// Address of the report, or [`OWN`].
    pub source: String,
    /// When the source was read: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<String>,
    /// When it happened or was reported, written like `read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What the owner would type to find the car.
    pub typed: String,
    /// Id of the car in the catalog, or of the nearest one.
    pub car: String,
    /// True if the catalog has this very car; false if `car` stands in for it.
    pub listed: bool,
    /// Age of the car (years).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_years: Option<f64>,
    /// Distance driven (km).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mileage_km: Option<f64>,
    /// What the owner wanted.
    #[serde(serialize_with = "goal_name")]
    pub goal: GoalKind,
    /// What the owner did and noticed, in order.
    pub told: Vec<Told>,
    /// Tools that were not to be had, such as cables shut in the trunk.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lack: Vec<String>,
    /// What the cause turned out to be.
    pub cause: Finding,
    /// Ids of hidden things that were found to be so besides the cause.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Ids of hidden things that were looked at and found not to be so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not: Vec<String>,
    /// What opened, secured or fixed it.
    pub worked: Finding,
    /// How long it took (minutes).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<f64>,
    /// What it cost (USD).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub money_usd: Option<f64>,
    /// Limits of the report, such as what it leaves open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// The source of a case that was not published elsewhere.
pub const OWN: &str = "own record";

/// One thing that the owner did or noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Told {
    /// A move of the model and its outcome, or a sign and what is so.
    Answer {
        /// Name of the move or of the sign.
        #[serde(rename = "move")]
        mv: String,
        /// Name of the outcome.
        outcome: String,
        /// The goal that it was told for, if that was an earlier one than the record's.
        #[serde(skip_serializing_if = "Option::is_none", serialize_with = "earlier_goal")]
        goal: Option<GoalKind>,
    },
    /// Something that the model has no words for yet.
    Note {
        /// What it was.
        note: String,
    },
}

/// A cause or a cure: its name in the model if it has one, and always the words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Name in the model; `null` if unknown or if the model has none.
    pub id: Option<String>,
    /// The same in words.
    pub words: String,
}

impl Record {
    /// The case that the record describes, by names; notes are left out.
    pub fn case(&self) -> NamedCase {
        let earlier = |told: &Told| match told {
            Told::Answer { mv, outcome, goal: Some(goal) } => {
                Some(Earlier { goal: goal.name().to_owned(), saw: Saw::new(mv, outcome) })
            }
            Told::Answer { goal: None, .. } | Told::Note { .. } => None,
        };
        NamedCase {
            goal: Some(self.goal.name().to_owned()),
            before: self.told.iter().filter_map(earlier).collect(),
            saw: self.answers().collect(),
            lack: self.lack.clone(),
            ..NamedCase::default()
        }
    }

    /// What was told for the record's goal in words of the model, in order.
    pub fn answers(&self) -> impl Iterator<Item = Saw> {
        self.told.iter().filter_map(|told| match told {
            Told::Answer { mv, outcome, goal: None } => Some(Saw::new(mv, outcome)),
            Told::Answer { goal: Some(_), .. } | Told::Note { .. } => None,
        })
    }

    /// Names in the record that this car does not have, each with its field.
    pub fn misfits(&self, car: &Car) -> Vec<String> {
        let mut misfits = Vec::new();
        for (at, told) in self.told.iter().enumerate() {
            let Told::Answer { mv, outcome, goal } = told else { continue };
            let saw = Saw::new(mv, outcome);
            // A sign belongs to no goal.
            let known = if goal.is_some() { saw.resolve(car).map(|_| ()) } else { saw.check(car) };
            if let Err((part, kind)) = known {
                misfits.push(format!("told[{at}]: {}", Fault { field: Field::Saw(at, part), kind }));
            }
        }
        for (at, tool) in self.lack.iter().enumerate().filter(|(_, tool)| car.find_tool(tool).is_none()) {
            misfits.push(format!("lack[{at}]: {} has no tool `{tool}`", car.id));
        }
        if let Some(id) = self.cause.id.as_ref().filter(|id| car.find_hidden(id).is_none()) {
            misfits.push(format!("cause.id: {} has no `{id}`", car.id));
        }
        for (field, ids) in [("also", &self.also), ("not", &self.not)] {
            let strange = ids.iter().enumerate().filter(|(_, id)| car.find_hidden(id).is_none());
            misfits.extend(strange.map(|(at, id)| format!("{field}[{at}]: {} has no `{id}`", car.id)));
        }
        if let Some(id) = self.worked.id.as_ref().filter(|id| car.find_move(id).is_none()) {
            misfits.push(format!("worked.id: {} has no move `{id}`", car.id));
        }
        misfits
    }
}

fn goal_name<S: Serializer>(goal: &GoalKind, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(goal.name())
}

fn earlier_goal<S: Serializer>(goal: &Option<GoalKind>, to: S) -> Result<S::Ok, S::Error> {
    goal.map(GoalKind::name).serialize(to)
}
