//! Receivers that are weak on purpose. The attacks must break them, or they prove nothing about ours.

use decklid_fob::{FobButton, Instant};
use decklid_fob::{RECEIVER_WORDS, Refusal, Rules, Telegram};

use super::{Bytes, Car, Decklid, Failing, MASTER};

/// Resynchronises backwards: `n` consecutive genuine codes, however old, are taken as the new beginning
/// (CVE-2022-36945 with 3, CVE-2022-37305 with 5).
pub(crate) struct RollsBack {
    pub(crate) n: u32,
    pub(crate) last: u32,
    run: u32,
    length: u32,
}

impl RollsBack {
    pub(crate) fn new(n: u32, last: u32) -> RollsBack {
        RollsBack { n, last, run: 0, length: 0 }
    }

    /// The tag holds for some upper half of the fob's timer.
    fn genuine(bytes: &Bytes, telegram: Telegram) -> bool {
        let key = MASTER.of_fob(telegram.id);
        (0..64u16).any(|epoch| {
            let mut message = bytes[..12].to_vec();
            message.extend(epoch.to_be_bytes());
            key.tag(&message) == telegram.tag
        })
    }
}

impl Car for RollsBack {
    fn hear(&mut self, bytes: Bytes, _now: Instant) -> Result<FobButton, Refusal> {
        let telegram = Telegram::from_bytes(bytes).ok_or(Refusal::Unreadable)?;
        if !RollsBack::genuine(&bytes, telegram) {
            return Err(Refusal::Forged);
        }
        self.length = if self.run.wrapping_add(1) == telegram.counter { self.length + 1 } else { 1 };
        self.run = telegram.counter;
        let next = telegram.counter > self.last && telegram.counter - self.last <= 256;
        if !next && self.length < self.n {
            return Err(Refusal::Old);
        }
        self.last = telegram.counter;
        Ok(telegram.status.button)
    }

    fn cut_power(&mut self) {
        (self.run, self.length) = (0, 0);
    }
}

/// Ours, but what it keeps is as old as the day it was paired: the counter is lost with power.
pub(crate) struct Forgets {
    pub(crate) inner: Decklid,
    pub(crate) then: Failing<RECEIVER_WORDS>,
}

impl Car for Forgets {
    fn hear(&mut self, bytes: Bytes, now: Instant) -> Result<FobButton, Refusal> {
        self.inner.hear(bytes, now)
    }

    fn cut_power(&mut self) {
        self.inner.memory = self.then;
        self.inner.cut_power();
    }
}

/// Ours, but it forgets a fob with its counter: what it sent before pairs it again.
pub(crate) struct ForgetsAll(pub(crate) Decklid);

impl Car for ForgetsAll {
    fn hear(&mut self, bytes: Bytes, now: Instant) -> Result<FobButton, Refusal> {
        self.0.hear(bytes, now)
    }

    fn cut_power(&mut self) {
        self.0.cut_power();
    }

    fn ours(&mut self) -> Option<&mut Decklid> {
        Some(&mut self.0)
    }

    fn forget(&mut self) {
        self.0.memory = Failing::blank();
        self.cut_power();
    }
}

/// Our rules without freshness: what every rolling code without a clock is.
pub(crate) fn timeless() -> Rules {
    Rules { freshness: decklid_fob::Span::ms(u32::MAX), ..Rules::STANDARD }
}
