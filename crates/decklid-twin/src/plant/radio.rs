//! The radio: two fobs, the car's real receiver, the maker's app, and what lies between.
//!
//! ```text
//!  fingers ─► fobs ─► air (jamming, relay, recorder) ─► receiver ─► press ─► computer
//!  app ──────────────────────────────────────────────────────────────┘
//!  button on the lid ─► asks which fob is near ─► near ─► computer
//! ```

use decklid_controller::signals::{FOBS, FobButton, Instant as Moment, Press, Seen, Slot};
use decklid_fob::{Pairing, Purpose, RECEIVER_WORDS, Ram, Receiver, Rules, TELEGRAM};

use super::button::FobChoice;
use super::fate::Fate;
use super::fob::{Fob, Frame, KeyPlace, MASTER, Sign, clock};
use super::knobs::{Knob, assign, flag, flag_action, list, number, number_action, word};
use super::observer::Observer;
use super::openers::Access;
use crate::sensation::{Amiss, Sensation};
use crate::trace::What;

/// How long before the end of the holding time the second telegram of a press is sent (ms).
const MARGIN_MS: u64 = 20;
/// Slot under which the computer knows the maker's app.
const APP: Slot = Slot::new(3);
/// Voltage of a new coin cell (V).
const NEW_CELL_VOLTS: f64 = 3.1;
/// Voltage of a charged cell (V).
const CHARGED_VOLTS: f64 = 3.0;

/// What a hand does to fobs, and what others do on the air.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RadioAction {
    /// Takes the spare fob in the hand.
    TakeSpare,
    /// Picks up the keys that lie in the cabin or in the trunk, if a hand gets there.
    TakeKeys,
    /// Opens a pairing for the fob in the hand, as a workshop does.
    Pair,
    /// Makes the car forget the fob in the hand.
    Unpair,
    /// Begins to record what fobs send.
    Record,
    /// Sends what was recorded, the first being 1.
    Replay(usize),
    /// Puts a new cell into the fob in the hand.
    NewCell,
    /// Charges a sealed fob in the car.
    Charge,
    /// Swings a foot under the bumper, or takes it away.
    Foot(bool),
}

/// Phrases in scripts.
pub(crate) const PHRASES: &[(&str, RadioAction)] = &[
    ("take spare", RadioAction::TakeSpare),
    ("take keys", RadioAction::TakeKeys),
    ("teach fob", RadioAction::Pair),
    ("unlearn fob", RadioAction::Unpair),
    ("record", RadioAction::Record),
    ("new cell", RadioAction::NewCell),
    ("charge fob", RadioAction::Charge),
];

/// Fobs, receiver and the air between them.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Radio {
    /// Now (ms).
    pub(super) now: u64,
    /// The fob in the hand and the other one.
    pub(super) fobs: [Fob; 2],
    /// Input: button of the maker's app, which has a network of its own.
    pub(crate) app: Option<FobButton>,
    /// Something near the car jams it; it passes, and is gone after a quiet minute.
    pub(super) jammed: bool,
    /// The receiver does not listen while the ignition is on.
    pub(super) deaf_when_on: bool,
    /// Passive entry sleeps until a button of the fob is heard.
    pub(super) passive_asleep: bool,
    /// Passive entry is switched off in the settings.
    pub(super) passive_off: bool,
    /// Somebody relays the radio of fobs that are away.
    pub(super) relayed: bool,
    /// What that adds to the round trip (µs).
    pub(super) relay_us: f64,
    /// Input: the computer says that the car is deadlocked, so fobs have to answer.
    pub(crate) deadlocked: bool,
    /// Input: how long a button is held where holding means more than pressing.
    pub(crate) holds: Holds,
    /// Input: the receiver's surroundings when it last listened.
    pub(super) reception: Reception,
    /// Output: a press as the computer sees it.
    pub(super) link: Option<Link>,
    /// Output: the fob that answered when the button on the lid was touched.
    pub(super) near: Option<Slot>,
    /// That button was down when the receiver last looked.
    pub(super) touched: bool,
    /// When the answer is forgotten (ms).
    pub(super) near_until: Option<u64>,
    /// Telegrams that somebody recorded; none if nobody records.
    pub(super) record: Option<Vec<[u8; TELEGRAM]>>,
    /// The receiver, while it has power.
    pub(super) receiver: Option<Receiver>,
    pub(super) memory: Ram<RECEIVER_WORDS>,
    pub(super) pairing: Option<Pairing>,
    /// Challenges so far: each has a nonce of its own.
    pub(super) challenges: u64,
}

