//! What comes in and what goes out: time, raw levels, drives, lamps, answers.

mod answer;
mod input;
mod output;
mod time;

pub use answer::{Answer, Cause, Reason};
pub use input::{
    Cylinder, Doors, FOBS, FobButton, Gear, Ignition, Inputs, LatchContacts, Level, MenuChoice, Press, Seen, Slot,
    Speed,
};
pub use output::{Dtc, Dtcs, LockDrive, Outputs, Stage};
pub use time::{Countdown, Instant, Span, earliest};
