//! The car as a thing: everything that does not think.
//!
//! ```text
//!  hands ─► switches, keys ────────► sense() ─► controller ─► drive() ─► motors, locks, lamps
//!    ├────► fobs ─► air ─► receiver ──┘                        │
//!    └────► mechanical openers ──────────────► pawl ◄──────────┘
//!                                               │
//!                                     claw ─► lid
//! ```
//! Mechanical openers act on the pawl here and never pass through the controller: they work at 0 V.

mod air;
pub mod body;
mod button;
mod coding;
pub mod electric;
pub mod hands;
pub mod keys;
pub mod knobs;
pub mod latch;
pub mod lid;
pub mod radio;
mod senses;
pub mod switch;

use decklid_controller::signals::{Cylinder, Gear, Ignition, LockDrive, MenuChoice, Outputs, Stage};

pub use coding::Coding;

use crate::trace::What;
use body::{Cabin, Doors, Opener, Person, Senses};
use electric::{Electric, FUSE_MS, Load, SHORT_AMPS};
use keys::Blade;
use latch::{Actuator, Claw, HAND_FORCE, LEAST_VOLTS, Latch, MOTOR_FORCE};
use lid::{GATE_MS, Gap, GateMotor, Lid};
use radio::Radio;
use switch::{Stuck, Switch};

/// Below this the computer stops (V).
pub const BROWN_OUT: f64 = 6.0;
/// Above this it starts again (V).
pub const WAKE_UP: f64 = 6.5;

/// Switches that are wired to the computer.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Switches {
    /// Above the plate.
    pub exterior: Switch,
    /// A wire joins the pins of the plug above the plate.
    pub exterior_bridged: bool,
    /// Trunk button in the cabin.
    pub interior: Switch,
    /// Electric lever by the seat.
    pub lever: Switch,
    /// Dash switch, side "lock".
    pub central_lock: Switch,
    /// Dash switch, side "unlock".
    pub central_unlock: Switch,
    /// Electric handle in the trunk.
    pub handle: Switch,
    /// Valet switch.
    pub valet: Switch,
}

/// Ignition, gear lever, road speed.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Driving {
    /// Position of the ignition.
    pub ignition: Ignition,
    /// Position of the gear lever.
    pub gear: Gear,
    /// Road speed (km/h).
    pub kmh: f64,
    /// The speed message no longer comes.
    pub stale: bool,
    /// The crash line is active.
    pub crash: bool,
    /// Since when the ignition is on (ms).
    pub on_since: Option<u64>,
    /// When it was switched off after at least a few seconds (ms): what wakes things anew.
    pub cycled_at: Option<u64>,
}

/// The whole car but for its computer.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plant {
    /// Now (ms).
    pub now: u64,
    /// Gives each switch its own bounces.
    pub seed: u64,
    /// Supply and harness.
    pub electric: Electric,
    /// Switches.
    pub switches: Switches,
    /// Release motor.
    pub actuator: Actuator,
    /// Contact of the relay that feeds it: it may not close, or weld.
    pub relay: Stuck,
    /// Latch.
    pub latch: Latch,
    /// Lid.
    pub lid: Lid,
    /// Power gate.
    pub gate: GateMotor,
    /// Doors.
    pub doors: Doors,
    /// Button that the maker's app sends now, over its own network.
    pub app: Option<decklid_controller::signals::FobButton>,
    /// Fobs, receiver and the air between.
    pub radio: Radio,
    /// The metal key.
    pub blade: Blade,
    /// Position of the key in a keyhole with switches.
    pub cylinder: Cylinder,
    /// A choice in the settings menu that has just been made.
    pub menu: Option<MenuChoice>,
    /// Mechanical openers.
    pub openers: Vec<Opener>,
    /// Seats, hood, posts.
    pub cabin: Cabin,
    /// Ignition, gear, speed.
    pub driving: Driving,
    /// What the car has.
    pub coding: Coding,
    /// The computer hangs: no input has an effect until it starts anew.
    pub hung: bool,
    /// The person.
    pub person: Person,
    /// What they noticed.
    pub senses: Senses,
    /// What the relay feeds now.
    driven: Stage,
    /// The motor holds the pawl.
    motor_holds: bool,
    /// The computer left the release at its open end.
    held_open: bool,
    /// What the computer drives now.
    pub outputs: Outputs,
    /// What happened since the bench last looked.
    pub(crate) notes: Vec<What>,
    /// True when notes are wanted.
    pub(crate) noting: bool,
}