const PLACES: fn() -> Vec<&'static str> = || list(KeyPlace::NAMES);

pub(super) const KNOBS: &[Knob<Radio>] = &[
    number("fob.cell_volts", "cell of the fob [V]; silent below 2", (0.0, 4.0), |r| &mut r.fobs[0].cell_volts),
    flag("fob.broken", "the fob is broken or not here", |r| &mut r.fobs[0].broken),
    number_action(
        "fob.ahead",
        "presses that the car has missed; out of sync over 16384",
        (0.0, 1e9),
        Radio::press_out_of_range,
    ),
    flag_action("fob.trunk_button", "the fobs have a trunk button", |r, on| {
        r.fobs.iter_mut().for_each(|fob| fob.trunk_button = on);
    }),
    flag("fob.cell_changes", "its cell can be replaced", |r| &mut r.fobs[0].cell_changes),
    word("fob.place", "where the fob is", PLACES, |r, word| assign(&mut r.fobs[0].place, KeyPlace::NAMES, word)),
    flag("spare.broken", "the spare fob does not work", |r| &mut r.fobs[1].broken),
    word("spare.place", "where the spare fob is", PLACES, |r, word| {
        assign(&mut r.fobs[1].place, KeyPlace::NAMES, word)
    }),
    flag("radio.jammed", "something jams the radio", |r| &mut r.jammed),
    flag("radio.relayed", "somebody relays the radio of fobs that are away", |r| &mut r.relayed),
    number("radio.relay_us", "what that adds to the round trip [µs]", (0.0, 1e6), |r| &mut r.relay_us),
    flag("radio.deaf_when_on", "no fob is heard while the car is on", |r| &mut r.deaf_when_on),
    flag("passive.asleep", "passive entry sleeps until a button is heard", |r| &mut r.passive_asleep),
    flag("passive.off", "passive entry is switched off", |r| &mut r.passive_off),
];

/// What the receiver finds around it when it listens.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Reception {
    /// Its supply (V).
    pub(crate) volts: f64,
    /// The ignition is off.
    pub(crate) ignition_off: bool,
    /// The button on the lid is down; none on a car without passive entry.
    pub(crate) lid_button: Option<bool>,
}

/// Holding times (ms); 0 where holding has no meaning of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Holds {
    pub(crate) unlock: u64,
    pub(crate) trunk: u64,
}

impl Holds {
    /// How long after the first telegram of a press the second one is sent (ms).
    pub(super) fn of(self, button: FobButton) -> Option<u64> {
        let hold = match button {
            FobButton::Lock => 0,
            FobButton::Unlock => self.unlock,
            FobButton::Trunk => self.trunk,
        };
        (hold > MARGIN_MS).then(|| hold - MARGIN_MS)
    }
}

/// A press that the receiver took, while it lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Link {
    pub(super) from: Sender,
    pub(super) press: Press,
    /// It counts no longer than this (ms): only a second telegram says that a button is being held.
    pub(super) until: Option<u64>,
}

/// Where a press came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sender {
    /// The fob of that slot.
    Fob(Slot),
    /// A foot under the bumper.
    Foot,
    /// Somebody's recorder.
    Recorder,
}

/// Where a fob is in [`Radio::fobs`].
fn index(which: FobChoice) -> usize {
    match which {
        FobChoice::InHand => 0,
        FobChoice::Spare => 1,
    }
}

impl Default for Radio {
    /// Both fobs are paired, an hour before a scenario begins.
    fn default() -> Self {
        let memory = Ram::BLANK;
        let receiver = Receiver::power_on(Rules::STANDARD, MASTER, &memory);
        let mut radio = Radio {
            now: 0,
            fobs: [0, 1].map(Fob::new),
            app: None,
            jammed: false,
            deaf_when_on: false,
            passive_asleep: false,
            passive_off: false,
            relayed: false,
            relay_us: 0.0,
            deadlocked: false,
            holds: Holds::default(),
            reception: Reception::default(),
            link: None,
            near: None,
            touched: false,
            near_until: None,
            record: None,
            receiver: Some(receiver),
            memory,
            pairing: None,
            challenges: 0,
        };
        for at in 0..radio.fobs.len() {
            radio.pair_new(at);
        }
        radio
    }
}

