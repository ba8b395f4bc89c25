//! What is wrong with a text, and where.

use std::fmt;

/// The first error in a text: where it is, what is wrong, and what to do about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong: a sentence.
    pub message: String,
    /// What to do about it: a sentence.
    pub hint: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {} {}", self.line, self.column, self.message, self.hint)
    }
}

impl std::error::Error for ReadError {}
