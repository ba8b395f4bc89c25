//! Care: what to do after an opening by hand, and what keeps it from happening again.

use askama::Template;
use decklid_advice::consult::Case;
use decklid_advice::lockout::Prevention;
use decklid_car::car::Car;

use super::address::{Query, Reader, guide};
use super::frame::Frame;
use super::written;
use crate::care::{later, lines, reckoning};
use crate::report::{CareItem, CareReport};

struct CareEntry {
    says: String,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "care.html")]
struct CarePage {
    frame: Frame,
    name: String,
    reckoning: Option<String>,
    now: Vec<CareEntry>,
    later: Vec<CareEntry>,
    /// Address of the calendar, if any maintenance recurs.
    calendar: Option<String>,
}

/// The page of care; `worth` is what each care can save.
pub fn care(reader: &Reader, car: &Car, case: &Case, worth: Option<&Prevention>) -> String {
    let t = reader.texts;
    let json = CareReport::of(car, worth, t);
    let frame = Frame::new(reader, t.care_title(), &format!("/care/{}", car.id), &Query::of(car, case), Some(car));
    let item = |it: &CareItem| CareEntry { says: it.says.clone(), lines: lines(it, t) };
    let dated = json.items.iter().any(|it| it.every.is_some());
    let address = || reader.link(&format!("/api/v1/cars/{}/care.ics", car.id), &Query::default());
    written(&CarePage {
        frame: frame.back(guide(reader, car, case)),
        name: t.car(&car.name),
        reckoning: reckoning(&json, t),
        now: json.items.iter().filter(|it| it.after).map(item).collect(),
        later: later(&json).into_iter().map(item).collect(),
        calendar: dated.then(address),
    })
}
