//! Places in and on a car, and what of it can be drawn.
//!
//! A [`Place`] is named by steps. It says in words where it is, and by
//! [`Anchor`]s which points of a picture it means. Pictures of any [`Body`]
//! know all anchors, so a place with an anchor can always be drawn.

use crate::text::Text;

/// A place in or on the car.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Name, such as `lid_lip`.
    pub id: String,
    /// Where it is, in words.
    pub words: Text,
    /// Points of the picture that it means, the likeliest first.
    pub spots: Vec<Spot>,
}

/// A point of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Which point.
    pub anchor: Anchor,
    /// Where it lies in the closest picture of this car (percent of its width from the left and of
    /// its height from the top, driver on the left), if not where it mostly does.
    pub moved: Option<(f64, f64)>,
}

/// What kind of lid closes the luggage space.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Closure {
    /// Trunk lid of a sedan or coupe.
    TrunkLid,
    /// One-piece back door with glass of a hatchback.
    Hatch,
    /// Back door of a wagon or SUV, opened by hand.
    Liftgate,
    /// Back door of a wagon or SUV, moved by a motor.
    PowerLiftgate,
    /// Two side-hinged leaves.
    SplitDoors,
    /// Trunk lid below a folding roof.
    ConvertibleLid,
    /// Luggage space under the front lid.
    FrontTrunk,
}

impl Closure {
    /// The outline that a car with it mostly has.
    pub fn usual_body(self) -> Body {
        match self {
            Closure::TrunkLid => Body::Sedan,
            Closure::Hatch => Body::Hatch5,
            Closure::Liftgate | Closure::SplitDoors => Body::Wagon,
            Closure::PowerLiftgate => Body::Suv,
            Closure::ConvertibleLid => Body::Convertible,
            Closure::FrontTrunk => Body::Coupe,
        }
    }
}

/// The outline of a car.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Body {
    /// Four doors and a trunk.
    Sedan,
    /// Two doors and a trunk.
    Coupe,
    /// Short, two doors and a back door with glass.
    Hatch3,
    /// Four doors and a back door with glass.
    Hatch5,
    /// The long outline of a sedan, and a back door with glass.
    Liftback,
    /// Long roof and a back door.
    Wagon,
    /// High, long roof and a back door.
    Suv,
    /// Two doors, folding roof, trunk.
    Convertible,
    /// The same, short and with two seats.
    Roadster,
    /// High and square.
    Van,
    /// A cab with four doors, and a bed under a cover.
    Pickup,
}

impl Body {
    /// All bodies with their names.
    pub const NAMES: &[(&str, Body)] = &[
        ("sedan", Body::Sedan),
        ("coupe", Body::Coupe),
        ("hatch3", Body::Hatch3),
        ("hatch5", Body::Hatch5),
        ("liftback", Body::Liftback),
        ("wagon", Body::Wagon),
        ("suv", Body::Suv),
        ("convertible", Body::Convertible),
        ("roadster", Body::Roadster),
        ("van", Body::Van),
        ("pickup", Body::Pickup),
    ];
}

/// What the driver carries to open the car.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum Keys {
    /// A remote with a metal key inside, to be pulled out.
    #[default]
    Smart,
    /// A remote whose metal key unfolds.
    Flip,
    /// A metal key with the remote in its head.
    Blade,
    /// A key card and a smooth remote; there is no metal key.
    Card,
}

impl Keys {
    /// All with their names.
    pub const NAMES: &[(&str, Keys)] =
        &[("smart", Keys::Smart), ("flip", Keys::Flip), ("blade", Keys::Blade), ("card", Keys::Card)];
}

