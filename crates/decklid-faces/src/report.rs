//! What decklid has to say, as plain records in words: the view-models that pages, texts and programs share.
//!
//! Each record is also the JSON answer of a command: its field names are a contract. Add fields, never rename one.

mod car;
mod care;
mod causes;
mod drill;
mod files;
mod formats;
mod gaps;
mod guide;
mod law;
mod learn;
mod lists;
mod lockouts;
mod next;
mod next_wire;
mod plan;
mod replay;
#[cfg(feature = "schema")]
pub mod schema;
mod sensitivity;
mod simulate;
mod solve;
mod what_if;

pub use car::{
    CarReport, Citation, CitedFact, FactConflict, Label, MoveEntry, RecallEntry, SettingEntry, SourceEntry, SourceList,
    Unknown, WeakFact, WeakFacts,
};
pub use care::{CARE_DEFINITIONS, CalendarFile, CareItem, CareReport};
pub use causes::{AnsweredStep, CauseReport, CauseSet, EvidenceWeight, RankedCause, Weighing};
pub use drill::{CallEstimate, CarDrill, DrillCase, DrillCounts, DrillReport};
pub use files::{
    CardReport, ExportReport, FailureDetail, FailureReport, GuideFile, PictureReport, SavedFile, SiteReport,
};
pub use formats::{
    NetworkReport, NetworkVariable, PomdpNode, PomdpOutcome, PomdpReport, ScenarioFailure, ScenarioReport, TraceEvent,
};
pub use gaps::{GapEntry, GapList, NotFound};
pub use guide::GuideReport;
pub use law::{LawReport, LawRule, ModelFeature};
pub use learn::{CalibrationBin, FirstStep, Foretold, LearnReport, LearnedNumber, LeftOutCase, MadeCases, TaughtCar};
pub use lists::{
    CarEntry, CarList, CarProblem, CheckReport, FileValue, FoundBody, FoundCar, FoundCars, MergedValue, RelatedPlace,
};
pub use lockouts::{DEFINITIONS, EventImportance, LockoutReport, PathSets, ReductionWorth, SetCount, WayReliability};
pub use next::{Alternative, EmergencyCall, Next, NextEnd, NextReport, NextStep, Outlook, PossibleAnswer};
pub use plan::{PlanNode, PlanOutcome, PlanReport};
pub use replay::{CarReplay, CaseReplay, LeftOut, ReplayCounts, ReplayLimit, ReplayReport};
pub use sensitivity::{SensitivityReport, ShiftedPrior};
pub use simulate::{PolicyCosts, SimulationReport};
pub use solve::{SolveReport, SolvedCar};
pub use what_if::{MoveTitle, WayStatus, WhatIfReport};

/// The shapes of all answers as JSON Schema (draft 2020-12): `properties` by command, records under `$defs`.
pub const SCHEMA: &str = include_str!("../answers.schema.json");
