//! Every number of a car's controller, each with its source or the reason why it is assumed.

use crate::locking::{FobSettings, Saved};
use crate::signals::{FOBS, Gear, Ignition, Span};

mod american;
mod asian;
mod claims;
mod european;
mod generic;
mod sources;

pub use american::*;
pub use asian::*;
pub use claims::Claim;
pub use european::*;
pub use generic::{FRONT_TRUNK, GENERIC};

/// Every profile.
pub const ALL: &[&Profile] = &[
    &GENERIC,
    &FRONT_TRUNK,
    &MINI_R50_R53,
    &MINI_R56,
    &BMW_3_SERIES,
    &MERCEDES_W203,
    &VOLVO_S80,
    &FIAT,
    &LAND_ROVER_DISCOVERY,
    &HONDA_CIVIC_11,
    &TOYOTA_PRIUS,
    &NISSAN_FRONTIER,
    &KIA_OPTIMA,
    &MAZDA_CX_9,
    &FORD_FOCUS,
    &DODGE_CHARGER,
    &CHRYSLER_VOYAGER,
    &CHEVROLET_HHR,
    &BUICK_REGAL,
    &PONTIAC_GRAND_AM,
    &CADILLAC_ELDORADO,
    &SATURN_LS,
];

/// A value and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value, in the unit of its field.
    pub value: T,
    /// Where it was read; for an assumption, the reason.
    pub source: &'static str,
    /// False if it is a judgment call.
    pub read: bool,
}

impl<T> Sourced<T> {
    /// A value that a source gives.
    pub const fn read(value: T, source: &'static str) -> Self {
        Sourced { value, source, read: true }
    }

    /// A value that we chose, and why.
    pub const fn assumed(value: T, why: &'static str) -> Self {
        Sourced { value, source: why, read: false }
    }
}

/// What kind of lid it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closure {
    /// At the rear: the inside handle opens it fully at any speed.
    Rear,
    /// At the front, two stages: the inside handle lets go of the secondary stage only at low speed.
    Front,
}

/// How a button must be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gesture {
    /// Any press.
    Press,
    /// Held for this long.
    Hold(Span),
    /// A second press within this time after the first.
    Second(Span),
}

impl Gesture {
    /// How soon a second press must follow; zero if none is asked for.
    pub const fn window(self) -> Span {
        match self {
            Gesture::Second(window) => window,
            Gesture::Press | Gesture::Hold(_) => Span::ZERO,
        }
    }
}

/// How far the car must be unlocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LockRule {
    /// Does not matter: the opener itself proves the right.
    Any,
    /// Not deadlocked.
    NotDeadlocked,
    /// At least the driver's door.
    Driver,
    /// Everything.
    All,
}

/// Where the gear lever must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GearRule {
    /// Does not matter.
    Any,
    /// PARK.
    Park,
    /// PARK or NEUTRAL.
    ParkOrNeutral,
    /// PARK or NEUTRAL, but only while the ignition is not off.
    ParkOrNeutralWhenOn,
}

impl GearRule {
    /// True if the rule is kept.
    pub const fn allows(self, gear: Gear, ignition: Ignition) -> bool {
        match self {
            GearRule::Any => true,
            GearRule::Park => matches!(gear, Gear::Park),
            GearRule::ParkOrNeutral => matches!(gear, Gear::Park | Gear::Neutral),
            GearRule::ParkOrNeutralWhenOn => {
                matches!(ignition, Ignition::Off) || matches!(gear, Gear::Park | Gear::Neutral)
            }
        }
    }
}

/// Where the ignition must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IgnitionRule {
    /// Does not matter.
    Any,
    /// Off.
    Off,
    /// Accessory or on.
    NotOff,
}

impl IgnitionRule {
    /// True if the rule is kept.
    pub const fn allows(self, ignition: Ignition) -> bool {
        match self {
            IgnitionRule::Any => true,
            IgnitionRule::Off => matches!(ignition, Ignition::Off),
            IgnitionRule::NotOff => matches!(ignition, Ignition::Accessory | Ignition::On),
        }
    }
}

