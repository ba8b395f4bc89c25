//! How long to think: the one place that decides, for every face.
//!
//! The limit is on work, not time, so the same question gets the same answer everywhere. What was worked out
//! beforehand ([`solved`]), with far more work, comes first; where it says how good it is, nothing is left to do.

use std::sync::Arc;

use decklid_advice::consult::{Case, Consultation, Refusal};
use decklid_advice::plan::follower::Follower;
use decklid_car::car::{Car, GoalKind};

use crate::solved;

/// Good enough: the advice is proven to be within this share of the best.
pub const GOOD_ENOUGH: f64 = 0.01;
/// Trials of the search at most, where nothing was worked out beforehand.
pub const TRIALS: usize = 60;
/// After so many of them, the size is looked at.
const ROUND: usize = 6;
/// So many new nodes of diagrams and costs are work enough for one answer.
const ENOUGH_NODES: usize = 1_000_000;
/// One case may take so many nodes of diagrams, and of costs: under half a gigabyte.
const MOST_NODES: usize = 4_000_000;
/// The same for a car of which a plan was worked out, so that it is known to be worth it: `secured` of some gates needs
/// more than the others may take.
const MOST_NODES_PLANNED: usize = 1 << 24;

/// A consultation that knows what was worked out beforehand.
///
/// # Errors
/// When the case cannot be true: see [`Refusal`].
pub fn consult(car: &Car, case: Case) -> Result<Consultation<'_>, Refusal> {
    let goal = case.goal;
    let mut consultation = Consultation::new(car, case)?;
    let plan = solved::plan(car, goal);
    consultation.set_limit(if plan.is_some() { MOST_NODES_PLANNED } else { MOST_NODES });
    if let Some(plan) = plan {
        consultation.recall(plan);
    }
    Ok(consultation)
}

/// Thinks until the advice is good enough, or the work is used up.
pub fn enough(consultation: &mut Consultation<'_>) {
    // The first round also lays out what later ones build on.
    let mut most = None;
    for _ in 0..TRIALS / ROUND {
        let mut trials = 0;
        consultation.think(GOOD_ENOUGH, &mut |_, _| {
            trials += 1;
            trials <= ROUND
        });
        let nodes = consultation.nodes();
        if trials <= ROUND || nodes > *most.get_or_insert(nodes.saturating_add(ENOUGH_NODES)) {
            return;
        }
    }
}

/// A consultation in a case that has thought enough.
///
/// # Errors
/// When the case cannot be true: see [`Refusal`].
pub fn through(car: &Car, case: Case) -> Result<Consultation<'_>, Refusal> {
    let mut consultation = consult(car, case)?;
    enough(&mut consultation);
    if consultation.gave_up() {
        return Err(Refusal::TooIntricate);
    }
    Ok(consultation)
}

/// What follows the plan of a car and goal; where none is stored, what is found by thinking enough at the start. `None`
/// if there is no such goal or nothing can be done.
pub fn follower(car: &Car, goal: GoalKind) -> Option<Follower<'_>> {
    let plan = match solved::plan(car, goal) {
        Some(plan) => plan,
        None => Arc::new(through(car, Case::new(goal)).ok()?.plan()?),
    };
    Some(Follower::new(car, car.goal(goal)?, plan))
}
