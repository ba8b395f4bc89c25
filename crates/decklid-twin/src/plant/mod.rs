//! The car as a thing: everything that does not think, part by part.
//!
//! Each part keeps its own state, takes its inputs as arguments and can be read and tested alone. Parts meet in this
//! file (forces, currents, time), in `hands` (what a person does) and in `inputs` (what the computer sees). What can be
//! felt or traced goes to one [`Observer`].
//!
//! ```text
//!                                                          computer
//!  fob, app, foot ──► Radio ──────── press, near, places ──► ┌────┐
//!  fingers ─────────► Switches ─── levels ──► Harness ─────► │ In-│
//!  metal key ───────► Doors ──────── open door, cylinder ──► │puts│
//!                       ▲ ◄───────── lock drive ──────────── │    │
//!  ignition, lever ─► Driving ────── speed, gear ──────────► │    │
//!  jumper, engine ──► Front ─► Supply ── volts, amperes ───► │    │
//!                                │ ▲ amperes                 │    │
//!                          volts ▼ │                         │    │
//!                            ReleaseDrive ◄── stage ──────── │ Out│
//!                                │ pull                      │puts│
//!  cables, keys ────► Openers ─► Latch ◄───── held open ──── │    │
//!                                │ ▲ └─────── contacts ────► └────┘
//!                          claw  ▼ │ striker
//!  lifting, leaning ───────────► Lid ◄─── GateMotor
//! ```
//! Mechanical openers act on the pawl and never pass through the computer: they work at 0 V.

mod air;
mod button;
mod cabin;
mod coding;
mod computer;
mod doors;
mod driving;
mod fate;
mod fob;
mod front;
mod gate;
mod hands;
mod harness;
mod inputs;
mod knobs;
mod latch;
mod lid;
mod observer;
mod openers;
mod person;
mod radio;
mod release;
mod supply;
mod switch;
mod switches;

use decklid_controller::signals::{Gear, Ignition, LockDrive, Outputs, Stage};

pub use button::{Button, FobChoice};
pub use cabin::CabinAction;
pub use computer::Choice;
pub use doors::{DoorAction, Doors};
pub use driving::{Driving, DrivingAction};
pub use fate::{Fate, Loss};
pub use fob::{Sign, Silence};
pub use hands::Hand;
pub use harness::Load;
pub use knobs::{KnobInfo, Value, all as knobs};
pub use latch::{Claw, LatchAction};
pub use lid::{Gap, Lid, LidAction, Lift};
pub use observer::Observer;
pub use openers::{Opener, Openers};
pub use person::Person;
pub use radio::RadioAction;
pub use supply::{Supply, SupplyAction};

pub(crate) use coding::Coding;
pub(crate) use computer::{BROWN_OUT, WAKE_UP};
pub(crate) use harness::{Segment, SegmentId, SegmentKind};
pub(crate) use openers::Reach;
pub(crate) use radio::Holds;

use crate::sensation::Sensation;
use cabin::Cabin;
use computer::Computer;
use fob::Blade;
use front::Front;
use gate::{GateInputs, GateMotor};
use latch::{By, Latch, Pull};
use radio::{Radio, Reception};
use release::{MotorEvent, ReleaseDrive};
use supply::Draw;
use switches::Switches;

/// Phrases in scripts, part by part.
pub(crate) mod phrases {
    pub(crate) use super::cabin::PHRASES as CABIN;
    pub(crate) use super::computer::PHRASES as MENU;
    pub(crate) use super::doors::PHRASES as DOORS;
    pub(crate) use super::driving::PHRASES as DRIVING;
    pub(crate) use super::latch::PHRASES as LATCH;
    pub(crate) use super::lid::PHRASES as LID;
    pub(crate) use super::radio::PHRASES as RADIO;
    pub(crate) use super::supply::PHRASES as SUPPLY;
}

