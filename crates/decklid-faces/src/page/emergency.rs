//! Someone is trapped inside: the number first, then what needs no tools.

use askama::Template;
use decklid_advice::consult::Case;
use decklid_car::car::{Car, GoalKind, MoveId};

use super::address::{Query, Reader};
use super::frame::{Frame, Link, calls};
use super::region::REGIONS;
use super::written;
use crate::text::has_glow_handle;
use crate::view;

struct Fast {
    title: String,
    place: String,
    lines: Vec<String>,
}

struct Numbers {
    name: String,
    numbers: Vec<Link>,
    source: &'static str,
    set: String,
}

#[derive(Template)]
#[template(path = "emergency.html")]
struct EmergencyPage {
    frame: Frame,
    calls: Vec<Link>,
    /// Region unknown: the numbers of other countries are one tap away.
    anywhere: bool,
    handle: bool,
    fastest: Vec<Fast>,
    choose_car: Option<String>,
    regions: Vec<Numbers>,
}

/// The page; `car` comes with the moves that open it fastest, best first.
pub fn emergency(reader: &Reader, car: Option<(&Car, &[MoveId])>) -> String {
    let t = reader.texts;
    let path = car.map_or("/emergency".to_owned(), |(car, _)| format!("/emergency/{}", car.id));
    let fast = |car: &Car, mv: MoveId| {
        let step = view::step(car, mv, &Case::new(GoalKind::Open), t);
        Fast { title: step.title, place: step.place.unwrap_or_default(), lines: step.lines }
    };
    written(&EmergencyPage {
        frame: Frame::new(reader, t.emergency_title(), &path, &Query::default(), car.map(|c| c.0)),
        calls: calls(reader),
        anywhere: reader.region.is_none(),
        handle: car.is_none_or(|(car, _)| has_glow_handle(car)),
        fastest: car.iter().flat_map(|(car, moves)| moves.iter().map(|mv| fast(car, *mv))).collect(),
        choose_car: car.is_none().then(|| reader.link("/find", &Query::default())),
        regions: regions(reader, &path),
    })
}

fn regions(reader: &Reader, path: &str) -> Vec<Numbers> {
    let row = |region: &'static super::region::Region| {
        let there = Reader { region: Some(region), ..*reader };
        Numbers {
            name: (region.name)(&reader.texts),
            numbers: region.numbers.iter().map(|n| Link::new(format!("tel:{n}"), *n)).collect(),
            source: region.source,
            set: there.link(path, &Query::default()),
        }
    };
    REGIONS.iter().map(row).collect()
}
