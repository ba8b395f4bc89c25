//! The radio between fobs and car: the car's real receiver, what lies between, and what became of a telegram.

use decklid_controller::signals::{FobButton, Instant as Moment, Press, Slot};
use decklid_fob::{Heard, Hello, Pairing, Purpose, RECEIVER_WORDS, Ram, Receiver, Refusal, Rules, TELEGRAM};

use super::keys::{Fob, KeyPlace, MASTER, Silence, clock};

/// Time from a challenge to the answer of a fob that is near (µs) [assumed].
const ANSWER_US: f64 = 800.0;
/// How near the end of the holding time the second telegram of a press is sent (ms).
const MARGIN: u64 = 20;

/// Fobs, receiver and the air between them.
#[derive(Clone, PartialEq, Debug)]
pub struct Radio {
    /// The fob in the hand and the other one.
    pub fobs: [Fob; 2],
    /// Something near the car disturbs it; a passing one, gone after a quiet minute.
    pub jammed: bool,
    /// The receiver listens while the ignition is on, too, unless this is set.
    pub deaf_when_on: bool,
    /// Passive entry has gone to sleep until a button of the fob is heard.
    pub passive_asleep: bool,
    /// Passive entry is switched off in the settings.
    pub passive_off: bool,
    /// Somebody carries the radio of fobs that are away to the car and back.
    pub relayed: bool,
    /// What that adds to the way there and back (µs).
    pub relay_us: f64,
    /// The car is deadlocked, says its computer: fobs have to answer.
    pub(crate) deadlocked: bool,
    /// How long a button is held where holding means more than pressing.
    pub(crate) holds: Holds,
    /// A press as the computer sees it.
    pub(super) link: Option<Link>,
    /// The fob that answered when the button on the lid was touched.
    pub(super) near: Option<Slot>,
    /// That button is down.
    pub(super) touched: bool,
    /// When the answer is forgotten (ms).
    pub(super) near_until: Option<u64>,
    /// Telegrams that somebody recorded; none: nobody records.
    pub(super) record: Option<Vec<[u8; TELEGRAM]>>,
    receiver: Option<Receiver>,
    memory: Ram<RECEIVER_WORDS>,
    pairing: Option<Pairing>,
    nonces: u64,
}

/// Holding times (ms); 0 where holding means nothing of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Holds {
    pub(crate) unlock: u64,
    pub(crate) trunk: u64,
}

impl Holds {
    /// When the second telegram of a press is sent, after the first (ms).
    pub(super) fn of(self, button: FobButton) -> Option<u64> {
        let hold = match button {
            FobButton::Lock => 0,
            FobButton::Unlock => self.unlock,
            FobButton::Trunk => self.trunk,
        };
        (hold > MARGIN).then(|| hold - MARGIN)
    }
}

/// A press that the receiver took, while it lasts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Link {
    pub(super) from: From,
    pub(super) press: Press,
    /// It counts no longer than this (ms): that a button is held must be said by a telegram of its own.
    pub(super) until: Option<u64>,
}

/// Where a press came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum From {
    /// The fob of that slot.
    Fob(Slot),
    /// A foot under the bumper.
    Foot,
    /// Somebody's recorder.
    Recorder,
}

/// Why a telegram did not get to the receiver.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Loss {
    /// The fob is away.
    Far,
    /// The receiver has no power.
    NoPower,
    /// The receiver does not listen while the car is on.
    Deaf,
    /// Something disturbs the radio.
    Jammed,
}

/// What became of a press of a fob.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// Nothing was sent.
    Silent(Silence),
    /// It was sent and not heard.
    Lost(Loss),
    /// It was heard, and the receiver did nothing.
    Refused(Refusal),
    /// The receiver took it.
    Taken,
    /// The receiver asked back, and took the answer.
    Answered,
    /// The receiver asked who is near the lid, and took the answer.
    Near,
    /// The fob was taught.
    Taught,
    /// The coil of the ignition read the fob: it is in step again.
    Read,
}

