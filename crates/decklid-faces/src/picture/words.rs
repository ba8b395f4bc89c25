//! What pictures show, in words.

use decklid_car::car::{Act, Anchor, Body, Keys, Place, Spot};

use super::sight::Drive;
use super::view::{Model, Panel, View};
use crate::english::capital;
use crate::texts::Texts;

/// What a point is called.
pub(super) fn anchor(anchor: Anchor, texts: Texts) -> String {
    use Anchor as A;
    match anchor {
        A::RearLid => texts.anchor_rear_lid(),
        A::RearAbovePlate => texts.anchor_rear_above_plate(),
        A::RearLockCylinder => texts.anchor_rear_lock_cylinder(),
        A::RearBadge => texts.anchor_rear_badge(),
        A::RearHandleRight => texts.anchor_rear_handle_right(),
        A::RearLeftLeaf => texts.anchor_rear_left_leaf(),
        A::RearRightLeaf => texts.anchor_rear_right_leaf(),
        A::RearGlass => texts.anchor_rear_glass(),
        A::RearBumper => texts.anchor_rear_bumper(),
        A::RearTowSocket => texts.anchor_rear_tow_socket(),
        A::LidLatch => texts.anchor_lid_latch(),
        A::LidLatchL => texts.anchor_lid_latch_l(),
        A::LidLatchR => texts.anchor_lid_latch_r(),
        A::LidInnerTrim => texts.anchor_lid_inner_trim(),
        A::LidInnerHandle => texts.anchor_lid_inner_handle(),
        A::LidHingeL => texts.anchor_lid_hinge_l(),
        A::LidHingeR => texts.anchor_lid_hinge_r(),
        A::BootStriker => texts.anchor_boot_striker(),
        A::BootSill => texts.anchor_boot_sill(),
        A::BootFloor => texts.anchor_boot_floor(),
        A::BootSideL => texts.anchor_boot_side_l(),
        A::BootSideR => texts.anchor_boot_side_r(),
        A::BootSeatLeverL => texts.anchor_boot_seat_lever_l(),
        A::BootSeatLeverR => texts.anchor_boot_seat_lever_r(),
        A::BenchBackTopL => texts.anchor_bench_back_top_l(),
        A::BenchBackTopC => texts.anchor_bench_back_top_c(),
        A::BenchBackTopR => texts.anchor_bench_back_top_r(),
        A::BenchBackFoot => texts.anchor_bench_back_foot(),
        A::BenchBaseFrontL => texts.anchor_bench_base_front_l(),
        A::BenchBaseFrontC => texts.anchor_bench_base_front_c(),
        A::BenchBaseFrontR => texts.anchor_bench_base_front_r(),
        A::DashCentre => texts.anchor_dash_centre(),
        A::DashDriverSide => texts.anchor_dash_driver_side(),
        A::DashEnd => texts.anchor_dash_end(),
        A::DashUnder => texts.anchor_dash_under(),
        A::DashKeySlot => texts.anchor_dash_key_slot(),
        A::DashScreen => texts.anchor_dash_screen(),
        A::DashGloveBox => texts.anchor_dash_glove_box(),
        A::DashGearLever => texts.anchor_dash_gear_lever(),
        A::DashGearStalk => texts.anchor_dash_gear_stalk(),
        A::DashArmrest => texts.anchor_dash_armrest(),
        A::CabinFootwellL => texts.anchor_cabin_footwell_l(),
        A::CabinFootwellR => texts.anchor_cabin_footwell_r(),
        A::RoofSwitch => texts.anchor_roof_switch(),
        A::RoofSoftTop => texts.anchor_roof_soft_top(),
        A::DriverFootwell => texts.anchor_driver_footwell(),
        A::DriverFloor => texts.anchor_driver_floor(),
        A::DriverDoorPanel => texts.anchor_driver_door_panel(),
        A::DriverDoorLock => texts.anchor_driver_door_lock(),
        A::DriverDoorCap => texts.anchor_driver_door_cap(),
        A::DriverPillar => texts.anchor_driver_pillar(),
        A::SideSmallDoor => texts.anchor_side_small_door(),
        A::HoodBattery => texts.anchor_hood_battery(),
        A::HoodJumpPost => texts.anchor_hood_jump_post(),
        A::HoodFuseBox => texts.anchor_hood_fuse_box(),
        A::HoodCowl => texts.anchor_hood_cowl(),
        A::FrontLid => texts.anchor_front_lid(),
        A::FrontCatch => texts.anchor_front_catch(),
        A::FrontLatch => texts.anchor_front_latch(),
        A::FrontStriker => texts.anchor_front_striker(),
        A::FrontHingeL => texts.anchor_front_hinge_l(),
        A::FrontPosts => texts.anchor_front_posts(),
        A::FrontTowEye => texts.anchor_front_tow_eye(),
        A::FobBootButton => texts.anchor_fob_boot_button(),
        A::FobLock => texts.anchor_fob_lock(),
        A::FobUnlock => texts.anchor_fob_unlock(),
        A::FobBlade => texts.anchor_fob_blade(),
        A::FobCell => texts.anchor_fob_cell(),
        A::FobPhone => texts.anchor_fob_phone(),
    }
}

