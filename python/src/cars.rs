//! Cars that were loaded before: loading one takes milliseconds, a case of it less than a thousandth of that.

use std::collections::BTreeMap;
use std::fs::File;
use std::hash::{Hash, Hasher};
use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};

use decklid::Garage;
use decklid_car::car::Car;
use rustc_hash::FxHasher;

use crate::fault::Wrong;

/// So many cars are kept.
const KEPT: usize = 512;
/// The longest file of numbers (bytes).
const LONGEST: u64 = 4 << 20;

static LOADED: Mutex<BTreeMap<(u64, String), Result<Arc<Car>, Wrong>>> = Mutex::new(BTreeMap::new());

/// Where cars come from: the catalog, with the numbers that a file teaches.
pub(crate) struct Cars {
    /// The catalog.
    pub(crate) garage: Garage,
    /// A hash of the numbers; 0 without.
    pub(crate) numbers: u64,
}

impl Cars {
    /// The catalog, with the numbers of that file if one is named.
    pub(crate) fn open(numbers: Option<&str>) -> Result<Self, Wrong> {
        let Some(path) = numbers else { return Ok(Cars { garage: Garage::built_in(), numbers: 0 }) };
        let text = read(path).map_err(|error| Wrong::Plain(format!("cannot read {path}: {error}")))?;
        let mut hash = FxHasher::default();
        text.hash(&mut hash);
        let garage = Garage::built_in().taught(path, text).map_err(|problems| {
            let first = problems.first().map(ToString::to_string).unwrap_or_default();
            Wrong::Plain(format!("{path} cannot be used: {first}"))
        })?;
        Ok(Cars { garage, numbers: hash.finish() | 1 })
    }

    /// The car of that id and no other.
    pub(crate) fn file(&self, id: &str) -> Result<Arc<Car>, Wrong> {
        let key = (self.numbers, id.to_owned());
        if let Some(known) = loaded().get(&key) {
            return known.clone();
        }
        let car = self.garage.file(id).map(Arc::new).map_err(Wrong::from);
        let mut loaded = loaded();
        if loaded.len() >= KEPT {
            loaded.clear();
        }
        loaded.insert(key, car.clone());
        car
    }
}

fn loaded() -> std::sync::MutexGuard<'static, BTreeMap<(u64, String), Result<Arc<Car>, Wrong>>> {
    LOADED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn read(path: &str) -> std::io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(LONGEST).read_to_string(&mut text)?;
    Ok(text)
}
