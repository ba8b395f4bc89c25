//! The views of a car: which of them shows a point best, what it draws, and where the point is in it.

use decklid_car::car::{Act, Anchor, Body, Car, Closure, Keys};

use super::pen::Pen;
use super::shape::{Shape, shape};
use super::sight::{Drive, Point};
use super::{above, cabin, carried, door, ends, hand, luggage, outside};

/// One view with what is marked in it.
pub(super) struct Panel {
    pub(super) view: View,
    /// Points with their numbers.
    pub(super) marks: Vec<(usize, Point)>,
    /// What the hand does at some of them, by number.
    pub(super) arrows: Vec<(usize, Anchor, Act)>,
}

/// One way to look at a car.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum View {
    /// From the driver's side.
    Side,
    /// From above.
    Top,
    /// The driver's door from outside.
    Door,
    /// From behind.
    Rear,
    /// From the front.
    Front,
    /// The open luggage space.
    Open,
    /// The shut luggage space, from the rear seat.
    Shut,
    /// The rear bench, from the front.
    Bench,
    /// The dash, from behind the wheel.
    Dash,
    /// Under the hood, from the front.
    Hood,
    /// Remote and phone.
    Fob,
}

/// What is drawn: a body with its lid and the driver's side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model {
    shape: Shape,
    closure: Closure,
    keys: Keys,
    drive: Drive,
}

impl Model {
    /// The outline of a car.
    pub(crate) fn of(car: &Car, drive: Drive) -> Self {
        Model { shape: shape(car.body), closure: car.closure, keys: car.keys, drive }
    }

    /// Any body, for tests and lists of bodies.
    pub(crate) fn body(body: Body, closure: Closure, drive: Drive) -> Self {
        Model { shape: shape(body), closure, keys: Keys::default(), drive }
    }

    fn side(&self) -> f64 {
        match self.drive {
            Drive::Left => 1.0,
            Drive::Right => -1.0,
        }
    }

    /// Where the driver sits.
    pub(crate) fn drive(&self) -> Drive {
        self.drive
    }

    /// What the driver carries.
    pub(crate) fn keys(&self) -> Keys {
        self.keys
    }

    /// Whether the luggage space is under the front lid.
    pub(crate) fn front_lid(&self) -> bool {
        self.closure == Closure::FrontTrunk
    }

    /// Whether the view swaps left and right for a driver on the right.
    pub(crate) fn mirrored(&self, view: View) -> bool {
        let follows = match view {
            View::Side | View::Top | View::Door | View::Dash => true,
            View::Rear | View::Front | View::Open | View::Shut | View::Bench | View::Hood | View::Fob => false,
        };
        follows && self.drive == Drive::Right
    }

    /// Height of a view.
    pub(crate) fn height(&self, view: View) -> f64 {
        match view {
            View::Side => outside::side_height(&self.shape),
            View::Top => above::height(&self.shape),
            View::Door => door::HEIGHT,
            View::Rear | View::Front => ends::height(&self.shape),
            View::Open | View::Shut => luggage::HEIGHT,
            View::Bench => cabin::BENCH,
            View::Dash => cabin::DASH,
            View::Hood => hand::HOOD,
            View::Fob => carried::HEIGHT,
        }
    }

    /// Draws a view, with the things of which every car has its own where they are among the `marks`.
    pub(crate) fn draw(&self, view: View, marks: &[(usize, Point)], pen: &mut Pen) {
        match view {
            View::Side => outside::side(pen, &self.shape),
            View::Top => above::top(pen, &self.shape),
            View::Door => door::door(pen),
            View::Rear => ends::rear(pen, &self.shape, self.closure),
            View::Front => ends::front(pen, &self.shape),
            View::Open => luggage::open(pen, self.closure, self.shape.gate),
            View::Shut => luggage::shut(pen, self.closure, self.shape.gate),
            View::Bench => cabin::bench(pen, self.shape.rear_seats),
            View::Dash => cabin::dash(pen),
            View::Hood => hand::hood(pen),
            View::Fob => carried::carried(pen, self.keys),
        }
        let keyhole = self.spot(View::Rear, Anchor::RearLockCylinder).filter(|_| view == View::Rear);
        for (_, at) in marks.iter().filter(|mark| keyhole.is_some_and(|at| at == mark.1)) {
            door::keyhole(pen, at.x, at.y);
        }
        pen.inked();
    }

    /// Where a point is in a view; `None` if it cannot be shown there.
    pub(crate) fn spot(&self, view: View, anchor: Anchor) -> Option<Point> {
        let point = |(x, y, hidden)| Point { x, y, hidden };
        match view {
            View::Side | View::Top => self.outer(view, anchor),
            View::Door => door::spot(anchor).map(point),
            View::Rear => match ends::rear_spot(&self.shape, anchor) {
                Some(at) => Some(plain(ends::spot(&self.shape, at), false)),
                None => self.outer(view, anchor),
            },
            View::Front => match ends::front_spot(&self.shape, anchor) {
                Some((at, hidden)) => Some(plain(ends::spot(&self.shape, at), hidden)),
                None => self.outer(view, anchor),
            },
            View::Open => luggage::open_spot(anchor, self.closure).map(point),
            View::Shut => luggage::shut_spot(anchor, self.closure).map(point),
            View::Bench => cabin::bench_spot(anchor).map(point),
            View::Dash => cabin::dash_spot(anchor, self.drive == Drive::Right).map(point),
            View::Hood => hand::hood_spot(anchor).map(point),
            View::Fob => carried::spot(anchor, self.keys).map(point),
        }
    }

