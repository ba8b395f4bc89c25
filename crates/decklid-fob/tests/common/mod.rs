//! A street: an owner with a fob, a car that hears, an attacker who hears all and may jam, and a judge.
#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod dice;
pub(crate) mod weak;

use decklid_fob::{
    Cell, Fault, FobId, Heard, Key, Memory, Pairing, RECEIVER_WORDS, Ram, Receiver, Refusal, Rules, TELEGRAM,
    TRANSMITTER_WORDS, Transmitter,
};
use decklid_fob::{FobButton, Instant, Slot};

/// The key that the car and its fobs come from.
pub(crate) const MASTER: Key = Key::new(*b"master of a car!");
/// The owner's fob.
pub(crate) const FOB: FobId = FobId(0x00c0_ffee);
/// Another fob for the same place.
pub(crate) const OTHER: FobId = FobId(0x0bad_cafe);
/// Its place in the car.
pub(crate) const SLOT: Slot = Slot::new(1);

pub(crate) type Bytes = [u8; TELEGRAM];

pub(crate) fn ms(ms: u64) -> Instant {
    Instant::at_ms(ms)
}

/// A car that may act on a telegram; ours and the weak ones. What a weak one cannot do changes nothing in it.
pub(crate) trait Car {
    /// Hears a telegram.
    ///
    /// # Errors
    /// Why it does nothing.
    fn hear(&mut self, bytes: Bytes, now: Instant) -> Result<FobButton, Refusal>;
    /// Power goes and comes again.
    fn cut_power(&mut self);
    /// Our receiver with its memory, if it pairs as ours does.
    fn ours(&mut self) -> Option<&mut Decklid> {
        None
    }
    /// Forgets the fob.
    fn forget(&mut self) {
        if let Some(Decklid { receiver, memory }) = self.ours() {
            memory.left = None;
            receiver.forget(SLOT, memory).expect("memory works");
        }
    }
}

/// Our receiver with memory that keeps until it fails.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Decklid {
    pub(crate) receiver: Receiver,
    pub(crate) memory: Failing<RECEIVER_WORDS>,
}

impl Decklid {
    /// A car that knows no fob.
    pub(crate) fn new() -> Decklid {
        let memory = Failing::blank();
        let rules = RULES_OF.with(std::cell::Cell::get);
        Decklid { receiver: Receiver::power_on(rules, MASTER, &memory), memory }
    }

    /// Somebody entitled pairs a fob of this slot: two presses from `now` on, half a second apart, and an answer if it can.
    ///
    /// # Errors
    /// Why that failed.
    pub(crate) fn pair(&mut self, owner: &mut Owner, two_way: bool, now: u64) -> Result<FobId, Refusal> {
        let mut pairing = Pairing::open(SLOT, two_way, ms(now));
        let _ = pairing.hear(&mut self.receiver, owner.press(FobButton::Lock, now), ms(now), &mut self.memory);
        let now = now + 500;
        let second = owner.press(FobButton::Lock, now);
        let done = pairing.hear(&mut self.receiver, second, ms(now), &mut self.memory);
        if done == Err(Refusal::MustAnswer) { self.pair_by_answer(&mut pairing, owner, now) } else { done }
    }

    /// The second half for a fob that can answer.
    ///
    /// # Errors
    /// Why that failed.
    pub(crate) fn pair_by_answer(
        &mut self,
        pairing: &mut Pairing,
        owner: &mut Owner,
        now: u64,
    ) -> Result<FobId, Refusal> {
        let up = ms(now - owner.since);
        owner.fob.call(FobButton::Lock, false, up);
        let question = pairing.ask(now, ms(now))?;
        let reply = owner.fob.reply(question, up, &mut owner.memory).ok_or(Refusal::TooLate)?;
        pairing.hear_reply(&mut self.receiver, reply, 1_000, ms(now), &mut self.memory)
    }

    /// One bit of the memory decays.
    pub(crate) fn rot(&mut self, bit: usize) {
        self.memory.words[bit / 32] ^= 1 << (bit % 32);
    }
}

impl Car for Decklid {
    fn hear(&mut self, bytes: Bytes, now: Instant) -> Result<FobButton, Refusal> {
        self.receiver.hear(bytes, false, now, &mut self.memory).map(|heard: Heard| heard.button)
    }

    fn cut_power(&mut self) {
        let rules = RULES_OF.with(std::cell::Cell::get);
        self.memory.left = None;
        self.receiver = Receiver::power_on(rules, MASTER, &self.memory);
        Receiver::mend(&mut self.memory).expect("power is there");
    }

