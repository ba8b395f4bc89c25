//! `decklid cars`: the list.

use decklid_faces::report::CarList;

use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;

/// Lists the cars.
pub(crate) fn run(context: &Context) -> Result<Reply, Failure> {
    let list = context.garage.list();
    let json = CarList { cars: list.iter().map(|c| c.entry(context.look.texts)).collect() };
    let mut page = decklid_faces::layout::Page::new(&context.look);
    let mut rows = vec![["id", "name", "years", "lid"].map(str::to_owned).to_vec()];
    for car in &json.cars {
        rows.push(vec![car.id.clone(), car.name.clone(), car.years.clone(), car.closure.replace('_', " ")]);
    }
    page.columns(&rows);
    page.blank().quiet("Yours is not listed? Use the body style that fits, at the end of the list.");
    Reply::new(page.finish(), &json)
}
