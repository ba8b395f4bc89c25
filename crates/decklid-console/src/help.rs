//! Help in groups that fits a screen, the manual page, and completions that know the cars.

use std::io::{self, Write};

use clap::builder::PossibleValuesParser;
use clap::{Command, Id, ValueEnum};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::context::Context;
use crate::failure::{Failure, code};
use crate::output;
use crate::reply::Reply;

/// A heading with the names of the commands below it.
pub type Group = (&'static str, &'static [&'static str]);

/// The command line with its commands in groups.
pub fn grouped(command: Command, groups: &[Group]) -> Command {
    let list = list(&command, groups);
    let template = format!("{{about}}\n\n{{usage-heading}} {{usage}}\n\n{list}\nOptions:\n{{options}}{{after-help}}");
    command.help_template(template)
}

fn list(command: &Command, groups: &[Group]) -> String {
    let widest = groups.iter().flat_map(|group| group.1).map(|name| name.len()).max().unwrap_or_default();
    let mut list = String::new();
    for (heading, names) in groups {
        list += &format!("{heading}:\n");
        for name in *names {
            let about = command.find_subcommand(name).and_then(Command::get_about).map(ToString::to_string);
            list += &format!("  {name:widest$}  {}\n", about.unwrap_or_default());
        }
    }
    list
}

/// Prints what is wrong with a command line, or the requested help; returns the exit code.
pub fn misread(program: &str, error: &clap::Error) -> u8 {
    let failed = error.use_stderr();
    let json = std::env::args_os().any(|a| a == "--json");
    if failed && json {
        let text = error.render().to_string();
        let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        let hint = format!("`{program} --help` shows how.");
        return output::fail(program, &Failure::usage(message, hint), true);
    }
    let printed = error.print().and_then(|()| io::stdout().flush());
    match printed {
        // The reader closed the pipe: it has seen enough.
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            output::fail(program, &Failure::io("Cannot write", &e), false)
        }
        _ if failed => code::USAGE,
        _ => code::DONE,
    }
}

/// Completions for a shell; where a car is expected, they offer the cars of the context.
pub fn completions(context: &Context, mut command: Command, shell: Shell) -> Reply {
    let ids: Vec<String> = context.garage.list().into_iter().map(|car| car.header.id).collect();
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, |sub| with_cars(sub, &ids));
    }
    let program = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, program, &mut script);
    let text = String::from_utf8_lossy(&script).into_owned();
    let name = shell.to_possible_value().map(|value| value.get_name().to_owned());
    let json = serde_json::json!({ "shell": name, "script": text }).to_string();
    Reply { text, json, code: code::DONE }
}

/// Options that take a car; `--only` of `export-site` takes several.
const CARS: [&str; 2] = ["car", "only"];

fn with_cars(command: Command, ids: &[String]) -> Command {
    let takes_car = |id: &Id| CARS.contains(&id.as_str());
    let args: Vec<Id> = command.get_arguments().map(|arg| arg.get_id().clone()).filter(takes_car).collect();
    args.into_iter().fold(command, |command, id| {
        command.mut_arg(id, |arg| arg.value_parser(PossibleValuesParser::new(ids.to_vec())))
    })
}

/// The manual page with all commands in it.
///
/// # Errors
/// The page cannot be generated.
pub fn manual(command: Command) -> Result<Reply, Failure> {
    let page = page(command).map_err(|e| Failure::io("Cannot generate the page", &e))?;
    let json = serde_json::json!({ "page": page }).to_string();
    Ok(Reply { text: page, json, code: code::DONE })
}

fn page(mut cli: Command) -> io::Result<String> {
    cli.build();
    let mut bytes = Vec::new();
    Man::new(cli.clone()).render(&mut bytes)?;
    let mut page = String::from_utf8_lossy(&bytes).into_owned();
    let program = cli.get_name().to_uppercase();
    for command in cli.get_subcommands().filter(|c| !c.is_hide_set()) {
        let man = Man::new(command.clone());
        let mut bytes = Vec::new();
        man.render_description_section(&mut bytes)?;
        man.render_synopsis_section(&mut bytes)?;
        man.render_options_section(&mut bytes)?;
        let section = String::from_utf8_lossy(&bytes).replace(".SH ", ".SS ");
        page += &format!(".SH \"{program} {}\"\n{section}", command.get_name().to_uppercase());
    }
    Ok(page)
}
