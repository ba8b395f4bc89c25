//! Someone is trapped inside: what to do right away, and noticing it in what people type.

mod words;

use decklid_car::car::Car;
use decklid_faces::layout::Look;
use decklid_faces::text;

pub use decklid_faces::text::Place;
pub use words::{place, sounds_urgent};

/// What to do when someone is trapped in this car, or in its trunk: whom to call, then the car's own list; at most 20
/// lines.
pub fn says(car: &Car, look: &Look) -> String {
    text::emergency(Some(car), Place::default(), look)
}

/// What to do, by what was typed.
#[derive(Clone, Debug)]
pub struct Urgent {
    trunk: String,
    cabin: String,
}

impl Urgent {
    /// For a car if it is known.
    pub fn new(car: Option<&Car>, look: &Look) -> Self {
        let says = |place| text::emergency(car, place, look);
        Urgent { trunk: says(Place::Trunk), cabin: says(Place::Cabin) }
    }

    /// What to do where these words say that someone is.
    pub fn says(&self, typed: &str) -> &str {
        match place(typed) {
            Place::Trunk => &self.trunk,
            Place::Cabin => &self.cabin,
        }
    }
}
