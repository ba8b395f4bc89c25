//! The command line.

mod advice;
mod data;
mod faces;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use decklid_faces::texts::{Currency, Units};

pub(crate) use advice::*;
pub(crate) use data::*;
pub(crate) use faces::*;

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
    /// With these things broken: which ways still open the trunk, what to do, what would lock you out next
    WhatIf(WhatIfArgs),
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
    /// What to do so that it does not happen again, how often, and what it is worth; as a calendar too
    Care(CareArgs),
    /// What the law asks of a car's lid, and whether the model shows it
    Law(OneCar),
    /// Check car files
    Check(CheckArgs),
    /// The shape of car files as JSON Schema, for editors and linters
    Schema(SchemaArgs),
    /// A car's problem in a format that other programs read
    Export(ExportArgs),
    /// Print completions for a shell
    #[command(hide = true)]
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(hide = true)]
    Man,
}
