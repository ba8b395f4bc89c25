//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use decklid_console::args::{CaseArgs, Common, CompletionsArgs, Goal, PolicyArgs, number};
use decklid_console::help::Group;

/// Simulations, drills on a simulated car, fault trees, and other programs' formats.
#[derive(Debug, Parser)]
#[command(name = "decklid-lab", version, max_term_width = 100, disable_help_subcommand = true, after_help = AFTER)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub(crate) common: Common,
}

const AFTER: &str = "Shell completions: decklid-lab completions SHELL. Manual page: decklid-lab man.\n\
    Exit codes: 0 done, 1 a check failed, 2 usage, 4 bad file.";

/// Headings with their commands.
pub(crate) const GROUPS: &[Group] = &[
    ("People", &["simulate", "drill", "replay"]),
    ("Learning", &["learn", "cases"]),
    ("The catalog", &["solve", "sensitivity"]),
    ("A simulated car", &["twin"]),
    ("Fault trees and other programs' formats", &["lockouts", "plan", "why", "export", "schema"]),
];

/// What decklid-lab can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Let many people follow a policy, and see what it costs them
    Simulate(SimulateArgs),
    /// Let people with hidden faults follow the guide on a simulated car
    Drill(DrillArgs),
    /// Work out the plans of the catalog beforehand, where a car has changed
    Solve(SolveArgs),
    /// Which advice changes when a prior doubles or halves
    Sensitivity(SensitivityArgs),
    /// Score the guide on what happened to real owners, from case records (docs/cases.md)
    Replay(ReplayArgs),
    /// Learn the numbers from case records (docs/learning.md)
    Learn(LearnArgs),
    /// Make case records of people whose lid is stuck, to try learning on
    Cases(CasesArgs),
    /// Operate a simulated car by hand, or play a scenario on it
    Twin(TwinArgs),
    /// What has to fail together, for a car or a fault tree in Open-PSA XML
    Lockouts(LockoutsArgs),
    /// Solve a decision problem in Cassandra's POMDP format
    Plan(PlanArgs),
    /// Exact posteriors in a belief network in BIF
    Why(WhyArgs),
    /// Write a car's problem in another program's format
    Export(ExportArgs),
    /// The structure of car files as JSON Schema
    Schema(SchemaArgs),
    /// Print completions for a shell
    #[command(hide = true)]
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(hide = true)]
    Man,
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
    /// The people live in a world with these numbers, whatever the policy believes; a file as --numbers takes it
    #[arg(long, value_name = "FILE")]
    pub(crate) world: Option<PathBuf>,
    /// Draw the costs into this SVG file
    #[arg(long, value_name = "FILE")]
    pub(crate) plot: Option<PathBuf>,
}

/// Options of `plan`.
#[derive(Debug, Clone, Args)]
pub(crate) struct PlanArgs {
    /// A decision problem in Cassandra's format
    #[arg(long, value_name = "FILE")]
    pub(crate) pomdp: PathBuf,
    /// How long to search, and how to print what is found.
    #[command(flatten)]
    pub(crate) policy: PolicyArgs,
}

/// Options of `why`.
#[derive(Debug, Clone, Args)]
pub(crate) struct WhyArgs {
    /// A belief network in BIF
    #[arg(long, value_name = "FILE")]
    pub(crate) bif: PathBuf,
    /// A finding
    #[arg(long, value_name = "NODE=STATE")]
    pub(crate) saw: Vec<String>,
    /// A node to report [default: all]
    #[arg(long, value_name = "NODE")]
    pub(crate) of: Vec<String>,
}

/// Options of `solve`.
#[derive(Debug, Clone, Args)]
pub(crate) struct SolveArgs {
    /// Only these cars [default: all that are listed]
    pub(crate) car: Vec<String>,
    /// The folder with a folder for each car
    #[arg(long, short, value_name = "DIR", default_value = "data/cars")]
    pub(crate) output: PathBuf,
    /// Only say which plans are stale
    #[arg(long)]
    pub(crate) check: bool,
    /// Trials of the search for the start of each goal; a tenth of them for each other situation
    #[arg(long, default_value_t = 2_000, value_name = "NUMBER")]
    pub(crate) trials: usize,
    /// Solve cars again that have not changed
    #[arg(long, conflicts_with = "check")]
    pub(crate) again: bool,
}

