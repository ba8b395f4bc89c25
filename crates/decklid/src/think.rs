//! How long to think.
//!
//! The limit is on work, not time, so the same question gets the same answer. A caller with a clock may stop
//! earlier; on any ordinary machine it never has to.

use decklid_advice::consult::{Case, Consultation};
use decklid_car::car::Car;
use decklid_faces::booklet::Advised;

/// Good enough: the advice is proven to be within this share of the best.
pub const GOOD_ENOUGH: f64 = 0.01;
/// Trials before an answer is shown.
const TRIALS: usize = 38;

/// Thinks until the answer is good or the work is used up, or until `go_on` says no.
pub fn steadily(consultation: &mut Consultation<'_>, go_on: &mut dyn FnMut() -> bool) {
    let mut trials = 0;
    consultation.think(GOOD_ENOUGH, &mut |_, _| {
        trials += 1;
        trials <= TRIALS && go_on()
    });
}

/// The advice in a case; `None` if the case is impossible.
pub fn advised(car: &Car, case: Case, go_on: &mut dyn FnMut() -> bool) -> Option<Advised> {
    let mut consultation = Consultation::new(car, case).ok()?;
    steadily(&mut consultation, go_on);
    Some(Advised::of(&mut consultation))
}