/// The whole car but for its computer.
///
/// Outside this crate it can be built, looked at and set by its knobs ([`Plant::set`]); hands work it on a
/// [`Bench`](crate::bench::Bench).
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plant {
    /// Now (ms).
    pub(crate) now: u64,
    /// Battery, jumper cables, fuses and wires.
    pub(crate) supply: Supply,
    /// Hood, posts, leads.
    pub(crate) front: Front,
    /// Switches.
    pub(crate) switches: Switches,
    /// Relay and motor of the latch.
    pub(crate) release: ReleaseDrive,
    /// Latch.
    pub(crate) latch: Latch,
    /// Lid.
    pub(crate) lid: Lid,
    /// Motor of a power gate.
    pub(crate) gate: GateMotor,
    /// Doors.
    pub(crate) doors: Doors,
    /// Fobs, receiver, app and the air between.
    pub(crate) radio: Radio,
    /// The metal key.
    pub(crate) blade: Blade,
    /// Mechanical openers.
    pub(crate) openers: Openers,
    /// Seats and rear window.
    pub(crate) cabin: Cabin,
    /// Ignition, gear, speed.
    pub(crate) driving: Driving,
    /// What the car has.
    pub(crate) coding: Coding,
    /// The box of the computer.
    pub(crate) computer: Computer,
    /// The person.
    pub(crate) person: Person,
    /// What can be felt and traced.
    pub(crate) observer: Observer,
    /// What the computer drives now.
    outputs: Outputs,
}

/// What can be looked at from outside.
impl Plant {
    /// The lid.
    pub fn lid(&self) -> &Lid {
        &self.lid
    }

    /// Position of the claw.
    pub fn claw(&self) -> Claw {
        self.latch.claw
    }

    /// The doors.
    pub fn doors(&self) -> &Doors {
        &self.doors
    }

    /// Battery and wires.
    pub fn supply(&self) -> &Supply {
        &self.supply
    }

    /// Ignition and speed.
    pub fn driving(&self) -> &Driving {
        &self.driving
    }

    /// Mechanical openers.
    pub fn openers(&self) -> &Openers {
        &self.openers
    }

    /// The person.
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// What the person felt since their senses were last cleared.
    pub fn observer(&self) -> &Observer {
        &self.observer
    }
}

/// Time.
impl Plant {
    /// When something happens by itself next (ms).
    pub(crate) fn due(&self) -> Option<u64> {
        let parts = [self.switches.due(), self.release.due(), self.supply.due(), self.gate.due(), self.radio.due()];
        parts.into_iter().flatten().min()
    }

    /// Lets time pass up to `now` (ms), which is not after [`Plant::due`].
    pub(crate) fn advance(&mut self, now: u64) {
        self.now = now;
        self.switches.advance(now);
        self.advance_release();
        self.supply.advance(now, &mut self.observer);
        if self.gate.advance(now) {
            self.lid.move_to(Gap::Open, &mut self.observer);
        }
        self.radio.advance(now, &mut self.observer);
    }

    /// Motor → pawl.
    fn advance_release(&mut self) {
        while let Some(event) = self.release.advance(self.now) {
            match event {
                MotorEvent::Arrived => {}
                MotorEvent::Tripped => self.supply.release_amps = 0.0,
            }
            self.settle();
        }
    }
}

/// From and to the computer.
impl Plant {
    /// The computer has power and works.
    pub(crate) fn computer_works(&self) -> bool {
        !self.computer.hung && self.computer_has_power()
    }

    /// The computer has power.
    fn computer_has_power(&self) -> bool {
        self.supply.volts_at(Load::Computer) >= BROWN_OUT
    }

    /// Computer → motors, locks, lamps: takes what it drives from now on.
    pub(crate) fn drive(&mut self, outputs: &Outputs) {
        let before = std::mem::replace(&mut self.outputs, *outputs);
        self.drive_release();
        if outputs.locks != before.locks && outputs.locks != LockDrive::Idle {
            self.doors.drive(outputs.locks, self.supply.volts_at(Load::DoorLocks), &mut self.observer);
        }
        self.observer.feel_if(outputs.flashes > 0 || outputs.horn, Sensation::CarReacts);
        if outputs.pull_in {
            self.latch.pull_in(&mut self.observer);
        }
        let held_open = outputs.hold_open && (self.latch.held_open || self.motor_frees());
        if held_open != self.latch.held_open {
            self.latch.held_open = held_open;
            self.settle();
        }
    }

