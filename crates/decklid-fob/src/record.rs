//! What the car keeps about a fob in memory. A fob that is forgotten leaves its counter behind.

use super::journal::{Fault, Journal, Memory};
use super::rules::Rules;
use super::tag::FobId;
use super::telegram::Cell;
use crate::{FOBS, Slot};

const LENGTH: usize = 4;
const PAIRED: u32 = 1 << 31;
const TWO_WAY: u32 = 1 << 30;
const MARK: u32 = 0xff;

/// Words of memory of all slots.
pub(super) const SLOT_WORDS: usize = FOBS * Journal::<LENGTH>::WORDS;

/// One fob as it must survive a loss of power.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Record {
    pub(super) id: FobId,
    /// The last counter that was heard; nothing at or below it is accepted again.
    pub(super) counter: u32,
    /// The fob's whole timer at that time [250 ms].
    pub(super) ticks: u32,
    /// It can answer a challenge.
    pub(super) two_way: bool,
    /// Telegrams with a good cell that are still needed to clear the low-cell mark; 0: no mark.
    pub(super) mark: u8,
}

impl Record {
    /// The fob that is paired in `slot`.
    pub(super) fn read(memory: &impl Memory, slot: Slot) -> Option<Record> {
        let [id, counter, ticks, flags] = journal(slot).read(memory)?;
        let record =
            Record { id: FobId(id), counter, ticks, two_way: flags & TWO_WAY != 0, mark: (flags & MARK) as u8 };
        (flags & PAIRED != 0).then_some(record)
    }

    /// The fob that is or was last paired in `slot`, with its counter.
    pub(super) fn last(memory: &impl Memory, slot: Slot) -> Option<(FobId, u32)> {
        journal(slot).read(memory).map(|[id, counter, ..]| (FobId(id), counter))
    }

    /// Written twice: each record takes from a code the right to act, and no decay may give it back.
    pub(super) fn write(self, memory: &mut impl Memory, slot: Slot) -> Result<(), Fault> {
        let two_way = if self.two_way { TWO_WAY } else { 0 };
        self.keep(memory, slot, PAIRED | two_way | u32::from(self.mark))
    }

    /// Forgets this fob, which is in `slot`. Its counter stays.
    pub(super) fn forget(self, memory: &mut impl Memory, slot: Slot) -> Result<(), Fault> {
        self.keep(memory, slot, 0)
    }

    /// Makes up for a copy that was torn or has decayed.
    pub(super) fn mend(memory: &mut impl Memory, slot: Slot) -> Result<(), Fault> {
        journal(slot).mend(memory)
    }

    /// The low-cell mark after a telegram that said `cell`.
    pub(super) fn marked(self, cell: Cell, rules: &Rules) -> Record {
        let mark = if cell.is_low() { rules.cell_clears } else { self.mark.saturating_sub(1) };
        Record { mark, ..self }
    }

    fn keep(self, memory: &mut impl Memory, slot: Slot, flags: u32) -> Result<(), Fault> {
        journal(slot).write_both(memory, [self.id.0, self.counter, self.ticks, flags])
    }
}

fn journal(slot: Slot) -> Journal<LENGTH> {
    Journal::at(slot.number() as usize * Journal::<LENGTH>::WORDS)
}
