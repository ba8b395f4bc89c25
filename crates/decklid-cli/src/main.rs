//! `decklid`: gets a car's trunk open when fob, latch or battery fail.
//!
//! ```text
//!   args ──► garage ──► Car ──► commands (next, plan, why, …) ──► Reply ──► output
//!                          └──► guide: console in, console out
//! ```
//!
//! This crate and `decklid-console` read files and clocks; the libraries below do not.

mod args;
mod commands;
mod guide;
mod pocket;
mod serve;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use decklid_console::{help, output};

use crate::args::{Cli, Command, GROUPS, GuideArgs};
use decklid_console::context::{Context, Speech};
use decklid_console::failure::Failure;

const PROGRAM: &str = "decklid";

fn main() -> ExitCode {
    let cli = command_line().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    ExitCode::from(match cli {
        Ok(cli) => {
            let json = cli.common.json;
            run(cli).unwrap_or_else(|failure| output::fail(PROGRAM, &failure, json))
        }
        Err(error) => {
            let words: Vec<String> = std::env::args().skip(1).collect();
            let json = words.iter().any(|word| word == "--json");
            match commands::moved(&words).filter(|_| error.use_stderr()) {
                Some(failure) => output::fail(PROGRAM, &failure, json),
                None => help::misread(PROGRAM, &error),
            }
        }
    })
}

fn command_line() -> clap::Command {
    help::grouped(Cli::command(), GROUPS)
}

fn run(cli: Cli) -> Result<u8, Failure> {
    output::set_color(cli.common.color);
    let context = Context::new(&cli.common, Speech::of(cli.lang.as_deref()))?;
    let command = cli.command.unwrap_or(Command::Guide(GuideArgs::default()));
    let reply = match command {
        Command::Guide(args) if args.html.is_some() => commands::export_site::one(&context, &args)?,
        Command::Guide(args) => return guide::run(&context, &args),
        Command::Next(args) => commands::next::run(&context, &args)?,
        Command::Plan(args) => commands::plan::run(&context, &args)?,
        Command::Why(args) => commands::why::run(&context, &args)?,
        Command::WhatIf(args) => commands::what_if::run(&context, &args)?,
        Command::Serve(args) => return serve::run(context, &args),
        Command::ExportSite(args) => commands::export_site::all(&context, &args)?,
        Command::Cars(args) => commands::cars::run(&context, &args)?,
        Command::Show(args) => commands::show::run(&context, &args)?,
        Command::Card(args) => commands::card::run(&context, &args)?,
        Command::Picture(args) => commands::picture::run(&context, &args)?,
        Command::Sources(args) => commands::sources::run(&context, &args)?,
        Command::Gaps(args) => commands::gaps::run(&context, &args)?,
        Command::New(args) => commands::new::run(&context, &args)?,
        Command::Check(args) => commands::check::run(&context, &args)?,
        Command::Care(args) => commands::care::run(&context, &args)?,
        Command::Law(args) => commands::law::run(&context, &args)?,
        Command::Completions(args) => help::completions(&context, command_line(), args.shell),
        Command::Man => help::manual(command_line())?,
    };
    output::reply(&reply, context.json)?;
    Ok(reply.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_in_one_group_of_the_help() {
        let cli = Cli::command();
        let mut shown: Vec<&str> = cli.get_subcommands().filter(|c| !c.is_hide_set()).map(|c| c.get_name()).collect();
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(|group| group.1).copied().collect();
        shown.sort_unstable();
        grouped.sort_unstable();
        assert_eq!(shown, grouped);
        command_line().debug_assert();
    }
}
