//! What the computer sees of the plant: the raw levels at its pins.

use decklid_controller::signals::{Cylinder, Doors, Inputs, LatchContacts, Level};

use super::Plant;
use super::harness::Load;
use super::latch::Claw;
use super::lid::Gap;
use super::switch::Switch;

impl Plant {
    /// The raw levels at the pins of the computer.
    pub(crate) fn inputs(&self) -> Inputs {
        let s = &self.switches;
        let harness = &self.supply.harness;
        let fused = |switch: &Switch, load| Level::from_bool(harness.reads_closed(switch.is_closed(), load));
        let direct = |switch: &Switch| Level::from_bool(switch.is_closed());
        Inputs {
            battery: milli(self.supply.volts_at(Load::Computer)),
            speed: self.driving.speed(),
            ignition: self.driving.ignition,
            gear: self.driving.gear,
            exterior: Level::from_bool(s.exterior_reads_closed(harness)),
            interior: fused(&s.interior, Load::InteriorButton),
            lever: direct(&s.lever),
            central_lock: direct(&s.central_lock),
            central_unlock: direct(&s.central_unlock),
            handle: fused(&s.handle, Load::InsideHandle),
            valet: Level::from_bool(s.valet.is_closed() || self.latch.slide_set),
            latch: self.latch_contacts(),
            doors: Doors { driver: self.doors.driver_open, other: false },
            occupant: self.person.occupant,
            trunk_occupant: self.person.in_trunk,
            keys: self.radio.places_seen(),
            near_lid: self.radio.near(),
            crash: self.driving.crash,
            radio: self.radio.press_seen(self.coding.app && self.computer_works()),
            motor_current: milli(self.supply.release_amps),
            cylinder: if self.coding.keyhole_switch { self.doors.cylinder } else { Cylinder::Rest },
            menu: self.computer.menu,
        }
    }

    /// The contacts close to ground while the lid is up, so a broken wire reads as shut.
    fn latch_contacts(&self) -> LatchContacts {
        if !self.supply.harness.is_whole(Load::LatchContacts) {
            return LatchContacts { main: true, pre: true };
        }
        let claw = self.latch.claw;
        LatchContacts { main: claw == Claw::Main, pre: claw != Claw::Open || self.lid.gap == Gap::Caught }
    }
}

/// Volts or amperes in thousandths, as the computer measures them.
fn milli(value: f64) -> u16 {
    (value * 1000.0).round().clamp(0.0, 65_535.0) as u16
}