/// Options of `sensitivity`.
#[derive(Debug, Clone, Args)]
pub(crate) struct SensitivityArgs {
    /// The car
    pub(crate) car: String,
    /// What was told
    #[command(flatten)]
    pub(crate) case: CaseArgs,
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
    /// The top gate, if several gates are not used by any other
    #[arg(long, value_name = "GATE", requires = "open_psa")]
    pub(crate) top: Option<String>,
    /// How many sets to list [default: 20, or 1000 with --json]
    #[arg(long, value_name = "K")]
    pub(crate) first: Option<usize>,
    /// Let settings and equipment vary: prime implicants instead of cut sets
    #[arg(long, conflicts_with = "open_psa")]
    pub(crate) free: bool,
    /// Draw the ways and what each needs into this SVG file
    #[arg(long, value_name = "FILE", conflicts_with = "open_psa")]
    pub(crate) svg: Option<PathBuf>,
}

/// Options of `twin`.
#[derive(Debug, Args)]
pub(crate) struct TwinArgs {
    /// The car: an id, a name or an alias
    pub(crate) car: String,
    /// Play this scenario and report whether its expectations held
    #[arg(long, value_name = "FILE")]
    pub(crate) scenario: Option<PathBuf>,
    /// A fault or state to start with, such as fob.cell_flat or doors_locked
    #[arg(long, value_name = "NAME")]
    pub(crate) so: Vec<String>,
    /// Changes how switches bounce
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    pub(crate) seed: u64,
    /// Show everything that happens, not only what a person would notice
    #[arg(long)]
    pub(crate) trace: bool,
}

/// Options of `drill`.
#[derive(Debug, Clone, Args)]
pub(crate) struct DrillArgs {
    /// The cars
    #[arg(conflicts_with = "all", value_name = "CAR")]
    pub(crate) car: Vec<String>,
    /// All cars of the list
    #[arg(long)]
    pub(crate) all: bool,
    /// How many hidden things may differ from the typical car at once
    #[arg(long, default_value_t = 1, value_name = "K")]
    pub(crate) faults: usize,
    /// At most this many sets of such things per car; if there are more, a random sample
    #[arg(long, default_value_t = 2_000, value_name = "N")]
    pub(crate) cases: u64,
    /// The same seed draws the same cases
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

/// Options of `replay`.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReplayArgs {
    /// Case records, JSON Lines
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Draw the score into this SVG file
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
    /// What has to be reached.
    #[command(flatten)]
    pub(crate) limits: ReplayLimits,
}

/// Limits of `replay`: exit code 1 if one is not kept. Shares are from 0 to 1.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct ReplayLimits {
    /// At least this share of the cars is found, or honestly not listed
    #[arg(long, value_name = "SHARE", value_parser = number, help_heading = "Limits")]
    pub(crate) least_found: Option<f64>,
    /// In at least this share of cases everything told has words in the model
    #[arg(long, value_name = "SHARE", value_parser = number, help_heading = "Limits")]
    pub(crate) least_tellable: Option<f64>,
    /// In at least this share of cases the guide takes every answer
    #[arg(long, value_name = "SHARE", value_parser = number, help_heading = "Limits")]
    pub(crate) least_accepted: Option<f64>,
    /// The true cause comes first in at least this share of cases with a known cause
    #[arg(long, value_name = "SHARE", value_parser = number, help_heading = "Limits")]
    pub(crate) least_first: Option<f64>,
    /// The true cause is in the first three in at least this share of them
    #[arg(long, value_name = "SHARE", value_parser = number, help_heading = "Limits")]
    pub(crate) least_top3: Option<f64>,
    /// The true cause has a probability of 0.005 or more in at least this share of them
    #[arg(long, value_name = "SHARE", value_parser = number, help_heading = "Limits")]
    pub(crate) least_open: Option<f64>,
    /// The mean log score is at least this
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true, value_parser = number, help_heading = "Limits")]
    pub(crate) least_log_score: Option<f64>,
    /// The goal is reached in at least this share of cases with a known way
    #[arg(long, value_name = "SHARE", value_parser = number, help_heading = "Limits")]
    pub(crate) least_reached: Option<f64>,
    /// At most this many calls where the owner got in alone
    #[arg(long, value_name = "COUNT", help_heading = "Limits")]
    pub(crate) most_called: Option<usize>,
    /// At most this many cases with an unsafe step
    #[arg(long, value_name = "COUNT", help_heading = "Limits")]
    pub(crate) most_unsafe: Option<usize>,
}