/// What must be so for one electrical opener to work. Valet, low voltage and heat concern all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Gate {
    /// The car has this opener.
    pub fitted: bool,
    /// How it is used.
    pub gesture: Gesture,
    /// How far the car must be unlocked.
    pub lock: LockRule,
    /// Only this long after unlocking; zero: no limit.
    pub window: Span,
    /// Gear lever.
    pub gear: GearRule,
    /// Ignition.
    pub ignition: IgnitionRule,
    /// Refused at this speed and above (0.1 km/h).
    pub speed_below: u16,
}

impl Gate {
    /// How long the button must be held, if this opener is fitted and asks for that; else zero.
    pub const fn hold(&self) -> Span {
        match self.gesture {
            Gesture::Hold(time) if self.fitted => time,
            Gesture::Hold(_) | Gesture::Press | Gesture::Second(_) => Span::ZERO,
        }
    }
}

/// Heat of the release motor: a counter of run time. Each millisecond on counts one up, each `rest_per_run`
/// milliseconds off count one down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Heat {
    /// Run time at which new drives are blocked, until the counter is empty again; zero: no such protection. Must end within L2: `limit` times
    /// `rest_per_run` is the longest block.
    pub limit: Span,
    /// Milliseconds of rest that undo one of running.
    pub rest_per_run: u8,
}

/// Protection against playing with a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Play {
    /// This many cycles …
    pub cycles: u8,
    /// … within this time of the first …
    pub within: Span,
    /// … block for this long, on the released side.
    pub block: Span,
}

/// What the supply must give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Supply {
    /// Below this no drive starts (mV).
    pub min: u16,
    /// A drop below it this soon after the start means a weak battery …
    pub early: Span,
    /// … and blocks for this long.
    pub block: Span,
    /// A drive interrupted by the starter waits this long to go on, then it is refused.
    pub wait: Span,
}

/// What the motor current tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Current {
    /// Less than this while driven is an open circuit (mA).
    pub open_below: u16,
    /// More than this is a short (mA).
    pub short_above: u16,
    /// How long it must be so.
    pub after: Span,
}

/// When locking deadlocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeadlockRule {
    /// Never: the car has no deadlock.
    Never,
    /// Locking from outside always deadlocks.
    OnLock,
    /// A second lock press within this time.
    OnSecond(Span),
}

impl DeadlockRule {
    /// How long after a lock press a second one deadlocks; zero: never.
    pub const fn second(self) -> Span {
        match self {
            DeadlockRule::Never | DeadlockRule::OnLock => Span::ZERO,
            DeadlockRule::OnSecond(window) => window,
        }
    }
}

/// What happens after a crash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CrashRule {
    /// Unlocks so long after the crash.
    pub delay: Span,
    /// Unlocks even a deadlocked car (a BMW E60 does not).
    pub from_deadlock: bool,
    /// Locking stays off at least so long after unlocking.
    pub hold: Span,
    /// It stays off until the ignition was off for so long.
    pub off_for: Span,
}

/// How often the turn lamps flash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Flashes {
    /// When the car is locked.
    pub lock: u8,
    /// When it is unlocked.
    pub unlock: u8,
    /// When the lid is let go.
    pub lid: u8,
}

/// How long a condition must last to be a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FaultTimes {
    /// Latch contacts contradict each other.
    pub latch: Span,
    /// Low voltage.
    pub undervoltage: Span,
    /// No fresh speed with the ignition on.
    pub speed: Span,
}

