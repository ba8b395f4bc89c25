//! The answer of `what-if`: which ways still open the lid, and what else would lock you out.

use decklid_advice::lockout::{Now, WhatIf};
use decklid_car::car::{Car, HiddenId, MoveId};
use serde::Serialize;

use super::Label;
use crate::texts::Texts;

/// Everything that follows from a case.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhatIfReport {
    /// The car.
    pub car: String,
    /// What is true here but not on a typical car.
    pub so: Vec<Label>,
    /// What is false here but true on a typical car.
    pub not: Vec<Label>,
    /// Whether the lid opens without help.
    pub opens: bool,
    /// The ways, in the order of the car.
    pub ways: Vec<WayStatus>,
    /// The first thing to try; null if nothing opens the lid.
    pub first: Option<MoveTitle>,
    /// The cheapest moves to an open lid if all this is known, in order.
    pub moves: Vec<MoveTitle>,
    /// What else helps: repairs, things to fetch, calls.
    pub helps: Vec<MoveTitle>,
    /// Each of these in addition, and nothing opens the lid without help.
    pub last_straws: Vec<Label>,
}

/// A way in this case.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WayStatus {
    /// Its name.
    pub id: String,
    /// What it means when it works.
    pub says: String,
    /// Whether it opens the lid.
    pub works: bool,
    /// What in this case blocks it.
    pub because: Vec<Label>,
    /// For a way that a typical car lacks: what would enable it, each alone.
    pub wants: Vec<Label>,
}

/// A move.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MoveTitle {
    /// Its name.
    pub id: String,
    /// An instruction.
    pub title: String,
    /// try, look, repair, fetch or call.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::MoveWord"))]
    pub kind: &'static str,
}

impl WhatIfReport {
    /// What follows from a case.
    pub fn of(car: &Car, it: &WhatIf, texts: impl Into<Texts>) -> WhatIfReport {
        let t = texts.into();
        let things = |ids: &[HiddenId]| -> Vec<Label> { ids.iter().map(|id| thing(car, *id, t)).collect() };
        let step = |mv: &MoveId| {
            let it = car.at(*mv);
            MoveTitle { id: it.id.clone(), title: t.car(&it.title), kind: it.kind.word() }
        };
        let way = |now: &Now| {
            let formula = now.formula.map(|id| &car[id]);
            let by = now.by.map(|mv| car.at(mv));
            let id = formula.map(|f| f.id.clone()).or_else(|| by.map(|m| format!("move.{}", m.id)));
            let says = formula.map(|f| t.clause(&f.says)).or_else(|| by.map(|m| t.car(&m.title)));
            WayStatus {
                id: id.unwrap_or_default(),
                says: says.unwrap_or_default(),
                works: now.works,
                because: things(&now.because),
                wants: things(&now.wants),
            }
        };
        let moves: Vec<MoveTitle> = it.moves.iter().map(step).collect();
        WhatIfReport {
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
}

fn thing(car: &Car, id: HiddenId, t: Texts) -> Label {
    let hidden = &car[id];
    Label { id: hidden.id.clone(), says: t.clause(&hidden.says) }
}
