//! Which advice hangs on which number: each prior is doubled and halved, and the advice is worked out again.
//!
//! Odds are doubled rather than probabilities, so that no prior leaves 0 to 1.

use std::sync::Arc;

use decklid_advice::consult::{Case, Consultation, Refusal};
use decklid_advice::plan::stored::StoredPlan;
use decklid_car::car::{Car, HiddenId, MoveId};

use crate::{solved, think};

/// Odds are multiplied by each of these.
pub const FACTORS: [f64; 2] = [2.0, 0.5];
/// Other first steps that are priced, to find the one that was advised before.
const PRICED: usize = 8;

/// The advice as it is, and what becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// The step advised with the numbers as they are.
    pub advised: Option<MoveId>,
    /// What it costs to the end on average (USD).
    pub cost: f64,
    /// One for each prior and factor.
    pub shifts: Vec<Shift>,
}

/// What becomes of the advice when one prior is another.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// The hidden Boolean.
    pub hidden: HiddenId,
    /// What its odds were multiplied by.
    pub factor: f64,
    /// Its prior then.
    pub prior: f64,
    /// The step advised then.
    pub advised: Option<MoveId>,
    /// What it costs then (USD).
    pub cost: f64,
    /// What going on with the step as before costs more then (USD); 0 if it is the same step, below 0
    /// by at most what is not proven, `None` if it was not priced because several others are better.
    pub regret: Option<f64>,
}

/// Shifts every prior of the car; `progress` is told how many of how many shifts are done.
///
/// # Errors
/// When the case makes no sense: see [`Refusal`].
pub fn sensitivity(car: &Car, case: &Case, progress: &mut dyn FnMut(usize, usize)) -> Result<Sensitivity, Refusal> {
    let seed = solved::plan(car, case.goal).map(|plan| Arc::new(without_proofs(&plan)));
    let mut now = think::through(car, case.clone())?;
    let (advised, cost) = (now.advice().mv, now.advice().expected_cost);
    let uncertain = car.hidden_ids().filter(|&h| car[h].prior > 0.0 && car[h].prior < 1.0);
    let tried: Vec<(HiddenId, f64)> = uncertain.flat_map(|h| FACTORS.map(|factor| (h, factor))).collect();
    let mut shifts = Vec::with_capacity(tried.len());
    for (at, &(hidden, factor)) in tried.iter().enumerate() {
        progress(at, tried.len());
        shifts.push(shift(car, case, seed.as_ref(), advised, (hidden, factor))?);
    }
    progress(tried.len(), tried.len());
    Ok(Sensitivity { advised, cost, shifts })
}

fn shift(
    car: &Car,
    case: &Case,
    seed: Option<&Arc<StoredPlan>>,
    before: Option<MoveId>,
    (hidden, factor): (HiddenId, f64),
) -> Result<Shift, Refusal> {
    let mut other = car.clone();
    let odds = car[hidden].prior / (1.0 - car[hidden].prior) * factor;
    let prior = odds / (1.0 + odds);
    other.hidden[hidden.index()].prior = prior;
    let mut consultation = Consultation::new(&other, case.clone())?;
    if let Some(seed) = seed {
        consultation.recall(Arc::clone(seed));
    }
    think::enough(&mut consultation);
    let advice = consultation.advice();
    let regret = if advice.mv == before {
        Some(0.0)
    } else {
        let others = consultation.reasons(PRICED).alternatives;
        others.into_iter().find(|(mv, _)| Some(*mv) == before).map(|(_, extra)| extra)
    };
    Ok(Shift { hidden, factor, prior, advised: advice.mv, cost: advice.expected_cost, regret })
}

/// The plan as a first policy: what was proven of it holds for other numbers only.
fn without_proofs(plan: &StoredPlan) -> StoredPlan {
    let mut plan = plan.clone();
    plan.situations.iter_mut().for_each(|situation| situation.proof = None);
    plan
}
