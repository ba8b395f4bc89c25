//! Doors, seats, mechanical openers, and the person with their reach and habits.

use std::collections::BTreeSet;

/// Door locks as they stand, whatever the computer believes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Doors {
    /// The driver's door is locked.
    pub driver_locked: bool,
    /// The other doors are locked.
    pub others_locked: bool,
    /// Inside handles and knobs do nothing.
    pub deadlocked: bool,
    /// The driver's door stands open.
    pub driver_open: bool,
    /// There is a keyhole in the driver's door.
    pub keyhole: bool,
    /// That keyhole is seized, or its rod is off.
    pub keyhole_seized: bool,
    /// Doors open by electricity only (no keyhole, no mechanical outer handle).
    pub electric_handles: bool,
}

/// Seats and what lies between cabin and trunk.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cabin {
    /// The rear seat folds from inside the car.
    pub seats_fold: bool,
    /// Its catch does not come loose.
    pub seat_stuck: bool,
    /// One can climb over the seat into the load bay.
    pub climb_over: bool,
    /// The seat pad can be taken out and leaves room for an arm.
    pub pad_frees: bool,
    /// The seat is bolted, and unbolting gets one through.
    pub unbolts: bool,
    /// A window in the back door that opens by itself.
    pub glass_opens: bool,
    /// The battery can be reached from outside: it is under the hood, and the hood opens.
    pub hood_opens: bool,
    /// The hood opens by a motor that needs 12 V.
    pub hood_electric: bool,
    /// Leads behind a cap in the bumper, for a hood or front trunk that has no power.
    pub outside_leads: bool,
    /// The wires behind those leads are whole.
    pub leads_whole: bool,
    /// The hood is open.
    pub hood_open: bool,
    /// Posts under the hood for jump leads, wherever the battery is.
    pub jump_posts: bool,
    /// The battery is under the hood.
    pub battery_in_front: bool,
}

/// From where a mechanical opener is worked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Reach {
    /// From outside the car.
    #[default]
    Outside,
    /// From the cabin.
    Cabin,
    /// With an arm in the trunk.
    Trunk,
}

impl Reach {
    /// Names in files.
    pub const NAMES: &'static [(&'static str, Reach)] =
        &[("outside", Reach::Outside), ("cabin", Reach::Cabin), ("trunk", Reach::Trunk)];
}

/// Something that frees the latch by hand, without power: a key in the lid, a cable, a handle.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Opener {
    /// Name, such as `release_cable`.
    pub name: String,
    /// From where it is worked.
    pub reach: Reach,
    /// The car has it.
    pub fitted: bool,
    /// It is wired to the computer instead of acting on the latch.
    pub electric: bool,
    /// Broken, off its hook: it moves and does nothing.
    pub broken: bool,
    /// Seized: it does not move.
    pub stuck: bool,
    /// Something screwed on lies over it.
    pub covered: bool,
    /// A lock of its own keeps it still.
    pub locked: bool,
    /// It turns with the metal key.
    pub by_key: bool,
    /// Only the master key fits it.
    pub by_master_key: bool,
    /// It hangs half-pulled after use and keeps the pawl off.
    pub caught: bool,
    /// It is being pulled.
    pub pulled: bool,
}

/// The person at the car.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Person {
    /// A door is open to them: they can sit in the car.
    pub in_cabin: bool,
    /// An arm of theirs reaches the trunk.
    pub through: bool,
    /// They miss a click or hum of the latch.
    pub deaf: bool,
    /// They do what people do first wrongly.
    pub clumsy: bool,
    /// They try the outside handle first, the key in the pocket.
    pub handle_first: bool,
    /// They do not know of the second catch.
    pub misses_catch: bool,
    /// Oil does not help this latch.
    pub oil_fails: bool,
    /// The broken wire is where nobody can see it.
    pub break_hidden: bool,
    /// A card that unlocks is at hand.
    pub card: bool,
    /// A loose hook finds the latch when they feel for it.
    pub hook_finds: bool,
    /// Somebody is known to sit in the car.
    pub occupant: bool,
    /// Somebody is shut in the trunk.
    pub in_trunk: bool,
}

/// What a person noticed since they last asked themselves.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Senses {
    /// The latch clicked or hummed.
    pub latch: bool,
    /// The claw was heard or felt to let go.
    pub freed: bool,
    /// Lamps flashed or door locks clunked.
    pub car: bool,
    /// The gate beeped or jerked.
    pub gate: bool,
    /// The gate went up by itself.
    pub gate_up: bool,
    /// 12 V came to the plug of the latch.
    pub plug: bool,
    /// Everything else, such as `missing.release_cable`.
    pub more: BTreeSet<String>,
}
