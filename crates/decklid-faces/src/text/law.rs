//! What the law asks, for people: what holds first.

use crate::layout::{Look, Page};
use crate::report::{LawReport, LawRule};
use crate::texts::Texts;

/// Everything on one page.
pub fn laws(name: &str, json: &LawReport, look: &Look) -> String {
    let t = look.texts;
    let mut page = Page::new(look);
    page.title(&format!("{}: {}", t.law_title(), t.car(name)));
    if json.rules.is_empty() {
        page.line(&t.law_none());
    }
    for applies in ["yes", "unknown", "no"] {
        for rule in json.rules.iter().filter(|rule| rule.applies == applies) {
            one(&mut page, rule, t);
        }
    }
    page.blank().quiet(&t.law_note());
    page.finish()
}

fn one(page: &mut Page, rule: &LawRule, t: Texts) {
    page.blank().line(&format!("{} ({})", rule.title, rule.region));
    page.item("  ", &rule.says);
    if rule.applies == "no" {
        return;
    }
    page.item("  ", &rule.asks);
    page.item("  ", &rule.shown(t).unwrap_or_else(|| t.law_not_shown()));
    page.item("  ", &format!("[{}: {}, {}]", t.grade_word(rule.grade), rule.source, rule.url));
    if !rule.unchecked.is_empty() {
        page.item("  ", &t.law_unchecked(&rule.unchecked));
    }
}
