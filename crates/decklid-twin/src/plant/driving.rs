//! Ignition, gear lever, road speed, crash line.

use decklid_controller::signals::{Gear, Ignition, Span, Speed};

use super::knobs::{Knob, assign, flag, list, number, word};
use crate::words::{GEARS, IGNITIONS};

/// How long the ignition must be on for the computer to restart when it goes off (ms).
const CYCLE_MS: u64 = 5_000;

/// What a hand or foot does to drive.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum DrivingAction {
    /// Turns the ignition.
    Ignition(Ignition),
    /// Moves the gear lever.
    Gear(Gear),
    /// Drives at that speed [km/h].
    Speed(f64),
}

/// Phrases in scripts.
pub(crate) const PHRASES: &[(&str, DrivingAction)] = &[
    ("ignition off", DrivingAction::Ignition(Ignition::Off)),
    ("ignition accessory", DrivingAction::Ignition(Ignition::Accessory)),
    ("ignition on", DrivingAction::Ignition(Ignition::On)),
    ("ignition crank", DrivingAction::Ignition(Ignition::Crank)),
    ("gear park", DrivingAction::Gear(Gear::Park)),
    ("gear neutral", DrivingAction::Gear(Gear::Neutral)),
    ("gear reverse", DrivingAction::Gear(Gear::Reverse)),
    ("gear drive", DrivingAction::Gear(Gear::Drive)),
];

/// Ignition, gear, speed, crash line.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Driving {
    /// Position of the ignition.
    pub(crate) ignition: Ignition,
    /// Position of the gear lever.
    pub(crate) gear: Gear,
    /// Road speed [km/h].
    pub(crate) kmh: f64,
    /// The speed message no longer arrives.
    stale: bool,
    /// The crash line is active.
    pub(crate) crash: bool,
    /// Since when the ignition has been on (ms).
    on_since: Option<u64>,
    /// Output: it was on for a few seconds and off again, at least once.
    pub(crate) was_cycled: bool,
}

pub(super) const KNOBS: &[Knob<Driving>] = &[
    word("driving.ignition", "ignition", || list(IGNITIONS), |d, word| assign(&mut d.ignition, IGNITIONS, word)),
    word("driving.gear", "gear lever", || list(GEARS), |d, word| assign(&mut d.gear, GEARS, word)),
    number("driving.kmh", "road speed [km/h]", (0.0, 400.0), |d| &mut d.kmh),
    flag("driving.stale", "no fresh speed arrives", |d| &mut d.stale),
    flag("driving.crash", "the crash line is active", |d| &mut d.crash),
];

impl Driving {
    /// Position of the ignition.
    pub fn ignition(&self) -> Ignition {
        self.ignition
    }

    /// Road speed [km/h].
    pub fn kmh(&self) -> f64 {
        self.kmh
    }

    /// Output: the speed as the computer receives it.
    pub(super) fn speed(&self) -> Speed {
        let deci_kmh = (self.kmh * 10.0).round().clamp(0.0, 65_535.0) as u16;
        let age = if self.stale { Span::min(1) } else { Span::ZERO };
        Speed { deci_kmh, age }
    }

    /// A hand turns the ignition. Input: the computer has power. True if it goes off after it was on long enough: the
    /// computer restarts.
    pub(super) fn turn_ignition(&mut self, to: Ignition, now: u64, powered: bool) -> bool {
        self.ignition = to;
        let on = matches!(to, Ignition::On | Ignition::Crank);
        match (on, self.on_since) {
            (true, None) if powered => self.on_since = Some(now),
            (false, Some(since)) => {
                self.on_since = None;
                let cycled = now >= since + CYCLE_MS && powered;
                self.was_cycled |= cycled;
                return cycled;
            }
            _ => {}
        }
        false
    }
}
