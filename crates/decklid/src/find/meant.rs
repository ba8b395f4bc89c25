//! One car from what was typed, or the list to choose from: never a guess.

use super::answer::{Found, GUESS, Kind, Match};
use super::shape::Shape;

/// Cars whose names fit this much worse than the best are not meant.
const CLEAR: u32 = 12;

/// The car that somebody means.
#[derive(Clone, Debug, PartialEq)]
pub enum Meant {
    /// The car of the catalog with this id.
    Ours(String),
    /// A car of which we know the name and the body.
    Unlisted {
        /// What was found.
        found: Match,
        /// Its body.
        body: Shape,
    },
    /// A car whose body the guide has no steps for.
    Unserved(Match),
    /// One of these.
    OneOf(Vec<Offer>),
    /// Nothing that we know a name of.
    Nothing,
}

/// A car to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What commands and links take.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its body, if that is what there is to choose.
    pub body: Option<Shape>,
}

impl Offer {
    /// Whether the guide has no steps for its body.
    pub fn is_unserved(&self) -> bool {
        self.body.is_some_and(|body| body.archetype().is_none())
    }
}

impl Found {
    /// The car that is meant, if there is only one.
    pub fn meant(&self) -> Meant {
        let Some(first) = self.matches.first().filter(|first| !first.neighbour) else { return Meant::Nothing };
        let near = |found: &&Match| {
            found.kind == first.kind
                && !found.neighbour
                && found.year_fits == first.year_fits
                && found.cost <= first.cost + CLEAR
        };
        let mut offers: Vec<Offer> = Vec::new();
        for found in self.matches.iter().filter(near) {
            offers.extend(found.offers());
        }
        match (first.kind, offers.as_slice()) {
            (Kind::Body, _) if first.is_mere_body() && first.cost > 0 => Meant::Nothing,
            (Kind::Body, _) if first.bodies.is_empty() && (first.make.is_empty() || first.is_mere_maker()) => {
                Meant::Nothing
            }
            (_, [_, ..]) if offers.iter().all(Offer::is_unserved) => Meant::Unserved(first.clone()),
            (Kind::Ours, [_]) if first.cost >= GUESS => Meant::Nothing,
            (Kind::Ours, [only]) => Meant::Ours(only.id.clone()),
            (Kind::Listed | Kind::Body, [only]) => match only.body.or(first.bodies.first().copied()) {
                Some(body) => match body.archetype().filter(|_| first.is_mere_body()) {
                    Some(archetype) => Meant::Ours(archetype.to_owned()),
                    None => Meant::Unlisted { found: first.clone(), body },
                },
                None => Meant::Nothing,
            },
            _ => Meant::OneOf(offers),
        }
    }
}

impl Match {
    /// The car once for each body that opens in its own way.
    pub fn offers(&self) -> Vec<Offer> {
        let offer = |id: &str, body| Offer { id: id.to_owned(), name: self.name(), body };
        match self.kind {
            Kind::Ours => vec![offer(&self.id, None)],
            Kind::Listed | Kind::Body => {
                self.choices.iter().map(|choice| offer(&choice.id, Some(choice.body))).collect()
            }
        }
    }

    /// A maker without model and year.
    fn is_mere_maker(&self) -> bool {
        self.model.is_empty() && self.typed_years.is_none()
    }

    /// A body without maker, model and year.
    fn is_mere_body(&self) -> bool {
        self.make.is_empty() && self.model.is_empty() && self.typed_years.is_none()
    }
}
