//! The command line.

mod advice;
mod data;
mod faces;

use clap::{Parser, Subcommand};
use decklid_console::help::Group;

pub(crate) use advice::*;
pub(crate) use data::*;
pub(crate) use decklid_console::args::*;
pub(crate) use faces::*;

/// Gets a car's trunk open when the fob, latch or battery fails.
#[derive(Debug, Parser)]
#[command(name = "decklid", version, max_term_width = 100, disable_help_subcommand = true, after_help = AFTER)]
pub(crate) struct Cli {
    /// What to do; the guide starts if you leave it out.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// Options of every command.
    #[command(flatten)]
    pub(crate) common: Common,
    /// Language: en-US, en-GB or de [default: your system's]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(crate) lang: Option<String>,
}

const AFTER: &str = "Someone trapped inside? Call 112, or 911 in North America, first.\n\
    Shell completions: decklid completions SHELL. Manual page: decklid man.\n\
    Exit codes: 0 done, 1 not opened, 2 usage, 3 emergency, 4 bad car file.";

/// Headings with their commands.
pub(crate) const GROUPS: &[Group] = &[
    ("Get it open", &["guide", "next", "plan"]),
    ("Take it along", &["card", "picture", "serve", "export-site"]),
    ("Understand it", &["cars", "show", "why", "what-if", "care", "law", "sources"]),
    ("Write a car", &["gaps", "new", "check"]),
];

/// What decklid can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Get the trunk open, one step at a time
    Guide(GuideArgs),
    /// One step of advice for what you have seen so far
    Next(NextArgs),
    /// The whole plan, and its cost compared with other strategies
    Plan(PlanArgs),
    /// Likely causes, with the evidence for and against
    Why(WhyArgs),
    /// With parts broken: what still opens it, and what to do
    WhatIf(WhatIfArgs),
    /// Serve the guide as web pages and as an API
    Serve(ServeArgs),
    /// Write the guides of all cars for any web host
    ExportSite(SiteArgs),
    /// List the cars, or find one by what people call it
    Cars(CarsArgs),
    /// What we know about a car, with sources
    Show(ShowArgs),
    /// The sources of what we know about a car
    Sources(SourcesArgs),
    /// A card for the glove box: first steps, whom to call
    Card(CardArgs),
    /// Draw a car and where a place or step is
    Picture(PictureArgs),
    /// How to keep it from happening again, also as a calendar
    Care(CareArgs),
    /// What the law requires of a car's lid
    Law(OneCar),
    /// What nobody knows yet, first what is worth most to find out
    Gaps(GapsArgs),
    /// Begin a car of your own: a folder with files to fill in
    New(NewArgs),
    /// Check car files
    Check(CheckArgs),
    /// Print completions for a shell
    #[command(hide = true)]
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(hide = true)]
    Man,
}
