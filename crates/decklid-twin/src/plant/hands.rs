//! What a hand does to the plant at one moment.

use decklid_controller::signals::{Cylinder, FobButton, Gear, Ignition};

pub use super::button::{Button, Choice};

use super::Plant;
use super::body::Reach;
use super::electric::{JUMP, Load};
use super::keys::clock;
use super::latch::{Claw, LEAST_VOLTS, MOTOR_FORCE};
use super::lid::{Gap, Lift};
use crate::trace::What;

/// One thing that a hand does, at one moment.
#[derive(Clone, PartialEq, Debug)]
pub enum Hand {
    /// Presses a button and keeps it pressed.
    Press(Button),
    /// Lets a button go.
    Release(Button),
    /// Joins the pins of the exterior button's plug.
    Bridge(bool),
    /// Turns the key in the driver's door.
    TurnDoor(Cylinder),
    /// Pulls or turns a mechanical opener.
    Work(String),
    /// Lets it go.
    LetGo(String),
    /// Lifts the lid, or stops lifting.
    Lift(Option<Lift>),
    /// Lifts the lid while that opener is pulled; one that is not there or does not move gives no reason to lift.
    LiftWith(String, Lift),
    /// Leans on the lid, or eases off.
    Lean(bool),
    /// Works the second catch under the edge.
    SecondCatch,
    /// Presses the lid down until it shuts.
    Close,
    /// Opens a front door, if one opens.
    OpenDoor,
    /// Shuts the door.
    ShutDoor,
    /// Unlocks by the card at the door pillar.
    Card,
    /// Pulls the rear seat forward, or climbs over it.
    Fold,
    /// Takes the seat pad out.
    LiftPad,
    /// Unbolts the seat.
    Unbolt,
    /// Opens the window of the gate.
    OpenGlass,
    /// Turns the ignition.
    Ignition(Ignition),
    /// Starts the engine.
    Engine(bool),
    /// Moves the gear lever.
    Gear(Gear),
    /// Drives at so many km/h.
    Drive(f64),
    /// Puts a new fuse into the box in the cabin, or into the one behind the lid.
    Fuse(String, bool),
    /// Chooses something in the menu, for the fob in the hand.
    Choose(Choice),
    /// Takes the spare fob in the hand.
    TakeSpare,
    /// Opens a pairing for the fob in the hand, as a workshop does.
    Teach,
    /// Makes the car forget the fob in the hand.
    Unlearn,
    /// Begins to record what fobs send.
    Record,
    /// Sends what was recorded, the first being 1.
    Replay(usize),
    /// Puts a new cell into the fob.
    NewCell,
    /// Charges a sealed fob in the car.
    Charge,
    /// Puts jump leads on, or takes them off.
    Jump(bool),
    /// Feeds 12 V into the leads in the bumper.
    FeedLeads,
    /// Teaches the gate its ends.
    ResetGate,
    /// Shuts the claw with a screwdriver.
    ShutClaw,
    /// Swings the claw open with a screwdriver while the pawl is off.
    OpenClaw,
    /// Looks at the claw.
    LookClaw,
    /// Pulls at the lid, or at the claw when the lid is up.
    Pull,
    /// Oils the latch.
    Oil,
    /// Mends the wires that can be seen.
    MendWires,
    /// Takes the lid lock out of its sleep: it was pressed shut.
    WakeLatch,
    /// Looks at the camera's picture.
    Camera,
    /// Swings a foot under the bumper.
    Foot(bool),
    /// A quiet minute.
    Rest,
    /// Keeps in mind that something was so: `noted.X` from now on.
    Note(String),
    /// Looks whether other lamps on a fuse are lit.
    FuseMates(String),
    /// Forgets that the claw was seen to let go.
    Forget,
}