    /// The way from a point along its arrow, away from the point (a unit); `None` where any will do.
    pub(crate) fn away(&self, view: View, anchor: Anchor, act: Act) -> Option<(f64, f64)> {
        let lid_down = !self.shape.gate && matches!(anchor, Anchor::RearLid | Anchor::FrontLid);
        match act {
            Act::Press | Act::Hold => None,
            // A lid is pushed down, a gate toward the car, that is away from who looks at it.
            Act::Push if lid_down => Some((0.0, -1.0)),
            Act::Push => Some((0.6, 0.8)),
            Act::Pull if view == View::Fob => Some((1.0, 0.0)),
            Act::Pull | Act::Tilt | Act::Turn => Some((0.0, 1.0)),
            Act::Lift => Some((0.0, -1.0)),
        }
    }

    /// All that is in plain sight in a view that shows it best.
    pub(crate) fn controls(&self, view: View) -> Vec<Point> {
        let best = Anchor::NAMES.iter().map(|named| named.1).filter(|anchor| self.best(*anchor, true) == view);
        best.filter_map(|anchor| self.spot(view, anchor)).filter(|point| !point.hidden).collect()
    }

    /// Where a point is on the outer skin, or behind it.
    fn outer(&self, view: View, anchor: Anchor) -> Option<Point> {
        let at = self.shape.position(anchor, self.side(), self.front_lid())?;
        let hidden = !seen(view, anchor);
        let place = match view {
            View::Side => outside::side_spot(&self.shape, at),
            View::Top => above::spot(&self.shape, at, self.side()),
            View::Front => ends::spot(&self.shape, (at.1, at.2)),
            _ => ends::spot(&self.shape, (-at.1, at.2)),
        };
        Some(plain(place, hidden))
    }

    /// The view that shows a point best; `inside` when the lid is still shut.
    pub(crate) fn best(&self, anchor: Anchor, inside: bool) -> View {
        use Anchor as A;
        let luggage = if inside && !self.front_lid() { View::Shut } else { View::Open };
        match anchor {
            A::RearLid | A::RearAbovePlate | A::RearLockCylinder | A::RearBadge | A::RearHandleRight => View::Rear,
            A::RearLeftLeaf | A::RearRightLeaf | A::RearGlass | A::RearBumper | A::RearTowSocket => View::Rear,
            A::LidLatch | A::LidLatchL | A::LidLatchR | A::LidInnerTrim | A::LidInnerHandle => luggage,
            A::LidHingeL | A::LidHingeR | A::BootStriker | A::BootSill | A::BootFloor => luggage,
            A::BootSideL | A::BootSideR | A::BootSeatLeverL | A::BootSeatLeverR => luggage,
            A::BenchBackTopL | A::BenchBackTopC | A::BenchBackTopR | A::BenchBackFoot => View::Bench,
            A::BenchBaseFrontL | A::BenchBaseFrontC | A::BenchBaseFrontR => View::Bench,
            A::DashCentre | A::DashDriverSide | A::DashEnd | A::DashUnder | A::DashKeySlot | A::DashScreen => {
                View::Dash
            }
            A::DashGloveBox | A::DashGearLever | A::DashGearStalk | A::DashArmrest | A::RoofSwitch => View::Dash,
            A::CabinFootwellL | A::CabinFootwellR | A::DriverFootwell | A::DriverFloor => View::Dash,
            A::DriverDoorPanel => View::Dash,
            A::DriverDoorLock | A::DriverDoorCap | A::DriverPillar => View::Door,
            A::RoofSoftTop => View::Side,
            A::SideSmallDoor => View::Top,
            A::HoodBattery | A::HoodJumpPost | A::HoodFuseBox | A::HoodCowl => View::Hood,
            A::FrontLid | A::FrontCatch | A::FrontTowEye => View::Front,
            A::FrontLatch | A::FrontStriker | A::FrontHingeL | A::FrontPosts if self.front_lid() => View::Open,
            // Where the trunk is at the back, what lies in front is no part of it.
            A::FrontPosts => View::Hood,
            A::FrontLatch | A::FrontStriker | A::FrontHingeL => View::Front,
            A::FobBootButton | A::FobLock | A::FobUnlock | A::FobBlade | A::FobCell | A::FobPhone => View::Fob,
        }
    }

    /// The view that shows where on the car the other picture is; `None` for something in the hand.
    pub(crate) fn overview(&self, best: View) -> Option<View> {
        match best {
            View::Side | View::Fob | View::Top => None,
            View::Door | View::Rear | View::Front | View::Open | View::Shut => Some(View::Side),
            View::Bench | View::Dash | View::Hood => Some(View::Top),
        }
    }
}

fn plain((x, y): (f64, f64), hidden: bool) -> Point {
    Point { x, y, hidden }
}

/// Whether a point on the skin is in plain sight.
fn seen(view: View, anchor: Anchor) -> bool {
    use Anchor as A;
    match anchor {
        A::RearLid | A::RearAbovePlate | A::RearLockCylinder | A::RearBadge | A::RearHandleRight => true,
        A::RearLeftLeaf | A::RearRightLeaf | A::RearGlass | A::FrontLid | A::FrontTowEye => true,
        A::DriverDoorLock | A::DriverDoorCap => view != View::Rear && view != View::Front,
        A::SideSmallDoor => view == View::Top,
        A::RearTowSocket => view == View::Rear,
        _ => false,
    }
}
