//! How the car is locked: levels, the lid's own lock, settings of each fob, and what survives a loss of power.

use crate::signals::{FOBS, Slot};

mod crash;
mod motor;
pub(crate) use crash::Crash;
pub(crate) use motor::{LockMotor, PlayGuard};

/// How far the car as a whole is locked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Every door and the lid can be opened.
    #[default]
    Unlocked,
    /// Only the driver's door can be opened; whether the lid can is for the profile to say.
    DriverOnly,
    /// Locked; inside handles still work.
    Locked,
    /// Deadlocked: inside handles and lock buttons do nothing (MINI: "central arrest").
    Deadlocked,
}

impl Level {
    /// True if all doors are locked.
    pub const fn is_locked(self) -> bool {
        matches!(self, Level::Locked | Level::Deadlocked)
    }
}

/// Whether the lid follows the car.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LidLock {
    /// It is locked when the car is.
    #[default]
    WithCar,
    /// It may be opened from outside though the car is locked: it was let go alone, or the only keys are inside.
    Free,
}

/// What the unlock button of a fob does at its first press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum UnlockMode {
    /// Everything.
    #[default]
    All,
    /// Only the driver's door; a second press within the window does everything.
    DriverFirst,
}

/// Settings that belong to one fob (kept in the car).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FobSettings {
    /// What the first press unlocks.
    pub unlock: UnlockMode,
    /// Doors lock when driving off.
    pub lock_on_drive: bool,
    /// Doors lock again by themselves when nothing was opened.
    pub relock: bool,
    /// The trunk button works.
    pub remote_trunk: bool,
}

impl FobSettings {
    /// As delivered: everything on, one press unlocks all.
    pub const DELIVERED: FobSettings =
        FobSettings { unlock: UnlockMode::All, lock_on_drive: true, relock: true, remote_trunk: true };
}

impl Default for FobSettings {
    fn default() -> Self {
        FobSettings::DELIVERED
    }
}

/// What must survive a loss of power. The controller says when it changed; whoever owns the memory keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Saved {
    /// How the locks stand.
    pub level: Level,
    /// Whether the lid follows.
    pub lid: LidLock,
    /// Settings of each fob.
    pub fobs: [FobSettings; FOBS],
}

impl Saved {
    /// Settings of the fob in `slot`.
    pub fn settings(&self, slot: Slot) -> FobSettings {
        self.fobs.get(slot.number() as usize).copied().unwrap_or(FobSettings::DELIVERED)
    }

    /// Changes the settings of the fob in `slot`.
    pub fn set(&mut self, slot: Slot, settings: FobSettings) {
        if let Some(fob) = self.fobs.get_mut(slot.number() as usize) {
            *fob = settings;
        }
    }
}
