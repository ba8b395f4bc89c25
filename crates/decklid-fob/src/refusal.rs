//! Why the receiver did nothing: the one reason, by name and in words.

/// Why the receiver did nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// Not a telegram of this protocol.
    Unreadable,
    /// No such fob is paired.
    Unknown,
    /// Too many bad tags under this fob's number; its radio is not listened to for a while.
    Silenced,
    /// Its counter was used or passed already.
    Old,
    /// The tag is wrong.
    Forged,
    /// Sent too long ago.
    Stale,
    /// More presses were lost than a run may catch up with; pair again.
    TooFar,
    /// Believed, but not on its own: press again, three times in all, within ten seconds.
    PressAgain,
    /// Believed, but while deadlocked this needs a challenge.
    MustAnswer,
    /// No challenge is open, or the answer took too long.
    TooLate,
    /// The counter could not be committed.
    Memory,
}

impl Refusal {
    /// Every refusal.
    pub const ALL: [Refusal; 11] = [
        Refusal::Unreadable,
        Refusal::Unknown,
        Refusal::Silenced,
        Refusal::Old,
        Refusal::Forged,
        Refusal::Stale,
        Refusal::TooFar,
        Refusal::PressAgain,
        Refusal::MustAnswer,
        Refusal::TooLate,
        Refusal::Memory,
    ];

    /// Its name for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Refusal::Unreadable => "unreadable",
            Refusal::Unknown => "unknown",
            Refusal::Silenced => "silenced",
            Refusal::Old => "old",
            Refusal::Forged => "forged",
            Refusal::Stale => "stale",
            Refusal::TooFar => "too-far",
            Refusal::PressAgain => "press-again",
            Refusal::MustAnswer => "must-answer",
            Refusal::TooLate => "too-late",
            Refusal::Memory => "memory",
        }
    }

    /// What it means, and what helps, in plain words.
    pub const fn words(self) -> &'static str {
        match self {
            Refusal::Unreadable => "The car does not know such a signal.",
            Refusal::Unknown => "The car does not know this key. It has to be taught.",
            Refusal::Silenced => "Too many false signals came. The car does not listen to this key for a while.",
            Refusal::Old => "The car has had this signal, or a later one, before. Press again.",
            Refusal::Forged => "The signal is not from a key of this car.",
            Refusal::Stale => "The signal is too late. Press again.",
            Refusal::TooFar => "Key and car have lost step. Switch the ignition on with it, or have it taught again.",
            Refusal::PressAgain => "The car is not sure of this key yet. Press three times, a second apart.",
            Refusal::MustAnswer => "The car is double locked and asked back. No key answered.",
            Refusal::TooLate => "No answer came in time.",
            Refusal::Memory => "The car could not note the signal, so it does nothing.",
        }
    }
}
