//! Pairing: two presses put a fob into a slot, if its key comes from the car's master key.
//!
//! Who may open a pairing (somebody with a second key in the ignition, or with a code) is up to the caller.

use super::clock::nearest;
use super::journal::Memory;
use super::receiver::{Fob, Receiver};
use super::record::Record;
use super::refusal::Refusal;
use super::rules::Rules;
use super::run::Moment;
use super::tag::{FobId, Prepared, agree};
use super::telegram::{TELEGRAM, Telegram};
use crate::{Instant, Slot, Span};

/// How long a pairing stays open.
const OPEN: Span = Span::s(30);

/// An open pairing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pairing {
    slot: Slot,
    two_way: bool,
    until: Instant,
    first: Option<First>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct First {
    id: FobId,
    counter: u32,
    at: Moment,
}

impl Pairing {
    /// Opens a pairing for `slot`. `two_way`: the fob can answer challenges.
    pub fn open(slot: Slot, two_way: bool, now: Instant) -> Pairing {
        Pairing { slot, two_way, until: now.after(OPEN), first: None }
    }

    /// Hears a telegram. The second of two consecutive ones whose times agree pairs the fob and replaces whatever was in
    /// the slot. Everything the fob sent before is then old.
    ///
    /// # Errors
    /// A [`Refusal`] until a fob is paired: [`Refusal::PressAgain`] after the first telegram.
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
        let known = receiver.entry(self.slot).map(|fob| fob.record).filter(|record| record.id == telegram.id);
        if known.is_some_and(|record| telegram.counter <= record.counter) {
            return Err(Refusal::Old);
        }
        let ticks = self.whole_ticks(receiver, telegram).ok_or(Refusal::Forged)?;
        let heard = First { id: telegram.id, counter: telegram.counter, at: Moment { car: now, ticks } };
        if !self.first.is_some_and(|first| first.is_followed_by(heard, &receiver.rules)) {
            self.first = Some(heard);
            return Err(Refusal::PressAgain);
        }
        let record = Record { id: heard.id, counter: heard.counter, ticks, two_way: self.two_way, mark: 0 };
        let record = record.marked(telegram.status.cell, &receiver.rules);
        record.write(memory, self.slot).map_err(|_| Refusal::Memory)?;
        receiver.put(self.slot, Some(Fob::new(receiver.master, record).with_clock(ticks, now)));
        self.until = now;
        self.first = None;
        Ok(heard.id)
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

impl First {
    fn is_followed_by(self, next: First, rules: &Rules) -> bool {
        next.id == self.id && self.counter.checked_add(1) == Some(next.counter) && self.at.agrees_with(next.at, rules)
    }
}
