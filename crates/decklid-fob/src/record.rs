//! What the car keeps about a fob in memory.

use super::journal::{Fault, Journal, Memory};
use super::rules::Rules;
use super::tag::FobId;
use super::telegram::Cell;
use crate::{FOBS, Slot};

const LENGTH: usize = 4;
const PAIRED: u32 = 1 << 31;
const TWO_WAY: u32 = 1 << 30;
const MARK: u32 = 0xff;

/// Words of memory that a receiver needs for all of its fobs.
pub const RECEIVER_WORDS: usize = FOBS * Journal::<LENGTH>::WORDS;

/// One fob as it must survive a loss of power.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Record {
    pub(super) id: FobId,
    /// The last counter that was accepted; nothing at or below it is accepted again.
    pub(super) counter: u32,
    /// The fob's whole timer at that time [250 ms].
    pub(super) ticks: u32,
    /// It can answer a challenge.
    pub(super) two_way: bool,
    /// Telegrams with a good cell that are still needed to clear the low-cell mark; 0: no mark.
    pub(super) mark: u8,
}

impl Record {
    pub(super) fn read(memory: &impl Memory, slot: Slot) -> Option<Record> {
        let [id, counter, ticks, flags] = journal(slot).read(memory)?;
        let record =
            Record { id: FobId(id), counter, ticks, two_way: flags & TWO_WAY != 0, mark: (flags & MARK) as u8 };
        (flags & PAIRED != 0).then_some(record)
    }

    pub(super) fn write(self, memory: &mut impl Memory, slot: Slot) -> Result<(), Fault> {
        let two_way = if self.two_way { TWO_WAY } else { 0 };
        journal(slot).write(memory, [self.id.0, self.counter, self.ticks, PAIRED | two_way | u32::from(self.mark)])
    }

    /// Forgets whatever fob is in `slot`.
    pub(super) fn erase(memory: &mut impl Memory, slot: Slot) -> Result<(), Fault> {
        journal(slot).write(memory, [0; LENGTH])
    }

    /// The low-cell mark after a telegram that said `cell`.
    pub(super) fn marked(self, cell: Cell, rules: &Rules) -> Record {
        let mark = if cell.is_low() { rules.cell_clears } else { self.mark.saturating_sub(1) };
        Record { mark, ..self }
    }
}

fn journal(slot: Slot) -> Journal<LENGTH> {
    Journal::at(slot.number() as usize * Journal::<LENGTH>::WORDS)
}
