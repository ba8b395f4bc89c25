//! Battery, alternator and jumper cables: how much voltage reaches what.
//!
//! ```text
//!  battery ───┐
//!  jumper ────┼─► bus ─► harness (fuses, wires) ─► volts at each load
//!  alternator ┘    ▲
//!                  └── current of starter and release motor
//! ```

use super::harness::{Harness, Load};
use super::knobs::{Knob, flag, number};
use super::observer::Observer;
use crate::sensation::Sensation;
use crate::trace::What;

/// Current of a starter while it turns (A).
const STARTER_AMPS: f64 = 180.0;
/// Current into a wire that touches metal (A).
const SHORT_AMPS: f64 = 60.0;
/// How long a fuse withstands that (ms).
const FUSE_MS: u64 = 40;
/// Below this a short is harmless (V).
const SHORT_VOLTS: f64 = 4.0;
/// Bus voltage while the engine charges (V).
const CHARGING_VOLTS: f64 = 14.2;
/// Least bus voltage at which an engine starts (V).
const START_VOLTS: f64 = 9.0;
/// Time on the cables that leaves something in the battery (ms).
const JUMP_MS: u64 = 60_000;
/// Least voltage at which a bulb glows (V).
pub(super) const BULB_VOLTS: f64 = 6.0;

/// A source of voltage.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Source {
    /// Voltage without load (V).
    pub(crate) volts: f64,
    /// Inner resistance, with its cables [Ω].
    pub(crate) ohms: f64,
}

/// Two good jumper cables and a second car.
pub(crate) const JUMP: Source = Source { volts: 12.6, ohms: 0.03 };

/// What the release drive takes from the supply.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Draw {
    /// It is off.
    Off,
    /// A current (A).
    Amps(f64),
    /// Its wires touch metal.
    Short,
}

/// What a hand does to battery, cables, fuses and wires.
#[derive(Clone, PartialEq, Debug)]
pub enum SupplyAction {
    /// Starts the engine, or stops it.
    Engine(bool),
    /// Connects jumper cables under the hood, or disconnects them.
    Jump(bool),
    /// Puts the clamps on the battery, or takes them off.
    Connect(bool),
    /// Feeds 12 V into the leads in the bumper.
    FeedLeads,
    /// Puts a new fuse into the box in the cabin, or into the one behind the lid.
    ReplaceFuse {
        /// Name of the fuse.
        fuse: String,
        /// The box behind the lid.
        behind_lid: bool,
    },
    /// Looks at the wires where they bend.
    LookAtWires,
    /// Repairs the wires that can be seen.
    RepairWires,
    /// Looks whether other lamps on a fuse are lit.
    LookAtLamps(String),
}

/// Phrases in scripts.
pub(crate) const PHRASES: &[(&str, SupplyAction)] = &[
    ("engine on", SupplyAction::Engine(true)),
    ("engine off", SupplyAction::Engine(false)),
    ("jump on", SupplyAction::Jump(true)),
    ("jump off", SupplyAction::Jump(false)),
    ("connect battery", SupplyAction::Connect(true)),
    ("disconnect battery", SupplyAction::Connect(false)),
    ("feed leads", SupplyAction::FeedLeads),
    ("look at wires", SupplyAction::LookAtWires),
    ("mend wires", SupplyAction::RepairWires),
];

/// The supply with the harness behind it.
#[derive(Clone, PartialEq, Debug)]
pub struct Supply {
    /// Battery voltage without load (V).
    volts: f64,
    /// Inner resistance of the battery [Ω].
    ohms: f64,
    /// The clamps are on the battery.
    pub(super) connected: bool,
    /// The clamps of the jumper cables touch paint or rust, or their source is empty: nothing gets through.
    jump_no_contact: bool,
    /// Jumper cables, while they are on.
    jump: Option<Source>,
    /// Since when they are on (ms).
    jump_since: u64,
    /// The posts reach the car only through the clamps of its battery.
    jump_through_clamps: bool,
    /// The engine (or converter) charges: the bus is held at this voltage (V).
    charging: Option<f64>,
    /// Input: the starter turns.
    pub(crate) cranking: bool,
    /// Input: current of the release motor (A).
    pub(crate) release_amps: f64,
    /// When the fuse of a shorted release circuit will blow (ms).
    blows: Option<u64>,
    /// Fuses and wires.
    pub(crate) harness: Harness,
}

pub(super) const KNOBS: &[Knob<Supply>] = &[
    number("battery.volts", "battery without load [V]", (0.0, 16.0), |s| &mut s.volts),
    number("battery.ohms", "inner resistance of the battery [Ω]", (0.001, 10.0), |s| &mut s.ohms),
    flag("battery.connected", "the clamps are on the battery", |s| &mut s.connected),
    flag("jump.no_contact", "jumper cables bring no power: clamp, post, cable or source", |s| &mut s.jump_no_contact),
    flag("jump.through_clamps", "the posts feed the car only through the clamps of the battery", |s| {
        &mut s.jump_through_clamps
    }),
];

impl Default for Supply {
    /// A good battery and no harness: everything is fed.
    fn default() -> Self {
        Supply {
            volts: 12.6,
            ohms: 0.012,
            connected: true,
            jump_no_contact: false,
            jump: None,
            jump_since: 0,
            jump_through_clamps: false,
            charging: None,
            cranking: false,
            release_amps: 0.0,
            blows: None,
            harness: Harness::default(),
        }
    }
}

