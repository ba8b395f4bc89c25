//! The car from the rear and from the front.

use decklid_car::car::Closure;

use super::pen::{Ink, Pen};
use super::shape::Shape;
use super::sight::WIDTH;

/// Picture units a centimetre.
const SCALE: f64 = 1.4;
/// Middle of the picture.
const MIDDLE: f64 = WIDTH / 2.0;

/// Height of both views.
pub(super) fn height(s: &Shape) -> f64 {
    (s.height * SCALE + 20.0).round()
}

/// Draws half a car and its mirror image (cm from the middle, cm from the ground).
pub(super) struct Half<'p> {
    pub(super) pen: &'p mut Pen,
    /// Picture units: the middle of the car, and where it stands.
    pub(super) middle: f64,
    pub(super) ground: f64,
    /// Picture units a centimetre.
    pub(super) scale: f64,
}

impl<'p> Half<'p> {
    fn of(pen: &'p mut Pen, s: &Shape) -> Self {
        Half { pen, middle: MIDDLE, ground: height(s) - 8.0, scale: SCALE }
    }
    /// Where a point is in the picture.
    pub(super) fn place(&self, x: f64, y: f64) -> (f64, f64) {
        (self.middle + x * self.scale, self.ground - y * self.scale)
    }

    fn corner(&self, sign: f64, (x, y, r): (f64, f64, f64)) -> (f64, f64, f64) {
        let (x, y) = self.place(sign * x, y);
        (x, y, r * self.scale)
    }

    /// An area across the middle: corners of the right half from top to bottom.
    pub(super) fn both(&mut self, right: &[(f64, f64, f64)], ink: Ink) {
        let mut corners: Vec<_> = right.iter().map(|&c| self.corner(1.0, c)).collect();
        corners.extend(right.iter().rev().map(|&c| self.corner(-1.0, c)));
        self.pen.area(&corners, ink);
    }

    /// The same area on both sides.
    fn pair(&mut self, right: &[(f64, f64, f64)], ink: Ink) {
        for sign in [1.0, -1.0] {
            let corners: Vec<_> = right.iter().map(|&c| self.corner(sign, c)).collect();
            self.pen.area(&corners, ink);
        }
    }

    fn line(&mut self, points: &[(f64, f64, f64)], ink: Ink) {
        let corners: Vec<_> = points.iter().map(|&c| self.corner(1.0, c)).collect();
        self.pen.line(&corners, ink);
    }

    fn disc(&mut self, x: f64, y: f64, r: f64, ink: Ink) {
        let (x, y, _) = self.corner(1.0, (x, y, 0.0));
        self.pen.circle(x, y, r * self.scale, ink);
    }
}

/// Where things are at the rear (cm from the ground).
struct Rear {
    lid_top: f64,
    lid_low: f64,
    plate: f64,
}

fn rear_numbers(s: &Shape) -> Rear {
    if s.gate {
        Rear { lid_top: s.height - 7.0, lid_low: 50.0, plate: s.cowl.1 - 34.0 }
    } else {
        Rear { lid_top: s.tail.1 + 2.0, lid_low: 58.0, plate: s.tail.1 - 30.0 }
    }
}

/// Where a point is in the rear view (cm from the middle, cm from the ground).
pub(super) fn rear_spot(s: &Shape, anchor: decklid_car::car::Anchor) -> Option<(f64, f64)> {
    use decklid_car::car::Anchor as A;
    let r = rear_numbers(s);
    let above = r.plate + 11.0;
    let (x, y) = match anchor {
        A::RearLid => (0.0, r.lid_top - if s.gate { 60.0 } else { 4.0 }),
        A::RearAbovePlate => (0.0, above),
        A::RearLockCylinder => (40.0, above),
        A::RearBadge => (0.0, above + 13.0),
        A::RearHandleRight => (34.0, above),
        A::RearRightLeaf => (12.0, above + 4.0),
        A::RearLeftLeaf => (-12.0, above + 4.0),
        A::RearGlass => (0.0, (s.back.1 + s.cowl.1) / 2.0),
        A::RearBumper => (0.0, 26.0),
        A::RearTowSocket => (24.0, 27.0),
        _ => return None,
    };
    Some((x, y))
}

