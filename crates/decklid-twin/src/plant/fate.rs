//! What becomes of a press of a fob.

use decklid_fob::Refusal;

use super::fob::Silence;

/// Why a telegram did not reach the receiver.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Loss {
    /// The fob is away.
    Far,
    /// The receiver has no power.
    NoPower,
    /// The receiver does not listen while the car is on.
    Deaf,
    /// Something jams the radio.
    Jammed,
}

/// What became of a press of a fob.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// Nothing was sent.
    Silent(Silence),
    /// It was sent and not heard.
    Lost(Loss),
    /// It was heard, and the receiver did nothing.
    Refused(Refusal),
    /// The receiver took it.
    Taken,
    /// The receiver asked for an answer, and took it.
    Answered,
    /// The receiver asked who is near the lid, and took the answer.
    Near,
    /// The fob was paired.
    Taught,
    /// The coil of the ignition read the fob: it is in sync again.
    Read,
}

impl Fate {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Fate> {
        let own = [
            Fate::Taken,
            Fate::Answered,
            Fate::Near,
            Fate::Taught,
            Fate::Read,
            Fate::Silent(Silence::CellFlat),
            Fate::Silent(Silence::Broken),
            Fate::Silent(Silence::Worn),
            Fate::Lost(Loss::Far),
            Fate::Lost(Loss::NoPower),
            Fate::Lost(Loss::Deaf),
            Fate::Lost(Loss::Jammed),
        ];
        own.into_iter().chain(Refusal::ALL.map(Fate::Refused))
    }

    /// Its word in scenario files and in the trace.
    pub const fn code(self) -> &'static str {
        match self {
            Fate::Silent(Silence::CellFlat) => "cell-flat",
            Fate::Silent(Silence::Broken) => "broken",
            Fate::Silent(Silence::Worn) => "worn",
            Fate::Lost(Loss::Far) => "far",
            Fate::Lost(Loss::NoPower) => "no-power",
            Fate::Lost(Loss::Deaf) => "deaf",
            Fate::Lost(Loss::Jammed) => "jammed",
            Fate::Refused(refusal) => refusal.code(),
            Fate::Taken => "taken",
            Fate::Answered => "answered",
            Fate::Near => "near",
            Fate::Taught => "taught",
            Fate::Read => "read",
        }
    }

    /// Why the press did nothing, as a sentence; none if it did something.
    pub const fn words(self) -> Option<&'static str> {
        match self {
            Fate::Silent(Silence::CellFlat) => Some("The battery in the key is dead. It sends nothing."),
            Fate::Silent(Silence::Broken) => Some("The key sends nothing. It is broken or not here."),
            Fate::Silent(Silence::Worn) => Some("The key cannot count any further. It sends nothing."),
            Fate::Lost(Loss::Far) => Some("The key is too far away."),
            Fate::Lost(Loss::NoPower) => Some("The car has no power to listen."),
            Fate::Lost(Loss::Deaf) => Some("The car does not listen to keys while it is on."),
            Fate::Lost(Loss::Jammed) => Some("Something jams the radio."),
            Fate::Refused(refusal) => Some(refusal.words()),
            Fate::Taken | Fate::Answered | Fate::Near | Fate::Taught | Fate::Read => None,
        }
    }
}
