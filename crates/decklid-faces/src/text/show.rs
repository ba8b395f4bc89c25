//! What is known of a car, each statement with its source.

use std::collections::BTreeMap;

use crate::english::capital;
use crate::layout::{Look, Page};
use crate::report::{CarReport, Citation, CitedFact, SourceList, Unknown, WeakFacts};
use crate::texts::Texts;

/// The car, element by element.
pub fn show(car: &CarReport, look: &Look) -> String {
    let (mut page, t) = (Page::new(look), look.texts);
    let years = if car.years.is_empty() { String::new() } else { format!(", {}", t.years(&car.years)) };
    page.title(&format!("{}{years}", car.name));
    page.line(&car.summary);
    page.title(&t.facts_ways());
    for way in &car.ways {
        page.item("  - ", &way.says);
    }
    facts(&mut page, car);
    settings(&mut page, car);
    recalls(&mut page, car);
    unknowns(&mut page, &t.facts_not_known(), &car.unknowns);
    unknowns(&mut page, &t.facts_maybe_broken(), &car.faults);
    page.title(&t.facts_steps());
    let rows = car.moves.iter().map(|m| vec![format!("  {}", m.id), m.title.clone()]);
    page.columns(&rows.collect::<Vec<_>>());
    if !car.signs.is_empty() {
        page.title(&t.facts_signs());
        let rows = car.signs.iter().map(|s| vec![format!("  {}", s.id), s.says.clone()]);
        page.columns(&rows.collect::<Vec<_>>());
    }
    if !car.gaps.is_empty() {
        page.title(&t.facts_gaps());
    }
    for gap in &car.gaps {
        page.item("  - ", gap);
    }
    page.blank().quiet(&t.gaps_send());
    page.finish()
}

fn facts(page: &mut Page, car: &CarReport) {
    let t = page.texts();
    page.title(&t.facts_known());
    if car.facts.is_empty() {
        page.line(&t.facts_none());
    }
    let the_car = t.facts_car();
    let mut by_thing: BTreeMap<&str, Vec<&CitedFact>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for fact in &car.facts {
        let thing = fact.about_words.first().map_or(the_car.as_str(), String::as_str);
        if !order.contains(&thing) {
            order.push(thing);
        }
        by_thing.entry(thing).or_default().push(fact);
    }
    for thing in order {
        page.item("  ", &capital(thing));
        for fact in by_thing.get(thing).into_iter().flatten() {
            page.item("    - ", &statement(fact, t));
            for other in car.facts.iter().filter(|o| fact.contradicts.contains(&o.id)) {
                page.item("      ! ", &t.facts_says(&other.source, &other.value));
            }
        }
    }
}

fn statement(fact: &CitedFact, t: Texts) -> String {
    let mut notes = vec![format!("{}: {}", t.grade_word(fact.grade), fact.source)];
    notes.extend(cited(&fact.also, t));
    if !fact.applies.is_empty() {
        notes.push(format!("{} {}", t.facts_applies(), fact.applies));
    }
    if fact.sister {
        notes.push(t.facts_sister());
    }
    format!("{} [{}]", fact.value, notes.join("; "))
}

/// Each source with its grade.
fn cited(sources: &[Citation], t: Texts) -> impl Iterator<Item = String> {
    sources.iter().map(move |cited| format!("{}: {}", t.grade_word(cited.grade), cited.source))
}

/// Where it was read and which cars it is true of.
fn notes(sources: &[Citation], applies: &str, t: Texts) -> String {
    let applies = Some(format!("{} {applies}", t.facts_applies())).filter(|_| !applies.is_empty());
    format!("[{}]", cited(sources, t).chain(applies).collect::<Vec<_>>().join("; "))
}

fn settings(page: &mut Page, car: &CarReport) {
    let t = page.texts();
    if !car.settings.is_empty() {
        page.title(&t.facts_settings());
    }
    for setting in &car.settings {
        page.item("  - ", &format!("{} {}", setting.title, notes(&setting.sources, &setting.applies, t)));
        for (at, step) in setting.steps.iter().enumerate() {
            page.item(&format!("    {}. ", at + 1), step);
        }
    }
}

fn recalls(page: &mut Page, car: &CarReport) {
    let t = page.texts();
    if !car.recalls.is_empty() {
        page.title(&t.facts_recalls());
    }
    for recall in &car.recalls {
        let notes = notes(&recall.sources, &recall.applies, t);
        page.item("  - ", &format!("{}: {} {notes}", recall.number, recall.says));
    }
}

fn unknowns(page: &mut Page, title: &str, unknowns: &[Unknown]) {
    if unknowns.is_empty() {
        return;
    }
    let t = page.texts();
    page.title(title);
    for unknown in unknowns {
        page.item(&format!("{:>9}  ", t.percent(unknown.prior)), &unknown.says);
    }
}

/// The sources of a car.
pub fn sources(sources: &SourceList, look: &Look) -> String {
    let (mut page, t) = (Page::new(look), look.texts);
    if sources.sources.is_empty() {
        page.line(&t.sources_none());
    }
    for source in &sources.sources {
        let count = t.sources_statements(source.facts);
        let dates = if source.grade == "inference" {
            String::new()
        } else {
            format!("; {}", t.dates(&source.read, &source.published))
        };
        page.item("  - ", &format!("{} ({}; {count}{dates})", source.title, t.grade_word(source.grade)));
        if !source.url.is_empty() {
            page.raw(&format!("    {}", source.url));
        }
    }
    page.finish()
}

/// Statements to look up next, with how much the advice leans on each.
pub fn weak_facts(weak: &WeakFacts, look: &Look) -> String {
    let (mut page, t) = (Page::new(look), look.texts);
    page.line(&if weak.facts.is_empty() { t.sources_weak_none() } else { t.sources_weak() });
    for fact in &weak.facts {
        let says = format!("{} [{}: {}]", fact.says, t.grade_word(fact.grade), fact.source);
        page.item(&format!("{:>9}  ", t.percent(fact.leans)), &says);
    }
    page.finish()
}
