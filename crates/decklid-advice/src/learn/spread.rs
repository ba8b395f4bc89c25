//! How well the numbers are known: the curvature where the climb ended.

use super::climb::Fit;
use super::matrix::Square;
use super::numbers::{Judgment, Number, Totals, doubt, logistic, logit, shifted, worth};

/// How well a number is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// It is in here with 90 %.
    pub interval: (f64, f64),
    /// Share of the doubt about it (variance of its log odds) that the cases have taken away, from 0 to 1.
    pub told: f64,
}

/// Slopes are compared at this distance (log odds).
const STEP: f64 = 1e-3;
/// Half the width of an interval of 90 % (standard deviations).
const NINETY: f64 = 1.644_853_626_951_472_2;

/// How well each number of a fit is known; none if the cases make no peak of it.
pub fn spread(
    numbers: &[Number],
    judgment: Judgment,
    fit: &Fit,
    ask: &mut dyn FnMut(&[f64]) -> Totals,
    watch: &mut dyn FnMut(usize),
) -> Option<Vec<Spread>> {
    let mut slope = |shifts: &[f64]| {
        let p = shifted(numbers, shifts);
        worth(numbers, judgment, shifts, &p, ask(&p)).slope
    };
    let side = numbers.len();
    let mut curve = Square::diagonal(&vec![0.0; side]);
    for at in 0..side {
        watch(at);
        let mut moved = fit.shifts.clone();
        moved[at] += STEP;
        let above = slope(&moved);
        moved[at] -= 2.0 * STEP;
        let below = slope(&moved);
        for (other, (above, below)) in above.iter().zip(&below).enumerate() {
            let half = (below - above) / (4.0 * STEP);
            curve.cells[at * side + other] += half;
            curve.cells[other * side + at] += half;
        }
    }
    let covariance = curve.inverse()?;
    let known = (0..side).map(|at| {
        let chain = chain(numbers, at);
        let variance: f64 = chain.iter().map(|&a| chain.iter().map(|&b| covariance.row(a)[b]).sum::<f64>()).sum();
        let (middle, half) = (logit(fit.p[at]), NINETY * variance.max(0.0).sqrt());
        let told = (1.0 - variance / doubt(numbers, judgment, at)).clamp(0.0, 1.0);
        Spread { interval: (logistic(middle - half), logistic(middle + half)), told }
    });
    Some(known.collect())
}

/// A number and those that it stands in for.
fn chain(numbers: &[Number], at: usize) -> Vec<usize> {
    let mut chain = vec![at];
    let mut last = at;
    while let Some(class) = numbers[last].class {
        chain.push(class);
        last = class;
    }
    chain
}
