//! The driver's door from outside, close: handle, keyhole and the pillar behind; the nose of the car is to the left.

use decklid_car::car::Anchor;

use super::pen::{Ink, Pen};

/// Height of the view.
pub(super) const HEIGHT: f64 = 200.0;
/// Where the keyhole is, in the fixed end of the handle or under its cap.
const KEYHOLE: (f64, f64) = (254.0, 112.0);

/// The door, cut off at the sides.
pub(super) fn door(pen: &mut Pen) {
    pen.area(&[(4.0, 8.0, 0.0), (396.0, 8.0, 0.0), (396.0, 192.0, 0.0), (4.0, 192.0, 0.0)], Ink::Skin);
    pen.area(&[(4.0, 14.0, 0.0), (272.0, 14.0, 6.0), (272.0, 62.0, 6.0), (4.0, 66.0, 0.0)], Ink::Glass);
    pen.area(&[(276.0, 14.0, 0.0), (312.0, 14.0, 0.0), (312.0, 62.0, 0.0), (276.0, 62.0, 0.0)], Ink::Dark);
    pen.area(&[(316.0, 14.0, 6.0), (396.0, 14.0, 0.0), (396.0, 60.0, 0.0), (316.0, 61.0, 6.0)], Ink::Glass);
    pen.line(&[(294.0, 62.0, 0.0), (292.0, 192.0, 0.0)], Ink::Line);
    pen.line(&[(4.0, 84.0, 0.0), (396.0, 78.0, 0.0)], Ink::Faint);
    pen.line(&[(4.0, 166.0, 0.0), (396.0, 162.0, 0.0)], Ink::Faint);
    pen.area(&[(150.0, 100.0, 18.0), (232.0, 100.0, 18.0), (232.0, 134.0, 18.0), (150.0, 134.0, 18.0)], Ink::Faint);
    pen.area(&[(132.0, 102.0, 8.0), (236.0, 102.0, 3.0), (236.0, 122.0, 3.0), (132.0, 122.0, 8.0)], Ink::Panel);
    pen.area(&[(239.0, 102.0, 3.0), (272.0, 102.0, 9.0), (272.0, 122.0, 9.0), (239.0, 122.0, 3.0)], Ink::Panel);
    keyhole(pen, KEYHOLE.0, KEYHOLE.1);
}

/// A keyhole from the front.
pub(super) fn keyhole(pen: &mut Pen, x: f64, y: f64) {
    pen.circle(x, y, 8.0, Ink::Panel);
    pen.rect(x - 1.5, y - 5.0, 3.0, 10.0, 1.0, Ink::Dark);
}

/// Where a point is seen.
pub(super) fn spot(anchor: Anchor) -> Option<(f64, f64, bool)> {
    Some(match anchor {
        Anchor::DriverDoorLock | Anchor::DriverDoorCap => (KEYHOLE.0, KEYHOLE.1, false),
        Anchor::DriverPillar => (294.0, 38.0, false),
        _ => return None,
    })
}
