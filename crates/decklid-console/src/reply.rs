//! The answer of a command.

use serde::Serialize;

use crate::failure::{Failure, code};

/// The answer of a command, for people and for programs.
pub struct Reply {
    /// For people.
    pub text: String,
    /// One JSON document.
    pub json: String,
    /// The exit code.
    pub code: u8,
}

impl Reply {
    /// Text, and a value to be printed as JSON.
    pub fn new(text: String, json: &impl Serialize) -> Result<Self, Failure> {
        let json = serde_json::to_string_pretty(json)
            .map_err(|e| Failure::data(format!("The answer cannot be written as JSON: {e}."), ""))?;
        Ok(Reply { text, json, code: code::DONE })
    }

    /// The same with another exit code.
    pub fn coded(mut self, code: u8) -> Self {
        self.code = code;
        self
    }
}
