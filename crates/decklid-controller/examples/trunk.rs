//! A car's computer at work: a press of the button on the lid, once in an unlocked car and once in a locked one.
//!
//! ```text
//! cargo run -p decklid-controller --example trunk
//! ```
#![allow(clippy::print_stdout)]

use decklid_controller::locking::{Level as Locked, Saved};
use decklid_controller::profile::MINI_R56;
use decklid_controller::signals::{Answer, Cause, Inputs, Instant, Level, Reason};
use decklid_controller::{State, step};

fn main() {
    assert_eq!(press(Locked::Unlocked), Some(Answer::Accepted(Cause::Exterior)));
    assert_eq!(press(Locked::Locked), Some(Answer::Refused(Reason::Locked)));
    println!("{}", Reason::Locked.words());
}

/// Presses the button on the lid of a parked car; the answer of its computer.
fn press(level: Locked) -> Option<Answer> {
    let saved = Saved { level, ..MINI_R56.new_car() };
    let mut now = Instant::at_ms(0);
    let mut inputs = Inputs::PARKED;
    let (mut state, _) = step(&MINI_R56, State::power_on(&MINI_R56, saved, now), &inputs, now);
    inputs.exterior = Level::Down;
    // Virtual time: from one wake-up that the controller wants to the next.
    loop {
        let (next, outputs) = step(&MINI_R56, state, &inputs, now);
        println!("{:>4} ms: release {:?}, answer {:?}", now.as_ms(), outputs.release, outputs.answer);
        if outputs.answer.is_some() {
            return outputs.answer;
        }
        state = next;
        now = now.after(outputs.wake_in?);
    }
}
