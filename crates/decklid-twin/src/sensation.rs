//! What a person at the car can perceive.

use crate::plant::{Claw, Gap, Plant};
use crate::words::{Words, find, word};

/// One thing that a person at the car perceives, or that holds for this person.
///
/// The first group is read off the plant at the moment somebody asks; the others happened since the senses were last
/// cleared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sensation {
    /// The lid is open; if it was up from the start: the claw let go, and a gate motor moved.
    Opened,
    /// The lid is all the way up.
    LidOpen,
    /// The lid is off its seal.
    LidUp,
    /// The lid is shut.
    LidShut,
    /// The claw is open.
    ClawOpen,
    /// The person can sit in the car.
    InCabin,
    /// An arm reaches the trunk.
    Through,
    /// The lamp in the cabin is lit.
    LampLit,
    /// All doors are locked.
    DoorsLocked,
    /// Lamps or locks reacted, and the driver's door is locked.
    LockedByCar,
    /// A motor lifts the gate.
    GateFitted,
    /// The person gets the usual steps wrong at first.
    Clumsy,
    /// The person tries the handle first.
    HandleFirst,
    /// The person doesn't know about the second catch.
    MissesCatch,
    /// A loose hook finds the latch.
    HookFinds,
    /// Always true.
    Always,
    /// The latch clicked or hummed.
    LatchSound,
    /// The claw was heard or felt to let go.
    Freed,
    /// Lamps flashed or door locks clunked.
    CarReacts,
    /// The gate beeped or jerked.
    GateBeeps,
    /// The gate went up by itself.
    GateMoves,
    /// 12 V reached the plug of the latch.
    PlugPower,
    /// The cabin lamp lit when a door was opened.
    CabinLight,
    /// No door opens.
    ShutOut,
    /// The key turns in the door.
    KeyTurned,
    /// The lid caught when it was closed.
    LidLatched,
    /// The lid sinks when hands that lifted it let go.
    LidSinks,
    /// The lid holds when pulled.
    LidStays,
    /// The seat folds.
    SeatFolded,
    /// The window of the gate opens.
    GlassOpen,
    /// The hood opened.
    HoodOpen,
    /// The claw looks shut.
    ClawShut,
    /// The claw is stiff.
    ClawStiff,
    /// The claw holds when pulled.
    ClawHolds,
    /// The latch moves freely after oiling.
    LatchMoves,
    /// A wire looks broken.
    WireBroken,
    /// The camera shows a picture.
    Picture,
    /// Something is wrong with a control.
    Amiss(Amiss, String),
    /// The person noted something, under a name of their choice.
    Noted(String),
}

/// What is wrong with a control when a person reaches for it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Amiss {
    /// This car doesn't have it.
    Missing,
    /// It doesn't move.
    Stuck,
    /// It moves and does nothing.
    Slack,
    /// It is locked, or the key is missing.
    Locked,
    /// Something is screwed on top of it.
    Covered,
    /// It can't be opened.
    Sealed,
    /// It is out of reach.
    Far,
}

impl Amiss {
    /// Words in conditions, before the name of the control.
    pub const NAMES: &'static [(&'static str, Amiss)] = &[
        ("missing", Amiss::Missing),
        ("stuck", Amiss::Stuck),
        ("slack", Amiss::Slack),
        ("locked", Amiss::Locked),
        ("covered", Amiss::Covered),
        ("sealed", Amiss::Sealed),
        ("far", Amiss::Far),
    ];
}

const NOTED: &str = "noted";

/// Words for sensations that don't carry a name of their own.
const PLAIN: &Words<Sensation> = &[
    ("opened", Sensation::Opened),
    ("lid_open", Sensation::LidOpen),
    ("lid_up", Sensation::LidUp),
    ("lid_shut", Sensation::LidShut),
    ("claw_open", Sensation::ClawOpen),
    ("latch_sound", Sensation::LatchSound),
    ("freed", Sensation::Freed),
    ("car_reacts", Sensation::CarReacts),
    ("gate_beeps", Sensation::GateBeeps),
    ("gate_moves", Sensation::GateMoves),
    ("plug_power", Sensation::PlugPower),
    ("in_cabin", Sensation::InCabin),
    ("through", Sensation::Through),
    ("lamp_lit", Sensation::LampLit),
    ("cabin_light", Sensation::CabinLight),
    ("doors_locked", Sensation::DoorsLocked),
    ("shut_out", Sensation::ShutOut),
    ("key_turned", Sensation::KeyTurned),
    ("lid_latched", Sensation::LidLatched),
    ("lid_sinks", Sensation::LidSinks),
    ("lid_stays", Sensation::LidStays),
    ("seat_folded", Sensation::SeatFolded),
    ("glass_open", Sensation::GlassOpen),
    ("hood_open", Sensation::HoodOpen),
    ("claw_shut", Sensation::ClawShut),
    ("claw_stiff", Sensation::ClawStiff),
    ("claw_holds", Sensation::ClawHolds),
    ("latch_moves", Sensation::LatchMoves),
    ("wire_broken", Sensation::WireBroken),
    ("picture", Sensation::Picture),
    ("locked_by_car", Sensation::LockedByCar),
    ("clumsy", Sensation::Clumsy),
    ("handle_first", Sensation::HandleFirst),
    ("misses_catch", Sensation::MissesCatch),
    ("hook_finds", Sensation::HookFinds),
    ("gate_fitted", Sensation::GateFitted),
    ("always", Sensation::Always),
];

