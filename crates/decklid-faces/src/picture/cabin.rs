//! Inside: the rear bench from the front, and the dash from behind the wheel.

use decklid_car::car::Anchor;

use super::pen::{Ink, Pen};

/// Height of the bench.
pub(super) const BENCH: f64 = 246.0;
/// Height of the dash.
pub(super) const DASH: f64 = 260.0;

/// A point and whether it is hidden.
type Point = (f64, f64, bool);

/// The rear bench as seen from the front seats, for two or three; the car's right is on the left.
pub(super) fn bench(pen: &mut Pen, seats: usize) {
    let heads: &[(f64, f64)] =
        if seats < 3 { &[(94.0, 56.0), (250.0, 56.0)] } else { &[(84.0, 52.0), (178.0, 44.0), (264.0, 52.0)] };
    for &(x, w) in heads {
        pen.rect(x, 10.0, w, 26.0, 10.0, Ink::Panel);
        pen.line(&[(x + w * 0.3, 36.0, 0.0), (x + w * 0.3, 46.0, 0.0)], Ink::Line);
        pen.line(&[(x + w * 0.7, 36.0, 0.0), (x + w * 0.7, 46.0, 0.0)], Ink::Line);
    }
    let split = if seats < 3 { 200.0 } else { 240.0 };
    pen.area(
        &[(52.0, 46.0, 16.0), (split - 2.0, 44.0, 8.0), (split - 2.0, 132.0, 6.0), (44.0, 134.0, 12.0)],
        Ink::Skin,
    );
    pen.area(
        &[(split + 2.0, 44.0, 8.0), (348.0, 46.0, 16.0), (356.0, 134.0, 12.0), (split + 2.0, 132.0, 6.0)],
        Ink::Skin,
    );
    if seats > 2 {
        pen.area(&[(164.0, 60.0, 5.0), (236.0, 60.0, 5.0), (236.0, 126.0, 5.0), (164.0, 126.0, 5.0)], Ink::Faint);
    }
    for x in [70.0, 316.0] {
        pen.rect(x, 46.0, 14.0, 7.0, 3.0, Ink::Dark);
    }
    for x in [108.0, 300.0] {
        pen.line(&[(x, 60.0, 0.0), (x, 120.0, 0.0)], Ink::Faint);
    }
    pen.area(&[(42.0, 136.0, 10.0), (358.0, 136.0, 10.0), (372.0, 186.0, 16.0), (28.0, 186.0, 16.0)], Ink::Skin);
    if seats < 3 {
        pen.area(&[(180.0, 140.0, 6.0), (220.0, 140.0, 6.0), (224.0, 184.0, 6.0), (176.0, 184.0, 6.0)], Ink::Panel);
    } else {
        pen.line(&[(60.0, 158.0, 0.0), (200.0, 164.0, 90.0), (340.0, 158.0, 0.0)], Ink::Faint);
    }
    pen.area(&[(32.0, 188.0, 6.0), (368.0, 188.0, 6.0), (360.0, 212.0, 8.0), (40.0, 212.0, 8.0)], Ink::Panel);
    for x in [134.0, 258.0] {
        pen.rect(x, 132.0, 8.0, 12.0, 3.0, Ink::Dark);
    }
}

/// Where a point of the bench is seen.
pub(super) fn bench_spot(anchor: Anchor) -> Option<Point> {
    use Anchor as A;
    Some(match anchor {
        A::BenchBackTopR => (77.0, 48.0, false),
        A::BenchBackTopC => (200.0, 48.0, false),
        A::BenchBackTopL => (323.0, 48.0, false),
        A::BenchBackFoot => (200.0, 134.0, true),
        A::BenchBaseFrontR => (90.0, 196.0, true),
        A::BenchBaseFrontC => (200.0, 196.0, true),
        A::BenchBaseFrontL => (310.0, 196.0, true),
        _ => return None,
    })
}

