//! Where a case stands or ends: causes, after-care, prevention.

use access::car::{Car, Care, GoalKind, HiddenId};

use crate::english::English;
use crate::layout::{Look, Page};
use crate::words;

/// Causes with their probability, most likely first.
pub type Ranked<'r> = &'r [(HiddenId, f64)];

/// Causes as a table.
pub(super) fn causes(page: &mut Page, car: &Car, ranked: Ranked<'_>, most: usize) {
    if ranked.is_empty() {
        return;
    }
    page.title("Likely causes");
    for &(cause, p) in ranked.iter().filter(|c| c.1 > 0.01).take(most) {
        let says = page.english().clause(&car.hidden[cause.0 as usize].says);
        page.item(&format!("{:>9}  ", words::percent(p)), &says);
    }
}

/// What it most likely was, in a sentence or two.
pub fn likely_causes(car: &Car, ranked: Ranked<'_>, english: English) -> String {
    let says = |at: HiddenId| english.clause(&car.hidden[at.0 as usize].says);
    match ranked {
        [] | [(_, ..0.05), ..] => "We cannot tell what the cause was.".to_owned(),
        [(first, p), ..] if *p > 0.9 => format!("The cause: {}.", says(*first)),
        [(first, p)] => format!("The most likely cause: {} ({}).", says(*first), words::percent(*p)),
        [(first, p), (second, q), ..] => format!(
            "The most likely cause: {} ({}). If not that: {} ({}).",
            says(*first),
            words::percent(*p),
            says(*second),
            words::percent(*q)
        ),
    }
}

/// What to do after the goal was reached, and how to prevent it next time.
pub fn after_care(car: &Car, ranked: Ranked<'_>, by_hand: bool, look: &Look) -> String {
    let mut page = Page::new(look);
    // Care for a cause that was not there is left out.
    let unlike = |c: &Care| !c.lowers.is_empty() && known(c, ranked) && weight(c, ranked) < 0.1;
    let after: Vec<&Care> = car.care.iter().filter(|c| c.after && by_hand && !unlike(c)).collect();
    if !after.is_empty() {
        page.title("Now");
    }
    for care in after {
        page.item("  - ", &look.english.fill(&care.says));
    }
    let mut later: Vec<&Care> = car.care.iter().filter(|c| !c.after && weight(c, ranked) > 0.05).collect();
    later.sort_by(|a, b| weight(b, ranked).total_cmp(&weight(a, ranked)));
    if !later.is_empty() {
        page.title("So that it does not happen again");
    }
    for care in later.into_iter().take(4) {
        let every = if care.every.is_empty() { String::new() } else { format!(" ({})", care.every) };
        page.item("  - ", &format!("{}{every}", look.english.fill(&care.says)));
    }
    page.finish()
}

/// How likely the causes are that the care prevents.
fn weight(care: &Care, ranked: Ranked<'_>) -> f64 {
    ranked.iter().filter(|c| care.lowers.contains(&c.0)).map(|c| c.1).sum()
}

/// Whether all that it prevents is among the causes.
fn known(care: &Care, ranked: Ranked<'_>) -> bool {
    care.lowers.iter().all(|h| ranked.iter().any(|c| c.0 == *h))
}

/// Where it stands when somebody stops before the goal.
pub fn standing(goal: GoalKind, answers: usize, resume: &str, look: &Look) -> String {
    let mut page = Page::new(look);
    let trunk = look.english.trunk();
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
