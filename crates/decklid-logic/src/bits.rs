//! A small set of small numbers.

const WORDS: usize = 4;

/// A set of numbers below [`Bits::MOST`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Bits([u64; WORDS]);

impl Bits {
    /// Numbers from here on cannot be in a set.
    pub const MOST: usize = WORDS * 64;
    /// The empty set.
    pub const NONE: Bits = Bits([0; WORDS]);
    /// The set of all numbers.
    pub const ALL: Bits = Bits([u64::MAX; WORDS]);

    /// Whether the number is in the set.
    pub fn has(self, number: usize) -> bool {
        self.0[number / 64] >> (number % 64) & 1 == 1
    }

    /// Puts a number in.
    pub fn put(&mut self, number: usize) {
        self.0[number / 64] |= 1 << (number % 64);
    }

    /// Takes a number out.
    pub fn take(&mut self, number: usize) {
        self.0[number / 64] &= !(1 << (number % 64));
    }

    /// Numbers in both sets.
    pub fn and(self, other: Bits) -> Bits {
        Bits(std::array::from_fn(|at| self.0[at] & other.0[at]))
    }

    /// Numbers in either set.
    pub fn or(self, other: Bits) -> Bits {
        Bits(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }

    /// The numbers, ascending.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..WORDS).flat_map(move |word| {
            let mut left = self.0[word];
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(word * 64 + bit)
            })
        })
    }
}
