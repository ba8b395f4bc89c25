//! Someone is trapped inside: what to do right away, and noticing it in what people type.

mod words;

use decklid_car::car::Car;
use decklid_faces::layout::Look;
use decklid_faces::text;

pub use words::sounds_urgent;

/// What to do when someone is trapped in this car: whom to call, then the car's own list; at most 20 lines.
pub fn says(car: &Car, look: &Look) -> String {
    text::emergency(Some(car), look)
}
