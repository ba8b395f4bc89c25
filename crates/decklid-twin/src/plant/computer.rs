//! What the plant knows of its computer: the power it needs, and the settings menu.

use decklid_controller::signals::MenuChoice;

use super::knobs::{Knob, flag};

/// Below this the computer stops (V).
pub(crate) const BROWN_OUT: f64 = 6.0;
/// Above this it starts again (V).
pub(crate) const WAKE_UP: f64 = 6.5;

/// The computer's box.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Computer {
    /// It hangs: no input has an effect until it restarts.
    pub(crate) hung: bool,
    /// A choice in the settings menu that has just been made.
    pub(crate) menu: Option<MenuChoice>,
}

pub(super) const KNOBS: &[Knob<Computer>] =
    &[flag("computer.hung", "the computer hangs until it restarts", |c| &mut c.hung)];

/// What can be chosen in the settings menu.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// The first press unlocks only the driver's door.
    DriverFirst(bool),
    /// The trunk button of the fob works.
    RemoteTrunk(bool),
    /// An unlocked car that nobody opens locks again.
    Relock(bool),
}

/// Phrases in scripts.
pub(crate) const PHRASES: &[(&str, Choice)] = &[
    ("choose driver first", Choice::DriverFirst(true)),
    ("choose all doors", Choice::DriverFirst(false)),
    ("choose fob trunk on", Choice::RemoteTrunk(true)),
    ("choose fob trunk off", Choice::RemoteTrunk(false)),
    ("choose relock on", Choice::Relock(true)),
    ("choose relock off", Choice::Relock(false)),
];
