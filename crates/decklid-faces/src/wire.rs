//! The shapes of the JSON answers. Names are a contract: add, never rename.

mod care;
mod drill;
mod law;
mod lists;
mod lockouts;
mod next;
mod plan;
mod show;
mod simulate;
mod what_if;
mod why;

pub use care::{CARE_DEFINITIONS, CalendarJson, CareItemJson, CareJson, care};
pub use drill::{DrillCountsJson, DrillJson, DrilledJson, LivedJson, ReckonedJson};
pub use law::{LawJson, LawsJson, ShownJson, laws};
pub use lists::{CarJson, CarsJson, CheckJson, ProblemJson, RelatedJson};
pub use lockouts::{CountJson, DEFINITIONS, ImportanceJson, LockoutsJson, PathSetsJson, WayJson, WorthJson};
pub use next::{AnswerJson, Next, OtherMove, counselled, emergency, kind, next};
pub use plan::{NodeJson, OutcomeJson, PlanJson, plan_nodes};
pub use show::{
    ConflictJson, FactJson, MoveJson, NamedJson, ShowJson, SourceJson, SourcesJson, UnknownJson, show, sources,
};
pub use simulate::{PolicyJson, SimulateJson};
pub use what_if::{StepJson, ThingJson, WayNowJson, WhatIfJson, what_if};
pub use why::{CauseJson, EvidenceJson, ExplanationJson, Told, Weighing, WhyJson, why};