impl Fate {
    /// All of them by their names for programs.
    pub fn all() -> Vec<(&'static str, Fate)> {
        let own = [
            Fate::Taken,
            Fate::Answered,
            Fate::Near,
            Fate::Taught,
            Fate::Read,
            Fate::Silent(Silence::CellFlat),
            Fate::Silent(Silence::Broken),
            Fate::Silent(Silence::Worn),
            Fate::Lost(Loss::Far),
            Fate::Lost(Loss::NoPower),
            Fate::Lost(Loss::Deaf),
            Fate::Lost(Loss::Jammed),
        ];
        own.into_iter().chain(Refusal::ALL.map(Fate::Refused)).map(|fate| (fate.code(), fate)).collect()
    }

    /// Its name for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Fate::Silent(Silence::CellFlat) => "cell-flat",
            Fate::Silent(Silence::Broken) => "broken",
            Fate::Silent(Silence::Worn) => "worn",
            Fate::Lost(Loss::Far) => "far",
            Fate::Lost(Loss::NoPower) => "no-power",
            Fate::Lost(Loss::Deaf) => "deaf",
            Fate::Lost(Loss::Jammed) => "jammed",
            Fate::Refused(refusal) => refusal.code(),
            Fate::Taken => "taken",
            Fate::Answered => "answered",
            Fate::Near => "near",
            Fate::Taught => "taught",
            Fate::Read => "read",
        }
    }

    /// Why the press did nothing, in plain words; none if it did something.
    pub const fn words(self) -> Option<&'static str> {
        match self {
            Fate::Silent(Silence::CellFlat) => Some("The cell in the key is flat. It sends nothing."),
            Fate::Silent(Silence::Broken) => Some("The key sends nothing. It is broken or not here."),
            Fate::Silent(Silence::Worn) => Some("The key cannot count on. It sends nothing."),
            Fate::Lost(Loss::Far) => Some("The key is too far away."),
            Fate::Lost(Loss::NoPower) => Some("The car has no power to listen."),
            Fate::Lost(Loss::Deaf) => Some("The car does not listen to keys while it is on."),
            Fate::Lost(Loss::Jammed) => Some("Something disturbs the radio."),
            Fate::Refused(refusal) => Some(refusal.words()),
            Fate::Taken | Fate::Answered | Fate::Near | Fate::Taught | Fate::Read => None,
        }
    }
}

impl Default for Radio {
    /// Both fobs are paired, an hour before a scenario begins.
    fn default() -> Self {
        let mut memory = Ram::BLANK;
        let mut receiver = Receiver::power_on(Rules::STANDARD, MASTER, &memory);
        let fobs = [0, 1].map(|number| {
            let mut fob = Fob::new(number);
            let mut pairing = Pairing::open(fob.slot(), true, Moment::default());
            for at in [500, 1_000].map(Moment::at_ms) {
                if let Ok(frame) = fob.send(FobButton::Lock, false, at) {
                    // Of two presses the first is answered with "again".
                    let _ = pairing.hear(&mut receiver, frame.bytes, at, &mut memory);
                }
            }
            fob.frame = None;
            fob
        });
        Radio {
            fobs,
            jammed: false,
            deaf_when_on: false,
            passive_asleep: false,
            passive_off: false,
            relayed: false,
            relay_us: 0.0,
            deadlocked: false,
            holds: Holds::default(),
            link: None,
            near: None,
            touched: false,
            near_until: None,
            record: None,
            receiver: Some(receiver),
            memory,
            pairing: None,
            nonces: 0,
        }
    }
}

impl Radio {
    /// When something happens by itself next (ms).
    pub(super) fn due(&self) -> Option<u64> {
        let [one, other] = &self.fobs;
        let ends = [self.link.and_then(|link| link.until), self.near_until, one.holds_at, other.holds_at];
        ends.into_iter().flatten().min()
    }

