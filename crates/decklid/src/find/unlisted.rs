//! A car that is not in the catalog: its own name, and what holds for cars of its body and years.

use decklid_advice::consult::Told;
use decklid_car::car::Car;
use decklid_car::sign::SignUnit;
use decklid_car::texts::Text;
use decklid_faces::texts::{Language, Texts};

use crate::listed::Listed;

use super::answer::{Kind, Match};
use super::meant::Offer;
use super::shape::{Shape, Span};

/// The car of the body, under the name that was found.
///
/// Its laws and what was usual then follow from the years; everything else is what the body's own car knows.
pub fn unlisted(mut car: Car, found: &Match, body: Shape) -> Car {
    let years = found.typed_years.map(|span| match span {
        span if span.first == span.last => span.first.to_string(),
        span => format!("{}-{}", span.first, span.last),
    });
    car.years = years.unwrap_or_else(|| if found.kind == Kind::Listed { found.years.clone() } else { String::new() });
    if let Some(span) = found.typed_years {
        fit_years(&mut car, span.last);
    }
    let name = found.name();
    car.based_on = Some(std::mem::take(&mut car.id));
    car.id = found.choices.iter().find(|choice| choice.body == body).map_or_else(|| found.id.clone(), |c| c.id.clone());
    if !name.is_empty() {
        car.name = name.as_str().into();
    }
    car.make.clone_from(&found.make);
    car.aliases.clear();
    let holds = |t: Texts| match found.typed_years {
        Some(_) => t.unlisted_of(&in_words(body, t), &car.years),
        None => t.unlisted_body(&in_words(body, t)),
    };
    let named = |t: Texts| {
        let parts = [name.clone(), t.years(&car.years), short(body, t)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    };
    let lead = in_all_languages(|t| format!("{}. {}", named(t), holds(t)));
    let summary = in_all_languages(|t| format!("{} {}", holds(t), t.car(&car.summary)).trim_end().to_owned());
    (car.unlisted, car.summary) = (Some(lead), summary);
    car
}

/// What such cars had before these years: of the years that lie ahead, the earliest that speaks of a thing counts.
fn fit_years(car: &mut Car, built: u16) {
    let ahead = car.before.iter().rev().take_while(|(year, _)| built < *year);
    for (hidden, prior) in ahead.flat_map(|(_, priors)| priors) {
        car.hidden[hidden.index()].prior = *prior;
    }
}

/// The car in a list that holds what is known of such bodies, or of such lids, or of any car; `None` where the guide has
/// no steps for the body.
pub fn like(list: &[Listed], body: Shape) -> Option<&str> {
    let bodies = || list.iter().filter(|car| car.header.archetype);
    let (archetype, closure) = body.archetype().zip(body.closure())?;
    let same = bodies().find(|car| car.header.id == archetype);
    let lid = || bodies().find(|car| car.closure == Some(closure));
    same.or_else(lid).or_else(|| bodies().next()).map(|car| car.header.id.as_str())
}

/// What the years of a car that is not in the catalog tell of its age in this year, as a sign; `None` where it does not
/// follow, or for a car of the catalog.
pub fn age(car: &Car, this_year: i16) -> Option<Told> {
    let (first, last) = car.years.split_once('-').unwrap_or((&car.years, &car.years));
    let born: i16 = first.parse().ok().filter(|_| car.archetype && first == last)?;
    let sign = car.sign_ids().find(|id| car[*id].unit == Some(SignUnit::Years))?;
    let outcome = car[sign].measure(f64::from(this_year.checked_sub(born)?.max(0)))?;
    Some(Told { sign, outcome })
}

/// What to tell of a car whose body the guide has no steps for: its name, and what usually holds.
pub fn unserved(found: &Match, t: Texts) -> String {
    let parts = [found.name(), t.years(&found.typed_years.map(Span::text).unwrap_or_default())];
    let named: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let says = t.unserved_pickup();
    if named.is_empty() { says } else { format!("{}: {says}", named.join(", ")) }
}

/// The body inside a sentence.
pub fn in_words(body: Shape, t: Texts) -> String {
    match body {
        Shape::Sedan => t.unlisted_sedan(),
        Shape::Hatch => t.unlisted_hatch(),
        Shape::Wagon => t.unlisted_wagon(),
        Shape::Suv => t.unlisted_suv(),
        Shape::Coupe => t.unlisted_coupe(),
        Shape::Convertible => t.unlisted_convertible(),
        Shape::Van => t.unlisted_van(),
        Shape::Pickup => t.unlisted_pickup(),
    }
}

/// A line of a list: name, body or what is special, years.
pub fn offer_words(found: &Match, offer: &Offer, t: Texts) -> String {
    let name = if offer.name.is_empty() { t.find_a_car() } else { offer.name.clone() };
    let years = found.typed_years.filter(|_| found.kind != Kind::Ours).map(Span::text);
    let years = years.unwrap_or_else(|| found.years.clone());
    let years = years.split(", ").map(|span| t.years(span)).collect::<Vec<_>>().join(", ");
    let body = offer.body.map(|body| short(body, t));
    let note = match found {
        Match { neighbour: true, .. } => Some(t.find_another_model()),
        Match { kind: Kind::Ours, year_fits: false, .. } => Some(t.find_other_years()),
        _ => None,
    };
    let parts = [Some(name), body, Some(years).filter(|years| !years.is_empty()), note];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The body in a word.
pub fn short(body: Shape, t: Texts) -> String {
    match body {
        Shape::Sedan => t.find_sedan(),
        Shape::Hatch => t.find_hatch(),
        Shape::Wagon => t.find_wagon(),
        Shape::Suv => t.find_suv(),
        Shape::Coupe => t.find_coupe(),
        Shape::Convertible => t.find_convertible(),
        Shape::Van => t.find_van(),
        Shape::Pickup => t.find_pickup(),
    }
}

fn in_all_languages(say: impl Fn(Texts) -> String) -> Text {
    let mut text = Text::from(say(Texts::default()));
    for (code, language) in Language::ALL.into_iter().filter(|(_, language)| !matches!(language, Language::English(_)))
    {
        text.translate(code, say(Texts::of(language)));
    }
    text
}
