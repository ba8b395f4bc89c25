//! `decklid man`: the manual page, all commands in it.

use std::io;

use clap::CommandFactory;
use clap_mangen::Man;

use super::Reply;
use crate::args::Cli;
use crate::failure::{Failure, code};

/// Prints the manual page.
pub(crate) fn run() -> Result<Reply, Failure> {
    let page = page().map_err(|e| Failure::io("Cannot make the page", &e))?;
    let json = serde_json::json!({ "page": page }).to_string();
    Ok(Reply { text: page, json, code: code::DONE })
}

fn page() -> io::Result<String> {
    let mut cli = Cli::command();
    cli.build();
    let mut bytes = Vec::new();
    Man::new(cli.clone()).render(&mut bytes)?;
    let mut page = String::from_utf8_lossy(&bytes).into_owned();
    for command in cli.get_subcommands().filter(|c| !c.is_hide_set()) {
        let man = Man::new(command.clone());
        let mut bytes = Vec::new();
        man.render_description_section(&mut bytes)?;
        man.render_synopsis_section(&mut bytes)?;
        man.render_options_section(&mut bytes)?;
        let section = String::from_utf8_lossy(&bytes).replace(".SH ", ".SS ");
        page += &format!(".SH \"DECKLID {}\"\n{section}", command.get_name().to_uppercase());
    }
    Ok(page)
}