    /// Computer → its output → relay → motor → supply.
    pub(crate) fn drive_release(&mut self) {
        let wanted = self.computer.lets_out(self.outputs.release);
        let draw = self.release.feed(wanted, self.now, &self.supply, &mut self.observer);
        if let Some(draw) = draw {
            self.supply.feed_release(draw, self.now);
            if draw == Draw::Off {
                self.settle();
            }
        }
    }

    /// Supply, ignition, button on the lid → receiver.
    pub(crate) fn listen(&mut self) {
        let lid_button = self.coding.passive.then(|| self.switches.exterior_reads_closed(&self.supply.harness));
        let reception = Reception {
            volts: self.supply.volts_at(Load::Computer),
            ignition_off: self.driving.ignition == Ignition::Off,
            lid_button,
        };
        self.radio.listen(reception, &mut self.observer);
    }

    /// Nothing keeps the lid from being locked with the doors.
    pub(crate) fn lid_locks(&self) -> bool {
        self.supply.harness.is_whole(Load::LidLock)
    }

    /// The release motor is fed and moves.
    pub(crate) fn motor_runs(&self) -> bool {
        self.release.is_running(self.supply.release_amps)
    }

    /// The release motor frees the pawl when it is fed.
    fn motor_frees(&self) -> bool {
        let force = self.release.force(self.supply.volts_at(Load::Release));
        self.release.can_move() && self.latch.yields(force, By::Motor)
    }
}

/// Forces.
impl Plant {
    /// Openers, motor → pawl → claw → lid: after any change of what acts on them.
    pub(crate) fn settle(&mut self) {
        self.latch.load = self.lid.load();
        self.pull_by_motor();
        let pull = Pull {
            by_hand: self.openers.pull_latch(self.latch.slide_set, self.latch.link_off),
            by_caught_cable: self.openers.hang(),
            by_motor: self.release.holds,
        };
        let moved = self.latch.pull_pawl(pull, &mut self.observer);
        let (off, open) = (self.latch.pawl_off, self.latch.claw == Claw::Open);
        if moved && off && open && self.lid.gap != Gap::Shut {
            self.start_gate();
        }
        if off && !open {
            self.free_claw();
        }
        self.lid.settle(&mut self.observer);
    }

    /// Motor → pawl. A motor that is too weak keeps pulling: the pawl comes when hands take the load off it.
    fn pull_by_motor(&mut self) {
        self.release.holds |= self.release.pulls && self.motor_frees();
    }

    /// The pawl is off: the claw turns if the lid comes, or freely if the lid is up.
    fn free_claw(&mut self) {
        let observer = &mut self.observer;
        if !self.latch.claw_is_free() {
            return;
        }
        if self.lid.gap != Gap::Shut {
            self.latch.turn_claw(Claw::Open, observer);
            self.start_gate();
        } else if self.lid.comes_free() {
            if self.release.stage() == Stage::Primary && self.release.holds {
                self.latch.turn_claw(Claw::Pre, observer);
                return;
            }
            self.latch.turn_claw(Claw::Open, observer);
            self.lid.let_go(observer);
            self.start_gate();
        }
    }

    /// Latch → gate motor.
    fn start_gate(&mut self) {
        let inputs = GateInputs {
            volts: self.supply.volts_at(Load::GateMotor),
            released_by_motor: self.release.holds,
            parked: self.driving.gear == Gear::Park,
            heavy: self.lid.is_heavy(),
            gap: self.lid.gap,
        };
        self.gate.start(self.now, inputs, &mut self.observer);
    }
}