/// What a body is called.
pub(super) fn body(body: Body, texts: Texts) -> String {
    match body {
        Body::Sedan => texts.shape_sedan(),
        Body::Coupe => texts.shape_coupe(),
        Body::Hatch3 => texts.shape_hatch3(),
        Body::Hatch5 => texts.shape_hatch5(),
        Body::Liftback => texts.shape_liftback(),
        Body::Wagon => texts.shape_wagon(),
        Body::Suv => texts.shape_suv(),
        Body::Convertible => texts.shape_convertible(),
        Body::Van => texts.shape_van(),
        Body::Roadster => texts.shape_roadster(),
        Body::Pickup => texts.shape_pickup(),
    }
}

/// What each mark means, and what the hand does there.
pub(super) fn marks(place: &Place, acts: &[Option<Act>], texts: Texts) -> Vec<String> {
    let said = |(at, spot): (usize, &Spot)| match acts.get(at).copied().flatten() {
        Some(done) => texts.picture_mark(&act(done, texts), &anchor(spot.anchor, texts)),
        None => anchor(spot.anchor, texts),
    };
    place.spots.iter().enumerate().map(said).collect()
}

fn act(act: Act, texts: Texts) -> String {
    match act {
        Act::Press => texts.act_press(),
        Act::Hold => texts.act_hold(),
        Act::Pull => texts.act_pull(),
        Act::Push => texts.act_push(),
        Act::Turn => texts.act_turn(),
        Act::Tilt => texts.act_tilt(),
        Act::Lift => texts.act_lift(),
    }
}

/// That one of the marks is hidden; empty where none is.
pub(super) fn note(panels: &[Panel], texts: Texts) -> String {
    let hidden = panels.iter().any(|panel| panel.marks.iter().any(|m| m.1.hidden));
    if hidden { texts.picture_hidden() } else { String::new() }
}

/// What the picture shows, and what its marks mean.
pub(super) fn caption(
    place: &Place,
    marks: &[String],
    note: &str,
    panels: &[Panel],
    model: &Model,
    texts: Texts,
) -> String {
    let shown: Vec<String> = panels.iter().map(|panel| looks(panel.view, model, texts)).collect();
    let mut all = vec![capital(&texts.clause(&place.words)) + "."];
    all.extend(marks.iter().enumerate().map(|(at, says)| format!("{}: {says}.", at + 1)));
    all.extend([note.to_owned(), texts.picture_shows(&texts.list(&shown))]);
    all.iter().filter(|words| !words.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn looks(view: View, model: &Model, texts: Texts) -> String {
    match view {
        View::Side => match model.drive() {
            Drive::Left => texts.view_side_left(),
            Drive::Right => texts.view_side_right(),
        },
        View::Top => texts.view_top(),
        View::Door => texts.view_door(),
        View::Rear => texts.view_rear(),
        View::Front => texts.view_front(),
        View::Open if model.front_lid() => texts.view_open_front(),
        View::Open => texts.view_open(),
        View::Shut => texts.view_shut(),
        View::Bench => texts.view_bench(),
        View::Dash => texts.view_dash(),
        View::Hood => texts.view_hood(),
        View::Fob => match model.keys() {
            Keys::Smart | Keys::Flip | Keys::Blade => texts.view_fob(),
            Keys::Card => texts.view_fob_card(),
        },
    }
}
