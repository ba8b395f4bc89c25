//! What is known of a car, each statement with its source.

use std::collections::BTreeMap;

use crate::english::capital;
use crate::layout::{Look, Page};
use crate::report::{CarReport, CitedFact, SourceList, Unknown};
use crate::words;

/// The car, element by element.
pub fn show(car: &CarReport, look: &Look) -> String {
    let mut page = Page::new(look);
    let years = if car.years.is_empty() { String::new() } else { format!(", {}", words::years(&car.years)) };
    page.title(&format!("{}{years}", car.name));
    page.line(&car.summary);
    page.title("Ways to open it");
    for way in &car.ways {
        page.item("  - ", &way.says);
    }
    facts(&mut page, car);
    unknowns(&mut page, "Not known of your car, and how likely", &car.unknowns);
    unknowns(&mut page, "What may be broken, and how likely", &car.faults);
    page.title("Steps, with their names for --saw");
    let rows = car.moves.iter().map(|m| vec![format!("  {}", m.id), m.title.clone()]);
    page.columns(&rows.collect::<Vec<_>>());
    if !car.gaps.is_empty() {
        page.title("Looked for and not found");
    }
    for gap in &car.gaps {
        page.item("  - ", gap);
    }
    page.finish()
}

fn facts(page: &mut Page, car: &CarReport) {
    page.title("What is known, and from where");
    if car.facts.is_empty() {
        page.line("Nothing with a source.");
    }
    let mut by_thing: BTreeMap<&str, Vec<&CitedFact>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for fact in &car.facts {
        let thing = fact.about_words.first().map_or("the car", String::as_str);
        if !order.contains(&thing) {
            order.push(thing);
        }
        by_thing.entry(thing).or_default().push(fact);
    }
    for thing in order {
        page.item("  ", &capital(thing));
        for fact in by_thing.get(thing).into_iter().flatten() {
            page.item("    - ", &statement(fact));
            for other in car.facts.iter().filter(|o| fact.contradicts.contains(&o.id)) {
                page.item("      ! ", &format!("Sources differ. {} says: {}", other.source, other.value));
            }
        }
    }
}

fn statement(fact: &CitedFact) -> String {
    let mut notes = vec![format!("{}: {}", fact.grade, fact.source)];
    if !fact.applies.is_empty() {
        notes.push(format!("for {}", fact.applies));
    }
    if fact.sister {
        notes.push("said of a related car".to_owned());
    }
    format!("{} [{}]", fact.value, notes.join("; "))
}

fn unknowns(page: &mut Page, title: &str, unknowns: &[Unknown]) {
    if unknowns.is_empty() {
        return;
    }
    page.title(title);
    for unknown in unknowns {
        page.item(&format!("{:>9}  ", words::percent(unknown.prior)), &unknown.says);
    }
}

/// The sources of a car.
pub fn sources(sources: &SourceList, look: &Look) -> String {
    let mut page = Page::new(look);
    if sources.sources.is_empty() {
        page.line("No source is named for this car.");
    }
    for source in &sources.sources {
        let count = if source.facts == 1 { "1 statement".to_owned() } else { format!("{} statements", source.facts) };
        let dates = if source.grade == "inference" {
            String::new()
        } else {
            format!("; {}", look.texts.dates(&source.read, &source.published))
        };
        page.item(&format!("{:<10}", source.grade), &format!("{} ({count}{dates})", source.title));
        if !source.url.is_empty() {
            page.raw(&format!("          {}", source.url));
        }
    }
    page.finish()
}
