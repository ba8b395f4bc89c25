//! The fob: counts, commits, sends; answers when asked, if it is being pressed or carried.

use super::challenge::{CHALLENGE, Challenge, HELLO, Hello, Purpose, REPLY, Reply};
use super::clock::TICK;
use super::journal::{Fault, Journal, Memory};
use super::tag::{FobId, Key};
use super::telegram::{Cell, Status, TELEGRAM, Telegram};
use crate::{FobButton, Instant, Slot, Span};

const LENGTH: usize = 2;
const JOURNAL: Journal<LENGTH> = Journal::at(0);

/// Words of memory that a fob needs.
pub const TRANSMITTER_WORDS: usize = Journal::<LENGTH>::WORDS;

/// Telegrams after a change of cell that say so.
const SAY_RESTARTED: u8 = 8;
/// A press is worth an answer for this long.
const PRESSED: Span = Span::s(1);
/// A fob that lay still longer than this answers no passive challenge: a thief's relay finds it asleep.
const STILL: Span = Span::s(60);

/// A fob with a cell in it. What it must not forget is in its memory: counter and timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Transmitter {
    id: FobId,
    slot: Slot,
    key: Key,
    counter: u32,
    base: u32,
    say_restarted: u8,
    /// How its cell is; measured by the fob under load, set by the bench.
    pub cell: Cell,
    pressed: Option<(FobButton, bool, Instant)>,
    moved: Instant,
}

impl Transmitter {
    /// A cell is put in. With blank memory this is a new fob; otherwise counter and timer go on where they stood.
    pub fn with_cell(id: FobId, slot: Slot, key: Key, memory: &impl Memory) -> Transmitter {
        let kept = JOURNAL.read(memory);
        let [counter, base] = kept.unwrap_or_default();
        let say_restarted = if kept.is_some() { SAY_RESTARTED } else { 0 };
        let (cell, pressed, moved) = (Cell::Good, None, Instant::default());
        Transmitter { id, slot, key, counter, base, say_restarted, cell, pressed, moved }
    }

    /// Its place in the car's table of fobs.
    pub const fn slot(&self) -> Slot {
        self.slot
    }

    /// How often it has sent.
    pub const fn counter(&self) -> u32 {
        self.counter
    }

    /// A press, or the end of the holding time, at `up` since the cell was put in: the telegram.
    ///
    /// # Errors
    /// [`Fault`] if the counter could not be committed, or is used up after 4 billion presses. Nothing is sent then.
    pub fn press(
        &mut self,
        button: FobButton,
        held: bool,
        up: Instant,
        memory: &mut impl Memory,
    ) -> Result<[u8; TELEGRAM], Fault> {
        let ticks = self.count(up, memory)?;
        let status = Status { button, held, cell: self.cell, restarted: self.say_restarted > 0 };
        self.say_restarted = self.say_restarted.saturating_sub(1);
        self.moved = up;
        let [epoch, low] = [(ticks >> 16) as u16, ticks as u16];
        let unsigned = Telegram { slot: self.slot, id: self.id, counter: self.counter, status, ticks: low, tag: 0 };
        let tag = unsigned.expected(&super::tag::Prepared::new(self.key), epoch);
        Ok(Telegram { tag, ..unsigned }.to_bytes())
    }

    /// So many presses that nobody hears, at `up`: all that they leave behind in the fob, at once.
    ///
    /// # Errors
    /// [`Fault`] as for a [`press`](Self::press); the fob then stands as before.
    pub fn press_unheard(&mut self, presses: u32, up: Instant, memory: &mut impl Memory) -> Result<(), Fault> {
        let Some(before) = presses.checked_sub(1) else { return Ok(()) };
        let counter = self.counter;
        self.counter = counter.checked_add(before).ok_or(Fault)?;
        if let Err(fault) = self.count(up, memory) {
            self.counter = counter;
            return Err(fault);
        }
        self.say_restarted = self.say_restarted.saturating_sub(u8::try_from(presses).unwrap_or(u8::MAX));
        self.moved = up;
        Ok(())
    }

    /// The same the two-way way: calls the car and waits for its challenge.
    pub fn call(&mut self, button: FobButton, held: bool, up: Instant) -> [u8; HELLO] {
        self.pressed = Some((button, held, up));
        self.moved = up;
        Hello { slot: self.slot, id: self.id }.to_bytes()
    }

    /// It was moved, at `up`.
    pub fn moved(&mut self, up: Instant) {
        self.moved = up;
    }

    /// Answers a challenge, or keeps silent: it is not for this fob, nothing is pressed, it lies still, or its counter
    /// could not be committed.
    pub fn reply(&mut self, bytes: [u8; CHALLENGE], up: Instant, memory: &mut impl Memory) -> Option<[u8; REPLY]> {
        let challenge = Challenge::from_bytes(bytes).filter(|c| (c.slot, c.id) == (self.slot, self.id))?;
        let (button, held) = match challenge.purpose {
            Purpose::Button => {
                let (button, held, at) = self.pressed.take()?;
                (up.since(at) <= PRESSED).then_some((button, held))?
            }
            Purpose::Passive => (up.since(self.moved) <= STILL).then_some((FobButton::Trunk, false))?,
        };
        self.count(up, memory).ok()?;
        let status = Status { button, held, cell: self.cell, restarted: false };
        let tag = challenge.tag(self.key, self.counter, status.to_byte());
        Some(Reply { slot: self.slot, id: self.id, counter: self.counter, status, tag }.to_bytes())
    }

    /// One more, committed before anything is sent; the whole timer.
    fn count(&mut self, up: Instant, memory: &mut impl Memory) -> Result<u32, Fault> {
        let counter = self.counter.checked_add(1).ok_or(Fault)?;
        let run = u32::try_from(up.as_ms() / TICK).map_err(|_| Fault)?;
        let ticks = self.base.checked_add(run).ok_or(Fault)?;
        JOURNAL.write(memory, [counter, ticks])?;
        self.counter = counter;
        Ok(ticks)
    }
}
