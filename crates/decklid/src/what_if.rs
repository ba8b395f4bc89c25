//! What still opens a car when parts fail.

use std::fmt;

use decklid_advice::lockout::WhatIf;
use decklid_car::car::{Car, HiddenId, HiddenKind};
use decklid_faces::texts::Texts;

use crate::find::nearest;

pub use decklid_faces::report::WhatIfReport;

/// A car has no fault or setting of this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The name.
    pub name: String,
    /// The nearest known names, nearest first; empty when all are far.
    pub near: Vec<String>,
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no fault or setting `{}`", self.name)?;
        if self.near.is_empty() { Ok(()) } else { write!(f, "; did you mean {}?", self.near.join(" or ")) }
    }
}

impl std::error::Error for Unknown {}

/// Which ways still open a car when these faults are there, with what to do; `None` if no goal of the car is to open it.
///
/// # Errors
/// The first name that the car does not have.
///
/// ```
/// use decklid::{Garage, Texts, what_if};
///
/// let car = Garage::built_in().car("sedan")?;
/// let left = what_if::broken(&car, &["fob.cell_flat", "car_battery.flat"], Texts::default())?;
/// assert!(left.is_some_and(|left| left.ways.iter().any(|way| !way.works)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn broken(car: &Car, faults: &[&str], texts: Texts) -> Result<Option<WhatIfReport>, Unknown> {
    let sets = faults.iter().map(|name| Ok((hidden(car, name)?, true))).collect::<Result<Vec<_>, Unknown>>()?;
    Ok(WhatIf::of(car, &sets).map(|it| WhatIfReport::of(car, &it, texts)))
}

/// A fault, setting, circumstance or piece of equipment by name; wrong answers are not among them.
///
/// # Errors
/// There is none of that name.
pub fn hidden(car: &Car, name: &str) -> Result<HiddenId, Unknown> {
    let things = || car.hidden.iter().filter(|h| h.kind != HiddenKind::Noise).map(|h| h.id.as_str());
    let found = car.find_hidden(name).filter(|id| car[*id].kind != HiddenKind::Noise);
    found.ok_or_else(|| Unknown { name: name.to_owned(), near: nearest(name, things(), 3) })
}
