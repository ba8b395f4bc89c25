//! What if something fails: the owner breaks parts and sees which ways are left.
//!
//! The address holds what is broken; each link changes one thing.

use askama::Template;
use decklid_advice::consult::Case;
use decklid_advice::lockout::{WhatIf, concerns};
use decklid_car::car::{Car, GoalKind, Hidden, HiddenId, HiddenKind};

use super::address::{Query, Reader, guide};
use super::frame::{Frame, Link};
use super::picture::sight;
use super::written;
use crate::english::capital;
use crate::picture::{Tap, tappable};
use crate::report::{WayStatus, WhatIfReport};
use crate::text::why_not;
use crate::texts::Texts;

/// A part with its faults, to break or fix.
struct PartLinks {
    /// Its mark in the picture, if it has one.
    number: Option<usize>,
    name: String,
    links: Vec<Link>,
}

/// A way with why it does not work.
struct WayEntry {
    says: String,
    why: Option<String>,
}

#[derive(Template)]
#[template(path = "what_if.html")]
struct WhatIfPage {
    frame: Frame,
    car: String,
    so: Vec<String>,
    opens: bool,
    verdict: String,
    picture: String,
    reset: Option<String>,
    parts: Vec<PartLinks>,
    others: Vec<Link>,
    works: Vec<WayEntry>,
    fails: Vec<WayEntry>,
    never: Vec<WayEntry>,
    steps: Vec<String>,
    helps: Vec<String>,
    straws: Vec<Link>,
}

/// What a page is made of: the car, what follows, and who reads.
struct Ground<'a> {
    reader: &'a Reader,
    car: &'a Car,
    it: &'a WhatIf,
    /// For each hidden Boolean, whether it matters here.
    concerns: Vec<bool>,
    t: Texts,
}

/// The page; `it` is what follows from what the address says.
pub fn what_if(reader: &Reader, car: &Car, it: &WhatIf) -> String {
    let t = reader.texts;
    let ground = Ground { reader, car, it, concerns: concerns(car), t };
    let json = WhatIfReport::of(car, it, t);
    let (parts, taps) = ground.parts();
    let frame = Frame::new(reader, t.whatif_title(), &path(car), &query(car, it, None), Some(car));
    let ways = |keep: &dyn Fn(&WayStatus) -> bool| json.ways.iter().filter(|w| keep(w)).map(|w| way(w, t)).collect();
    let not = json.not.iter().map(|thing| t.whatif_not_so(&thing.says));
    written(&WhatIfPage {
        frame: frame.back(guide(reader, car, &Case::new(GoalKind::Open))),
        car: t.car(&car.name),
        so: json.so.iter().map(|thing| capital(&thing.says)).chain(not).collect(),
        opens: json.opens,
        verdict: if json.opens { t.whatif_opens() } else { t.whatif_shut() },
        picture: tappable(car, &taps, &t.whatif_picture(), sight(reader)),
        reset: (it.hidden != it.usual).then(|| reader.link(&path(car), &Query::default())),
        parts,
        others: ground.others(),
        works: ways(&|w| w.works),
        fails: ways(&|w| !w.because.is_empty()),
        never: ways(&|w| !w.works && w.because.is_empty()),
        steps: json.moves.iter().map(|step| step.title.clone()).collect(),
        helps: json.helps.iter().map(|step| step.title.clone()).collect(),
        straws: it.last_straws.iter().map(|id| Link::new(ground.toggled(*id), ground.says(*id))).collect(),
    })
}

fn path(car: &Car) -> String {
    format!("/what-if/{}", car.id)
}

/// The case as an address, with one thing turned round.
fn query(car: &Car, it: &WhatIf, turned: Option<HiddenId>) -> Query {
    let mut query = Query::default();
    for (at, hidden) in car.hidden.iter().enumerate() {
        let now = it.hidden[at] ^ (turned == Some(HiddenId::from_index(at)));
        if now != it.usual[at] {
            query.put(if now { "so" } else { "not" }, hidden.id.as_str());
        }
    }
    query
}

fn way(way: &WayStatus, t: Texts) -> WayEntry {
    WayEntry { says: capital(&way.says), why: why_not(way, t) }
}

impl Ground<'_> {
    fn hidden(&self, id: HiddenId) -> &Hidden {
        &self.car[id]
    }

    fn says(&self, id: HiddenId) -> String {
        capital(&self.t.clause(&self.hidden(id).says))
    }

    fn is_so(&self, id: HiddenId) -> bool {
        self.it.hidden[id.index()]
    }

    fn toggled(&self, id: HiddenId) -> String {
        self.reader.link(&path(self.car), &query(self.car, self.it, Some(id)))
    }

    /// What turning the thing round does, in words.
    fn doing(&self, id: HiddenId) -> String {
        let what = self.t.clause(&self.hidden(id).says);
        match (self.hidden(id).kind, self.is_so(id)) {
            (HiddenKind::Fault, false) => self.t.whatif_break(&what),
            (HiddenKind::Fault, true) => self.t.whatif_mend(&what),
            (_, false) => self.t.whatif_let(&what),
            (_, true) => self.t.whatif_let_not(&what),
        }
    }

    /// Parts whose faults can keep the lid shut, and a mark for each that has a place; a tap breaks it in its
    /// likeliest way, or fixes what is broken.
    fn parts(&self) -> (Vec<PartLinks>, Vec<Tap>) {
        let (mut parts, mut taps) = (Vec::new(), Vec::new());
        for part in &self.car.parts {
            let faults: Vec<HiddenId> = part.faults.iter().copied().filter(|id| self.concerns[id.index()]).collect();
            let prior = |id: &HiddenId| self.hidden(*id).prior;
            let broken = faults.iter().copied().find(|id| self.is_so(*id));
            let likeliest = faults.iter().copied().max_by(|a, b| prior(a).total_cmp(&prior(b)));
            let Some(tapped) = broken.or(likeliest) else { continue };
            let place = self.car.places.iter().find(|p| Some(&p.id) == part.place.as_ref());
            let name = capital(&self.t.clause(&part.name));
            let number = place.and_then(|p| p.spots.first()).map(|spot| {
                let number = taps.len() + 1;
                let says = format!("{number}. {name}. {}", self.doing(tapped));
                let href = self.toggled(tapped);
                taps.push(Tap { number, anchor: spot.anchor, href, says, crossed: broken.is_some() });
                number
            });
            let links = faults.iter().map(|id| Link::new(self.toggled(*id), self.doing(*id))).collect();
            parts.push(PartLinks { number, name, links });
        }
        (parts, taps)
    }

    /// What else can be otherwise and matters.
    fn others(&self) -> Vec<Link> {
        let other = |(at, hidden): (usize, &Hidden)| {
            let other = self.concerns[at] && !matches!(hidden.kind, HiddenKind::Fault | HiddenKind::Noise);
            let id = HiddenId::from_index(at);
            other.then(|| Link::new(self.toggled(id), self.doing(id)))
        };
        self.car.hidden.iter().enumerate().filter_map(other).collect()
    }
}
