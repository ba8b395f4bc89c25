//! A case by names: what every face reads and writes.
//!
//! ```text
//!  link ─┐                                               ┌─► consult::Case, by indices
//!  JSON ─┼─► NamedCase: goal, steps, outcomes, tools ──►─┤
//!  argv ─┘        ▲ strings and numbers only             └─► Fault: which field, which value, what is near
//!  library ───────┘
//! ```
//!
//! Names outlive a change of the car's file and indices do not, so links, logs and messages hold names. Each face words
//! a [`Fault`] in its own terms.

mod fault;

pub use fault::{Fault, Faults, Field, Kind, Part, What};

use std::fmt;

use decklid_car::car::{Car, GoalKind, Move, MoveId, Rates, ToolId};
use decklid_car::sign::SignUnit;

pub use crate::consult::MOST_TOLD;
use crate::consult::{Answer, Case, Entry, Leg, Told};
use crate::near::nearest;

/// The longest list of tools or steps that is read.
pub const MOST: usize = 500;
/// What an hour and money may count, from and to.
pub const RATES: std::ops::RangeInclusive<f64> = 0.0..=100_000.0;
/// What the battery of a car may measure (V).
pub const VOLTS: std::ops::RangeInclusive<f64> = 0.0..=60.0;

/// Answers that every step takes besides its outcomes, by name.
pub const COMMON_ANSWERS: [(&str, Answer); 5] = [
    ("not_sure", Answer::NotSure),
    ("cannot", Answer::Cannot),
    ("lacking", Answer::Lacking),
    ("skipped", Answer::Skipped),
    ("no_change", Answer::NoChange),
];

/// Everything that a person has said so far, by names. Nothing in it need be true of any car.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NamedCase {
    /// What the person wants, as [`GoalKind::name`] has it; without one, to open it.
    pub goal: Option<String>,
    /// What came of steps for earlier goals, in order: it stays known.
    pub before: Vec<Earlier>,
    /// What came of steps, in order; among them signs that were noticed, anywhere.
    pub saw: Vec<Saw>,
    /// What the battery of the car measures (V): short for a sign in `saw`.
    pub volts: Option<f64>,
    /// Tools at hand, such as `jump_source`.
    pub have: Vec<String>,
    /// Tools not to be had.
    pub lack: Vec<String>,
    /// Steps that are out of the question.
    pub cannot: Vec<String>,
    /// What an hour is worth (USD); without one, as usual.
    pub hourly: Option<f64>,
    /// How much money counts beside time and effort; without one, as usual.
    pub thrift: Option<f64>,
}

/// A step with what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Saw {
    /// Name of the step, or of a sign.
    pub step: String,
    /// Name of the outcome, or one of [`COMMON_ANSWERS`]; of a sign that is measured also the number.
    pub outcome: String,
}

/// A step for an earlier goal with what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// What the person wanted then.
    pub goal: String,
    /// The step and its outcome.
    pub saw: Saw,
}

impl Saw {
    /// A step with what came of it.
    pub fn new(step: impl Into<String>, outcome: impl Into<String>) -> Self {
        Saw { step: step.into(), outcome: outcome.into() }
    }

    /// An answer by its names.
    pub fn of(car: &Car, entry: &Entry) -> Self {
        let step = car.at(entry.mv);
        Saw::new(step.id.as_str(), answer_name(step, entry.answer))
    }

    /// A sign by its names.
    pub fn of_sign(car: &Car, told: &Told) -> Self {
        let sign = &car[told.sign];
        Saw::new(sign.id.as_str(), sign[told.outcome].id.as_str())
    }

    /// The sign that these names mean for a car, if they name one; nothing is told by an answer without outcome.
    ///
    /// # Errors
    /// The outcome is unknown: what is near.
    fn resolve_sign(&self, car: &Car) -> Option<Result<Option<Told>, (Part, Kind)>> {
        let sign = car.find_sign(&self.step)?;
        let it = &car[sign];
        if let Some(outcome) = it.find_outcome(&self.outcome) {
            return Some(Ok(Some(Told { sign, outcome })));
        }
        if COMMON_ANSWERS.iter().any(|common| common.0 == self.outcome) {
            return Some(Ok(None));
        }
        let names: Vec<&str> = it.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        let wrong = unknown(What::Outcome { step: it.id.clone() }, &self.outcome, &names);
        Some(Err((Part::Outcome, wrong)))
    }

    /// Whether these names are an answer to a step of the car, or tell one of its signs.
    ///
    /// # Errors
    /// The part that the car does not know, with what is near.
    pub fn check(&self, car: &Car) -> Result<(), (Part, Kind)> {
        match self.resolve_sign(car) {
            Some(sign) => sign.map(|_| ()),
            None => self.resolve(car).map(|_| ()),
        }
    }

