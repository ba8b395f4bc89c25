//! Results of the planner that may be needed again, in a table that stays small.

use crate::recent::Recent;

/// Fewest and most places: two to these powers. A table larger than what the processor keeps at hand
/// costs more time than it saves.
const LEAST: u32 = 10;
const MOST: usize = 1 << 16;

/// Recent results; the table doubles while it is put into a lot.
pub(crate) struct Kept<T> {
    results: Recent<T>,
    /// Results put in since the table was half as large, and half its places.
    put: usize,
}

impl<T: Copy + Default> Default for Kept<T> {
    fn default() -> Self {
        Kept { results: Recent::with_bits(LEAST), put: 1 << (LEAST - 1) }
    }
}

impl<T: Copy + Default> Kept<T> {
    /// The result for these three numbers, if it was put in and not replaced since.
    pub(crate) fn get(&self, a: u32, b: u32, c: u32) -> Option<T> {
        self.results.get(a, b, c)
    }

    /// Remembers a result; it may replace another.
    pub(crate) fn put(&mut self, a: u32, b: u32, c: u32, value: T) {
        self.put += 1;
        let places = self.results.places();
        if self.put > places && places < MOST {
            self.results.double();
            self.put = places;
        }
        self.results.put(a, b, c, value);
    }
}
