//! Plans worked out beforehand, as text: what to do at the start and in the situations after it, and what is
//! proven of the likelier ones.
//!
//! ```text
//! decklid-solved 1 9f3a01c2d4e5f607 0a1b2c3d4e5f6071
//! open 3
//! 4 1 0 2 | 25.4512 9:0.31 12:1.2
//! 7 0 2
//! 12 0
//! ```
//! The first line has the version of the format, the [digest] of the car and the sum
//! (FNV-1a) of all that follows it. A goal has a line for each situation, numbered from 0, the start. The line has
//! the move (by its place in the car's list), then for each outcome the number of the situation after it, 0 where
//! none is stored; it is greater than the line's own. Behind `|` stands what is proven of the situation when it is
//! reached by telling these outcomes, at usual rates and with usual tools: no policy costs less than that (USD), and
//! what other moves as first step cost more (USD).
//!
//! Nothing rests on the moves being right: what they cost is worked out again. The bounds are taken on trust, and
//! the digest says whether they are about this car.

use std::fmt::Write;

use decklid_car::car::{Car, GoalKind, MoveId};

use super::digest::{Fnv, digest};

/// First word of the text.
const NAME: &str = "decklid-solved";
/// Version of the format.
const VERSION: u32 = 1;
/// A goal has no more lines than this.
pub const MOST_LINES: usize = 4_000;

/// A plan for one goal: its first situation is the start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoredPlan {
    /// All situations; those after one stand behind it.
    pub situations: Vec<Situation>,
}

/// What to do in a situation.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// The move.
    pub mv: MoveId,
    /// The situation after each outcome; 0 where none is stored.
    pub next: Vec<usize>,
    /// What is proven, for the likelier situations.
    pub proof: Option<Proof>,
}

/// What is proven of a situation that was reached by telling the outcomes on the way, and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// No policy costs less (USD).
    pub low: f64,
    /// Other moves as first step with what they cost more (USD), least first.
    pub others: Vec<(MoveId, f64)>,
}

impl StoredPlan {
    /// The situation after an outcome of the advised move, if it is stored.
    pub fn after(&self, situation: usize, outcome: usize) -> Option<usize> {
        let next = *self.situations.get(situation)?.next.get(outcome)?;
        (next > situation && next < self.situations.len()).then_some(next)
    }
}

/// Why a text cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// Another version, or not such a text at all.
    Form,
    /// The text was damaged.
    Damaged,
    /// It is about another state of the car.
    Stale,
}

/// Whether the text is about this car as it is now.
///
/// # Errors
/// It is not: see [`Unusable`].
pub fn check(text: &str, car: &Car) -> Result<(), Unusable> {
    let (head, rest) = text.split_once('\n').ok_or(Unusable::Form)?;
    let begins = format!("{NAME} {VERSION} ");
    let sums = head.strip_prefix(&begins).and_then(|sums| sums.split_once(' ')).ok_or(Unusable::Form)?;
    if sums.1 != hex(sum(rest)) {
        return Err(Unusable::Damaged);
    }
    if sums.0 == hex(digest(car)) { Ok(()) } else { Err(Unusable::Stale) }
}

/// The plan for a goal; none where the text has none or cannot be used.
pub fn read(text: &str, car: &Car, goal: GoalKind) -> Option<StoredPlan> {
    check(text, car).ok()?;
    let mut lines = text.lines().skip(1);
    let begins = format!("{} ", goal.name());
    let count: usize = lines.find_map(|line| line.strip_prefix(&begins))?.parse().ok()?;
    let read: Option<Vec<Situation>> = lines.take(count.min(MOST_LINES)).map(|line| situation(line, car)).collect();
    read.filter(|read| read.len() == count && count > 0).map(|situations| StoredPlan { situations })
}

fn situation(line: &str, car: &Car) -> Option<Situation> {
    let (step, proof) = line.split_once(" | ").map_or((line, None), |(step, proof)| (step, Some(proof)));
    let mut numbers = step.split(' ').map(|number| number.parse::<usize>().ok());
    let mv = named(numbers.next()??, car)?;
    let next: Vec<usize> = numbers.collect::<Option<_>>()?;
    let proof = match proof {
        Some(proof) => Some(self::proof(proof, car)?),
        None => None,
    };
    (next.len() == car.at(mv).outcomes.len()).then_some(Situation { mv, next, proof })
}

fn proof(text: &str, car: &Car) -> Option<Proof> {
    let mut words = text.split(' ');
    let low = words.next()?.parse::<f64>().ok().filter(|low| low.is_finite())?;
    let other = |word: &str| {
        let (mv, extra) = word.split_once(':')?;
        Some((named(mv.parse().ok()?, car)?, extra.parse().ok()?))
    };
    Some(Proof { low, others: words.map(other).collect::<Option<_>>()? })
}

fn named(mv: usize, car: &Car) -> Option<MoveId> {
    (mv < car.moves.len()).then(|| MoveId::from_index(mv))
}

/// The plans of a car as text.
pub fn write(car: &Car, plans: &[(GoalKind, StoredPlan)]) -> String {
    let mut text = String::new();
    for (goal, plan) in plans {
        text += &format!("{} {}\n", goal.name(), plan.situations.len());
        plan.situations.iter().for_each(|situation| text += &line(situation));
    }
    format!("{NAME} {VERSION} {} {}\n{text}", hex(digest(car)), hex(sum(&text)))
}

fn line(situation: &Situation) -> String {
    let mut line = situation.mv.index().to_string();
    situation.next.iter().for_each(|next| line += &format!(" {next}"));
    if let Some(Proof { low, others }) = &situation.proof {
        // Down: a bound must not grow by rounding.
        line += &format!(" | {:.4}", (low * 1e4).floor() / 1e4);
        others.iter().for_each(|(mv, extra)| line += &format!(" {}:{extra:.2}", mv.index()));
    }
    line + "\n"
}

fn sum(text: &str) -> u64 {
    let mut sum = Fnv::default();
    // Cannot fail.
    let _ = sum.write_str(text);
    sum.0
}

fn hex(number: u64) -> String {
    format!("{number:016x}")
}
