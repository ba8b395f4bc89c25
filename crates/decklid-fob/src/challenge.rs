//! The messages of the two-way protocol: the fob calls, the car asks with a nonce, the fob answers under its key.
//!
//! ```text
//!  fob ── Hello ─► car    ver·slot 1 │ id 4
//!  fob ◄ Challenge ─ car  ver·slot 1 │ purpose 1 │ id 4 │ nonce 8
//!  fob ── Reply ─► car    ver·slot 1 │ id 4 │ counter 4 │ status 1 │ ticks 4 │ tag 8
//! ```
//!
//! The tag covers version, slot, purpose, nonce, id, counter, status and ticks. That string has a length that no one-way
//! tag covers, so neither can stand in for the other.

use super::refusal::Refusal;
use super::rules::Rules;
use super::tag::{FobId, Key, agree};
use super::telegram::{Status, slot};
use crate::Slot;

/// Length of a hello (bytes).
pub const HELLO: usize = 5;
/// Length of a challenge (bytes).
pub const CHALLENGE: usize = 14;
/// Length of a reply (bytes).
pub const REPLY: usize = 22;

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
    /// The fob is being paired.
    Pair,
}

impl Purpose {
    const fn code(self) -> u8 {
        match self {
            Purpose::Button => 1,
            Purpose::Passive => 2,
            Purpose::Pair => 3,
        }
    }

    const fn from_code(code: u8) -> Option<Purpose> {
        match code {
            1 => Some(Purpose::Button),
            2 => Some(Purpose::Passive),
            3 => Some(Purpose::Pair),
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
    /// Never the same twice, and unpredictable: docs/fob.md says what a nonce that comes again costs.
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

    /// The tag that makes `reply` the answer to this.
    pub(super) fn tag(self, key: Key, reply: Reply) -> u64 {
        let [i0, i1, i2, i3] = self.id.0.to_be_bytes();
        let [n0, n1, n2, n3, n4, n5, n6, n7] = self.nonce.to_be_bytes();
        let [c0, c1, c2, c3] = reply.counter.to_be_bytes();
        let [k0, k1, k2, k3] = reply.ticks.to_be_bytes();
        let (head, purpose, status) = (REPLYING | self.slot.number(), self.purpose.code(), reply.status.to_byte());
        key.tag(&[
            head, purpose, n0, n1, n2, n3, n4, n5, n6, n7, i0, i1, i2, i3, c0, c1, c2, c3, status, k0, k1, k2, k3,
        ])
    }

    /// The reply in `bytes`, received `round_trip` (µs) after this was sent, if it is the answer to it.
    pub(super) fn answered(
        self,
        bytes: [u8; REPLY],
        round_trip: u32,
        key: Key,
        rules: &Rules,
    ) -> Result<Reply, Refusal> {
        let reply = Reply::from_bytes(bytes).ok_or(Refusal::Unreadable)?;
        let bound = if self.purpose == Purpose::Passive { rules.passive_within } else { rules.answer_within };
        if round_trip > bound {
            Err(Refusal::TooLate)
        } else if (reply.slot, reply.id) != (self.slot, self.id) {
            Err(Refusal::Unknown)
        } else if agree(self.tag(key, reply), reply.tag, rules.tag_bits) {
            Ok(reply)
        } else {
            Err(Refusal::Forged)
        }
    }
}

/// The fob answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reply {
    /// Place in the car's table of fobs.
    pub slot: Slot,
    /// Which fob.
    pub id: FobId,
    /// Telegrams and answers to presses so far. An answer that nobody pressed for does not count.
    pub counter: u32,
    /// Button, hold, cell.
    pub status: Status,
    /// The fob's whole timer [250 ms].
    pub ticks: u32,
    /// First 64 bits of the CMAC.
    pub tag: u64,
}

impl Reply {
    /// Encodes it as sent.
    pub const fn to_bytes(self) -> [u8; REPLY] {
        let [i0, i1, i2, i3] = self.id.0.to_be_bytes();
        let [c0, c1, c2, c3] = self.counter.to_be_bytes();
        let [k0, k1, k2, k3] = self.ticks.to_be_bytes();
        let [t0, t1, t2, t3, t4, t5, t6, t7] = self.tag.to_be_bytes();
        let (head, status) = (REPLYING | self.slot.number(), self.status.to_byte());
        [head, i0, i1, i2, i3, c0, c1, c2, c3, status, k0, k1, k2, k3, t0, t1, t2, t3, t4, t5, t6, t7]
    }

    /// Decodes what was received; none if it is not a reply.
    pub fn from_bytes(bytes: [u8; REPLY]) -> Option<Reply> {
        let [head, i0, i1, i2, i3, c0, c1, c2, c3, status, k0, k1, k2, k3, t0, t1, t2, t3, t4, t5, t6, t7] = bytes;
        Some(Reply {
            slot: slot(head, REPLYING)?,
            id: FobId(u32::from_be_bytes([i0, i1, i2, i3])),
            counter: u32::from_be_bytes([c0, c1, c2, c3]),
            status: Status::from_byte(status)?,
            ticks: u32::from_be_bytes([k0, k1, k2, k3]),
            tag: u64::from_be_bytes([t0, t1, t2, t3, t4, t5, t6, t7]),
        })
    }
}
