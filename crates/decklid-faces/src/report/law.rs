//! The answer of `law`: what the law requires of a car's closure, and whether the model reflects it.

use decklid_car::car::Car;
use decklid_car::law::{Applies, Law};
use serde::Serialize;

use crate::texts::Texts;

/// All rules for a car.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LawReport {
    /// The car.
    pub car: String,
    /// Its build years as text; empty if unknown.
    pub years: String,
    /// What kind of lid.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::ClosureWord"))]
    pub closure: &'static str,
    /// The rules, in the order of the files.
    pub rules: Vec<LawRule>,
}

/// One rule.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LawRule {
    /// Its name in the files.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it applies.
    pub region: String,
    /// What it requires.
    pub asks: String,
    /// `yes`, `no` or `unknown`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["yes", "no", "unknown"])))]
    pub applies: &'static str,
    /// Why not, or why it is unknown; null for yes.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = [Some("closure"), Some("older"), Some("build_date"), Some("hinges"), None::<&str>])))]
    pub because: Option<&'static str>,
    /// The same in a sentence.
    pub says: String,
    /// Applies to cars built from this month on.
    pub from: Option<String>,
    /// What in the model reflects it; empty if the model does not cover it.
    pub shown_by: Vec<ModelFeature>,
    /// Title of the source.
    pub source: String,
    /// Where it was read.
    pub url: String,
    /// How far to trust it.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::GradeWord"))]
    pub grade: &'static str,
    /// What we did not check in the law itself; may be empty.
    pub unchecked: String,
}

/// Part of the model.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ModelFeature {
    /// Its name.
    pub id: String,
    /// In words.
    pub says: String,
    /// Its probability, if it varies between individual cars.
    pub prior: Option<f64>,
}

impl LawReport {
    /// What the law requires of a car's closure.
    pub fn of(car: &Car, texts: impl Into<Texts>) -> LawReport {
        let texts = texts.into();
        LawReport {
            car: car.id.clone(),
            years: car.years.clone(),
            closure: car.closure.word(),
            rules: car.laws.iter().map(|law| rule(car, law, texts)).collect(),
        }
    }
}

fn rule(car: &Car, law: &Law, t: Texts) -> LawRule {
    let from = law.from.map(|month| month.to_string());
    let month = t.month(from.as_deref().unwrap_or_default());
    let (applies, because, says) = match law.applies(car.closure, &car.years) {
        Applies::Yes => ("yes", None, t.law_yes()),
        Applies::OtherClosure => ("no", Some("closure"), format!("{} {}", t.law_no(), t.car(&law.otherwise))),
        Applies::TooOld => ("no", Some("older"), t.law_older(&month)),
        Applies::BuildDate => ("unknown", Some("build_date"), t.law_build_date(&month)),
        Applies::Hinges => ("unknown", Some("hinges"), t.law_hinges(&t.clause(&law.hinges_on))),
    };
    let source = &car.sources[law.source];
    LawRule {
        id: law.id.clone(),
        title: law.title.clone(),
        region: law.region.clone(),
        asks: t.car(&law.asks),
        applies,
        because,
        says: says.trim_end().to_owned(),
        from,
        shown_by: law.shown_by.iter().map(|id| feature(car, id, t)).collect(),
        source: source.title.clone(),
        url: source.url.clone(),
        grade: law.grade.word(),
        unchecked: t.car(&law.unchecked),
    }
}

fn feature(car: &Car, id: &str, t: Texts) -> ModelFeature {
    let hidden = car.hidden.iter().find(|h| h.id == *id);
    let part = car.parts.iter().find(|p| p.id == *id).map(|p| &p.name);
    let formula = car.formulas.iter().find(|f| f.id == *id).map(|f| &f.says);
    let says = hidden.map(|h| &h.says).or(part).or(formula).map_or_else(|| id.to_owned(), |says| t.clause(says));
    ModelFeature { id: id.to_owned(), says, prior: hidden.map(|h| h.prior) }
}

impl LawRule {
    /// How the model shows it, in words; null if it does not.
    pub fn shown(&self, t: Texts) -> Option<String> {
        let one = |shown: &ModelFeature| match shown.prior {
            Some(prior) => format!("{} ({})", shown.says, t.percent(prior)),
            None => shown.says.clone(),
        };
        let all: Vec<String> = self.shown_by.iter().map(one).collect();
        (!all.is_empty()).then(|| t.law_shown(&all.join("; ")))
    }
}