impl Radio {
    /// A fob that came with the car: two presses and an answer have paired it.
    fn pair_new(&mut self, at: usize) {
        let nonce = self.nonce();
        let (Some(fob), Some(receiver)) = (self.fobs.get_mut(at), self.receiver.as_mut()) else { return };
        let mut pairing = Pairing::open(fob.slot(), true, Moment::default());
        for now in [500, 1_000].map(Moment::at_ms) {
            if let Ok(frame) = fob.send(FobButton::Lock, false, now) {
                // Each press is answered with what is still to be done.
                let _ = pairing.hear(receiver, frame.bytes, now, &mut self.memory);
            }
        }
        let now = Moment::at_ms(1_000);
        fob.call(FobButton::Lock, false, now);
        let _ = fob.join((&mut pairing, nonce), receiver, &mut self.memory, now);
        fob.frame = None;
    }

    /// Output: the press that the computer sees. Input: the maker's app reaches the computer.
    pub(super) fn press_seen(&self, app_works: bool) -> Option<Press> {
        let app = self.app.filter(|_| app_works).map(|button| Press { slot: APP, button, cell_low: false });
        app.or_else(|| self.link.map(|link| link.press))
    }

    /// Output: the fob that answered when the button on the lid was touched.
    pub(super) fn near(&self) -> Option<Slot> {
        self.near
    }

