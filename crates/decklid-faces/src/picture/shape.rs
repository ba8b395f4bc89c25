//! The few numbers that make an outline (cm).

use decklid_car::car::{Anchor, Body};

/// A body in numbers: lengths from the front bumper, heights from the ground (cm).
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) length: f64,
    pub(super) height: f64,
    pub(super) width: f64,
    /// Front and rear axle.
    pub(super) axles: (f64, f64),
    /// Radius of a wheel.
    pub(super) wheel: f64,
    /// Lower edge of the sill.
    pub(super) sill: f64,
    /// Foot of the windshield.
    pub(super) cowl: (f64, f64),
    /// Front of the roof.
    pub(super) roof: (f64, f64),
    /// Rear of the roof.
    pub(super) back: (f64, f64),
    /// Foot of the rear window.
    pub(super) shelf: (f64, f64),
    /// Upper rear edge of the body.
    pub(super) tail: (f64, f64),
    /// Rear ends of the doors.
    pub(super) doors: &'static [f64],
    /// Rear lower corner of the side windows.
    pub(super) quarter: f64,
    /// Whether glass and roof come up with the lid.
    pub(super) gate: bool,
    /// Whether the roof is of cloth.
    pub(super) soft: bool,
}

/// The usual numbers of a body.
pub(super) fn shape(body: Body) -> Shape {
    match body {
        Body::Sedan => sedan(),
        Body::Coupe => coupe(),
        Body::Convertible => convertible(),
        Body::Hatch3 => hatch3(),
        Body::Hatch5 => hatch5(),
        Body::Wagon => wagon(),
        Body::Suv => suv(),
        Body::Van => van(),
    }
}

fn sedan() -> Shape {
    Shape {
        length: 470.0,
        height: 145.0,
        width: 182.0,
        axles: (92.0, 370.0),
        wheel: 33.0,
        sill: 23.0,
        cowl: (146.0, 97.0),
        roof: (214.0, 142.0),
        back: (318.0, 141.0),
        shelf: (394.0, 106.0),
        tail: (460.0, 102.0),
        doors: &[252.0, 346.0],
        quarter: 374.0,
        gate: false,
        soft: false,
    }
}

fn coupe() -> Shape {
    Shape {
        length: 456.0,
        height: 135.0,
        axles: (88.0, 360.0),
        cowl: (160.0, 92.0),
        roof: (230.0, 132.0),
        back: (296.0, 131.0),
        shelf: (394.0, 101.0),
        tail: (448.0, 98.0),
        doors: &[300.0],
        quarter: 346.0,
        ..sedan()
    }
}

fn convertible() -> Shape {
    Shape {
        length: 430.0,
        height: 136.0,
        axles: (84.0, 336.0),
        cowl: (140.0, 92.0),
        roof: (206.0, 132.0),
        back: (290.0, 131.0),
        shelf: (346.0, 99.0),
        tail: (420.0, 95.0),
        doors: &[272.0],
        quarter: 318.0,
        soft: true,
        ..sedan()
    }
}

fn hatch3() -> Shape {
    Shape {
        length: 380.0,
        height: 142.0,
        width: 172.0,
        axles: (70.0, 312.0),
        wheel: 32.0,
        cowl: (108.0, 96.0),
        roof: (166.0, 139.0),
        back: (332.0, 137.0),
        shelf: (366.0, 102.0),
        tail: (372.0, 92.0),
        doors: &[236.0],
        quarter: 336.0,
        ..hatch5()
    }
}

fn hatch5() -> Shape {
    Shape {
        length: 428.0,
        height: 147.0,
        axles: (86.0, 350.0),
        cowl: (132.0, 98.0),
        roof: (198.0, 144.0),
        back: (362.0, 140.0),
        shelf: (410.0, 104.0),
        tail: (418.0, 92.0),
        doors: &[238.0, 330.0],
        quarter: 378.0,
        gate: true,
        ..sedan()
    }
}

