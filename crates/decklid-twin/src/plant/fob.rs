//! Fobs, each a real transmitter with a coin cell, and the metal key.

use decklid_controller::signals::{FobButton, Instant as Moment, Slot};
use decklid_fob::{
    CHALLENGE, Cell, Challenge, FobId, HELLO, Key, Pairing, RECEIVER_WORDS, REPLY, Ram, Receiver, Refusal, TELEGRAM,
    TRANSMITTER_WORDS, Transmitter,
};

use super::knobs::{Knob, flag};
use super::openers::Access;
use crate::words::{FOB_BUTTONS, Words, word};

/// The secret from which the keys of the car and its fobs are derived.
pub(super) const MASTER: Key = Key::new(*b"the twin's maker");
/// Time from a challenge to the answer of a fob that is near (µs), assumed.
pub(super) const ANSWER_US: f64 = 800.0;
/// How long the car and its fobs were together before a scenario begins (ms).
const BEFORE: u64 = 3_600_000;

/// The moment `now` (ms) on the clock of car and fobs.
pub(super) fn clock(now: u64) -> Moment {
    Moment::at_ms(BEFORE.saturating_add(now))
}

/// A remote control.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Fob {
    /// Voltage of its cell (V).
    pub(super) cell_volts: f64,
    /// It is broken or not here.
    pub(super) broken: bool,
    /// It has a button for the trunk.
    pub(super) trunk_button: bool,
    /// Button that is pressed now.
    pub(super) pressed: Option<FobButton>,
    /// Where it is.
    pub(super) place: KeyPlace,
    /// Its cell can be replaced; otherwise it is sealed and charges in the car.
    pub(super) cell_changes: bool,
    /// When the pressed button counts as held (ms).
    pub(super) holds_at: Option<u64>,
    /// What it sends over and over while a button is down.
    pub(super) frame: Option<Frame>,
    chip: Transmitter,
    memory: Ram<TRANSMITTER_WORDS>,
    /// When its cell was put in, on the clock of car and fobs.
    since: Moment,
    /// When it last moved, on the same clock.
    moved: Moment,
}

/// A telegram while it is on the air.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Frame {
    pub(super) bytes: [u8; TELEGRAM],
    pub(super) sign: Sign,
    /// The car's receiver got it.
    pub(super) heard: bool,
    /// Its loss has been recorded.
    pub(super) loss_recorded: bool,
}

/// Identifies a telegram.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sign {
    /// Of which fob.
    pub slot: Slot,
    /// Which button.
    pub button: FobButton,
    /// The second telegram of a press: the button is being held.
    pub held: bool,
    /// How many the fob had sent, including this one; 0 for one that was not sent.
    pub counter: u32,
}

impl std::fmt::Display for Sign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let button = word(FOB_BUTTONS, self.button);
        let held = if self.held { ", held" } else { "" };
        write!(f, "fob {} {button}{held}", self.slot.number())?;
        if self.counter > 0 { write!(f, ", telegram {}", self.counter) } else { Ok(()) }
    }
}

/// Where a key is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum KeyPlace {
    /// With the person.
    #[default]
    Pocket,
    /// In the cabin.
    Cabin,
    /// In the trunk.
    Trunk,
    /// Far away: out of range.
    Away,
}

impl KeyPlace {
    /// Words in files.
    pub(crate) const NAMES: &'static Words<KeyPlace> = &[
        ("pocket", KeyPlace::Pocket),
        ("cabin", KeyPlace::Cabin),
        ("trunk", KeyPlace::Trunk),
        ("away", KeyPlace::Away),
    ];
}

/// Why a fob sends nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Silence {
    /// Its cell is dead.
    CellFlat,
    /// It is broken.
    Broken,
    /// It could not store its counter.
    Worn,
}

/// Below this a fob does not send (V).
const SILENT_VOLTS: f64 = 2.0;
/// Below this a fob reports a low cell (V); a weak source gives 2.7 to 2.8 V.
const LOW_VOLTS: f64 = 2.7;
/// Below this it reports an empty cell (V), assumed.
const EMPTY_VOLTS: f64 = 2.2;
/// From this on it reports a good cell (V), assumed.
const GOOD_VOLTS: f64 = 2.9;
/// How long a fob that lies still answers the car (ms).
const STILL_MS: u64 = 60_000;

impl Fob {
    /// A new fob for that slot of the car.
    pub(super) fn new(number: u8) -> Self {
        let id = id_of(number);
        let memory = Ram::BLANK;
        Fob {
            cell_volts: 3.0,
            broken: false,
            trunk_button: true,
            pressed: None,
            place: KeyPlace::Pocket,
            cell_changes: true,
            holds_at: None,
            frame: None,
            chip: Transmitter::with_cell(id, Slot::new(number), MASTER.of_fob(id), &memory),
            memory,
            since: Moment::default(),
            moved: Moment::default(),
        }
    }

    /// Its place in the car's table of fobs.
    pub(crate) fn slot(&self) -> Slot {
        self.chip.slot()
    }

    /// How many telegrams it has sent.
    pub(super) fn counter(&self) -> u32 {
        self.chip.counter()
    }

    /// Why it sends nothing; none if it sends.
    pub(super) fn silence(&self) -> Option<Silence> {
        if self.broken { Some(Silence::Broken) } else { (self.cell_volts < SILENT_VOLTS).then_some(Silence::CellFlat) }
    }

    /// Somebody holds it: the person at the car, or one far away.
    pub(super) fn in_hand(&self) -> bool {
        matches!(self.place, KeyPlace::Pocket | KeyPlace::Away)
    }

