//! Recent results by three numbers, so that they need not be worked out again.

use crate::diagram::hash;

/// Fewest and most places: two to these powers. A table larger than what the processor keeps at hand
/// costs more time than it saves.
const LEAST: u32 = 10;
const MOST: u32 = 16;

/// A first number that nothing has: there are not so many nodes.
const FREE: u32 = u32::MAX;

/// Direct mapped: a newer result replaces an older one in the same place. The three numbers stay
/// apart all the way: as an array they go through memory, which takes a fifth longer.
pub(crate) struct Kept<T> {
    entries: Vec<(u32, u32, u32, T)>,
    bits: u32,
    /// Results put in since the table was half as large, and half its places.
    put: usize,
}

impl<T: Copy + Default> Default for Kept<T> {
    fn default() -> Self {
        Self::with_bits(LEAST)
    }
}

impl<T: Copy + Default> Kept<T> {
    fn with_bits(bits: u32) -> Self {
        Kept { entries: vec![(FREE, 0, 0, T::default()); 1 << bits], bits, put: 1 << (bits - 1) }
    }

    fn place(&self, a: u32, b: u32, c: u32) -> usize {
        (hash(a, b, c) >> (64 - self.bits)) as usize & (self.entries.len() - 1)
    }

    pub(crate) fn get(&self, a: u32, b: u32, c: u32) -> Option<T> {
        let entry = &self.entries[self.place(a, b, c)];
        (entry.0 == a && entry.1 == b && entry.2 == c).then_some(entry.3)
    }

    pub(crate) fn put(&mut self, a: u32, b: u32, c: u32, value: T) {
        self.put += 1;
        if self.put > self.entries.len() && self.bits < MOST {
            self.double();
        }
        let place = self.place(a, b, c);
        self.entries[place] = (a, b, c, value);
    }

    fn double(&mut self) {
        let mut larger = Self::with_bits(self.bits + 1);
        for &entry in self.entries.iter().filter(|entry| entry.0 != FREE) {
            let place = larger.place(entry.0, entry.1, entry.2);
            larger.entries[place] = entry;
        }
        *self = larger;
    }
}
