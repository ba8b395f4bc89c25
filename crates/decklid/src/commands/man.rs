//! `decklid man`: the manual page.

use clap::CommandFactory;

use super::Reply;
use crate::args::Cli;
use crate::failure::{Failure, code};

/// Prints the manual page.
pub(crate) fn run() -> Result<Reply, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(|e| Failure::io("Cannot make the page", &e))?;
    let text = String::from_utf8_lossy(&page).into_owned();
    let json = serde_json::json!({ "page": text }).to_string();
    Ok(Reply { text, json, code: code::DONE })
}
