//! `decklid`: gets a car's trunk open when fob, latch or battery fail.
//!
//! ```text
//!   args ──► garage ──► Car ──► commands (next, plan, why, …) ──► Reply ──► output
//!                          └──► guide: console in, console out
//! ```
//!
//! The only crate that reads files, clocks and random numbers.

mod args;
mod case;
mod commands;
mod failure;
mod find;
mod garage;
mod guide;
mod output;
mod serve;
mod think;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command, GuideArgs};
use crate::commands::Context;
use crate::failure::{Failure, code};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return ExitCode::from(misread(&error)),
    };
    let json = cli.common.json;
    let done = run(cli).unwrap_or_else(|failure| output::failed(&failure, json));
    ExitCode::from(done)
}

fn run(cli: Cli) -> Result<u8, Failure> {
    output::set_colour(cli.common.color);
    let context = Context::new(&cli.common)?;
    let command = cli.command.unwrap_or(Command::Guide(GuideArgs::default()));
    let reply = match command {
        Command::Guide(args) if args.html.is_some() => commands::booklet::one(&context, &args)?,
        Command::Guide(args) => return guide::run(&context, &args),
        Command::Next(args) => commands::next::run(&context, &args)?,
        Command::Plan(args) => commands::plan::run(&context, &args)?,
        Command::Why(args) => commands::why::run(&context, &args)?,
        Command::Simulate(args) => commands::simulate::run(&context, &args)?,
        Command::Lockouts(args) => commands::lockouts::run(&context, &args)?,
        Command::WhatIf(args) => commands::what_if::run(&context, &args)?,
        Command::Serve(args) => return serve::run(context, &args),
        Command::ExportSite(args) => commands::booklet::all(&context, &args)?,
        Command::Cars => commands::cars::run(&context)?,
        Command::Show(args) => commands::show::run(&context, &args)?,
        Command::Card(args) => commands::card::run(&context, &args)?,
        Command::Picture(args) => commands::picture::run(&context, &args)?,
        Command::Sources(args) => commands::sources::run(&context, &args)?,
        Command::Twin(args) => match commands::twin::run(&context, &args)? {
            Some(reply) => reply,
            None => return Ok(code::DONE),
        },
        Command::Drill(args) => commands::drill::run(&context, &args)?,
        Command::Check(args) => commands::check::run(&context, &args)?,
        Command::Care(args) => commands::care::run(&context, &args)?,
        Command::Law(args) => commands::law::run(&context, &args)?,
        Command::Schema(args) => commands::schema::run(&args)?,
        Command::Export(args) => commands::export::run(&context, &args)?,
        Command::Completions(args) => commands::completions::run(&args),
        Command::Man => commands::man::run()?,
    };
    output::reply(&reply, context.json)?;
    Ok(reply.code)
}

/// The command line could not be read, or only help was asked for.
fn misread(error: &clap::Error) -> u8 {
    let failed = error.use_stderr();
    let json = std::env::args_os().any(|a| a == "--json");
    if failed && json {
        let text = error.render().to_string();
        let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        return output::failed(&Failure::usage(message, "`decklid --help` shows how."), true);
    }
    // Nothing can be done when even this cannot be written.
    let _ = error.print();
    if failed { code::USAGE } else { code::DONE }
}
