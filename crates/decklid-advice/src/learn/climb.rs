//! The numbers that explain judgement and cases best.
//!
//! Plain expectation and maximization crawls: where a case seldom tells, a round moves a number by a hundredth of the
//! way. So its step is only where the climb begins. What the slopes say on the way bends it into the straight way up (a
//! quasi-Newton method that starts with that step), and no step is taken that makes the numbers worse.

use super::matrix::{Square, dot};
use super::numbers::{Judgment, Number, Totals, Worth, shifted, worth};

/// When to stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// The step of expectation and maximization moves no log odds by more than this any more.
    pub near: f64,
    /// The most rounds.
    pub rounds: usize,
}

impl Default for Rules {
    fn default() -> Self {
        Rules { near: 1e-7, rounds: 500 }
    }
}

/// Where the climb ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// What each number's log odds moved by itself, beside what the number that it stands in for moved.
    pub shifts: Vec<f64>,
    /// The numbers.
    pub p: Vec<f64>,
    /// Rounds made.
    pub rounds: usize,
    /// Whether it ended because nothing moved any more.
    pub settled: bool,
}

/// Longest step (log odds).
const LONGEST: f64 = 1.0;
/// A step is halved so often before it is given up.
const HALVINGS: usize = 30;
/// Share of the rise that the slope promises, at least.
const ENOUGH: f64 = 1e-4;
/// Differences below this share of the sum are rounding.
const ROUNDING: f64 = 1e-13;

/// Climbs from `from`, moving only the numbers that are `free`; `ask` says what the cases say of numbers, and `watch`
/// sees each round's number, shifts and step.
pub fn climb(
    numbers: &[Number],
    judgment: Judgment,
    rules: Rules,
    from: &[f64],
    free: &[bool],
    ask: &mut dyn FnMut(&[f64]) -> Totals,
    watch: &mut dyn FnMut(usize, &[f64], f64),
) -> Fit {
    let mut place = |shifts: Vec<f64>| {
        let p = shifted(numbers, &shifts);
        let mut worth = worth(numbers, judgment, &shifts, &p, ask(&p));
        worth.slope.iter_mut().zip(free).filter(|(_, free)| !**free).for_each(|(slope, _)| *slope = 0.0);
        Place { shifts, worth }
    };
    let mut here = place(from.to_vec());
    let mut bend = here.plain();
    let (mut fresh, mut rounds, mut settled) = (true, 0, false);
    while rounds < rules.rounds {
        let step = here.em_step();
        watch(rounds, &here.shifts, step);
        settled = step <= rules.near;
        if settled {
            break;
        }
        rounds += 1;
        match here.rise(&bend, &mut place) {
            Some(next) => {
                learn(&mut bend, &here, &next);
                (here, fresh) = (next, false);
            }
            None if fresh => {
                // What is left is rounding.
                settled = true;
                break;
            }
            None => (bend, fresh) = (here.plain(), true),
        }
    }
    Fit { p: shifted(numbers, &here.shifts), shifts: here.shifts, rounds, settled }
}

/// Numbers and how good they are.
struct Place {
    shifts: Vec<f64>,
    worth: Worth,
}

impl Place {
    /// What makes the step of expectation and maximization from the slope.
    fn plain(&self) -> Square {
        Square::diagonal(&self.worth.stiff.iter().map(|stiff| 1.0 / stiff).collect::<Vec<_>>())
    }

    /// How far that step moves the log odds that it moves most.
    fn em_step(&self) -> f64 {
        self.worth.slope.iter().zip(&self.worth.stiff).map(|(slope, stiff)| (slope / stiff).abs()).fold(0.0, f64::max)
    }

    /// A better place on the way that `bend` makes of the slope; none if there is none.
    fn rise(&self, bend: &Square, place: &mut dyn FnMut(Vec<f64>) -> Place) -> Option<Place> {
        let way = bend.times(&self.worth.slope);
        let promise = dot(&way, &self.worth.slope);
        let longest = way.iter().map(|step| step.abs()).fold(0.0, f64::max);
        let mut length = (LONGEST / longest).min(1.0);
        if promise <= 0.0 || promise.is_nan() {
            return None;
        }
        for _ in 0..HALVINGS {
            let there = place(self.shifts.iter().zip(&way).map(|(at, step)| at + length * step).collect());
            let slack = ROUNDING * self.worth.log.abs();
            let higher = there.worth.log - self.worth.log >= ENOUGH * length * promise - slack;
            let lower_slope = there.em_step() < self.em_step();
            if higher && (there.worth.log > self.worth.log + slack || lower_slope) {
                return Some(there);
            }
            length /= 2.0;
        }
        None
    }
}

/// What the slopes at two places say of the shape (Broyden, Fletcher, Goldfarb, Shanno).
fn learn(bend: &mut Square, from: &Place, to: &Place) {
    let moved: Vec<f64> = to.shifts.iter().zip(&from.shifts).map(|(to, from)| to - from).collect();
    let fell: Vec<f64> = from.worth.slope.iter().zip(&to.worth.slope).map(|(from, to)| from - to).collect();
    let both = dot(&moved, &fell);
    if both <= 1e-12 * dot(&moved, &moved).sqrt() * dot(&fell, &fell).sqrt() {
        return;
    }
    let bent = bend.times(&fell);
    let factor = (1.0 + dot(&fell, &bent) / both) / both;
    bend.add(factor, &moved, &moved);
    bend.add(-1.0 / both, &moved, &bent);
    bend.add(-1.0 / both, &bent, &moved);
}
