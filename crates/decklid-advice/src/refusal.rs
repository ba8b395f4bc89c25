//! Why a case makes no sense, with a sentence for each reason.

use std::error::Error;
use std::fmt;

/// Why a case makes no sense.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refusal {
    /// The car has nothing about this goal.
    NoGoal,
    /// A tool is both at hand and missing.
    Tools,
    /// More answers than [`MOST_TOLD`](crate::consult::MOST_TOLD).
    TooMany,
    /// The car's file is so intricate that this would take more memory than anybody has.
    TooIntricate,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NoGoal => {
                f.write_str("The car has no such goal, or the earlier goals cannot have ended as the case says.")
            }
            Refusal::Tools => f.write_str("A tool is listed both as at hand and as missing."),
            Refusal::TooMany => f.write_str("There are too many answers."),
            Refusal::TooIntricate => f.write_str("The car's file is too intricate to work this out."),
        }
    }
}

impl Error for Refusal {}