/// The dash with the driver's door and the floor, driver on the left.
pub(super) fn dash(pen: &mut Pen) {
    pen.area(&[(58.0, 8.0, 10.0), (342.0, 8.0, 10.0), (392.0, 78.0, 6.0), (8.0, 78.0, 6.0)], Ink::Glass);
    pen.rect(182.0, 8.0, 36.0, 12.0, 4.0, Ink::Panel);
    pen.area(
        &[
            (46.0, 78.0, 10.0),
            (200.0, 72.0, 60.0),
            (392.0, 78.0, 10.0),
            (392.0, 142.0, 12.0),
            (232.0, 150.0, 10.0),
            (166.0, 150.0, 10.0),
            (54.0, 142.0, 12.0),
        ],
        Ink::Skin,
    );
    pen.area(&[(0.0, 84.0, 0.0), (36.0, 92.0, 8.0), (44.0, 214.0, 10.0), (0.0, 232.0, 0.0)], Ink::Panel);
    pen.rect(8.0, 126.0, 24.0, 8.0, 3.0, Ink::Dark);
    pen.rect(6.0, 144.0, 30.0, 16.0, 4.0, Ink::Line);
    pen.rect(54.0, 88.0, 16.0, 12.0, 3.0, Ink::Line);
    pen.rect(170.0, 84.0, 60.0, 30.0, 5.0, Ink::Dark);
    for x in [172.0, 184.0, 196.0, 208.0, 220.0] {
        pen.rect(x, 124.0, 8.0, 8.0, 2.0, Ink::Line);
    }
    pen.rect(268.0, 108.0, 108.0, 34.0, 6.0, Ink::Panel);
    pen.rect(314.0, 112.0, 18.0, 5.0, 2.0, Ink::Dark);
    pen.area(&[(168.0, 150.0, 4.0), (232.0, 150.0, 4.0), (246.0, 256.0, 6.0), (154.0, 256.0, 6.0)], Ink::Panel);
    pen.line(&[(200.0, 196.0, 0.0), (204.0, 172.0, 0.0)], Ink::Line);
    pen.circle(204.0, 168.0, 8.0, Ink::Dark);
    pen.rect(174.0, 222.0, 52.0, 30.0, 8.0, Ink::Skin);
    wheel(pen);
    pen.area(&[(56.0, 230.0, 10.0), (146.0, 226.0, 14.0), (150.0, 258.0, 4.0), (50.0, 258.0, 4.0)], Ink::Skin);
    pen.area(&[(254.0, 226.0, 14.0), (350.0, 230.0, 10.0), (356.0, 258.0, 4.0), (250.0, 258.0, 4.0)], Ink::Skin);
    for x in [84.0, 106.0, 126.0] {
        pen.rect(x, 196.0, 13.0, 16.0, 3.0, Ink::Dark);
    }
    pen.area(&[(44.0, 232.0, 3.0), (53.0, 226.0, 3.0), (55.0, 246.0, 3.0), (46.0, 250.0, 3.0)], Ink::Dark);
}

fn wheel(pen: &mut Pen) {
    pen.circle(110.0, 122.0, 46.0, Ink::Line);
    pen.circle(110.0, 122.0, 40.0, Ink::Line);
    pen.rect(96.0, 112.0, 28.0, 20.0, 8.0, Ink::Dark);
    pen.line(&[(70.0, 120.0, 0.0), (96.0, 120.0, 0.0)], Ink::Line);
    pen.line(&[(124.0, 120.0, 0.0), (150.0, 120.0, 0.0)], Ink::Line);
    pen.line(&[(110.0, 132.0, 0.0), (110.0, 162.0, 0.0)], Ink::Line);
    pen.line(&[(148.0, 104.0, 0.0), (168.0, 96.0, 0.0)], Ink::Line);
}

/// Where a point of the dash is seen, driver on the left; true sides for a mirrored picture when
/// `mirrored`.
pub(super) fn dash_spot(anchor: Anchor, mirrored: bool) -> Option<Point> {
    use Anchor as A;
    let own = |left: bool| if left == mirrored { 376.0 } else { 60.0 };
    Some(match anchor {
        A::DashCentre => (200.0, 128.0, false),
        A::DashScreen => (200.0, 99.0, false),
        A::DashDriverSide => (74.0, 94.0, false),
        A::DashEnd => (50.0, 108.0, true),
        A::DashUnder => (92.0, 158.0, true),
        A::DashKeySlot => (160.0, 136.0, false),
        A::DashGloveBox => (323.0, 126.0, false),
        A::DashGearLever => (204.0, 168.0, false),
        A::DashGearStalk => (168.0, 96.0, false),
        A::DashArmrest => (200.0, 236.0, false),
        A::CabinFootwellL => (own(true), 186.0, true),
        A::CabinFootwellR => (own(false), 186.0, true),
        A::RoofSwitch => (200.0, 15.0, false),
        A::DriverFootwell => (100.0, 204.0, false),
        A::DriverFloor => (49.0, 238.0, false),
        A::DriverDoorPanel => (20.0, 136.0, false),
        _ => return None,
    })
}