    fn ours(&mut self) -> Option<&mut Decklid> {
        Some(self)
    }
}

std::thread_local! {
    /// The rules of the cars of this test (each test runs on a thread of its own).
    static RULES_OF: std::cell::Cell<Rules> = const { std::cell::Cell::new(Rules::STANDARD) };
}

/// A fob, its memory, and since when its cell is in.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Owner {
    id: FobId,
    pub(crate) fob: Transmitter,
    pub(crate) memory: Ram<TRANSMITTER_WORDS>,
    pub(crate) since: u64,
}

impl Owner {
    pub(crate) fn new() -> Owner {
        Owner::of(FOB)
    }

    /// Whoever has the fob of that number.
    pub(crate) fn of(id: FobId) -> Owner {
        let memory = Ram::<TRANSMITTER_WORDS>::BLANK;
        Owner { id, fob: Transmitter::with_cell(id, SLOT, MASTER.of_fob(id), &memory), memory, since: 0 }
    }

    /// A press at `now`: what goes on the air.
    ///
    /// # Panics
    /// If the fob cannot send.
    pub(crate) fn press(&mut self, button: FobButton, now: u64) -> Bytes {
        self.fob.press(button, false, ms(now - self.since), &mut self.memory).expect("a fob that sends")
    }

    pub(crate) fn change_cell(&mut self, now: u64) {
        self.since = now;
        self.fob = Transmitter::with_cell(self.id, SLOT, MASTER.of_fob(self.id), &self.memory);
        self.fob.cell = Cell::Good;
    }
}

/// A car with the owner's fob paired, at 1 s.
///
/// # Panics
/// If pairing fails.
pub(crate) fn paired(rules: Rules) -> (Decklid, Owner) {
    paired_as(rules, true)
}

/// The same with a fob that can answer, or one that cannot.
///
/// # Panics
/// If pairing fails.
pub(crate) fn paired_as(rules: Rules, two_way: bool) -> (Decklid, Owner) {
    RULES_OF.with(|cell| cell.set(rules));
    let (mut car, mut owner) = (Decklid::new(), Owner::new());
    assert_eq!(car.pair(&mut owner, two_way, 500), Ok(FOB));
    (car, owner)
}

/// What the car did that it should not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Breach {
    /// No fob ever sent this.
    Forged,
    /// It acted on this before, or heard it and did nothing.
    Replayed,
    /// It acted on a later press before.
    Backwards,
    /// The owner pressed too long ago.
    Late,
    /// The car was to know this fob no more.
    Forgotten,
    /// Nobody who had the fob in hand paired it.
    Paired,
}

/// A telegram that the owner's fob sent.
#[derive(Clone, Copy)]
pub(crate) struct Sent {
    pub(crate) bytes: Bytes,
    pub(crate) at: u64,
    /// The car acted on it, or heard it and refused it for good.
    pub(crate) spent: bool,
    restarted: bool,
}

/// The place where all happens. The judge knows what was sent and when, and nothing of how cars decide.
pub(crate) struct Street<C> {
    pub(crate) car: C,
    pub(crate) owner: Owner,
    /// Whoever has the other fob.
    pub(crate) other: Owner,
    pub(crate) now: u64,
    /// All that was sent since pairing, oldest first.
    pub(crate) sent: Vec<Sent>,
    pub(crate) breaches: Vec<Breach>,
    pub(crate) honest: usize,
    pub(crate) refusals: std::collections::BTreeMap<Refusal, usize>,
    newest: Option<usize>,
    /// The car cannot know the fob's clock: power was cut, or a cell changed, and since then it acted on no press that
    /// came straight from the owner. What is late is then no breach: docs/fob.md says so.
    untold: bool,
    began: u64,
    /// The car is to know the owner's fob.
    pub(crate) known: bool,
}

impl<C: Car> Street<C> {
    pub(crate) fn new(car: C, owner: Owner) -> Street<C> {
        let (sent, breaches, refusals) = (Vec::new(), Vec::new(), std::collections::BTreeMap::new());
        let (now, began) = (1000, 1000);
        let other = Owner::of(OTHER);
        Street {
            car,
            owner,
            other,
            now,
            sent,
            breaches,
            honest: 0,
            refusals,
            newest: None,
            untold: false,
            began,
            known: true,
        }
    }

    pub(crate) fn wait(&mut self, ms: u64) {
        self.now += ms;
    }

    /// The owner presses; a jammer keeps it from the car, and has it.
    pub(crate) fn jammed(&mut self, button: FobButton) -> Bytes {
        let bytes = self.owner.press(button, self.now);
        self.sent.push(Sent { bytes, at: self.now, spent: false, restarted: bytes[9] & 1 == 1 });
        bytes
    }

