//! Somebody is shut in: what to do at once.

use decklid_car::car::{Car, MoveId};
use decklid_faces::layout::Look;
use decklid_faces::text;

/// How many ways the emergency text names.
pub const WAYS: usize = 4;

/// Moves that open the car fastest without tools, best first.
pub fn fastest(car: &Car) -> Vec<MoveId> {
    decklid_advice::emergency::fastest(car, WAYS)
}

/// What to do when somebody is shut in this car; `fastest` is what [`fastest`] found.
pub fn says(car: &Car, fastest: &[MoveId], look: &Look) -> String {
    text::emergency(Some((car, fastest)), look)
}