    /// Output: where the computer finds each fob.
    pub(super) fn places_seen(&self) -> [Seen; FOBS] {
        let mut seen = [Seen::Nowhere; FOBS];
        for fob in self.fobs.iter().filter(|fob| fob.is_seen(clock(self.now))) {
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

    /// The fob in the hand.
    pub(crate) fn in_hand(&self) -> &Fob {
        let [fob, _] = &self.fobs;
        fob
    }

    /// When something happens by itself next (ms).
    pub(super) fn due(&self) -> Option<u64> {
        let [one, two] = &self.fobs;
        let ends = [self.link.and_then(|link| link.until), self.near_until, one.holds_at, two.holds_at];
        ends.into_iter().flatten().min()
    }

    /// Lets time pass up to `now` (ms): holding times, bursts and answers run out.
    pub(super) fn advance(&mut self, now: u64, observer: &mut Observer) {
        self.now = now;
        for at in 0..self.fobs.len() {
            let Some(fob) = self.fobs.get_mut(at) else { continue };
            if fob.holds_at.is_some_and(|due| due <= now) {
                fob.holds_at = None;
                if let Some(button) = fob.pressed {
                    self.send(at, button, true, observer);
                    self.carry(at, observer);
                }
            }
        }
        let ended = |until: Option<u64>| until.is_some_and(|until| until <= now);
        self.link = self.link.filter(|link| !ended(link.until));
        if ended(self.near_until) {
            (self.near, self.near_until) = (None, None);
        }
    }

    /// Somebody holds that fob.
    pub(super) fn holds(&self, which: FobChoice) -> bool {
        self.fobs.get(index(which)).is_some_and(Fob::in_hand)
    }

    /// Keys that a hand gets to go into a pocket.
    pub(super) fn take_keys(&mut self, access: Access) {
        let [fob, _] = &mut self.fobs;
        fob.pick_up(access);
    }

    /// A finger presses a button of a fob, or lets it go.
    pub(super) fn press(&mut self, which: FobChoice, button: FobButton, down: bool, observer: &mut Observer) {
        let at = index(which);
        let (now, hold) = (self.now, self.holds.of(button));
        let Some(fob) = self.fobs.get_mut(at) else { return };
        let missing = down && button == FobButton::Trunk && !fob.trunk_button;
        if missing {
            observer.feel_amiss(Amiss::Missing, "fob_trunk");
        }
        let down = down && !missing;
        fob.pressed = down.then_some(button);
        fob.holds_at = hold.filter(|_| down).map(|hold| now + hold);
        fob.frame = None;
        let slot = fob.slot();
        self.end_link(Sender::Fob(slot));
        if down {
            self.send(at, button, false, observer);
        }
    }

    fn send(&mut self, at: usize, button: FobButton, held: bool, observer: &mut Observer) {
        let now = clock(self.now);
        let Some(fob) = self.fobs.get_mut(at) else { return };
        let slot = fob.slot();
        match fob.send(button, held, now) {
            Ok(Frame { bytes, .. }) => {
                if let Some(record) = &mut self.record {
                    record.push(bytes);
                }
            }
            Err(silence) => {
                (fob.frame, fob.holds_at) = (None, None);
                self.end_link(Sender::Fob(slot));
                let sign = Sign { slot, button, held, counter: 0 };
                observer.record(What::Fob { sign, fate: Fate::Silent(silence) });
            }
        }
    }

    /// Somebody begins to record what fobs send.
    pub(super) fn start_recording(&mut self) {
        self.record = Some(Vec::new());
    }

    /// The spare fob is taken in the hand, if it wasn't yet.
    pub(super) fn take_spare(&mut self) {
        let [fob, spare] = &mut self.fobs;
        if spare.slot() > fob.slot() {
            spare.place = KeyPlace::Pocket;
            self.fobs.swap(0, 1);
        }
    }

    /// For half a minute two presses pair the fob in the hand: somebody entitled to it opened that.
    pub(super) fn open_pairing(&mut self) {
        let slot = self.in_hand().slot();
        self.pairing = self.receiver.is_some().then(|| Pairing::open(slot, true, clock(self.now)));
    }

    /// The car forgets the fob in the hand.
    pub(super) fn unpair(&mut self, observer: &mut Observer) {
        let slot = self.in_hand().slot();
        let forgot = self.receiver.as_mut().is_some_and(|receiver| receiver.forget(slot, &mut self.memory).is_ok());
        if !forgot {
            observer.feel_amiss(Amiss::Missing, "computer");
        }
    }

    /// A new cell for the fob in the hand; whether it is sealed is known even while it is out of reach.
    pub(super) fn replace_cell(&mut self, observer: &mut Observer) {
        let [fob, _] = &mut self.fobs;
        if !fob.cell_changes {
            observer.feel(Sensation::Amiss(Amiss::Sealed, "fob".to_owned()));
        } else if fob.in_hand() {
            fob.replace_cell(NEW_CELL_VOLTS, clock(self.now));
        } else {
            observer.feel_amiss(Amiss::Missing, "fob");
        }
    }

    /// A sealed fob charges in its slot. Input: the person sits in a car that has power.
    pub(super) fn charge(&mut self, possible: bool) {
        let [fob, _] = &mut self.fobs;
        if possible && !fob.cell_changes {
            fob.cell_volts = CHARGED_VOLTS;
        }
    }

    /// The coil of the ignition reads the fob in the hand, dead cell or not: it is in sync again.
    pub(super) fn read_by_coil(&mut self, observer: &mut Observer) {
        let now = clock(self.now);
        let [fob, _] = &mut self.fobs;
        if matches!(fob.place, KeyPlace::Pocket | KeyPlace::Cabin) && !fob.broken {
            fob.call(FobButton::Unlock, false, now);
            let (slot, counter) = (fob.slot(), fob.counter() + 1);
            if self.ask(0, Purpose::Button, true).is_ok() {
                let sign = Sign { slot, button: FobButton::Unlock, held: false, counter };
                observer.record(What::Fob { sign, fate: Fate::Read });
            }
        }
    }

    /// The fob in the hand is pressed out of range until it is this many presses ahead of what the car knows.
    fn press_out_of_range(&mut self, presses: f64) -> Result<(), String> {
        let (wanted, ahead) = (presses.round() as u32, self.ahead());
        let more = wanted.checked_sub(ahead).ok_or_else(|| {
            format!("A fob only counts up, and it is {ahead} presses ahead. `ignition on` for 5 s puts it in sync.")
        })?;
        let now = clock(self.now);
        let [fob, _] = &mut self.fobs;
        if fob.press_unheard(more, now) { Ok(()) } else { Err("A fob cannot count that far.".to_owned()) }
    }

    /// How many telegrams the fob in the hand has sent since the last one that the car took.
    fn ahead(&self) -> u32 {
        let fob = self.in_hand();
        let last = match &self.receiver {
            Some(receiver) => receiver.last_counter(fob.slot()),
            None => Receiver::power_on(Rules::STANDARD, MASTER, &self.memory).last_counter(fob.slot()),
        };
        fob.counter().saturating_sub(last.unwrap_or(0))
    }

    /// The person does something, and so moves the fobs in their pocket.
    pub(super) fn move_fobs(&mut self) {
        let now = clock(self.now);
        for fob in &mut self.fobs {
            fob.wake(now);
        }
    }

    /// A quiet minute: what jammed the radio has passed.
    pub(super) fn rest(&mut self) {
        self.jammed = false;
    }

    /// The press that the computer sees ends, if it came from there.
    pub(super) fn end_link(&mut self, from: Sender) {
        self.link = self.link.filter(|link| link.from != from);
    }
}
