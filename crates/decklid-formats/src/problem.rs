//! What is wrong with a text, and where.

use std::fmt;

/// The first mistake of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is wrong: a sentence.
    pub message: String,
    /// What to do about it: a sentence.
    pub hint: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:{}: {} {}", self.line, self.column, self.message, self.hint)
    }
}

impl std::error::Error for Problem {}
