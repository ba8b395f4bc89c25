//! The answer of `lockouts`: what has to fail together, and how much each event matters.

use std::collections::BTreeMap;

use decklid_advice::lockout::{Lockouts, Settings, Standing};
use decklid_logic::diagram::Count;
use decklid_logic::tree::{Answers, Families, Importance};
use serde::Serialize;

use crate::texts::Texts;

/// What each measure means, printed beside the numbers. P is the probability of the top, e an event.
pub const DEFINITIONS: [(&str, &str); 8] = [
    ("birnbaum", "P(top | e) - P(top | not e); below 0 where e helps"),
    ("criticality", "P(e) * birnbaum / P; equals 1 - 1/rrw, which some programs call Fussell-Vesely"),
    ("fussell_vesely", "P(top, by a minimal cut set that contains e) / P; null if not computed"),
    ("raw", "risk achievement worth: P(top | e) / P"),
    ("rrw", "risk reduction worth: P / P(top | not e); \"infinite\" if the top is impossible without e"),
    ("by_order", "number of minimal cut sets with 0, 1, 2, … events"),
    ("top_probability", "P, exact: by decision diagram, not from cut sets"),
    ("path_sets", "smallest sets of events that, not happening, keep the top from happening"),
];

/// A number that may be larger than what other programs read as an integer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum SetCount {
    /// Exact.
    Whole(u64),
    /// More than fit into 64 bits.
    Large(f64),
}

impl From<Count> for SetCount {
    fn from(count: Count) -> Self {
        match count {
            Count::Exact(count) => u64::try_from(count).map_or(SetCount::Large(count as f64), SetCount::Whole),
            Count::About(count) => SetCount::Large(count),
        }
    }
}

/// A worth that may be infinite.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ReductionWorth {
    /// Finite.
    Finite(f64),
    /// `"infinite"`.
    Infinite(&'static str),
}

impl ReductionWorth {
    fn of(worth: f64) -> Self {
        if worth.is_finite() { ReductionWorth::Finite(worth) } else { ReductionWorth::Infinite("infinite") }
    }
}

/// Everything that follows from a car or a tree.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LockoutReport {
    /// The car, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub car: Option<String>,
    /// What the sets are: `minimal cut sets`, `minimal solutions` of a function that is not coherent,
    /// or `prime implicants`, in which `!` marks an event that does not happen.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["minimal cut sets", "minimal solutions", "prime implicants"])))]
    pub kind: &'static str,
    /// True if no event can prevent the top event.
    pub coherent: bool,
    /// Number of sets.
    pub minimal_cut_sets: Option<SetCount>,
    /// Exact probability of the top.
    pub top_probability: f64,
    /// Number of sets of each size from 0.
    pub by_order: Vec<SetCount>,
    /// The first sets, smallest first.
    pub cut_sets: Vec<Vec<String>>,
    /// Events that suffice alone.
    pub single_points: Vec<String>,
    /// The dual; null if not computed.
    pub path_sets: Option<PathSets>,
    /// How much each event matters, most first, without those that never matter.
    pub importance: Vec<EventImportance>,
    /// The ways of a car; empty for a tree.
    pub ways: Vec<WayReliability>,
    /// What was assumed about a car.
    pub taken_for_granted: BTreeMap<String, bool>,
    /// What each measure means.
    pub definitions: BTreeMap<&'static str, &'static str>,
}

/// Smallest sets that keep the top from happening.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PathSets {
    /// Their number.
    pub count: SetCount,
    /// The first of them, smallest first.
    pub first: Vec<Vec<String>>,
}

/// How much an event matters.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventImportance {
    /// Its name.
    pub event: String,
    /// In words; empty for a tree.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub says: String,
    /// P(event).
    pub probability: f64,
    /// See the definitions.
    pub birnbaum: f64,
    /// See the definitions.
    pub criticality: Option<f64>,
    /// See the definitions.
    pub fussell_vesely: Option<f64>,
    /// See the definitions.
    pub raw: Option<f64>,
    /// See the definitions.
    pub rrw: Option<ReductionWorth>,
    /// Ways that it blocks alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kills: Vec<String>,
}

/// A way to an open lid.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WayReliability {
    /// Its name.
    pub id: String,
    /// What it means when it works.
    pub says: String,
    /// Whether it works if nothing is broken.
    pub works: bool,
    /// Probability that it works.
    pub probability: f64,
    /// Events that block it alone.
    pub killed_by: Vec<String>,
    /// Events that can block it together with others.
    pub touched_by: Vec<String>,
}

