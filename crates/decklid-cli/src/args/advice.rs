//! Options of commands that advise, explain and count.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use decklid_car::car::GoalKind;

/// A goal on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Goal {
    /// The trunk is open
    Open,
    /// The usual way works again
    Fixed,
    /// The lid closes, latches and locks again
    Secured,
}

impl Goal {
    /// As the library calls it.
    pub(crate) fn kind(self) -> GoalKind {
        match self {
            Goal::Open => GoalKind::Open,
            Goal::Fixed => GoalKind::Fixed,
            Goal::Secured => GoalKind::Secured,
        }
    }
}

/// What the person has told.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct CaseArgs {
    /// What you want [default: open]
    #[arg(long, value_enum)]
    pub(crate) goal: Option<Goal>,
    /// What came of a step, in order; besides outcomes: not_sure, cannot, lacking, skipped, no_change
    #[arg(long, value_name = "MOVE=OUTCOME")]
    pub(crate) saw: Vec<String>,
    /// What came of a step for an earlier goal, in order: it stays known
    #[arg(long, value_name = "GOAL:MOVE=OUTCOME")]
    pub(crate) before: Vec<String>,
    /// A tool that is at hand
    #[arg(long, value_name = "TOOL")]
    pub(crate) have: Vec<String>,
    /// A tool that is not to be had
    #[arg(long, value_name = "TOOL")]
    pub(crate) lack: Vec<String>,
    /// A step that is out of the question
    #[arg(long, value_name = "MOVE")]
    pub(crate) cannot: Vec<String>,
    /// What an hour is worth to you, in US dollars: more when in a hurry [default: 30]
    #[arg(long, value_name = "MONEY")]
    pub(crate) hourly: Option<f64>,
    /// How much money counts: above 1 for the thrifty [default: 1]
    #[arg(long, value_name = "WEIGHT")]
    pub(crate) thrift: Option<f64>,
}

/// Options of `guide`.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct GuideArgs {
    /// The car; without it, you are asked
    pub(crate) car: Option<String>,
    /// What was told already.
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Replay answers from a file: lines of MOVE=OUTCOME
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<PathBuf>,
    /// Write the whole guide of the car into one HTML file that works offline, with scripts off
    #[arg(long, value_name = "FILE", conflicts_with = "answers")]
    pub(crate) html: Option<PathBuf>,
    /// Language of the HTML file: en-US, en-GB or de
    #[arg(long, value_name = "LANG", requires = "html")]
    pub(crate) lang: Option<String>,
    /// Date to be told in the HTML file; without one the same car has the same bytes
    #[arg(long, value_name = "DATE", requires = "html")]
    pub(crate) date: Option<String>,
}

/// Options of `next`.
#[derive(Debug, Clone, Args)]
pub(crate) struct NextArgs {
    /// The car
    pub(crate) car: String,
    /// What was told.
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Show the numbers behind the advice
    #[arg(long)]
    pub(crate) numbers: bool,
    /// Somebody is shut in: what to do at once
    #[arg(long)]
    pub(crate) emergency: bool,
}

/// Options of `why`.
#[derive(Debug, Clone, Args)]
pub(crate) struct WhyArgs {
    /// The car
    #[arg(required_unless_present = "bif", conflicts_with = "bif")]
    pub(crate) car: Option<String>,
    /// Instead of a car: a belief network of others, in BIF; --saw then takes NODE=STATE
    #[arg(long, value_name = "FILE")]
    pub(crate) bif: Option<PathBuf>,
    /// A node of the network that you want to know about; without it, all
    #[arg(long, value_name = "NODE", requires = "bif")]
    pub(crate) of: Vec<String>,
    /// What was told.
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// How many explanations
    #[arg(long, default_value_t = 5, value_name = "COUNT")]
    pub(crate) most: usize,
}

/// Options of `plan`.
#[derive(Debug, Clone, Args)]
pub(crate) struct PlanArgs {
    /// The car
    #[arg(required_unless_present = "pomdp", conflicts_with = "pomdp")]
    pub(crate) car: Option<String>,
    /// Instead of a car: a problem of others, in Cassandra's format
    #[arg(long, value_name = "FILE")]
    pub(crate) pomdp: Option<PathBuf>,
    /// What was told.
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// How to print the policy
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// How long to search at most
    #[arg(long, default_value_t = 1.0)]
    pub(crate) seconds: f64,
    /// Leave out situations that are rarer than this
    #[arg(long, default_value_t = 0.005, value_name = "P")]
    pub(crate) cutoff: f64,
    /// Do not work out the other ways for the table
    #[arg(long)]
    pub(crate) no_baselines: bool,
}

/// How to print a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Numbered lines
    Text,
    /// One JSON document
    Json,
    /// Graphviz
    Dot,
    /// Mermaid
    Mermaid,
}

/// Options of `simulate`.
#[derive(Debug, Clone, Args)]
pub(crate) struct SimulateArgs {
    /// The car
    pub(crate) car: String,
    /// What they want [default: open]
    #[arg(long, value_enum)]
    pub(crate) goal: Option<Goal>,
    /// How many people
    #[arg(long, default_value_t = 10_000)]
    pub(crate) cases: u64,
    /// The same seed gives the same people
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Policies: best, checklist, call-first, cheapest, p-over-c, lookahead
    #[arg(long, value_delimiter = ',', default_value = "best,checklist", value_name = "POLICY")]
    pub(crate) policy: Vec<String>,
    /// Draw the costs into this SVG file
    #[arg(long, value_name = "FILE")]
    pub(crate) plot: Option<PathBuf>,
}

/// Options of `what-if`.
#[derive(Debug, Clone, Args)]
pub(crate) struct WhatIfArgs {
    /// The car
    pub(crate) car: String,
    /// A fault, setting, circumstance or piece of equipment that is so, such as fob.cell_flat
    #[arg(long, value_name = "NAME")]
    pub(crate) so: Vec<String>,
    /// One that is not so
    #[arg(long, value_name = "NAME")]
    pub(crate) not: Vec<String>,
}

/// Options of `lockouts`.
#[derive(Debug, Clone, Args)]
pub(crate) struct LockoutsArgs {
    /// The car
    #[arg(required_unless_present = "open_psa", conflicts_with = "open_psa")]
    pub(crate) car: Option<String>,
    /// A fault tree in Open-PSA XML instead of a car
    #[arg(long, value_name = "FILE")]
    pub(crate) open_psa: Option<PathBuf>,
    /// The gate that is asked about, if more than one is used by no other
    #[arg(long, value_name = "GATE", requires = "open_psa")]
    pub(crate) top: Option<String>,
    /// How many sets to list [default: 20, with --json 1000]
    #[arg(long, value_name = "K")]
    pub(crate) first: Option<usize>,
    /// Let settings and equipment be either way: prime implicants instead of cut sets
    #[arg(long, conflicts_with = "open_psa")]
    pub(crate) free: bool,
    /// Draw the ways and what each needs into this SVG file
    #[arg(long, value_name = "FILE", conflicts_with = "open_psa")]
    pub(crate) svg: Option<PathBuf>,
}
