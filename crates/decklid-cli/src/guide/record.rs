//! Writes down what happened as a case record: only if the person says so, and nothing about the person.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use decklid::record::{self, Record};
use decklid_car::car::HiddenId;
use decklid_console::console::{Console, Leave};
use decklid_console::failure::Failure;
use decklid_faces::layout::Page;

use super::session::Session;

/// Causes offered, the likeliest first.
const OFFERED: usize = 6;

/// The ids of the records in a file, none if there is no such file; an error if it holds anything else.
pub(crate) fn ids(file: &Path) -> Result<Vec<String>, Failure> {
    let open = match File::open(file) {
        Ok(open) => open,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Failure::io(&format!("Cannot read {}", file.display()), &error)),
    };
    let records = record::read(BufReader::new(open)).map_err(|problems| {
        let first = problems.0.first().map(ToString::to_string).unwrap_or_default();
        let message = format!("{} is not a file of case records: {first}.", file.display());
        Failure::usage(message, "Name another file, or a new one.")
    })?;
    Ok(records.into_iter().map(|record| record.id).collect())
}

/// Asks whether to keep what happened, and appends it; the id of the record if it was.
pub(crate) fn offer(
    session: &mut Session<'_>,
    reached: bool,
    console: &mut Console,
    file: &Path,
) -> Result<Option<String>, Leave> {
    let t = console.look().texts;
    let mut page = Page::new(console.look());
    page.raw("\n").title(&t.record_ask(&file.display().to_string())).line(&t.record_what());
    page.item("  1  ", &t.record_yes()).item("  2  ", &t.record_no());
    console.say(&page.finish())?;
    if console.number(2, Some(2))? != 1 {
        return Ok(None);
    }
    let cause = cause(session, console)?;
    let id = free_id(&ids(file)?);
    let record = Record::of_session(id.clone(), session.car(), session.case(), reached, cause);
    append(file, &record)?;
    console.line(&t.record_saved(&id))?;
    Ok(Some(id))
}

/// The cause, if the person knows it and it is one of the likely ones.
fn cause(session: &mut Session<'_>, console: &mut Console) -> Result<Option<HiddenId>, Leave> {
    let t = console.look().texts;
    let causes: Vec<HiddenId> = session.causes().into_iter().take(OFFERED).map(|(cause, _)| cause).collect();
    let mut page = Page::new(console.look());
    page.raw("\n").title(&t.record_cause());
    for (at, cause) in causes.iter().enumerate() {
        page.item(&format!("{:>3}  ", at + 1), &t.car(&session.car()[*cause].says));
    }
    page.item(&format!("{:>3}  ", causes.len() + 1), &t.record_cause_unknown());
    console.say(&page.finish())?;
    let chosen = console.number(causes.len() + 1, Some(causes.len() + 1))?;
    Ok(causes.get(chosen - 1).copied())
}

fn free_id(taken: &[String]) -> String {
    let mut number = taken.len() + 1;
    while taken.contains(&format!("own-{number}")) {
        number += 1;
    }
    format!("own-{number}")
}

/// Appends a record whole or not at all.
fn append(file: &Path, record: &Record) -> Result<(), Failure> {
    let doing = format!("Cannot write {}", file.display());
    let failed = |error: &std::io::Error| Failure::io(&doing, error);
    let line = serde_json::to_string(record)
        .map_err(|error| Failure::data(format!("The record cannot be written as JSON: {error}."), ""))?;
    let mut open = OpenOptions::new().read(true).append(true).create(true).open(file).map_err(|e| failed(&e))?;
    let before = open.metadata().map_err(|e| failed(&e))?.len();
    let text =
        format!("{}{line}\n", if ends_in_a_line(&mut open, before).map_err(|e| failed(&e))? { "" } else { "\n" });
    open.write_all(text.as_bytes()).and_then(|()| open.sync_all()).map_err(|error| {
        // What was written of it is taken back; if that fails, too, the reader says which line is cut off.
        let _ = open.set_len(before);
        failed(&error)
    })
}

fn ends_in_a_line(file: &mut File, length: u64) -> std::io::Result<bool> {
    if length == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::Start(length - 1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}
