//! Scenario files: a car, what is done to it and when, and what must hold then.
//!
//! ```toml
//! car = "mini-r56-hatch"
//! about = "A tap on the rear button of the remote does nothing."
//! source = "MINI owner's manual 2015, remote control"
//!
//! [start]
//! so = ["doors_locked"]
//!
//! [[step]]
//! at = "1 s"
//! do = "hold fob.trunk 300 ms"
//! expect = "lid shut"
//! ```

mod expect;
mod read;

use crate::bench::Bench;
use crate::plant::{Gap, Value};
use crate::script::{Act, play};
use crate::trace::{Trace, What};
use crate::wiring::Wiring;

pub use expect::Expect;
pub use read::load;

/// A scenario, checked.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The car's id.
    pub car: String,
    /// What it shows: one sentence.
    pub about: String,
    /// Where the behavior was read.
    pub source: String,
    /// Seed of contact bounce.
    pub seed: u64,
    /// Bits of the situation and hidden Booleans that are true at the start.
    pub so: Vec<String>,
    /// Knobs of the plant set before the computer starts.
    pub set: Vec<(String, Value)>,
    /// What is done, in order of time.
    pub steps: Vec<Step>,
    wiring: Wiring,
}

/// What is done and expected at one time.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// Line of the file, from 1.
    pub line: usize,
    /// When it begins (ms).
    pub at: u64,
    /// Faults, settings, repairs that happen first.
    pub set: Vec<(String, Value)>,
    /// The computer restarts first.
    pub reset: bool,
    /// What hands do then, in order.
    pub does: Vec<Act>,
    /// Time from then until expectations are checked (ms).
    pub after: u64,
    /// What must hold.
    pub expects: Vec<Expect>,
}

/// An expectation that did not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// Line of its step, from 1.
    pub line: usize,
    /// When it was checked (ms).
    pub at: u64,
    /// What was expected.
    pub expected: String,
    /// What held instead.
    pub saw: String,
}

/// How a scenario ended.
#[derive(Clone, Debug)]
pub struct Ending {
    /// Expectations that did not hold; none if all held.
    pub failures: Vec<Failure>,
    /// Everything that happened.
    pub trace: Trace,
}

impl Scenario {
    /// The car as it stands at the start.
    pub fn bench(&self) -> Bench {
        let mut bench = self.wiring.bench(&|name| self.so.iter().any(|s| s == name), self.seed).tracing();
        for (knob, to) in &self.set {
            // Names and values were checked when the file was read.
            let _ = bench.prepare(knob, to);
        }
        bench
    }

    /// Plays it from start to end.
    pub fn run(&self) -> Ending {
        self.run_on(self.bench())
    }

    /// Plays it on a bench that stands at the start ([`Scenario::bench`]), perhaps with another computer in it.
    pub fn run_on(&self, mut bench: Bench) -> Ending {
        let mut failures = Vec::new();
        for step in &self.steps {
            bench.run_until(step.at);
            self.play(&mut bench, step, &mut failures);
        }
        Ending { failures, trace: bench.into_trace() }
    }

    fn play(&self, bench: &mut Bench, step: &Step, failures: &mut Vec<Failure>) {
        let since = bench.trace().events.len();
        let quiet = step.set.is_empty() && step.does.is_empty() && !step.reset;
        if !quiet {
            bench.clear_senses();
            bench.clear_answers();
        }
        let began_shut = bench.plant().lid.gap == Gap::Shut;
        for (knob, to) in &step.set {
            let _ = bench.set(knob, to);
        }
        if step.reset {
            bench.say("reset");
            bench.reset();
        }
        play(bench, &self.wiring.routines, &step.does, began_shut);
        bench.run_for(step.after);
        for expect in &step.expects {
            if let Err(saw) = expect.check(bench, since, began_shut) {
                bench.log(What::Failed { text: expect.text.clone() });
                failures.push(Failure { line: step.line, at: bench.now(), expected: expect.text.clone(), saw });
            }
        }
    }
}