    /// The answer that these names mean for a car.
    ///
    /// # Errors
    /// The part that the car does not know, with what is near.
    pub fn resolve(&self, car: &Car) -> Result<Entry, (Part, Kind)> {
        let mv = find_step(car, &self.step).map_err(|kind| (Part::Step, kind))?;
        let answer = find_answer(car.at(mv), &self.outcome).map_err(|kind| (Part::Outcome, kind))?;
        Ok(Entry { mv, answer })
    }
}

impl fmt::Display for Saw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.step, self.outcome)
    }
}

impl NamedCase {
    /// A case by its names.
    pub fn of(car: &Car, case: &Case) -> Self {
        let tools = |tools: &[ToolId]| tools.iter().map(|tool| car[*tool].id.clone()).collect();
        let usual = Rates::default();
        let unusual = |rate: f64, usual: f64| (rate != usual).then_some(rate);
        let earlier = |leg: &Leg| {
            let goal = leg.goal.name();
            leg.entries.iter().map(|e| Earlier { goal: goal.to_owned(), saw: Saw::of(car, e) }).collect::<Vec<_>>()
        };
        let signs = case.signs.iter().map(|told| Saw::of_sign(car, told));
        let named = case.goal != GoalKind::Open || !case.before.is_empty();
        NamedCase {
            goal: named.then(|| case.goal.name().to_owned()),
            before: case.before.iter().flat_map(earlier).collect(),
            saw: signs.chain(case.entries.iter().map(|entry| Saw::of(car, entry))).collect(),
            volts: None,
            have: tools(&case.have),
            lack: tools(&case.lack),
            cannot: case.cannot.iter().map(|mv| car.at(*mv).id.clone()).collect(),
            hourly: unusual(case.rates.hourly, usual.hourly),
            thrift: unusual(case.rates.thrift, usual.thrift),
        }
    }

    /// The case that the names mean for a car.
    ///
    /// # Errors
    /// All that the car does not know, in the order of the fields.
    pub fn resolve(&self, car: &Car) -> Result<Case, Faults> {
        let (case, faults) = self.resolve_leniently(car);
        if faults.is_empty() { Ok(case) } else { Err(Faults(faults)) }
    }

    /// What of the case a car knows, and all that it does not; what it does not know is left out.
    pub fn resolve_leniently(&self, car: &Car) -> (Case, Vec<Fault>) {
        let mut reading = Reading { car, faults: Vec::new() };
        let mut case = Case::new(reading.goal(self.goal.as_deref()));
        case.before = reading.before(&self.before);
        reading.saw(&self.saw, &mut case);
        reading.volts(self.volts, &mut case);
        case.have = reading.tools(&self.have, Field::Have);
        case.lack = reading.tools(&self.lack, Field::Lack);
        case.cannot = reading.steps(&self.cannot);
        reading.disagreements(&case);
        reading.rate(self.hourly, Field::Hourly, &mut case.rates.hourly);
        reading.rate(self.thrift, Field::Thrift, &mut case.rates.thrift);
        case.tidy();
        (case, reading.faults)
    }
}

/// The name of an answer to a step.
pub fn answer_name(step: &Move, answer: Answer) -> &str {
    match answer {
        Answer::Saw(outcome) => step.outcomes.get(outcome.index()).map_or("skipped", |o| o.id.as_str()),
        other => COMMON_ANSWERS.iter().find(|common| common.1 == other).map_or("skipped", |common| common.0),
    }
}

