#![doc = include_str!("../README.md")]

pub mod after;
pub mod booklet;
pub mod calendar;
pub mod card;
pub mod care;
mod chart;
pub mod english;
pub mod explain;
mod font;
pub mod layout;
pub mod page;
#[cfg(feature = "paper")]
pub mod paper;
pub mod picture;
pub mod plan;
pub mod plot;
pub mod pocket;
mod qr;
pub mod report;
pub mod request;
pub mod scores;
pub mod taught;
pub mod text;
pub mod texts;
pub mod view;
pub mod ways;

pub use decklid_advice::consult::Case;
pub use decklid_car::car::{Car, GoalKind};
pub use report::{
    CarReport, CareReport, CauseReport, LawReport, LockoutReport, Next, NextReport, PlanReport, WhatIfReport,
};
pub use texts::{Language, Texts};
pub use view::{Counsel, StepView};
