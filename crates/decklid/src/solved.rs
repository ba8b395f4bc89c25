//! Plans of the catalog that were worked out beforehand (`decklid-lab solve`).

use std::sync::Arc;

use decklid_advice::plan::stored::{self, StoredPlan, Unusable};
use decklid_car::car::{Car, GoalKind};
use decklid_data::SOLVED;

/// The plan for a car and a goal; none if none is stored or the car has changed since.
pub fn plan(car: &Car, goal: GoalKind) -> Option<Arc<StoredPlan>> {
    let file = decklid_data::find(SOLVED, &car.id)?;
    stored::read(file.text, car, goal).map(Arc::new)
}

/// Whether the plans of a car are stored as it is now; `None` if nothing is stored.
pub fn check(car: &Car) -> Option<Result<(), Unusable>> {
    decklid_data::find(SOLVED, &car.id).map(|file| stored::check(file.text, car))
}
