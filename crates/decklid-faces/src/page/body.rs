//! Small outlines of bodies to choose from, drawn with a few points each.

use decklid_car::car::Closure;

use crate::texts::Texts;

/// An outline of the car from the side, as the content of an `<svg>` with the view box `0 0 120 44`.
pub fn outline(closure: Closure) -> &'static str {
    match closure {
        Closure::TrunkLid => {
            "<path d=\"M4 34V26l12-4 16-12h34l18 11h28l4 4v9h-8M92 34H36M24 34H4\"/><circle cx=\"30\" cy=\"34\" r=\"6\"/><circle cx=\"98\" cy=\"34\" r=\"6\"/><path d=\"M84 21l30 1\" stroke-width=\"4\"/>"
        }
        Closure::Hatch => {
            "<path d=\"M6 34V25l14-4 16-12h46l22 16v9h-8M90 34H38M26 34H6\"/><circle cx=\"32\" cy=\"34\" r=\"6\"/><circle cx=\"96\" cy=\"34\" r=\"6\"/><path d=\"M82 9l22 16v6\" stroke-width=\"4\"/>"
        }
        Closure::Liftgate => {
            "<path d=\"M4 34V25l14-4 14-12h74l6 16v9h-8M92 34H36M24 34H4\"/><circle cx=\"30\" cy=\"34\" r=\"6\"/><circle cx=\"98\" cy=\"34\" r=\"6\"/><path d=\"M106 9l6 16v7\" stroke-width=\"4\"/>"
        }
        Closure::PowerLiftgate => {
            "<path d=\"M4 34V23l14-4 14-12h74l6 16v11h-8M92 34H36M24 34H4\"/><circle cx=\"30\" cy=\"34\" r=\"6\"/><circle cx=\"98\" cy=\"34\" r=\"6\"/><path d=\"M106 7l10 -5M106 7l6 16\" stroke-width=\"4\"/>"
        }
        Closure::SplitDoors => {
            "<path d=\"M4 34V24l12-4 10-14h84v28h-8M90 34H36M24 34H4\"/><circle cx=\"30\" cy=\"34\" r=\"6\"/><circle cx=\"96\" cy=\"34\" r=\"6\"/><path d=\"M110 6v26M104 6v26\" stroke-width=\"3\"/>"
        }
        Closure::ConvertibleLid => {
            "<path d=\"M4 34V26l14-4h16l8-12M42 22h66l6 5v7h-8M92 34H36M24 34H4\"/><path d=\"M42 10q28-6 42 12\" stroke-dasharray=\"4 3\"/><circle cx=\"30\" cy=\"34\" r=\"6\"/><circle cx=\"98\" cy=\"34\" r=\"6\"/><path d=\"M86 22l26 3\" stroke-width=\"4\"/>"
        }
        Closure::FrontTrunk => {
            "<path d=\"M4 34V26l24-6 18-10h30l24 12 12 4v8h-8M92 34H36M24 34H4\"/><circle cx=\"30\" cy=\"34\" r=\"6\"/><circle cx=\"98\" cy=\"34\" r=\"6\"/><path d=\"M5 25l23-6\" stroke-width=\"4\"/>"
        }
    }
}

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
