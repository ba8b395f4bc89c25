//! What a table may hold: its keys, and what stands behind each.
//!
//! The loader asks a [`Form`] which keys it knows, and the schema for editors is printed from the
//! same one. The forms of a car file stand in [`super::forms`].

/// A table of the format.
#[derive(Debug)]
pub struct Form {
    /// What it is called where it is referred to.
    pub name: &'static str,
    /// Its keys, in the order in which authors write them.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key itself.
    pub name: &'static str,
    /// What stands behind it.
    pub shape: Shape,
    /// Whether it may be left out.
    pub need: Need,
    /// What it means: half a sentence for somebody who writes a file.
    pub says: &'static str,
}

/// Whether a key may be left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// It may.
    Free,
    /// It must stand there, in this file or in one that this file is based on.
    Somewhere,
    /// It must stand in this file: nothing is laid over what holds it.
    Here,
}

/// What may stand behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text.
    Text,
    /// The id of a car.
    CarId,
    /// A Boolean expression, as a text.
    Condition,
    /// A month, such as `2001-09`, as a text.
    Month,
    /// True or false.
    Flag,
    /// A number from the first to the second.
    Number(f64, f64),
    /// A whole number from the first to the second.
    Count(u32, u32),
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// Values of one shape, at most so many.
    List(&'static Shape, usize),
    /// Least and most, both 0 or more.
    Range,
    /// A table with known keys.
    Table(&'static Form),
    /// A table with names that the author makes up: lower case letters, digits and `_`.
    Named(&'static Shape),
    /// A table with names that stand for something elsewhere; they may have dots.
    ByName(&'static Shape),
    /// A table with model years as names.
    ByYear(&'static Shape),
    /// One of several shapes.
    Either(&'static [Shape]),
}

impl Form {
    /// The names of its keys.
    pub fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|k| k.name).collect()
    }

    /// The key of that name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|k| k.name == name)
    }
}

impl Key {
    /// A key that may be left out.
    pub const fn free(name: &'static str, shape: Shape, says: &'static str) -> Key {
        Key { name, shape, need: Need::Free, says }
    }

    /// A key that must stand there, own or inherited.
    pub const fn somewhere(name: &'static str, shape: Shape, says: &'static str) -> Key {
        Key { name, shape, need: Need::Somewhere, says }
    }

    /// A key that must stand in the file itself.
    pub const fn here(name: &'static str, shape: Shape, says: &'static str) -> Key {
        Key { name, shape, need: Need::Here, says }
    }
}
