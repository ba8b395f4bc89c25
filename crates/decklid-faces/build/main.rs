//! Makes a function of every message of the faces, so that the compiler checks names, arguments and plurals.
//!
//! ```text
//!  data/texts/en.ftl · en-GB.ftl · de.ftl ── read ──► messages ── write ──► words.rs
//!                                                                   impl Texts { pub fn step_cost(&self, money: &str) }
//! ```

#![allow(clippy::print_stdout, reason = "a build script talks to Cargo on standard output")]

mod read;
mod write;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build");
    let files = decklid_data::WORDS.iter().map(|file| read::File { code: file.id, path: file.path, text: file.text });
    let words = match read::read(&files.collect::<Vec<_>>()) {
        Ok(words) => words,
        Err(mistakes) => return refuse(&mistakes),
    };
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    match fs::write(out.join("words.rs"), write::rust(&words)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&[error.to_string()]),
    }
}

fn refuse(mistakes: &[String]) -> ExitCode {
    for mistake in mistakes {
        println!("cargo::error={mistake}");
    }
    ExitCode::FAILURE
}
