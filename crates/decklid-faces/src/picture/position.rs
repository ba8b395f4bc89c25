//! Where the points of a car are.

use decklid_car::car::Anchor;

use super::ends::rear_spot;
use super::shape::Shape;

/// Where a point of the car is: from the front, to the left of the middle, above the ground (cm).
pub(super) type Position = (f64, f64, f64);

impl Shape {
    /// Where a point at the very back is in the rear view.
    fn behind(&self, anchor: Anchor) -> Option<Position> {
        rear_spot(self, anchor).map(|(right, above)| (self.length - 4.0, -right, above))
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
