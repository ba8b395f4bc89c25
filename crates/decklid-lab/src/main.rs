//! `decklid-lab`: simulations, drills on a simulated car, fault trees, and other programs' formats.
//!
//! ```text
//!   args ──► Context: cars, twins ──► commands (simulate, drill, twin, …) ──► Reply ──► output
//! ```

mod args;
mod commands;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use decklid_console::context::{Context, Speech};
use decklid_console::failure::{Failure, code};
use decklid_console::{help, output};

use crate::args::{Cli, Command, GROUPS};

const PROGRAM: &str = "decklid-lab";

fn main() -> ExitCode {
    let cli = command_line().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    ExitCode::from(match cli {
        Ok(cli) => {
            let json = cli.common.json;
            run(cli).unwrap_or_else(|failure| output::fail(PROGRAM, &failure, json))
        }
        Err(error) => help::misread(PROGRAM, &error),
    })
}

fn command_line() -> clap::Command {
    help::grouped(Cli::command(), GROUPS)
}

fn run(cli: Cli) -> Result<u8, Failure> {
    output::set_color(cli.common.color);
    let context = Context::new(&cli.common, Speech::English)?;
    let reply = match cli.command {
        Command::Simulate(args) => commands::simulate::run(&context, &args)?,
        Command::Drill(args) => commands::drill::run(&context, &args)?,
        Command::Replay(args) => commands::replay::run(&context, &args)?,
        Command::Learn(args) => commands::learn::run(&context, &args)?,
        Command::Cases(args) => commands::cases::run(&context, &args)?,
        Command::Twin(args) => match commands::twin::run(&context, &args)? {
            Some(reply) => reply,
            None => return Ok(code::DONE),
        },
        Command::Lockouts(args) => commands::lockouts::run(&context, &args)?,
        Command::Plan(args) => commands::plan::run(&context, &args)?,
        Command::Why(args) => commands::why::run(&context, &args)?,
        Command::Sensitivity(args) => commands::sensitivity::run(&context, &args)?,
        Command::Solve(args) => commands::solve::run(&context, &args)?,
        Command::Export(args) => commands::export::run(&context, &args)?,
        Command::Schema(args) => commands::schema::run(&args)?,
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