/// A point that pictures know.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Anchor {
    /// The lid or back door as a whole.
    RearLid,
    /// Above the number plate, under the lip or in the handle.
    RearAbovePlate,
    /// Keyhole of the lid.
    RearLockCylinder,
    /// Badge.
    RearBadge,
    /// Handle right of the middle.
    RearHandleRight,
    /// Edge of the left leaf of split doors.
    RearLeftLeaf,
    /// Edge of the right leaf of split doors.
    RearRightLeaf,
    /// Window of the back door.
    RearGlass,
    /// Below the rear bumper.
    RearBumper,
    /// Socket at the tow bar.
    RearTowSocket,
    /// Latch, in the middle of the lid's lower edge.
    LidLatch,
    /// Latch at the left of the lid.
    LidLatchL,
    /// Latch at the right of the lid.
    LidLatchR,
    /// Cap or slot in the trim inside the lid.
    LidInnerTrim,
    /// Handle that glows, inside the lid.
    LidInnerHandle,
    /// Left hinge, where wires cross to the lid.
    LidHingeL,
    /// Right hinge, where wires cross to the lid.
    LidHingeR,
    /// Loop that the latch grips.
    BootStriker,
    /// Hole in the floor at the very back.
    BootSill,
    /// Under the floor.
    BootFloor,
    /// Left side trim.
    BootSideL,
    /// Right side trim.
    BootSideR,
    /// Lever of the left seat back, at the top inside.
    BootSeatLeverL,
    /// Lever of the right seat back, at the top inside.
    BootSeatLeverR,
    /// Top of the left seat back.
    BenchBackTopL,
    /// Top of the seat back in the middle.
    BenchBackTopC,
    /// Top of the right seat back.
    BenchBackTopR,
    /// Lower edge of the seat back.
    BenchBackFoot,
    /// Below the front edge of the seat, left.
    BenchBaseFrontL,
    /// Below the front edge of the seat, middle.
    BenchBaseFrontC,
    /// Below the front edge of the seat, right.
    BenchBaseFrontR,
    /// Switch row in the middle of the dash.
    DashCentre,
    /// On the dash, outward of the wheel.
    DashDriverSide,
    /// End of the dash, at the driver's door.
    DashEnd,
    /// Under the dash, at the driver's knees.
    DashUnder,
    /// Slot or lock for the key.
    DashKeySlot,
    /// Screen.
    DashScreen,
    /// Glove box.
    DashGloveBox,
    /// Gear lever.
    DashGearLever,
    /// Button at the end of the stalk at the wheel.
    DashGearStalk,
    /// Between the front seats.
    DashArmrest,
    /// Side of the left footwell.
    CabinFootwellL,
    /// Side of the right footwell.
    CabinFootwellR,
    /// Top of the windshield.
    RoofSwitch,
    /// Below the soft top, at its rear.
    RoofSoftTop,
    /// Footwell of the driver.
    DriverFootwell,
    /// Floor beside the driver's seat.
    DriverFloor,
    /// Inside of the driver's door.
    DriverDoorPanel,
    /// Handle of the driver's door.
    DriverDoorLock,
    /// Rear end of the driver's door handle.
    DriverDoorCap,
    /// Pillar behind the driver's door.
    DriverPillar,
    /// Small door behind the right front door.
    SideSmallDoor,
    /// Battery.
    HoodBattery,
    /// Post for jump leads.
    HoodJumpPost,
    /// Fuse box.
    HoodFuseBox,
    /// At the wipers.
    HoodCowl,
    /// Front lid as a whole.
    FrontLid,
    /// Second catch under the front edge.
    FrontCatch,
    /// Latch of the front lid.
    FrontLatch,
    /// Loop on the front lid.
    FrontStriker,
    /// Left hinge of the front lid.
    FrontHingeL,
    /// At the back of the space under the front lid.
    FrontPosts,
    /// Cap of the tow eye.
    FrontTowEye,
    /// Trunk button of the remote.
    FobBootButton,
    /// Lock button of the remote.
    FobLock,
    /// Unlock button of the remote.
    FobUnlock,
    /// Metal key in the remote.
    FobBlade,
    /// Coin cell in the remote.
    FobCell,
    /// Phone.
    FobPhone,
}

impl Anchor {
    /// Whether it is on something in the driver's hand, not on the car.
    pub fn is_carried(self) -> bool {
        use Anchor as A;
        matches!(self, A::FobBootButton | A::FobLock | A::FobUnlock | A::FobBlade | A::FobCell | A::FobPhone)
    }

