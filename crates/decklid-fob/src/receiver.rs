//! The car's receiver: from bytes on the air to what a genuine fob said, or to the reason why nothing happens.

use super::challenge::{Challenge, Reply};
use super::clock::{Age, Clock, nearest};
use super::floors;
use super::journal::{Fault, Memory};
use super::record::Record;
use super::refusal::Refusal;
use super::rules::Rules;
use super::run::{Moment, Run};
use super::tag::{FobId, Key, Prepared, agree};
use super::telegram::{Cell, Status, TELEGRAM, Telegram};
use crate::{FOBS, FobButton, Instant, Press, Slot, Span};

/// What a genuine fob said, once. Its counter is in memory before this exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Heard {
    /// Which fob.
    pub slot: Slot,
    /// Which button.
    pub button: FobButton,
    /// It has been held down for the holding time.
    pub held: bool,
    /// State of the cell, according to this telegram.
    pub cell: Cell,
    /// The low-cell mark, which survives a loss of power: one low telegram sets it, several good ones in a row clear it.
    pub cell_low: bool,
}

impl Heard {
    /// The press, for as long as the button is held.
    pub const fn press(self) -> Press {
        Press { slot: self.slot, button: self.button, cell_low: self.cell_low }
    }
}

/// A receiver with its table of fobs. The table mirrors the memory; clocks, runs and penalties are lost with the power.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Receiver {
    pub(super) rules: Rules,
    pub(super) master: Key,
    pub(super) asked: Option<Challenge>,
    fobs: [Option<Fob>; FOBS],
}

/// One paired fob.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Fob {
    pub(super) key: Key,
    pub(super) record: Record,
    clock: Clock,
    run: Option<Run>,
    /// A code beyond the window was heard: until the car acts again, only a run will do.
    leapt: bool,
    distrust: Distrust,
}

/// Bad tags under one fob's number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Distrust {
    bad: u8,
    penalty: Span,
    until: Instant,
}

impl Distrust {
    fn one_more(self, now: Instant, rules: &Rules) -> Distrust {
        let bad = self.bad.saturating_add(1);
        if bad < rules.bad_tags {
            return Distrust { bad, ..self };
        }
        let penalty = self.penalty.times(2).max(rules.penalty).min(rules.longest_penalty);
        Distrust { bad: 0, penalty, until: now.after(penalty) }
    }
}

impl Receiver {
    /// A receiver at power-on, with the fobs that are in memory. [`Receiver::mend`] the memory as well.
    pub fn power_on(rules: Rules, master: Key, memory: &impl Memory) -> Receiver {
        let mut number = 0;
        let fobs = [None; FOBS].map(|_: Option<Fob>| {
            let slot = Slot::new(number);
            number = number.saturating_add(1);
            Record::read(memory, slot).map(|record| Fob::new(master, record))
        });
        Receiver { rules, master, asked: None, fobs }
    }

    /// Makes up for copies of records that were torn by a loss of power or have decayed: each is there twice, and one of
    /// both may fail until this is called again. Call it at power-on.
    ///
    /// # Errors
    /// [`Fault`] if the memory failed. What can be read stays so.
    pub fn mend(memory: &mut impl Memory) -> Result<(), Fault> {
        floors::mend(memory)
    }

    /// Hears a one-way telegram. In a `deadlocked` car, fobs that can answer a challenge must do so before anything opens.
    ///
    /// A genuine code that was heard never counts again, whether the car acted on it or not.
    ///
    /// # Errors
    /// A [`Refusal`] if nothing must be done.
    pub fn hear(
        &mut self,
        bytes: [u8; TELEGRAM],
        deadlocked: bool,
        now: Instant,
        memory: &mut impl Memory,
    ) -> Result<Heard, Refusal> {
        let telegram = Telegram::from_bytes(bytes).ok_or(Refusal::Unreadable)?;
        let rules = self.rules;
        let fob = self.fob(telegram.slot, telegram.id, now)?;
        if telegram.counter <= fob.record.counter {
            return Err(Refusal::Old);
        }
        let Some(ticks) = fob.ticks_of(telegram, now, &rules) else {
            fob.distrust = fob.distrust.one_more(now, &rules);
            return Err(Refusal::Forged);
        };
        if fob.is_too_far(telegram, &rules) {
            return Err(Refusal::TooFar);
        }
        let record = Record { counter: telegram.counter, ticks: ticks.max(fob.record.ticks), ..fob.record };
        let clock = match fob.believe(telegram, ticks, now, &rules) {
            Ok(clock) => clock,
            Err(refusal) => return Err(fob.use_up(telegram.slot, record, refusal, memory)),
        };
        let must_answer = deadlocked && fob.record.two_way && telegram.status.button != FobButton::Lock;
        let heard = fob.commit(telegram.slot, telegram.status, record, &rules, memory)?;
        fob.clock = clock;
        if must_answer { Err(Refusal::MustAnswer) } else { Ok(heard) }
    }

    /// Forgets the fob in `slot`, because it was lost or sold. Nothing that it sent before will pair it again.
    ///
    /// # Errors
    /// [`Refusal::Memory`] if that could not be committed; the fob still works then.
    pub fn forget(&mut self, slot: Slot, memory: &mut impl Memory) -> Result<(), Refusal> {
        if let Some(fob) = self.entry(slot) {
            fob.record.forget(memory, slot).map_err(|_| Refusal::Memory)?;
        }
        self.put(slot, None);
        Ok(())
    }

