//! Reads files of records, however long, onto a pile.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use decklid::learn::{Faulty, Pile, Place, is_held_out};
use decklid::record::{self, LINE_BYTES};
use decklid_console::failure::Failure;

use super::checkpoint::Checkpoint;
use crate::commands::progress::Progress;

/// Different things wrong with lines, of which more are only counted.
const MOST: usize = 1_000;
/// A checkpoint is kept each time so many lines are read.
const OFTEN: u64 = 500_000;

/// What was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    /// Names of the files.
    pub(super) files: Vec<String>,
    /// The records.
    pub(super) pile: Pile,
    /// Lines that cannot be read, by what is wrong.
    pub(super) broken: Vec<Faulty>,
    /// Files, and lines of the last one, that are done.
    pub(super) done: (usize, u64),
}

/// Reads all files; goes on where the checkpoint stands.
pub(super) fn gather(files: &[PathBuf], checkpoint: &mut Checkpoint) -> Result<Gathered, Failure> {
    let mut gathered = checkpoint.gathered();
    gathered.files = files.iter().map(|file| file.display().to_string()).collect();
    let size = |file: &PathBuf| file.metadata().map_or(0, |about| about.len());
    let mut progress = Progress::new("reading", "bytes", files.iter().map(size).sum());
    let mut before: u64 = files.iter().take(gathered.done.0).map(size).sum();
    for (at, file) in files.iter().enumerate().skip(gathered.done.0) {
        read(file, at, &mut gathered, checkpoint, &mut |bytes| progress.tell((before + bytes) as usize))?;
        before += size(file);
        gathered.done = (at + 1, 0);
    }
    progress.end();
    checkpoint.keep(&gathered)?;
    Ok(gathered)
}

fn read(
    path: &Path,
    file: usize,
    gathered: &mut Gathered,
    checkpoint: &mut Checkpoint,
    tell: &mut dyn FnMut(u64),
) -> Result<(), Failure> {
    let open = File::open(path).map_err(|error| Failure::io(&format!("Cannot read {}", path.display()), &error))?;
    let mut from = BufReader::with_capacity(1 << 20, open);
    let before = if gathered.done.0 == file { gathered.done.1 } else { 0 };
    let mut bytes = skip(&mut from, before);
    let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept = Ok(());
    record::each(from, &mut |row| {
        let line = before + row.number as u64;
        let place = Place { file: file as u32, line };
        bytes += row.text.len() as u64 + 1;
        match row.read {
            Ok(record) => gathered.pile.add(&record, is_held_out(row.text), place),
            Err(problems) => gathered.refuse(&mut wrong, place, &problems),
        }
        if line.is_multiple_of(10_000) {
            tell(bytes);
        }
        if line.is_multiple_of(OFTEN) {
            gathered.done = (file, line);
            kept = checkpoint.keep(gathered);
        }
        kept.is_ok()
    });
    kept
}

impl Gathered {
    /// Notes a line that is no record; each thing that can be wrong is told once.
    fn refuse(&mut self, wrong: &mut BTreeMap<String, usize>, first: Place, problems: &[record::Problem]) {
        let says = |problem: &record::Problem| match problem.field.as_str() {
            "" => format!("{}; {}", problem.says, problem.hint),
            field => format!("`{field}` {}; {}", problem.says, problem.hint),
        };
        let why = problems.first().map_or_else(|| "not a record".to_owned(), says);
        if let Some(&at) = wrong.get(&why) {
            self.broken[at].records += 1;
        } else if self.broken.len() < MOST {
            wrong.insert(why.clone(), self.broken.len());
            self.broken.push(Faulty { first, records: 1, why });
        } else if let Some(last) = self.broken.last_mut() {
            last.records += 1;
        }
    }
}

/// Passes over lines that were read before; says how many bytes that were.
fn skip(from: &mut impl BufRead, lines: u64) -> u64 {
    let (mut bytes, mut line) = (0, Vec::new());
    for _ in 0..lines {
        line.clear();
        match from.by_ref().take(LINE_BYTES as u64 + 2).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => break,
            Ok(read) => bytes += read as u64,
        }
    }
    bytes
}
