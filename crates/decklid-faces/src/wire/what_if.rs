//! The answer of `what-if`: with these things so, which ways are left, and what would be the last straw.

use decklid_advice::lockout::{Now, WhatIf};
use decklid_car::car::{Car, HiddenId, MoveId};
use serde::Serialize;

use crate::texts::Texts;

/// Everything that follows from a case.
#[derive(Clone, Debug, Serialize)]
pub struct WhatIfJson {
    /// The car.
    pub car: String,
    /// What is so in this case, though it mostly is not.
    pub so: Vec<ThingJson>,
    /// What is not so in this case, though it mostly is.
    pub not: Vec<ThingJson>,
    /// Whether the lid opens without help.
    pub opens: bool,
    /// The ways, in the order of the car.
    pub ways: Vec<WayNowJson>,
    /// The first thing to try; none if nothing opens the lid.
    pub first: Option<StepJson>,
    /// The cheapest moves to an open lid for somebody who knows all this, in order.
    pub moves: Vec<StepJson>,
    /// What helps beside trying: repairs, things to fetch, calls.
    pub helps: Vec<StepJson>,
    /// One more of these, and nothing opens the lid without help.
    pub last_straws: Vec<ThingJson>,
}

/// A hidden Boolean.
#[derive(Clone, Debug, Serialize)]
pub struct ThingJson {
    /// Its name.
    pub id: String,
    /// What is so when it is true.
    pub says: String,
}

/// A way in this case.
#[derive(Clone, Debug, Serialize)]
pub struct WayNowJson {
    /// Its name.
    pub id: String,
    /// What is so when it works.
    pub says: String,
    /// Whether it opens the lid.
    pub works: bool,
    /// What of this case takes it away.
    pub because: Vec<ThingJson>,
    /// Not a way of a car as it mostly is: what would have to be otherwise, each alone.
    pub wants: Vec<ThingJson>,
}

/// A move.
#[derive(Clone, Debug, Serialize)]
pub struct StepJson {
    /// Its name.
    pub id: String,
    /// An instruction.
    pub title: String,
    /// try, look, repair, fetch or call.
    pub kind: &'static str,
}

/// What follows from a case.
pub fn what_if(car: &Car, it: &WhatIf, texts: impl Into<Texts>) -> WhatIfJson {
    let t = texts.into();
    let things = |ids: &[HiddenId]| -> Vec<ThingJson> { ids.iter().map(|id| thing(car, *id, t)).collect() };
    let step = |mv: &MoveId| {
        let it = car.at(*mv);
        StepJson { id: it.id.clone(), title: t.car(&it.title), kind: it.kind.word() }
    };
    let way = |now: &Now| {
        let formula = now.formula.map(|id| &car.formulas[id.0 as usize]);
        let by = now.by.map(|mv| car.at(mv));
        let id = formula.map(|f| f.id.clone()).or_else(|| by.map(|m| format!("move.{}", m.id)));
        let says = formula.map(|f| t.clause(&f.says)).or_else(|| by.map(|m| t.car(&m.title)));
        WayNowJson {
            id: id.unwrap_or_default(),
            says: says.unwrap_or_default(),
            works: now.works,
            because: things(&now.because),
            wants: things(&now.wants),
        }
    };
    let moves: Vec<StepJson> = it.moves.iter().map(step).collect();
    WhatIfJson {
        car: car.id.clone(),
        so: things(&it.otherwise(true)),
        not: things(&it.otherwise(false)),
        opens: it.opens,
        ways: it.ways.iter().map(way).collect(),
        first: moves.first().cloned(),
        moves,
        helps: it.helps.iter().map(|help| step(&help.mv)).collect(),
        last_straws: things(&it.last_straws),
    }
}

fn thing(car: &Car, id: HiddenId, t: Texts) -> ThingJson {
    let hidden = &car.hidden[id.0 as usize];
    ThingJson { id: hidden.id.clone(), says: t.clause(&hidden.says) }
}
