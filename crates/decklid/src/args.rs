//! The command line.

use std::path::PathBuf;

use access::car::GoalKind;
use clap::{Args, Parser, Subcommand, ValueEnum};
use render::picture::Drive;
use render::texts::{Currency, Units};

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
    /// Money for prices, such as eur; by default that of your system's country. JSON stays in US dollars
    #[arg(long, global = true, value_name = "CODE", value_parser = currency)]
    pub(crate) currency: Option<Currency>,
    /// Units in texts: us, uk or metric; by default those of your system's country
    #[arg(long, global = true, value_name = "UNITS", value_parser = units)]
    pub(crate) units: Option<Units>,
    /// Colours: where they help, always, or never
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
}

/// The currency of that code.
fn currency(code: &str) -> Result<Currency, String> {
    let codes = Currency::ALL.map(Currency::code).join(", ");
    Currency::named(code).ok_or_else(|| format!("No rate is known for it. Known: {codes}."))
}

/// The units of that name.
fn units(name: &str) -> Result<Units, String> {
    Units::named(name).ok_or_else(|| "Write us, uk or metric.".to_owned())
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
    /// What has to fail together to lock you out, and how much each part matters
    Lockouts(LockoutsArgs),
    /// Serve the guide as web pages, and the same answers to programs
    Serve(ServeArgs),
    /// Write the guides of all cars as a folder of pages for any web host
    ExportSite(SiteArgs),
    /// List the cars
    Cars,
    /// What is known about a car, with sources
    Show(OneCar),
    /// Where the statements about a car were read
    Sources(OneCar),
    /// Run a car that can be worked by hand, or play a scenario on it
    Twin(TwinArgs),
    /// Print a card for the glove box: first steps, places, whom to call
    Card(CardArgs),
    /// Draw a car, or where a place or a step of it is
    Picture(PictureArgs),
    /// Let people with hidden faults follow the guide on a car that runs, and tell who is helped
    Drill(DrillArgs),
    /// Check car files
    Check(CheckArgs),
    /// A car's problem in a format that other programs read
    Export(ExportArgs),
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

/// Options of `export-site`.
#[derive(Debug, Clone, Args)]
pub(crate) struct SiteArgs {
    /// The folder; it is made if it is not there
    pub(crate) folder: PathBuf,
    /// Language of the pages: en-US, en-GB or de
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<String>,
    /// Only these cars
    #[arg(long, value_name = "CAR")]
    pub(crate) only: Vec<String>,
    /// Address under which the folder will be found: each page then holds a code of its own address
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<String>,
    /// Date to be told on the pages; without one the same cars have the same bytes
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
}

/// Options of `serve`.
#[derive(Debug, Clone, Args)]
pub(crate) struct ServeArgs {
    /// Address and port to listen on
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDR")]
    pub(crate) listen: std::net::SocketAddr,
    /// Where the readers are: its emergency numbers come first (au, ca, eu, gb, jp, nz, us)
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
}

/// Options of `show` and `sources`.
#[derive(Debug, Clone, Args)]
pub(crate) struct OneCar {
    /// The car
    pub(crate) car: String,
}

/// Where the driver sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Side {
    /// On the left
    Left,
    /// On the right
    Right,
}

impl Side {
    /// As the pictures call it.
    pub(crate) fn drive(self) -> Drive {
        match self {
            Side::Left => Drive::Left,
            Side::Right => Drive::Right,
        }
    }
}

/// Options of `card`.
#[derive(Debug, Clone, Args)]
pub(crate) struct CardArgs {
    /// The car
    pub(crate) car: String,
    /// Write to this file: .svg, .pdf or .png
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// A6, or a sheet to fold twice
    #[arg(long, value_enum, default_value_t = CardPaper::A6, value_name = "PAPER")]
    pub(crate) paper: CardPaper,
    /// Where the driver sits [default: left]
    #[arg(long, value_enum, value_name = "SIDE")]
    pub(crate) drive: Option<Side>,
    /// Address behind the QR code [default: the command that starts the guide]
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) link: Option<String>,
    /// Language of the card: en-US, en-GB or de [default: your English]
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) lang: Option<String>,
    /// Date to print on it; without one the same car has the same bytes
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
}

/// What a card is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CardPaper {
    /// 105 by 148 mm
    A6,
    /// US letter
    Letter,
    /// 210 by 297 mm
    A4,
}

/// Options of `picture`.
#[derive(Debug, Clone, Args)]
pub(crate) struct PictureArgs {
    /// The car
    pub(crate) car: String,
    /// Mark this place
    #[arg(long, value_name = "PLACE", conflicts_with = "step")]
    pub(crate) place: Option<String>,
    /// Mark where this step is done
    #[arg(long, value_name = "MOVE")]
    pub(crate) step: Option<String>,
    /// Language of its words: en-US, en-GB or de [default: your English]
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) lang: Option<String>,
    /// The lid is open: show the place so
    #[arg(long, requires = "place")]
    pub(crate) lid_open: bool,
    /// Where the driver sits [default: left]
    #[arg(long, value_enum, value_name = "SIDE")]
    pub(crate) drive: Option<Side>,
    /// Write to this file: .svg or .png
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Options of `check`.
#[derive(Debug, Clone, Args)]
pub(crate) struct CheckArgs {
    /// Car files or folders of cars; without one, the built-in cars
    pub(crate) paths: Vec<PathBuf>,
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
