//! The first program of the README: one answer in, advice and causes out.
#![allow(clippy::print_stdout)]

use decklid::{Garage, GoalKind, Guide};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let car = Garage::built_in().car("toyota-camry")?;
    let mut guide = Guide::new(&car, GoalKind::Open)?;
    guide.saw("hold_fob_button", "nothing")?;
    let advice = guide.advice();
    if let Some(step) = &advice.step {
        println!("{}\n{}", step.title, advice.why);
    }
    for cause in guide.causes().iter().take(3) {
        println!("{:>3.0} % {}", 100.0 * cause.p, cause.says);
    }
    Ok(())
}
