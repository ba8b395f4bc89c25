//! The start page: the way to the car by name, by shape, or by what is wrong.

use askama::Template;
use decklid_car::car::{Closure, GoalKind};
use decklid_car::role::Symptom;

use super::address::{Query, Reader};
use super::find::{Listed, NOTICED};
use super::frame::{Frame, Link};
use super::{body, written};
use crate::picture::icon;
use crate::texts::{Message, Texts};

/// What may be wrong, as people would say it: a way in.
#[derive(Clone, Copy, Debug)]
pub struct Wrong {
    /// Name in links.
    pub id: &'static str,
    /// What people say.
    pub says: Message,
    /// What the person then wants.
    pub goal: GoalKind,
    /// What has already been seen, if the car knows that symptom.
    pub told: Option<Symptom>,
}

/// All of them.
pub const WRONGS: &[Wrong] = &[
    Wrong { id: "fob_dead", says: Texts::wrong_fob_dead, goal: GoalKind::Open, told: Some(Symptom::FobDead) },
    Wrong { id: "clicks", says: Texts::wrong_clicks, goal: GoalKind::Open, told: Some(Symptom::Clicks) },
    Wrong { id: "reacts", says: Texts::wrong_reacts, goal: GoalKind::Open, told: Some(Symptom::Reacts) },
    Wrong { id: "dark", says: Texts::wrong_dark, goal: GoalKind::Open, told: Some(Symptom::Dark) },
    Wrong { id: NOTICED, says: Texts::wrong_noticed, goal: GoalKind::Open, told: None },
    Wrong { id: "other", says: Texts::wrong_other, goal: GoalKind::Open, told: None },
    Wrong { id: "cause", says: Texts::wrong_works_sometimes, goal: GoalKind::Fixed, told: None },
    Wrong { id: "not_closing", says: Texts::wrong_not_closing, goal: GoalKind::Secured, told: None },
];

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    frame: Frame,
    knows: String,
    bodies: Vec<HomeBody>,
    wrongs: Vec<Link>,
    kept: Vec<(&'static str, &'static str)>,
    /// Names and years of the catalog's cars, which the browser suggests.
    cars: Vec<(String, String)>,
    all: String,
    not_listed: String,
}

/// A body to choose.
pub(super) struct HomeBody {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) outline: String,
}

/// The start page; `cars` are suggested while a name is typed.
pub fn home(reader: &Reader, cars: &[Listed]) -> String {
    let t = reader.texts;
    let find = |name: &'static str, value: &str| reader.link("/find", &Query::default().with(name, value));
    let shape = |(_, closure): &(&str, Closure)| HomeBody {
        href: find("body", closure.word()),
        name: body::name(*closure, t),
        outline: icon(*closure),
    };
    written(&HomePage {
        frame: Frame::new(reader, t.home_title(), "/", &Query::default(), None),
        knows: t.home_knows(&cars.len().to_string()),
        bodies: Closure::NAMES.iter().map(shape).collect(),
        wrongs: WRONGS.iter().map(|w| Link::new(find("wrong", w.id), (w.says)(&t))).collect(),
        kept: kept(reader),
        cars: cars.iter().map(|car| (t.car(&car.name), t.years(&car.years))).collect(),
        all: reader.link("/find", &Query::default()),
        not_listed: find("body", "any"),
    })
}

/// What a form must pass on besides its own fields.
pub(super) fn kept(reader: &Reader) -> Vec<(&'static str, &'static str)> {
    let mut kept = Vec::new();
    if reader.chosen {
        kept.push(("lang", reader.texts.language().code()));
    }
    if let Some(region) = reader.region {
        kept.push(("region", region.code));
    }
    if let Some(money) = reader.money {
        kept.push(("money", money.code()));
    }
    if let Some(units) = reader.units {
        kept.push(("units", units.code()));
    }
    kept
}
