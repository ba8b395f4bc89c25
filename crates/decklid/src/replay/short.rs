//! A score as programs read it.

use decklid_car::car::{Car, OutcomeId};
use decklid_faces::report::CaseReplay;

use super::{End, Score};

/// The score of a record of this car, by names.
pub fn in_short(car: &Car, score: &Score) -> CaseReplay {
    let walk = &score.walk;
    let step = |(mv, outcome): &(_, OutcomeId)| {
        let mv = car.at(*mv);
        format!("{}={}", mv.id, mv.outcomes[outcome.index()].id)
    };
    CaseReplay {
        id: score.id.clone(),
        car: score.car.clone(),
        found: score.found,
        notes: score.notes,
        refused: score.refused.clone(),
        rank: score.cause.and_then(|cause| cause.rank),
        p: score.cause.map(|cause| cause.p),
        cause_possible: walk.cause_possible,
        way_possible: walk.way_possible,
        end: walk.end.word(),
        steps: walk.steps.len(),
        walk: walk.steps.iter().map(step).collect(),
        cost: walk.cost,
        minutes: walk.spent.minutes,
        money: walk.spent.money,
        dearer_by: if let End::Called(call) = walk.end { call.dearer_by } else { None },
        unsafe_steps: walk.unsafe_steps.clone(),
        verdict: score.verdict(),
    }
}
