//! What pictures show, in words.

use access::car::{Anchor, Body, Place};

use super::view::{Model, Point, View};
use super::{Drive, Sight};
use crate::english::{English, capital};

/// What a point is called.
pub(crate) fn anchor(anchor: Anchor, english: English) -> String {
    use Anchor as A;
    let name = match anchor {
        A::RearLid => "the lid or back door as a whole",
        A::RearAbovePlate => "above the number plate, under the lip or in the handle",
        A::RearLockCylinder => "keyhole of the lid",
        A::RearBadge => "badge",
        A::RearHandleRight => "handle right of the middle",
        A::RearLeftLeaf => "edge of the left leaf of split doors",
        A::RearRightLeaf => "edge of the right leaf of split doors",
        A::RearGlass => "window of the back door",
        A::RearBumper => "below the rear bumper",
        A::RearTowSocket => "socket at the tow bar",
        A::LidLatch => "latch, in the middle of the lid's lower edge",
        A::LidLatchL => "latch at the left of the lid",
        A::LidLatchR => "latch at the right of the lid",
        A::LidInnerTrim => "cap or slot in the trim inside the lid",
        A::LidInnerHandle => "handle that glows, inside the lid",
        A::LidHingeL => "left hinge, where wires cross to the lid",
        A::LidHingeR => "right hinge, where wires cross to the lid",
        A::BootStriker => "loop that the latch grips",
        A::BootSill => "hole in the floor at the very back",
        A::BootFloor => "under the floor",
        A::BootSideL => "left side trim",
        A::BootSideR => "right side trim",
        A::BootSeatLeverL => "lever of the left seat back, at the top inside",
        A::BootSeatLeverR => "lever of the right seat back, at the top inside",
        A::BenchBackTopL => "top of the left seat back",
        A::BenchBackTopC => "top of the seat back in the middle",
        A::BenchBackTopR => "top of the right seat back",
        A::BenchBackFoot => "lower edge of the seat back",
        A::BenchBaseFrontL => "below the front edge of the seat, left",
        A::BenchBaseFrontC => "below the front edge of the seat, middle",
        A::BenchBaseFrontR => "below the front edge of the seat, right",
        A::DashCentre => "switch row in the middle of the dash",
        A::DashDriverSide => "on the dash, outward of the wheel",
        A::DashEnd => "end of the dash, at the driver's door",
        A::DashUnder => "under the dash, at the driver's knees",
        A::DashKeySlot => "slot or lock for the key",
        A::DashScreen => "screen",
        A::DashGloveBox => "glove box",
        A::DashGearLever => "gear lever",
        A::DashGearStalk => "button at the end of the stalk at the wheel",
        A::DashArmrest => "between the front seats",
        A::CabinFootwellL => "side of the left footwell",
        A::CabinFootwellR => "side of the right footwell",
        A::RoofSwitch => "top of the {windshield}",
        A::RoofSoftTop => "below the soft top, at its rear",
        A::DriverFootwell => "footwell of the driver",
        A::DriverFloor => "floor beside the driver's seat",
        A::DriverDoorPanel => "inside of the driver's door",
        A::DriverDoorLock => "handle of the driver's door",
        A::DriverDoorCap => "rear end of the driver's door handle",
        A::DriverPillar => "pillar behind the driver's door",
        A::SideSmallDoor => "small door behind the right front door",
        A::HoodBattery => "battery",
        A::HoodJumpPost => "post for jump leads",
        A::HoodFuseBox => "fuse box",
        A::HoodCowl => "at the wipers",
        A::FrontLid => "front lid as a whole",
        A::FrontCatch => "second catch under the front edge",
        A::FrontLatch => "latch of the front lid",
        A::FrontStriker => "loop on the front lid",
        A::FrontHingeL => "left hinge of the front lid",
        A::FrontPosts => "at the back of the space under the front lid",
        A::FrontTowEye => "cap of the tow eye",
        A::FobBootButton => "{trunk} button of the remote",
        A::FobBlade => "metal key in the remote",
        A::FobCell => "coin cell in the remote",
        A::FobPhone => "phone",
    };
    english.clause(name)
}

/// What a body is called.
pub(super) fn body(body: Body) -> &'static str {
    match body {
        Body::Sedan => "Sedan: four doors and a lid",
        Body::Coupe => "Coupe: two doors and a lid",
        Body::Hatch3 => "Hatchback with two side doors",
        Body::Hatch5 => "Hatchback with four side doors",
        Body::Wagon => "Wagon: a long roof and a back door",
        Body::Suv => "SUV: high, with a back door",
        Body::Convertible => "Convertible: a folding roof and a lid",
        Body::Van => "Van: high and square",
    }
}

/// What the picture shows, and what its marks mean.
pub(super) fn caption(place: &Place, panels: &[(View, Vec<(usize, Point)>)], model: &Model, sight: Sight) -> String {
    let english = sight.english;
    let mut words = capital(&english.clause(&place.words)) + ".";
    if place.spots.len() > 1 {
        for (at, spot) in place.spots.iter().enumerate() {
            words += &format!(" {}: {}.", at + 1, anchor(spot.anchor, english));
        }
    }
    let shown: Vec<String> = panels.iter().map(|(view, _)| looks(*view, model, english)).collect();
    words += &format!(" The picture shows {}.", crate::words::list(&shown));
    if panels.iter().any(|(_, marks)| marks.iter().any(|m| m.1.hidden)) {
        words += " A dashed ring means: hidden behind something there.";
    }
    words
}

fn looks(view: View, model: &Model, english: English) -> String {
    let side = |drive| if drive == Drive::Left { "left" } else { "right" };
    english.clause(&match view {
        View::Side => format!("the car from the {}", side(model.drive())),
        View::Top => "the car from above".to_owned(),
        View::Rear => "the car from behind".to_owned(),
        View::Front => "the car from the front".to_owned(),
        View::Open if model.front_lid() => "the open front {trunk}".to_owned(),
        View::Open => "the open {trunk}".to_owned(),
        View::Shut => "the inside of the shut {trunk}, seen from the rear seat".to_owned(),
        View::Bench => "the rear seat from the front".to_owned(),
        View::Dash => "the dash".to_owned(),
        View::Hood => "the space under the {hood} from the front".to_owned(),
        View::Fob => "remote and phone".to_owned(),
    })
}
