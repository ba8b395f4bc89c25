//! Options of commands that advise and explain.

use std::path::PathBuf;

use clap::Args;
use decklid_console::args::{CaseArgs, PolicyArgs};

/// Options of `guide`.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct GuideArgs {
    /// The car; the guide asks if you leave it out
    pub(crate) car: Option<String>,
    /// What has been answered already.
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Replay answers from a file: lines of MOVE=OUTCOME
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<PathBuf>,
    /// At the end, offer to append what happened to this file as a case record (docs/cases.md)
    #[arg(long, value_name = "FILE", conflicts_with = "html")]
    pub(crate) record: Option<PathBuf>,
    /// Keep what you tell in a file on this machine, and go on from it; without a name, in the usual place for such files
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        require_equals = true,
        conflicts_with_all = ["html", "answers"]
    )]
    pub(crate) resume: Option<Option<PathBuf>>,
    /// Write the car's whole guide into one HTML file that works offline, with scripts off
    #[arg(long, value_name = "FILE", conflicts_with = "answers")]
    pub(crate) html: Option<PathBuf>,
    /// Date to print in the HTML file; without one, the same car always gives the same bytes
    #[arg(long, value_name = "DATE", requires = "html")]
    pub(crate) date: Option<String>,
}

/// Options of `next`.
#[derive(Debug, Clone, Args)]
pub(crate) struct NextArgs {
    /// The car
    pub(crate) car: String,
    /// What has been answered.
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Show the numbers behind the advice
    #[arg(long)]
    pub(crate) figures: bool,
    /// Someone is trapped inside: what to do right away
    #[arg(long)]
    pub(crate) emergency: bool,
}

/// Options of `why`.
#[derive(Debug, Clone, Args)]
pub(crate) struct WhyArgs {
    /// The car
    pub(crate) car: String,
    /// What has been answered.
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// How many explanations to show
    #[arg(long, default_value_t = 5, value_name = "COUNT")]
    pub(crate) most: usize,
}

/// Options of `plan`.
#[derive(Debug, Clone, Args)]
pub(crate) struct PlanArgs {
    /// The car
    pub(crate) car: String,
    /// What has been answered.
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// How long to search, and how to print what is found.
    #[command(flatten)]
    pub(crate) policy: PolicyArgs,
    /// Do not compute the baseline policies for the table
    #[arg(long)]
    pub(crate) no_baselines: bool,
}

/// Options of `what-if`.
#[derive(Debug, Clone, Args)]
pub(crate) struct WhatIfArgs {
    /// The car
    pub(crate) car: String,
    /// Assume this fault, setting, circumstance or piece of equipment, such as fob.cell_flat
    #[arg(long, value_name = "NAME")]
    pub(crate) so: Vec<String>,
    /// Assume that this one is absent
    #[arg(long, value_name = "NAME")]
    pub(crate) not: Vec<String>,
}