fn wagon() -> Shape {
    Shape {
        length: 478.0,
        height: 149.0,
        axles: (92.0, 372.0),
        cowl: (148.0, 98.0),
        roof: (216.0, 146.0),
        back: (426.0, 142.0),
        shelf: (464.0, 105.0),
        tail: (469.0, 92.0),
        doors: &[254.0, 348.0],
        quarter: 434.0,
        ..hatch5()
    }
}

fn suv() -> Shape {
    Shape {
        length: 456.0,
        height: 168.0,
        width: 186.0,
        axles: (90.0, 360.0),
        wheel: 37.0,
        sill: 29.0,
        cowl: (132.0, 113.0),
        roof: (194.0, 165.0),
        back: (402.0, 161.0),
        shelf: (440.0, 118.0),
        tail: (447.0, 104.0),
        doors: &[242.0, 334.0],
        quarter: 408.0,
        ..hatch5()
    }
}

fn van() -> Shape {
    Shape {
        length: 480.0,
        height: 194.0,
        width: 192.0,
        axles: (92.0, 380.0),
        wheel: 34.0,
        cowl: (84.0, 120.0),
        roof: (146.0, 190.0),
        back: (462.0, 188.0),
        shelf: (474.0, 124.0),
        tail: (477.0, 100.0),
        doors: &[212.0, 330.0],
        quarter: 448.0,
        ..hatch5()
    }
}

/// Where a point of the car is: from the front, to the left of the middle, above the ground (cm).
pub(super) type Position = (f64, f64, f64);

impl Shape {
    /// Where a point at the very back is in the rear view.
    fn behind(&self, anchor: Anchor) -> Option<Position> {
        super::ends::rear_spot(self, anchor).map(|(right, above)| (self.length - 4.0, -right, above))
    }

