//! The command line.

use std::path::PathBuf;

use access::car::GoalKind;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Gets a car's trunk open when fob, latch or battery fail.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100, disable_help_subcommand = true, after_help = AFTER)]
pub(crate) struct Cli {
    /// What to do; without it, the guide begins.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// What holds for every command.
    #[command(flatten)]
    pub(crate) common: Common,
}

const AFTER: &str = "Somebody shut in? Call 112, or 911 in North America, first.\n\
    Shell completions: decklid completions SHELL. Manual page: decklid man.\n\
    Exit codes: 0 done, 1 not opened, 2 usage, 3 emergency, 4 bad car file.";

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub(crate) struct Common {
    /// Print one JSON document; words for people go to standard error
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Take cars from this folder instead of the built-in ones
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) cars: Option<PathBuf>,
    /// Trunk and hood (us), or boot and bonnet (uk); by default as your system's language
    #[arg(long, global = true, value_enum, value_name = "ENGLISH")]
    pub(crate) english: Option<Spelling>,
    /// Colours: where they help, always, or never
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
}

/// Which English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Spelling {
    /// Trunk, hood
    Us,
    /// Boot, bonnet
    Uk,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What decklid can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Get the trunk open, one step at a time
    Guide(GuideArgs),
    /// One step of advice for what was seen so far
    Next(NextArgs),
    /// The whole way as text, JSON or a drawing, and what it costs beside other ways
    Plan(PlanArgs),
    /// What the cause may be, with the evidence for and against
    Why(WhyArgs),
    /// Let many people with this car follow a policy and tell what it costs them
    Simulate(SimulateArgs),
    /// List the cars
    Cars,
    /// What is known about a car, with sources
    Show(OneCar),
    /// Where the statements about a car were read
    Sources(OneCar),
    /// Run a car that can be worked by hand, or play a scenario on it
    Twin(TwinArgs),
    /// Check car files
    Check(CheckArgs),
    /// Print completions for a shell
    #[command(hide = true)]
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(hide = true)]
    Man,
}

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
    /// What an hour is worth to you, in dollars: more when in a hurry [default: 30]
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
    pub(crate) car: String,
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
    pub(crate) car: String,
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

/// Options of `show` and `sources`.
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

/// Options of `completions`.
#[derive(Debug, Clone, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}
