//! `decklid-lab solve`: plans of the catalog, worked out beforehand, one file for each car.

use std::path::Path;

use decklid_advice::consult::solve;
use decklid_advice::plan::stored::{self, StoredPlan};
use decklid_car::car::{Car, GoalKind};
use decklid_faces::report::{SolveReport, SolvedCar};

use crate::args::SolveArgs;
use decklid_console::context::Context;
use decklid_console::cores;
use decklid_console::failure::{Failure, code};
use decklid_console::file;
use decklid_console::folder::read_text;
use decklid_console::reply::Reply;

/// The file in the folder of a car.
const FILE: &str = "solved.txt";
/// What mends a stale file.
const COMMAND: &str = "decklid-lab solve";

/// Solves the cars whose plans are not stored as they are now, or only says which those are.
pub(crate) fn run(context: &Context, args: &SolveArgs) -> Result<Reply, Failure> {
    let mut cars = Vec::new();
    for id in ids(context, args)? {
        let car = context.garage.car(&id)?;
        if args.again || !is_fresh(&args.output.join(&id), &car) {
            cars.push(car);
        }
    }
    if args.check {
        return stale(&cars);
    }
    let solved = cores::side_by_side(cores::all(), cars.len(), &|at| {
        let car = &cars[at];
        let goals: Vec<(GoalKind, StoredPlan)> =
            car.goals.iter().filter_map(|goal| Some((goal.kind, solve(car, goal.kind, args.trials)?))).collect();
        let path = args.output.join(&car.id).join(FILE);
        file::write(&path, stored::write(car, &goals).as_bytes())?;
        Ok(report(car, &path, &goals))
    });
    let report = SolveReport { cars: solved.into_iter().collect::<Result<_, Failure>>()? };
    let line =
        |car: &SolvedCar| format!("{}: {} situations, {} of them proven\n", car.file, car.situations, car.proven);
    Reply::new(report.cars.iter().map(line).collect(), &report)
}

fn ids(context: &Context, args: &SolveArgs) -> Result<Vec<String>, Failure> {
    if args.car.is_empty() {
        return Ok(context.garage.list().into_iter().map(|listed| listed.header.id).collect());
    }
    args.car.iter().map(|name| Ok(context.garage.id_of(name)?)).collect()
}

fn is_fresh(folder: &Path, car: &Car) -> bool {
    read_text(&folder.join(FILE)).is_ok_and(|text| stored::check(&text, car).is_ok())
}

fn stale(cars: &[Car]) -> Result<Reply, Failure> {
    let ids: Vec<&str> = cars.iter().map(|car| car.id.as_str()).collect();
    let text = match ids.as_slice() {
        [] => "All plans are stored as the cars are now.\n".to_owned(),
        ids => format!("Stale, so that answers take longer: {}. Run: {COMMAND}\n", ids.join(", ")),
    };
    let car = |car: &Car| SolvedCar { car: car.id.clone(), ..SolvedCar::default() };
    let report = SolveReport { cars: cars.iter().map(car).collect() };
    Ok(Reply::new(text, &report)?.coded(if ids.is_empty() { code::DONE } else { code::NOT_OPENED }))
}

fn report(car: &Car, path: &Path, goals: &[(GoalKind, StoredPlan)]) -> SolvedCar {
    let situations = || goals.iter().flat_map(|(_, plan)| &plan.situations);
    SolvedCar {
        car: car.id.clone(),
        file: path.display().to_string(),
        situations: situations().count(),
        proven: situations().filter(|situation| situation.proof.is_some()).count(),
    }
}
