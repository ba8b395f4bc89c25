//! How to keep it from happening again, as a calendar.

use decklid_advice::lockout::Prevention;
use decklid_car::car::Car;
use decklid_faces::calendar::{self, Day};
use decklid_faces::care;
use decklid_faces::report::CareReport;
use decklid_faces::texts::Texts;

/// The car's maintenance calendar from that day on, and how many events it has; `worth` is what the maintenance can save.
pub fn calendar(car: &Car, worth: Option<&Prevention>, since: Day, texts: Texts) -> (String, usize) {
    let events = care::events(car, &CareReport::of(car, worth, texts), texts);
    (calendar::write(&events, since, texts.language().code()), events.len())
}
