//! Someone is trapped inside: what to do right away. [`crate::Guide::emergency`] is the short way.

use decklid_car::car::{Car, MoveId};
use decklid_faces::text;

pub use decklid_faces::layout::Look;

/// How many ways the emergency text names.
pub const WAYS: usize = 4;

/// Moves that open the car fastest without tools, best first.
pub fn fastest(car: &Car) -> Vec<MoveId> {
    decklid_advice::emergency::fastest(car, WAYS)
}

/// What to do when someone is trapped in this car; `fastest` is the result of [`fastest`].
pub fn says(car: &Car, fastest: &[MoveId], look: &Look) -> String {
    text::emergency(Some((car, fastest)), look)
}
