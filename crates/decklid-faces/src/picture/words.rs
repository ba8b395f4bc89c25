//! What pictures show, in words.

use decklid_car::car::{Anchor, Body, Keys, Place};

use super::Drive;
use super::view::{Model, Point, View};
use crate::english::capital;
use crate::texts::Texts;

/// What a point is called.
pub(super) fn anchor(anchor: Anchor, texts: Texts) -> String {
    use Anchor as A;
    texts.clause_of(match anchor {
        A::RearLid => "anchor.rear_lid",
        A::RearAbovePlate => "anchor.rear_above_plate",
        A::RearLockCylinder => "anchor.rear_lock_cylinder",
        A::RearBadge => "anchor.rear_badge",
        A::RearHandleRight => "anchor.rear_handle_right",
        A::RearLeftLeaf => "anchor.rear_left_leaf",
        A::RearRightLeaf => "anchor.rear_right_leaf",
        A::RearGlass => "anchor.rear_glass",
        A::RearBumper => "anchor.rear_bumper",
        A::RearTowSocket => "anchor.rear_tow_socket",
        A::LidLatch => "anchor.lid_latch",
        A::LidLatchL => "anchor.lid_latch_l",
        A::LidLatchR => "anchor.lid_latch_r",
        A::LidInnerTrim => "anchor.lid_inner_trim",
        A::LidInnerHandle => "anchor.lid_inner_handle",
        A::LidHingeL => "anchor.lid_hinge_l",
        A::LidHingeR => "anchor.lid_hinge_r",
        A::BootStriker => "anchor.boot_striker",
        A::BootSill => "anchor.boot_sill",
        A::BootFloor => "anchor.boot_floor",
        A::BootSideL => "anchor.boot_side_l",
        A::BootSideR => "anchor.boot_side_r",
        A::BootSeatLeverL => "anchor.boot_seat_lever_l",
        A::BootSeatLeverR => "anchor.boot_seat_lever_r",
        A::BenchBackTopL => "anchor.bench_back_top_l",
        A::BenchBackTopC => "anchor.bench_back_top_c",
        A::BenchBackTopR => "anchor.bench_back_top_r",
        A::BenchBackFoot => "anchor.bench_back_foot",
        A::BenchBaseFrontL => "anchor.bench_base_front_l",
        A::BenchBaseFrontC => "anchor.bench_base_front_c",
        A::BenchBaseFrontR => "anchor.bench_base_front_r",
        A::DashCentre => "anchor.dash_centre",
        A::DashDriverSide => "anchor.dash_driver_side",
        A::DashEnd => "anchor.dash_end",
        A::DashUnder => "anchor.dash_under",
        A::DashKeySlot => "anchor.dash_key_slot",
        A::DashScreen => "anchor.dash_screen",
        A::DashGloveBox => "anchor.dash_glove_box",
        A::DashGearLever => "anchor.dash_gear_lever",
        A::DashGearStalk => "anchor.dash_gear_stalk",
        A::DashArmrest => "anchor.dash_armrest",
        A::CabinFootwellL => "anchor.cabin_footwell_l",
        A::CabinFootwellR => "anchor.cabin_footwell_r",
        A::RoofSwitch => "anchor.roof_switch",
        A::RoofSoftTop => "anchor.roof_soft_top",
        A::DriverFootwell => "anchor.driver_footwell",
        A::DriverFloor => "anchor.driver_floor",
        A::DriverDoorPanel => "anchor.driver_door_panel",
        A::DriverDoorLock => "anchor.driver_door_lock",
        A::DriverDoorCap => "anchor.driver_door_cap",
        A::DriverPillar => "anchor.driver_pillar",
        A::SideSmallDoor => "anchor.side_small_door",
        A::HoodBattery => "anchor.hood_battery",
        A::HoodJumpPost => "anchor.hood_jump_post",
        A::HoodFuseBox => "anchor.hood_fusebox",
        A::HoodCowl => "anchor.hood_cowl",
        A::FrontLid => "anchor.front_lid",
        A::FrontCatch => "anchor.front_catch",
        A::FrontLatch => "anchor.front_latch",
        A::FrontStriker => "anchor.front_striker",
        A::FrontHingeL => "anchor.front_hinge_l",
        A::FrontPosts => "anchor.front_posts",
        A::FrontTowEye => "anchor.front_tow_eye",
        A::FobBootButton => "anchor.fob_boot_button",
        A::FobLock => "anchor.fob_lock",
        A::FobUnlock => "anchor.fob_unlock",
        A::FobBlade => "anchor.fob_blade",
        A::FobCell => "anchor.fob_cell",
        A::FobPhone => "anchor.fob_phone",
    })
}

/// What a body is called.
pub(super) fn body(body: Body, texts: Texts) -> String {
    texts.say(match body {
        Body::Sedan => "shape.sedan",
        Body::Coupe => "shape.coupe",
        Body::Hatch3 => "shape.hatch3",
        Body::Hatch5 => "shape.hatch5",
        Body::Wagon => "shape.wagon",
        Body::Suv => "shape.suv",
        Body::Convertible => "shape.convertible",
        Body::Van => "shape.van",
    })
}

/// What the picture shows, and what its marks mean.
pub(super) fn caption(place: &Place, panels: &[(View, Vec<(usize, Point)>)], model: &Model, texts: Texts) -> String {
    let mut words = capital(&texts.clause(&place.words)) + ".";
    if place.spots.len() > 1 {
        for (at, spot) in place.spots.iter().enumerate() {
            words += &format!(" {}: {}.", at + 1, anchor(spot.anchor, texts));
        }
    }
    let shown: Vec<String> = panels.iter().map(|(view, _)| looks(*view, model, texts)).collect();
    words += &format!(" {}", texts.fill("picture.shows", &[("what", &texts.list(&shown))]));
    if panels.iter().any(|(_, marks)| marks.iter().any(|m| m.1.hidden)) {
        words += &format!(" {}", texts.say("picture.hidden"));
    }
    words
}

fn looks(view: View, model: &Model, texts: Texts) -> String {
    texts.clause_of(match view {
        View::Side => match model.drive() {
            Drive::Left => "view.side_left",
            Drive::Right => "view.side_right",
        },
        View::Top => "view.top",
        View::Rear => "view.rear",
        View::Front => "view.front",
        View::Open if model.front_lid() => "view.open_front",
        View::Open => "view.open",
        View::Shut => "view.shut",
        View::Bench => "view.bench",
        View::Dash => "view.dash",
        View::Hood => "view.hood",
        View::Fob => match model.keys() {
            Keys::Blade => "view.fob",
            Keys::Card => "view.fob_card",
        },
    })
}
