//! `decklid gaps`: what nobody knows of the cars, by what knowing it would be worth.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use decklid::gaps::{Gap, gaps};
use decklid_car::car::Car;
use decklid_faces::report::{GapEntry, GapList, NotFound};
use decklid_faces::text;
use decklid_faces::texts::Texts;

use crate::args::GapsArgs;
use decklid_console::bar::Bar;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;

/// What is found of a car, by its place in the list; nothing when no advice can be worked out.
type Found = (usize, Option<Vec<Gap>>);

/// Goes through these cars, or all.
pub(crate) fn run(context: &Context, args: &GapsArgs) -> Result<Reply, Failure> {
    let all = || context.garage.list().iter().map(|car| car.header.id.clone()).collect();
    let names: Vec<String> = if args.only.is_empty() { all() } else { args.only.clone() };
    let cars = names.iter().map(|name| Ok(context.garage.car(name)?)).collect::<Result<Vec<Car>, Failure>>()?;
    let mut list = GapList { gaps: Vec::new(), not_found: Vec::new(), left_out: Vec::new() };
    for (at, found) in worked_out(&cars) {
        if let Some(car) = cars.get(at) {
            add(car, found, &mut list, context.look.texts);
        }
    }
    list.gaps.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    Reply::new(text::gaps(&list, args.most, !args.only.is_empty(), &context.look), &list)
}

/// The gaps of all cars in their order, worked out on all processors.
fn worked_out(cars: &[Car]) -> Vec<Found> {
    let (next, (tell, told)) = (AtomicUsize::new(0), mpsc::channel::<Found>());
    let mut all = Vec::new();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from).min(cars.len()) {
            let (next, tell) = (&next, tell.clone());
            scope.spawn(move || {
                while let Some((at, car)) = take(next, cars) {
                    // Nobody listens any more only when all is over.
                    let _ = tell.send((at, gaps(car).ok()));
                }
            });
        }
        drop(tell);
        let mut bar = Bar::new(cars.len());
        for found in told {
            all.push(found);
            bar.at(all.len(), "");
        }
        bar.end();
    });
    all.sort_by_key(|found| found.0);
    all
}

fn take<'c>(next: &AtomicUsize, cars: &'c [Car]) -> Option<(usize, &'c Car)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    cars.get(at).map(|car| (at, car))
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
