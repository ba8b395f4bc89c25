//! A record that survives a loss of power at any moment: two slots, each with a checksum. Where an older record would give
//! back a right that was taken away, both hold the newest one ([`Journal::write_both`]).
//!
//! ```text
//!  slot A │ payload … │ sequence │ CRC │   the valid one with the higher sequence is current;
//!  slot B │ payload … │ sequence │ CRC │   the other one is written next
//! ```

use crc::{CRC_32_ISO_HDLC, Crc};

/// A word could not be written: the power failed, or the memory is worn out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fault;

/// Words that survive a loss of power. A write may be torn: then the word may hold anything.
///
/// Implement it for the EEPROM or flash of your device; [`Ram`] is for tests and simulations.
pub trait Memory {
    /// The word at `at`. Blank memory and places that do not exist read as all ones.
    fn read(&self, at: usize) -> u32;

    /// Writes one word.
    ///
    /// # Errors
    /// [`Fault`] if the word may not have been written.
    fn write(&mut self, at: usize, word: u32) -> Result<(), Fault>;
}

/// Memory in an array, for tests and simulations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ram<const WORDS: usize>([u32; WORDS]);

impl<const WORDS: usize> Ram<WORDS> {
    /// Blank memory.
    pub const BLANK: Self = Ram([u32::MAX; WORDS]);
}

impl<const WORDS: usize> Memory for Ram<WORDS> {
    fn read(&self, at: usize) -> u32 {
        self.0.get(at).copied().unwrap_or(u32::MAX)
    }

    fn write(&mut self, at: usize, word: u32) -> Result<(), Fault> {
        let place = self.0.get_mut(at).ok_or(Fault)?;
        *place = word;
        Ok(())
    }
}

impl core::fmt::Display for Fault {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("The memory could not be written.")
    }
}

impl core::error::Error for Fault {}

const CHECKSUM: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// Where a record of `N` words is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Journal<const N: usize> {
    base: usize,
}

impl<const N: usize> Journal<N> {
    /// Words that the two slots need.
    pub const WORDS: usize = 2 * (N + 2);

    /// A journal whose first word is at `base`.
    pub const fn at(base: usize) -> Self {
        Journal { base }
    }

    /// The newest valid record; none if there is none.
    pub fn read(self, memory: &impl Memory) -> Option<[u32; N]> {
        self.newest(memory).map(|(_, _, payload)| payload)
    }

    /// Replaces the record. After `Ok` the new record will be read as long as its slot keeps; after an error either the old
    /// or the new one, never a mixture.
    ///
    /// # Errors
    /// [`Fault`] if the memory failed, or does not read back what was written.
    pub fn write(self, memory: &mut impl Memory, payload: [u32; N]) -> Result<(), Fault> {
        let (slot, sequence) = match self.newest(memory) {
            Some((slot, sequence, _)) => (1 - slot, sequence.checked_add(1).ok_or(Fault)?),
            None => (0, 1),
        };
        self.put(memory, slot, sequence, payload)
    }

    /// Replaces the record in both slots, one after the other. After `Ok` one slot may decay and the new record is still
    /// read, never the one before.
    ///
    /// # Errors
    /// [`Fault`] as for a [`write`](Self::write).
    pub fn write_both(self, memory: &mut impl Memory, payload: [u32; N]) -> Result<(), Fault> {
        self.write(memory, payload)?;
        self.mend(memory)
    }

    /// Copies the newest record into the other slot, unless it is there: after a torn write, or when a slot has decayed.
    ///
    /// # Errors
    /// [`Fault`] if the memory failed; the newest record is where it was.
    pub fn mend(self, memory: &mut impl Memory) -> Result<(), Fault> {
        let Some((slot, sequence, payload)) = self.newest(memory) else { return Ok(()) };
        let other = 1 - slot;
        if self.slot(memory, other) == Some((sequence, payload)) {
            return Ok(());
        }
        self.put(memory, other, sequence, payload)
    }

    fn put(self, memory: &mut impl Memory, slot: usize, sequence: u32, payload: [u32; N]) -> Result<(), Fault> {
        let start = self.start(slot);
        for (at, word) in payload.into_iter().enumerate() {
            memory.write(start + at, word)?;
        }
        memory.write(start + N, sequence)?;
        memory.write(start + N + 1, checksum(&payload, sequence))?;
        if self.slot(memory, slot) == Some((sequence, payload)) { Ok(()) } else { Err(Fault) }
    }

    fn start(self, slot: usize) -> usize {
        self.base + slot * (N + 2)
    }

    fn newest(self, memory: &impl Memory) -> Option<(usize, u32, [u32; N])> {
        let first = self.slot(memory, 0).map(|(sequence, payload)| (0, sequence, payload));
        let second = self.slot(memory, 1).map(|(sequence, payload)| (1, sequence, payload));
        match (first, second) {
            (Some(a), Some(b)) => Some(if a.1 > b.1 { a } else { b }),
            (a, b) => a.or(b),
        }
    }

    fn slot(self, memory: &impl Memory, slot: usize) -> Option<(u32, [u32; N])> {
        let start = self.start(slot);
        let mut payload = [0; N];
        for (at, word) in payload.iter_mut().enumerate() {
            *word = memory.read(start + at);
        }
        let sequence = memory.read(start + N);
        (memory.read(start + N + 1) == checksum(&payload, sequence)).then_some((sequence, payload))
    }
}

fn checksum(payload: &[u32], sequence: u32) -> u32 {
    let mut digest = CHECKSUM.digest();
    for word in payload {
        digest.update(&word.to_be_bytes());
    }
    digest.update(&sequence.to_be_bytes());
    digest.finalize()
}