impl Supply {
    /// Output: voltage on the bus, at the load of the moment (V).
    pub fn bus(&self) -> f64 {
        if let Some(volts) = self.charging.filter(|_| !self.cranking) {
            return volts;
        }
        let mut conductance = 0.0;
        let mut current = 0.0;
        let battery = Source { volts: self.volts, ohms: self.ohms };
        let jump = self.jump.filter(|_| self.connected || !self.jump_through_clamps);
        for source in [self.connected.then_some(battery), jump].into_iter().flatten() {
            conductance += 1.0 / source.ohms;
            current += source.volts / source.ohms;
        }
        if conductance == 0.0 {
            return 0.0;
        }
        let drawn = self.release_amps + if self.cranking { STARTER_AMPS } else { 0.0 };
        ((current - drawn) / conductance).max(0.0)
    }

    /// Output: voltage at `load` (V).
    pub fn volts_at(&self, load: Load) -> f64 {
        let fed = self.harness.is_whole(load) && !self.harness.is_shorted(load);
        if fed { self.bus() } else { 0.0 }
    }

    /// Output: feeding the release circuit would only blow its fuse.
    pub(crate) fn release_is_short(&self) -> bool {
        let harness = &self.harness;
        harness.is_whole(Load::Release) && harness.is_shorted(Load::Release) && self.bus() > SHORT_VOLTS
    }

    /// Input: what the release drive takes from now on.
    pub(crate) fn feed_release(&mut self, draw: Draw, now: u64) {
        match draw {
            Draw::Off => (self.release_amps, self.blows) = (0.0, None),
            Draw::Amps(amps) => self.release_amps = amps,
            Draw::Short => (self.release_amps, self.blows) = (SHORT_AMPS, Some(now + FUSE_MS)),
        }
    }

    /// When a fuse blows next (ms).
    pub(super) fn due(&self) -> Option<u64> {
        self.blows
    }

    /// Lets time pass up to `now` (ms).
    pub(super) fn advance(&mut self, now: u64, observer: &mut Observer) {
        if self.blows.is_none_or(|at| at > now) {
            return;
        }
        self.blows = None;
        let harness = &self.harness;
        let shorted = harness.is_whole(Load::Release) && harness.is_shorted(Load::Release);
        if shorted && self.bus() >= SHORT_VOLTS && self.harness.blow(Load::Release) {
            self.release_amps = 0.0;
            observer.record(What::Fuse);
        }
    }

    /// A hand starts or stops the engine.
    pub(super) fn run_engine(&mut self, on: bool) {
        self.charging = (on && self.bus() > START_VOLTS).then_some(CHARGING_VOLTS);
    }

    /// Output: jumper cables bring power wherever they are put.
    pub(super) fn jumper_has_contact(&self) -> bool {
        !self.jump_no_contact
    }

    /// A hand connects jumper cables.
    pub(super) fn connect_jumper(&mut self, now: u64) {
        (self.jump, self.jump_since) = (self.jumper_has_contact().then_some(JUMP), now);
    }

    /// A hand disconnects them. After a minute the battery has enough for locks and lamps, not for the starter.
    pub(super) fn disconnect_jumper(&mut self, now: u64) {
        if self.jump.take().is_some() && self.connected && now >= self.jump_since + JUMP_MS {
            self.volts = self.volts.max(12.1);
            self.ohms = self.ohms.min(0.05);
        }
    }

    /// An eye looks whether other lamps on a fuse are lit.
    pub(super) fn look_at_lamps(&self, fuse: &str, observer: &mut Observer) {
        let lit = self.harness.passes(fuse) && self.bus() >= BULB_VOLTS;
        observer.feel_if(lit, Sensation::Noted(fuse.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{Segment, SegmentId, SegmentKind};
    use super::*;

    #[test]
    fn sag_and_jump() {
        let mut supply = Supply::default();
        assert!((supply.bus() - 12.6).abs() < 1e-9);
        supply.cranking = true;
        assert!((supply.bus() - (12.6 - 180.0 * 0.012)).abs() < 1e-9, "cranking sags by I·R");
        supply = Supply { volts: 3.0, ohms: 0.5, ..Supply::default() };
        supply.connect_jumper(0);
        assert!(supply.bus() > 11.5, "cables hold up a dead battery: {}", supply.bus());
        supply.disconnect_jumper(59_000);
        assert_eq!(supply.volts, 3.0, "too short to charge anything");
        supply.connected = false;
        assert_eq!(supply.bus(), 0.0);
    }

    #[test]
    fn a_short_blows_the_fuse_once() {
        let mut supply = Supply::default();
        let mut observer = Observer::default();
        let mut loom = Segment::new("loom".to_owned(), SegmentKind::Wire);
        loom.short = true;
        supply.harness.segments = vec![Segment::new("fuse".to_owned(), SegmentKind::Fuse), loom];
        supply.harness.circuits.insert(Load::Release, vec![SegmentId(0), SegmentId(1)]);
        assert_eq!(supply.volts_at(Load::Release), 0.0, "all of it goes to ground");
        supply.feed_release(Draw::Short, 100);
        assert_eq!(supply.due(), Some(140));
        supply.advance(140, &mut observer);
        assert!(!supply.harness.is_whole(Load::Release));
        assert_eq!((supply.due(), supply.release_amps), (None, 0.0));
    }
}
