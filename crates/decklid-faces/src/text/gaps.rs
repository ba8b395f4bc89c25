//! What nobody knows, as text.

use crate::layout::{Look, Page};
use crate::report::{GapEntry, GapList};

/// What is worth less is not worth looking up (USD in one case).
const SMALL: f64 = 0.01;

/// What nobody knows of cars, at most so many lines of each kind; with `details` also what has no number.
pub fn gaps(list: &GapList, most: usize, details: bool, look: &Look) -> String {
    let (mut page, t) = (Page::new(look), look.texts);
    let worth: Vec<&GapEntry> = list.gaps.iter().filter(|gap| gap.worth >= SMALL).collect();
    let (bodies, cars): (Vec<&GapEntry>, Vec<&GapEntry>) = worth.iter().partition(|gap| gap.body);
    if worth.is_empty() {
        page.line(&t.gaps_none());
    }
    for (title, gaps) in [(t.gaps_lead(), cars), (t.gaps_bodies(), bodies)] {
        if !gaps.is_empty() {
            page.title(&title);
        }
        for gap in gaps.into_iter().take(most) {
            page.item(&format!("{:>9}  ", t.sum(gap.worth)), &t.gaps_line(&gap.name, &t.percent(gap.p), &gap.says));
        }
    }
    if details && !list.not_found.is_empty() {
        page.title(&t.facts_gaps());
        list.not_found.iter().for_each(|gap| {
            page.item("  - ", &gap.says);
        });
    }
    page.blank().quiet(&t.gaps_send());
    page.finish()
}
