//! Counters of fobs that are paired no more. Whoever recorded such a fob cannot pair it with what it sent before.
//!
//! A forgotten fob leaves its counter in its slot; it moves here when another fob takes the slot. When every place is used,
//! only a fob that is known here, or that answers a challenge, can still be paired: no floor is ever dropped for a new one.

use super::journal::{Fault, Journal, Memory};
use super::record::{Record, SLOT_WORDS};
use super::tag::FobId;
use crate::{FOBS, Slot};

const LENGTH: usize = 2;
/// Fobs whose counters are kept here; a judgment call.
const PLACES: usize = 8;

/// Words of memory that a receiver needs.
pub const RECEIVER_WORDS: usize = SLOT_WORDS + PLACES * Journal::<LENGTH>::WORDS;

/// The counter at or below which nothing from this fob counts; none if the car never knew it.
pub(super) fn floor(memory: &impl Memory, id: FobId) -> Option<u32> {
    let kept = places().filter_map(|place| place.read(memory)).map(|[id, counter]| (FobId(id), counter));
    let last = slots().filter_map(|slot| Record::last(memory, slot));
    kept.chain(last).filter(|(whose, _)| *whose == id).map(|(_, counter)| counter).max()
}

/// True if no other fob's counter can be kept.
pub(super) fn are_full(memory: &impl Memory) -> bool {
    places().all(|place| place.read(memory).is_some())
}

/// Keeps the counter of the fob that is or was in `slot`, before the fob `next` takes it. With no place left it is dropped,
/// and with it the right to be paired without an answer.
pub(super) fn save(memory: &mut impl Memory, slot: Slot, next: FobId) -> Result<(), Fault> {
    let Some((id, counter)) = Record::last(memory, slot).filter(|(id, _)| *id != next) else { return Ok(()) };
    let own = |place: &Journal<LENGTH>| place.read(memory).is_some_and(|[whose, _]| FobId(whose) == id);
    let free = |place: &Journal<LENGTH>| place.read(memory).is_none();
    match places().find(own).or_else(|| places().find(free)) {
        Some(place) => place.write_both(memory, [id.0, counter]),
        None => Ok(()),
    }
}

/// Makes up for copies that were torn or have decayed, in all slots and places.
pub(super) fn mend(memory: &mut impl Memory) -> Result<(), Fault> {
    for slot in slots() {
        Record::mend(memory, slot)?;
    }
    for place in places() {
        place.mend(memory)?;
    }
    Ok(())
}

fn slots() -> impl Iterator<Item = Slot> {
    (0..FOBS as u8).map(Slot::new)
}

fn places() -> impl Iterator<Item = Journal<LENGTH>> {
    (0..PLACES).map(|place| Journal::at(SLOT_WORDS + place * Journal::<LENGTH>::WORDS))
}
