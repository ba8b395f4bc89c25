//! Care: what to do after an opening by hand, and what keeps it from happening again.

use access::car::{Car, Care};
use access::consult::Case;
use askama::Template;

use super::address::{Query, Reader, guide};
use super::frame::Frame;
use super::written;
use crate::texts::Texts;

struct Item {
    says: String,
    every: String,
    lowers: String,
}

#[derive(Template)]
#[template(path = "care.html")]
struct Page {
    frame: Frame,
    name: String,
    now: Vec<Item>,
    later: Vec<Item>,
}

/// The page of care.
pub fn care(reader: &Reader, car: &Car, case: &Case) -> String {
    let t = reader.texts;
    let items = |after: bool| car.care.iter().filter(|c| c.after == after).map(|c| item(car, c, t)).collect();
    let frame = Frame::new(reader, t.say("care.title"), &format!("/care/{}", car.id), &Query::of(car, case), Some(car));
    written(&Page {
        frame: frame.back(guide(reader, car, case)),
        name: t.car(&car.name),
        now: items(true),
        later: items(false),
    })
}

fn item(car: &Car, care: &Care, t: Texts) -> Item {
    let lowers: Vec<String> = care.lowers.iter().map(|h| t.clause(&car.hidden[h.0 as usize].says)).collect();
    let filled = |key, name, value: &str| if value.is_empty() { String::new() } else { t.fill(key, &[(name, value)]) };
    Item {
        says: t.car(&care.says),
        every: filled("care.every", "every", &t.clause(&care.every)),
        lowers: filled("care.lowers", "what", &lowers.join("; ")),
    }
}
