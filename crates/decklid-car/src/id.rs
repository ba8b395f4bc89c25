//! Ids: places in the lists of a [`Car`](crate::car::Car), one type a list, so that none is taken for another.
//!
//! An id belongs to the car that it was found in. `car[id]` is what it stands for; with an id of another
//! car it may be something else, or panic.

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
}

id!(
    /// A bit of the machine's memory: the hidden Booleans come first, then the situation bits.
    SlotId
);
id!(
    /// A hidden Boolean of [`crate::car::Car::hidden`].
    HiddenId
);
id!(
    /// A named formula (circuit, control, way, definition) of [`crate::car::Car::formulas`].
    FormulaId
);
id!(
    /// A move of [`crate::car::Car::moves`].
    MoveId
);
id!(
    /// A tool of [`crate::car::Car::tools`].
    ToolId
);
id!(
    /// A place of [`crate::car::Car::places`].
    PlaceId
);
id!(
    /// A danger of [`crate::car::Car::hazards`].
    HazardId
);
id!(
    /// A sign of [`crate::car::Car::signs`].
    SignId
);
id!(
    /// An outcome of [`crate::car::Move::outcomes`], or of [`crate::sign::Sign::outcomes`].
    OutcomeId
);

impl From<HiddenId> for SlotId {
    fn from(hidden: HiddenId) -> Self {
        SlotId(hidden.0)
    }
}
