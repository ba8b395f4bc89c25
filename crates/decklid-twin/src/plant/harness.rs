//! Fuses and wires: what is connected to the battery, and what is not.

use std::collections::BTreeMap;

use super::knobs::{Knob, flag};
use crate::words::Words;

/// Something that the car's wires feed.
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
    /// Motor of a lock in the lid.
    LidLock,
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
    /// Words in files.
    pub const NAMES: &'static Words<Load> = &[
        ("release", Load::Release),
        ("exterior_button", Load::ExteriorButton),
        ("interior_button", Load::InteriorButton),
        ("inside_handle", Load::InsideHandle),
        ("latch_contacts", Load::LatchContacts),
        ("lid_lock", Load::LidLock),
        ("door_locks", Load::DoorLocks),
        ("computer", Load::Computer),
        ("gate_motor", Load::GateMotor),
        ("cabin_light", Load::CabinLight),
        ("camera", Load::Camera),
    ];
}

/// What a segment of the harness is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SegmentKind {
    /// Blows when something behind it is shorted.
    Fuse,
    /// Wire, plug or loom.
    Wire,
}

impl SegmentKind {
    /// Words in files.
    pub(crate) const NAMES: &'static Words<SegmentKind> = &[("fuse", SegmentKind::Fuse), ("wire", SegmentKind::Wire)];
}

/// A segment's place in the harness.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SegmentId(pub(crate) usize);

/// A fuse or a wire.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Segment {
    /// Name, such as `lid_loom`.
    pub(crate) name: String,
    /// Fuse or wire.
    pub(crate) kind: SegmentKind,
    /// Nothing gets through: blown, broken, unplugged.
    pub(crate) open: bool,
    /// The wire touches metal.
    pub(crate) short: bool,
    /// It can be reached only with the lid up.
    pub(crate) behind_lid: bool,
}

impl Segment {
    /// A sound fuse or wire within reach.
    pub(crate) fn new(name: String, kind: SegmentKind) -> Self {
        Segment { name, kind, open: false, short: false, behind_lid: false }
    }
}

/// Knobs of each fuse and wire, after its name.
pub(super) const SEGMENT_KNOBS: &[Knob<Segment>] = &[
    flag("open", "nothing gets through", |s| &mut s.open),
    flag("short", "the wire touches metal", |s| &mut s.short),
    flag("behind_lid", "it can be reached only with the lid up", |s| &mut s.behind_lid),
];

/// All fuses and wires, and what they feed. A load without a circuit is always connected.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Harness {
    /// Fuses and wires.
    pub(crate) segments: Vec<Segment>,
    /// Which segments feed each load, in order from the battery.
    pub(crate) circuits: BTreeMap<Load, Vec<SegmentId>>,
}

impl Harness {
    /// Nothing between battery and `load` is open.
    pub(crate) fn is_whole(&self, load: Load) -> bool {
        self.path(load).all(|segment| !segment.open)
    }

    /// A wire to `load` touches metal.
    pub(crate) fn is_shorted(&self, load: Load) -> bool {
        self.path(load).any(|segment| segment.short)
    }

    /// A contact of the computer reads as closed: through the switch, or through a wire that touches metal.
    pub(crate) fn reads_closed(&self, closed: bool, load: Load) -> bool {
        (closed || self.is_shorted(load)) && self.is_whole(load)
    }

    /// Blows the first fuse on the way to `load`; false if there is none.
    pub(crate) fn blow(&mut self, load: Load) -> bool {
        let path = self.circuits.get(&load).map_or(&[][..], Vec::as_slice);
        let fuse = path.iter().find(|id| self.segments.get(id.0).is_some_and(|s| s.kind == SegmentKind::Fuse));
        let fuse = fuse.copied().and_then(|id| self.segments.get_mut(id.0));
        if let Some(fuse) = fuse {
            fuse.open = true;
            return true;
        }
        false
    }

    /// Puts in a new fuse, if it is in the box that somebody works at and within reach.
    pub(crate) fn replace_fuse(&mut self, name: &str, behind_lid: bool, lid_open: bool) {
        let reached = !behind_lid || lid_open;
        if let Some(fuse) = self.find(name).filter(|fuse| fuse.behind_lid == behind_lid && reached) {
            fuse.open = false;
        }
    }

    /// A wire is broken or unplugged.
    pub(crate) fn is_torn(&self) -> bool {
        self.segments.iter().any(|segment| segment.kind == SegmentKind::Wire && segment.open)
    }

    /// Repairs all wires.
    pub(crate) fn repair_wires(&mut self) {
        for segment in self.segments.iter_mut().filter(|segment| segment.kind == SegmentKind::Wire) {
            (segment.open, segment.short) = (false, false);
        }
    }

    /// The segment of that name.
    pub(crate) fn find(&mut self, name: &str) -> Option<&mut Segment> {
        self.segments.iter_mut().find(|segment| segment.name == name)
    }

    /// A segment of that name lets current through.
    pub(crate) fn passes(&self, name: &str) -> bool {
        self.segments.iter().any(|segment| segment.name == name && !segment.open)
    }

    fn path(&self, load: Load) -> impl Iterator<Item = &Segment> {
        let path = self.circuits.get(&load).map_or(&[][..], Vec::as_slice);
        path.iter().filter_map(|id| self.segments.get(id.0))
    }
}
