//! A fault, a press, and why nothing happened: inject a dead coin cell, press the button, print the trace.
//!
//! ```text
//! cargo run -p decklid-twin --example dead_fob
//! ```
#![allow(clippy::print_stdout)]

use std::error::Error;

use decklid_controller::profile::MINI_R56;
use decklid_twin::bench::Bench;
use decklid_twin::plant::{Gap, Plant};
use decklid_twin::script::{Routines, play, read, value};

fn main() -> Result<(), Box<dyn Error>> {
    // A healthy car with the controller of a MINI R56. Cars from files come from `wiring::load`.
    let mut bench = Bench::new(Plant::default(), MINI_R56).tracing();

    // The fault, and what the person does. A knob's name and unit are in `plant::knobs()`.
    bench.set("fob.cell_volts", &value("1.6"))?;
    run(&mut bench, &["hold fob.trunk 2 s", "lift"])?;
    assert_eq!(bench.plant().lid().gap(), Gap::Shut, "a dead fob opens nothing");

    // The repair. After a new cell the car wants three presses in a row before it trusts the fob again.
    run(&mut bench, &["new cell", "press fob.trunk 3 times", "hold fob.trunk 2 s", "lift"])?;
    assert_eq!(bench.plant().lid().gap(), Gap::Open, "the repair helps");

    // Each event names the one that caused it, up to a hand or a fault.
    print!("{}", bench.trace().json_lines());
    assert!(bench.trace().releases_without_cause(60_000).is_empty());
    Ok(())
}

fn run(bench: &mut Bench, lines: &[&str]) -> Result<(), Box<dyn Error>> {
    let script = lines.iter().map(|line| read(line)).collect::<Result<Vec<_>, _>>()?;
    play(bench, &Routines::new(), &script, true);
    Ok(())
}
