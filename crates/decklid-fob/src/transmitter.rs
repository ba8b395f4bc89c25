//! The fob: counts, commits, sends. When asked, it answers if it is being pressed or carried.

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

/// After a new cell, this many telegrams say so.
const SAY_RESTARTED: u8 = 8;
/// For this long after a press the fob answers.
const PRESSED: Span = Span::s(1);
/// A fob that did not move for this long answers no passive challenge: a thief's relay finds it asleep.
const STILL: Span = Span::s(60);

/// A fob with a coin cell in it. What it must not forget is in its memory: counter and timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Transmitter {
    id: FobId,
    slot: Slot,
    key: Key,
    counter: u32,
    base: u32,
    say_restarted: u8,
    /// State of its cell, as measured under load.
    pub cell: Cell,
    pressed: Option<(FobButton, bool, Instant)>,
    moved: Instant,
}

impl Transmitter {
    /// Puts in a cell. With blank memory this is a new fob; otherwise counter and timer go on where they stopped.
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

    /// How many telegrams and answers to presses it has sent.
    pub const fn counter(&self) -> u32 {
        self.counter
    }

    /// The telegram of a press, or of the end of the holding time, at `up` since the cell was put in.
    ///
    /// # Errors
    /// [`Fault`] if the counter could not be committed, or is used up after 4 billion presses. Nothing must be sent then.
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

    /// The effect on the fob of `presses` presses that nobody hears, at `up`.
    ///
    /// # Errors
    /// [`Fault`] as for a [`press`](Self::press); the fob is unchanged then.
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

    /// A press in the two-way protocol: calls the car, and answers its challenge later.
    pub fn call(&mut self, button: FobButton, held: bool, up: Instant) -> [u8; HELLO] {
        self.pressed = Some((button, held, up));
        self.moved = up;
        Hello { slot: self.slot, id: self.id }.to_bytes()
    }

    /// It moves, at `up`, because somebody carries it: it answers passive challenges for a while.
    pub fn wake(&mut self, up: Instant) {
        self.moved = up;
    }

    /// The answer to a challenge. None if the challenge is for another fob, nothing is pressed, the fob has not moved, or
    /// its counter could not be committed.
    ///
    /// Nobody signs a challenge, so anybody may ask. An answer that takes a press is counted, once for each press; one that
    /// takes none changes nothing in the fob.
    pub fn reply(&mut self, bytes: [u8; CHALLENGE], up: Instant, memory: &mut impl Memory) -> Option<[u8; REPLY]> {
        let challenge = Challenge::from_bytes(bytes).filter(|c| (c.slot, c.id) == (self.slot, self.id))?;
        let (button, held, ticks) = match challenge.purpose {
            Purpose::Button | Purpose::Pair => {
                let (button, held, _) = self.pressed.take().filter(|(.., at)| up.since(*at) <= PRESSED)?;
                (button, held, self.count(up, memory).ok()?)
            }
            Purpose::Passive if up.since(self.moved) > STILL => return None,
            Purpose::Passive => (FobButton::Trunk, false, self.ticks(up).ok()?),
        };
        let status = Status { button, held, cell: self.cell, restarted: self.say_restarted > 0 };
        let reply = Reply { slot: self.slot, id: self.id, counter: self.counter, status, ticks, tag: 0 };
        Some(Reply { tag: challenge.tag(self.key, reply), ..reply }.to_bytes())
    }

    /// Counts, and commits before anything is sent. The whole timer.
    fn count(&mut self, up: Instant, memory: &mut impl Memory) -> Result<u32, Fault> {
        let counter = self.counter.checked_add(1).ok_or(Fault)?;
        let ticks = self.ticks(up)?;
        JOURNAL.write(memory, [counter, ticks])?;
        self.counter = counter;
        Ok(ticks)
    }

    /// The whole timer; it ends after 34 years.
    fn ticks(&self, up: Instant) -> Result<u32, Fault> {
        let run = u32::try_from(up.as_ms() / TICK).map_err(|_| Fault)?;
        self.base.checked_add(run).ok_or(Fault)
    }
}
