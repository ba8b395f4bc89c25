//! Ids: places in the lists of a [`Car`], one type a list, so that none is taken for another.
//!
//! An id belongs to the car that it was found in. `car[id]` is what it stands for; with an id of another
//! car it may be something else, or panic.

use std::ops::Index;

use crate::car::{Car, Formula, Hazard, Hidden, Move, Outcome, Tool};
use crate::place::Place;

macro_rules! id {
    ($(#[$doc:meta])* $id:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $id(u16);

        impl $id {
            /// The id of that place in its list. No list has more than 65,536 entries: the loader refuses it.
            pub const fn from_index(index: usize) -> Self {
                $id(index as u16)
            }

            /// Its place in its list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
    ($(#[$doc:meta])* $id:ident in $owner:ident.$list:ident: $of:ty) => {
        id!($(#[$doc])* $id);

        impl Index<$id> for $owner {
            type Output = $of;

            fn index(&self, id: $id) -> &$of {
                &self.$list[id.index()]
            }
        }
    };
}

id!(
    /// A bit of the machine's memory: the hidden Booleans come first, then the situation bits.
    SlotId
);
id!(
    /// A hidden Boolean of [`Car::hidden`].
    HiddenId in Car.hidden: Hidden
);
id!(
    /// A named formula (circuit, control, way, definition) of [`Car::formulas`].
    FormulaId in Car.formulas: Formula
);
id!(
    /// A move of [`Car::moves`].
    MoveId in Car.moves: Move
);
id!(
    /// A tool of [`Car::tools`].
    ToolId in Car.tools: Tool
);
id!(
    /// A place of [`Car::places`].
    PlaceId in Car.places: Place
);
id!(
    /// A danger of [`Car::hazards`].
    HazardId in Car.hazards: Hazard
);
id!(
    /// An outcome of [`Move::outcomes`].
    OutcomeId in Move.outcomes: Outcome
);

impl From<HiddenId> for SlotId {
    fn from(hidden: HiddenId) -> Self {
        SlotId(hidden.0)
    }
}
