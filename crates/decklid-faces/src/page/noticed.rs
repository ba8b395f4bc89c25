//! What was noticed before anything was tried: a form that puts its ticks into the address of the guide.

use askama::Template;
use decklid_advice::consult::Case;
use decklid_car::car::{Car, OutcomeId, SignId};
use decklid_car::sign::{Sign, SignGroup, SignUnit, YES};

use super::address::{Query, Reader, guide};
use super::frame::Frame;
use super::home::kept;
use super::written;
use crate::texts::Texts;

/// Signs under a heading.
struct Group {
    title: String,
    ticks: Vec<Tick>,
    choices: Vec<Choice>,
}

/// A sign to tick.
struct Tick {
    id: String,
    says: String,
    told: bool,
}

/// A sign with several outcomes.
struct Choice {
    id: String,
    says: String,
    options: Vec<(String, String, bool)>,
    /// What to type in, where a number can be told.
    number: Option<String>,
}

#[derive(Template)]
#[template(path = "noticed.html")]
struct NoticedPage {
    frame: Frame,
    car: String,
    search: String,
    action: String,
    hidden: Vec<(&'static str, String)>,
    typed: String,
    nothing: Option<String>,
    groups: Vec<Group>,
    all: Option<String>,
}

/// What was typed into the search field, with the signs that fit it, best first.
#[derive(Clone, Debug, Default)]
pub struct Searched<'s> {
    /// The text; empty if nothing was typed.
    pub typed: &'s str,
    /// What fits it.
    pub found: Vec<SignId>,
}

/// The form; each sign is a field `sign.ID` with the name of an outcome. What is ticked already is shown whatever is
/// searched for, so that no tick is lost.
pub fn noticed(reader: &Reader, car: &Car, case: &Case, searched: &Searched<'_>) -> String {
    let t = reader.texts;
    let mut bare = case.clone();
    bare.signs.clear();
    let mut hidden = Query::of(car, &bare).pairs().to_vec();
    hidden.extend(kept(reader).into_iter().map(|(name, value)| (name, value.to_owned())));
    let path = format!("/noticed/{}", car.id);
    let query = Query::of(car, case);
    let told = |id: &SignId| case.signs.iter().any(|told| told.sign == *id);
    let group = |title: String, ids: Vec<SignId>| group(car, case, title, &ids, t);
    let groups = if searched.typed.is_empty() {
        let of = |kind: SignGroup| car.sign_ids().filter(|id| car[*id].group == kind).collect();
        SignGroup::NAMES.iter().map(|(_, kind)| group(heading(*kind, t), of(*kind))).collect()
    } else {
        let found = searched.found.iter().copied().filter(|id| !told(id)).collect();
        vec![group(t.noticed_found(), found), group(t.noticed_told(), car.sign_ids().filter(told).collect())]
    };
    let missed = searched.found.is_empty() && !searched.typed.is_empty();
    let frame = Frame::new(reader, t.noticed_title(), &path, &query, Some(car));
    written(&NoticedPage {
        frame: frame.back(guide(reader, car, case)),
        car: t.car(&car.name),
        action: format!("/guide/{}", car.id),
        hidden,
        typed: searched.typed.to_owned(),
        nothing: missed.then(|| t.noticed_none(searched.typed)),
        groups: groups.into_iter().filter(|g: &Group| !g.ticks.is_empty() || !g.choices.is_empty()).collect(),
        all: (!searched.typed.is_empty()).then(|| reader.link(&path, &query)),
        search: path,
    })
}

fn heading(group: SignGroup, t: Texts) -> String {
    match group {
        SignGroup::History => t.noticed_history(),
        SignGroup::Noticed => t.noticed_noticed(),
        SignGroup::Tried => t.noticed_tried(),
        SignGroup::Measured => t.noticed_measured(),
    }
}

fn number(unit: SignUnit, t: Texts) -> String {
    match unit {
        SignUnit::Volts => t.noticed_number_volts(),
        SignUnit::Years => t.noticed_number_years(),
    }
}

fn group(car: &Car, case: &Case, title: String, ids: &[SignId], t: Texts) -> Group {
    let told = |id: SignId| case.signs.iter().find(|told| told.sign == id).map(|told| told.outcome);
    let signs = || ids.iter().map(|id| (&car[*id], told(*id)));
    let tick = |(sign, told): (&Sign, Option<OutcomeId>)| Tick {
        id: sign.id.clone(),
        says: t.car(&sign.says),
        told: told.is_some_and(|outcome| sign[outcome].id == YES),
    };
    let choice = |(sign, told): (&Sign, Option<OutcomeId>)| {
        let option = |(at, outcome): (usize, &decklid_car::sign::SignOutcome)| {
            (outcome.id.clone(), t.car(&outcome.says), told == Some(OutcomeId::from_index(at)))
        };
        Choice {
            id: sign.id.clone(),
            says: t.car(&sign.says),
            options: sign.outcomes.iter().enumerate().map(option).collect(),
            number: sign.unit.map(|unit| number(unit, t)),
        }
    };
    Group {
        title,
        ticks: signs().filter(|s| s.0.is_tick()).map(tick).collect(),
        choices: signs().filter(|s| !s.0.is_tick()).map(choice).collect(),
    }
}
