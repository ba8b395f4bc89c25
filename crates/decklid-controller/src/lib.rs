//! What a car's own computer decides about its closures: a pure step from state and raw inputs to state and drives.
//!
//! ```text
//!  raw inputs ─► gesture ─► interlock ─► actuator ─► drives
//!                   │           ▲            │
//!                   └► locking ─┴─ relock ◄──┘      diagnosis watches
//! ```
//!
//! Call [`step`] at every change of an input and when [`Outputs::wake_in`](signals::Outputs::wake_in) has passed. The numbers
//! of a car are in its [`Profile`], each with its source.
//!
//! ```
//! use decklid_controller::locking::Saved;
//! use decklid_controller::profile::GENERIC;
//! use decklid_controller::signals::{Cause, Inputs, Instant, Level};
//! use decklid_controller::{State, step};
//!
//! let (start, parked) = (Instant::at_ms(0), Inputs::PARKED);
//! let (state, _) = step(&GENERIC, State::power_on(&GENERIC, Saved::default(), start), &parked, start);
//! let pressed = Inputs { exterior: Level::Down, ..parked };
//! let (state, out) = step(&GENERIC, state, &pressed, Instant::at_ms(10));
//! assert_eq!(out.cause, None, "it might be a bounce");
//! let wake = Instant::at_ms(10).after(out.wake_in.unwrap_or_default());
//! let (_, out) = step(&GENERIC, state, &pressed, wake);
//! assert_eq!(out.cause, Some(Cause::Exterior));
//! ```
#![no_std]

mod actuator;
mod controller;
mod diagnosis;
mod gesture;
mod interlock;
pub mod locking;
pub mod profile;
mod relock;
pub mod signals;

pub use controller::{State, step};
pub use profile::Profile;

/// The example of the README runs, too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
