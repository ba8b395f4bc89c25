//! `decklid cars`: the list, or the cars that some words mean.

use decklid::find::{Found, Kind, Market, Match, Meant, unserved};
use decklid_faces::layout::Page;
use decklid_faces::report::CarList;

use crate::args::CarsArgs;
use decklid_console::context::Context;
use decklid_console::failure::{Failure, code};
use decklid_console::reply::Reply;

/// Lists the cars.
pub(crate) fn run(context: &Context, args: &CarsArgs) -> Result<Reply, Failure> {
    match &args.find {
        Some(typed) => find(context, typed),
        None => list(context),
    }
}

fn list(context: &Context) -> Result<Reply, Failure> {
    let list = context.garage.list();
    let json = CarList { cars: list.iter().map(|c| c.entry(context.look.texts)).collect() };
    let mut page = Page::new(&context.look);
    let mut rows = vec![["id", "name", "years", "lid"].map(str::to_owned).to_vec()];
    for car in &json.cars {
        rows.push(vec![car.id.clone(), car.name.clone(), car.years.clone(), car.closure.replace('_', " ")]);
    }
    page.columns(&rows);
    page.blank().quiet("Yours is not here? decklid cars --find \"ford focus 2010\" knows the names of 2,000 models.");
    Reply::new(page.finish(), &json)
}

/// Cars that fit; exit code 1 when none does, 3 when someone seems to be trapped.
fn find(context: &Context, typed: &str) -> Result<Reply, Failure> {
    let found = context.garage.finder().find(typed, Market::of(context.look.texts.language()));
    let mut page = Page::new(&context.look);
    if found.emergency {
        page.raw(&decklid_faces::text::first_typed(&context.look));
    }
    if let Meant::Unserved(pickup) = found.meant() {
        page.line(&unserved(&pickup, context.look.texts));
    }
    let mut rows = vec![["id", "name", "years", "body", ""].map(str::to_owned).to_vec()];
    rows.extend(found.matches.iter().map(row));
    if found.vin.as_ref().is_some_and(|vin| !vin.sound) {
        page.line("This VIN has a typing mistake: its check digit does not fit.");
    }
    if rows.len() > 1 {
        page.columns(&rows);
    } else {
        page.line("No car fits these words. Name the make, the model, the year or the body.");
    }
    Ok(Reply::new(page.finish(), &found.report())?.coded(exit(&found)))
}

fn exit(found: &Found) -> u8 {
    match found {
        Found { emergency: true, .. } => code::EMERGENCY,
        Found { matches, .. } if matches.is_empty() => code::NOT_OPENED,
        _ => code::DONE,
    }
}

fn row(found: &Match) -> Vec<String> {
    let note = match found {
        Match { neighbour: true, .. } => "another model",
        Match { year_fits: false, .. } => "other years",
        Match { kind: Kind::Ours, .. } => "",
        Match { kind: Kind::Listed, .. } => "only its name and body are known",
        Match { kind: Kind::Body, .. } => "only its body is known",
    };
    let bodies: Vec<&str> = found.bodies.iter().map(|body| body.name()).collect();
    vec![found.id.clone(), found.name(), found.years.clone(), bodies.join(", "), note.to_owned()]
}