    /// All anchors with their names.
    pub const NAMES: &[(&str, Anchor)] = &[
        ("rear.lid", Anchor::RearLid),
        ("rear.above_plate", Anchor::RearAbovePlate),
        ("rear.lock_cylinder", Anchor::RearLockCylinder),
        ("rear.badge", Anchor::RearBadge),
        ("rear.handle_right", Anchor::RearHandleRight),
        ("rear.left_leaf", Anchor::RearLeftLeaf),
        ("rear.right_leaf", Anchor::RearRightLeaf),
        ("rear.glass", Anchor::RearGlass),
        ("rear.bumper", Anchor::RearBumper),
        ("rear.tow_socket", Anchor::RearTowSocket),
        ("lid.latch", Anchor::LidLatch),
        ("lid.latch.l", Anchor::LidLatchL),
        ("lid.latch.r", Anchor::LidLatchR),
        ("lid.inner_trim", Anchor::LidInnerTrim),
        ("lid.inner_handle", Anchor::LidInnerHandle),
        ("lid.hinge.l", Anchor::LidHingeL),
        ("lid.hinge.r", Anchor::LidHingeR),
        ("boot.striker", Anchor::BootStriker),
        ("boot.sill", Anchor::BootSill),
        ("boot.floor", Anchor::BootFloor),
        ("boot.side.l", Anchor::BootSideL),
        ("boot.side.r", Anchor::BootSideR),
        ("boot.seat_lever.l", Anchor::BootSeatLeverL),
        ("boot.seat_lever.r", Anchor::BootSeatLeverR),
        ("bench.back.top.l", Anchor::BenchBackTopL),
        ("bench.back.top.c", Anchor::BenchBackTopC),
        ("bench.back.top.r", Anchor::BenchBackTopR),
        ("bench.back.foot", Anchor::BenchBackFoot),
        ("bench.base.front.l", Anchor::BenchBaseFrontL),
        ("bench.base.front.c", Anchor::BenchBaseFrontC),
        ("bench.base.front.r", Anchor::BenchBaseFrontR),
        ("dash.centre", Anchor::DashCentre),
        ("dash.driver_side", Anchor::DashDriverSide),
        ("dash.end", Anchor::DashEnd),
        ("dash.under", Anchor::DashUnder),
        ("dash.key_slot", Anchor::DashKeySlot),
        ("dash.screen", Anchor::DashScreen),
        ("dash.glove_box", Anchor::DashGloveBox),
        ("dash.gear_lever", Anchor::DashGearLever),
        ("dash.gear_stalk", Anchor::DashGearStalk),
        ("dash.armrest", Anchor::DashArmrest),
        ("cabin.footwell.l", Anchor::CabinFootwellL),
        ("cabin.footwell.r", Anchor::CabinFootwellR),
        ("roof.switch", Anchor::RoofSwitch),
        ("roof.soft_top", Anchor::RoofSoftTop),
        ("driver.footwell", Anchor::DriverFootwell),
        ("driver.floor", Anchor::DriverFloor),
        ("driver.door.panel", Anchor::DriverDoorPanel),
        ("driver.door.lock", Anchor::DriverDoorLock),
        ("driver.door.cap", Anchor::DriverDoorCap),
        ("driver.pillar", Anchor::DriverPillar),
        ("side.small_door", Anchor::SideSmallDoor),
        ("hood.battery", Anchor::HoodBattery),
        ("hood.jump_post", Anchor::HoodJumpPost),
        ("hood.fusebox", Anchor::HoodFuseBox),
        ("hood.cowl", Anchor::HoodCowl),
        ("front.lid", Anchor::FrontLid),
        ("front.catch", Anchor::FrontCatch),
        ("front.latch", Anchor::FrontLatch),
        ("front.striker", Anchor::FrontStriker),
        ("front.hinge.l", Anchor::FrontHingeL),
        ("front.posts", Anchor::FrontPosts),
        ("front.tow_eye", Anchor::FrontTowEye),
        ("fob.boot_button", Anchor::FobBootButton),
        ("fob.lock", Anchor::FobLock),
        ("fob.unlock", Anchor::FobUnlock),
        ("fob.blade", Anchor::FobBlade),
        ("fob.cell", Anchor::FobCell),
        ("fob.phone", Anchor::FobPhone),
    ];
}

/// What a hand does at a point: the arrow in the picture.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Act {
    /// Press briefly.
    Press,
    /// Press and keep pressed.
    Hold,
    /// Draw toward oneself.
    Pull,
    /// Press hard away from oneself, with a flat hand or a foot.
    Push,
    /// Turn, as a key.
    Turn,
    /// Swing one edge out.
    Tilt,
    /// Move up.
    Lift,
}

words!(Act {
    Press = "press", Hold = "hold", Pull = "pull", Push = "push", Turn = "turn", Tilt = "tilt", Lift = "lift",
});
words!(Closure {
    TrunkLid = "trunk_lid", Hatch = "hatch", Liftgate = "liftgate", PowerLiftgate = "power_liftgate",
    SplitDoors = "split_doors", ConvertibleLid = "convertible_lid", FrontTrunk = "front_trunk",
});
