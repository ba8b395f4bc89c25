//! Options that commands of both programs take.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use decklid_car::car::GoalKind;
use decklid_faces::page::region::{REGIONS, Region};
use decklid_faces::texts::{Currency, Units};

use crate::dongle;
use crate::failure::Failure;

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub struct Common {
    /// Print one JSON document; text goes to standard error
    #[arg(long, global = true)]
    pub json: bool,
    /// Cars from this folder instead of the built-in ones
    #[arg(long, global = true, value_name = "DIR")]
    pub cars: Option<PathBuf>,
    /// Numbers learned from cases (decklid-lab learn)
    #[arg(long, global = true, value_name = "FILE")]
    pub numbers: Option<PathBuf>,
    /// us (trunk) or uk (boot) [default: your system's]
    #[arg(long, global = true, value_enum, hide_possible_values = true, value_name = "ENGLISH")]
    pub english: Option<Spelling>,
    /// Currency for prices, such as eur (JSON: dollars)
    #[arg(long, global = true, value_name = "CODE", value_parser = currency)]
    pub currency: Option<Currency>,
    /// Your country (gb): its emergency number comes first
    #[arg(long, global = true, value_name = "CODE", value_parser = country)]
    pub country: Option<&'static Region>,
    /// us, uk or metric [default: your country's]
    #[arg(long, global = true, value_name = "UNITS", value_parser = units)]
    pub units: Option<Units>,
    /// Colors: auto, always or never
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, hide_possible_values = true, value_name = "WHEN")]
    pub color: Color,
}

/// The currency of that code.
fn currency(code: &str) -> Result<Currency, String> {
    let codes = Currency::ALL.map(Currency::code).join(", ");
    Currency::named(code).ok_or_else(|| format!("There is no exchange rate for it. Known: {codes}."))
}

/// The region of that country.
fn country(code: &str) -> Result<&'static Region, String> {
    let known = REGIONS.iter().map(|region| region.code).collect::<Vec<_>>().join(", ");
    Region::named(code)
        .ok_or_else(|| format!("We have read no emergency number for it. Known: {known}, and each country of the EU."))
}

/// The units of that name.
fn units(name: &str) -> Result<Units, String> {
    Units::named(name).ok_or_else(|| "Write us, uk or metric.".to_owned())
}

/// A number as people write it, with a decimal comma, too.
///
/// # Errors
/// It is none: what to type.
pub fn number(text: &str) -> Result<f64, String> {
    text.trim().replace(',', ".").parse().map_err(|_| "Type a number, such as 11.4.".to_owned())
}

/// The voltage of the car's battery.
#[derive(Debug, Clone, PartialEq)]
pub enum Volts {
    /// As a person types it.
    Number(f64),
    /// Where a dongle measures it.
    Dongle(String),
}

fn volts(text: &str) -> Result<Volts, String> {
    if dongle::is_place(text) { Ok(Volts::Dongle(text.to_owned())) } else { number(text).map(Volts::Number) }
}

/// Which English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Spelling {
    /// Trunk, hood
    Us,
    /// Boot, bonnet
    Uk,
}

/// When to use colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A goal on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Goal {
    /// The trunk is open
    Open,
    /// The usual way works again
    Fixed,
    /// The lid closes, latches and locks again
    Secured,
}

impl Goal {
    /// The library's own type.
    pub fn kind(self) -> GoalKind {
        match self {
            Goal::Open => GoalKind::Open,
            Goal::Fixed => GoalKind::Fixed,
            Goal::Secured => GoalKind::Secured,
        }
    }
}

/// The goals by name, each with what it means.
fn goals() -> PossibleValuesParser {
    let value = |goal: &Goal| goal.to_possible_value();
    PossibleValuesParser::new(Goal::value_variants().iter().filter_map(value))
}

/// What the person has answered.
#[derive(Debug, Clone, Default, PartialEq, Args)]
pub struct CaseArgs {
    /// What you want [default: open]
    #[arg(long, value_parser = goals())]
    pub goal: Option<String>,
    /// The outcome of a step, in order; also not_sure, cannot, lacking, skipped, no_change; or a sign, anywhere
    #[arg(long, value_name = "MOVE=OUTCOME")]
    pub saw: Vec<String>,
    /// What the car's battery measures, such as 11.4, or where an ELM327 dongle measures it: HOST:PORT or a serial port
    #[arg(long, value_name = "VOLTS", allow_negative_numbers = true, value_parser = volts)]
    pub volts: Option<Volts>,
    /// What the car says of itself: a JSON object with locked, ajar, refused and volts, or VSS names
    #[arg(long, value_name = "FILE")]
    pub signals: Option<PathBuf>,
    /// The outcome of a step for an earlier goal, in order
    #[arg(long, value_name = "GOAL:MOVE=OUTCOME")]
    pub before: Vec<String>,
    /// A tool you have at hand
    #[arg(long, value_name = "TOOL")]
    pub have: Vec<String>,
    /// A tool you cannot get
    #[arg(long, value_name = "TOOL")]
    pub lack: Vec<String>,
    /// A step you cannot do
    #[arg(long, value_name = "MOVE")]
    pub cannot: Vec<String>,
    /// What an hour is worth to you, in US dollars: more if you are in a hurry [default: 30]
    #[arg(long, value_name = "MONEY", value_parser = number)]
    pub hourly: Option<f64>,
    /// How much money matters to you: above 1 to save money [default: 1]
    #[arg(long, value_name = "WEIGHT", value_parser = number)]
    pub thrift: Option<f64>,
}

/// How to print a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Numbered lines
    Text,
    /// One JSON document
    Json,
    /// Graphviz
    Dot,
    /// Mermaid
    Mermaid,
}

/// How long to search for a policy, and how to print it.
#[derive(Debug, Clone, Args)]
pub struct PolicyArgs {
    /// How to print the policy
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Search for at most this long
    #[arg(long, default_value_t = 1.0, value_parser = number)]
    pub seconds: f64,
    /// Leave out situations rarer than this
    #[arg(long, default_value_t = 0.005, value_name = "P", value_parser = number)]
    pub cutoff: f64,
}

impl PolicyArgs {
    /// Checks the ranges; `seconds_hint` says what to use instead of a bad `--seconds`.
    ///
    /// # Errors
    /// The option that is out of range.
    pub fn check(&self, seconds_hint: &str) -> Result<(), Failure> {
        if !(0.0..=3600.0).contains(&self.seconds) {
            return Err(Failure::usage("--seconds must be from 0 to 3600.", seconds_hint));
        }
        if !(1e-9..=1.0).contains(&self.cutoff) {
            return Err(Failure::usage("--cutoff must be above 0 and at most 1.", "Try 0.01."));
        }
        Ok(())
    }
}

/// A command that takes only a car.
#[derive(Debug, Clone, Args)]
pub struct OneCar {
    /// The car
    pub car: String,
}

/// Options of `completions`.
#[derive(Debug, Clone, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
