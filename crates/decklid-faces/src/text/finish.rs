//! Where a case stands or ends: causes, after-care, prevention.

use decklid_car::car::{Car, GoalKind};

use crate::after;
use crate::explain::Ranked;
use crate::layout::{Look, Page};
use crate::words;

/// Causes as a table.
pub(super) fn causes(page: &mut Page, car: &Car, ranked: Ranked<'_>, most: usize) {
    if ranked.is_empty() {
        return;
    }
    page.title("Likely causes");
    for &(cause, p) in ranked.iter().filter(|c| c.1 > 0.01).take(most) {
        let says = page.texts().clause(&car[cause].says);
        page.item(&format!("{:>9}  ", words::percent(p)), &says);
    }
}

/// What to do after the goal was reached, and how to prevent it next time.
pub fn after_care(car: &Car, ranked: Ranked<'_>, by_hand: bool, look: &Look) -> String {
    let mut page = Page::new(look);
    let after::Fitting { now, later } = after::care(car, ranked, by_hand);
    if !now.is_empty() {
        page.title("Now");
    }
    for care in now {
        page.item("  - ", &look.texts.car(&care.says));
    }
    if !later.is_empty() {
        page.title("So that it does not happen again");
    }
    for care in later {
        let every = if care.every.is_empty() { String::new() } else { format!(" ({})", care.every) };
        page.item("  - ", &format!("{}{every}", look.texts.car(&care.says)));
    }
    page.finish()
}

/// Where it stands when somebody stops before the goal.
pub fn standing(goal: GoalKind, answers: usize, resume: &str, look: &Look) -> String {
    let mut page = Page::new(look);
    let trunk = look.texts.trunk();
    let not_yet = match goal {
        GoalKind::Open => format!("The {trunk} is not open yet."),
        GoalKind::Fixed => "It is not mended yet.".to_owned(),
        GoalKind::Secured => format!("The {trunk} does not close yet."),
    };
    let told = match answers {
        0 => "You have told nothing so far.".to_owned(),
        1 => "You have given 1 answer.".to_owned(),
        n => format!("You have given {n} answers."),
    };
    page.blank().line(&format!("{not_yet} {told} To see the next step later:"));
    page.raw(&format!("  {resume}"));
    page.finish()
}
