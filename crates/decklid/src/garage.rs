//! Where cars come from: the catalog inside the library, or the caller's own texts.

use std::collections::BTreeMap;
use std::fmt;

use decklid_car::car::Car;
use decklid_car::load::{self, Diagnostic, Header, Shelf};
use decklid_data::CARS;
use decklid_faces::texts::Texts;

use crate::find::{Finder, Kind, Market, Match, Meant, Offer, Shape, Vin, like, nearest, unlisted, unserved};
use crate::listed::Listed;

/// The id of the file with all judgment calls; not a car.
pub const NUMBERS: &str = "numbers";

/// Files by id: each one's name, for messages, and its text. Translations have ids such as `sedan/de`.
pub type Files = BTreeMap<String, (String, String)>;

/// Cars to choose from.
#[derive(Default)]
pub struct Garage {
    /// File name and text by id, overriding the catalog; empty unless a folder was given.
    own: Files,
    /// True when only `own` is listed and the catalog provides the bases.
    only_own: bool,
    /// File and text of numbers that cases have taught.
    learned: Option<(String, String)>,
}

impl Shelf for Garage {
    fn text(&self, id: &str) -> Option<(String, &str)> {
        if let Some((file, text)) = self.own.get(id) {
            return Some((file.clone(), text));
        }
        decklid_data::find(CARS, id).map(|file| (file.path.to_owned(), file.text))
    }

    fn ids(&self) -> Vec<String> {
        let built_in = CARS.iter().filter(|_| !self.only_own).map(|c| c.id.to_owned());
        let own = self.own.keys().filter(|key| !key.contains('/')).cloned();
        let mut ids: Vec<String> = built_in.chain(own).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    fn learned(&self) -> Option<(String, &str)> {
        self.learned.as_ref().map(|(file, text)| (file.clone(), text.as_str()))
    }

    fn translation(&self, id: &str, language: &str) -> Option<(String, &str)> {
        if self.own.contains_key(id) {
            return self.own.translation(id, language);
        }
        decklid_data::find(decklid_data::translations(language), id).map(|file| (file.path.to_owned(), file.text))
    }
}

impl Garage {
    /// The catalog inside the library.
    pub fn built_in() -> Self {
        Garage::default()
    }

    /// Only the cars in these texts; the catalog provides their bases.
    pub fn of(texts: Files) -> Self {
        Garage { own: texts, only_own: true, learned: None }
    }

    /// The catalog and these texts; a text whose id is in the catalog replaces it.
    pub fn with(texts: Files) -> Self {
        Garage { own: texts, only_own: false, learned: None }
    }

    /// The same cars with another file of judgment calls.
    #[must_use]
    pub fn judged(mut self, file: &str, text: String) -> Self {
        self.own.insert(NUMBERS.to_owned(), (file.to_owned(), text));
        self
    }

    /// The same cars with numbers that cases have taught, laid over the judged ones.
    ///
    /// # Errors
    /// Everything that is wrong with the file.
    pub fn taught(mut self, file: &str, text: String) -> Result<Self, Vec<Diagnostic>> {
        load::learned(file, &text)?;
        self.learned = Some((file.to_owned(), text));
        Ok(self)
    }

    /// Whether this is the catalog and nothing else.
    pub fn is_built_in(&self) -> bool {
        self.own.is_empty() && !self.only_own && self.learned.is_none()
    }

    /// All ids of cars and bases, without the file of numbers.
    pub fn cars_and_bases(&self) -> Vec<String> {
        self.ids().into_iter().filter(|id| id != NUMBERS).collect()
    }

    /// Cars for lists: real cars by name, then body types.
    pub fn list(&self) -> Vec<Listed> {
        let ids = self.cars_and_bases();
        let mut list: Vec<Listed> = ids.iter().filter_map(|id| self.listed(id)).filter(|c| c.header.listed).collect();
        list.sort_by(|a, b| {
            let key = |c: &Listed| (c.header.archetype, c.header.name.to_lowercase(), c.header.years.clone());
            key(a).cmp(&key(b)).then_with(|| a.header.id.cmp(&b.header.id))
        });
        list
    }

    fn listed(&self, id: &str) -> Option<Listed> {
        let header = self.header(id)?;
        let (mut closure, mut body) = (header.closure, header.body);
        let mut base = header.based_on.clone();
        for _ in 0..8 {
            let Some(above) = base.filter(|_| closure.is_none() || body.is_none()).and_then(|id| self.header(&id))
            else {
                break;
            };
            (closure, body) = (closure.or(above.closure), body.or(above.body));
            base = above.based_on;
        }
        Some(Listed { header, closure, body })
    }

    fn header(&self, id: &str) -> Option<Header> {
        let (file, text) = self.text(id)?;
        let mut header = load::header(&file, text).0?;
        if header.listed && header.archetype {
            load::translate_name(self, id, &mut header.name);
        }
        Some(header)
    }

