//! What the computer can see of the plant.

use decklid_controller::signals::{
    Cylinder, Doors, FOBS, Inputs, LatchContacts, Level, Press, Seen, Slot, Span, Speed,
};

use super::Plant;
use super::electric::Load;
use super::keys::KeyPlace;
use super::latch::Claw;
use super::lid::Gap;
use super::switch::Switch;

/// Slot under which the maker's app is known to the computer.
const APP: Slot = Slot::new(3);

impl Plant {
    /// The raw levels at the pins of the computer.
    pub fn sense(&self) -> Inputs {
        let s = &self.switches;
        let on = |switch: &Switch, load: Load| self.contact(switch.closed(), load);
        let straight = |switch: &Switch| Level::from_bool(switch.closed());
        Inputs {
            battery: (self.electric.at(Load::Computer) * 1000.0).round().clamp(0.0, 65_535.0) as u16,
            speed: self.speed(),
            ignition: self.driving.ignition,
            gear: self.driving.gear,
            exterior: self.contact(s.exterior.closed() || s.exterior_bridged, Load::ExteriorButton),
            interior: on(&s.interior, Load::InteriorButton),
            lever: straight(&s.lever),
            central_lock: straight(&s.central_lock),
            central_unlock: straight(&s.central_unlock),
            handle: on(&s.handle, Load::InsideHandle),
            valet: straight(&s.valet),
            latch: self.latch_contacts(),
            doors: Doors { driver: self.doors.driver_open, other: false },
            occupant: self.person.occupant,
            trunk_occupant: self.person.in_trunk,
            keys: self.keys_seen(),
            near_lid: self.radio.near,
            crash: self.driving.crash,
            radio: self.radio(),
            motor_current: (self.electric.release_amps * 1000.0).round().clamp(0.0, 65_535.0) as u16,
            cylinder: if self.coding.keyhole_switch { self.cylinder } else { Cylinder::Rest },
            menu: self.menu,
        }
    }

    pub(super) fn contact(&self, closed: bool, load: Load) -> Level {
        let electric = &self.electric;
        Level::from_bool((closed || electric.shorted(load)) && electric.whole(load))
    }

    fn speed(&self) -> Speed {
        let deci_kmh = (self.driving.kmh * 10.0).round().clamp(0.0, 65_535.0) as u16;
        let age = if self.driving.stale { Span::min(1) } else { Span::ZERO };
        Speed { deci_kmh, age }
    }

    /// The contacts close to ground while the lid is up, so a broken wire reads as shut.
    fn latch_contacts(&self) -> LatchContacts {
        if !self.electric.whole(Load::LatchContacts) {
            return LatchContacts { main: true, pre: true };
        }
        let claw = self.latch.claw;
        LatchContacts { main: claw == Claw::Main, pre: claw != Claw::Open || self.lid.gap == Gap::Caught }
    }

    fn keys_seen(&self) -> [Seen; FOBS] {
        let mut seen = [Seen::Nowhere; FOBS];
        for fob in self.radio.fobs.iter().filter(|fob| fob.is_seen()) {
            if let Some(seen) = seen.get_mut(usize::from(fob.slot().number())) {
                *seen = match fob.place {
                    KeyPlace::Pocket => Seen::Outside,
                    KeyPlace::Cabin => Seen::Cabin,
                    KeyPlace::Trunk => Seen::Trunk,
                    KeyPlace::Away => Seen::Nowhere,
                };
            }
        }
        seen
    }

    fn radio(&self) -> Option<Press> {
        if let Some(button) = self.app.filter(|_| self.coding.app && self.computer_works()) {
            return Some(Press { slot: APP, button, cell_low: false });
        }
        self.radio.link.map(|link| link.press)
    }
}
