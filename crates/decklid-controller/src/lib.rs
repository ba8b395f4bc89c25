//! What the car's own computer decides about its closures: a pure step from state and raw inputs to state and drives.
//!
//! ```text
//!  raw inputs ─► gesture ─► interlock ─► actuator ─► drives
//!                   │           ▲            │
//!                   └► locking ─┴─ relock ◄──┘      diagnosis looks on
//! ```
//!
//! ```
//! use decklid_controller::{locking::Saved, profile::GENERIC, signals::{Inputs, Instant, Level}, State, step};
//!
//! let parked = Inputs::PARKED;
//! let (state, _) = step(&GENERIC, State::power_on(&GENERIC, Saved::default(), Instant::at_ms(0)), &parked, Instant::at_ms(0));
//! let pressed = Inputs { exterior: Level::Down, ..parked };
//! let (state, out) = step(&GENERIC, state, &pressed, Instant::at_ms(10));
//! assert_eq!(out.cause, None, "it might be a bounce");
//! let (_, out) = step(&GENERIC, state, &pressed, Instant::at_ms(10).after(out.wake_in.unwrap()));
//! assert_eq!(out.cause, Some(decklid_controller::signals::Cause::Exterior));
//! ```
#![no_std]

pub mod actuator;
pub mod controller;
pub mod diagnosis;
pub mod gesture;
pub mod interlock;
pub mod locking;
pub mod profile;
pub mod relock;
pub mod signals;

pub use controller::{State, step};
pub use profile::Profile;