    /// The fob that is paired in `slot`.
    pub fn fob_in(&self, slot: Slot) -> Option<FobId> {
        self.entry(slot).map(|fob| fob.record.id)
    }

    /// The last counter heard from the fob in `slot`.
    pub fn last_counter(&self, slot: Slot) -> Option<u32> {
        self.entry(slot).map(|fob| fob.record.counter)
    }

    pub(super) fn entry(&self, slot: Slot) -> Option<&Fob> {
        self.fobs.get(slot.number() as usize)?.as_ref()
    }

    pub(super) fn put(&mut self, slot: Slot, fob: Option<Fob>) {
        if let Some(place) = self.fobs.get_mut(slot.number() as usize) {
            *place = fob;
        }
    }

    /// The fob of this slot and number, unless it is silenced.
    pub(super) fn fob(&mut self, slot: Slot, id: FobId, now: Instant) -> Result<&mut Fob, Refusal> {
        let place = self.fobs.get_mut(slot.number() as usize).and_then(Option::as_mut);
        let fob = place.filter(|fob| fob.record.id == id).ok_or(Refusal::Unknown)?;
        if now < fob.distrust.until { Err(Refusal::Silenced) } else { Ok(fob) }
    }
}

impl Fob {
    pub(super) fn new(master: Key, record: Record) -> Fob {
        let key = master.of_fob(record.id);
        Fob { key, record, clock: Clock::Unknown, run: None, leapt: false, distrust: Distrust::default() }
    }

    /// At `now`, the fob's timer reads `ticks`.
    pub(super) fn set_clock(&mut self, ticks: u32, now: Instant) {
        self.clock = Clock::set(ticks, now);
    }

    /// True if a reply was made long ago, as far as the car knows the fob's clock: its nonce came twice.
    pub(super) fn is_stale(&self, reply: Reply, now: Instant, rules: &Rules) -> bool {
        self.clock.age(reply.ticks, now, rules) == Age::Stale && !reply.status.restarted
    }

    pub(super) fn distrust(&mut self, now: Instant, rules: &Rules) {
        self.distrust = self.distrust.one_more(now, rules);
    }

    /// Commits what was accepted, then reports it. The order matters: power may fail in between.
    pub(super) fn commit(
        &mut self,
        slot: Slot,
        status: Status,
        record: Record,
        rules: &Rules,
        memory: &mut impl Memory,
    ) -> Result<Heard, Refusal> {
        let record = record.marked(status.cell, rules);
        self.keep(slot, record, memory)?;
        (self.run, self.leapt, self.distrust) = (None, false, Distrust::default());
        let Status { button, held, cell, .. } = status;
        Ok(Heard { slot, button, held, cell, cell_low: record.mark > 0 })
    }

    /// Keeps that a genuine code was heard though the car does nothing, and says why.
    fn use_up(&mut self, slot: Slot, record: Record, refusal: Refusal, memory: &mut impl Memory) -> Refusal {
        self.keep(slot, record, memory).err().unwrap_or(refusal)
    }

    fn keep(&mut self, slot: Slot, record: Record, memory: &mut impl Memory) -> Result<(), Refusal> {
        if record != self.record {
            record.write(memory, slot).map_err(|_| Refusal::Memory)?;
            self.record = record;
        }
        Ok(())
    }

    /// The fob's whole timer with which the tag is valid; none if there is none.
    ///
    /// The most likely one is nearest to the fob's clock. If that is unknown or off, the upper half is searched from where
    /// the fob was last heard; a telegram found that way can only be part of a run, or too late.
    fn ticks_of(&self, telegram: Telegram, now: Instant, rules: &Rules) -> Option<u32> {
        let key = Prepared::new(self.key);
        let holds = |ticks: &u32| agree(telegram.expected(&key, (ticks >> 16) as u16), telegram.tag, rules.tag_bits);
        let likely = self.clock.expected(now).map(|expected| nearest(expected, telegram.ticks));
        let least = self.record.ticks;
        likely.filter(holds).or_else(|| {
            let from = least >> 16;
            let searched = (from..=0xffff).take(rules.epochs as usize);
            searched.map(|epoch| (epoch << 16) | u32::from(telegram.ticks)).filter(|t| *t >= least).find(holds)
        })
    }

    /// True if more presses were lost than a run can make up for.
    fn is_too_far(&self, telegram: Telegram, rules: &Rules) -> bool {
        telegram.counter.saturating_sub(self.record.counter) > rules.resync.saturating_add(1)
    }

    /// Whether to act on a genuine, new telegram, and the fob's clock after it.
    fn believe(&mut self, telegram: Telegram, ticks: u32, now: Instant, rules: &Rules) -> Result<Clock, Refusal> {
        let age = self.clock.age(ticks, now, rules);
        if ticks < self.record.ticks || (age == Age::Stale && !telegram.status.restarted) {
            return Err(Refusal::Stale);
        }
        self.leapt |= telegram.counter.saturating_sub(self.record.counter) > rules.window;
        if age == Age::Fresh && !self.leapt {
            return Ok(self.clock.follow(ticks, now, rules));
        }
        let run = Run::after(self.run, telegram.counter, Moment { car: now, ticks });
        self.run = Some(run);
        if run.is_complete(rules) { Ok(Clock::set(ticks, now)) } else { Err(Refusal::PressAgain) }
    }
}
