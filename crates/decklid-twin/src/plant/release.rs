//! The release drive: the relay that feeds the motor, and the motor that pulls the pawl.
//!
//! ```text
//!  stage wanted ─► relay ─► motor ─► pulls the pawl
//!                    ▲        └────► current drawn, sound
//!           supply ──┘
//! ```

use decklid_controller::signals::Stage;

use super::harness::Load;
use super::knobs::{Knob, assign, flag, list, number, word};
use super::observer::Observer;
use super::supply::{Draw, Supply};
use super::switch::Stuck;
use crate::sensation::Sensation;
use crate::trace::What;
use crate::words::Words;

/// Force of a good motor at 12 V (N).
const MOTOR_FORCE: f64 = 120.0;
/// Least voltage at which it moves (V).
pub(crate) const LEAST_VOLTS: f64 = 7.0;
/// A welded relay keeps feeding a running motor down to this voltage (V).
const RUNNING_VOLTS: f64 = 3.0;
/// From this voltage on, a test lamp at the plug lights (V).
const PLUG_VOLTS: f64 = 9.0;
/// Resistance of the motor [Ω].
const MOTOR_OHMS: f64 = 1.6;
/// Run time that trips a cold PTC at 12 V (s).
const TRIP_SECONDS: f64 = 12.0;
/// Time constant of cooling (s).
const COOL_SECONDS: f64 = 120.0;

/// What goes missing between plug and pawl, for a reason that nobody finds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Lost {
    /// Nothing.
    #[default]
    Nothing,
    /// The current: the motor does not run.
    Current,
    /// The force: it runs, and nothing follows.
    Force,
}

impl Lost {
    /// Words in files.
    const NAMES: &'static Words<Lost> =
        &[("nothing", Lost::Nothing), ("current", Lost::Current), ("force", Lost::Force)];
}

/// Relay and motor of the latch.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct ReleaseDrive {
    /// Contact of the relay: it may fail to close, or weld.
    relay: Stuck,
    /// The motor is burnt out: it doesn't move.
    dead: bool,
    /// Share of its force that a worn motor has lost: it runs and is heard all the same.
    wear: f64,
    /// What else goes missing on the way to the pawl.
    lost: Lost,
    /// Its electronics gave up after too many tries, until the ignition was cycled and a minute passed.
    pub(crate) gave_up: bool,
    /// The latch must be pressed shut by hand after the battery was off before the motor works.
    pub(crate) asleep: bool,
    /// Heat of its PTC: trips at 1, resets below 0.5.
    heat: f64,
    /// When `heat` was last brought up to date (ms).
    heat_at: u64,
    /// The PTC has tripped.
    tripped: bool,
    /// The motor is being driven.
    running: bool,
    /// When the pawl will have been pulled (ms).
    arrives: Option<u64>,
    /// When the PTC will trip if the motor is driven on (ms).
    trips: Option<u64>,
    /// What the relay feeds now.
    stage: Stage,
    /// Output: the motor is at the end of its slack and pulls.
    pub(crate) pulls: bool,
    /// Output: the motor holds the pawl off the claw.
    pub(crate) holds: bool,
}

pub(super) const KNOBS: &[Knob<ReleaseDrive>] = &[
    flag("actuator.dead", "the release motor does not move", |r| &mut r.dead),
    number("actuator.wear", "share of its force that the motor has lost", (0.0, 1.0), |r| &mut r.wear),
    word(
        "actuator.lost",
        "what goes missing between its plug and the pawl, nobody knows why",
        || list(Lost::NAMES),
        |r, word| assign(&mut r.lost, Lost::NAMES, word),
    ),
    flag("actuator.gave_up", "the latch gave up until the ignition was cycled", |r| &mut r.gave_up),
    word(
        "relay.stuck",
        "contact of the relay that feeds the release motor",
        || list(Stuck::NAMES),
        |r, word| assign(&mut r.relay, Stuck::NAMES, word),
    ),
    number("actuator.heat", "heat of the motor's PTC, trips at 1", (0.0, 2.0), |r| &mut r.heat),
    flag("latch.asleep", "the latch must be pressed shut before it works", |r| &mut r.asleep),
];

/// What became of the motor by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum MotorEvent {
    /// It has taken up its slack and pulls from now on.
    Arrived,
    /// Its PTC tripped.
    Tripped,
}

impl ReleaseDrive {
    /// Output: which stage of the latch is driven now.
    pub(super) fn stage(&self) -> Stage {
        self.stage
    }

    /// Output: the motor would move if it were fed.
    pub(super) fn can_move(&self) -> bool {
        !self.dead && self.lost != Lost::Current && !self.gave_up && !self.tripped
    }

    /// Output: its force at that voltage (N).
    pub(super) fn force(&self, volts: f64) -> f64 {
        if self.lost == Lost::Force { 0.0 } else { MOTOR_FORCE * (1.0 - self.wear) * (volts / 12.0).min(1.2) }
    }

    /// Output: the motor is fed and moves. Input: the current that it draws (A).
    pub(super) fn is_running(&self, amps: f64) -> bool {
        self.stage != Stage::None && amps > 0.0 && self.can_move()
    }