    /// Where a point is on or in this car; `None` for something in the hand. `side` is +1 for a driver
    /// on the left, -1 on the right; `front` when the lid is the front one.
    pub(super) fn position(&self, anchor: Anchor, side: f64, front: bool) -> Option<Position> {
        use Anchor as A;
        let end = self.length - 4.0;
        let belt = self.cowl.1;
        let lid = if self.gate { belt - 26.0 } else { self.tail.1 - 14.0 };
        let dash = self.cowl.0 + 46.0;
        let bench = self.axles.1 - 8.0;
        let half = self.width / 2.0;
        let driver = side * 38.0;
        let door = self.doors.first().copied().unwrap_or(250.0);
        let hinge =
            if self.gate { (self.back.0 - 2.0, self.back.1 - 3.0) } else { (self.shelf.0 + 4.0, self.shelf.1 - 3.0) };
        let at = match anchor {
            A::RearLid | A::RearAbovePlate | A::RearBadge | A::RearLockCylinder => self.behind(anchor)?,
            A::RearHandleRight | A::RearRightLeaf | A::RearLeftLeaf => self.behind(anchor)?,
            A::RearGlass => ((self.back.0 + self.shelf.0) / 2.0, 0.0, (self.back.1 + self.shelf.1) / 2.0),
            A::RearBumper => (self.length - 6.0, 0.0, 30.0),
            A::RearTowSocket => (self.length - 4.0, -26.0, 38.0),
            A::LidLatch | A::LidInnerHandle | A::LidInnerTrim => (end - 10.0, 0.0, lid - 4.0),
            A::LidLatchL => (end - 10.0, 44.0, lid - 4.0),
            A::LidLatchR => (end - 10.0, -44.0, lid - 4.0),
            A::LidHingeL => (hinge.0, 48.0, hinge.1),
            A::LidHingeR => (hinge.0, -48.0, hinge.1),
            A::BootStriker => (end - 14.0, 0.0, 66.0),
            A::BootSill => (end - 22.0, 0.0, 58.0),
            A::BootFloor => (self.axles.1 + 42.0, 0.0, 46.0),
            A::BootSideL => (end - 44.0, 60.0, 76.0),
            A::BootSideR => (end - 44.0, -60.0, 76.0),
            A::BootSeatLeverL => (self.axles.1 + 22.0, 38.0, belt - 4.0),
            A::BootSeatLeverR => (self.axles.1 + 22.0, -38.0, belt - 4.0),
            A::BenchBackTopL => (bench, 48.0, belt),
            A::BenchBackTopC => (bench, 0.0, belt),
            A::BenchBackTopR => (bench, -48.0, belt),
            A::BenchBackFoot => (bench - 12.0, 0.0, 56.0),
            A::BenchBaseFrontL => (bench - 62.0, 40.0, 44.0),
            A::BenchBaseFrontC => (bench - 62.0, 0.0, 44.0),
            A::BenchBaseFrontR => (bench - 62.0, -40.0, 44.0),
            A::DashCentre | A::DashScreen | A::DashKeySlot => (dash, side * 6.0, belt - 10.0),
            A::DashGearLever | A::DashArmrest => (dash + 46.0, 0.0, 62.0),
            A::DashDriverSide | A::DashGearStalk => (dash, side * 58.0, belt - 14.0),
            A::DashEnd => (dash - 6.0, side * (half - 16.0), belt - 14.0),
            A::DashUnder => (dash - 10.0, driver, 58.0),
            A::DashGloveBox => (dash - 4.0, -driver, belt - 26.0),
            A::CabinFootwellL => (dash - 24.0, 58.0, 40.0),
            A::CabinFootwellR => (dash - 24.0, -58.0, 40.0),
            A::RoofSwitch => (self.roof.0 + 8.0, 0.0, self.roof.1 - 4.0),
            A::RoofSoftTop => (self.shelf.0 - 4.0, 0.0, self.shelf.1 + 2.0),
            A::DriverFootwell => (dash - 20.0, driver, 36.0),
            A::DriverFloor => (door - 40.0, side * 66.0, 32.0),
            A::DriverDoorPanel => (door - 70.0, side * (half - 12.0), belt - 22.0),
            A::DriverDoorLock => (door - 20.0, side * (half - 2.0), belt - 12.0),
            A::DriverDoorCap => (door - 12.0, side * (half - 2.0), belt - 12.0),
            A::DriverPillar => (door + 4.0, side * (half - 6.0), belt + 12.0),
            A::SideSmallDoor => (door + 24.0, -(half - 2.0), belt - 14.0),
            A::HoodBattery => (self.axles.0 + 6.0, -34.0, 82.0),
            A::HoodJumpPost => (self.axles.0 + 2.0, 36.0, 82.0),
            A::HoodFuseBox => (self.axles.0 - 18.0, 46.0, 80.0),
            A::HoodCowl => (self.cowl.0 - 10.0, 0.0, self.cowl.1 - 6.0),
            A::FrontLid => (self.cowl.0 * 0.55, 0.0, 84.0),
            A::FrontCatch | A::FrontLatch | A::FrontStriker => (16.0, 0.0, 74.0),
            A::FrontHingeL => (self.cowl.0 - 14.0, 50.0, self.cowl.1 - 6.0),
            A::FrontPosts => (self.cowl.0 - 24.0, 0.0, 84.0),
            A::FrontTowEye => (4.0, -46.0, 48.0),
            A::FobBootButton | A::FobLock | A::FobUnlock | A::FobBlade | A::FobCell | A::FobPhone => return None,
        };
        Some(if front && is_lid(anchor) { (self.length - at.0, at.1, at.2) } else { at })
    }
}

/// Points of a lid that may be the front one.
fn is_lid(anchor: Anchor) -> bool {
    use Anchor as A;
    matches!(
        anchor,
        A::LidLatch
            | A::LidInnerHandle
            | A::LidInnerTrim
            | A::BootStriker
            | A::BootSill
            | A::BootFloor
            | A::BootSideL
            | A::BootSideR
    )
}