impl Plant {
    /// Does it; what cannot be done leaves a trace in the senses (`missing.X`, `stuck.X`, …) and changes nothing.
    pub fn hand(&mut self, hand: &Hand) {
        self.move_fobs();
        match hand {
            Hand::Press(button) => self.button(*button, true),
            Hand::Release(button) => self.button(*button, false),
            Hand::Bridge(on) => self.bridge(*on),
            Hand::TurnDoor(to) => self.turn_door(*to),
            Hand::Work(name) => self.work(name),
            Hand::LetGo(name) => self.let_opener_go(name),
            Hand::Lift(lift) => self.lift(*lift),
            Hand::LiftWith(opener, lift) => {
                let pulled = self.openers.iter().any(|o| o.name == *opener && o.pulled);
                self.lift(pulled.then_some(*lift));
            }
            Hand::Lean(on) => self.lean(*on),
            Hand::SecondCatch => self.second_catch(),
            Hand::Close => self.close(),
            Hand::OpenDoor => self.open_door(),
            Hand::ShutDoor => self.doors.driver_open = false,
            Hand::Card => self.card(),
            Hand::Fold => self.fold(),
            Hand::LiftPad => self.through(self.cabin.pad_frees),
            Hand::Unbolt => self.through(self.cabin.unbolts),
            Hand::OpenGlass => self.open_glass(),
            Hand::Ignition(to) => self.ignition(*to),
            Hand::Engine(on) => self.electric.charging = (*on && self.electric.bus() > 9.0).then_some(14.2),
            Hand::Gear(to) => self.driving.gear = *to,
            Hand::Drive(kmh) => self.driving.kmh = *kmh,
            Hand::Fuse(name, behind) => self.replace_fuse(name, *behind),
            // The menu belongs to the computer; the bench lets it be worked.
            Hand::Choose(_) => {}
            Hand::TakeSpare => self.take_spare(),
            Hand::Teach => self.radio.open_pairing(self.now),
            Hand::Unlearn => {
                let forgot = self.radio.unlearn();
                self.sense_if("missing.computer", !forgot);
            }
            Hand::Record => self.record(),
            Hand::Replay(number) => self.replay(*number),
            Hand::NewCell => self.new_cell(),
            Hand::Charge => self.charge(),
            Hand::Jump(on) => self.jump(*on),
            Hand::FeedLeads => self.feed_leads(),
            Hand::ResetGate => self.gate.lost &= self.electric.at(Load::GateMotor) < super::lid::GATE_VOLTS,
            Hand::ShutClaw => self.shut_claw(),
            Hand::OpenClaw if self.latch.pawl_off && self.lid.gap != Gap::Shut => self.set_claw(Claw::Open),
            Hand::OpenClaw => {}
            Hand::LookClaw => self.sense_if("claw_shut", self.latch.claw != Claw::Open),
            Hand::Pull => self.pull(),
            Hand::Oil => self.oil(),
            Hand::MendWires => self.mend_wires(),
            Hand::WakeLatch => self.coding.latch_asleep &= !self.computer_works(),
            Hand::Camera => self.camera(),
            Hand::Foot(on) => self.foot(*on),
            Hand::Rest => self.rest(),
            Hand::Note(what) => self.sense_if(&format!("noted.{what}"), true),
            Hand::FuseMates(fuse) => {
                let whole = self.electric.segments.iter().any(|s| s.name == *fuse && !s.open);
                self.sense_if(&format!("noted.{fuse}"), whole && self.electric.bus() >= BULB);
            }
            Hand::Forget => self.senses.freed = false,
        }
    }

    pub(crate) fn sense_if(&mut self, name: &str, so: bool) {
        if so {
            self.senses.more.insert(name.to_owned());
        }
    }

    fn button(&mut self, button: Button, down: bool) {
        let (now, seed) = (self.now, self.seed);
        let in_cabin = self.person.in_cabin;
        match button {
            Button::Fob(slot, which) => self.fob_button(slot, which, down),
            Button::App(which) => self.app = down.then_some(which),
            Button::Exterior if !self.coding.exterior_fitted => self.sense_if("missing.exterior_button", down),
            Button::Exterior => self.contact_exterior(down),
            Button::Interior if !self.coding.interior_fitted => self.sense_if("missing.interior_button", down),
            Button::Interior if down && !in_cabin => self.sense_if("far.interior_button", true),
            Button::Interior => self.switches.interior.press(down, now, seed ^ 2),
            Button::Lever | Button::CentralLock | Button::CentralUnlock if down && !in_cabin => {
                self.sense_if("far.cabin_switch", true);
            }
            Button::Lever => self.switches.lever.press(down, now, seed ^ 3),
            Button::CentralLock => self.switches.central_lock.press(down, now, seed ^ 4),
            Button::CentralUnlock => self.switches.central_unlock.press(down, now, seed ^ 5),
        }
    }

    fn contact_exterior(&mut self, down: bool) {
        self.switches.exterior.press(down, self.now, self.seed ^ 1);
    }

    /// A wire instead of the button: a dead button does not matter.
    fn bridge(&mut self, on: bool) {
        // Where there is no button there is no plug to bridge.
        self.switches.exterior_bridged = on && self.coding.exterior_fitted;
    }

    fn turn_door(&mut self, to: Cylinder) {
        if to != Cylinder::Rest {
            let turns = self.doors.keyhole && self.blade.here && self.blade.fits && !self.doors.keyhole_seized;
            if !turns {
                return;
            }
            // The driver's lock is moved by a rod; the others by electricity, where the keyhole has a switch.
            let lock = to == Cylinder::Lock;
            self.doors.driver_locked = lock;
            self.doors.deadlocked &= lock;
            self.sense_if("key_turned", true);
        }
        self.cylinder = to;
    }

