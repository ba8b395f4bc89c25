//! `decklid cars`: the list.

use decklid_faces::report::{CarEntry, CarList};
use decklid_faces::texts::Texts;

use super::{Context, Reply};
use crate::failure::Failure;
use crate::garage::Listed;

/// Lists the cars.
pub(crate) fn run(context: &Context) -> Result<Reply, Failure> {
    let list = context.garage.list();
    let json = CarList { cars: list.iter().map(|c| car(c, context.look.texts)).collect() };
    let mut page = decklid_faces::layout::Page::new(&context.look);
    let mut rows = vec![["id", "name", "years", "lid"].map(str::to_owned).to_vec()];
    for car in &json.cars {
        rows.push(vec![car.id.clone(), car.name.clone(), car.years.clone(), car.closure.replace('_', " ")]);
    }
    page.columns(&rows);
    page.blank().quiet("Yours is missing? Take the body type that fits, at the end of the list.");
    Reply::new(page.finish(), &json)
}

pub(crate) fn car(listed: &Listed, texts: Texts) -> CarEntry {
    let head = &listed.header;
    CarEntry {
        id: head.id.clone(),
        name: texts.car(&head.name),
        make: head.make.clone(),
        years: head.years.clone(),
        closure: listed.closure.map(|c| c.word().to_owned()).unwrap_or_default(),
        archetype: head.archetype,
        aliases: head.aliases.clone(),
    }
}
