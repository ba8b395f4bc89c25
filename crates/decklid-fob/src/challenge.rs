//! The two-way protocol: the fob calls, the car asks with a nonce, the fob answers under its key.
//!
//! ```text
//!  fob ── Hello ─► car    ver·slot 1 │ id 4
//!  fob ◄ Challenge ─ car  ver·slot 1 │ purpose 1 │ id 4 │ nonce 8
//!  fob ── Reply ─► car    ver·slot 1 │ id 4 │ counter 4 │ status 1 │ tag 8
//! ```
//!
//! The tag covers version, slot, purpose, nonce, id, counter and status. That string has a length that no one-way tag
//! covers, so neither can stand in for the other.

use super::journal::Memory;
// A circle that stays: a receiver keeps the question that it asked, and a question makes the receiver wait.
use super::receiver::{Heard, Receiver};
use super::record::Record;
use super::refusal::Refusal;
use super::tag::{FobId, Key, agree};
use super::telegram::{Status, slot};
use crate::{Instant, Slot};

/// Length of a hello (bytes).
pub const HELLO: usize = 5;
/// Length of a challenge (bytes).
pub const CHALLENGE: usize = 14;
/// Length of a reply (bytes).
pub const REPLY: usize = 18;

const CALLING: u8 = 0x20;
const ASKING: u8 = 0x30;
const REPLYING: u8 = 0x40;

/// What a challenge is for. The tag covers it: a reply given for one purpose is worthless for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A button is pressed.
    Button,
    /// Somebody with the fob in the pocket is at the lid.
    Passive,
}

impl Purpose {
    const fn code(self) -> u8 {
        match self {
            Purpose::Button => 1,
            Purpose::Passive => 2,
        }
    }

    const fn from_code(code: u8) -> Option<Purpose> {
        match code {
            1 => Some(Purpose::Button),
            2 => Some(Purpose::Passive),
            _ => None,
        }
    }
}

/// A fob calls. Anybody can do that; it only makes the car ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hello {
    /// Place in the car's table of fobs.
    pub slot: Slot,
    /// Which fob.
    pub id: FobId,
}

impl Hello {
    /// Encodes it as sent.
    pub const fn to_bytes(self) -> [u8; HELLO] {
        let [i0, i1, i2, i3] = self.id.0.to_be_bytes();
        [CALLING | self.slot.number(), i0, i1, i2, i3]
    }

    /// Decodes what was received; none if it is not a hello.
    pub fn from_bytes(bytes: [u8; HELLO]) -> Option<Hello> {
        let [head, i0, i1, i2, i3] = bytes;
        Some(Hello { slot: slot(head, CALLING)?, id: FobId(u32::from_be_bytes([i0, i1, i2, i3])) })
    }
}

/// The car asks one fob.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Challenge {
    /// Place in the car's table of fobs.
    pub slot: Slot,
    /// What it is for.
    pub purpose: Purpose,
    /// Which fob.
    pub id: FobId,
    /// Never the same twice, and unpredictable.
    pub nonce: u64,
}

impl Challenge {
    /// Encodes it as sent.
    pub const fn to_bytes(self) -> [u8; CHALLENGE] {
        let [i0, i1, i2, i3] = self.id.0.to_be_bytes();
        let [n0, n1, n2, n3, n4, n5, n6, n7] = self.nonce.to_be_bytes();
        let head = ASKING | self.slot.number();
        [head, self.purpose.code(), i0, i1, i2, i3, n0, n1, n2, n3, n4, n5, n6, n7]
    }

    /// Decodes what was received; none if it is not a challenge.
    pub fn from_bytes(bytes: [u8; CHALLENGE]) -> Option<Challenge> {
        let [head, purpose, i0, i1, i2, i3, n0, n1, n2, n3, n4, n5, n6, n7] = bytes;
        Some(Challenge {
            slot: slot(head, ASKING)?,
            purpose: Purpose::from_code(purpose)?,
            id: FobId(u32::from_be_bytes([i0, i1, i2, i3])),
            nonce: u64::from_be_bytes([n0, n1, n2, n3, n4, n5, n6, n7]),
        })
    }

    /// The tag of the reply with this counter and status.
    pub(super) fn tag(self, key: Key, counter: u32, status: u8) -> u64 {
        let [i0, i1, i2, i3] = self.id.0.to_be_bytes();
        let [n0, n1, n2, n3, n4, n5, n6, n7] = self.nonce.to_be_bytes();
        let [c0, c1, c2, c3] = counter.to_be_bytes();
        let (head, purpose) = (REPLYING | self.slot.number(), self.purpose.code());
        key.tag(&[head, purpose, n0, n1, n2, n3, n4, n5, n6, n7, i0, i1, i2, i3, c0, c1, c2, c3, status])
    }
}