    fn work(&mut self, name: &str) {
        let person = self.person.clone();
        let blade = self.blade.clone();
        let mut felt = "";
        let Some(opener) = self.openers.iter_mut().find(|o| o.name == name) else { return };
        let reached = match opener.reach {
            Reach::Outside => true,
            Reach::Cabin => person.in_cabin,
            Reach::Trunk => person.through || self.lid.gap == Gap::Open,
        };
        let key = (!opener.by_key && !opener.by_master_key)
            || (blade.here && blade.fits && (blade.master || !opener.by_master_key));
        if !reached {
            felt = "far";
        } else if !opener.fitted {
            felt = "missing";
        } else if opener.covered {
            felt = "covered";
        } else if !key || opener.locked {
            felt = "locked";
        } else if opener.stuck {
            felt = "stuck";
        } else {
            opener.pulled = true;
            if opener.broken {
                felt = "slack";
            } else if opener.electric {
                self.switches.handle.press(true, self.now, self.seed ^ 6);
            }
        }
        self.sense_if(&format!("{felt}.{name}"), !felt.is_empty());
        self.work_latch();
        let worked = felt.is_empty() && !self.latch.pawl_off && self.latch.bolts_sheared;
        self.sense_if(&format!("slack.{name}"), worked);
    }

    fn let_opener_go(&mut self, name: &str) {
        if let Some(opener) = self.openers.iter_mut().find(|o| o.name == name) {
            opener.pulled = false;
            if opener.electric {
                self.switches.handle.press(false, self.now, self.seed ^ 6);
            }
        }
        self.work_latch();
    }

    fn lift(&mut self, lift: Option<Lift>) {
        self.lid.lifting = lift;
        self.work_latch();
    }

    /// Leaning takes the load off the claw and breaks the seal loose.
    fn lean(&mut self, on: bool) {
        self.lid.leaned = on;
        if on {
            self.lid.seal = 0.0;
        }
        self.work_latch();
    }

    fn second_catch(&mut self) {
        if self.lid.gap == Gap::Caught {
            if self.lid.second_catch_stuck {
                self.sense_if("stuck.second_catch", true);
            } else {
                self.set_gap(Gap::Ajar);
                self.raise();
            }
        }
    }

    fn close(&mut self) {
        if self.lid.gap == Gap::Shut {
            return;
        }
        self.lid.lifting = None;
        let room = self.lid.cargo < 300.0 && !self.lid.wrong_leaf && self.lid.jam == 0.0;
        if room && self.latch.can_catch() {
            self.set_claw(Claw::Main);
            self.set_gap(Gap::Shut);
            self.sense_if("lid_latched", true);
        } else {
            self.set_gap(Gap::Ajar);
        }
    }

    fn open_door(&mut self) {
        let locked = self.doors.driver_locked && self.doors.others_locked;
        let electric = self.doors.electric_handles && !self.computer_works();
        if (locked && !self.person.in_cabin) || electric {
            self.sense_if("shut_out", true);
            return;
        }
        self.doors.driver_open = true;
        self.person.in_cabin = true;
        self.sense_if("cabin_light", self.electric.at(Load::CabinLight) >= BULB);
    }

    fn card(&mut self) {
        if self.person.card && self.computer_works() {
            self.app = Some(FobButton::Unlock);
        }
    }

    fn fold(&mut self) {
        let folds = self.cabin.seats_fold && !self.cabin.seat_stuck && self.person.in_cabin;
        self.sense_if("seat_folded", folds);
        let climbs = self.cabin.climb_over && self.person.in_cabin;
        self.through(folds || climbs);
    }

    fn through(&mut self, works: bool) {
        self.person.through |= works && self.person.in_cabin;
    }

    fn open_glass(&mut self) {
        if !self.cabin.glass_opens {
            self.sense_if("missing.glass", true);
        } else if self.lid.jam > 0.0 || !self.doors.others_locked {
            self.person.through = true;
            self.sense_if("glass_open", true);
        }
    }

    fn ignition(&mut self, to: Ignition) {
        let on = matches!(to, Ignition::On | Ignition::Crank);
        self.driving.ignition = to;
        self.electric.cranking = to == Ignition::Crank;
        let fed = self.electric.at(Load::Computer) >= super::BROWN_OUT;
        match (on, self.driving.on_since) {
            (true, None) if fed => self.driving.on_since = Some(self.now),
            (false, Some(since)) => {
                self.driving.on_since = None;
                if self.now >= since + 5_000 && fed {
                    self.driving.cycled_at = Some(self.now);
                    self.start_anew();
                }
            }
            _ => {}
        }
    }

