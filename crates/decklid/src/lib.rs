#![doc = include_str!("../README.md")]

pub mod booklet;
pub mod card;
pub mod care;
pub mod emergency;
pub mod find;
pub mod gaps;
pub mod garage;
pub mod guide;
pub mod learn;
pub mod listed;
pub mod plan;
pub mod record;
pub mod replay;
pub mod sensitivity;
pub mod site;
pub mod solved;
pub mod think;
pub mod tried;
pub mod weak;
pub mod what_if;
pub mod why;

pub use decklid_advice::case::{COMMON_ANSWERS, Earlier, Fault, Faults, NamedCase, Saw};
pub use decklid_advice::consult::AdviceKind;
pub use decklid_car::car::{Car, GoalKind};
pub use decklid_faces::picture::{Drive, Picture};
pub use decklid_faces::report::CarEntry;
pub use decklid_faces::texts::{Language, Texts};
pub use decklid_faces::view::{AnswerChoice, Helper, StepView};

pub use garage::{CarError, Garage};
pub use guide::{Advice, Cause, Guide, Name};
pub use listed::Listed;