/// The fob answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reply {
    /// Place in the car's table of fobs.
    pub slot: Slot,
    /// Which fob.
    pub id: FobId,
    /// Presses so far; never the same twice.
    pub counter: u32,
    /// Button, hold, cell.
    pub status: Status,
    /// First 64 bits of the CMAC.
    pub tag: u64,
}

impl Reply {
    /// Encodes it as sent.
    pub const fn to_bytes(self) -> [u8; REPLY] {
        let [i0, i1, i2, i3] = self.id.0.to_be_bytes();
        let [c0, c1, c2, c3] = self.counter.to_be_bytes();
        let [t0, t1, t2, t3, t4, t5, t6, t7] = self.tag.to_be_bytes();
        let head = REPLYING | self.slot.number();
        [head, i0, i1, i2, i3, c0, c1, c2, c3, self.status.to_byte(), t0, t1, t2, t3, t4, t5, t6, t7]
    }

    /// Decodes what was received; none if it is not a reply.
    pub fn from_bytes(bytes: [u8; REPLY]) -> Option<Reply> {
        let [head, i0, i1, i2, i3, c0, c1, c2, c3, status, t0, t1, t2, t3, t4, t5, t6, t7] = bytes;
        Some(Reply {
            slot: slot(head, REPLYING)?,
            id: FobId(u32::from_be_bytes([i0, i1, i2, i3])),
            counter: u32::from_be_bytes([c0, c1, c2, c3]),
            status: Status::from_byte(status)?,
            tag: u64::from_be_bytes([t0, t1, t2, t3, t4, t5, t6, t7]),
        })
    }
}

impl Receiver {
    /// Asks the fob that called, or the one that an antenna sees. Only the last challenge is open, and only once.
    ///
    /// # Errors
    /// [`Refusal::Unknown`] if no such two-way fob is paired, [`Refusal::Silenced`] after too many bad tags.
    pub fn ask(
        &mut self,
        hello: Hello,
        purpose: Purpose,
        nonce: u64,
        now: Instant,
    ) -> Result<[u8; CHALLENGE], Refusal> {
        if !self.fob(hello.slot, hello.id, now)?.record.two_way {
            return Err(Refusal::Unknown);
        }
        let challenge = Challenge { slot: hello.slot, purpose, id: hello.id, nonce };
        self.asked = Some(challenge);
        Ok(challenge.to_bytes())
    }

    /// Hears the reply to the open challenge, `round_trip` (µs) after it was sent, as measured by the radio.
    ///
    /// The nonce proves that the reply is fresh, so for a button it may be any number of presses ahead. Passive entry accepts
    /// no more than a run can make up for: an out-of-sync fob takes a person who presses on purpose.
    ///
    /// # Errors
    /// A [`Refusal`] if nothing must be done. The challenge is closed in any case.
    pub fn hear_reply(
        &mut self,
        bytes: [u8; REPLY],
        round_trip: u32,
        now: Instant,
        memory: &mut impl Memory,
    ) -> Result<Heard, Refusal> {
        let challenge = self.asked.take().ok_or(Refusal::TooLate)?;
        let reply = Reply::from_bytes(bytes).ok_or(Refusal::Unreadable)?;
        let rules = self.rules;
        let bound = match challenge.purpose {
            Purpose::Button => rules.answer_within,
            Purpose::Passive => rules.passive_within,
        };
        if round_trip > bound {
            return Err(Refusal::TooLate);
        }
        if (reply.slot, reply.id) != (challenge.slot, challenge.id) {
            return Err(Refusal::Unknown);
        }
        let fob = self.fob(reply.slot, reply.id, now)?;
        let expected = challenge.tag(fob.key, reply.counter, reply.status.to_byte());
        if !agree(expected, reply.tag, rules.tag_bits) {
            fob.distrust(now, &rules);
            return Err(Refusal::Forged);
        }
        if reply.counter <= fob.record.counter {
            return Err(Refusal::Old);
        }
        let ahead = reply.counter.saturating_sub(fob.record.counter);
        if challenge.purpose == Purpose::Passive && ahead > rules.resync.saturating_add(1) {
            return Err(Refusal::TooFar);
        }
        let record = Record { counter: reply.counter, ..fob.record };
        fob.commit(reply.slot, reply.status, record, &rules, memory)
    }
}