/// From centimetres to the picture.
pub(super) fn spot(s: &Shape, (x, y): (f64, f64)) -> (f64, f64) {
    (MIDDLE + x * SCALE, height(s) - 8.0 - y * SCALE)
}

/// How far the edge of the roof is inside the sides.
fn roof(s: &Shape) -> f64 {
    match (s.height > 180.0, s.gate) {
        (true, _) => 14.0,
        (false, true) => 28.0,
        (false, false) => 38.0,
    }
}

pub(super) fn skin(half: &mut Half<'_>, s: &Shape) {
    let w = s.width / 2.0;
    let belt = s.cowl.1 + 4.0;
    let wheel = |half: &mut Half<'_>| {
        half.pair(&[(w - 3.0, 30.0, 4.0), (w - 3.0, 0.0, 5.0), (w - 27.0, 0.0, 5.0), (w - 27.0, 30.0, 4.0)], Ink::Dark);
    };
    wheel(half);
    half.pair(
        &[
            (w + 1.0, belt + 1.0, 3.0),
            (w + 14.0, belt + 4.0, 5.0),
            (w + 13.0, belt + 16.0, 5.0),
            (w - 6.0, belt + 10.0, 4.0),
        ],
        Ink::Dark,
    );
    let roof = roof(s);
    half.both(
        &[
            (w - roof - 14.0, s.height, 20.0),
            (w - roof, s.height - 6.0, 14.0),
            (w - 7.0, belt, 16.0),
            (w, belt - 24.0, 22.0),
            (w + 1.0, 40.0, 12.0),
            (w - 5.0, 16.0, 10.0),
        ],
        Ink::Skin,
    );
}

/// The car from the rear.
pub(super) fn rear(pen: &mut Pen, s: &Shape, closure: Closure) {
    let mut half = Half::of(pen, s);
    let w = s.width / 2.0;
    let belt = s.cowl.1 + 4.0;
    let r = rear_numbers(s);
    let roof = roof(s);
    skin(&mut half, s);
    let glass_low = if s.gate { belt - 2.0 } else { r.lid_top + 7.0 };
    let glass = [(w - roof - 10.0, s.height - 9.0, 10.0), (w - 26.0, glass_low, 8.0)];
    half.both(&glass, if s.soft { Ink::Panel } else { Ink::Glass });
    if s.soft {
        half.both(&[(34.0, s.height - 20.0, 6.0), (38.0, glass_low + 5.0, 6.0)], Ink::Glass);
    }
    if s.gate {
        half.both(
            &[
                (w - roof - 3.0, r.lid_top, 10.0),
                (w - 15.0, belt, 10.0),
                (w - 21.0, 66.0, 10.0),
                (w - 26.0, r.lid_low, 8.0),
            ],
            Ink::Line,
        );
        half.line(&[(-12.0, belt + 1.0, 0.0), (20.0, belt + 11.0, 0.0)], Ink::Line);
    } else {
        half.both(
            &[(w - 12.0, r.lid_top, 6.0), (w - 30.0, r.lid_low + 16.0, 5.0), (w - 34.0, r.lid_low, 6.0)],
            Ink::Panel,
        );
    }
    if closure == Closure::SplitDoors {
        half.line(&[(0.0, r.lid_top, 0.0), (0.0, r.lid_low, 0.0)], Ink::Line);
    }
    let lamp = if s.gate { belt - 6.0 } else { r.lid_top - 4.0 };
    half.pair(
        &[(w - 4.0, lamp - 2.0, 5.0), (w - 27.0, lamp, 4.0), (w - 34.0, lamp - 16.0, 4.0), (w - 1.0, lamp - 20.0, 6.0)],
        Ink::Lamp,
    );
    if closure != Closure::FrontTrunk {
        grips(&mut half, &r, closure);
    }
    half.both(&[(26.0, r.plate + 6.0, 2.0), (26.0, r.plate - 6.0, 2.0)], Ink::Panel);
    half.both(&[(20.0, r.plate + 1.0, 0.0), (20.0, r.plate - 1.0, 0.0)], Ink::Faint);
    half.line(
        &[(1.0 - w, 56.0, 0.0), (-w + 26.0, 51.0, 20.0), (w - 26.0, 51.0, 20.0), (w - 1.0, 56.0, 0.0)],
        Ink::Line,
    );
    half.both(&[(w - 40.0, 30.0, 6.0), (w - 34.0, 16.0, 4.0)], Ink::Dark);
    half.pair(&[(w - 8.0, 42.0, 2.0), (w - 24.0, 42.0, 2.0), (w - 24.0, 38.0, 2.0), (w - 8.0, 38.0, 2.0)], Ink::Lamp);
}

