//! Under the hood.

use decklid_car::car::Anchor;

use super::pen::{Ink, Pen};

/// Height of the space under the hood.
pub(super) const HOOD: f64 = 220.0;

/// A point and whether it is hidden.
type Point = (f64, f64, bool);

/// The space under the front lid from the front; the car's left is on the right.
pub(super) fn hood(pen: &mut Pen) {
    pen.area(&[(70.0, 6.0, 14.0), (330.0, 6.0, 14.0), (352.0, 46.0, 6.0), (48.0, 46.0, 6.0)], Ink::Glass);
    pen.line(&[(80.0, 46.0, 0.0), (190.0, 34.0, 0.0)], Ink::Line);
    pen.line(&[(206.0, 46.0, 0.0), (316.0, 34.0, 0.0)], Ink::Line);
    pen.area(
        &[(44.0, 50.0, 10.0), (356.0, 50.0, 10.0), (374.0, 184.0, 26.0), (200.0, 208.0, 120.0), (26.0, 184.0, 26.0)],
        Ink::Skin,
    );
    pen.rect(62.0, 54.0, 276.0, 16.0, 5.0, Ink::Panel);
    pen.area(&[(126.0, 84.0, 10.0), (262.0, 84.0, 10.0), (266.0, 158.0, 10.0), (122.0, 158.0, 10.0)], Ink::Panel);
    for x in [142.0, 172.0, 202.0, 232.0] {
        pen.rect(x, 96.0, 16.0, 46.0, 6.0, Ink::Faint);
    }
    pen.circle(90.0, 96.0, 17.0, Ink::Line);
    pen.circle(310.0, 96.0, 17.0, Ink::Line);
    pen.rect(54.0, 120.0, 58.0, 42.0, 4.0, Ink::Panel);
    pen.circle(66.0, 130.0, 4.0, Ink::Dark);
    pen.circle(100.0, 130.0, 4.0, Ink::Dark);
    pen.rect(286.0, 124.0, 56.0, 22.0, 4.0, Ink::Panel);
    pen.line(&[(292.0, 135.0, 0.0), (336.0, 135.0, 0.0)], Ink::Faint);
    pen.circle(286.0, 170.0, 8.0, Ink::Lamp);
    pen.line(&[(282.0, 170.0, 0.0), (290.0, 170.0, 0.0)], Ink::Line);
    pen.line(&[(286.0, 166.0, 0.0), (286.0, 174.0, 0.0)], Ink::Line);
    pen.area(&[(60.0, 174.0, 6.0), (340.0, 174.0, 6.0), (320.0, 190.0, 8.0), (80.0, 190.0, 8.0)], Ink::Panel);
}

/// Where a point under the hood is seen.
pub(super) fn hood_spot(anchor: Anchor) -> Option<Point> {
    use Anchor as A;
    Some(match anchor {
        A::HoodBattery => (83.0, 146.0, false),
        A::HoodJumpPost => (286.0, 170.0, false),
        A::HoodFuseBox => (318.0, 135.0, false),
        A::HoodCowl | A::FrontPosts => (200.0, 62.0, true),
        _ => return None,
    })
}
