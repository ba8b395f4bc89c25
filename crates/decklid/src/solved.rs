//! Plans of the catalog that were worked out beforehand (`decklid-lab solve`).

use std::sync::Arc;

use decklid_advice::plan::stored::{self, StoredPlan, Unusable};
use decklid_car::car::{Car, GoalKind};
use decklid_data::SOLVED;

/// The plan for a car and a goal; none if none is stored or the car has changed since.
pub fn plan(car: &Car, goal: GoalKind) -> Option<Arc<StoredPlan>> {
    // A car that is not in the catalog goes by the plan of its body; where they differ, the digest tells.
    let base = || decklid_data::find(SOLVED, car.based_on.as_deref()?);
    let file = decklid_data::find(SOLVED, &car.id).or_else(base)?;
    stored::read(file.text, car, goal).map(Arc::new)
}

/// Whether the plans of a car are stored as it is now; `None` if nothing is stored.
pub fn check(car: &Car) -> Option<Result<(), Unusable>> {
    decklid_data::find(SOLVED, &car.id).map(|file| stored::check(file.text, car))
}
