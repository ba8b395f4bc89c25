//! The shapes of all answers as one JSON Schema, generated from their types.

use std::borrow::Cow;
use std::marker::PhantomData;

use decklid_advice::consult::AdviceKind;
use decklid_car::car::{Closure, GoalKind, HiddenKind, MoveKind};
use decklid_car::source::Grade;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::*;

/// The schema: for each command its answer under `properties`, and every record under `$defs`.
pub fn answers() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let answers: Map<String, Value> =
        ANSWERS.iter().map(|(command, schema)| ((*command).to_owned(), schema(&mut generator).into())).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers of decklid",
        "description": "Each property is what the command of that name prints with --json; error, what a command prints that failed. Money is in US dollars.",
        "type": "object",
        "properties": answers,
        "$defs": generator.take_definitions(true),
    })
}

/// Makes the schema of one type.
type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// The answer of each command, and of its options that change the answer.
const ANSWERS: &[(&str, SchemaOf)] = &[
    ("card", SchemaGenerator::subschema_for::<CardReport>),
    ("care", SchemaGenerator::subschema_for::<CareReport>),
    ("cars", SchemaGenerator::subschema_for::<CarList>),
    ("cars --find", SchemaGenerator::subschema_for::<FoundCars>),
    ("cases", SchemaGenerator::subschema_for::<MadeCases>),
    ("check", SchemaGenerator::subschema_for::<CheckReport>),
    ("drill", SchemaGenerator::subschema_for::<DrillReport>),
    ("error", SchemaGenerator::subschema_for::<FailureReport>),
    ("export", SchemaGenerator::subschema_for::<ExportReport>),
    ("export-site", SchemaGenerator::subschema_for::<SiteReport>),
    ("gaps", SchemaGenerator::subschema_for::<GapList>),
    ("guide", SchemaGenerator::subschema_for::<GuideReport>),
    ("guide --html", SchemaGenerator::subschema_for::<SiteReport>),
    ("law", SchemaGenerator::subschema_for::<LawReport>),
    ("learn", SchemaGenerator::subschema_for::<LearnReport>),
    ("lockouts", SchemaGenerator::subschema_for::<LockoutReport>),
    ("next", SchemaGenerator::subschema_for::<NextReport>),
    ("picture", SchemaGenerator::subschema_for::<PictureReport>),
    ("plan", SchemaGenerator::subschema_for::<PlanReport>),
    ("plan --pomdp", SchemaGenerator::subschema_for::<PomdpReport>),
    ("replay", SchemaGenerator::subschema_for::<ReplayReport>),
    ("schema -o", SchemaGenerator::subschema_for::<SavedFile>),
    ("sensitivity", SchemaGenerator::subschema_for::<SensitivityReport>),
    ("show", SchemaGenerator::subschema_for::<CarReport>),
    ("show --merged", SchemaGenerator::subschema_for::<Vec<MergedValue>>),
    ("simulate", SchemaGenerator::subschema_for::<SimulationReport>),
    ("solve", SchemaGenerator::subschema_for::<SolveReport>),
    ("sources", SchemaGenerator::subschema_for::<SourceList>),
    ("sources --weak", SchemaGenerator::subschema_for::<WeakFacts>),
    ("twin --scenario", SchemaGenerator::subschema_for::<ScenarioReport>),
    ("what-if", SchemaGenerator::subschema_for::<WhatIfReport>),
    ("why", SchemaGenerator::subschema_for::<CauseReport>),
    ("why --bif", SchemaGenerator::subschema_for::<NetworkReport>),
];

/// The names of the values of `T`.
pub(super) struct Words<T>(PhantomData<T>);

pub(super) type AdviceWord = Words<AdviceKind>;
pub(super) type ClosureWord = Words<Closure>;
pub(super) type GoalWord = Words<GoalKind>;
pub(super) type GradeWord = Words<Grade>;
pub(super) type HiddenWord = Words<HiddenKind>;
pub(super) type MoveWord = Words<MoveKind>;

/// A type whose values are written as one of a few words.
pub(super) trait Vocabulary {
    /// Name of the schema.
    const NAME: &'static str;

    /// All words.
    fn words() -> Vec<&'static str>;
}

impl<T: Vocabulary> JsonSchema for Words<T> {
    fn schema_name() -> Cow<'static, str> {
        T::NAME.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": T::words() })
    }
}

fn words<T>(names: &[(&'static str, T)]) -> Vec<&'static str> {
    names.iter().map(|n| n.0).collect()
}

impl Vocabulary for GoalKind {
    const NAME: &'static str = "Goal";

    fn words() -> Vec<&'static str> {
        GoalKind::ALL.map(GoalKind::name).to_vec()
    }
}

impl Vocabulary for AdviceKind {
    const NAME: &'static str = "AdviceKind";

    fn words() -> Vec<&'static str> {
        AdviceKind::ALL.map(AdviceKind::word).to_vec()
    }
}

impl Vocabulary for Closure {
    const NAME: &'static str = "Closure";

    fn words() -> Vec<&'static str> {
        words(Closure::NAMES)
    }
}

impl Vocabulary for HiddenKind {
    const NAME: &'static str = "HiddenKind";

    fn words() -> Vec<&'static str> {
        words(HiddenKind::NAMES)
    }
}

impl Vocabulary for MoveKind {
    const NAME: &'static str = "MoveKind";

    fn words() -> Vec<&'static str> {
        words(MoveKind::NAMES)
    }
}

impl Vocabulary for Grade {
    const NAME: &'static str = "Grade";

    fn words() -> Vec<&'static str> {
        words(Grade::NAMES)
    }
}