impl Plant {
    /// When something happens by itself next (ms).
    pub fn due(&self) -> Option<u64> {
        let s = &self.switches;
        let switches = [&s.exterior, &s.interior, &s.lever, &s.central_lock, &s.central_unlock, &s.handle, &s.valet];
        let flips = switches.into_iter().filter_map(|s| s.due());
        flips
            .chain(self.actuator.arrives)
            .chain(self.actuator.trips)
            .chain(self.electric.blows)
            .chain(self.gate.arrives)
            .chain(self.radio.due())
            .min()
    }

    /// Lets time pass up to `now`, which is not after [`Plant::due`].
    pub fn advance(&mut self, now: u64) {
        self.now = now;
        let s = &mut self.switches;
        let switches =
            [&mut s.exterior, &mut s.interior, &mut s.lever, &mut s.central_lock, &mut s.central_unlock, &mut s.handle];
        for switch in switches {
            switch.advance(now);
        }
        self.switches.valet.advance(now);
        if self.actuator.arrives.is_some_and(|at| at <= now) {
            self.actuator.arrives = None;
            self.motor_arrives();
        }
        if self.electric.blows.is_some_and(|at| at <= now) {
            self.electric.blows = None;
            if self.electric.stress(Load::Release) {
                self.electric.release_amps = 0.0;
                self.note(What::Fuse);
            }
        }
        if self.actuator.trips.is_some_and(|at| at <= now) {
            self.actuator.warm(now);
            (self.actuator.trips, self.electric.release_amps, self.motor_holds) = (None, 0.0, false);
            self.work_latch();
        }
        if self.gate.arrives.is_some_and(|at| at <= now) {
            self.gate.arrives = None;
            self.set_gap(Gap::Open);
        }
        self.advance_radio();
    }

    /// The computer has power and works.
    pub fn computer_works(&self) -> bool {
        !self.hung && self.electric.at(Load::Computer) >= BROWN_OUT
    }

    /// Takes what the computer drives from now on.
    pub fn drive(&mut self, outputs: &Outputs) {
        let before = std::mem::replace(&mut self.outputs, *outputs);
        self.work_relay();
        if outputs.locks != before.locks && outputs.locks != LockDrive::Idle {
            self.move_locks(outputs.locks);
        }
        if outputs.flashes > 0 || outputs.horn {
            self.senses.car = true;
        }
        if outputs.pull_in && self.latch.claw == Claw::Pre {
            self.set_claw(Claw::Main);
        }
        if outputs.hold_open != self.held_open {
            self.held_open = outputs.hold_open;
            self.work_latch();
        }
    }

    /// Feeds the release motor as the computer wants, or as its relay is stuck.
    pub(crate) fn work_relay(&mut self) {
        let wanted = self.outputs.release;
        let stage = match self.relay {
            Stuck::No => wanted,
            Stuck::Open => Stage::None,
            Stuck::Closed if wanted != Stage::None => wanted,
            Stuck::Closed => {
                // Once it runs it pulls its own supply down.
                let least = if self.driven == Stage::None { LEAST_VOLTS } else { 3.0 };
                let fed = self.electric.whole(Load::Release) && self.electric.bus() >= least;
                if fed { Stage::All } else { Stage::None }
            }
        };
        let was = std::mem::replace(&mut self.driven, stage);
        if (stage == Stage::None) != (was == Stage::None) {
            self.release(stage);
        }
    }

    /// The release motor is fed and moves.
    pub fn motor_runs(&self) -> bool {
        self.driven != Stage::None && self.electric.release_amps > 0.0 && self.actuator.moves()
    }

    fn release(&mut self, stage: Stage) {
        if stage == Stage::None {
            self.actuator.stop(self.now);
            self.electric.release_amps = 0.0;
            self.electric.blows = None;
            self.motor_holds = false;
            self.work_latch();
            return;
        }
        if self.electric.whole(Load::Release) && self.electric.shorted(Load::Release) && self.electric.bus() > 4.0 {
            self.electric.release_amps = SHORT_AMPS;
            self.electric.blows = Some(self.now + FUSE_MS);
            return;
        }
        let volts = self.electric.at(Load::Release);
        self.senses.plug |= volts >= 9.0 && !self.actuator.gave_up;
        if self.coding.latch_asleep {
            return;
        }
        self.actuator.start(self.now, volts);
        self.electric.release_amps = self.actuator.amps(volts);
        if self.electric.release_amps > 0.0 && volts >= LEAST_VOLTS {
            self.senses.latch = true;
            self.note(What::Sound);
        }
    }

