//! What is known of a car, each statement with its source and grade.

use std::collections::BTreeMap;

use askama::Template;
use decklid_advice::consult::Case;
use decklid_car::car::Car;
use decklid_car::source::Grade;

use super::address::{Query, Reader, guide};
use super::frame::{Frame, Link};
use super::written;
use crate::english::capital;
use crate::report::{
    CarReport, Citation, CitedFact, LawReport, LawRule, RecallEntry, SettingEntry, SourceEntry, SourceList, Unknown,
};
use crate::texts::Texts;

struct Statement {
    value: String,
    /// Its language if it is not translated.
    lang: Option<&'static str>,
    applies: String,
    sister: bool,
    cited: Vec<Cited>,
    conflicts: Vec<(String, String)>,
}

/// A source by its grade and its number in the list.
struct Cited {
    grade: String,
    number: usize,
}

/// A source, told once: a page of statements from the same few would be twice as heavy, and harder to read.
struct Source {
    title: String,
    url: String,
    /// Grade, dates where they were noted, number of statements.
    about: String,
}

/// Sources in the order in which they are cited.
struct Sources {
    known: Vec<SourceEntry>,
    cited: Vec<Source>,
    texts: Texts,
}

/// How to change a setting.
struct HowTo {
    title: String,
    steps: Vec<String>,
    applies: String,
    cited: Vec<Cited>,
}

/// A recall or a bulletin.
struct Notice {
    number: String,
    says: String,
    lang: Option<&'static str>,
    applies: String,
    cited: Vec<Cited>,
}

/// A rule of law that holds, or may.
struct LawEntry {
    title: String,
    url: String,
    /// Whether it holds, what it asks, what we have of it, what was not checked.
    says: String,
}

#[derive(Template)]
#[template(path = "facts.html")]
struct FactsPage {
    frame: Frame,
    name: String,
    years: String,
    summary: String,
    ways: Vec<String>,
    things: Vec<(String, Vec<Statement>)>,
    settings: Vec<HowTo>,
    recalls: Vec<Notice>,
    unknowns: Vec<(String, String)>,
    faults: Vec<(String, String)>,
    what_if: Link,
    laws: Vec<LawEntry>,
    gaps: Vec<String>,
    sources: Vec<Source>,
    hash: String,
}

/// The page of facts.
pub fn facts(reader: &Reader, car: &Car, case: &Case) -> String {
    let t = reader.texts;
    let known = CarReport::of(car, t);
    let path = format!("/facts/{}", car.id);
    let frame = Frame::new(reader, t.facts_title(), &path, &Query::of(car, case), Some(car));
    let chances = |all: &[Unknown]| all.iter().map(|u| (t.percent(u.prior), u.says.clone())).collect();
    let mut sources = Sources { known: SourceList::of(car).sources, cited: Vec::new(), texts: t };
    let things = things(&known, &mut sources);
    let settings = known.settings.iter().map(|s| setting(s, &mut sources)).collect();
    let recalls = known.recalls.iter().map(|r| recall(r, &mut sources)).collect();
    written(&FactsPage {
        frame: frame.back(guide(reader, car, case)),
        name: known.name.clone(),
        years: t.years(&known.years),
        summary: known.summary.clone(),
        ways: known.ways.iter().map(|w| capital(&w.says)).collect(),
        unknowns: chances(&known.unknowns),
        faults: chances(&known.faults),
        things,
        settings,
        recalls,
        what_if: Link::new(reader.link(&format!("/what-if/{}", car.id), &Query::default()), t.links_what_if()),
        laws: LawReport::of(car, t).rules.into_iter().filter(|r| r.applies != "no").map(|r| rule(r, t)).collect(),
        gaps: known.gaps,
        sources: sources.cited,
        hash: car.hash.clone(),
    })
}

fn rule(law: LawRule, t: Texts) -> LawEntry {
    let unchecked = law.unchecked.as_str();
    let unchecked = (!unchecked.is_empty()).then(|| t.law_unchecked(unchecked));
    let all = [Some(law.says.clone()), Some(law.asks.clone()), law.shown(t), unchecked];
    LawEntry {
        says: all.into_iter().flatten().collect::<Vec<_>>().join(" "),
        title: format!("{} ({})", law.title, law.region),
        url: law.url,
    }
}

/// Statements by what they are about, in the order of the file.
fn things(car: &CarReport, sources: &mut Sources) -> Vec<(String, Vec<Statement>)> {
    let mut order: Vec<&str> = Vec::new();
    let mut by_thing: BTreeMap<&str, Vec<Statement>> = BTreeMap::new();
    for fact in &car.facts {
        let thing = fact.about_words.first().map_or("", String::as_str);
        if !order.contains(&thing) {
            order.push(thing);
        }
        by_thing.entry(thing).or_default().push(statement(car, fact, sources));
    }
    order.into_iter().map(|thing| (capital(thing), by_thing.remove(thing).unwrap_or_default())).collect()
}

/// Grade, dates and number of statements of a source.
fn described(source: &SourceEntry, t: Texts) -> String {
    format!(
        "{}{}, {}",
        t.grade_word(source.grade),
        noted(source.grade, &source.read, &source.published, t),
        source.facts
    )
}

/// When a source was read, after a comma; our own conclusions have no such date.
pub(super) fn dated(grade: &str, read: &str, published: &str, t: Texts) -> String {
    if grade == Grade::Inference.word() { String::new() } else { format!(", {}", t.dates(read, published)) }
}

fn statement(car: &CarReport, fact: &CitedFact, sources: &mut Sources) -> Statement {
    let first = Citation {
        source: fact.source.clone(),
        url: fact.url.clone(),
        read: fact.read.clone(),
        published: fact.published.clone(),
        grade: fact.grade,
    };
    let others = car.facts.iter().filter(|o| fact.contradicts.contains(&o.id));
    Statement {
        value: fact.value.clone(),
        lang: fact.lang,
        applies: fact.applies.clone(),
        sister: fact.sister,
        cited: [first].iter().chain(&fact.also).map(|c| sources.cite(c)).collect(),
        conflicts: others.map(|o| (o.source.clone(), o.value.clone())).collect(),
    }
}

impl Sources {
    /// Lists a source unless it is, and gives its number.
    fn cite(&mut self, of: &Citation) -> Cited {
        let t = self.texts;
        let at = self.cited.iter().position(|s| s.title == of.source).unwrap_or_else(|| {
            let known = self.known.iter().find(|s| s.title == of.source);
            let grade = t.grade_word(of.grade) + &noted(of.grade, &of.read, &of.published, t);
            let about = known.map_or(grade, |s| described(s, t));
            self.cited.push(Source { title: of.source.clone(), url: of.url.clone(), about });
            self.cited.len() - 1
        });
        Cited { grade: t.grade_word(of.grade), number: at + 1 }
    }
}

fn setting(of: &SettingEntry, sources: &mut Sources) -> HowTo {
    HowTo {
        title: of.title.clone(),
        steps: of.steps.clone(),
        applies: of.applies.clone(),
        cited: of.sources.iter().map(|c| sources.cite(c)).collect(),
    }
}

fn recall(of: &RecallEntry, sources: &mut Sources) -> Notice {
    Notice {
        number: of.number.clone(),
        says: of.says.clone(),
        lang: of.lang,
        applies: of.applies.clone(),
        cited: of.sources.iter().map(|c| sources.cite(c)).collect(),
    }
}

/// The same, if it was noted: a line above the sources tells what no date means.
fn noted(grade: &str, read: &str, published: &str, t: Texts) -> String {
    if read.is_empty() && published.is_empty() { String::new() } else { dated(grade, read, published, t) }
}
