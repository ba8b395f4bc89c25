//! A car with the answers that are needed all the time.

use std::sync::OnceLock;

use decklid_advice::lockout::Prevention;
use decklid_car::car::Car;

/// A car with the answers that are needed all the time.
pub struct Known {
    /// The car.
    pub car: Car,
    worth: OnceLock<Option<Prevention>>,
}

impl Known {
    /// A car with nothing else computed yet.
    pub fn new(car: Car) -> Self {
        Known { car, worth: OnceLock::new() }
    }

    /// Whether that is computed already.
    pub fn knows_worth(&self) -> bool {
        self.worth.get().is_some()
    }

    /// What its maintenance can save; computed on first use.
    pub fn worth(&self) -> Option<&Prevention> {
        self.worth.get_or_init(|| Prevention::of(&self.car)).as_ref()
    }
}
