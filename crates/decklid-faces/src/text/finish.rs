//! Where a case stands or ends: causes, aftercare, prevention.

use decklid_advice::consult::Case;
use decklid_car::car::{Car, GoalKind};

use crate::after;
use crate::explain::Ranked;
use crate::layout::{Look, Page};

/// Causes as a table.
pub(super) fn causes(page: &mut Page, car: &Car, ranked: Ranked<'_>, most: usize) {
    if ranked.is_empty() {
        return;
    }
    let t = page.texts();
    page.title(&t.helper_causes());
    for &(cause, p) in ranked.iter().filter(|c| c.1 > 0.01).take(most) {
        let says = t.clause(&car[cause].says);
        page.item(&format!("{:>9}  ", t.percent(p)), &says);
    }
}

/// What to do after the goal was reached, and how to prevent it next time.
pub fn after_care(car: &Car, case: &Case, ranked: Ranked<'_>, by_hand: bool, look: &Look) -> String {
    let mut page = Page::new(look);
    let after::Fitting { now, later } = after::care(car, case, ranked, by_hand);
    if !now.is_empty() {
        page.title(&look.texts.care_now());
    }
    for care in now {
        page.item("  - ", &look.texts.car(&care.says));
    }
    if !later.is_empty() {
        page.title(&look.texts.care_later());
    }
    for care in later {
        let every =
            if care.every.is_empty() { String::new() } else { format!(" ({})", look.texts.clause(&care.every)) };
        page.item("  - ", &format!("{}{every}", look.texts.car(&care.says)));
    }
    page.finish()
}

/// Where the case stands when someone stops before the goal.
pub fn standing(goal: GoalKind, answers: usize, resume: &str, look: &Look) -> String {
    let mut page = Page::new(look);
    let t = look.texts;
    let not_yet = match goal {
        GoalKind::Open => t.standing_open(),
        GoalKind::Fixed => t.standing_fixed(),
        GoalKind::Secured => t.standing_secured(),
    };
    page.blank().line(&format!("{not_yet} {} {}", t.standing_answers(answers), t.standing_later()));
    page.raw(&format!("  {resume}"));
    page.finish()
}
