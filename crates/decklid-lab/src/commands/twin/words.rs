//! What a person at the car notices, in words.

use decklid_controller::signals::Answer;
use decklid_twin::plant::lid::Gap;
use decklid_twin::trace::What;

/// What hands and eyes tell beside what can be seen at once, by the names of `decklid_twin::sense`.
const FELT: &[(&str, &str)] = &[
    ("key_turned", "The key turns."),
    ("shut_out", "No door opens."),
    ("cabin_light", "The lamp in the car is lit."),
    ("seat_folded", "The seat folds."),
    ("glass_open", "The window opens."),
    ("hood_open", "The {hood} is open."),
    ("lid_latched", "The lid catches."),
    ("lid_stays", "The lid holds."),
    ("claw_shut", "The claw is shut."),
    ("claw_stiff", "The claw is stiff."),
    ("claw_holds", "The claw holds."),
    ("latch_moves", "The latch moves."),
    ("picture", "There is a picture."),
];

/// What a control that does not do as it should feels like; a name of the control follows.
const AMISS: &[(&str, &str)] = &[
    ("missing", "There is none"),
    ("stuck", "It does not move"),
    ("slack", "It moves and does nothing"),
    ("locked", "It is locked"),
    ("covered", "Something covers it"),
    ("sealed", "It cannot be opened"),
    ("far", "Out of reach"),
];

/// What is felt under that name of `decklid_twin::sense`; none for what speaks for itself or is a note.
pub(super) fn felt(name: &str) -> Option<String> {
    if let Some((kind, control)) = name.split_once('.') {
        let words = AMISS.iter().find(|amiss| amiss.0 == kind)?.1;
        return Some(format!("{words}: {control}."));
    }
    FELT.iter().find(|felt| felt.0 == name).map(|felt| felt.1.to_owned())
}

/// What a person near the car notices of an event.
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
