//! `decklid completions SHELL`: what the shell needs to complete commands.

use clap::CommandFactory;

use super::Reply;
use crate::args::{Cli, CompletionsArgs};
use crate::failure::code;

/// Prints completions.
pub(crate) fn run(args: &CompletionsArgs) -> Reply {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "decklid", &mut script);
    let text = String::from_utf8_lossy(&script).into_owned();
    let json = serde_json::json!({ "shell": args.shell.to_string(), "script": text }).to_string();
    Reply { text, json, code: code::DONE }
}
