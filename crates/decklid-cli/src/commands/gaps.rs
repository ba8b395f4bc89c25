//! `decklid gaps`: what nobody knows of the cars, by what knowing it would be worth.

use decklid::gaps::{Gap, gaps};
use decklid_car::car::Car;
use decklid_faces::report::{GapEntry, GapList, NotFound};
use decklid_faces::text;
use decklid_faces::texts::Texts;

use crate::args::GapsArgs;
use decklid_console::bar::Bar;
use decklid_console::context::Context;
use decklid_console::cores;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;

/// Goes through these cars, or all.
pub(crate) fn run(context: &Context, args: &GapsArgs) -> Result<Reply, Failure> {
    let all = || context.garage.list().iter().map(|car| car.header.id.clone()).collect();
    let names: Vec<String> = if args.only.is_empty() { all() } else { args.only.clone() };
    let cars = names.iter().map(|name| Ok(context.garage.car(name)?)).collect::<Result<Vec<Car>, Failure>>()?;
    let mut list = GapList { gaps: Vec::new(), not_found: Vec::new(), left_out: Vec::new() };
    for (car, found) in cars.iter().zip(worked_out(&cars)) {
        add(car, found, &mut list, context.look.texts);
    }
    list.gaps.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    Reply::new(text::gaps(&list, args.most, !args.only.is_empty(), &context.look), &list)
}

/// The gaps of all cars in their order, worked out on all processors; nothing of a car of which no advice can be
/// worked out.
fn worked_out(cars: &[Car]) -> Vec<Option<Vec<Gap>>> {
    let mut bar = Bar::new(cars.len());
    let mut count = 0;
    let found = cores::watched(cores::all(), cars.len(), &|at| gaps(&cars[at]).ok(), |_| {
        count += 1;
        bar.at(count, "");
    });
    bar.end();
    found
}

fn add(car: &Car, found: Option<Vec<Gap>>, list: &mut GapList, t: Texts) {
    list.not_found.extend(car.gaps.iter().map(|gap| NotFound { car: car.id.clone(), says: t.car(gap) }));
    if found.is_none() {
        list.left_out.push(car.id.clone());
    }
    list.gaps.extend(found.into_iter().flatten().map(|gap| GapEntry {
        car: car.id.clone(),
        name: t.car(&car.name),
        body: car.archetype,
        id: car[gap.hidden].id.clone(),
        says: t.clause(&car[gap.hidden].says),
        p: gap.p,
        worth: gap.worth,
    }));
}