/// Names being looked up in a car.
struct Reading<'c> {
    car: &'c Car,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn fault(&mut self, field: Field, kind: Kind) {
        self.faults.push(Fault { field, kind });
    }

    fn keep<T>(&mut self, field: Field, found: Result<T, Kind>) -> Option<T> {
        found.map_err(|kind| self.fault(field, kind)).ok()
    }

    /// As much of a list as a case may hold.
    fn bounded<'l, T>(&mut self, list: &'l [T], most: usize, field: fn(usize) -> Field) -> &'l [T] {
        if list.len() > most {
            self.fault(field(most), Kind::TooMany { most });
        }
        &list[..list.len().min(most)]
    }

    fn goal(&mut self, name: Option<&str>) -> GoalKind {
        name.and_then(|name| self.keep(Field::Goal, find_goal(name))).unwrap_or(GoalKind::Open)
    }

    fn before(&mut self, before: &[Earlier]) -> Vec<Leg> {
        let mut legs: Vec<Leg> = Vec::new();
        for (at, earlier) in self.bounded(before, MOST_TOLD, |at| Field::Before(at, Part::Whole)).iter().enumerate() {
            let goal = self.keep(Field::Before(at, Part::Goal), find_goal(&earlier.goal));
            let entry = earlier.saw.resolve(self.car);
            let entry = entry.map_err(|(part, kind)| self.fault(Field::Before(at, part), kind)).ok();
            let (Some(goal), Some(entry)) = (goal, entry) else { continue };
            match legs.last_mut() {
                Some(leg) if leg.goal == goal => leg.entries.push(entry),
                _ => legs.push(Leg { goal, entries: vec![entry] }),
            }
        }
        legs
    }

    fn saw(&mut self, saw: &[Saw], case: &mut Case) {
        for (at, saw) in self.bounded(saw, MOST_TOLD, |at| Field::Saw(at, Part::Whole)).iter().enumerate() {
            let read = match saw.resolve_sign(self.car) {
                Some(sign) => sign.map(|told| told.into_iter().for_each(|told| case.tell(told))),
                None => saw.resolve(self.car).map(|entry| case.entries.push(entry)),
            };
            if let Err((part, kind)) = read {
                self.fault(Field::Saw(at, part), kind);
            }
        }
    }

    fn volts(&mut self, volts: Option<f64>, case: &mut Case) {
        let Some(volts) = volts else { return };
        if !VOLTS.contains(&volts) {
            let (least, most) = (*VOLTS.start(), *VOLTS.end());
            return self.fault(Field::Volts, Kind::OutOfRange { value: volts, least, most });
        }
        // A car without that sign loses nothing by the number.
        if let Some(sign) = self.car.measured(SignUnit::Volts)
            && let Some(outcome) = self.car[sign].measure(volts)
        {
            case.tell(Told { sign, outcome });
        }
    }

    fn tools(&mut self, names: &[String], field: fn(usize) -> Field) -> Vec<ToolId> {
        let names = self.bounded(names, MOST, field);
        names.iter().enumerate().filter_map(|(at, name)| self.keep(field(at), find_tool(self.car, name))).collect()
    }

    fn steps(&mut self, names: &[String]) -> Vec<MoveId> {
        let names = self.bounded(names, MOST, Field::Cannot);
        names.iter().enumerate().filter_map(|(at, n)| self.keep(Field::Cannot(at), find_step(self.car, n))).collect()
    }

    /// Tools that are said to be at hand and missing at once.
    fn disagreements(&mut self, case: &Case) {
        for (at, tool) in case.have.iter().enumerate().filter(|(_, tool)| case.lack.contains(tool)) {
            self.fault(Field::Have(at), Kind::HaveAndLack { tool: self.car[*tool].id.clone() });
        }
    }

    fn rate(&mut self, given: Option<f64>, field: Field, rate: &mut f64) {
        match given {
            Some(given) if RATES.contains(&given) => *rate = given,
            Some(given) => {
                self.fault(field, Kind::OutOfRange { value: given, least: *RATES.start(), most: *RATES.end() })
            }
            None => {}
        }
    }
}

fn find_goal(name: &str) -> Result<GoalKind, Kind> {
    let names = GoalKind::ALL.map(GoalKind::name);
    GoalKind::ALL.into_iter().find(|goal| goal.name() == name).ok_or_else(|| unknown(What::Goal, name, &names))
}

/// A step by name.
///
/// # Errors
/// The car has no such step; with the nearest names.
pub fn find_step(car: &Car, name: &str) -> Result<MoveId, Kind> {
    let signs = || car.signs.iter().map(|sign| sign.id.as_str());
    let names = || car.moves.iter().map(|step| step.id.as_str()).chain(signs()).collect::<Vec<_>>();
    car.find_move(name).ok_or_else(|| unknown(What::Step, name, &names()))
}

fn find_answer(step: &Move, name: &str) -> Result<Answer, Kind> {
    if let Some(outcome) = step.find_outcome(name) {
        return Ok(Answer::Saw(outcome));
    }
    let common = COMMON_ANSWERS.iter().find(|common| common.0 == name);
    common.map(|common| common.1).ok_or_else(|| {
        let mut names: Vec<&str> = step.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        names.extend(COMMON_ANSWERS.iter().map(|common| common.0));
        unknown(What::Outcome { step: step.id.clone() }, name, &names)
    })
}

/// A tool by its name, with or without the `tool.` that conditions write before it.
fn find_tool(car: &Car, name: &str) -> Result<ToolId, Kind> {
    let id = name.strip_prefix("tool.").unwrap_or(name);
    let names = || car.tools.iter().map(|tool| tool.id.as_str()).collect::<Vec<_>>();
    car.find_tool(id).ok_or_else(|| unknown(What::Tool, name, &names()))
}

fn unknown(what: What, name: &str, names: &[&str]) -> Kind {
    let most = if matches!(what, What::Outcome { .. }) { 2 } else { 3 };
    let typed = name.strip_prefix("tool.").unwrap_or(name);
    Kind::Unknown {
        near: nearest(typed, names.iter().copied(), most),
        known: names.iter().map(|&name| name.to_owned()).collect(),
        value: name.to_owned(),
        what,
    }
}
