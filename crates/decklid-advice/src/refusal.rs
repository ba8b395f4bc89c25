//! Why a case cannot be true, with a sentence for each reason.

use std::error::Error;
use std::fmt;

use decklid_car::car::MoveId;

/// Why a case cannot be true.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The car has nothing about this goal.
    NoGoal,
    /// A tool is both at hand and missing.
    Tools,
    /// The move of this entry makes sense only after something else; these moves may bring it about.
    TooEarly {
        /// Which entry.
        entry: usize,
        /// Moves that could come first.
        first: Vec<MoveId>,
    },
    /// This entry cannot follow those before it; taking back `culprit` explains most.
    Impossible {
        /// The first entry that cannot be.
        entry: usize,
        /// The single entry whose retraction leaves the likeliest story.
        culprit: usize,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NoGoal => {
                f.write_str("The car has no such goal, or the earlier goals cannot have ended as the case says.")
            }
            Refusal::Tools => f.write_str("A tool is listed both as at hand and as missing."),
            Refusal::TooEarly { entry, .. } => {
                write!(f, "Answer {} comes too early: another step must come first.", entry + 1)
            }
            Refusal::Impossible { entry, culprit } if entry == culprit => {
                write!(f, "Answer {} contradicts what is known of the car.", entry + 1)
            }
            Refusal::Impossible { entry, culprit } => {
                write!(
                    f,
                    "Answer {} contradicts the earlier ones; answer {} is most likely wrong.",
                    entry + 1,
                    culprit + 1
                )
            }
        }
    }
}

impl Error for Refusal {}
