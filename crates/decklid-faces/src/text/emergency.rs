//! Somebody is shut in: the number to call first, then what opens fastest.

use decklid_advice::consult::Case;
use decklid_car::car::{Car, Closure, GoalKind, MoveId};

use crate::layout::{Look, Page};
use crate::view;

/// The first line of every guide.
pub const FIRST_LINE: &str =
    "Is a person or an animal shut in? Type ! and Enter at any time: call 112, or 911 in North America.";

/// The same for a page on which nothing can be typed.
pub const FIRST_LINE_SHORT: &str = "Is a person or an animal shut in? Call 112, or 911 in North America, first.";

/// The emergency text; `fastest` are moves that open without tools, best first.
pub fn emergency(car: Option<(&Car, &[MoveId])>, look: &Look) -> String {
    let trunk = look.texts.trunk();
    let mut page = Page::new(look);
    page.alarm("CALL 112 NOW. In North America call 911. Keep the phone on speaker.");
    page.item("  1. ", "Say where you are, and that somebody is shut in a car.");
    page.item("  2. ", "Get them out as fast as you can. Do what the person on the phone says.");
    page.item("  3. ", &format!("Talk to whoever is in the {trunk}. Keep them calm and still."));
    if car.is_none_or(|(car, _)| has_glow_handle(car)) {
        page.item(
            "  4. ",
            "Tell them to look for a handle that glows, near the lock, and to pull it. It can fail: go on.",
        );
    }
    page.item("  - ", "No door opens? Break the side window that is farthest from them. Hit it at a corner.");
    page.item("  - ", "Once out: shade, water to cool the skin and to drink. No ice bath.");
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
    page.raw("\n").title(&format!("What opens this {} fastest, without tools", look.texts.trunk()));
    for (at, mv) in moves.iter().enumerate() {
        let step = view::step(car, *mv, &Case::new(GoalKind::Open), look.texts);
        let place = step.place.map(|p| format!(" ({p})")).unwrap_or_default();
        page.item(&format!("  {}. ", at + 1), &format!("{}{place}", step.title));
        for line in &step.steps {
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