impl Sensation {
    /// Words for all sensations that don't carry a name of their own.
    pub fn words() -> impl Iterator<Item = &'static str> {
        PLAIN.iter().map(|entry| entry.0)
    }

    /// Reads `lid_open`, `missing.release_cable` or `noted.fuse`.
    pub(crate) fn read(text: &str) -> Option<Sensation> {
        if let Some((kind, name)) = text.split_once('.') {
            let named = || name.to_owned();
            return match kind {
                _ if name.is_empty() => None,
                NOTED => Some(Sensation::Noted(named())),
                _ => find(Amiss::NAMES, kind).map(|amiss| Sensation::Amiss(amiss, named())),
            };
        }
        PLAIN.iter().find(|entry| entry.0 == text).map(|entry| entry.1.clone())
    }

    /// Whether it holds at this moment, for somebody who came to a lid that was shut (`began_shut`) or not.
    pub(crate) fn holds(&self, plant: &Plant, began_shut: bool) -> bool {
        let felt = || plant.observer.has_felt(self);
        let (gap, person, doors) = (plant.lid.gap, &plant.person, &plant.doors);
        match self {
            Sensation::Opened if began_shut => gap == Gap::Open,
            Sensation::Opened => works(plant),
            Sensation::LidOpen => gap == Gap::Open,
            Sensation::LidUp => gap != Gap::Shut,
            Sensation::LidShut => gap == Gap::Shut,
            Sensation::ClawOpen => plant.latch.claw == Claw::Open,
            Sensation::InCabin => person.in_cabin,
            Sensation::Through => person.through,
            Sensation::LampLit => plant.lamp_is_lit(),
            Sensation::DoorsLocked => doors.all_locked(),
            Sensation::LockedByCar => {
                doors.driver_locked && plant.lid_locks() && plant.observer.has_felt(&Sensation::CarReacts)
            }
            Sensation::GateFitted => plant.gate.fitted,
            Sensation::Clumsy => person.clumsy,
            Sensation::HandleFirst => person.handle_first,
            Sensation::MissesCatch => person.misses_catch,
            Sensation::HookFinds => person.hook_finds,
            Sensation::Always => true,
            Sensation::LatchSound | Sensation::GateBeeps => !person.deaf && felt(),
            Sensation::Noted(name) => match name.as_str() {
                "blade" => plant.blade.opens_doors() || felt(),
                "master" => plant.blade.opens_lid() || felt(),
                _ => felt(),
            },
            Sensation::Freed
            | Sensation::CarReacts
            | Sensation::GateMoves
            | Sensation::PlugPower
            | Sensation::CabinLight
            | Sensation::ShutOut
            | Sensation::KeyTurned
            | Sensation::LidLatched
            | Sensation::LidSinks
            | Sensation::LidStays
            | Sensation::SeatFolded
            | Sensation::GlassOpen
            | Sensation::HoodOpen
            | Sensation::ClawShut
            | Sensation::ClawStiff
            | Sensation::ClawHolds
            | Sensation::LatchMoves
            | Sensation::WireBroken
            | Sensation::Picture
            | Sensation::Amiss(..) => felt(),
        }
    }
}

/// A gate that was up from the start works when its claw lets go and its motor, if it has one, moves.
fn works(plant: &Plant) -> bool {
    let felt = |sensation| plant.observer.has_felt(&sensation);
    let moves = !plant.gate.fitted || felt(Sensation::GateMoves);
    felt(Sensation::Freed) && plant.latch.claw == Claw::Open && moves
}

/// Everything perceived at this moment, for messages.
pub(crate) fn perceived(plant: &Plant, began_shut: bool) -> Vec<String> {
    let plain = PLAIN.iter().filter(|entry| entry.1.holds(plant, began_shut)).map(|entry| entry.0.to_owned());
    let named = plant.observer.felt().iter().filter(|s| matches!(s, Sensation::Amiss(..) | Sensation::Noted(_)));
    plain.chain(named.map(ToString::to_string)).collect()
}

impl std::fmt::Display for Sensation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Sensation::Amiss(amiss, control) => write!(f, "{}.{control}", word(Amiss::NAMES, *amiss)),
            Sensation::Noted(name) => write!(f, "{NOTED}.{name}"),
            plain => f.write_str(PLAIN.iter().find(|entry| entry.1 == *plain).map_or("?", |entry| entry.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reading a word and writing it come back the same, and no word means two things.
    #[test]
    fn words_come_back() {
        let amiss = Amiss::NAMES.iter().map(|entry| format!("{}.cable", entry.0));
        let words: Vec<String> =
            Sensation::words().map(str::to_owned).chain(amiss).chain(["noted.x".to_owned()]).collect();
        let mut seen: Vec<Sensation> = Vec::new();
        for text in &words {
            let sensation = Sensation::read(text).filter(|sensation| !seen.contains(sensation));
            assert_eq!(sensation.as_ref().map(ToString::to_string).as_ref(), Some(text));
            seen.extend(sensation);
        }
        for bad in ["", "noted", "noted.", "missing.", "lost.cable", "Opened"] {
            assert_eq!(Sensation::read(bad), None, "{bad}");
        }
    }
}
