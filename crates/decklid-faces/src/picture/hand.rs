//! Under the hood, and what is held in the hand.

use decklid_car::car::{Anchor, Keys};

use super::pen::{Ink, Pen};

/// Height of the space under the hood.
pub(super) const HOOD: f64 = 220.0;
/// Height of what the driver carries.
pub(super) const FOB: f64 = 190.0;

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

/// What the driver carries: a remote with its coin cell, the metal key or card, and a phone.
pub(super) fn carried(pen: &mut Pen, keys: Keys) {
    match keys {
        Keys::Blade => remote(pen),
        Keys::Card => smooth_remote_and_card(pen),
    }
    pen.rect(318.0, 24.0, 70.0, 142.0, 12.0, Ink::Skin);
    pen.rect(324.0, 32.0, 58.0, 126.0, 7.0, Ink::Glass);
    pen.rect(343.0, 36.0, 20.0, 5.0, 2.5, Ink::Dark);
}

/// A remote with three buttons and a metal key.
fn remote(pen: &mut Pen) {
    pen.area(&[(84.0, 58.0, 26.0), (186.0, 46.0, 26.0), (196.0, 134.0, 30.0), (88.0, 146.0, 30.0)], Ink::Skin);
    pen.circle(70.0, 102.0, 18.0, Ink::Line);
    pen.area(
        &[
            (186.0, 66.0, 0.0),
            (296.0, 54.0, 4.0),
            (302.0, 62.0, 2.0),
            (292.0, 68.0, 2.0),
            (284.0, 64.0, 1.0),
            (274.0, 70.0, 1.0),
            (264.0, 66.0, 1.0),
            (188.0, 78.0, 0.0),
        ],
        Ink::Panel,
    );
    pen.rect(100.0, 68.0, 30.0, 24.0, 7.0, Ink::Panel);
    pen.line(&[(109.0, 80.0, 0.0), (109.0, 75.0, 4.0), (121.0, 75.0, 4.0), (121.0, 80.0, 0.0)], Ink::Line);
    pen.rect(106.0, 80.0, 18.0, 8.0, 2.0, Ink::Dark);
    pen.rect(140.0, 64.0, 30.0, 24.0, 7.0, Ink::Panel);
    pen.line(&[(149.0, 76.0, 0.0), (149.0, 68.0, 4.0), (165.0, 68.0, 4.0), (165.0, 71.0, 0.0)], Ink::Line);
    pen.rect(146.0, 75.0, 18.0, 8.0, 2.0, Ink::Dark);
    pen.rect(102.0, 100.0, 32.0, 26.0, 7.0, Ink::Panel);
    pen.line(&[(106.0, 118.0, 0.0), (110.0, 112.0, 2.0), (118.0, 110.0, 2.0), (124.0, 112.0, 0.0)], Ink::Line);
    pen.line(&[(124.0, 112.0, 0.0), (131.0, 103.0, 0.0)], Ink::Line);
    pen.line(&[(105.0, 119.0, 0.0), (131.0, 119.0, 0.0)], Ink::Line);
    pen.circle(164.0, 112.0, 20.0, Ink::Hidden);
}

/// A remote without a metal key, shaped like a car seen from above with its nose up, and a key card.
fn smooth_remote_and_card(pen: &mut Pen) {
    pen.area(&[(92.0, 16.0, 34.0), (172.0, 16.0, 34.0), (176.0, 174.0, 30.0), (88.0, 174.0, 30.0)], Ink::Skin);
    pen.area(&[(104.0, 66.0, 14.0), (160.0, 66.0, 14.0), (154.0, 82.0, 4.0), (110.0, 82.0, 4.0)], Ink::Glass);
    pen.area(&[(110.0, 128.0, 4.0), (154.0, 128.0, 4.0), (160.0, 142.0, 10.0), (104.0, 142.0, 10.0)], Ink::Glass);
    pen.line(&[(104.0, 72.0, 0.0), (104.0, 138.0, 0.0)], Ink::Faint);
    pen.line(&[(160.0, 72.0, 0.0), (160.0, 138.0, 0.0)], Ink::Faint);
    pen.circle(132.0, 105.0, 20.0, Ink::Hidden);
    pen.rect(200.0, 62.0, 100.0, 64.0, 7.0, Ink::Skin);
    pen.area(&[(212.0, 74.0, 3.0), (228.0, 74.0, 3.0), (228.0, 86.0, 3.0), (212.0, 86.0, 3.0)], Ink::Panel);
    pen.line(&[(212.0, 112.0, 0.0), (264.0, 112.0, 0.0)], Ink::Faint);
}

/// Where a point of what the driver carries is.
pub(super) fn carried_spot(anchor: Anchor, keys: Keys) -> Option<Point> {
    use Anchor as A;
    match (anchor, keys) {
        (A::FobPhone, _) => Some((353.0, 96.0, false)),
        (_, Keys::Blade) => remote_spot(anchor),
        (_, Keys::Card) => smooth_remote_spot(anchor),
    }
}

fn remote_spot(anchor: Anchor) -> Option<Point> {
    use Anchor as A;
    Some(match anchor {
        A::FobBootButton => (118.0, 113.0, false),
        A::FobLock => (115.0, 80.0, false),
        A::FobUnlock => (155.0, 76.0, false),
        A::FobBlade => (250.0, 66.0, false),
        A::FobCell => (164.0, 112.0, true),
        _ => return None,
    })
}

/// A smooth remote locks and unlocks by the same button; it holds no metal key to point at but itself.
fn smooth_remote_spot(anchor: Anchor) -> Option<Point> {
    use Anchor as A;
    Some(match anchor {
        A::FobBootButton => (132.0, 158.0, false),
        A::FobLock | A::FobUnlock | A::FobBlade => (132.0, 105.0, false),
        A::FobCell => (132.0, 105.0, true),
        _ => return None,
    })
}
