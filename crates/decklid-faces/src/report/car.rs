//! The answers of `show` and `sources`: what is known about a car, and from where.

use decklid_car::car::{Car, FormulaKind, GoalKind, Hidden, HiddenKind};
use decklid_car::sign::Sign;
use decklid_car::source::{Fact, Recall, Setting};
use decklid_car::texts::Text;
use serde::Serialize;

use crate::texts::Texts;

/// What is known about a car.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Car"))]
pub struct CarReport {
    /// Id of the car.
    pub car: String,
    /// Name for people.
    pub name: String,
    /// Maker.
    pub make: String,
    /// Build years as text.
    pub years: String,
    /// What kind of lid.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::ClosureWord"))]
    pub closure: &'static str,
    /// True for a body type.
    pub archetype: bool,
    /// The car that it is based on.
    pub based_on: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// What is special about it.
    pub summary: String,
    /// Routes to an open lid.
    pub ways: Vec<Label>,
    /// Statements with their sources.
    pub facts: Vec<CitedFact>,
    /// Statements that contradict each other.
    pub conflicts: Vec<FactConflict>,
    /// How to change settings.
    pub settings: Vec<SettingEntry>,
    /// Recalls and bulletins.
    pub recalls: Vec<RecallEntry>,
    /// What is unknown about an individual car, with its probability.
    pub unknowns: Vec<Unknown>,
    /// What may be broken, with its probability.
    pub faults: Vec<Unknown>,
    /// Steps that can be advised.
    pub moves: Vec<MoveEntry>,
    /// What people may have noticed, and can tell at any time.
    pub signs: Vec<SignEntry>,
    /// Tools that steps need.
    pub tools: Vec<Label>,
    /// What we looked for and could not find.
    pub gaps: Vec<String>,
    /// Hash of the model.
    pub model_hash: String,
}

/// What people may have noticed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignEntry {
    /// Its name.
    pub id: String,
    /// How people came to know it: `history`, `noticed`, `tried` or `measured`.
    pub group: &'static str,
    /// In words.
    pub says: String,
    /// Names of what can be told of it.
    pub outcomes: Vec<String>,
}

/// Something with a name.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Label {
    /// Its name.
    pub id: String,
    /// In words.
    pub says: String,
}

/// One statement.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CitedFact {
    /// Its name.
    pub id: String,
    /// Names of what it is about.
    pub about: Vec<String>,
    /// The same in words.
    pub about_words: Vec<String>,
    /// The statement.
    pub value: String,
    /// Language of the statement (BCP 47) if it is not the reader's: it is not translated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'static str>,
    /// Title of the source.
    pub source: String,
    /// Where it was read.
    pub url: String,
    /// When we read it; empty if not recorded.
    pub read: String,
    /// When the source says it was published; empty if it does not.
    pub published: String,
    /// How far to trust it.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::GradeWord"))]
    pub grade: &'static str,
    /// Further sources that say so independently.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Citation>,
    /// Which cars it applies to; empty for all.
    pub applies: String,
    /// True if it was said about a related car.
    pub sister: bool,
    /// Names of statements that contradict it.
    pub contradicts: Vec<String>,
}

/// Where something was read.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citation {
    /// Title of the source.
    pub source: String,
    /// Where it was read.
    pub url: String,
    /// When we read it; empty if not recorded.
    pub read: String,
    /// When the source says it was published; empty if it does not.
    pub published: String,
    /// How far to trust it.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::GradeWord"))]
    pub grade: &'static str,
}

/// How to change a setting.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SettingEntry {
    /// Its name.
    pub id: String,
    /// What is changed.
    pub title: String,
    /// Lines in order.
    pub steps: Vec<String>,
    /// Names of the unknowns and faults that it has to do with.
    pub about: Vec<String>,
    /// Which cars it applies to; empty for all.
    pub applies: String,
    /// Where it was read.
    pub sources: Vec<Citation>,
}

/// A recall or a bulletin.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecallEntry {
    /// Its name.
    pub id: String,
    /// Under which it is looked up.
    pub number: String,
    /// What it is about.
    pub says: String,
    /// Language of that (BCP 47) if it is not the reader's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'static str>,
    /// Names of the faults that it makes likelier.
    pub about: Vec<String>,
    /// Which cars it applies to; empty for all.
    pub applies: String,
    /// Where it was read.
    pub sources: Vec<Citation>,
}

/// Two statements that contradict each other.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactConflict {
    /// Names of both.
    pub facts: [String; 2],
    /// Both statements.
    pub values: [String; 2],
}

/// Something that is not known.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unknown {
    /// Its name.
    pub id: String,
    /// Fault, equipment, setting, circumstance or given.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::HiddenWord"))]
    pub kind: &'static str,
    /// What it means when it is true.
    pub says: String,
    /// Probability before anything is known.
    pub prior: f64,
}

