//! What a person at the car notices, in words.

use decklid_controller::signals::Answer;
use decklid_twin::plant::Gap;
use decklid_twin::sensation::{Amiss, Sensation};
use decklid_twin::trace::{Trace, What};

/// What is felt, in words; `None` for the self-evident and for notes.
pub(super) fn felt(sensation: &Sensation) -> Option<String> {
    if let Sensation::Amiss(amiss, control) = sensation {
        return Some(format!("{}: {control}.", wrong(*amiss)));
    }
    FELT.iter().find(|felt| felt.0 == *sensation).map(|felt| felt.1.to_owned())
}

/// What hands and eyes find out beyond what is obvious.
const FELT: &[(Sensation, &str)] = &[
    (Sensation::KeyTurned, "The key turns."),
    (Sensation::ShutOut, "No door opens."),
    (Sensation::CabinLight, "The lamp in the car is lit."),
    (Sensation::SeatFolded, "The seat folds."),
    (Sensation::GlassOpen, "The window opens."),
    (Sensation::HoodOpen, "The {hood} is open."),
    (Sensation::LidLatched, "The lid catches."),
    (Sensation::LidStays, "The lid holds."),
    (Sensation::ClawShut, "The claw is shut."),
    (Sensation::ClawStiff, "The claw is stiff."),
    (Sensation::ClawHolds, "The claw holds."),
    (Sensation::LatchMoves, "The latch moves."),
    (Sensation::Picture, "There is a picture."),
];

/// What is wrong with a control; the name of the control follows.
fn wrong(amiss: Amiss) -> &'static str {
    match amiss {
        Amiss::Missing => "There is none",
        Amiss::Stuck => "It does not move",
        Amiss::Slack => "It moves and does nothing",
        Amiss::Locked => "It is locked",
        Amiss::Covered => "Something covers it",
        Amiss::Sealed => "It cannot be opened",
        Amiss::Far => "Out of reach",
    }
}

/// What a person near the car notices about an event.
pub(super) fn noticed(what: &What) -> Option<String> {
    match what {
        What::Sound => Some("The latch clicks.".to_owned()),
        What::Doors => Some("The door locks clunk.".to_owned()),
        What::Lamps { times } => Some(format!("The turn lamps flash {times} time(s).")),
        What::Horn => Some("The horn sounds.".to_owned()),
        What::Gate { up: true } => Some("The gate moves by itself.".to_owned()),
        What::Gate { up: false } => Some("The gate beeps and stops.".to_owned()),
        What::Lid { gap: Gap::Open } => Some("The lid is open.".to_owned()),
        What::Lid { gap: Gap::Ajar } => Some("The lid comes ajar.".to_owned()),
        What::Lid { gap: Gap::Shut } => Some("The lid is shut.".to_owned()),
        What::Lid { gap: Gap::Caught } => Some("The lid comes up to its second catch.".to_owned()),
        What::Power { on: false } => Some("The car goes dark.".to_owned()),
        What::Power { on: true } => Some("The car wakes.".to_owned()),
        What::Fob { fate, .. } => fate.words().map(|words| format!("(The radio: {words})")),
        What::Answer { answer: Answer::Refused(reason) } => Some(format!("(The car refuses: {})", reason.words())),
        What::Set { knob, to } => Some(format!("({knob} is now {to})")),
        What::Act { .. }
        | What::Telegram { .. }
        | What::Contact { .. }
        | What::Answer { .. }
        | What::Drive { .. }
        | What::Locks { .. }
        | What::Pawl { .. }
        | What::Claw { .. }
        | What::Fuse
        | What::Dtc { .. }
        | What::Failed { .. } => None,
    }
}

/// The events from `since` on, one per line.
pub(super) fn lines(trace: &Trace, since: usize) -> Vec<String> {
    let events = trace.events.iter().enumerate().skip(since);
    events
        .map(|(at, event)| {
            let (kind, says) = event.what.words();
            let because = event.because.map_or(String::new(), |b| format!("  ← {b}"));
            format!("{at:4} {} {kind}: {says}{because}", clock(event.at))
        })
        .collect()
}

/// A time (ms) as `12.345 s`.
pub(super) fn clock(ms: u64) -> String {
    format!("{:>4}.{:03} s", ms / 1000, ms % 1000)
}
