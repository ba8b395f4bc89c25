//! Someone is trapped inside: the number to call first, then what opens fastest.

use decklid_advice::consult::Case;
use decklid_car::car::{Car, Closure, GoalKind, MoveId};

use crate::layout::{Look, Page};
use crate::view;

/// The emergency text; `fastest` are moves that open without tools, best first.
pub fn emergency(car: Option<(&Car, &[MoveId])>, look: &Look) -> String {
    let (mut page, t) = (Page::new(look), look.texts);
    page.alarm(&t.emergency_alarm());
    page.item("  1. ", &t.emergency_say_where());
    page.item("  2. ", &t.emergency_do_as_told());
    page.item("  3. ", &t.emergency_talk());
    if car.is_none_or(|(car, _)| has_glow_handle(car)) {
        page.item("  4. ", &t.emergency_handle());
    }
    page.item("  - ", &t.emergency_window());
    page.item("  - ", &t.emergency_cool());
    if let Some((car, moves)) = car {
        page.raw(&fastest(car, moves, look));
    }
    page.finish()
}

/// What opens this car fastest without tools, step by step.
pub fn fastest(car: &Car, moves: &[MoveId], look: &Look) -> String {
    let mut page = Page::new(look);
    if moves.is_empty() {
        return String::new();
    }
    page.raw("\n").title(&look.texts.emergency_fastest());
    for (at, mv) in moves.iter().enumerate() {
        let step = view::step(car, *mv, &Case::new(GoalKind::Open), look.texts);
        let place = step.place.map(|p| format!(" ({p})")).unwrap_or_default();
        page.item(&format!("  {}. ", at + 1), &format!("{}{place}", step.title));
        for line in &step.lines {
            page.item("     - ", line);
        }
    }
    page.finish()
}

/// Whether the law lets one hope for a handle inside.
pub fn has_glow_handle(car: &Car) -> bool {
    match car.closure {
        Closure::TrunkLid | Closure::ConvertibleLid | Closure::FrontTrunk => true,
        Closure::Hatch | Closure::Liftgate | Closure::PowerLiftgate | Closure::SplitDoors => false,
    }
}
