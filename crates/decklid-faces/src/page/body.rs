//! Bodies to choose from.

use decklid_car::car::Closure;

use crate::texts::Texts;

/// What the body is called.
pub fn name(closure: Closure, t: Texts) -> String {
    match closure {
        Closure::TrunkLid => t.body_trunk_lid(),
        Closure::Hatch => t.body_hatch(),
        Closure::Liftgate => t.body_liftgate(),
        Closure::PowerLiftgate => t.body_power_liftgate(),
        Closure::SplitDoors => t.body_split_doors(),
        Closure::ConvertibleLid => t.body_convertible_lid(),
        Closure::FrontTrunk => t.body_front_trunk(),
    }
}
