//! A number for everything about a car that planning reads: the same number, the same plans.

use std::fmt::{self, Write};

use decklid_car::car::{Car, Rates};

/// Counts changes of what a plan means: how answers are believed, what a bound proves.
const MEANING: u32 = 1;

/// FNV-1a, as text is written to it.
pub(crate) struct Fnv(pub(crate) u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Write for Fnv {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Ok(())
    }
}

/// The number of a car. Words, sources and everything else that no plan rests on do not change it.
pub fn digest(car: &Car) -> u64 {
    let mut sum = Fnv::default();
    // Writing a number of bytes into a sum cannot fail.
    let _ = all(&mut sum, car);
    sum.0
}

fn all(sum: &mut Fnv, car: &Car) -> fmt::Result {
    write!(sum, "{MEANING} {:?}", Rates::default())?;
    for hidden in &car.hidden {
        write!(sum, "{} {:?}", hidden.id, hidden.prior)?;
    }
    for state in &car.states {
        write!(sum, "{} {:?}", state.id, state.starts)?;
    }
    for formula in &car.formulas {
        write!(sum, "{:?}", formula.when)?;
    }
    for tool in &car.tools {
        write!(sum, "{:?} {:?}", tool.have, tool.get)?;
    }
    for goal in &car.goals {
        write!(sum, "{:?}", goal)?;
    }
    for mv in &car.moves {
        write!(sum, "{} {:?} {:?} {:?}", mv.id, mv.kind, mv.goals, mv.tools)?;
        write!(sum, "{:?} {:?} {:?} {:?}", mv.needs, mv.worth, mv.first, mv.cost)?;
        for outcome in &mv.outcomes {
            write!(sum, "{} {:?} {:?} {:?}", outcome.id, outcome.when, outcome.then, outcome.cost)?;
        }
    }
    Ok(())
}