    /// All names of all cars, to search in; making it takes some milliseconds, a search less.
    pub fn finder(&self) -> Finder {
        Finder::new(self.list())
    }

    /// The car of that id, or the one that these words mean; a car that is not in the catalog is made from its body.
    ///
    /// # Errors
    /// The words mean no car, or several.
    pub fn car(&self, name: &str) -> Result<Car, CarError> {
        if self.is_id(name) {
            return self.load(name);
        }
        match self.meant(name)? {
            (id, None) => self.load(&id),
            (id, Some((found, body))) => Ok(unlisted(self.load(&id)?, &found, body)),
        }
    }

    /// The id of the car's file: the id as is, or that of the car, or else of the body, that these words mean.
    ///
    /// # Errors
    /// The words mean no car, or several.
    pub fn id_of(&self, name: &str) -> Result<String, CarError> {
        if self.is_id(name) { Ok(name.to_owned()) } else { Ok(self.meant(name)?.0) }
    }

    /// The file, and what was found if it is only of the body.
    fn meant(&self, name: &str) -> Result<(String, Option<(Match, Shape)>), CarError> {
        let found = self.finder().find(name, Market::default());
        // A number that identifies one car goes into no message.
        let name = found.vin.as_ref().map_or_else(|| name.to_owned(), Vin::words);
        match found.meant() {
            Meant::Ours(id) => Ok((id, None)),
            Meant::Unlisted { found, body } => {
                let list = self.list();
                let like = like(&list, body).or(body.archetype());
                let unknown = || CarError::Unknown { name, near: Vec::new() };
                Ok((like.ok_or_else(unknown)?.to_owned(), Some((found, body))))
            }
            Meant::Unserved(found) => Err(CarError::Unserved { name, says: unserved(&found, Texts::default()) }),
            Meant::OneOf(offers) => Err(CarError::Several { name, offers }),
            Meant::Nothing => {
                let ours = found.matches.iter().filter(|found| found.kind == Kind::Ours);
                let mut near: Vec<String> = ours.map(|found| found.id.clone()).take(3).collect();
                if near.is_empty() {
                    let list = self.list();
                    near = nearest(&name, list.iter().map(|c| c.header.id.as_str()), 3);
                }
                Err(CarError::Unknown { name, near })
            }
        }
    }

    /// The car in the file of that id, and no other that the words might mean.
    ///
    /// # Errors
    /// There is none.
    pub fn file(&self, id: &str) -> Result<Car, CarError> {
        if self.is_id(id) { self.load(id) } else { Err(CarError::Unknown { name: id.to_owned(), near: Vec::new() }) }
    }

    fn load(&self, id: &str) -> Result<Car, CarError> {
        match decklid_meaning::load(self, id) {
            (Some(car), _) => Ok(car),
            (None, problems) => Err(CarError::Unusable { id: id.to_owned(), problems }),
        }
    }

    /// Whether a car of the catalog has this id.
    fn is_id(&self, name: &str) -> bool {
        self.text(name).is_some() && self.header(name).is_none_or(|h| h.listed) && name != NUMBERS
    }
}

/// Why there is no such car.
#[derive(Clone, Debug)]
pub enum CarError {
    /// No car has this id, name or alias.
    Unknown {
        /// What was asked for.
        name: String,
        /// Ids of the nearest cars, nearest first.
        near: Vec<String>,
    },
    /// These words may mean several cars.
    Several {
        /// What was asked for.
        name: String,
        /// The cars.
        offers: Vec<Offer>,
    },
    /// The guide has no steps for its body.
    Unserved {
        /// What was asked for.
        name: String,
        /// What usually holds for such a body.
        says: String,
    },
    /// Its file has problems.
    Unusable {
        /// The id of the car.
        id: String,
        /// All problems of its file and its bases.
        problems: Vec<Diagnostic>,
    },
}

impl fmt::Display for CarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CarError::Unknown { name, near } if near.is_empty() => write!(f, "there is no car `{name}`"),
            CarError::Unknown { name, near } => {
                write!(f, "there is no car `{name}`; did you mean {}?", near.join(", "))
            }
            CarError::Several { name, offers } => {
                let ids: Vec<&str> = offers.iter().map(|offer| offer.id.as_str()).collect();
                write!(f, "`{name}` may be several cars: {}", ids.join(", "))
            }
            CarError::Unserved { name, says } => write!(f, "there are no steps for `{name}`; {says}"),
            CarError::Unusable { id, problems } => {
                write!(f, "the file of the car `{id}` cannot be used: {} problem(s)", problems.len())?;
                problems.first().map_or(Ok(()), |first| write!(f, ", first: {first}"))
            }
        }
    }
}

impl std::error::Error for CarError {}
