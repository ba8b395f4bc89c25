//! Standard output and standard error.

use std::io::{ErrorKind, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use crate::args::Color;
use crate::failure::{Failure, code};
use crate::reply::Reply;

/// Chooses colors for all later output.
pub fn set_color(color: Color) {
    let choice = match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// Whether text on standard output (or error, with `--json`) will be shown in color.
pub fn in_color(json: bool) -> bool {
    let choice = if json { AutoStream::choice(&std::io::stderr()) } else { AutoStream::choice(&std::io::stdout()) };
    choice != ColorChoice::Never
}

/// Width of the terminal, at most 80 (characters); 80 when there is none.
pub fn width() -> usize {
    let terminal = std::io::stdout().is_terminal();
    let width = terminal.then(terminal_size::terminal_size).flatten().map_or(80, |(w, _)| usize::from(w.0));
    width.clamp(30, 80)
}

/// Writes to standard output, or to standard error if the text is only for people.
///
/// # Errors
/// The stream cannot be written.
pub fn write(text: &str, to_error: bool) -> Result<(), Failure> {
    let written = if to_error {
        let mut out = std::io::stderr().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush())
    } else {
        let mut out = std::io::stdout().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush())
    };
    match written {
        Ok(()) => Ok(()),
        // The reader closed the pipe.
        Err(e) if e.kind() == ErrorKind::BrokenPipe => {
            Err(Failure { message: String::new(), hint: String::new(), code: code::DONE })
        }
        Err(e) => Err(Failure::io("Cannot write", &e)),
    }
}

/// Prints a reply as text or as one JSON document.
///
/// # Errors
/// Standard output cannot be written.
pub fn reply(reply: &Reply, json: bool) -> Result<(), Failure> {
    if json { write(&format!("{}\n", reply.json.trim_end()), false) } else { write(&reply.text, false) }
}

/// Reports a failure under the program's name; returns the exit code.
pub fn fail(program: &str, failure: &Failure, json: bool) -> u8 {
    if failure.message.is_empty() {
        return failure.code;
    }
    let text = if failure.hint.is_empty() {
        format!("{program}: {}\n", failure.message)
    } else {
        format!("{program}: {}\n  {}\n", failure.message, failure.hint)
    };
    // If even this cannot be written, there is nothing left to do.
    if json {
        let _ = write(&format!("{}\n", failure.json()), false);
    } else {
        let _ = write(&text, true);
    }
    failure.code
}
