//! What hands and eyes do at one moment: each part says what it takes from them, and here they are wired to the parts.

use decklid_controller::signals::{FobButton, Ignition};

use super::Plant;
use super::button::Button;
use super::cabin::{CabinAction, GlassInputs};
use super::computer::Choice;
use super::doors::DoorAction;
use super::driving::DrivingAction;
use super::harness::Load;
use super::latch::{By, Claw, LatchAction};
use super::lid::{Gap, LidAction};
use super::openers::{Access, Pulled};
use super::radio::RadioAction;
use super::release::LEAST_VOLTS;
use super::supply::{BULB_VOLTS, JUMP, SupplyAction};
use super::switches::Fingers;
use crate::sensation::{Amiss, Sensation};

/// Least bus voltage at which a sealed fob charges (V).
const FOB_CHARGE_VOLTS: f64 = 11.0;
/// Least bus voltage at which the camera works (V).
const CAMERA_VOLTS: f64 = 9.0;

/// One thing that a hand or an eye does, at one moment.
#[derive(Clone, PartialEq, Debug)]
pub enum Hand {
    /// Presses a button and keeps it pressed.
    Press(Button),
    /// Lets a button go.
    Release(Button),
    /// Joins the pins of the exterior button's plug with a wire, or takes the wire away.
    Bridge(bool),
    /// Pulls or turns the opener of that name.
    Pull(String),
    /// Lets that opener go.
    LetGo(String),
    /// Works on the lid.
    Lid(LidAction),
    /// Works on the latch.
    Latch(LatchAction),
    /// Oils the opener of that name.
    Oil(String),
    /// Works on a front door.
    Door(DoorAction),
    /// Works on seats or rear window.
    Cabin(CabinAction),
    /// Drives.
    Driving(DrivingAction),
    /// Works on battery, fuses or wires.
    Supply(SupplyAction),
    /// Works with a fob, or on the air.
    Radio(RadioAction),
    /// Chooses something in the settings menu, for the fob in the hand.
    Choose(Choice),
    /// Teaches the power gate its ends.
    ResetGate,
    /// Looks at the camera's picture.
    LookAtCamera,
    /// Waits a quiet minute.
    Rest,
    /// Keeps in mind that something was so: `noted.X` from now on.
    Note(String),
    /// Forgets that the claw was felt to let go.
    Forget,
}

impl Plant {
    /// Does it. What can't be done changes nothing and is felt ([`Sensation::Amiss`]).
    pub(crate) fn hand(&mut self, hand: &Hand) {
        self.radio.move_fobs();
        match hand {
            Hand::Press(button) => self.press(*button, true),
            Hand::Release(button) => self.press(*button, false),
            Hand::Bridge(on) => self.switches.bridge(*on, self.coding.exterior_fitted),
            Hand::Pull(name) => self.pull_opener(name),
            Hand::LetGo(name) => self.let_opener_go(name),
            Hand::Lid(action) => self.work_on_lid(action),
            Hand::Latch(action) => self.work_on_latch(*action),
            Hand::Oil(name) => self.openers.oil(name, !self.person.oil_fails),
            Hand::Door(action) => self.work_on_door(*action),
            Hand::Cabin(action) => self.work_in_cabin(*action),
            Hand::Driving(action) => self.work_at_wheel(*action),
            Hand::Supply(action) => self.work_on_supply(action),
            Hand::Radio(action) => self.work_on_radio(*action),
            // The menu belongs to the computer; the bench makes the choice.
            Hand::Choose(_) => {}
            Hand::ResetGate => {
                let volts = self.supply.volts_at(Load::GateMotor);
                self.gate.reset(volts);
                self.latch.reset_soft_close(volts);
            }
            Hand::LookAtCamera => self.look_at_camera(),
            Hand::Rest => self.rest(),
            Hand::Note(name) => self.observer.feel(Sensation::Noted(name.clone())),
            Hand::Forget => self.observer.forget(&Sensation::Freed),
        }
    }

    fn press(&mut self, button: Button, down: bool) {
        match button {
            Button::Fob(which, button) => {
                let here = self.radio.holds(which);
                if down && !here {
                    self.observer.feel_amiss(Amiss::Missing, "fob");
                }
                self.radio.press(which, button, down && here, &mut self.observer);
            }
            Button::App(button) => {
                if down && !self.coding.app {
                    self.observer.feel_amiss(Amiss::Missing, "app");
                }
                self.radio.app = down.then_some(button);
            }
            Button::Exterior | Button::Interior | Button::Lever | Button::CentralLock | Button::CentralUnlock => {
                let fingers = Fingers {
                    exterior_fitted: self.coding.exterior_fitted,
                    interior_fitted: self.coding.interior_fitted,
                    in_cabin: self.person.in_cabin,
                };
                self.switches.press(button, down, fingers, &mut self.observer);
            }
        }
    }

