//! What comes in and what goes out: time, raw levels, drives, lamps, answers.

mod answer;
mod input;
mod output;

pub use answer::{Answer, Cause, Reason};
pub use decklid_fob::{Countdown, FOBS, FobButton, Instant, Press, Slot, Span, earliest};
pub use input::{Cylinder, Doors, Gear, Ignition, Inputs, LatchContacts, Level, MenuChoice, Seen, Speed};
pub use output::{Dtc, Dtcs, LockDrive, Outputs, Stage};
