//! Finding faults and settings by name.

use decklid_car::car::{Car, HiddenId, HiddenKind};

use crate::find::nearest;

/// A fault, setting, circumstance or piece of equipment by name; wrong answers are not among them.
///
/// # Errors
/// The nearest names, if there is none of that name.
pub fn hidden(car: &Car, name: &str) -> Result<HiddenId, Vec<String>> {
    let things = || car.hidden.iter().filter(|h| h.kind != HiddenKind::Noise).map(|h| h.id.as_str());
    let found = car.find_hidden(name).filter(|id| car[*id].kind != HiddenKind::Noise);
    found.ok_or_else(|| nearest(name, things(), 3))
}
