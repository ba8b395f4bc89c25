//! Care for people: what helps most first, each with its price and its worth.

use crate::care::{later, lines, reckoning};
use crate::layout::{Look, Page};
use crate::report::CareReport;

/// Everything on one page.
pub fn care(name: &str, json: &CareReport, look: &Look) -> String {
    let t = look.texts;
    let mut page = Page::new(look);
    page.title(&format!("{}: {}", t.care_title(), t.car(name)));
    if json.items.is_empty() {
        page.line(&t.care_empty());
    }
    if let Some(reckoning) = reckoning(json, t) {
        page.line(&reckoning);
    }
    let later = later(json);
    if !later.is_empty() {
        page.title(&t.care_later());
    }
    for item in later {
        page.item("  - ", &item.says);
        for line in lines(item, t) {
            page.item("      ", &line);
        }
    }
    let now: Vec<_> = json.items.iter().filter(|item| item.after).collect();
    if !now.is_empty() {
        page.title(&t.care_now());
    }
    for item in now {
        page.item("  - ", &item.says);
    }
    page.blank().quiet(&t.care_how());
    if let Some(calendar) = &json.calendar {
        page.line(&t.care_written(&calendar.events.to_string(), &calendar.file, &calendar.since));
    }
    page.finish()
}
