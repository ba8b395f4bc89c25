//! Why the receiver did nothing: one reason, as a code and as a sentence.

/// Why the receiver did nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// Not a telegram of this protocol.
    Unreadable,
    /// No such fob is paired.
    Unknown,
    /// Too many bad tags under this fob's number; it is ignored for a while.
    Silenced,
    /// Its counter was used before, or skipped.
    Old,
    /// The tag is wrong.
    Forged,
    /// Sent too long ago.
    Stale,
    /// More presses were lost than a run can make up for; pair it again.
    TooFar,
    /// Genuine, but not enough on its own: press three times in all, within ten seconds.
    PressAgain,
    /// Genuine, but a deadlocked car needs an answer to a challenge.
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

    /// Its stable code, for programs.
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

    /// What it means and what helps, as a sentence for people.
    pub const fn words(self) -> &'static str {
        match self {
            Refusal::Unreadable => "The car does not know this kind of signal.",
            Refusal::Unknown => "The car does not know this key. It has to be paired.",
            Refusal::Silenced => "Too many false signals came. The car ignores this key for a while.",
            Refusal::Old => "The car got this signal, or a later one, before. Press again.",
            Refusal::Forged => "The signal is not from a key of this car.",
            Refusal::Stale => "The signal is too late. Press again.",
            Refusal::TooFar => "Key and car are out of sync. Switch the ignition on with it, or have it paired again.",
            Refusal::PressAgain => "The car is not sure of this key yet. Press three times, a second apart.",
            Refusal::MustAnswer => "The car is double locked and asked for an answer. No key answered.",
            Refusal::TooLate => "No answer came in time.",
            Refusal::Memory => "The car could not store the signal, so it does nothing.",
        }
    }
}

impl core::fmt::Display for Refusal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.words())
    }
}

impl core::error::Error for Refusal {}
