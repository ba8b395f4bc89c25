//! `decklid-lab cases`: records of people whose lid is stuck, from a world whose numbers are known.

use std::fs::File;
use std::io::{BufWriter, Write};

use decklid::learn::{self, Learned, Lesson, Pile, Place};
use decklid::record::Record;
use decklid_advice::consult::Case;
use decklid_advice::learn::{Crowd, Habits, Judgment, Person};
use decklid_car::car::{Car, GoalKind};
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::file;
use decklid_console::reply::Reply;
use decklid_faces::report::MadeCases;
use decklid_faces::texts::Texts;
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

use super::progress::Progress;
use crate::args::CasesArgs;

/// The most cases of one run.
const MOST: u64 = 100_000_000;
/// Chances of a slip that a world may have.
const SLIPS: (f64, f64) = (1e-4, 0.15);

/// Makes cases.
pub(crate) fn run(context: &Context, args: &CasesArgs) -> Result<Reply, Failure> {
    checked(args)?;
    let goal = args.goal.map_or(GoalKind::Open, |goal| goal.kind());
    let mut dice = ChaCha8Rng::seed_from_u64(args.seed);
    let (lesson, p) = world(context, args, &mut dice)?;
    if let Some(truth) = &args.truth {
        let learned = Learned { p: p.clone(), known: None, rounds: 0, settled: true };
        file::write(truth, learn::write(&lesson, &learned, 0).as_bytes())?;
    }
    let cars: Vec<Car> = (0..lesson.cars.len()).map(|at| lesson.car_with(at, &p)).collect();
    let habits = Habits { looked_into: args.looked_into, ..Habits::default() };
    let crowd = |car| Crowd::new(car, goal, habits).ok_or_else(|| nobody(car, goal));
    let mut crowds = cars.iter().map(crowd).collect::<Result<Vec<_>, _>>()?;
    let doing = format!("Cannot write {}", args.output.display());
    let failed = |error: std::io::Error| Failure::io(&doing, &error);
    let mut to = BufWriter::new(File::create(&args.output).map_err(failed)?);
    let mut progress = Progress::new("cases", "cases", args.count);
    for at in 0..args.count {
        let which = (at % cars.len() as u64) as usize;
        let person = crowds[which].person(&mut || unit(&mut dice)).ok_or_else(|| nobody(&cars[which], goal))?;
        let record = record(at, &cars[which], person);
        serde_json::to_writer(&mut to, &record).map_err(|error| failed(error.into()))?;
        to.write_all(b"\n").map_err(failed)?;
        progress.tell(at as usize);
    }
    to.flush().map_err(failed)?;
    progress.end();
    let json = MadeCases {
        file: args.output.display().to_string(),
        cases: args.count,
        truth: args.truth.as_ref().map(|file| file.display().to_string()),
        seed: args.seed,
    };
    Reply::new(format!("{} cases: {}\n", json.cases, json.file), &json)
}

fn checked(args: &CasesArgs) -> Result<(), Failure> {
    if !(1..=MOST).contains(&args.count) {
        return Err(Failure::usage("--count is out of range.", format!("Give a number from 1 to {MOST}.")));
    }
    if !(0.0..=1.0).contains(&args.looked_into) {
        return Err(Failure::usage("--looked-into is not a share.", "Give a number from 0 to 1, such as 0.7."));
    }
    if !(1.0..=20.0).contains(&args.stray) {
        return Err(Failure::usage("--stray is no factor.", "Give a number from 1 to 20, such as 2."));
    }
    Ok(())
}

/// The cars, and the numbers of the world in which the people live.
fn world(context: &Context, args: &CasesArgs, dice: &mut ChaCha8Rng) -> Result<(Lesson, Vec<f64>), Failure> {
    let mut pile = Pile::default();
    for (at, name) in args.car.iter().enumerate() {
        let car = context.garage.car(name)?;
        let record = Record::of_session("world".to_owned(), &car, &Case::new(GoalKind::Open), false, None);
        pile.add(&record, false, Place { file: 0, line: at as u64 + 1 });
    }
    let lesson = Lesson::new(&context.garage, &pile);
    if let Some(faulty) = lesson.faulty.first() {
        return Err(Failure::data(faulty.why.clone(), "Name a car that has a guide."));
    }
    let mut shifts: Vec<f64> = Vec::new();
    let mut p = Vec::new();
    for number in &lesson.numbers {
        let class = number.number.class;
        let factor = if class.is_some() { Judgment::default().stray.min(args.stray) } else { args.stray };
        let shift = class.map_or(0.0, |class| shifts[class]) + factor.ln() * if unit(dice) < 0.5 { -1.0 } else { 1.0 };
        let judged = number.number.judged;
        let odds = judged / (1.0 - judged) * shift.exp();
        let strayed = if args.stray > 1.0 { odds / (1.0 + odds) } else { judged };
        p.push(if number.id == learn::SLIP { strayed.clamp(SLIPS.0, SLIPS.1) } else { strayed });
        shifts.push(shift);
    }
    Ok((lesson, p))
}

fn record(at: u64, car: &Car, person: Person) -> Record {
    let reached = person.worked.is_some();
    Record {
        not: person.not.iter().map(|&id| car[id].id.clone()).collect(),
        ..Record::of_session(format!("made-{at}"), car, &person.case, reached, person.so)
    }
}

fn nobody(car: &Car, goal: GoalKind) -> Failure {
    let name = Texts::default().car(&car.name);
    Failure::data(format!("Nobody with {name} can come with the goal `{}`.", goal.name()), "Try another goal.")
}

/// A number from 0 to below 1.
fn unit(dice: &mut ChaCha8Rng) -> f64 {
    (dice.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}