    /// Ignition on for a while and off again: the computer starts anew, and the fob is in step again.
    fn start_anew(&mut self) {
        self.hung = false;
        self.read_fob();
    }

    fn rest(&mut self) {
        self.radio.jammed = false;
        if self.driving.cycled_at.is_some() {
            self.actuator.gave_up = false;
        }
    }

    fn replace_fuse(&mut self, name: &str, behind: bool) {
        let within_reach = !behind || self.lid.gap == Gap::Open;
        if let Some(fuse) = self.electric.segment(name).filter(|f| f.behind_lid == behind && within_reach) {
            fuse.open = false;
        }
    }

    fn new_cell(&mut self) {
        let [fob, _] = &mut self.radio.fobs;
        if fob.cell_changes {
            fob.put_in_cell(3.1, clock(self.now));
        } else {
            self.sense_if("sealed.fob", true);
        }
    }

    fn charge(&mut self) {
        let [fob, _] = &mut self.radio.fobs;
        if !fob.cell_changes && self.person.in_cabin && self.electric.bus() >= 11.0 {
            fob.cell_volts = 3.0;
        }
    }

    fn jump(&mut self, on: bool) {
        if !on {
            self.electric.take_leads_off(self.now);
            return;
        }
        let cabin = &self.cabin;
        let hood = cabin.hood_open || (cabin.hood_opens && !cabin.hood_electric && self.person.in_cabin);
        if hood && (cabin.jump_posts || cabin.battery_in_front) {
            self.electric.put_leads_on(self.now);
        } else {
            self.sense_if("missing.jump_point", true);
        }
    }

    /// 12 V from outside: an electric hood comes free; on a front trunk the leads reach battery and latch.
    fn feed_leads(&mut self) {
        if !self.cabin.outside_leads {
            self.sense_if("missing.leads", true);
            return;
        }
        // A car that has power does not let the hood be opened from outside.
        if !self.cabin.leads_whole {
            return;
        }
        if self.cabin.hood_electric {
            if self.electric.bus() < BULB {
                self.cabin.hood_open = true;
                self.sense_if("hood_open", true);
            }
            return;
        }
        self.electric.put_leads_on(self.now);
        if self.electric.whole(Load::Release) && self.actuator.moves() && JUMP.volts > LEAST_VOLTS {
            self.senses.latch = true;
            if self.latch.yields(MOTOR_FORCE, true) {
                self.motor_holds = true;
                self.work_latch();
                self.motor_holds = false;
                self.work_latch();
            }
        }
    }

    fn shut_claw(&mut self) {
        if self.lid.gap == Gap::Shut {
            return;
        }
        self.sense_if("claw_stiff", !self.latch.turns());
        if self.latch.turns() && !self.latch.pawl_off && !self.latch.worn {
            self.set_claw(Claw::Main);
        }
    }

    /// Pulls at the lid; with the lid up, at the claw.
    fn pull(&mut self) {
        let holds = self.latch.claw == Claw::Main && self.latch.holds();
        if self.lid.gap == Gap::Shut {
            self.sense_if("lid_stays", holds);
            if !holds {
                self.set_claw(Claw::Open);
                self.set_gap(Gap::Ajar);
            }
        } else {
            self.sense_if("claw_holds", holds);
        }
    }

    fn oil(&mut self) {
        self.latch.dirt = 0.0;
        if !self.person.oil_fails {
            self.latch.friction = self.latch.friction.min(20.0);
        }
        self.sense_if("latch_moves", self.latch.friction < super::latch::HAND_FORCE);
        self.work_latch();
    }

    fn mend_wires(&mut self) {
        if !self.person.break_hidden {
            for segment in &mut self.electric.segments {
                if segment.kind == super::electric::SegmentKind::Wire {
                    (segment.open, segment.short) = (false, false);
                }
            }
        }
    }

    fn camera(&mut self) {
        if !self.coding.camera {
            self.sense_if("missing.camera", true);
        } else {
            let wires = self.coding.camera_spared || self.electric.whole(Load::Camera);
            self.sense_if("picture", wires && self.electric.bus() >= 9.0);
        }
    }

    /// The brightness of the lamp in the cabin is all that many people see of the voltage.
    pub fn lamp_is_lit(&self) -> bool {
        self.electric.at(Load::CabinLight) >= BULB
    }

    /// Notes a fault or repair in the trace.
    pub(crate) fn note_set(&mut self, name: &str, value: &super::knobs::Value) {
        self.note(What::Set { knob: name.to_owned(), to: value.to_string() });
    }
}

/// Least voltage at which a bulb glows (V).
const BULB: f64 = 6.0;