    /// Where the hands of the person get to.
    fn access(&self) -> Access {
        Access {
            cabin: self.person.in_cabin,
            trunk: self.person.through || self.lid.gap == Gap::Open,
            doors_locked: self.doors.others_locked,
        }
    }

    fn pull_opener(&mut self, name: &str) {
        let access = self.access();
        let pulled = self.openers.pull(name, access, &self.blade, &mut self.observer);
        if pulled == Pulled::Electric {
            self.switches.pull_handle(true);
        }
        self.settle();
        if pulled != Pulled::Nothing && !self.latch.pawl_off && self.latch.bolts_sheared {
            self.observer.feel_amiss(Amiss::Slack, name);
        }
    }

    fn let_opener_go(&mut self, name: &str) {
        if self.openers.let_go(name) {
            self.switches.pull_handle(false);
        }
        self.settle();
    }

    fn work_on_lid(&mut self, action: &LidAction) {
        let observer = &mut self.observer;
        match action {
            LidAction::Lift(lift) => self.lid.lift(*lift, observer),
            LidAction::LiftWith(opener, lift) => {
                self.lid.lift(self.openers.is_pulled(opener).then_some(*lift), observer);
            }
            LidAction::TryStruts => self.lid.try_struts(observer),
            LidAction::Lean(on) => self.lid.lean(*on),
            LidAction::SecondCatch => return self.lid.work_second_catch(observer),
            LidAction::Close => return self.close_lid(),
        }
        self.settle();
    }

    /// A powered gate that has lost its place, or is too heavy for its motor, does not let itself be shut.
    fn close_lid(&mut self) {
        if self.gate.fights(self.supply.volts_at(Load::GateMotor), self.lid.is_heavy()) {
            self.observer.feel(Sensation::GateBeeps);
        } else {
            self.lid.close(|observer| self.latch.catch(observer), &mut self.observer);
        }
    }

    fn work_on_latch(&mut self, action: LatchAction) {
        let (lid_up, observer) = (self.lid.gap != Gap::Shut, &mut self.observer);
        match action {
            LatchAction::ShutClaw if lid_up => self.latch.shut_claw(observer),
            LatchAction::OpenClaw if lid_up => self.latch.open_claw(observer),
            LatchAction::ShutClaw | LatchAction::OpenClaw => {}
            LatchAction::LookAtClaw => self.latch.look_at_claw(observer),
            LatchAction::Pull => self.pull_lid(),
            LatchAction::Oil => {
                self.latch.oil(!self.person.oil_fails, observer);
                self.settle();
            }
            LatchAction::HookLink if lid_up => self.latch.hook_link(!self.person.oil_fails),
            LatchAction::UndoSlide if self.access().trunk => self.latch.undo_slide(),
            LatchAction::HookLink | LatchAction::UndoSlide => {}
            LatchAction::PressShut => self.release.asleep &= !self.computer_works(),
        }
    }

    /// Pulls on the lid, or on the claw when the lid is up.
    fn pull_lid(&mut self) {
        let (holds, observer) = (self.latch.holds_when_pulled(), &mut self.observer);
        if self.lid.gap != Gap::Shut {
            observer.feel_if(holds, Sensation::ClawHolds);
        } else if holds {
            observer.feel(Sensation::LidStays);
        } else {
            self.latch.turn_claw(Claw::Open, observer);
            self.lid.move_to(Gap::Ajar, observer);
        }
    }

    fn work_on_door(&mut self, action: DoorAction) {
        let works = self.computer_works();
        match action {
            DoorAction::TurnKey(to) => self.doors.turn_key(to, &self.blade, &mut self.observer),
            DoorAction::Open => {
                if self.doors.open(self.person.in_cabin, works, &mut self.observer) {
                    self.person.in_cabin = true;
                    let lit = self.lamp_is_lit();
                    self.observer.feel_if(lit, Sensation::CabinLight);
                }
            }
            DoorAction::Shut => self.doors.driver_open = false,
            DoorAction::ShowCard if self.person.has_card && works => self.radio.app = Some(FobButton::Unlock),
            DoorAction::ShowCard => {}
        }
    }

    fn work_in_cabin(&mut self, action: CabinAction) {
        let glass = GlassInputs { ajar: self.lid.window_is_ajar(), unlocked: !self.doors.others_locked };
        self.person.through |= self.cabin.work(action, self.person.in_cabin, glass, &mut self.observer);
    }

