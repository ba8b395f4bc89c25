//! The answer to what was typed: cars, best first.

use decklid_faces::english::English;
use decklid_faces::report::{FoundBody, FoundCar, FoundCars};
use decklid_faces::texts::Language;

use super::finder::full_name;
use super::shape::{Shape, Span};
use super::vin::Vin;

/// A car that fits this badly is shown, and not taken for the one that is meant.
pub(super) const GUESS: u32 = 100;
/// The longest answer.
pub(super) const MOST: usize = 12;

/// What we know of a car that was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A car of the catalog.
    Ours,
    /// A car of the listing: its name, its years and its bodies are known.
    Listed,
    /// Only its body is known.
    Body,
}

impl Kind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Ours => "ours",
            Kind::Listed => "listed",
            Kind::Body => "body",
        }
    }
}

/// A car that fits what was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// What we know of it.
    pub kind: Kind,
    /// What commands and links take.
    pub id: String,
    /// Maker; empty if none was named.
    pub make: String,
    /// Model: as the listing has it, or as it was typed.
    pub model: String,
    /// Bodies that it may have, the commonest first.
    pub bodies: Vec<Shape>,
    /// Years in which it was built; of a body alone the year that was typed.
    pub years: String,
    /// The years that were typed, or those of the generation that was named.
    pub typed_years: Option<Span>,
    /// False if a year was typed that is none of the car's.
    pub year_fits: bool,
    /// True for another model or body that is offered beside.
    pub neighbour: bool,
    /// One id for each body that opens in its own way.
    pub choices: Vec<Choice>,
    /// How badly it fits; 0 for the name as it is.
    pub(super) cost: u32,
}

impl Match {
    /// Maker and model, for people.
    pub fn name(&self) -> String {
        full_name(&self.make, &self.model)
    }
}

/// A body of a car, and what commands and links take for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What commands and links take.
    pub id: String,
    /// The body.
    pub body: Shape,
}

/// The answer to what was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Cars, best first.
    pub matches: Vec<Match>,
    /// Whether it sounds as if someone is trapped or in danger.
    pub emergency: bool,
    /// What a vehicle identification number told, if one was typed; the rest is then searched by it.
    pub vin: Option<Vin>,
}

/// Where the reader lives: it decides which body of a model is the common one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Market {
    /// North America.
    #[default]
    America,
    /// Anywhere else.
    Elsewhere,
}

impl Market {
    /// Where most people speak that language.
    pub fn of(language: Language) -> Self {
        match language {
            Language::English(English::Us) => Market::America,
            _ => Market::Elsewhere,
        }
    }
}

impl Found {
    /// As programs read it.
    pub fn report(&self) -> FoundCars {
        let found = |found: &Match| FoundCar {
            kind: found.kind.name(),
            id: found.id.clone(),
            name: found.name(),
            make: found.make.clone(),
            model: found.model.clone(),
            bodies: found.bodies.iter().map(|body| body.name()).collect(),
            years: found.years.clone(),
            year_fits: found.year_fits,
            neighbour: found.neighbour,
            choices: found.choices.iter().map(|c| FoundBody { id: c.id.clone(), body: c.body.name() }).collect(),
        };
        FoundCars {
            matches: self.matches.iter().map(found).collect(),
            emergency: self.emergency,
            vin: self.vin.as_ref().map(|vin| vin.sound),
        }
    }
}
