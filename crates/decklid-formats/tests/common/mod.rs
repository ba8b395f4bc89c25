//! What the tests of this crate share: seeded chance, and files with one defect each.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

use std::fs;
use std::path::PathBuf;

use decklid_formats::ReadError;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A path beside this crate.
pub(crate) fn here(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A folder of `shared/benchmarks` beside the repository. Where there is none the test says so and passes,
/// except with the environment variable `STRANGERS_REQUIRED=true`, where it fails.
pub(crate) fn beside(name: &str) -> Option<PathBuf> {
    let folder = here("../../../shared/benchmarks").join(name);
    folder.is_dir().then_some(folder).or_else(|| missing(&format!("shared/benchmarks/{name} beside the repository")))
}

/// Says that something of others is missing; fails where it must not.
pub(crate) fn missing<T>(what: &str) -> Option<T> {
    let said = format!("{what}: not there, so not compared");
    assert!(std::env::var("STRANGERS_REQUIRED").as_deref() != Ok("true"), "{said}");
    eprintln!("{said}");
    None
}

/// Chance from a seed.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Dice(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number from 0, less than `count`.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        (self.0.next_u64() % count as u64) as usize
    }

    /// Probabilities that sum to one, in hundredths; some are zero.
    pub(crate) fn row(&mut self, count: usize) -> String {
        let mut left = 100;
        let mut words = Vec::new();
        for at in 0..count {
            let part = if at + 1 == count { left } else { self.below(left + 1) };
            left -= part;
            words.push(format!("{}.{:02}", part / 100, part % 100));
        }
        words.join(" ")
    }
}

/// Runs every file of `fixtures/fail` with that ending. Its first line is a comment with the place and
/// part of the message: `# 4:7 no state`. Says how many there were.
pub(crate) fn fails(ending: &str, read: impl Fn(&str) -> Option<ReadError>) -> usize {
    let mut files: Vec<PathBuf> =
        fs::read_dir(here("tests/fixtures/fail")).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == ending));
    files.sort();
    let mut wrong = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        let first = text.lines().next().unwrap().trim_start_matches(['#', '/']).trim();
        let (place, part) = first.split_once(' ').expect("place and message");
        let mistake = read(&text).unwrap_or_else(|| panic!("{}: nothing found", file.display()));
        let said = format!("{}:{} {}", mistake.line, mistake.column, mistake.message);
        if !said.starts_with(&format!("{place} ")) || !said.contains(part) {
            wrong.push(format!("{}: {said}", file.display()));
        }
        assert!(!mistake.hint.is_empty());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    files.len()
}
