//! Answers from a file: one `MOVE=OUTCOME` per line, `#` begins a comment.

use std::path::Path;

use decklid_advice::case::{Fault, Field};
use decklid_advice::consult::Entry;
use decklid_car::car::Car;

use super::session::Session;
use decklid_console::case;
use decklid_console::console::{Console, Leave};
use decklid_console::failure::Failure;
use decklid_console::folder::read_text;

/// Reads the answers of a file.
pub(crate) fn read(car: &Car, file: &Path) -> Result<Vec<Entry>, Failure> {
    let text = read_text(file)?;
    let mut entries = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let place = |f: Failure| Failure { message: format!("{}:{}: {}", file.display(), at + 1, f.message), ..f };
        let saw = case::answer(line, &|step| car.find_move(step).is_some()).map_err(place)?;
        let fault = |(part, kind)| Fault { field: Field::Saw(entries.len(), part), kind };
        let entry = saw.resolve(car).map_err(|wrong| place(case::failure(car, &fault(wrong).into())))?;
        entries.push(entry);
    }
    Ok(entries)
}

/// Gives the answers to the session, showing each.
pub(crate) fn play(session: &mut Session<'_>, entries: &[Entry], console: &mut Console) -> Result<(), Leave> {
    let texts = console.look().texts;
    for entry in entries {
        let (title, answer) = decklid_faces::view::entry_words(session.car(), session.case().goal, entry, texts);
        console.line(&format!("{title}: {answer}."))?;
        let mut case = session.case().clone();
        case.entries.push(*entry);
        session.answer(*entry).map_err(|r| case::refused(session.car(), &case, &r))?;
    }
    Ok(())
}
