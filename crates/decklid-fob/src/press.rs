//! Whose fob, which of its buttons, and that it is being pressed.

/// How many fobs a car knows.
pub const FOBS: usize = 4;

/// Which of the paired fobs, from 0 to [`FOBS`] − 1. A larger number is taken as the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(u8);

impl Slot {
    /// The fob with this number.
    pub const fn new(number: u8) -> Self {
        Slot(if number as usize >= FOBS { FOBS as u8 - 1 } else { number })
    }

    /// Its number, always below [`FOBS`].
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// Button of a fob.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FobButton {
    /// Lock.
    Lock,
    /// Unlock.
    Unlock,
    /// Open the trunk.
    Trunk,
}

/// A fob button that is being pressed; held as long as the receiver hears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Press {
    /// Whose fob.
    pub slot: Slot,
    /// Which button.
    pub button: FobButton,
    /// The receiver has marked the fob's cell as low ([`crate::Heard::cell_low`]).
    pub cell_low: bool,
}
