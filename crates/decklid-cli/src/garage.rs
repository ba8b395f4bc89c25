//! Where cars come from: the catalogue in the binary, or a folder.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use decklid_car::car::{Car, Closure};
use decklid_car::load::{self, Diagnostic, Header, LONGEST_TEXT, Shelf};

use decklid_data::{CARS, WIRINGS};

use crate::failure::Failure;
use crate::find;

/// The id of the file with all judgement calls: no car.
const NUMBERS: &str = "numbers";

/// Cars to choose from.
#[derive(Default)]
pub(crate) struct Garage {
    /// File name and text by id, before the catalogue; empty unless a folder was named.
    own: BTreeMap<String, (String, String)>,
    /// True when only `own` is listed and the catalogue serves as base.
    only_own: bool,
}

/// What the twins of the cars are made of.
pub(crate) struct Workshop {
    own: BTreeMap<String, (String, String)>,
}

/// A car in the list.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    /// What its file says first.
    pub(crate) header: Header,
    /// What kind of lid, from its bases if its own file does not say.
    pub(crate) closure: Option<Closure>,
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
        let mut ids: Vec<String> = built_in.chain(self.own.keys().cloned()).collect();
        ids.sort();
        ids.dedup();
        ids
    }
}

impl Shelf for Workshop {
    fn text(&self, id: &str) -> Option<(String, &str)> {
        if let Some((file, text)) = self.own.get(id) {
            return Some((file.clone(), text));
        }
        decklid_data::find(WIRINGS, id).map(|file| (file.path.to_owned(), file.text))
    }

    fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = WIRINGS.iter().map(|w| w.id.to_owned()).chain(self.own.keys().cloned()).collect();
        ids.sort();
        ids.dedup();
        ids
    }
}

impl Workshop {
    /// The built-in wirings, and before them those of a folder of cars.
    pub(crate) fn open(folder: Option<&Path>) -> Result<Self, Failure> {
        let own = folder.map_or(Ok(BTreeMap::new()), |folder| read_files(folder, "twin.toml"))?;
        Ok(Workshop { own })
    }
}

impl Garage {
    /// The catalogue, or the cars of a folder.
    pub(crate) fn open(folder: Option<&Path>) -> Result<Self, Failure> {
        match folder {
            None => Ok(Garage::default()),
            Some(folder) => Ok(Garage { own: read_folder(folder)?, only_own: true }),
        }
    }

    /// The catalogue and one more car, or one instead of another.
    pub(crate) fn with(id: &str, file: String, text: String) -> Self {
        Garage { own: BTreeMap::from([(id.to_owned(), (file, text))]), only_own: false }
    }

    /// All ids of cars and bases, without the file of numbers.
    pub(crate) fn cars_and_bases(&self) -> Vec<String> {
        self.ids().into_iter().filter(|id| id != NUMBERS).collect()
    }

    /// Cars for lists: real cars by name, then body types.
    pub(crate) fn list(&self) -> Vec<Listed> {
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
        let mut closure = header.closure;
        let mut base = header.based_on.clone();
        for _ in 0..8 {
            let Some(above) = base.filter(|_| closure.is_none()).and_then(|id| self.header(&id)) else { break };
            closure = above.closure;
            base = above.based_on;
        }
        Some(Listed { header, closure })
    }

    fn header(&self, id: &str) -> Option<Header> {
        let (file, text) = self.text(id)?;
        load::header(&file, text).0
    }

    /// The car of that id, name or alias.
    pub(crate) fn car(&self, name: &str) -> Result<Car, Failure> {
        let id = self.id_of(name)?;
        match decklid_meaning::load(self, &id) {
            (Some(car), _) => Ok(car),
            (None, problems) => Err(unusable(&id, &problems)),
        }
    }

    /// The id that a person means: an id as it is, else a name or alias that only one car has.
    pub(crate) fn id_of(&self, name: &str) -> Result<String, Failure> {
        if self.text(name).is_some() && self.header(name).is_none_or(|h| h.listed) && name != NUMBERS {
            return Ok(name.to_owned());
        }
        let list = self.list();
        let called = |c: &&Listed| {
            let same = |text: &str| text.eq_ignore_ascii_case(name);
            same(&c.header.name) || c.header.aliases.iter().any(|a| same(a))
        };
        let mut named = list.iter().filter(called);
        if let (Some(only), None) = (named.next(), named.next()) {
            return Ok(only.header.id.clone());
        }
        let near = find::nearest_cars(&list, name, 3);
        Err(Failure::unknown(
            "car",
            name,
            &near,
            "`decklid cars` lists all cars. Yours is missing? Take its body type.",
        ))
    }
}

fn unusable(id: &str, problems: &[Diagnostic]) -> Failure {
    let first = problems.first().map(|p| format!(" First: {p}")).unwrap_or_default();
    let count = problems.len();
    Failure::data(
        format!("The file of the car `{id}` cannot be used: {count} problem(s).{first}"),
        "`decklid check` tells all of them.",
    )
}

/// All cars of a folder: `DIR/ID/car.toml`, and `DIR/numbers.toml` if there is one.
pub(crate) fn read_folder(folder: &Path) -> Result<BTreeMap<String, (String, String)>, Failure> {
    read_files(folder, "car.toml")
}

fn read_files(folder: &Path, name: &str) -> Result<BTreeMap<String, (String, String)>, Failure> {
    let doing = format!("Cannot read the folder {}", folder.display());
    let mut texts = BTreeMap::new();
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| Failure::io(&doing, &e))? {
        let path = entry.map_err(|e| Failure::io(&doing, &e))?.path();
        let file = path.join(name);
        match path.file_name().and_then(|n| n.to_str()) {
            Some("numbers.toml") if name == "car.toml" => files.push((NUMBERS.to_owned(), path.clone())),
            Some(id) if file.is_file() => files.push((id.to_owned(), file)),
            _ => {}
        }
    }
    files.sort();
    for (id, file) in files {
        let text = read_text(&file)?;
        texts.insert(id, (file.display().to_string(), text));
    }
    Ok(texts)
}

/// The text of a car file. No more is read than the loader would take.
pub(crate) fn read_text(file: &Path) -> Result<String, Failure> {
    let hint = format!("A car takes a few thousand lines; {LONGEST_TEXT} bytes are the most.");
    read_at_most(file, LONGEST_TEXT, &hint)
}

/// The text of a file with at most so many bytes; `hint` is for one that is longer.
pub(crate) fn read_at_most(file: &Path, most: usize, hint: &str) -> Result<String, Failure> {
    let doing = format!("Cannot read {}", file.display());
    let too_long = |size: u64| Failure::data(format!("{} is too long: {size} bytes.", file.display()), hint);
    let open = File::open(file).map_err(|e| Failure::io(&doing, &e))?;
    let size = open.metadata().map_or(0, |m| m.len());
    if size > most as u64 {
        return Err(too_long(size));
    }
    let mut bytes = Vec::with_capacity(size as usize);
    open.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|e| Failure::io(&doing, &e))?;
    if bytes.len() > most {
        return Err(too_long(bytes.len() as u64));
    }
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        Failure::data(format!("{} is no text: byte {at} is not UTF-8.", file.display()), "Save the file as UTF-8.")
    })
}
