//! Someone is trapped inside: the number to call first, then what helps, in order. It fits on one screen.

use decklid_car::car::Car;

use crate::layout::{Look, Page};
use crate::page::region::UNKNOWN;
use crate::texts::Texts;

/// Where someone is trapped.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Place {
    /// In the trunk, or nobody said where.
    #[default]
    Trunk,
    /// Where the seats are.
    Cabin,
}

/// The emergency text, for a car if it is known.
pub fn emergency(car: Option<&Car>, place: Place, look: &Look) -> String {
    let (mut page, t) = (Page::new(look), look.texts);
    page.alarm(&match look.calls {
        [first, ..] if look.calls != UNKNOWN => t.emergency_now(first),
        _ => t.emergency_alarm(),
    });
    page.line(&t.emergency_say_where());
    page.line(&t.emergency_meanwhile());
    for (at, step) in steps(car, place, t).iter().enumerate() {
        page.item(&format!("  {}. ", at + 1), step);
    }
    page.item("  - ", &t.emergency_yourself());
    page.item("  - ", &t.emergency_cool());
    page.finish()
}

/// What helps without tools, in order. For the trunk the car's own list, otherwise what helps with most cars; the doors
/// of all cars are opened in one way.
pub fn steps(car: Option<&Car>, place: Place, t: Texts) -> Vec<String> {
    match car {
        _ if place == Place::Cabin => vec![
            t.emergency_cabin_doors(),
            t.emergency_cabin_key(),
            t.emergency_cabin_inside(),
            t.emergency_cabin_spare(),
            t.emergency_cabin_window(),
        ],
        Some(car) if !car.emergency.is_empty() => car.emergency.iter().map(|step| t.car(step)).collect(),
        _ => vec![
            t.emergency_any_button(),
            t.emergency_any_door(),
            t.emergency_through_cabin(),
            t.emergency_handle(),
            t.emergency_window(),
        ],
    }
}

/// Whom to call, in a sentence.
pub fn call(look: &Look) -> String {
    match look.calls {
        [first, ..] if look.calls != UNKNOWN => look.texts.emergency_call_number(first),
        _ => look.texts.emergency_call_numbers(),
    }
}

/// The line that comes before everything else, for someone who types.
pub fn first_typed(look: &Look) -> String {
    match look.calls {
        [first, ..] if look.calls != UNKNOWN => look.texts.emergency_first_typed_number(first),
        _ => look.texts.emergency_first_typed(),
    }
}

/// The same for someone who reads.
pub fn first(look: &Look) -> String {
    match look.calls {
        [first, ..] if look.calls != UNKNOWN => look.texts.emergency_first_number(first),
        _ => look.texts.emergency_first(),
    }
}
