//! Shifted priors, on a car small enough to plan to the end: each shift is what a car with that number gets.
#![allow(clippy::expect_used)]

use std::collections::BTreeMap;

use decklid::sensitivity::{FACTORS, sensitivity};
use decklid::think::GOOD_ENOUGH;
use decklid::{Garage, think};
use decklid_advice::consult::Case;
use decklid_car::car::{Car, GoalKind};

fn reduced(id: &str) -> Car {
    let path = format!("{}/../decklid-lab/tests/reduced/{id}/car.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("a small car");
    Garage::of(BTreeMap::from([(id.to_owned(), (path, text))])).car(id).expect("it loads")
}

#[test]
fn a_shift_is_what_a_car_with_that_number_gets() {
    let car = reduced("reduced-sedan");
    let (mut told, case) = (Vec::new(), Case::new(GoalKind::Open));
    let found = sensitivity(&car, &case, &mut |done, all| told.push((done, all))).expect("a goal of the car");
    let uncertain = car.hidden.iter().filter(|h| h.prior > 0.0 && h.prior < 1.0).count();
    assert_eq!(found.shifts.len(), uncertain * FACTORS.len());
    assert_eq!(told.last(), Some(&(found.shifts.len(), found.shifts.len())));
    let mut changed = 0;
    for (at, shift) in found.shifts.iter().enumerate() {
        let (was, id) = (car[shift.hidden].prior, &car[shift.hidden].id);
        let odds = |p: f64| p / (1.0 - p);
        assert!((odds(shift.prior) - odds(was) * shift.factor).abs() < 1e-9, "{id}: {} of {was}", shift.prior);
        if at % 7 == 0 {
            let mut other = car.clone();
            other.hidden[shift.hidden.index()].prior = shift.prior;
            let mut fresh = think::through(&other, case.clone()).expect("a goal of the car");
            assert!((fresh.advice().expected_cost - shift.cost).abs() <= 0.01 * shift.cost, "{id}: {}", shift.cost);
        }
        let keeps = shift.advised == found.advised;
        // Another step may be better by as much as is not proven.
        let least = if keeps { 0.0 } else { -GOOD_ENOUGH * shift.cost };
        assert!(shift.regret.is_none_or(|r| r >= least && (!keeps || r == 0.0)), "{id}: {shift:?}");
        changed += usize::from((shift.cost - found.cost).abs() > 0.01);
    }
    assert!(changed > 4, "only {changed} numbers matter");
}