/// Handle strip or two handles, badge and plate lamps.
fn grips(half: &mut Half<'_>, r: &Rear, closure: Closure) {
    if closure == Closure::SplitDoors {
        half.pair(
            &[
                (4.0, r.plate + 18.0, 2.0),
                (18.0, r.plate + 18.0, 2.0),
                (18.0, r.plate + 13.0, 2.0),
                (4.0, r.plate + 13.0, 2.0),
            ],
            Ink::Dark,
        );
    } else {
        half.both(&[(32.0, r.plate + 13.0, 2.0), (32.0, r.plate + 9.0, 2.0)], Ink::Dark);
        half.disc(0.0, r.plate + 24.0, 5.0, Ink::Panel);
    }
}

/// The car from the front.
pub(super) fn front(pen: &mut Pen, s: &Shape) {
    let mut half = Half::of(pen, s);
    let w = s.width / 2.0;
    let belt = s.cowl.1 + 4.0;
    let nose = s.cowl.1 - 20.0;
    let roof = roof(s);
    skin(&mut half, s);
    half.both(&[(w - roof - 6.0, s.height - 8.0, 12.0), (w - 18.0, belt, 8.0)], Ink::Glass);
    half.line(&[(-w + 24.0, belt + 2.0, 0.0), (-4.0, belt + 6.0, 0.0)], Ink::Line);
    half.line(&[(2.0, belt + 2.0, 0.0), (w - 30.0, belt + 6.0, 0.0)], Ink::Line);
    half.both(&[(w - 16.0, belt - 2.0, 6.0), (w - 24.0, nose, 8.0), (w - 46.0, nose - 8.0, 14.0)], Ink::Panel);
    half.pair(
        &[
            (w - 4.0, nose + 8.0, 6.0),
            (w - 24.0, nose - 1.0, 5.0),
            (w - 44.0, nose - 9.0, 5.0),
            (w - 38.0, nose - 20.0, 6.0),
            (w - 4.0, nose - 8.0, 8.0),
        ],
        Ink::Glass,
    );
    half.both(&[(34.0, nose - 13.0, 5.0), (30.0, nose - 25.0, 5.0)], Ink::Line);
    half.both(&[(30.0, nose - 17.0, 1.0), (29.0, nose - 20.0, 1.0)], Ink::Dark);
    half.both(&[(26.0, 45.0, 2.0), (26.0, 34.0, 2.0)], Ink::Panel);
    half.both(&[(w - 22.0, 30.0, 4.0), (w - 30.0, 22.0, 4.0)], Ink::Dark);
    half.disc(0.0, nose - 4.0, 5.0, Ink::Panel);
    half.disc(-46.0, 46.0, 6.0, Ink::Line);
}

/// Where a point is seen from the front (cm from the middle as seen, cm from the ground).
pub(super) fn front_spot(s: &Shape, anchor: decklid_car::car::Anchor) -> Option<((f64, f64), bool)> {
    use decklid_car::car::Anchor as A;
    let nose = s.cowl.1 - 20.0;
    Some(match anchor {
        A::FrontLid => ((0.0, nose + 10.0), false),
        A::FrontCatch => ((0.0, nose - 9.0), true),
        A::FrontTowEye => ((-46.0, 46.0), false),
        _ => return None,
    })
}
