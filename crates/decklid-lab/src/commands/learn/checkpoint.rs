//! What is done so far, in a file, so that a run that was killed goes on.
//!
//! The file is written whole or not at all. It says what it belongs to: other files or another judgement begin anew.

use std::path::PathBuf;

use decklid::learn::{Faulty, Known, Place};
use decklid_console::failure::Failure;
use decklid_console::file;
use serde_json::{Value, json};

use super::gather::Gathered;
use crate::args::LearnArgs;

/// The most bytes of a checkpoint that are read.
const MOST: u64 = 2 << 30;

/// Where a run stands.
pub(super) struct Checkpoint {
    path: Option<PathBuf>,
    /// What it belongs to.
    of: String,
    kept: Value,
}

impl Checkpoint {
    /// The checkpoint of these options, if one is there and belongs to them.
    pub(super) fn open(args: &LearnArgs) -> Result<Self, Failure> {
        let size = |file: &PathBuf| (file.display().to_string(), file.metadata().map_or(0, |about| about.len()));
        let files: Vec<_> = args.files.iter().map(size).collect();
        let of = format!("{files:?} {:?} {:?}", args.from, args.judgment);
        let fresh = Checkpoint { path: args.checkpoint.clone(), of, kept: json!({}) };
        let Some(path) = args.checkpoint.as_ref().filter(|path| path.exists()) else { return Ok(fresh) };
        let doing = format!("Cannot read {}", path.display());
        let size = path.metadata().map_err(|error| Failure::io(&doing, &error))?.len();
        let text = std::fs::read(path).map_err(|error| Failure::io(&doing, &error))?;
        let kept = (size <= MOST).then(|| serde_json::from_slice::<Value>(&text).ok()).flatten();
        let Some(kept) = kept.filter(|kept| kept["format"] == FORMAT) else {
            let message = format!("{} is no checkpoint of decklid-lab learn.", path.display());
            return Err(Failure::data(message, "Name another file, or remove it."));
        };
        Ok(if kept["of"] == fresh.of { Checkpoint { kept, ..fresh } } else { fresh })
    }

    /// The records that were read.
    pub(super) fn gathered(&self) -> Gathered {
        let mut gathered = Gathered::default();
        let number = |value: &Value| value.as_u64().unwrap_or(0);
        let place = |value: &Value| Place { file: number(&value[0]) as u32, line: number(&value[1]) };
        gathered.done = (number(&self.kept["done"][0]) as usize, number(&self.kept["done"][1]));
        for (key, at) in self.kept["kinds"].as_object().into_iter().flatten() {
            let known = Known { taught: number(&at[2]), held: number(&at[3]), first: place(at) };
            gathered.pile.kinds.insert(key.clone(), known);
        }
        gathered.pile.overflow = number(&self.kept["overflow"]);
        for at in self.kept["broken"].as_array().into_iter().flatten() {
            let why = at[3].as_str().unwrap_or_default().to_owned();
            gathered.broken.push(Faulty { first: place(at), records: number(&at[2]), why });
        }
        gathered
    }

    /// Where the climb stood.
    pub(super) fn shifts(&self) -> Option<Vec<f64>> {
        let shifts = self.kept["shifts"].as_array()?;
        Some(shifts.iter().map(|bits| f64::from_bits(bits.as_u64().unwrap_or(0))).collect())
    }

    /// Keeps the records that were read.
    pub(super) fn keep(&mut self, gathered: &Gathered) -> Result<(), Failure> {
        if self.path.is_none() {
            return Ok(());
        }
        let kind = |(key, known): (&String, &Known)| {
            (key.clone(), json!([known.first.file, known.first.line, known.taught, known.held]))
        };
        let broken = |faulty: &Faulty| json!([faulty.first.file, faulty.first.line, faulty.records, faulty.why]);
        let kinds: serde_json::Map<String, Value> = gathered.pile.kinds.iter().map(kind).collect();
        let shifts = self.kept["shifts"].take();
        self.kept = json!({
            "format": FORMAT,
            "of": self.of,
            "done": [gathered.done.0, gathered.done.1],
            "overflow": gathered.pile.overflow,
            "broken": gathered.broken.iter().map(broken).collect::<Vec<_>>(),
            "kinds": kinds,
            "shifts": shifts,
        });
        self.write()
    }

    /// Keeps where the climb stands.
    pub(super) fn climbed(&mut self, shifts: &[f64]) -> Result<(), Failure> {
        self.kept["shifts"] = shifts.iter().map(|shift| shift.to_bits()).collect::<Vec<_>>().into();
        self.write()
    }

    fn write(&self) -> Result<(), Failure> {
        let Some(path) = &self.path else { return Ok(()) };
        file::write(path, self.kept.to_string().as_bytes())
    }

    /// All is done: the file is not needed any more.
    pub(super) fn done(self) {
        if let Some(path) = self.path {
            // If it stays, the next run finds everything done.
            let _ = std::fs::remove_file(path);
        }
    }
}

/// What the file calls itself.
const FORMAT: &str = "decklid checkpoint 1";