/// A step.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MoveEntry {
    /// Its name, as `--saw` and `--cannot` take it.
    pub id: String,
    /// Try, look, repair, fetch or call.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::MoveWord"))]
    pub kind: &'static str,
    /// What it says.
    pub title: String,
    /// Goals that it serves.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<super::schema::GoalWord>"))]
    pub goals: Vec<&'static str>,
    /// Its outcomes.
    pub outcomes: Vec<String>,
}

/// The sources of a car.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceList {
    /// Id of the car.
    pub car: String,
    /// Best grade first.
    pub sources: Vec<SourceEntry>,
}

/// One source.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceEntry {
    /// Its name in the file.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where it was read.
    pub url: String,
    /// When we read it; empty if not recorded.
    pub read: String,
    /// When it says it was published; empty if it does not.
    pub published: String,
    /// How far to trust it.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::GradeWord"))]
    pub grade: &'static str,
    /// How many statements come from it.
    pub facts: usize,
}

/// Statements of a car that rest on one weak source.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WeakFacts {
    /// Id of the car.
    pub car: String,
    /// First those on which the advice leans most.
    pub facts: Vec<WeakFact>,
}

/// A statement that rests on one weak source.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WeakFact {
    /// Its name.
    pub id: String,
    /// The statement.
    pub says: String,
    /// How much the advice leans on it, 0 to 1: the share of people who come to its step, or how likely its cause is.
    pub leans: f64,
    /// How far to trust it.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::GradeWord"))]
    pub grade: &'static str,
    /// Title of its source.
    pub source: String,
    /// Where it was read.
    pub url: String,
}

impl CarReport {
    /// What is known about a car.
    pub fn of(car: &Car, texts: impl Into<Texts>) -> CarReport {
        let t = texts.into();
        let hidden = |wanted: fn(HiddenKind) -> bool| car.hidden.iter().filter(move |h| wanted(h.kind));
        let unknown =
            |h: &Hidden| Unknown { id: h.id.clone(), kind: h.kind.word(), says: t.clause(&h.says), prior: h.prior };
        let mut json = CarReport {
            car: car.id.clone(),
            name: t.car(&car.name),
            make: car.make.clone(),
            years: car.years.clone(),
            closure: car.closure.word(),
            archetype: car.archetype,
            based_on: car.based_on.clone(),
            aliases: car.aliases.clone(),
            summary: t.car(&car.summary),
            ways: Vec::new(),
            facts: car.facts.iter().map(|f| fact(car, f, t)).collect(),
            conflicts: Vec::new(),
            settings: car.settings.iter().map(|s| setting(car, s, t)).collect(),
            recalls: car.recalls.iter().map(|r| recall(car, r, t)).collect(),
            unknowns: hidden(is_unknown).map(unknown).collect(),
            faults: hidden(|k| k == HiddenKind::Fault).map(unknown).collect(),
            moves: Vec::new(),
            signs: car.signs.iter().map(|s| sign(s, t)).collect(),
            tools: Vec::new(),
            gaps: car.gaps.iter().map(|g| t.car(g)).collect(),
            model_hash: car.hash.clone(),
        };
        json.conflicts = conflicts(&json.facts);
        things(&mut json, car, t);
        json
    }
}

fn sign(sign: &Sign, t: Texts) -> SignEntry {
    SignEntry {
        id: sign.id.clone(),
        group: sign.group.word(),
        says: t.car(&sign.says),
        outcomes: sign.outcomes.iter().map(|o| o.id.clone()).collect(),
    }
}

fn is_unknown(kind: HiddenKind) -> bool {
    match kind {
        HiddenKind::Equipment | HiddenKind::Setting | HiddenKind::Circumstance | HiddenKind::Given => true,
        HiddenKind::Fault | HiddenKind::Noise => false,
    }
}

fn things(json: &mut CarReport, car: &Car, t: Texts) {
    let named = |id: &str, says: &Text| Label { id: id.to_owned(), says: t.clause(says) };
    let ways = car.formulas.iter().filter(|f| f.kind == FormulaKind::Way);
    json.ways = ways.map(|f| named(&f.id, &f.says)).collect();
    json.tools = car.tools.iter().map(|t| named(&t.id, &t.name)).collect();
    for it in &car.moves {
        json.moves.push(MoveEntry {
            id: it.id.clone(),
            kind: it.kind.word(),
            title: t.car(&it.title),
            goals: it.goals.iter().map(|g: &GoalKind| g.name()).collect(),
            outcomes: it.outcomes.iter().map(|o| o.id.clone()).collect(),
        });
    }
}