/// Options of `learn`.
#[derive(Debug, Clone, Args)]
pub(crate) struct LearnArgs {
    /// Case records, JSON Lines
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Judged numbers to start from [default: those of the cars]
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    /// Write the learned numbers to this file, for --numbers
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write no number with fewer cases of its cars behind it
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) k_anonymous: u64,
    /// Judged odds are right within this factor, in two of three numbers [default: 2]
    #[arg(long, value_name = "FACTOR", value_parser = number)]
    pub(crate) judgment: Option<f64>,
    /// Keep what is done in this file, and go on from it
    #[arg(long, value_name = "FILE")]
    pub(crate) checkpoint: Option<PathBuf>,
    /// Draw the numbers before and after into this SVG file
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
    /// How many threads; the result is the same [default: one a core]
    #[arg(long, value_name = "COUNT")]
    pub(crate) threads: Option<usize>,
    /// Do not work out which first steps change
    #[arg(long)]
    pub(crate) no_steps: bool,
}

/// Options of `cases`.
#[derive(Debug, Clone, Args)]
pub(crate) struct CasesArgs {
    /// The cars; cases take turns
    #[arg(required = true, value_name = "CAR")]
    pub(crate) car: Vec<String>,
    /// What they want [default: open]
    #[arg(long, value_enum)]
    pub(crate) goal: Option<Goal>,
    /// How many cases
    #[arg(long, default_value_t = 1_000)]
    pub(crate) count: u64,
    /// The same seed gives the same cases
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// In this share of cases somebody looks for the cause afterwards
    #[arg(long, default_value_t = 0.7, value_name = "SHARE", value_parser = number)]
    pub(crate) looked_into: f64,
    /// In their world odds are so many times those of the cars, or so many times less, at random
    #[arg(long, default_value_t = 1.0, value_name = "FACTOR", value_parser = number)]
    pub(crate) stray: f64,
    /// Write the numbers of their world to this file, for --numbers
    #[arg(long, value_name = "FILE")]
    pub(crate) truth: Option<PathBuf>,
    /// Write the records to this file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
}

/// Options of `schema`.
#[derive(Debug, Clone, Args)]
pub(crate) struct SchemaArgs {
    /// Which file
    #[arg(value_enum, default_value_t = SchemaOf::Car, value_name = "WHICH")]
    pub(crate) of: SchemaOf,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// A file that authors write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// A car, car.toml
    Car,
    /// All judgment calls, numbers.toml
    Numbers,
    /// Questions with their required answers, expected.toml
    Expected,
    /// The wiring of a car's twin, twin.toml
    Twin,
    /// A car's texts in another language, such as de.toml
    Translation,
}

/// Options of `export`.
#[derive(Debug, Clone, Args)]
pub(crate) struct ExportArgs {
    /// The car
    pub(crate) car: String,
    /// The format
    #[arg(long = "as", value_enum, value_name = "FORMAT")]
    pub(crate) format: ExportFormat,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// What they want [default: open]
    #[arg(long, value_enum)]
    pub(crate) goal: Option<Goal>,
    /// For pomdp and prism: start with at most this many cases, the likeliest
    #[arg(long, default_value_t = 1_000, value_name = "COUNT")]
    pub(crate) most_cases: usize,
    /// For pomdp and prism: at most this many states
    #[arg(long, default_value_t = 50_000, value_name = "COUNT")]
    pub(crate) most_states: usize,
}

/// A format for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Everything needed to compute the same answers (docs/problem-json.md)
    ProblemJson,
    /// A belief network
    Bif,
    /// A decision problem with every hidden state written out, in Cassandra's format
    Pomdp,
    /// The same for PRISM and Storm
    Prism,
    /// A fault tree: what has to fail together to lock the owner out
    OpenPsa,
}
