//! Causes with the evidence for and against each.

use crate::layout::{Look, Page};
use crate::report::{CauseReport, EvidenceWeight, RankedCause};
use crate::words;

/// How many causes are shown.
const MOST: usize = 8;

/// The ranked causes, then what explains everything at once.
pub fn causes_with_evidence(why: &CauseReport, look: &Look) -> String {
    let mut page = Page::new(look);
    page.title("Likely causes");
    let is_cause = |c: &&RankedCause| c.relevant && c.p > 0.005;
    for cause in why.posterior.iter().filter(is_cause).take(MOST) {
        let was = if cause.evidence.is_empty() {
            String::new()
        } else {
            format!(" (before your answers {})", words::percent(cause.before))
        };
        page.item(&format!("{:>9}  ", words::percent(cause.p)), &format!("{}{was}", cause.says));
        for evidence in &cause.evidence {
            page.item("             ", &weight(evidence));
        }
    }
    page.title("What explains everything");
    for e in &why.explanations {
        let says = match e.says.as_slice() {
            [] => "none of the causes that we know".to_owned(),
            says => words::list(says),
        };
        page.item(&format!("{:>9}  ", words::percent(e.p)), &says);
    }
    page.blank().quiet(&format!(
        "Of all who come with this, {} would give exactly these answers.",
        words::percent(why.p_evidence)
    ));
    page.finish()
}

fn weight(e: &EvidenceWeight) -> String {
    let side = if e.speaks_for { "for" } else { "against" };
    match e.factor {
        Some(f) if f >= 1.0 => format!("{side} ({f:.1} times the odds): {}", e.says),
        Some(f) => format!("{side} ({:.1} times less): {}", 1.0 / f, e.says),
        None if e.speaks_for => format!("makes it sure: {}", e.says),
        None => format!("rules it out: {}", e.says),
    }
}
