//! `decklid-lab replay`: what the guide would have made of what happened to real owners.

mod limits;
mod show;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use decklid::find::Finder;
use decklid::record::{self, Record};
use decklid::replay::{self, Score};
use decklid_car::car::Car;
use decklid_console::context::Context;
use decklid_console::failure::{Failure, code};
use decklid_console::file;
use decklid_console::reply::Reply;
use decklid_faces::report::{CarReplay, LeftOut, ReplayReport};
use decklid_faces::scores::scores;

use crate::args::ReplayArgs;
use decklid_console::cores;

/// Replays.
pub(crate) fn run(context: &Context, args: &ReplayArgs) -> Result<Reply, Failure> {
    limits::checked(&args.limits)?;
    let mut records = Vec::new();
    for file in &args.files {
        records.extend(read(file)?);
    }
    if records.is_empty() {
        return Err(Failure::data("There are no records in these files.", "docs/cases.md shows what one looks like."));
    }
    let json = report(context, &records, args);
    if let Some(file) = &args.svg {
        let title = format!("decklid on {} cases", json.counts.cases);
        file::write(file, scores(&title, &json).as_bytes())?;
    }
    let held = json.left_out.is_empty() && json.limits.iter().all(|limit| limit.held);
    Ok(Reply::new(show::text(context, &json), &json)?.coded(if held { code::DONE } else { code::NOT_OPENED }))
}

fn read(path: &Path) -> Result<Vec<Record>, Failure> {
    let file = File::open(path).map_err(|error| Failure::io(&format!("Cannot read {}", path.display()), &error))?;
    record::read(BufReader::new(file)).map_err(|problems| {
        let first = problems.0.first().map(ToString::to_string).unwrap_or_default();
        let message = format!("{}: {} problem(s). First: {first}", path.display(), problems.0.len());
        Failure::data(format!("{message}."), "docs/cases.md describes the fields.")
    })
}

fn report(context: &Context, records: &[Record], args: &ReplayArgs) -> ReplayReport {
    let cars = cars(context, records);
    let finder = context.garage.finder();
    let scored = cores::side_by_side(cores::all(), records.len(), &|at| scored(&finder, &cars, &records[at]));
    let (mut scores, mut left_out) = (Vec::new(), Vec::new());
    for (record, scored) in records.iter().zip(scored) {
        match scored {
            Ok(score) => scores.push(score),
            Err(why) => left_out.push(LeftOut { id: record.id.clone(), why: why.join("; ") }),
        }
    }
    let counts = replay::counts(&scores);
    let by_car = cars.iter().filter_map(|(id, car)| by_car(id, car.as_ref().ok()?, &scores)).collect();
    let case = |score: &Score| Some(replay::in_short(cars.get(&score.car)?.as_ref().ok()?, score));
    let by_case = scores.iter().filter_map(case).collect();
    let limits = limits::held(&args.limits, &counts);
    ReplayReport { counts, by_car, by_case, left_out, limits }
}

/// The cars of the records, or why one cannot be used.
type Cars = BTreeMap<String, Result<Car, String>>;

fn cars(context: &Context, records: &[Record]) -> Cars {
    let mut cars = Cars::new();
    for record in records {
        let load = || context.garage.car(&record.car).map_err(|error| error.to_string());
        cars.entry(record.car.clone()).or_insert_with(load);
    }
    cars
}

fn scored(finder: &Finder, cars: &Cars, record: &Record) -> Result<Score, Vec<String>> {
    match cars.get(&record.car) {
        Some(Ok(car)) => replay::score(finder, car, record),
        Some(Err(why)) => Err(vec![why.clone()]),
        None => Err(vec![format!("there is no car `{}`", record.car)]),
    }
}

fn by_car(id: &str, car: &Car, scores: &[Score]) -> Option<CarReplay> {
    let counts = replay::counts(scores.iter().filter(|score| score.car == id));
    (counts.cases > 0).then(|| CarReplay { car: id.to_owned(), counts, model_hash: car.hash.clone() })
}