    fn work_at_wheel(&mut self, action: DrivingAction) {
        match action {
            DrivingAction::Ignition(to) => {
                self.supply.cranking = to == Ignition::Crank;
                let powered = self.computer_has_power();
                if self.driving.turn_ignition(to, self.now, powered) {
                    self.computer.restart();
                    self.radio.read_by_coil(&mut self.observer);
                }
            }
            DrivingAction::Gear(to) => self.driving.gear = to,
            DrivingAction::Speed(kmh) => self.driving.kmh = kmh,
        }
    }

    fn work_on_supply(&mut self, action: &SupplyAction) {
        let (now, lid_open) = (self.now, self.lid.gap == Gap::Open);
        match action {
            SupplyAction::Engine(on) => self.supply.run_engine(*on),
            SupplyAction::Jump(false) => self.supply.disconnect_jumper(now),
            SupplyAction::Jump(true) => {
                if self.front.takes_jumper(self.person.in_cabin, &mut self.observer) {
                    self.supply.connect_jumper(now);
                }
            }
            SupplyAction::Connect(on) => self.connect_battery(*on),
            SupplyAction::FeedLeads => {
                let (bus, contact) = (self.supply.bus(), self.supply.jumper_has_contact());
                if self.front.feed_leads(bus, contact, &mut self.observer) {
                    self.supply.connect_jumper(now);
                    self.feed_release();
                }
            }
            SupplyAction::ReplaceFuse { fuse, behind_lid } => {
                self.supply.harness.replace_fuse(fuse, *behind_lid, lid_open);
            }
            SupplyAction::LookAtWires => {
                let seen = self.supply.harness.is_torn() && !self.person.break_hidden;
                self.observer.feel_if(seen, Sensation::WireBroken);
            }
            SupplyAction::RepairWires if self.person.break_hidden => {}
            SupplyAction::RepairWires => self.supply.harness.repair_wires(),
            SupplyAction::LookAtLamps(fuse) => self.supply.look_at_lamps(fuse, &mut self.observer),
        }
    }

    /// The battery lies under the hood, or behind the lid.
    fn connect_battery(&mut self, on: bool) {
        if self.front.reaches_battery(self.access()) {
            self.supply.connected = on;
        } else {
            self.observer.feel_amiss(Amiss::Far, "battery");
        }
    }

    /// 12 V reach the release motor for a moment, past the computer.
    fn feed_release(&mut self) {
        if self.supply.harness.is_whole(Load::Release) && self.release.can_move() && JUMP.volts > LEAST_VOLTS {
            self.observer.feel(Sensation::LatchSound);
            if self.latch.yields(self.release.force(JUMP.volts), By::Motor) {
                for holds in [true, false] {
                    self.release.holds = holds;
                    self.settle();
                }
            }
        }
    }

    fn work_on_radio(&mut self, action: RadioAction) {
        let access = self.access();
        let observer = &mut self.observer;
        match action {
            RadioAction::TakeKeys => {
                self.radio.take_keys(access);
                self.blade.in_trunk &= !access.trunk;
            }
            RadioAction::TakeSpare => {
                self.radio.take_spare();
                self.blade.in_trunk = false;
            }
            RadioAction::Pair => self.radio.open_pairing(),
            RadioAction::Unpair => self.radio.unpair(observer),
            RadioAction::Record => self.radio.start_recording(),
            RadioAction::Replay(number) => self.radio.replay(number, observer),
            RadioAction::NewCell => self.radio.replace_cell(observer),
            RadioAction::Charge => {
                self.radio.charge(self.person.in_cabin && self.supply.bus() >= FOB_CHARGE_VOLTS);
            }
            RadioAction::Foot(on) => self.radio.swing_foot(on, self.coding.foot_sensor, observer),
        }
    }

    fn look_at_camera(&mut self) {
        if !self.coding.camera {
            self.observer.feel_amiss(Amiss::Missing, "camera");
            return;
        }
        let wired = self.coding.camera_spared || self.supply.harness.is_whole(Load::Camera);
        self.observer.feel_if(wired && self.supply.bus() >= CAMERA_VOLTS, Sensation::Picture);
    }

    fn rest(&mut self) {
        self.radio.rest();
        if self.driving.was_cycled {
            self.release.gave_up = false;
        }
    }

    /// The lamp in the cabin is lit: its brightness is all that many people see of the voltage.
    pub(crate) fn lamp_is_lit(&self) -> bool {
        self.supply.volts_at(Load::CabinLight) >= BULB_VOLTS
    }
}
