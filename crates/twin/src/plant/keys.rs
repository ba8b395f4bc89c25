//! Fobs with their cells, the radio between them and the car, and the metal key.

use controller::signals::FobButton;

/// A remote control.
#[derive(Clone, PartialEq, Debug)]
pub struct Fob {
    /// Voltage of its cell (V).
    pub cell_volts: f64,
    /// It is broken or not at hand.
    pub broken: bool,
    /// How many presses it is ahead of what the car knows.
    pub ahead: f64,
    /// Button that is pressed now.
    pub pressed: Option<FobButton>,
    /// Where it is.
    pub place: KeyPlace,
    /// Its cell sits behind a cover and can be changed; else it is sealed and charges in the car.
    pub cell_changes: bool,
}

/// Where a key is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum KeyPlace {
    /// With the person.
    #[default]
    Pocket,
    /// In the cabin.
    Cabin,
    /// In the trunk.
    Trunk,
    /// Far away.
    Away,
}

impl Default for Fob {
    fn default() -> Self {
        Fob { cell_volts: 3.0, broken: false, ahead: 0.0, pressed: None, place: KeyPlace::Pocket, cell_changes: true }
    }
}

/// Below this a fob does not send (V).
pub const SILENT_VOLTS: f64 = 2.0;
/// Below this a fob says that its cell is low (V); from 2.7 to 2.8 V in a weak source.
pub const LOW_VOLTS: f64 = 2.7;
/// A fob that is further ahead than this is out of step until it is taught again.
pub const RESYNC: f64 = 16_384.0;

impl Fob {
    /// It sends something that a receiver could take.
    pub fn sends(&self) -> bool {
        !self.broken && self.cell_volts >= SILENT_VOLTS && self.place != KeyPlace::Away
    }

    /// Its telegrams are in step.
    pub fn in_step(&self) -> bool {
        self.ahead <= RESYNC
    }
}

/// The radio channel at the car.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Radio {
    /// Something near the car disturbs it; a passing one, gone after a quiet minute.
    pub jammed: bool,
    /// The receiver listens while the ignition is on, too, unless this is set.
    pub deaf_when_on: bool,
    /// Passive entry has gone to sleep until a button of the fob is heard.
    pub passive_asleep: bool,
    /// Passive entry is switched off in the settings.
    pub passive_off: bool,
}

/// The metal key.
#[derive(Clone, PartialEq, Debug)]
pub struct Blade {
    /// It is at hand.
    pub here: bool,
    /// It belongs to this car.
    pub fits: bool,
    /// It fits the lid too (a service key does not).
    pub master: bool,
}

impl Default for Blade {
    fn default() -> Self {
        Blade { here: true, fits: true, master: true }
    }
}
