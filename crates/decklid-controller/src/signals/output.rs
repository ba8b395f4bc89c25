//! What the controller drives, shows, answers and stores.

use super::answer::{Answer, Cause};
use crate::locking::Saved;
use decklid_fob::Span;

/// Everything that the controller does at one moment. `release`, `locks`, `boot_light`, `hold_open`, `pull_in` and
/// `dtcs` are levels that last until the next step; `flashes`, `horn`, `answer` and `save` happen once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Outputs {
    /// Release motor: which stage of the latch it releases.
    pub release: Stage,
    /// What caused the release; present exactly while `release` is not `None`.
    pub cause: Option<Cause>,
    /// Motors of the door locks.
    pub locks: LockDrive,
    /// Turn-signal flashes that begin now.
    pub flashes: u8,
    /// The horn sounds briefly, now.
    pub horn: bool,
    /// Lamp in the trunk.
    pub boot_light: bool,
    /// The release was left at its open end: the latch cannot catch until it is pressed again (an R50 does so).
    pub hold_open: bool,
    /// Soft-close motor that pulls the lid from pre-latch to main position.
    pub pull_in: bool,
    /// The answer to a request.
    pub answer: Option<Answer>,
    /// Faults that the car knows of.
    pub dtcs: Dtcs,
    /// What to keep through a loss of power, if it changed.
    pub save: Option<Saved>,
    /// When the next internal timer is due if the inputs stay as they are. Take a step then, and at each change of an
    /// input; steps in between change nothing.
    pub wake_in: Option<Span>,
}

/// Stage of the latch that the release motor releases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Off.
    #[default]
    None,
    /// Only the primary position (front trunk at speed).
    Primary,
    /// All positions.
    All,
}

/// Motors of the door locks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LockDrive {
    /// Off.
    #[default]
    Idle,
    /// Only the driver's door is being unlocked.
    UnlockDriver,
    /// All are being unlocked.
    Unlock,
    /// All are being locked.
    Lock,
    /// All are being deadlocked.
    Deadlock,
}

/// A fault that the controller can detect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Dtc {
    /// Release drive draws far too much (B3265-01).
    ReleaseShort,
    /// Release drive draws nothing (B3265-06).
    ReleaseOpen,
    /// The motor was driven as often as allowed and the latch stayed shut.
    ReleaseNoMovement,
    /// The latch contacts contradict each other (B2503).
    LatchContacts,
    /// Button above the plate stuck (B1543-02).
    ExteriorStuck,
    /// Cabin button stuck.
    InteriorStuck,
    /// Lever stuck.
    LeverStuck,
    /// Inside handle stuck; it goes on working.
    HandleStuck,
    /// Dash switch stuck.
    CentralStuck,
    /// A fob button stuck.
    FobStuck,
    /// A cylinder switch stuck.
    CylinderStuck,
    /// Battery below the working limit.
    Undervoltage,
    /// No fresh speed with the ignition on.
    SpeedStale,
    /// The release motor draws current though nothing drives it: its relay sticks (B3268).
    ReleaseStuck,
}

impl Dtc {
    /// Every fault, in order of its bit.
    pub const ALL: [Dtc; 14] = [
        Dtc::ReleaseShort,
        Dtc::ReleaseOpen,
        Dtc::ReleaseNoMovement,
        Dtc::LatchContacts,
        Dtc::ExteriorStuck,
        Dtc::InteriorStuck,
        Dtc::LeverStuck,
        Dtc::HandleStuck,
        Dtc::CentralStuck,
        Dtc::FobStuck,
        Dtc::CylinderStuck,
        Dtc::Undervoltage,
        Dtc::SpeedStale,
        Dtc::ReleaseStuck,
    ];

    /// Its name for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Dtc::ReleaseShort => "release-short",
            Dtc::ReleaseOpen => "release-open",
            Dtc::ReleaseNoMovement => "release-no-movement",
            Dtc::LatchContacts => "latch-contacts",
            Dtc::ExteriorStuck => "exterior-stuck",
            Dtc::InteriorStuck => "interior-stuck",
            Dtc::LeverStuck => "lever-stuck",
            Dtc::HandleStuck => "handle-stuck",
            Dtc::CentralStuck => "central-stuck",
            Dtc::FobStuck => "fob-stuck",
            Dtc::CylinderStuck => "cylinder-stuck",
            Dtc::Undervoltage => "undervoltage",
            Dtc::SpeedStale => "speed-stale",
            Dtc::ReleaseStuck => "release-stuck",
        }
    }
}

/// A set of faults.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dtcs(u16);

impl Dtcs {
    /// No fault.
    pub const NONE: Dtcs = Dtcs(0);

    /// With `dtc` in it.
    #[must_use]
    pub const fn with(self, dtc: Dtc) -> Self {
        Dtcs(self.0 | 1 << dtc as u16)
    }

    /// With all of `other` in it.
    #[must_use]
    pub const fn and(self, other: Dtcs) -> Self {
        Dtcs(self.0 | other.0)
    }

    /// True if `dtc` is in it.
    pub const fn has(self, dtc: Dtc) -> bool {
        self.0 & 1 << dtc as u16 != 0
    }

    /// True if there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those in it, in order.
    pub fn iter(self) -> impl Iterator<Item = Dtc> {
        Dtc::ALL.into_iter().filter(move |&dtc| self.has(dtc))
    }
}
