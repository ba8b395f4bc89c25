//! What a finger works: buttons by name, and choices of the menu.

use decklid_controller::signals::FobButton;

/// Something with a contact that a finger works.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Button {
    /// A button of the fob (0) or the spare fob (1).
    Fob(usize, FobButton),
    /// A button in the maker's app.
    App(FobButton),
    /// On the lid.
    Exterior,
    /// Trunk button in the cabin.
    Interior,
    /// Electric lever by the seat.
    Lever,
    /// Dash switch, side "lock".
    CentralLock,
    /// Dash switch, side "unlock".
    CentralUnlock,
}

impl Button {
    /// Names in scripts.
    pub const NAMES: &'static [(&'static str, Button)] = &[
        ("fob.trunk", Button::Fob(0, FobButton::Trunk)),
        ("fob.unlock", Button::Fob(0, FobButton::Unlock)),
        ("fob.lock", Button::Fob(0, FobButton::Lock)),
        ("spare.trunk", Button::Fob(1, FobButton::Trunk)),
        ("spare.unlock", Button::Fob(1, FobButton::Unlock)),
        ("spare.lock", Button::Fob(1, FobButton::Lock)),
        ("app.trunk", Button::App(FobButton::Trunk)),
        ("app.unlock", Button::App(FobButton::Unlock)),
        ("app.lock", Button::App(FobButton::Lock)),
        ("exterior_button", Button::Exterior),
        ("interior_button", Button::Interior),
        ("lever", Button::Lever),
        ("central.lock", Button::CentralLock),
        ("central.unlock", Button::CentralUnlock),
    ];
}

/// What can be chosen in the settings menu.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// One press unlocks the driver's door only, or all.
    DriverFirst(bool),
    /// The trunk button of the fob works.
    RemoteTrunk(bool),
    /// An unlocked car that nobody opens locks again.
    Relock(bool),
}
