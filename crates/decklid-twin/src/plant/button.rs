//! Buttons by name.

use decklid_controller::signals::FobButton;

use crate::words::Words;

/// One of the two fobs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FobChoice {
    /// The one in the hand.
    InHand,
    /// The other one.
    Spare,
}

/// Something with a contact that a finger presses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Button {
    /// A button of a fob.
    Fob(FobChoice, FobButton),
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
    /// Words in scripts.
    pub const NAMES: &'static Words<Button> = &[
        ("fob.trunk", Button::Fob(FobChoice::InHand, FobButton::Trunk)),
        ("fob.unlock", Button::Fob(FobChoice::InHand, FobButton::Unlock)),
        ("fob.lock", Button::Fob(FobChoice::InHand, FobButton::Lock)),
        ("spare.trunk", Button::Fob(FobChoice::Spare, FobButton::Trunk)),
        ("spare.unlock", Button::Fob(FobChoice::Spare, FobButton::Unlock)),
        ("spare.lock", Button::Fob(FobChoice::Spare, FobButton::Lock)),
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
