//! Someone is trapped inside: the number first and large, then what helps without tools, in order.

use askama::Template;
use decklid_car::car::Car;

use super::address::{Query, Reader};
use super::frame::{Frame, Link, calls};
use super::region::REGIONS;
use super::written;
use crate::text::{Place, emergency_steps};

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
    steps: Vec<String>,
    /// For someone who searched for words that sound like an emergency: the search, with the words.
    searched: Option<Link>,
    choose_car: Option<String>,
    regions: Vec<Numbers>,
}

/// The page; `searched` is what was typed into the search, if that led here, and the place is what it says.
pub fn emergency(reader: &Reader, car: Option<&Car>, searched: Option<&str>, place: Place) -> String {
    let t = reader.texts;
    let path = car.map_or("/emergency".to_owned(), |car| format!("/emergency/{}", car.id));
    let mut query = Query::default();
    if let Some(typed) = searched {
        query.put("q", typed);
    }
    let search = |typed: &str| {
        let query = Query::default().with("q", typed).with("calm", "yes");
        Link::new(reader.link("/find", &query), t.emergency_searched(typed))
    };
    written(&EmergencyPage {
        frame: Frame::new(reader, t.emergency_title(), &path, &query, car),
        calls: calls(reader),
        anywhere: reader.region.is_none(),
        steps: emergency_steps(car, place, t),
        searched: searched.map(search),
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
