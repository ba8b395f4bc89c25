//! Battery, jump leads, fuses and wires: how much voltage reaches what.

use std::collections::BTreeMap;

/// Something that hangs on the car's wires.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Load {
    /// Release motor in the latch.
    Release,
    /// Button on the lid, as a signal to the computer.
    ExteriorButton,
    /// Trunk button in the cabin, as a signal to the computer.
    InteriorButton,
    /// Electric handle inside the trunk, as a signal to the computer.
    InsideHandle,
    /// Contacts in the latch.
    LatchContacts,
    /// Motors of the door locks.
    DoorLocks,
    /// The computer itself.
    Computer,
    /// Motor that lifts a power gate.
    GateMotor,
    /// Lamp in the cabin.
    CabinLight,
    /// Camera in the lid.
    Camera,
}

impl Load {
    /// All of them with their names in files.
    pub const NAMES: &'static [(&'static str, Load)] = &[
        ("release", Load::Release),
        ("exterior_button", Load::ExteriorButton),
        ("interior_button", Load::InteriorButton),
        ("inside_handle", Load::InsideHandle),
        ("latch_contacts", Load::LatchContacts),
        ("door_locks", Load::DoorLocks),
        ("computer", Load::Computer),
        ("gate_motor", Load::GateMotor),
        ("cabin_light", Load::CabinLight),
        ("camera", Load::Camera),
    ];
}

/// Current into a wire that touches metal (A).
pub const SHORT_AMPS: f64 = 60.0;
/// Time that a fuse stands it (ms).
pub const FUSE_MS: u64 = 40;

/// What a segment of the harness is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SegmentKind {
    /// Blows when what follows it is short.
    Fuse,
    /// Wire, plug or loom.
    Wire,
}

/// A fuse or a wire.
#[derive(Clone, PartialEq, Debug)]
pub struct Segment {
    /// Name, such as `lid_loom`.
    pub name: String,
    /// Fuse or wire.
    pub kind: SegmentKind,
    /// Nothing gets through: blown, broken, unplugged.
    pub open: bool,
    /// The wire touches metal.
    pub short: bool,
    /// It can be reached only with the lid up.
    pub behind_lid: bool,
}

/// Another car, a jump pack or a charger.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Source {
    /// Voltage without load (V).
    pub volts: f64,
    /// Inner resistance with leads (Ω).
    pub ohms: f64,
}

/// Two healthy leads and a second car.
pub const JUMP: Source = Source { volts: 12.6, ohms: 0.03 };

/// The supply and the harness.
#[derive(Clone, PartialEq, Debug)]
pub struct Electric {
    /// Battery voltage without load (V).
    pub volts: f64,
    /// Inner resistance of the battery (Ω).
    pub ohms: f64,
    /// Its clamps are on.
    pub connected: bool,
    /// Jump leads, while they are on.
    pub jump: Option<Source>,
    /// Since when they are on (ms).
    pub jump_since: u64,
    /// The posts lead to the car only through the clamps of its battery.
    pub jump_through_clamps: bool,
    /// The engine (or converter) charges: bus held at this voltage (V).
    pub charging: Option<f64>,
    /// Current of the starter while it turns (A).
    pub starter_amps: f64,
    /// True while the starter turns.
    pub cranking: bool,
    /// When the fuse of a shorted release circuit will blow (ms).
    pub blows: Option<u64>,
    /// Current that the release motor draws now (A).
    pub release_amps: f64,
    /// Fuses and wires.
    pub segments: Vec<Segment>,
    /// Which segments, in order from the battery, feed what.
    pub circuits: BTreeMap<Load, Vec<usize>>,
}

impl Default for Electric {
    /// A healthy battery and no harness: everything is fed.
    fn default() -> Self {
        Electric {
            volts: 12.6,
            ohms: 0.012,
            connected: true,
            jump: None,
            jump_since: 0,
            jump_through_clamps: false,
            charging: None,
            starter_amps: 180.0,
            cranking: false,
            blows: None,
            release_amps: 0.0,
            segments: Vec::new(),
            circuits: BTreeMap::new(),
        }
    }
}

impl Electric {
    /// Voltage at the battery clamps of the car under the load of the moment (V).
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
        let drawn = self.release_amps + if self.cranking { self.starter_amps } else { 0.0 };
        ((current - drawn) / conductance).max(0.0)
    }

    /// True when nothing between battery and `load` is open.
    pub fn whole(&self, load: Load) -> bool {
        self.on(load).all(|s| !s.open)
    }

    /// True when the wires to `load` touch metal.
    pub fn shorted(&self, load: Load) -> bool {
        self.on(load).any(|s| s.short)
    }

    /// Voltage at `load` (V).
    pub fn at(&self, load: Load) -> f64 {
        if self.whole(load) && !self.shorted(load) { self.bus() } else { 0.0 }
    }

    /// Feeds a shorted circuit: its fuse blows. True if one did.
    pub fn stress(&mut self, load: Load) -> bool {
        if !self.whole(load) || !self.shorted(load) || self.bus() < 4.0 {
            return false;
        }
        let segments = &mut self.segments;
        let path = self.circuits.get(&load).into_iter().flatten();
        for at in path.copied() {
            if let Some(fuse) = segments.get_mut(at).filter(|s| s.kind == SegmentKind::Fuse) {
                fuse.open = true;
                return true;
            }
        }
        false
    }

    /// Puts jump leads on.
    pub fn put_leads_on(&mut self, now: u64) {
        self.jump = Some(JUMP);
        self.jump_since = now;
    }

    /// Takes them off. A minute or more has left enough in the battery for locks and lamps, not for the starter.
    pub fn take_leads_off(&mut self, now: u64) {
        if self.jump.take().is_some() && self.connected && now >= self.jump_since + 60_000 {
            self.volts = self.volts.max(12.1);
            self.ohms = self.ohms.min(0.05);
        }
    }

    /// The segment of that name.
    pub fn segment(&mut self, name: &str) -> Option<&mut Segment> {
        self.segments.iter_mut().find(|s| s.name == name)
    }

    fn on(&self, load: Load) -> impl Iterator<Item = &Segment> {
        let path = self.circuits.get(&load).map_or(&[][..], Vec::as_slice);
        path.iter().filter_map(|at| self.segments.get(*at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sag_and_jump() {
        let mut electric = Electric::default();
        assert!((electric.bus() - 12.6).abs() < 1e-9);
        electric.cranking = true;
        assert!((electric.bus() - (12.6 - 180.0 * 0.012)).abs() < 1e-9, "cranking sags by I·R");
        electric = Electric { volts: 3.0, ohms: 0.5, ..Electric::default() };
        electric.jump = Some(JUMP);
        assert!(electric.bus() > 11.5, "leads hold up a flat battery: {}", electric.bus());
        electric.jump = None;
        electric.connected = false;
        assert_eq!(electric.bus(), 0.0);
    }

    #[test]
    fn a_short_blows_the_fuse_once() {
        let fuse = Segment { name: "f".into(), kind: SegmentKind::Fuse, open: false, short: false, behind_lid: false };
        let loom = Segment { name: "l".into(), kind: SegmentKind::Wire, open: false, short: true, behind_lid: false };
        let mut electric = Electric { segments: vec![fuse, loom], ..Electric::default() };
        electric.circuits.insert(Load::Release, vec![0, 1]);
        assert_eq!(electric.at(Load::Release), 0.0, "all goes to ground");
        assert!(electric.stress(Load::Release));
        assert!(!electric.stress(Load::Release));
        assert!(!electric.whole(Load::Release));
    }
}