    fn motor_arrives(&mut self) {
        let volts = self.electric.at(Load::Release);
        let force = MOTOR_FORCE * (volts / 12.0).min(1.2);
        self.motor_holds = self.latch.yields(force, true);
        self.work_latch();
    }

    fn move_locks(&mut self, drive: LockDrive) {
        if self.electric.at(Load::DoorLocks) < 8.0 {
            return;
        }
        let doors = &mut self.doors;
        match drive {
            LockDrive::Idle => return,
            LockDrive::UnlockDriver => (doors.driver_locked, doors.deadlocked) = (false, false),
            LockDrive::Unlock => (doors.driver_locked, doors.others_locked, doors.deadlocked) = (false, false, false),
            LockDrive::Lock => (doors.driver_locked, doors.others_locked, doors.deadlocked) = (true, true, false),
            LockDrive::Deadlock => (doors.driver_locked, doors.others_locked, doors.deadlocked) = (true, true, true),
        }
        self.senses.car = true;
        self.note(What::Doors);
    }

    /// Works out pawl, claw and lid after any change of what acts on them.
    pub(crate) fn work_latch(&mut self) {
        let was = self.latch.pawl_off;
        let pulled = self.openers.iter().any(|o| o.pulled && !o.broken && !o.electric);
        let by_hand = pulled && self.latch.yields(HAND_FORCE, false);
        // A cable that hangs half-way holds the pawl itself, whatever the base and bolts are like.
        let caught = self.openers.iter().any(|o| o.caught) && self.latch.friction < HAND_FORCE;
        self.latch.pawl_off = by_hand || caught || self.motor_holds || self.held_open;
        if self.latch.pawl_off != was {
            // A claw that hangs open tells nothing when a caught cable holds the pawl.
            let worked = self.motor_holds || by_hand || self.latch.claw != Claw::Open;
            self.senses.freed |= self.latch.pawl_off && worked;
            self.note(What::Pawl { off: self.latch.pawl_off });
            if self.latch.pawl_off && self.latch.claw == Claw::Open && self.lid.gap != Gap::Shut {
                self.start_gate();
            }
        }
        if self.latch.pawl_off && self.latch.claw != Claw::Open {
            self.let_go();
        }
        self.raise();
    }

    /// The pawl is off: the claw turns if the lid comes, or freely if the lid is up.
    fn let_go(&mut self) {
        if self.lid.gap != Gap::Shut {
            self.set_claw(Claw::Open);
            self.start_gate();
            return;
        }
        let stage = self.driven;
        if !self.lid.comes_free() {
            return;
        }
        if stage == Stage::Primary && self.motor_holds {
            self.set_claw(Claw::Pre);
            return;
        }
        self.set_claw(Claw::Open);
        self.set_gap(if self.lid.second_catch { Gap::Caught } else { Gap::Ajar });
        self.start_gate();
    }

    fn start_gate(&mut self) {
        let volts = self.electric.at(Load::GateMotor);
        let parked = !self.gate.park_only || self.driving.gear == Gear::Park;
        if !self.gate.fitted || self.gate.off || volts < lid::GATE_VOLTS || !self.motor_holds {
            return;
        }
        if self.gate.blocked || self.gate.lost {
            self.senses.gate = true;
            self.note(What::Gate { up: false });
        } else if parked && self.gate.tries(volts) {
            self.senses.gate_up = true;
            self.note(What::Gate { up: true });
            if self.lid.gap != Gap::Open {
                self.gate.arrives = Some(self.now + GATE_MS);
            }
        }
    }

    /// A free lid goes up when something raises it, and falls back when nothing holds it.
    pub(crate) fn raise(&mut self) {
        if self.lid.gap == Gap::Ajar && self.lid.goes_up() && !self.lid.leaned {
            self.set_gap(Gap::Open);
        } else if self.lid.gap == Gap::Open && self.lid.weak && self.lid.lifting.is_none() {
            self.set_gap(Gap::Ajar);
        }
    }

    pub(crate) fn set_claw(&mut self, claw: Claw) {
        if self.latch.claw != claw {
            self.latch.claw = claw;
            self.note(What::Claw { claw });
        }
    }

    pub(crate) fn set_gap(&mut self, gap: Gap) {
        if self.lid.gap != gap {
            self.lid.gap = gap;
            self.note(What::Lid { gap });
        }
    }

    pub(crate) fn note(&mut self, what: What) {
        if self.noting {
            self.notes.push(what);
        }
    }
}
