//! The switches that are wired to the computer, and the fingers on them.

use super::button::Button;
use super::harness::{Harness, Load};
use super::knobs::{Knob, assign, flag, flag_action, list, word};
use super::observer::Observer;
use super::switch::{Stuck, Switch};
use crate::sensation::Amiss;

/// Longest bounce (ms).
const BOUNCE_MS: u64 = 8;

/// All switches.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Switches {
    /// Now (ms).
    now: u64,
    /// Gives each contact its own bounces.
    pub(crate) seed: u64,
    /// Above the plate.
    pub(crate) exterior: Switch,
    /// A wire joins the pins of its plug.
    exterior_bridged: bool,
    /// Trunk button in the cabin.
    pub(crate) interior: Switch,
    /// Electric lever by the seat.
    pub(crate) lever: Switch,
    /// Dash switch, side "lock".
    pub(crate) central_lock: Switch,
    /// Dash switch, side "unlock".
    pub(crate) central_unlock: Switch,
    /// Electric handle in the trunk.
    pub(crate) handle: Switch,
    /// Valet switch.
    pub(crate) valet: Switch,
}

pub(super) const KNOBS: &[Knob<Switches>] = &[
    word(
        "exterior_button.stuck",
        "contact of the button on the lid",
        || list(Stuck::NAMES),
        |s, word| assign(&mut s.exterior.stuck, Stuck::NAMES, word),
    ),
    flag("exterior_button.wet", "water keeps that contact open", |s| &mut s.exterior.wet),
    flag("exterior_button.corroded", "corrosion keeps it open until it is cleaned", |s| &mut s.exterior.corroded),
    word(
        "interior_button.stuck",
        "contact of the button in the cabin",
        || list(Stuck::NAMES),
        |s, word| assign(&mut s.interior.stuck, Stuck::NAMES, word),
    ),
    word(
        "central_lock.stuck",
        "dash switch, lock side",
        || list(Stuck::NAMES),
        |s, word| assign(&mut s.central_lock.stuck, Stuck::NAMES, word),
    ),
    word(
        "central_unlock.stuck",
        "dash switch, unlock side",
        || list(Stuck::NAMES),
        |s, word| assign(&mut s.central_unlock.stuck, Stuck::NAMES, word),
    ),
    word(
        "inside_button.stuck",
        "contact of an electric handle in the trunk",
        || list(Stuck::NAMES),
        |s, word| assign(&mut s.handle.stuck, Stuck::NAMES, word),
    ),
    flag_action("valet", "the valet switch is on", Switches::set_valet),
];

/// What decides whether a finger gets to a button of the car.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Fingers {
    /// There is a button on the lid.
    pub(super) exterior_fitted: bool,
    /// There is a trunk button in the cabin.
    pub(super) interior_fitted: bool,
    /// The person sits in the car.
    pub(super) in_cabin: bool,
}

impl Switches {
    /// A finger presses a button of the car, or lets it go. Buttons of fobs and app are none of its business.
    pub(super) fn press(&mut self, button: Button, down: bool, fingers: Fingers, observer: &mut Observer) {
        let (now, seed) = (self.now, self.seed);
        let far = down && !fingers.in_cabin;
        let mut amiss = |amiss, control| {
            if down {
                observer.feel_amiss(amiss, control);
            }
        };
        match button {
            Button::Fob(..) | Button::App(_) => {}
            Button::Exterior if !fingers.exterior_fitted => amiss(Amiss::Missing, "exterior_button"),
            Button::Interior if !fingers.interior_fitted => amiss(Amiss::Missing, "interior_button"),
            Button::Interior if far => amiss(Amiss::Far, "interior_button"),
            Button::Lever | Button::CentralLock | Button::CentralUnlock if far => amiss(Amiss::Far, "cabin_switch"),
            Button::Exterior => self.exterior.press(down, now, seed ^ 1),
            Button::Interior => self.interior.press(down, now, seed ^ 2),
            Button::Lever => self.lever.press(down, now, seed ^ 3),
            Button::CentralLock => self.central_lock.press(down, now, seed ^ 4),
            Button::CentralUnlock => self.central_unlock.press(down, now, seed ^ 5),
        }
    }

    /// A hand pulls the electric handle in the trunk, or lets it go.
    pub(super) fn pull_handle(&mut self, down: bool) {
        self.handle.press(down, self.now, self.seed ^ 6);
    }

    /// A wire instead of the button on the lid. Where there is no button there is no plug to bridge.
    pub(super) fn bridge(&mut self, on: bool, exterior_fitted: bool) {
        self.exterior_bridged = on && exterior_fitted;
    }

    fn set_valet(&mut self, on: bool) {
        self.valet = Switch::default();
        self.valet.press(on, self.now, self.seed);
        self.valet.advance(self.now + BOUNCE_MS);
    }

    /// Output: the button on the lid reads as closed at the computer's pin.
    pub(super) fn exterior_reads_closed(&self, harness: &Harness) -> bool {
        harness.reads_closed(self.exterior.is_closed() || self.exterior_bridged, Load::ExteriorButton)
    }

    /// When a contact flips next (ms).
    pub(super) fn due(&self) -> Option<u64> {
        let all = [
            &self.exterior,
            &self.interior,
            &self.lever,
            &self.central_lock,
            &self.central_unlock,
            &self.handle,
            &self.valet,
        ];
        all.into_iter().filter_map(Switch::due).min()
    }

    /// Lets time pass up to `now` (ms).
    pub(super) fn advance(&mut self, now: u64) {
        self.now = now;
        let all = [
            &mut self.exterior,
            &mut self.interior,
            &mut self.lever,
            &mut self.central_lock,
            &mut self.central_unlock,
            &mut self.handle,
            &mut self.valet,
        ];
        for switch in all {
            switch.advance(now);
        }
    }
}