    /// The owner presses and the car hears. True if it acted.
    pub(crate) fn press(&mut self, button: FobButton) -> bool {
        let bytes = self.jammed(button);
        let acted = self.air(bytes).is_ok();
        self.honest += usize::from(acted);
        acted
    }

    /// Something is on the air. Breaches are noted.
    pub(crate) fn air(&mut self, bytes: Bytes) -> Result<FobButton, Refusal> {
        let done = self.car.hear(bytes, ms(self.now));
        match done {
            Ok(_) => self.judge(bytes),
            Err(refusal) => {
                *self.refusals.entry(refusal).or_default() += 1;
                self.note(bytes, refusal);
            }
        }
        done
    }

    /// A genuine code that was looked at is spent; a write that failed was a loss of power.
    fn note(&mut self, bytes: Bytes, refusal: Refusal) {
        let spent = matches!(refusal, Refusal::PressAgain | Refusal::Stale | Refusal::Old);
        if spent && let Some(at) = self.place(bytes) {
            self.sent[at].spent = true;
        }
        if refusal == Refusal::Memory {
            self.cut_power();
        }
    }

    /// Which telegram this is.
    pub(crate) fn place(&self, bytes: Bytes) -> Option<usize> {
        let counter = u32::from_be_bytes([bytes[5], bytes[6], bytes[7], bytes[8]]);
        let at = self.sent.binary_search_by_key(&counter, |sent| counter_of(sent.bytes)).ok()?;
        (self.sent[at].bytes == bytes).then_some(at)
    }

    /// The fob was paired, by the owner or with this code: nothing before it counts any more.
    pub(crate) fn paired_with(&mut self, code: Option<Bytes>) {
        let newest = code.map_or(self.sent.len().checked_sub(1), |code| self.place(code));
        (self.known, self.untold, self.newest) = (true, code.is_some(), self.newest.max(newest));
    }

    pub(crate) fn cut_power(&mut self) {
        self.car.cut_power();
        self.untold = true;
    }

    pub(crate) fn change_cell(&mut self) {
        self.owner.change_cell(self.now);
        self.untold = true;
    }

    fn judge(&mut self, bytes: Bytes) {
        let Some(at) = self.place(bytes) else {
            self.breaches.push(Breach::Forged);
            return;
        };
        let sent = self.sent[at];
        let late = self.now - sent.at > 2250 + (self.now - self.began) / 5000;
        if !self.known {
            self.breaches.push(Breach::Forgotten);
        } else if sent.spent {
            self.breaches.push(Breach::Replayed);
        } else if self.newest.is_some_and(|newest| newest > at) {
            self.breaches.push(Breach::Backwards);
        } else if late && !self.untold && !sent.restarted {
            self.breaches.push(Breach::Late);
        }
        // Only a press that came straight from the owner shows the car what time it is for the fob.
        self.untold = late || (self.untold && self.now > sent.at);
        self.sent[at].spent = true;
        self.newest = self.newest.max(Some(at));
    }
}

/// The counter of a telegram.
pub(crate) fn counter_of(bytes: Bytes) -> u32 {
    u32::from_be_bytes([bytes[5], bytes[6], bytes[7], bytes[8]])
}

/// Memory whose power fails at one write: that word is torn, later ones are not written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub(crate) struct Failing<const WORDS: usize> {
    pub(crate) words: [u32; WORDS],
    /// Writes until the cut; none: power stays.
    pub(crate) left: Option<u32>,
    /// How the torn word comes out: a mix of old and new by these bits.
    pub(crate) torn: u32,
}

impl<const WORDS: usize> Failing<WORDS> {
    pub(crate) fn blank() -> Self {
        Failing { words: [u32::MAX; WORDS], left: None, torn: 0 }
    }
}

impl<const WORDS: usize> Memory for Failing<WORDS> {
    fn read(&self, at: usize) -> u32 {
        self.words.get(at).copied().unwrap_or(u32::MAX)
    }

    fn write(&mut self, at: usize, word: u32) -> Result<(), Fault> {
        match &mut self.left {
            Some(0) => {
                let torn = std::mem::take(&mut self.torn);
                if torn != 0 {
                    self.words[at] = (self.words[at] & !torn) | (word & torn);
                }
                return Err(Fault);
            }
            Some(left) => *left -= 1,
            None => {}
        }
        *self.words.get_mut(at).ok_or(Fault)? = word;
        Ok(())
    }
}
