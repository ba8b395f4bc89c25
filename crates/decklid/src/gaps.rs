//! What nobody knows of a car, by what knowing it would be worth: what to look up next.
//!
//! Only equipment counts, since a manual, a brochure or a look at such a car can tell it: a keyhole, a cable, a button.
//! Faults and settings are of one car alone and no fact of a model.
//!
//! The worth of a fact is how much less the plan costs on average when it is known from the start, whichever way it
//! turns out. It is an estimate from below: for each answer the search begins with today's plan and improves it
//! briefly. Each fact is taken by itself; two that tell the same are each worth the whole.

use decklid_advice::consult::{Case, Consultation, Refusal};
use decklid_car::car::{Car, GoalKind, HiddenId, HiddenKind};

use crate::think;

/// Trials of the search for each answer.
const TRIALS: usize = 4;

/// Something that nobody knows of a car.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The equipment.
    pub hidden: HiddenId,
    /// How likely a car that is stuck has it, as far as we know (0 to 1).
    pub p: f64,
    /// What knowing it would save in one case, on average (USD).
    pub worth: f64,
}

/// The equipment of a car that is not known, first what is worth most.
///
/// # Errors
/// When no advice can be worked out: see [`Refusal`].
pub fn gaps(car: &Car) -> Result<Vec<Gap>, Refusal> {
    let mut search = think::through(car, Case::new(GoalKind::Open))?;
    let (now, chances) = (search.advice().expected_cost, search.posterior());
    let unknown = car.hidden_ids().zip(chances);
    let unknown = unknown.filter(|(h, p)| car[*h].kind == HiddenKind::Equipment && *p > 0.0 && *p < 1.0);
    let mut gaps = Vec::new();
    for (hidden, p) in unknown {
        let known = p * cost(&mut search, hidden, true) + (1.0 - p) * cost(&mut search, hidden, false);
        gaps.push(Gap { hidden, p, worth: (now - known).max(0.0) });
    }
    if search.gave_up() {
        return Err(Refusal::TooIntricate);
    }
    gaps.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    Ok(gaps)
}

/// What the plan costs people who know this of their car (USD), at most.
fn cost(search: &mut Consultation<'_>, hidden: HiddenId, so: bool) -> f64 {
    search.suppose(hidden, so);
    let mut trials = 0;
    search.think(think::GOOD_ENOUGH, &mut |_, _| {
        trials += 1;
        trials <= TRIALS
    });
    search.advice().expected_cost
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::Garage;

    #[test]
    fn what_is_known_is_no_gap_and_what_opens_the_lid_is_worth_something() {
        let car = Garage::built_in().car("mini-r56-hatch").unwrap();
        let found = gaps(&car).unwrap();
        let worth: Vec<f64> = found.iter().map(|gap| gap.worth).collect();
        assert!(worth.is_sorted_by(|a, b| a >= b) && worth.iter().all(|worth| *worth >= 0.0), "{worth:?}");
        assert!(worth[0] > 0.1, "{worth:?}");
        assert!(found.iter().all(|gap| car[gap.hidden].kind == HiddenKind::Equipment));

        let mut known = car.clone();
        known.hidden[found[0].hidden.index()].prior = 1.0;
        let left = gaps(&known).unwrap();
        assert!(left.iter().all(|gap| gap.hidden != found[0].hidden));
    }
}