/// All numbers of one car's controller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Name for programs, kebab-case.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Kind of lid.
    pub closure: Closure,
    /// Contacts must be steady for this long to count.
    pub debounce: Sourced<Span>,
    /// A button down for this long is stuck.
    pub stuck_after: Sourced<Span>,
    /// Speed older than this counts as moving.
    pub speed_fresh_for: Sourced<Span>,
    /// Trunk button of the fob.
    pub fob_trunk: Sourced<Gate>,
    /// Unlock button of the fob, where a second click or a long hold opens the trunk.
    pub fob_second: Sourced<Gate>,
    /// Button above the plate.
    pub exterior: Sourced<Gate>,
    /// The same with a fob close by.
    pub passive: Sourced<Gate>,
    /// Button in the cabin.
    pub interior: Sourced<Gate>,
    /// Electric lever by the seat.
    pub lever: Sourced<Gate>,
    /// Key in the lid, as a switch.
    pub key_boot: Sourced<Gate>,
    /// Release pulse at 12 V and more.
    pub pulse: Sourced<Span>,
    /// Longest release pulse, at the least voltage; between them the length grows as the voltage falls.
    pub pulse_max: Sourced<Span>,
    /// The pulse ends early when the latch has opened.
    pub stop_when_open: Sourced<bool>,
    /// How often the release is driven for one request while the latch stays shut.
    pub tries: Sourced<u8>,
    /// Rest between tries.
    pub gap: Sourced<Span>,
    /// Heat of the release motor.
    pub heat: Sourced<Heat>,
    /// Protection against playing.
    pub play: Sourced<Play>,
    /// Supply limits.
    pub supply: Sourced<Supply>,
    /// Motor current limits.
    pub current: Sourced<Current>,
    /// The outside button held longer than this leaves the latch open until the next press; zero: no such effect.
    pub over_hold: Sourced<Span>,
    /// Pulse of the lock motors.
    pub lock_pulse: Sourced<Span>,
    /// When locking deadlocks.
    pub deadlock: Sourced<DeadlockRule>,
    /// A second unlock press within this time unlocks everything.
    pub second_press: Sourced<Span>,
    /// Pause between two passive entries.
    pub passive_pause: Sourced<Span>,
    /// Locks again this long after unlocking if nothing was opened; zero: does not.
    pub relock_after: Sourced<Span>,
    /// A lid let go alone and not opened is locked again after this long; zero: not by time.
    pub relock_lid_after: Sourced<Span>,
    /// A lid opened alone is locked again on closing.
    pub relock_on_close: Sourced<bool>,
    /// Locks when driving at this speed (0.1 km/h); zero: does not.
    pub lock_at_speed: Sourced<u16>,
    /// The car can tell where its keys are.
    pub sees_keys: Sourced<bool>,
    /// After a crash.
    pub crash: Sourced<CrashRule>,
    /// "Lock" is not done while the receiver marks the cell of the fob as low, so that nobody is locked out. When the
    /// mark goes is the receiver's to know (`fob::Rules::cell_clears`).
    pub low_cell_blocks_lock: Sourced<bool>,
    /// The trunk opens by itself this long after closing on a person; zero: no automatic variant.
    pub auto_release: Sourced<Span>,
    /// A front trunk's inside handle lets go of the primary stage only at this speed and above (0.1 km/h).
    pub front_limit: Sourced<u16>,
    /// Longest pull of a soft-close motor; zero: none.
    pub soft_close: Sourced<Span>,
    /// The lamp in the trunk goes out after this long.
    pub boot_light: Sourced<Span>,
    /// The dash switch held this long locks though a key is inside and a door is open; zero: never.
    pub lockout_override: Sourced<Span>,
    /// Settings of a new fob.
    pub delivered: Sourced<FobSettings>,
    /// Turn-lamp flashes.
    pub flashes: Sourced<Flashes>,
    /// Fault times.
    pub faults: Sourced<FaultTimes>,
    /// Good ignition cycles after which old faults are forgotten.
    pub forget_after: Sourced<u8>,
}

impl Profile {
    /// What a new car remembers: unlocked, every fob as delivered.
    pub fn new_car(&self) -> Saved {
        Saved { fobs: [self.delivered.value; FOBS], ..Saved::default() }
    }

    /// The longest time after unlocking in which some opener works; zero if none has a limit.
    pub fn longest_window(&self) -> Span {
        let gates = [
            &self.fob_trunk,
            &self.fob_second,
            &self.exterior,
            &self.passive,
            &self.interior,
            &self.lever,
            &self.key_boot,
        ];
        gates.iter().map(|gate| gate.value.window).max().unwrap_or(Span::ZERO)
    }
}
