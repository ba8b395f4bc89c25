//! The receiver asks a paired fob, and hears its answer.

use super::challenge::{CHALLENGE, Challenge, Hello, Purpose, REPLY, Reply};
use super::journal::Memory;
use super::receiver::{Heard, Receiver};
use super::record::Record;
use super::refusal::Refusal;
use crate::Instant;

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
    /// The nonce proves that the reply is fresh, so it sets the fob's clock, and for a button it may be any number of presses
    /// ahead. Passive entry accepts no more than a run can make up for: an out-of-sync fob takes a person who presses on
    /// purpose.
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
        let rules = self.rules;
        let fob = self.fob(challenge.slot, challenge.id, now)?;
        let reply = challenge.answered(bytes, round_trip, fob.key, &rules).inspect_err(|refusal| {
            if *refusal == Refusal::Forged {
                fob.distrust(now, &rules);
            }
        })?;
        let record = match challenge.purpose {
            Purpose::Button | Purpose::Pair => pressed(fob.record, reply)?,
            Purpose::Passive if fob.is_stale(reply, now, &rules) => return Err(Refusal::Stale),
            Purpose::Passive => carried(fob.record, reply, rules.resync)?,
        };
        let heard = fob.commit(reply.slot, reply.status, record, &rules, memory)?;
        fob.set_clock(reply.ticks, now);
        Ok(heard)
    }
}

/// The record after the answer of a fob that is pressed, which counts it.
fn pressed(before: Record, reply: Reply) -> Result<Record, Refusal> {
    let new = reply.counter > before.counter;
    new.then_some(Record { counter: reply.counter, ticks: reply.ticks, ..before }).ok_or(Refusal::Old)
}

/// The record after the answer of a fob that is carried. It counts nothing, so that strangers who ask it change nothing in
/// it; the car writes only if it missed presses.
fn carried(before: Record, reply: Reply, resync: u32) -> Result<Record, Refusal> {
    let ahead = reply.counter.checked_sub(before.counter).ok_or(Refusal::Old)?;
    match ahead {
        0 => Ok(before),
        _ if ahead > resync => Err(Refusal::TooFar),
        _ => Ok(Record { counter: reply.counter, ticks: reply.ticks, ..before }),
    }
}