    /// A hand that gets to it picks it up.
    pub(super) fn pick_up(&mut self, access: Access) {
        let reached = match self.place {
            KeyPlace::Pocket | KeyPlace::Away => false,
            KeyPlace::Cabin => access.cabin,
            KeyPlace::Trunk => access.trunk,
        };
        if reached {
            self.place = KeyPlace::Pocket;
        }
    }

    /// It is near the car and sends. One that lies still in the car falls asleep.
    pub(super) fn is_seen(&self, now: Moment) -> bool {
        let asleep = self.place != KeyPlace::Pocket && now.as_ms() > self.moved.as_ms() + STILL_MS;
        self.silence().is_none() && self.place != KeyPlace::Away && !asleep
    }

    /// A button goes down, or has been down long enough to count as held: the telegram, which stays on the air.
    pub(super) fn send(&mut self, button: FobButton, held: bool, now: Moment) -> Result<Frame, Silence> {
        if let Some(silence) = self.silence() {
            return Err(silence);
        }
        self.chip.cell = cell(self.cell_volts);
        let up = self.up(now);
        let bytes = self.chip.press(button, held, up, &mut self.memory).map_err(|_| Silence::Worn)?;
        let sign = Sign { slot: self.slot(), button, held, counter: self.chip.counter() };
        let frame = Frame { bytes, sign, heard: false, loss_recorded: false };
        self.frame = Some(frame);
        Ok(frame)
    }

    /// Calls the car, so that it asks for an answer.
    pub(super) fn call(&mut self, button: FobButton, held: bool, now: Moment) -> [u8; HELLO] {
        self.chip.call(button, held, self.up(now))
    }

    /// Its answer to a challenge, if it gives one. The coil of the ignition feeds it; radio does not.
    pub(super) fn reply(&mut self, asked: [u8; CHALLENGE], fed: bool, now: Moment) -> Option<[u8; REPLY]> {
        let mute = if fed { self.broken } else { self.silence().is_some() };
        let for_this = Challenge::from_bytes(asked)?.slot == self.slot();
        let up = self.up(now);
        if mute || !for_this {
            return None;
        }
        self.chip.cell = cell(self.cell_volts);
        self.chip.reply(asked, up, &mut self.memory)
    }

    /// Pressed twice, it shows an open pairing that it is here.
    pub(super) fn join(
        &mut self,
        (pairing, nonce): (&mut Pairing, u64),
        receiver: &mut Receiver,
        memory: &mut Ram<RECEIVER_WORDS>,
        now: Moment,
    ) -> Result<FobId, Refusal> {
        let reply = self.reply(pairing.ask(nonce, now)?, false, now).ok_or(Refusal::TooLate)?;
        pairing.hear_reply(receiver, reply, ANSWER_US as u32, now, memory)
    }

    /// The person who carries it moves.
    pub(super) fn wake(&mut self, now: Moment) {
        if self.place == KeyPlace::Pocket {
            self.moved = now;
            self.chip.wake(self.up(now));
        }
    }

    /// Presses that nobody hears; false if it cannot count that far.
    pub(super) fn press_unheard(&mut self, presses: u32, now: Moment) -> bool {
        let up = self.up(now);
        self.chip.press_unheard(presses, up, &mut self.memory).is_ok()
    }

    /// A new cell: its counter goes on where it was, its timer stood still.
    pub(super) fn replace_cell(&mut self, volts: f64, now: Moment) {
        let (id, slot) = (self.id(), self.slot());
        self.chip = Transmitter::with_cell(id, slot, MASTER.of_fob(id), &self.memory);
        (self.cell_volts, self.since) = (volts, now);
    }

    /// Its number.
    pub(super) fn id(&self) -> FobId {
        id_of(self.slot().number())
    }

    /// Time since its cell was put in.
    fn up(&self, now: Moment) -> Moment {
        Moment::at_ms(now.as_ms().saturating_sub(self.since.as_ms()))
    }
}

/// The number of the fob of that slot.
fn id_of(slot: u8) -> FobId {
    FobId(0x00de_c000 | u32::from(slot))
}

/// What a fob reports about its cell at that voltage.
fn cell(volts: f64) -> Cell {
    if volts < EMPTY_VOLTS {
        Cell::Empty
    } else if volts < LOW_VOLTS {
        Cell::Low
    } else if volts < GOOD_VOLTS {
        Cell::Fair
    } else {
        Cell::Good
    }
}

/// The metal key.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Blade {
    /// The person has it.
    pub(super) here: bool,
    /// It lies in the trunk.
    pub(super) in_trunk: bool,
    /// It belongs to this car.
    pub(super) fits: bool,
    /// It fits the lid too (a valet key does not).
    pub(super) master: bool,
}

pub(super) const BLADE_KNOBS: &[Knob<Blade>] = &[
    flag("blade.here", "the metal key is here", |b| &mut b.here),
    flag("blade.in_trunk", "it lies in the trunk", |b| &mut b.in_trunk),
    flag("blade.fits", "it belongs to this car", |b| &mut b.fits),
    flag("blade.master", "it fits the lid too", |b| &mut b.master),
];

impl Blade {
    /// It turns in the doors.
    pub(crate) fn opens_doors(&self) -> bool {
        self.here && !self.in_trunk && self.fits
    }

    /// It turns in the lid.
    pub(crate) fn opens_lid(&self) -> bool {
        self.opens_doors() && self.master
    }
}

impl Default for Blade {
    fn default() -> Self {
        Blade { here: true, in_trunk: false, fits: true, master: true }
    }
}
