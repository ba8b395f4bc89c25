//! `decklid-lab learn`: cases teach the numbers.
//!
//! ```text
//!  files ── gather ──► Pile ──► Lesson ── teach, side by side ──► Learned ──► learned.toml, report, picture
//!              └──────────── checkpoint ───────────┘
//! ```

mod checkpoint;
mod gather;
mod report;
mod show;
mod teach;

use std::path::Path;

use decklid::garage::Garage;
use decklid::learn::{self, Learned, Lesson};
use decklid_advice::learn::Judgment;
use decklid_console::context::Context;
use decklid_console::failure::{Failure, code};
use decklid_console::file;
use decklid_console::folder::{self, read_text};
use decklid_console::reply::Reply;
use decklid_faces::taught::taught;

use crate::args::LearnArgs;
use checkpoint::Checkpoint;
use decklid_console::cores;
use gather::Gathered;

/// Learns.
pub(crate) fn run(context: &Context, args: &LearnArgs) -> Result<Reply, Failure> {
    let judgment = judgment(args)?;
    let own;
    let garage = match &args.from {
        Some(from) => {
            own = judged(context, from)?;
            &own
        }
        None => &context.garage,
    };
    let threads = args.threads.unwrap_or_else(cores::all).max(1);
    let mut checkpoint = Checkpoint::open(args)?;
    let gathered = gather::gather(&args.files, &mut checkpoint)?;
    if gathered.pile.kinds.is_empty() {
        return Err(nothing(&gathered));
    }
    let mut lesson = Lesson::new(garage, &gathered.pile);
    let bundles = teach::compile(&mut lesson, threads);
    if lesson.taught() == 0 {
        return Err(nothing(&gathered));
    }
    let learned = teach::teach(&lesson, &bundles, judgment, threads, &mut checkpoint)?;
    let mut json = report::report(&lesson, &learned, &gathered, args, judgment);
    let judged: Vec<f64> = lesson.numbers.iter().map(|number| number.number.judged).collect();
    let written = written(&lesson, &learned, args.k_anonymous);
    json.before = report::foretold(&teach::score(&lesson, &judged, threads));
    json.after = report::foretold(&teach::score(&lesson, &written, threads));
    if !args.no_steps {
        json.first_steps = teach::first_steps(&lesson, &judged, &written, threads);
    }
    if let Some(output) = &args.output {
        file::write(output, learn::write(&lesson, &learned, args.k_anonymous).as_bytes())?;
    }
    if let Some(svg) = &args.svg {
        file::write(svg, taught(&format!("What {} cases taught", json.cases), &json).as_bytes())?;
    }
    checkpoint.done();
    let whole = json.left_out_records == 0 && json.settled;
    Ok(Reply::new(show::text(context, &json), &json)?.coded(if whole { code::DONE } else { code::NOT_OPENED }))
}

fn judgment(args: &LearnArgs) -> Result<Judgment, Failure> {
    let usual = Judgment::default();
    let factor = args.judgment.unwrap_or(usual.factor);
    if !(1.01..=100.0).contains(&factor) {
        return Err(Failure::usage("--judgment is no factor.", "Give a number from 1.01 to 100, such as 2."));
    }
    Ok(Judgment { factor, ..usual })
}

/// The cars with the judged numbers of that file.
fn judged(context: &Context, from: &Path) -> Result<Garage, Failure> {
    let garage = folder::garage(context.cars.as_deref())?;
    Ok(garage.judged(&from.display().to_string(), read_text(from)?))
}

/// The numbers as they are used afterwards: those that too few cases stand behind are as they were.
fn written(lesson: &Lesson, learned: &Learned, least: u64) -> Vec<f64> {
    let numbers = lesson.numbers.iter().zip(&learned.p);
    numbers.map(|(number, p)| if number.cases >= least { *p } else { number.number.judged }).collect()
}

fn nothing(gathered: &Gathered) -> Failure {
    let first = gathered.broken.first().map(|broken| {
        let file = &gathered.files[broken.first.file as usize];
        format!(" First: {file}, line {}: {}.", broken.first.line, broken.why)
    });
    let message = format!("There is no case in these files that can teach anything.{}", first.unwrap_or_default());
    Failure::data(message, "docs/cases.md shows what a record looks like.")
}