fn fact(car: &Car, fact: &Fact, t: Texts) -> CitedFact {
    let source = car.sources.get(fact.source);
    CitedFact {
        id: fact.id.clone(),
        about: fact.about.clone(),
        about_words: fact.about.iter().map(|id| thing(car, id, t)).collect(),
        value: t.car(&fact.says),
        lang: t.foreign(&fact.says),
        source: source.map(|s| t.car(&s.title)).unwrap_or_default(),
        url: source.map(|s| s.url.clone()).unwrap_or_default(),
        read: source.map(|s| s.read.clone()).unwrap_or_default(),
        published: source.map(|s| s.published.clone()).unwrap_or_default(),
        grade: fact.grade.word(),
        also: citations(car, &fact.also, t),
        applies: fact.applies.clone(),
        sister: fact.sister,
        contradicts: fact.contradicts.clone(),
    }
}

fn citations(car: &Car, sources: &[usize], t: Texts) -> Vec<Citation> {
    let cited = |source: &decklid_car::source::Source| Citation {
        source: t.car(&source.title),
        url: source.url.clone(),
        read: source.read.clone(),
        published: source.published.clone(),
        grade: source.grade.word(),
    };
    sources.iter().filter_map(|&at| car.sources.get(at)).map(cited).collect()
}

fn setting(car: &Car, setting: &Setting, t: Texts) -> SettingEntry {
    SettingEntry {
        id: setting.id.clone(),
        title: t.car(&setting.title),
        steps: setting.steps.iter().map(|step| t.car(step)).collect(),
        about: setting.about.iter().map(|h| car[*h].id.clone()).collect(),
        applies: setting.applies.clone(),
        sources: citations(car, &setting.sources, t),
    }
}

fn recall(car: &Car, recall: &Recall, t: Texts) -> RecallEntry {
    RecallEntry {
        id: recall.id.clone(),
        number: recall.number.clone(),
        says: t.car(&recall.says),
        lang: t.foreign(&recall.says),
        about: recall.about.iter().map(|h| car[*h].id.clone()).collect(),
        applies: recall.applies.clone(),
        sources: citations(car, &recall.sources, t),
    }
}

/// The meaning of a name in a fact, in words; the car if it has none of its own.
fn thing(car: &Car, id: &str, t: Texts) -> String {
    let part = car.parts.iter().find(|p| p.id == id).map(|p| &p.name);
    let hidden = || car.hidden.iter().find(|h| h.id == id).map(|h| &h.says);
    let mv = || car.moves.iter().find(|m| m.id == id).map(|m| &m.title);
    let formula = || car.formulas.iter().find(|f| f.id == id).map(|f| &f.says);
    let place = || car.places.iter().find(|p| p.id == id).map(|p| &p.words);
    let tool_id = id.strip_prefix("tool.").unwrap_or(id);
    let tool = || car.tools.iter().find(|t| t.id == tool_id).map(|t| &t.name);
    let words = part.or_else(hidden).or_else(mv).or_else(formula).or_else(place).or_else(tool);
    match words {
        Some(words) => t.clause(words),
        _ if car.hazards.iter().any(|h| h.id == id) => t.facts_safety(),
        _ if car.mistakes.iter().any(|m| m.id == id) => t.facts_mistakes(),
        _ => t.facts_car(),
    }
}

fn conflicts(facts: &[CitedFact]) -> Vec<FactConflict> {
    let mut all: Vec<FactConflict> = Vec::new();
    for fact in facts {
        for other in facts.iter().filter(|o| fact.contradicts.contains(&o.id)) {
            let known = all.iter().any(|c| c.facts == [other.id.clone(), fact.id.clone()]);
            if !known {
                all.push(FactConflict {
                    facts: [fact.id.clone(), other.id.clone()],
                    values: [fact.value.clone(), other.value.clone()],
                });
            }
        }
    }
    all
}

impl SourceList {
    /// The sources of a car, best grade first.
    pub fn of(car: &Car) -> SourceList {
        let mut order: Vec<usize> = (0..car.sources.len()).collect();
        order.sort_by_key(|&s| (car.sources[s].grade, s));
        let count = |at: usize| {
            let facts = car.facts.iter().filter(|f| f.source == at || f.also.contains(&at)).count();
            let settings = car.settings.iter().filter(|s| s.sources.contains(&at)).count();
            facts + settings + car.recalls.iter().filter(|r| r.sources.contains(&at)).count()
        };
        let source = |at: usize| SourceEntry {
            id: car.sources[at].id.clone(),
            title: car.sources[at].title.clone(),
            url: car.sources[at].url.clone(),
            read: car.sources[at].read.clone(),
            published: car.sources[at].published.clone(),
            grade: car.sources[at].grade.word(),
            facts: count(at),
        };
        SourceList { car: car.id.clone(), sources: order.into_iter().map(source).collect() }
    }
}
