//! Options of commands about what is known of cars, and of the cars that run.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Goal;

/// `decklid twin`.
#[derive(Debug, Args)]
pub(crate) struct TwinArgs {
    /// The car: an id, a name or an alias
    pub(crate) car: String,
    /// Play this scenario and say whether it held
    #[arg(long, value_name = "FILE")]
    pub(crate) scenario: Option<PathBuf>,
    /// A hidden fault or a bit of the situation that is so at the start, such as fob.cell_flat or doors_locked
    #[arg(long, value_name = "NAME")]
    pub(crate) so: Vec<String>,
    /// Gives switches other bounces
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    pub(crate) seed: u64,
    /// Tell everything that happens, not only what a person would notice
    #[arg(long)]
    pub(crate) trace: bool,
}

/// Options of `drill`.
#[derive(Debug, Clone, Args)]
pub(crate) struct DrillArgs {
    /// The car
    #[arg(conflicts_with = "all")]
    pub(crate) car: Option<String>,
    /// All cars of the list
    #[arg(long)]
    pub(crate) all: bool,
    /// How many hidden things may be otherwise than they mostly are, at once
    #[arg(long, default_value_t = 1, value_name = "K")]
    pub(crate) faults: usize,
    /// At most so many sets of such things for each car: all of them, or so many are drawn
    #[arg(long, default_value_t = 2_000, value_name = "N")]
    pub(crate) cases: u64,
    /// The same seed draws the same cases
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

/// Options of `show`, `sources` and `law`.
#[derive(Debug, Clone, Args)]
pub(crate) struct OneCar {
    /// The car
    pub(crate) car: String,
}

/// Options of `check`.
#[derive(Debug, Clone, Args)]
pub(crate) struct CheckArgs {
    /// Car files or folders of cars; without one, the built-in cars
    pub(crate) paths: Vec<PathBuf>,
}

/// Options of `care`.
#[derive(Debug, Clone, Args)]
pub(crate) struct CareArgs {
    /// The car
    pub(crate) car: String,
    /// The day when everything was last done, such as 2026-11-28 [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// Write what comes back by the calendar into this file
    #[arg(long, value_name = "FILE")]
    pub(crate) ics: Option<PathBuf>,
    /// Language of the calendar: en-US, en-GB or de [default: your English]
    #[arg(long, value_name = "LANGUAGE", requires = "ics")]
    pub(crate) lang: Option<String>,
}

/// Options of `schema`.
#[derive(Debug, Clone, Args)]
pub(crate) struct SchemaArgs {
    /// Which file
    #[arg(value_enum, default_value_t = SchemaOf::Car, value_name = "WHICH")]
    pub(crate) of: SchemaOf,
    /// Into this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// A file that authors write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// A car, car.toml
    Car,
    /// All judgement calls, numbers.toml
    Numbers,
    /// Questions with the answers that must come out, expected.toml
    Expected,
    /// What a car's twin is made of, twin.toml
    Twin,
}

/// Options of `export`.
#[derive(Debug, Clone, Args)]
pub(crate) struct ExportArgs {
    /// The car
    pub(crate) car: String,
    /// The format
    #[arg(long = "as", value_enum, value_name = "FORMAT")]
    pub(crate) format: ExportFormat,
    /// Into this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// What they want [default: open]
    #[arg(long, value_enum)]
    pub(crate) goal: Option<Goal>,
    /// For pomdp and prism: at most so many cases at the start, the likeliest
    #[arg(long, default_value_t = 1_000, value_name = "COUNT")]
    pub(crate) most_cases: usize,
    /// For pomdp and prism: at most so many states
    #[arg(long, default_value_t = 50_000, value_name = "COUNT")]
    pub(crate) most_states: usize,
}

/// A format for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Everything needed to work out the same answers (docs/problem-json.md)
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

/// Options of `completions`.
#[derive(Debug, Clone, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}
