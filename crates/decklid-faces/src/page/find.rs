//! Cars to choose from, and the bodies for a car that is not among them.

use askama::Template;
use decklid_car::car::Closure;
use decklid_car::texts::Text;

use super::address::{Query, Reader};
use super::frame::Frame;
use super::written;

/// The name in links of the way in by what was noticed: the page of signs comes before the first step.
pub const NOTICED: &str = "noticed";

/// A car in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Name in links.
    pub id: String,
    /// Name for people.
    pub name: Text,
    /// Build years as text.
    pub years: String,
    /// The closure, if given.
    pub closure: Option<Closure>,
    /// True for a body with everything unknown.
    pub archetype: bool,
    /// True if only its name and its body are known.
    pub unlisted: bool,
    /// What is told by choosing it: a sign and its outcome, as links write them.
    pub told: Option<String>,
    /// True for another model that is offered beside.
    pub neighbour: bool,
}

/// How the person looks for the car.
#[derive(Clone, Debug, Default)]
pub struct Sought<'s> {
    /// What was typed.
    pub typed: Option<&'s str>,
    /// The kind of lid that was chosen.
    pub closure: Option<Closure>,
    /// True when only body styles are shown: the car is not listed.
    pub unlisted: bool,
    /// What is wrong, by its name in links.
    pub wrong: Option<&'s str>,
    /// What to say of a car that the guide has no steps for.
    pub unserved: Option<String>,
}

struct CarMatch {
    href: String,
    name: String,
    years: String,
}

#[derive(Template)]
#[template(path = "find.html")]
struct FindPage {
    frame: Frame,
    title: String,
    nothing: Option<String>,
    /// What to know of a car that is not in the catalog.
    lead: Option<String>,
    cars: Vec<CarMatch>,
    neighbours: Vec<CarMatch>,
    bodies: Vec<CarMatch>,
}

/// The list of `cars`, best first, and all `bodies`.
pub fn find(reader: &Reader, sought: &Sought<'_>, cars: &[Listed], bodies: &[Listed]) -> String {
    let t = reader.texts;
    let title = match sought {
        Sought { typed: Some(typed), .. } => t.find_results(typed),
        Sought { unlisted: true, .. } => t.find_not_listed(),
        _ => t.find_which(),
    };
    let row = |car: &Listed| {
        let mut query = sought.wrong.map_or(Query::default(), |wrong| Query::default().with("wrong", wrong));
        if let Some(told) = &car.told {
            query.put("saw", told.as_str());
        }
        let page = if sought.wrong == Some(NOTICED) { "/noticed" } else { "/guide" };
        CarMatch {
            href: reader.link(&format!("{page}/{}", car.id), &query),
            name: t.car(&car.name),
            years: t.years(&car.years),
        }
    };
    let (neighbours, meant): (Vec<&Listed>, Vec<&Listed>) = cars.iter().partition(|car| car.neighbour);
    let none = || sought.typed.filter(|_| cars.is_empty()).map(|typed| t.find_none(typed));
    let nothing = sought.unserved.clone().or_else(none);
    written(&FindPage {
        frame: Frame::new(reader, title.clone(), "/find", &query(sought), None)
            .back(reader.link("/", &Query::default())),
        title,
        nothing,
        lead: meant.first().filter(|first| first.unlisted && sought.typed.is_some()).map(|_| t.find_unlisted_lead()),
        cars: meant.into_iter().map(row).collect(),
        neighbours: neighbours.into_iter().map(row).collect(),
        bodies: bodies.iter().map(row).collect(),
    })
}

/// The search text, as in the address.
fn query(sought: &Sought<'_>) -> Query {
    let mut query = Query::default();
    if let Some(typed) = sought.typed {
        query.put("q", typed);
    }
    match sought {
        Sought { unlisted: true, .. } => query.put("body", "any"),
        Sought { closure: Some(closure), .. } => query.put("body", closure.word()),
        _ => {}
    }
    if let Some(wrong) = sought.wrong {
        query.put("wrong", wrong);
    }
    query
}
