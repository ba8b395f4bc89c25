//! What went wrong, what to do about it, and the exit code that says so.

use serde::Serialize;

/// Exit codes: other programs rely on them.
pub(crate) mod code {
    /// Done; for a guide: opened.
    pub(crate) const DONE: u8 = 0;
    /// Not opened, or a check did not hold.
    pub(crate) const NOT_OPENED: u8 = 1;
    /// A name or an option that cannot be.
    pub(crate) const USAGE: u8 = 2;
    /// Somebody is shut in: the emergency text was shown.
    pub(crate) const EMERGENCY: u8 = 3;
    /// A car file that cannot be used.
    pub(crate) const BAD_DATA: u8 = 4;
}

/// A failure for people and programs.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Failure {
    /// What is wrong: a sentence.
    pub(crate) message: String,
    /// What to do about it: a sentence; may be empty.
    pub(crate) hint: String,
    /// The exit code.
    pub(crate) code: u8,
}

impl Failure {
    /// A name or an option that cannot be.
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failure { message: message.into(), hint: hint.into(), code: code::USAGE }
    }

    /// A file that cannot be used.
    pub(crate) fn data(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failure { message: message.into(), hint: hint.into(), code: code::BAD_DATA }
    }

    /// An unknown name, with the nearest known ones.
    pub(crate) fn unknown(what: &str, word: &str, near: &[String], else_hint: &str) -> Self {
        let hint = match near {
            [] => else_hint.to_owned(),
            names => format!("Did you mean {}?", decklid_faces::words::choice(names)),
        };
        Failure::usage(format!("There is no {what} `{word}`."), hint)
    }

    /// A file or stream that could not be read or written.
    pub(crate) fn io(doing: &str, error: &std::io::Error) -> Self {
        let hint = match error.kind() {
            std::io::ErrorKind::NotFound => "Check the name: nothing is there.",
            std::io::ErrorKind::PermissionDenied => "You may not do that there. Choose another place.",
            std::io::ErrorKind::StorageFull => "The disk is full. Make room and try again.",
            _ => "Check the name and try again.",
        };
        Failure { message: format!("{doing}: {error}."), hint: hint.to_owned(), code: code::USAGE }
    }

    /// As one JSON document.
    pub(crate) fn json(&self) -> String {
        serde_json::json!({ "error": self }).to_string()
    }
}
