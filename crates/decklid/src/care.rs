//! What to do so that it does not happen again, as a calendar.

use decklid_advice::lockout::Prevention;
use decklid_car::car::Car;
use decklid_car::date::Date;
use decklid_faces::calendar;
use decklid_faces::care;
use decklid_faces::report::CareReport;
use decklid_faces::texts::Texts;

/// The calendar file of a car from that day on, and how many events it has; `worth` is what the care can save.
pub fn calendar(car: &Car, worth: Option<&Prevention>, since: Date, texts: Texts) -> (String, usize) {
    let events = care::events(car, &CareReport::of(car, worth, texts), texts);
    (calendar::write(&events, since, texts.language().code()), events.len())
}
