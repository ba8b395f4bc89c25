//! Causes with the evidence for and against each.

use crate::explain::weight;
use crate::layout::{Look, Page};
use crate::report::{CauseReport, RankedCause};

/// How many causes are shown.
const MOST: usize = 8;

/// The ranked causes, then what explains everything at once.
pub fn causes_with_evidence(why: &CauseReport, look: &Look) -> String {
    let (mut page, t) = (Page::new(look), look.texts);
    if let Some(says) = &why.unlisted {
        page.line(says);
    }
    page.title(&t.helper_causes());
    let is_cause = |c: &&RankedCause| c.relevant && c.p > 0.005;
    for cause in why.posterior.iter().filter(is_cause).take(MOST) {
        let was = if cause.evidence.is_empty() {
            String::new()
        } else {
            format!(" ({})", t.helper_before(&t.percent(cause.before)))
        };
        page.item(&format!("{:>9}  ", t.percent(cause.p)), &format!("{}{was}", cause.says));
        for evidence in &cause.evidence {
            page.item("             ", &weight(evidence, t));
        }
    }
    page.title(&t.helper_explanations());
    for e in &why.explanations {
        let says = if e.says.is_empty() { t.helper_none_known() } else { t.list(&e.says) };
        page.item(&format!("{:>9}  ", t.percent(e.p)), &says);
    }
    // Before the first answer it would be everybody.
    if why.p_evidence < 1.0 {
        page.blank().quiet(&t.why_share(&t.percent(why.p_evidence)));
    }
    page.finish()
}
