//! The start page: the way to the car by name, by shape, or by what is wrong.

use askama::Template;
use decklid_car::car::{Closure, GoalKind};
use decklid_car::role::Symptom;

use super::address::{Query, Reader};
use super::frame::{Frame, Link};
use super::{body, written};

/// What may be wrong, as people would say it: a way in.
#[derive(Clone, Copy, Debug)]
pub struct Wrong {
    /// Name in links.
    pub id: &'static str,
    /// Its words in the texts.
    pub key: &'static str,
    /// What the person then wants.
    pub goal: GoalKind,
    /// What has already been seen, if the car knows that symptom.
    pub told: Option<Symptom>,
}

/// All of them.
pub const WRONGS: &[Wrong] = &[
    Wrong { id: "fob_dead", key: "wrong.fob_dead", goal: GoalKind::Open, told: Some(Symptom::FobDead) },
    Wrong { id: "clicks", key: "wrong.clicks", goal: GoalKind::Open, told: Some(Symptom::Clicks) },
    Wrong { id: "reacts", key: "wrong.reacts", goal: GoalKind::Open, told: Some(Symptom::Reacts) },
    Wrong { id: "dark", key: "wrong.dark", goal: GoalKind::Open, told: Some(Symptom::Dark) },
    Wrong { id: "other", key: "wrong.other", goal: GoalKind::Open, told: None },
    Wrong { id: "cause", key: "wrong.works_sometimes", goal: GoalKind::Fixed, told: None },
    Wrong { id: "not_closing", key: "wrong.not_closing", goal: GoalKind::Secured, told: None },
];

#[derive(Template)]
#[template(path = "home.html")]
struct Page {
    frame: Frame,
    bodies: Vec<Body>,
    wrongs: Vec<Link>,
    kept: Vec<(&'static str, &'static str)>,
    all: String,
    not_listed: String,
}

/// A body to choose.
pub(super) struct Body {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) outline: &'static str,
}

/// The start page.
pub fn home(reader: &Reader) -> String {
    let t = reader.texts;
    let find = |name: &'static str, value: &str| reader.link("/find", &Query::default().with(name, value));
    let shape = |(_, closure): &(&str, Closure)| Body {
        href: find("body", closure.word()),
        name: t.say(body::name_key(*closure)),
        outline: body::outline(*closure),
    };
    written(&Page {
        frame: Frame::new(reader, t.say("home.title"), "/", &Query::default(), None),
        bodies: Closure::NAMES.iter().map(shape).collect(),
        wrongs: WRONGS.iter().map(|w| Link::new(find("wrong", w.id), t.say(w.key))).collect(),
        kept: kept(reader),
        all: reader.link("/find", &Query::default()),
        not_listed: find("body", "any"),
    })
}

/// What a form must carry on besides its own fields.
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
