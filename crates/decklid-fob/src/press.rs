//! Fobs and their buttons.

/// How many fobs a car can have.
pub const FOBS: usize = 4;

/// Place of a fob in the car's table, from 0 to [`FOBS`] − 1. A larger number means the last place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(u8);

impl Slot {
    /// The place with this number.
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

/// A fob button that is being pressed, for as long as the receiver hears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Press {
    /// Of which fob.
    pub slot: Slot,
    /// Which button.
    pub button: FobButton,
    /// The receiver has marked the fob's coin cell as low ([`crate::Heard::cell_low`]).
    pub cell_low: bool,
}
