//! What the plant knows of its computer: the power it needs, and the settings menu.

use decklid_controller::signals::{MenuChoice, Stage};

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
    /// Its output for the release is burnt out: it wants to release, and nothing comes.
    output_dead: bool,
    /// That output has shut itself off, until the computer restarts.
    output_off: bool,
    /// A choice in the settings menu that has just been made.
    pub(crate) menu: Option<MenuChoice>,
}

pub(super) const KNOBS: &[Knob<Computer>] = &[
    flag("computer.hung", "the computer hangs until it restarts", |c| &mut c.hung),
    flag("computer.output_dead", "its output for the release is burnt out", |c| &mut c.output_dead),
    flag("computer.output_off", "that output has shut itself off until the computer restarts", |c| &mut c.output_off),
];

impl Computer {
    /// What leaves the box of what its program wants.
    pub(super) fn lets_out(&self, wanted: Stage) -> Stage {
        if self.output_dead || self.output_off { Stage::None } else { wanted }
    }

    /// It restarts: what only hung or had shut itself off works again.
    pub(super) fn restart(&mut self) {
        (self.hung, self.output_off) = (false, false);
    }
}

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
