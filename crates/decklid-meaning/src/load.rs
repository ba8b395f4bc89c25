//! Loading a car with the problems that only its meaning shows.

use decklid_car::car::Car;
use decklid_car::load::{Diagnostic, Shelf, load_with};

use crate::lint;

/// Loads a car with every problem at once, those that only its meaning shows included.
///
/// The car is there when it can be used, whatever the problems. A car that is only needed as data
/// is read faster by [`decklid_car::load::load`].
pub fn load(shelf: &dyn Shelf, id: &str) -> (Option<Car>, Vec<Diagnostic>) {
    load_with(shelf, id, &lint::lint)
}