    /// Input: the stage that the computer wants. What the drive draws from now on; none if nothing changed.
    pub(super) fn feed(&mut self, wanted: Stage, now: u64, supply: &Supply, observer: &mut Observer) -> Option<Draw> {
        let stage = self.relayed(wanted, supply);
        let was = std::mem::replace(&mut self.stage, stage);
        if (stage == Stage::None) == (was == Stage::None) {
            return None;
        }
        Some(if stage == Stage::None { self.stop(now) } else { self.start(now, supply, observer) })
    }

    /// What the relay makes of it.
    fn relayed(&self, wanted: Stage, supply: &Supply) -> Stage {
        match self.relay {
            Stuck::No => wanted,
            Stuck::Open => Stage::None,
            Stuck::Closed if wanted != Stage::None => wanted,
            Stuck::Closed => {
                // Once the motor runs it pulls its own supply down.
                let least = if self.stage == Stage::None { LEAST_VOLTS } else { RUNNING_VOLTS };
                let fed = supply.harness.is_whole(Load::Release) && supply.bus() >= least;
                if fed { Stage::All } else { Stage::None }
            }
        }
    }

    fn start(&mut self, now: u64, supply: &Supply, observer: &mut Observer) -> Draw {
        if supply.release_is_short() {
            return Draw::Short;
        }
        let volts = supply.volts_at(Load::Release);
        observer.feel_if(volts >= PLUG_VOLTS && !self.gave_up, Sensation::PlugPower);
        if self.asleep {
            return Draw::Amps(0.0);
        }
        self.warm(now);
        self.running = true;
        self.arrives = (self.can_move() && volts >= LEAST_VOLTS).then(|| now + travel(volts));
        let left = ((1.0 - self.heat).max(0.0) * TRIP_SECONDS * 1000.0).ceil() as u64;
        self.trips = self.arrives.map(|_| now + left + 1);
        let amps = if self.can_move() { volts / MOTOR_OHMS } else { 0.0 };
        if amps > 0.0 && volts >= LEAST_VOLTS {
            observer.feel(Sensation::LatchSound);
            observer.record(What::Sound);
        }
        Draw::Amps(amps)
    }

    fn stop(&mut self, now: u64) -> Draw {
        self.warm(now);
        (self.running, self.arrives, self.trips) = (false, None, None);
        (self.pulls, self.holds) = (false, false);
        Draw::Off
    }

    /// When something happens by itself next (ms).
    pub(super) fn due(&self) -> Option<u64> {
        self.arrives.into_iter().chain(self.trips).min()
    }

    /// Lets time pass up to `now` (ms): the next thing that happens by itself, until there is none.
    pub(super) fn advance(&mut self, now: u64) -> Option<MotorEvent> {
        let due = |at: Option<u64>| at.is_some_and(|at| at <= now);
        if due(self.arrives) {
            (self.arrives, self.pulls) = (None, true);
            return Some(MotorEvent::Arrived);
        }
        if due(self.trips) {
            self.warm(now);
            (self.trips, self.pulls, self.holds) = (None, false, false);
            return Some(MotorEvent::Tripped);
        }
        None
    }

    /// Brings heat and PTC up to `now` (ms).
    fn warm(&mut self, now: u64) {
        let seconds = (now - self.heat_at) as f64 / 1000.0;
        self.heat_at = now;
        if seconds <= 0.0 {
            return;
        }
        if self.running && self.can_move() {
            self.heat += seconds / TRIP_SECONDS;
        } else {
            self.heat *= (-seconds / COOL_SECONDS).exp();
        }
        if self.heat >= 1.0 {
            self.tripped = true;
        } else if self.heat < 0.5 {
            self.tripped = false;
        }
    }
}

/// Time from drive to a free pawl (ms): 60 ms at 12 V, longer when the voltage drops.
fn travel(volts: f64) -> u64 {
    (60.0 * (12.0 / volts.max(1.0)).powi(2)).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heat_trips_and_recovers() {
        let (supply, mut observer) = (Supply::default(), Observer::default());
        let mut drive = ReleaseDrive::default();
        let draw = drive.feed(Stage::All, 0, &supply, &mut observer);
        assert!(matches!(draw, Some(Draw::Amps(amps)) if (amps - 12.6 / MOTOR_OHMS).abs() < 1e-9), "{draw:?}");
        assert_eq!(drive.arrives, Some(54));
        assert_eq!(drive.advance(54), Some(MotorEvent::Arrived));
        assert_eq!(drive.advance(11_999), None);
        assert_eq!(drive.advance(12_001), Some(MotorEvent::Tripped));
        assert!(!drive.can_move());
        assert_eq!(drive.feed(Stage::None, 12_001, &supply, &mut observer), Some(Draw::Off));
        drive.warm(60_000);
        assert!(!drive.can_move(), "minutes, not seconds");
        drive.warm(200_000);
        assert!(drive.can_move());
    }

    #[test]
    fn the_relay_decides() {
        for (relay, wanted, driven) in [
            (Stuck::No, Stage::All, Stage::All),
            (Stuck::Open, Stage::All, Stage::None),
            (Stuck::Closed, Stage::None, Stage::All),
            (Stuck::Closed, Stage::Primary, Stage::Primary),
        ] {
            let mut drive = ReleaseDrive { relay, ..ReleaseDrive::default() };
            drive.feed(wanted, 0, &Supply::default(), &mut Observer::default());
            assert_eq!(drive.stage(), driven, "{relay:?} {wanted:?}");
        }
    }
}
