//! Recent results by three numbers: forgetting one costs time, never correctness.

/// Multiplier of the hash: 2^64 divided by the golden ratio, odd.
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
/// A second odd multiplier, so that swapping two keys changes the hash.
const MIX2: u64 = 0xD6E8_FEB8_6659_FD93;

/// Spreads three numbers over 64 bits; the upper bits are the good ones.
pub(crate) fn hash(a: u32, b: u32, c: u32) -> u64 {
    let low = (u64::from(a) | u64::from(b) << 32).wrapping_mul(MIX);
    (low ^ (low >> 32) ^ u64::from(c)).wrapping_mul(MIX2)
}

/// A first number that nothing has: numbers of nodes never come that far.
const FREE: u32 = u32::MAX;

/// Direct mapped: a newer result replaces an older one in the same place. The three numbers stay
/// apart all the way: as an array they go through memory, which takes a fifth longer.
#[derive(Clone, Debug)]
pub(crate) struct Recent<T> {
    entries: Vec<(u32, u32, u32, T)>,
    /// 64 minus the number of bits of a place.
    shift: u32,
}

impl<T: Copy + Default> Recent<T> {
    /// Two to the power of `bits` free places.
    pub(crate) fn with_bits(bits: u32) -> Self {
        Recent { entries: vec![(FREE, 0, 0, T::default()); 1 << bits], shift: 64 - bits }
    }

    /// Number of places.
    pub(crate) fn places(&self) -> usize {
        self.entries.len()
    }

    fn place(&self, a: u32, b: u32, c: u32) -> usize {
        (hash(a, b, c) >> self.shift) as usize & (self.entries.len() - 1)
    }

    pub(crate) fn get(&self, a: u32, b: u32, c: u32) -> Option<T> {
        let entry = &self.entries[self.place(a, b, c)];
        (entry.0 == a && entry.1 == b && entry.2 == c).then_some(entry.3)
    }

    /// Whether keeping a result of these three would throw another one out.
    pub(crate) fn replaces(&self, a: u32, b: u32, c: u32) -> bool {
        let entry = &self.entries[self.place(a, b, c)];
        entry.0 != FREE && (entry.0, entry.1, entry.2) != (a, b, c)
    }

    pub(crate) fn put(&mut self, a: u32, b: u32, c: u32, value: T) {
        let place = self.place(a, b, c);
        self.entries[place] = (a, b, c, value);
    }

    /// Twice as many places, keeping what is known.
    pub(crate) fn double(&mut self) {
        let mut larger = Self::with_bits(65 - self.shift);
        for &(a, b, c, value) in self.entries.iter().filter(|entry| entry.0 != FREE) {
            larger.put(a, b, c, value);
        }
        *self = larger;
    }

    /// Forgets all results but those that `keep` wants.
    pub(crate) fn retain(&mut self, keep: impl Fn(u32, u32, u32, T) -> bool) {
        for entry in &mut self.entries {
            if !keep(entry.0, entry.1, entry.2, entry.3) {
                entry.0 = FREE;
            }
        }
    }
}