impl LockoutReport {
    /// Everything about a tree, with the first `most` sets of each kind.
    pub fn of_tree(answers: &Answers, most: usize) -> Self {
        let cuts = answers.cut_sets();
        let kind = if answers.coherent() { "minimal cut sets" } else { "minimal solutions" };
        let mut json = Self::with_importance(answers, &cuts);
        json.kind = kind;
        json.minimal_cut_sets = Some(cuts.count().into());
        json.by_order = cuts.spectrum().into_iter().map(SetCount::from).collect();
        json.cut_sets = names(answers, cuts.sets().take(most));
        json.single_points = cuts.sets().take_while(|set| set.len() <= 1).flatten().map(|e| name(answers, e)).collect();
        json.path_sets = answers
            .path_sets()
            .map(|paths| PathSets { count: paths.count().into(), first: names(answers, paths.sets().take(most)) });
        json
    }

    /// Everything about a car.
    pub fn of_car(lockouts: &Lockouts, most: usize, texts: Texts) -> Self {
        let mut json = Self::of_tree(&lockouts.answers, most);
        json.car = Some(lockouts.question.car.id.clone());
        if lockouts.question.settings == Settings::Free {
            json.take_primes(lockouts, most);
        }
        json.ways = ways(lockouts, texts);
        for row in &mut json.importance {
            let killed = json.ways.iter().filter(|way| way.killed_by.contains(&row.event));
            row.kills = killed.map(|way| way.id.clone()).collect();
            let hidden = lockouts.question.car.hidden.iter().find(|hidden| hidden.id == row.event);
            row.says = hidden.map(|hidden| texts.car(&hidden.says)).unwrap_or_default();
        }
        let fixed = lockouts.question.fixed.iter();
        let car = lockouts.question.car;
        let told = fixed.filter(|(at, _)| car[*at].kind != decklid_car::car::HiddenKind::Noise);
        json.taken_for_granted = told.map(|&(at, value)| (car[at].id.clone(), value)).collect();
        json
    }

    fn take_primes(&mut self, lockouts: &Lockouts, most: usize) {
        let primes = lockouts.primes();
        let literal = |literal: decklid_advice::lockout::Literal| {
            let mark = if literal.so { "" } else { "!" };
            format!("{mark}{}", name(&lockouts.answers, literal.variable))
        };
        self.kind = "prime implicants";
        self.minimal_cut_sets = Some(primes.count().into());
        self.by_order = primes.spectrum().into_iter().map(SetCount::from).collect();
        self.cut_sets = primes.iter().take(most).map(|set| set.into_iter().map(literal).collect()).collect();
        let single = |set: &Vec<decklid_advice::lockout::Literal>| set.len() <= 1;
        self.single_points = primes.iter().take_while(single).flatten().map(literal).collect();
        self.path_sets = None;
    }

    fn with_importance(answers: &Answers, cuts: &Families) -> Self {
        let mut rows: Vec<Importance> = answers.importance(Some(cuts));
        rows.retain(|row| row.given != row.without || row.birnbaum != 0.0);
        rows.sort_by(|a, b| b.criticality.unwrap_or(0.0).abs().total_cmp(&a.criticality.unwrap_or(0.0).abs()));
        let row = |it: Importance| EventImportance {
            event: name(answers, it.event),
            says: String::new(),
            probability: it.probability,
            birnbaum: it.birnbaum,
            criticality: it.criticality,
            fussell_vesely: it.fussell_vesely,
            raw: it.raw,
            rrw: it.rrw.map(ReductionWorth::of),
            kills: Vec::new(),
        };
        LockoutReport {
            coherent: answers.coherent(),
            top_probability: answers.probability(),
            importance: rows.into_iter().map(row).collect(),
            definitions: DEFINITIONS.into_iter().collect(),
            ..LockoutReport::default()
        }
    }
}

fn ways(lockouts: &Lockouts, texts: Texts) -> Vec<WayReliability> {
    let json = |way: &decklid_advice::lockout::Way| {
        let standings = lockouts.standings(way);
        let with = |standing: Standing| {
            let numbered = standings.iter().enumerate().filter(|(_, s)| **s == standing);
            numbered.map(|(v, _)| name(&lockouts.answers, v)).collect()
        };
        WayReliability {
            id: way.id.clone(),
            says: texts.car(&way.says),
            works: lockouts.works_when_well(way),
            probability: lockouts.diagram.probability(way.works),
            killed_by: with(Standing::Kills),
            touched_by: with(Standing::Matters),
        }
    };
    lockouts.ways.iter().map(json).collect()
}

fn name(answers: &Answers, event: usize) -> String {
    answers.events()[event].name.clone()
}

fn names(answers: &Answers, sets: impl Iterator<Item = Vec<usize>>) -> Vec<Vec<String>> {
    sets.map(|set| set.into_iter().map(|event| name(answers, event)).collect()).collect()
}
