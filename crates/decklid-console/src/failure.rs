//! What went wrong, what to do about it, and the exit code that says so.

use decklid::card::CardError;
use decklid::garage::CarError;
use decklid_faces::report::{FailureDetail, FailureReport};
use decklid_faces::texts::Texts;

/// Exit codes: other programs rely on them.
pub mod code {
    /// Done; for a guide: opened.
    pub const DONE: u8 = 0;
    /// Not opened, or a check failed.
    pub const NOT_OPENED: u8 = 1;
    /// An unknown name or an invalid option.
    pub const USAGE: u8 = 2;
    /// Someone is trapped inside: the emergency text was shown.
    pub const EMERGENCY: u8 = 3;
    /// A car file that cannot be used.
    pub const BAD_DATA: u8 = 4;
}

/// A failure for people and programs.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What is wrong: a sentence.
    pub message: String,
    /// What to do about it: a sentence; may be empty.
    pub hint: String,
    /// The exit code.
    pub code: u8,
}

impl Failure {
    /// An unknown name or an invalid option.
    pub fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failure { message: message.into(), hint: hint.into(), code: code::USAGE }
    }

    /// A file that cannot be used.
    pub fn data(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failure { message: message.into(), hint: hint.into(), code: code::BAD_DATA }
    }

    /// An unknown name, with the nearest known ones.
    pub fn unknown(what: &str, word: &str, near: &[String], else_hint: &str) -> Self {
        let hint = match near {
            [] => else_hint.to_owned(),
            names => format!("Did you mean {}?", Texts::default().choice(names)),
        };
        Failure::usage(format!("Unknown {what} `{word}`."), hint)
    }

    /// A file or stream that could not be read or written.
    pub fn io(doing: &str, error: &std::io::Error) -> Self {
        let hint = match error.kind() {
            std::io::ErrorKind::NotFound => "Check the name: nothing was found there.",
            std::io::ErrorKind::PermissionDenied => "You don't have permission. Choose another place.",
            std::io::ErrorKind::StorageFull => "The disk is full. Free up some space and try again.",
            std::io::ErrorKind::IsADirectory => "This is a folder. Name a file.",
            _ => "Check the name and try again.",
        };
        Failure { message: format!("{doing}: {error}."), hint: hint.to_owned(), code: code::USAGE }
    }

    /// As one JSON document.
    pub fn json(&self) -> String {
        let (code, hint, message) = (self.code, self.hint.clone(), self.message.clone());
        let report = FailureReport { error: FailureDetail { code, hint, message } };
        serde_json::to_string(&report).unwrap_or_default()
    }
}

impl From<CarError> for Failure {
    fn from(error: CarError) -> Self {
        match error {
            CarError::Unknown { name, near } => {
                let all = "`decklid cars` lists all cars. Yours is not listed? Use its body style.";
                Failure::unknown("car", &name, &near, all)
            }
            CarError::Several { name, offers } => {
                let ids: Vec<&str> = offers.iter().map(|offer| offer.id.as_str()).collect();
                let hint = format!("Which one? {}", Texts::default().choice(&ids));
                Failure::usage(format!("`{name}` may be several cars."), format!("{hint}."))
            }
            CarError::Unserved { name, says } => Failure::usage(format!("There are no steps for `{name}`."), says),
            CarError::Unusable { id, problems } => {
                let first = problems.first().map(|p| format!(" First: {p}")).unwrap_or_default();
                let count = problems.len();
                let message = format!("The file of the car `{id}` cannot be used: {count} problem(s).{first}");
                Failure::data(message, "`decklid check` lists all of them.")
            }
        }
    }
}

impl From<CardError> for Failure {
    fn from(error: CardError) -> Self {
        match error {
            CardError::NoGoal => Failure::data("The car has no goal `open`.", "`decklid check` says what is wrong."),
            CardError::Link => Failure::usage("--link must have 1 to 300 characters.", "Use a shorter address."),
            CardError::TooTall { car, excess } => {
                let message = format!("The card of `{car}` does not fit on its page: {excess:.1} mm too much.");
                Failure::data(message, "Try --paper a4, or shorten the car's texts.")
            }
        }
    }
}
