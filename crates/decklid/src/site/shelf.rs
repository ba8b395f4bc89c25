//! The cars of a site.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use decklid_faces::page::region::Region;
use decklid_faces::page::{self, Pocket};
use decklid_faces::texts::Texts;

use super::known::Known;
use super::problem::Problem;
use crate::find::{Finder, Market, Meant, Offer, like, unlisted};
use crate::garage::{CarError, Garage};
use crate::listed::Listed;

/// Cars by name, each loaded when it is first asked for.
pub struct Site {
    garage: Garage,
    cars: BTreeMap<String, OnceLock<Option<Arc<Known>>>>,
    list: Vec<Listed>,
    finder: Finder,
    region: Option<&'static Region>,
    pocket: Pocket,
}

impl Site {
    /// A site of these cars, for readers in that region unless their links say otherwise; whether it can be kept in a
    /// browser.
    pub fn new(garage: Garage, region: Option<&'static Region>, pocket: Pocket) -> Self {
        let list = garage.list();
        let cars = list.iter().map(|listed| (listed.header.id.clone(), OnceLock::new())).collect();
        Site { garage, cars, finder: Finder::new(list.clone()), list, region, pocket }
    }

    /// Loads all cars now.
    ///
    /// # Errors
    /// The first car whose file has problems.
    pub fn load(&self) -> Result<(), CarError> {
        for (id, place) in &self.cars {
            if place.get().is_none() {
                let car = self.garage.car(id)?;
                place.get_or_init(|| Some(Arc::new(Known::new(car))));
            }
        }
        Ok(())
    }

    /// The car of that id; `None` if there is none, or its file has problems.
    pub fn of_id(&self, id: &str) -> Option<&Arc<Known>> {
        let load = || self.garage.car(id).ok().map(|car| Arc::new(Known::new(car)));
        self.cars.get(id)?.get_or_init(load).as_ref()
    }

    /// All usable cars, by id.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Known>> + Clone {
        self.cars.keys().filter_map(|id| self.of_id(id))
    }

    /// The car of that id, or the one that these words mean.
    ///
    /// # Errors
    /// What the words may mean instead; nothing if no car.
    pub fn car(&self, words: &str) -> Result<Arc<Known>, Vec<Offer>> {
        if let Some(known) = self.of_id(words) {
            return Ok(known.clone());
        }
        match self.finder.find(words, Market::default()).meant() {
            Meant::Ours(id) => self.of_id(&id).cloned().ok_or_else(Vec::new),
            Meant::Unlisted { found, body } => {
                let like = like(&self.list, body).and_then(|id| self.of_id(id)).ok_or_else(Vec::new)?;
                Ok(Arc::new(Known::new(unlisted(like.car.clone(), &found, body))))
            }
            Meant::Unserved(found) => Err(found.offers()),
            Meant::OneOf(offers) => Err(offers),
            Meant::Nothing => Err(Vec::new()),
        }
    }

    /// The same for programs.
    ///
    /// # Errors
    /// There is no such car, or there are several.
    pub fn known(&self, id: &str) -> Result<Arc<Known>, Problem> {
        self.car(id).map_err(|offers| {
            let problem = Problem::new(404, "no-such-car", "There is no car of that id.");
            problem.at("id").hint(which(&offers))
        })
    }

    /// Cars as lists show them.
    pub fn list(&self) -> &[Listed] {
        &self.list
    }

    /// Cars or bodies of the list, for a page.
    pub(super) fn listed(&self, wanted: impl Fn(&Listed) -> bool) -> Vec<page::find::Listed> {
        self.list.iter().filter(|l| wanted(l)).map(Listed::on_page).collect()
    }

    /// All names of all cars.
    pub fn finder(&self) -> &Finder {
        &self.finder
    }

    /// Whether it can be kept in a browser.
    pub fn pocket(&self) -> Pocket {
        self.pocket
    }

    /// Where the readers are, if that is known.
    pub fn region(&self) -> Option<&'static Region> {
        self.region
    }
}

/// What to do about words that mean no car, or several.
pub fn which(offers: &[Offer]) -> String {
    if offers.is_empty() {
        return "GET /api/v1/cars lists all cars; with ?find= it finds one by its name.".to_owned();
    }
    if offers.iter().all(Offer::is_unserved) {
        return Texts::default().unserved_pickup();
    }
    let ids: Vec<&str> = offers.iter().map(|offer| offer.id.as_str()).collect();
    format!("These may be meant: {}.", ids.join(", "))
}
