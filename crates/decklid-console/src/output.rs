//! Standard output and standard error.

use std::borrow::Cow;
use std::io::{ErrorKind, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use decklid_car::letters::is_hidden;

use crate::args::Color;
use crate::failure::{Failure, code};
use crate::reply::Reply;

/// Chooses colors for all later output.
pub fn set_color(color: Color) {
    let choice = match color {
        // Where `CI` is set, anstream takes every terminal for one with colors.
        Color::Auto if is_dumb() => ColorChoice::Never,
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// Whether the terminal says that it can do nothing but print.
pub(crate) fn is_dumb() -> bool {
    std::env::var("TERM").is_ok_and(|term| term == "dumb")
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

/// Lines of the terminal; `None` when there is none.
pub fn height() -> Option<usize> {
    let terminal = std::io::stdout().is_terminal();
    terminal.then(terminal_size::terminal_size).flatten().map(|(_, height)| usize::from(height.0))
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

/// Writes text for people: see [`clean`].
///
/// # Errors
/// The stream cannot be written.
pub fn say(text: &str, to_error: bool) -> Result<(), Failure> {
    write(&clean(text), to_error)
}

/// Text for people without what a terminal would obey: of all that begins with an escape, only colors are left.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let color = color(rest);
        let length = color.unwrap_or(letter.len_utf8());
        match is_hidden(letter) && color.is_none() {
            true => clean.push('\u{fffd}'),
            false => clean.push_str(&rest[..length]),
        }
        rest = &rest[length..];
    }
    Cow::Owned(clean)
}

/// The length of the color that a text begins with (bytes): `ESC [ numbers m`.
fn color(text: &str) -> Option<usize> {
    let numbers = text.strip_prefix("\u{1b}[")?;
    let end = numbers.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    numbers[end..].starts_with('m').then_some(end + 3)
}

/// Prints a reply as text or as one JSON document.
///
/// # Errors
/// Standard output cannot be written.
pub fn reply(reply: &Reply, json: bool) -> Result<(), Failure> {
    if json { write(&format!("{}\n", reply.json.trim_end()), false) } else { say(&reply.text, false) }
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
    // Where the document cannot be written, people are told all the same, unless nobody reads it.
    let told = json.then(|| write(&format!("{}\n", failure.json()), false));
    if told.is_none_or(|told| told.is_err_and(|failure| !failure.message.is_empty())) {
        // If even this cannot be written, there is nothing left to do.
        let _ = say(&text, true);
    }
    failure.code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_colors_and_no_orders() {
        let cases = [
            ("plain – öffnen\n", "plain – öffnen\n"),
            ("\u{1b}[1;31mred\u{1b}[0m", "\u{1b}[1;31mred\u{1b}[0m"),
            ("\u{1b}]0;pwn\u{7}", "\u{fffd}]0;pwn\u{fffd}"),
            ("\u{1b}[2J", "\u{fffd}[2J"),
            ("\u{1b}[", "\u{fffd}["),
            ("\u{9b}1m\u{202e}\0", "\u{fffd}1m\u{fffd}\u{fffd}"),
        ];
        for (text, shown) in cases {
            assert_eq!(clean(text), shown, "{text:?}");
        }
    }
}
