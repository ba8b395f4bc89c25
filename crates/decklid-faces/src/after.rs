//! What comes when a goal is reached: what to do now, what to do later, which goal next.

use decklid_advice::consult::{Answer, Case, Leg};
use decklid_car::car::{Car, Care, GoalKind, MoveId, MoveKind};

use crate::explain::Ranked;

/// Care that fits what was found, most useful first.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitting<'c> {
    /// Right after an opening by hand.
    pub now: Vec<&'c Care>,
    /// So that it does not happen again.
    pub later: Vec<&'c Care>,
}

/// What to do after the goal of the case was reached, given the likely causes.
pub fn care<'c>(car: &'c Car, case: &Case, ranked: Ranked<'_>, by_hand: bool) -> Fitting<'c> {
    let entries = || case.before.iter().flat_map(|leg| &leg.entries).chain(&case.entries);
    let made = |mv: &MoveId| entries().any(|entry| entry.mv == *mv && matches!(entry.answer, Answer::Saw(_)));
    let fits = |c: &Care| c.of.as_ref().is_none_or(|of| of.iter().any(made));
    // Care for a cause that was not there is left out.
    let unlike = |c: &Care| !c.lowers.is_empty() && is_covered(c, ranked) && weight(c, ranked) < 0.1;
    let now = car.care.iter().filter(|c| c.after && by_hand && fits(c) && !unlike(c)).collect();
    let mut later: Vec<&Care> = car.care.iter().filter(|c| !c.after && weight(c, ranked) > 0.05).collect();
    later.sort_by(|a, b| weight(b, ranked).total_cmp(&weight(a, ranked)));
    later.truncate(4);
    Fitting { now, later }
}

/// How likely the causes are that the care prevents.
fn weight(care: &Care, ranked: Ranked<'_>) -> f64 {
    ranked.iter().filter(|c| care.lowers.contains(&c.0)).map(|c| c.1).sum()
}

/// Whether all that it prevents is among the causes.
fn is_covered(care: &Care, ranked: Ranked<'_>) -> bool {
    care.lowers.iter().all(|h| ranked.iter().any(|c| c.0 == *h))
}

/// Goals that make sense after the one of this case was reached.
pub fn goals(car: &Car, case: &Case) -> Vec<GoalKind> {
    let mended = case.entries.last().is_some_and(|e| {
        let it = car.at(e.mv);
        matches!(e.answer, Answer::Saw(_)) && it.kind == MoveKind::Call && it.serves(GoalKind::Fixed)
    });
    let wanted: &[GoalKind] = match case.goal {
        GoalKind::Open if mended => &[],
        GoalKind::Open => &[GoalKind::Fixed, GoalKind::Secured],
        GoalKind::Fixed => &[GoalKind::Secured],
        GoalKind::Secured => &[],
    };
    wanted.iter().copied().filter(|g| car.goal(*g).is_some()).collect()
}

/// The case continued with another goal: earlier answers and steps stay known.
pub fn turned_to(case: &Case, goal: GoalKind) -> Case {
    let mut case = case.clone();
    let entries = std::mem::take(&mut case.entries);
    case.before.push(Leg { goal: case.goal, entries });
    case.goal = goal;
    case
}
