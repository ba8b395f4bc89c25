//! Doors: their locks as they stand, whatever the computer believes, and the keyhole in the driver's door.

use decklid_controller::signals::{Cylinder, LockDrive};

use super::fob::Blade;
use super::knobs::{Knob, flag};
use super::observer::Observer;
use crate::sensation::Sensation;
use crate::trace::What;

/// Least voltage at which the lock motors move (V).
const LEAST_VOLTS: f64 = 8.0;

/// What a hand does to a front door.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DoorAction {
    /// Turns the key in the driver's door.
    TurnKey(Cylinder),
    /// Opens a front door, if one opens.
    Open,
    /// Shuts the door.
    Shut,
    /// Holds a card to the door pillar.
    ShowCard,
}

/// Phrases in scripts.
pub(crate) const PHRASES: &[(&str, DoorAction)] =
    &[("open door", DoorAction::Open), ("shut door", DoorAction::Shut), ("show card", DoorAction::ShowCard)];

/// Locks, keyhole and handles of the doors.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Doors {
    /// Output: the driver's door is locked.
    pub(crate) driver_locked: bool,
    /// Output: the other doors are locked.
    pub(crate) others_locked: bool,
    /// Output: inside handles and knobs do nothing.
    pub(crate) deadlocked: bool,
    /// Output: the driver's door stands open.
    pub(crate) driver_open: bool,
    /// Output: position of the key in the keyhole.
    pub(crate) cylinder: Cylinder,
    /// There is a keyhole in the driver's door.
    keyhole: bool,
    /// That keyhole is seized, or its rod is off.
    keyhole_seized: bool,
    /// Doors open by electricity only (no keyhole, no mechanical outside handle).
    electric_handles: bool,
}

pub(super) const KNOBS: &[Knob<Doors>] = &[
    flag("doors.keyhole", "the driver's door has a keyhole", |d| &mut d.keyhole),
    flag("doors.keyhole_seized", "that keyhole does not work", |d| &mut d.keyhole_seized),
    flag("doors.electric_handles", "doors open by electricity only", |d| &mut d.electric_handles),
];

impl Doors {
    /// All doors are locked.
    pub fn all_locked(&self) -> bool {
        self.driver_locked && self.others_locked
    }

    /// The driver's door is locked.
    pub fn driver_locked(&self) -> bool {
        self.driver_locked
    }

    /// The other doors are locked.
    pub fn others_locked(&self) -> bool {
        self.others_locked
    }

    /// Inside handles and knobs do nothing.
    pub fn deadlocked(&self) -> bool {
        self.deadlocked
    }

    /// How somebody left the car.
    pub(super) fn leave(&mut self, locked: bool, deadlocked: bool) {
        self.driver_locked = locked || deadlocked;
        self.others_locked = locked || deadlocked;
        self.deadlocked = deadlocked;
    }

    /// Input: what the computer drives now, and the voltage at the lock motors (V).
    pub(super) fn drive(&mut self, drive: LockDrive, volts: f64, observer: &mut Observer) {
        if volts < LEAST_VOLTS {
            return;
        }
        match drive {
            LockDrive::Idle => return,
            LockDrive::UnlockDriver => (self.driver_locked, self.deadlocked) = (false, false),
            LockDrive::Unlock => self.leave(false, false),
            LockDrive::Lock => self.leave(true, false),
            LockDrive::Deadlock => self.leave(true, true),
        }
        observer.feel(Sensation::CarReacts);
        observer.record(What::Doors);
    }

    /// A hand turns the key: a rod moves the driver's lock; electricity moves the others, where the keyhole has a switch.
    pub(super) fn turn_key(&mut self, to: Cylinder, blade: &Blade, observer: &mut Observer) {
        if to != Cylinder::Rest {
            if !self.keyhole || self.keyhole_seized || !blade.opens_doors() {
                return;
            }
            let lock = to == Cylinder::Lock;
            self.driver_locked = lock;
            self.deadlocked &= lock;
            observer.feel(Sensation::KeyTurned);
        }
        self.cylinder = to;
    }

    /// A hand opens a front door, from inside or outside. Input: the computer works. True if it opens.
    pub(super) fn open(&mut self, from_inside: bool, computer_works: bool, observer: &mut Observer) -> bool {
        let dead = self.electric_handles && !computer_works;
        let opens = !dead && (from_inside || !self.all_locked());
        observer.feel_if(!opens, Sensation::ShutOut);
        self.driver_open |= opens;
        opens
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_moves_only_the_drivers_lock() {
        let mut doors = Doors { keyhole: true, ..Doors::default() };
        doors.leave(true, true);
        doors.turn_key(Cylinder::Unlock, &Blade::default(), &mut Observer::default());
        assert_eq!((doors.driver_locked, doors.others_locked, doors.deadlocked), (false, true, false));
        assert!(doors.open(false, false, &mut Observer::default()));
    }

    #[test]
    fn locks_need_power() {
        for (volts, locked) in [(7.9, false), (8.0, true)] {
            let mut doors = Doors::default();
            doors.drive(LockDrive::Lock, volts, &mut Observer::default());
            assert_eq!(doors.all_locked(), locked, "{volts} V");
        }
    }
}
