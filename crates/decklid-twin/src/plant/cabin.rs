//! What lies between cabin and trunk: rear seat, seat pad, rear window.

use super::knobs::{Knob, flag};
use super::observer::Observer;
use crate::sensation::{Amiss, Sensation};

/// What a hand does to get through to the trunk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CabinAction {
    /// Folds the rear seat, or climbs over it.
    FoldSeat,
    /// Takes the seat pad out.
    LiftPad,
    /// Unbolts the seat.
    UnboltSeat,
    /// Opens the window of the gate.
    OpenGlass,
}

/// Phrases in scripts.
pub(crate) const PHRASES: &[(&str, CabinAction)] = &[
    ("fold seat", CabinAction::FoldSeat),
    ("lift seat pad", CabinAction::LiftPad),
    ("unbolt seat", CabinAction::UnboltSeat),
    ("open glass", CabinAction::OpenGlass),
];

/// Seats and window.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Cabin {
    /// The rear seat folds from inside the car.
    seat_folds: bool,
    /// Its catch doesn't come loose.
    seat_stuck: bool,
    /// One can climb over the seat into the cargo area.
    climb_over: bool,
    /// The seat pad comes out and leaves room for an arm.
    pad_frees: bool,
    /// The seat is bolted, and unbolting it lets one through.
    unbolts: bool,
    /// A window in the gate opens by itself.
    glass_opens: bool,
}

pub(super) const KNOBS: &[Knob<Cabin>] = &[
    flag("seats.fold", "the rear seat folds from inside the car", |c| &mut c.seat_folds),
    flag("seats.stuck", "its catch does not come loose", |c| &mut c.seat_stuck),
    flag("seats.climb_over", "one can climb over the seat", |c| &mut c.climb_over),
    flag("seats.pad_frees", "behind the seat pad is room for an arm", |c| &mut c.pad_frees),
    flag("seats.unbolt", "the seat can be unbolted", |c| &mut c.unbolts),
    flag("glass.opens", "the window of the gate opens by itself", |c| &mut c.glass_opens),
];

/// What decides whether the window opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct GlassInputs {
    /// The window hangs out of its frame.
    pub(super) ajar: bool,
    /// The car is unlocked, all around.
    pub(super) unlocked: bool,
}

impl Cabin {
    /// Hands work on seat or window. Input: the person sits in the car. True if an arm reaches the trunk.
    pub(super) fn work(
        &self,
        action: CabinAction,
        in_cabin: bool,
        glass: GlassInputs,
        observer: &mut Observer,
    ) -> bool {
        match action {
            CabinAction::FoldSeat => {
                let folds = self.seat_folds && !self.seat_stuck && in_cabin;
                observer.feel_if(folds, Sensation::SeatFolded);
                folds || (self.climb_over && in_cabin)
            }
            CabinAction::LiftPad => self.pad_frees && in_cabin,
            CabinAction::UnboltSeat => self.unbolts && in_cabin,
            CabinAction::OpenGlass => self.open_glass(glass, observer),
        }
    }

    fn open_glass(&self, glass: GlassInputs, observer: &mut Observer) -> bool {
        if !self.glass_opens {
            observer.feel_amiss(Amiss::Missing, "glass");
            return false;
        }
        let opens = glass.ajar || glass.unlocked;
        observer.feel_if(opens, Sensation::GlassOpen);
        opens
    }
}