    /// The receiver gets power, or loses it: then all that it knows is what is in its memory.
    pub(super) fn power(&mut self, on: bool) {
        if !on {
            (self.receiver, self.pairing, self.link, self.near, self.near_until) = (None, None, None, None, None);
            self.touched = false;
        } else if self.receiver.is_none() {
            self.receiver = Some(Receiver::power_on(Rules::STANDARD, MASTER, &self.memory));
        }
    }

    /// The receiver has power.
    pub(super) fn has_power(&self) -> bool {
        self.receiver.is_some()
    }

    /// The receiver hears a telegram.
    pub(super) fn hear(&mut self, bytes: [u8; TELEGRAM], now: Moment) -> Result<Heard, Refusal> {
        let receiver = self.receiver.as_mut().ok_or(Refusal::TooLate)?;
        receiver.hear(bytes, self.deadlocked, now, &mut self.memory)
    }

    /// The receiver asks a fob, which answers if it can: by radio, or fed by the coil of the ignition.
    pub(super) fn ask(&mut self, at: usize, purpose: Purpose, fed: bool, now: Moment) -> Result<Heard, Refusal> {
        self.nonces += 1;
        let nonce =
            u64::from_be_bytes(MASTER.cmac(&self.nonces.to_be_bytes()).first_chunk().copied().unwrap_or_default());
        let (Some(receiver), Some(fob)) = (self.receiver.as_mut(), self.fobs.get_mut(at)) else {
            return Err(Refusal::TooLate);
        };
        let hello = Hello { slot: fob.slot(), id: fob.id() };
        let asked = receiver.ask(hello, purpose, nonce, now)?;
        let reply = fob.reply(asked, fed, now).ok_or(Refusal::TooLate)?;
        let relay = if self.relayed && fob.place == KeyPlace::Away { self.relay_us } else { 0.0 };
        receiver.hear_reply(reply, (ANSWER_US + relay) as u32, now, &mut self.memory)
    }

    /// What an open pairing makes of a telegram that was refused.
    pub(super) fn teach(&mut self, bytes: [u8; TELEGRAM], refusal: Refusal, now: Moment) -> Fate {
        let (Some(pairing), Some(receiver)) = (self.pairing.as_mut(), self.receiver.as_mut()) else {
            return Fate::Refused(refusal);
        };
        match pairing.hear(receiver, bytes, now, &mut self.memory) {
            Ok(_) => Fate::Taught,
            Err(Refusal::PressAgain) => Fate::Refused(Refusal::PressAgain),
            Err(_) => Fate::Refused(refusal),
        }
    }

    /// For half a minute the fob in the hand is taught by two presses: somebody with the right to opened that.
    pub(super) fn open_pairing(&mut self, now: u64) {
        let [fob, _] = &self.fobs;
        self.pairing = self.has_power().then(|| Pairing::open(fob.slot(), true, clock(now)));
    }

    /// The car forgets the fob in the hand; false if it could not.
    pub(super) fn unlearn(&mut self) -> bool {
        let [fob, _] = &self.fobs;
        let slot = fob.slot();
        self.receiver.as_mut().is_some_and(|receiver| receiver.forget(slot, &mut self.memory).is_ok())
    }

    /// How many telegrams of that fob went by since the last that the car took.
    pub fn ahead(&self, at: usize) -> u32 {
        let Some(fob) = self.fobs.get(at) else { return 0 };
        let last = match &self.receiver {
            Some(receiver) => receiver.last_counter(fob.slot()),
            None => Receiver::power_on(Rules::STANDARD, MASTER, &self.memory).last_counter(fob.slot()),
        };
        fob.counter().saturating_sub(last.unwrap_or(0))
    }

    /// The press that the computer sees ends, if it came from there.
    pub(super) fn end_link(&mut self, from: From) {
        self.link = self.link.filter(|link| link.from != from);
    }
}
