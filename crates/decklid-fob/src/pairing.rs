//! Pairing: two presses put a fob into a slot, if its key comes from the car's master key. A fob that can answer must do so,
//! which proves that it is here; one that cannot must be above the counter that the car remembers of it.
//!
//! Who may open a pairing (somebody with a second key in the ignition, or with a code) is up to the caller.

use super::challenge::{CHALLENGE, Challenge, Purpose, REPLY};
use super::clock::nearest;
use super::floors;
use super::journal::Memory;
use super::receiver::{Fob, Receiver};
use super::record::Record;
use super::refusal::Refusal;
use super::rules::Rules;
use super::run::Moment;
use super::tag::{FobId, Prepared, agree};
use super::telegram::{Cell, TELEGRAM, Telegram};
use crate::{Instant, Slot, Span};

/// How long a pairing stays open.
const OPEN: Span = Span::s(30);

/// An open pairing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pairing {
    slot: Slot,
    two_way: bool,
    until: Instant,
    first: Option<Press>,
    /// The fob that pressed twice and has to answer.
    pressed: Option<Press>,
    asked: Option<Challenge>,
}

/// A genuine press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Press {
    id: FobId,
    counter: u32,
    cell: Cell,
    at: Moment,
}

impl Pairing {
    /// Opens a pairing for `slot`. `two_way`: the fob can answer challenges, and has to.
    pub fn open(slot: Slot, two_way: bool, now: Instant) -> Pairing {
        Pairing { slot, two_way, until: now.after(OPEN), first: None, pressed: None, asked: None }
    }

    /// Hears a telegram. The second of two consecutive ones whose times agree pairs a one-way fob and replaces whatever was
    /// in the slot. Everything the fob sent before is then old.
    ///
    /// # Errors
    /// A [`Refusal`] until a fob is paired: [`Refusal::PressAgain`] after the first telegram; [`Refusal::MustAnswer`] after
    /// the second one of a two-way fob, which must be [asked](Self::ask) now; [`Refusal::Memory`] also if a fob that the car
    /// never knew could be paired, but no room is left to remember others that must not come back.
    pub fn hear(
        &mut self,
        receiver: &mut Receiver,
        bytes: [u8; TELEGRAM],
        now: Instant,
        memory: &mut impl Memory,
    ) -> Result<FobId, Refusal> {
        if now > self.until {
            return Err(Refusal::TooLate);
        }
        let telegram = Telegram::from_bytes(bytes).filter(|t| t.slot == self.slot).ok_or(Refusal::Unreadable)?;
        let floor = floors::floor(memory, telegram.id);
        if floor.is_some_and(|floor| telegram.counter <= floor) {
            return Err(Refusal::Old);
        }
        let ticks = self.whole_ticks(receiver, telegram).ok_or(Refusal::Forged)?;
        let Telegram { id, counter, status, .. } = telegram;
        let heard = Press { id, counter, cell: status.cell, at: Moment { car: now, ticks } };
        if !self.first.is_some_and(|first| first.is_followed_by(heard, &receiver.rules)) {
            self.first = Some(heard);
            return Err(Refusal::PressAgain);
        }
        if self.two_way {
            self.pressed = Some(heard);
            return Err(Refusal::MustAnswer);
        }
        if floor.is_none() && floors::are_full(memory) {
            return Err(Refusal::Memory);
        }
        self.settle(receiver, heard, now, memory)
    }

    /// Asks the two-way fob that pressed twice. `nonce` as in [`Challenge`].
    ///
    /// # Errors
    /// [`Refusal::PressAgain`] if none did, [`Refusal::TooLate`] if the pairing is over.
    pub fn ask(&mut self, nonce: u64, now: Instant) -> Result<[u8; CHALLENGE], Refusal> {
        if now > self.until {
            return Err(Refusal::TooLate);
        }
        let Press { id, .. } = self.pressed.ok_or(Refusal::PressAgain)?;
        let challenge = Challenge { slot: self.slot, purpose: Purpose::Pair, id, nonce };
        self.asked = Some(challenge);
        Ok(challenge.to_bytes())
    }

    /// Hears the answer of the fob, `round_trip` (µs) after the question was sent. It pairs the fob and replaces whatever was
    /// in the slot.
    ///
    /// # Errors
    /// A [`Refusal`] if the answer does not prove that the fob is here; the pairing stays open.
    pub fn hear_reply(
        &mut self,
        receiver: &mut Receiver,
        bytes: [u8; REPLY],
        round_trip: u32,
        now: Instant,
        memory: &mut impl Memory,
    ) -> Result<FobId, Refusal> {
        let (challenge, pressed) = self.asked.take().zip(self.pressed).ok_or(Refusal::TooLate)?;
        let key = receiver.master.of_fob(challenge.id);
        let reply = challenge.answered(bytes, round_trip, key, &receiver.rules)?;
        if reply.counter <= pressed.counter {
            return Err(Refusal::Old);
        }
        let at = Moment { car: now, ticks: reply.ticks };
        self.settle(receiver, Press { counter: reply.counter, cell: reply.status.cell, at, ..pressed }, now, memory)
    }

    /// Puts the fob into the slot, after what was there left its counter behind.
    fn settle(
        &mut self,
        receiver: &mut Receiver,
        last: Press,
        now: Instant,
        memory: &mut impl Memory,
    ) -> Result<FobId, Refusal> {
        let Press { id, counter, cell, at } = last;
        let record = Record { id, counter, ticks: at.ticks, two_way: self.two_way, mark: 0 };
        let record = record.marked(cell, &receiver.rules);
        let written = floors::save(memory, self.slot, id).and_then(|()| record.write(memory, self.slot));
        written.map_err(|_| Refusal::Memory)?;
        let mut fob = Fob::new(receiver.master, record);
        fob.set_clock(at.ticks, now);
        receiver.put(self.slot, Some(fob));
        *self = Pairing { until: now, first: None, pressed: None, ..*self };
        Ok(id)
    }

    /// The fob's whole timer: near that of the first telegram, or whichever makes the tag hold.
    fn whole_ticks(&self, receiver: &Receiver, telegram: Telegram) -> Option<u32> {
        let key = Prepared::new(receiver.master.of_fob(telegram.id));
        let bits = receiver.rules.tag_bits;
        let holds = |ticks: &u32| agree(telegram.expected(&key, (ticks >> 16) as u16), telegram.tag, bits);
        let likely = self.first.map(|first| nearest(first.at.ticks, telegram.ticks));
        likely
            .filter(holds)
            .or_else(|| (0..=0xffff_u32).map(|epoch| (epoch << 16) | u32::from(telegram.ticks)).find(holds))
    }
}

impl Press {
    fn is_followed_by(self, next: Press, rules: &Rules) -> bool {
        next.id == self.id && self.counter.checked_add(1) == Some(next.counter) && self.at.agrees_with(next.at, rules)
    }
}
