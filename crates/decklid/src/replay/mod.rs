//! What the guide would have made of a case record: is the car found, is the evidence taken, is the cause among the
//! first, and does following the advice lead to the way that worked?
//!
//! ```text
//!   Record ─► find ─► told ─► cause: rank, p
//!                      │
//!                      ▼
//!            guide ──advice──► truth ──answer──► guide … until open, a call, or nothing is left
//! ```
//! The `truth` is the belief after what was told, given the cause and that the way that worked works. It gives the
//! answers; `docs/cases.md` says where it has to guess.

mod short;
mod tally;
mod truth;
mod walk;

pub use short::in_short;
pub use tally::counts;
pub use walk::{Call, End, Walk};

use decklid_advice::case::Saw;
use decklid_advice::consult::{self, Case, Standing};
use decklid_car::car::{Car, HiddenId, MoveId};

use crate::find::{Finder, Kind, Market};
use crate::record::{Record, Told};
use truth::Truth;

/// A cause in the first ranks is one that people look at.
pub const LOOKED_AT: usize = 3;
/// A cause below this probability counts as ruled out.
pub const RULED_OUT: f64 = 0.005;
/// An answer that is more likely a slip than not counts as refused.
const DOUBTED: f64 = 0.5;
/// The longest list of cars that a face shows for what was typed.
const SHOWN: usize = 8;

/// The score of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Id of the record.
    pub id: String,
    /// Id of its car.
    pub car: String,
    /// What was typed leads to the car, or honestly to none.
    pub found: bool,
    /// Number of answers and signs told.
    pub answers: usize,
    /// Number of things told that the model has no words for.
    pub notes: usize,
    /// Answers that the guide takes for slips, each with how sure it is.
    pub refused: Vec<String>,
    /// The cause, if the record and the model have a name for it.
    pub cause: Option<Cause>,
    /// The record names the move that worked.
    pub way_known: bool,
    /// Following the advice from there.
    pub walk: Walk,
}

/// How the guide sees the true cause after everything that was told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cause {
    /// Its rank among the causes shown, from 1; none if the guide does not show it.
    pub rank: Option<usize>,
    /// Its probability.
    pub p: f64,
}

impl Score {
    /// The goal was reached by hand, or by a call where the owner had to call too. Where the model rules the cause out,
    /// the walk says nothing about this car, and nothing counts as reached.
    pub fn reached(&self) -> bool {
        self.walk.cause_possible && matches!(self.walk.end, End::Reached { .. } | End::CalledAlike)
    }

    /// The guide called where the owner got in alone.
    pub fn called_wrongly(&self) -> bool {
        matches!(self.walk.end, End::Called(_))
    }

    /// The true cause is among the first.
    pub fn in_first(&self, ranks: usize) -> bool {
        self.cause.is_some_and(|cause| cause.rank.is_some_and(|rank| rank <= ranks))
    }

    /// In a word: `works`, `partly`, `fails` or `unsafe`.
    pub fn verdict(&self) -> &'static str {
        let missed = self.cause.is_some() && !self.in_first(LOOKED_AT);
        if !self.walk.unsafe_steps.is_empty() {
            "unsafe"
        } else if self.way_known && !self.reached() {
            "fails"
        } else if missed || !self.refused.is_empty() || self.notes > 0 || !self.found {
            "partly"
        } else {
            "works"
        }
    }
}

/// Scores a record of this car; `finder` knows the cars to choose from.
///
/// # Errors
/// The names that the car does not have, or the goal that it has no guide for.
pub fn score(finder: &Finder, car: &Car, record: &Record) -> Result<Score, Vec<String>> {
    let misfits = record.misfits(car);
    if !misfits.is_empty() {
        return Err(misfits);
    }
    let no_goal = || vec![format!("goal: {} has no guide for `{}`", car.id, record.goal.name())];
    car.goal(record.goal).ok_or_else(no_goal)?;
    let cause = record.cause.id.as_deref().and_then(|id| car.find_hidden(id));
    let worked = record.worked.id.as_deref().and_then(|id| car.find_move(id));
    let case = told(car, record, worked);
    let mut standing = consult::stand(car, &case).map_err(|refusal| vec![format!("told: {refusal}")])?;
    let refused = refused(car, &case, &standing);
    let ranked = cause.map(|cause| ranked(&mut standing, cause));
    let mut truth = Truth::new(car, standing, cause, worked);
    Ok(Score {
        id: record.id.clone(),
        car: car.id.clone(),
        found: found(finder, record),
        answers: record.answers().count(),
        notes: record.told.iter().filter(|told| matches!(told, Told::Note { .. })).count(),
        refused,
        cause: ranked,
        way_known: worked.is_some(),
        walk: walk::follow(car, case, &mut truth),
    })
}

/// A car of the catalog is among those shown; one that is not listed is not taken for another of ours.
fn found(finder: &Finder, record: &Record) -> bool {
    let matches = finder.find(&record.typed, Market::default()).matches;
    if record.listed {
        return matches.iter().take(SHOWN).any(|car| car.id == record.car);
    }
    matches.first().is_none_or(|first| first.kind != Kind::Ours || first.id == record.car)
}

/// What was told. A tool that the way needs and that cannot be bought on the spot was at hand, or the way would not have
/// worked.
fn told(car: &Car, record: &Record, worked: Option<MoveId>) -> Case {
    let mut case = record.case().resolve_leniently(car).0;
    let tools = worked.iter().flat_map(|worked| &car.at(*worked).tools);
    case.have = tools.copied().filter(|tool| car[*tool].get.is_none()).collect();
    case
}

/// Answers that the guide takes for slips, each with how sure it is; signs are never doubted.
fn refused(car: &Car, case: &Case, standing: &Standing<'_>) -> Vec<String> {
    let doubted = case.entries.iter().zip(&standing.doubts).filter(|(_, doubt)| **doubt > DOUBTED);
    let words = |(entry, doubt): (_, &f64)| {
        let saw = Saw::of(car, entry);
        format!("{}={} is taken for a slip, p {doubt:.2}", saw.step, saw.outcome)
    };
    doubted.map(words).collect()
}

fn ranked(standing: &mut Standing<'_>, cause: HiddenId) -> Cause {
    let p = standing.reasoner.posterior(standing.belief)[cause.index()];
    let shown = standing.reasoner.causes(standing.belief);
    Cause { rank: shown.iter().position(|(id, _)| *id == cause).map(|at| at + 1), p }
}
