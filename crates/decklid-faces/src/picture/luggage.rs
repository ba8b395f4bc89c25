//! The luggage space: open, from the rear, and shut, from the rear seat.

use decklid_car::car::{Anchor, Closure};

use super::pen::{Ink, Pen};

/// Height of both views.
pub(super) const HEIGHT: f64 = 250.0;

/// A point and whether it is hidden.
type Point = (f64, f64, bool);

/// The open luggage space from the rear, or the open front one from the front.
pub(super) fn open(pen: &mut Pen, closure: Closure, glass: bool) {
    if closure == Closure::SplitDoors {
        leaves(pen);
    } else {
        lid(pen, glass);
    }
    pen.area(&[(62.0, 96.0, 8.0), (338.0, 96.0, 8.0), (352.0, 218.0, 8.0), (48.0, 218.0, 8.0)], Ink::Skin);
    pen.area(&[(108.0, 110.0, 6.0), (292.0, 110.0, 6.0), (286.0, 164.0, 4.0), (114.0, 164.0, 4.0)], Ink::Panel);
    if closure == Closure::FrontTrunk {
        pen.area(&[(64.0, 88.0, 4.0), (336.0, 88.0, 4.0), (330.0, 96.0, 2.0), (70.0, 96.0, 2.0)], Ink::Dark);
    } else {
        pen.line(&[(218.0, 110.0, 0.0), (216.0, 164.0, 0.0)], Ink::Line);
    }
    for (x, far) in [(62.0, 108.0), (338.0, 292.0)] {
        pen.line(&[(x, 98.0, 0.0), (far, 112.0, 0.0)], Ink::Faint);
    }
    pen.line(&[(114.0, 164.0, 0.0), (52.0, 214.0, 0.0)], Ink::Line);
    pen.line(&[(286.0, 164.0, 0.0), (348.0, 214.0, 0.0)], Ink::Line);
    pen.area(&[(132.0, 172.0, 4.0), (268.0, 172.0, 4.0), (296.0, 206.0, 4.0), (104.0, 206.0, 4.0)], Ink::Hidden);
    pen.area(&[(66.0, 132.0, 4.0), (92.0, 130.0, 4.0), (94.0, 166.0, 4.0), (62.0, 184.0, 4.0)], Ink::Line);
    pen.area(&[(334.0, 132.0, 4.0), (308.0, 130.0, 4.0), (306.0, 166.0, 4.0), (338.0, 184.0, 4.0)], Ink::Line);
    pen.area(&[(44.0, 216.0, 6.0), (356.0, 216.0, 6.0), (350.0, 240.0, 10.0), (50.0, 240.0, 10.0)], Ink::Panel);
    if closure != Closure::SplitDoors {
        pen.line(&[(192.0, 218.0, 0.0), (192.0, 208.0, 5.0), (208.0, 208.0, 5.0), (208.0, 218.0, 0.0)], Ink::Line);
    }
}

fn lid(pen: &mut Pen, glass: bool) {
    pen.area(&[(74.0, 10.0, 18.0), (326.0, 10.0, 18.0), (336.0, 90.0, 8.0), (64.0, 90.0, 8.0)], Ink::Skin);
    if glass {
        pen.area(&[(88.0, 50.0, 8.0), (312.0, 50.0, 8.0), (320.0, 84.0, 6.0), (80.0, 84.0, 6.0)], Ink::Glass);
        pen.area(&[(92.0, 20.0, 8.0), (308.0, 20.0, 8.0), (310.0, 44.0, 6.0), (90.0, 44.0, 6.0)], Ink::Panel);
    } else {
        pen.area(&[(96.0, 32.0, 10.0), (304.0, 32.0, 10.0), (314.0, 80.0, 8.0), (86.0, 80.0, 8.0)], Ink::Panel);
        pen.line(&[(200.0, 34.0, 0.0), (200.0, 80.0, 0.0)], Ink::Faint);
    }
    pen.rect(186.0, 10.0, 28.0, 13.0, 3.0, Ink::Dark);
    pen.rect(150.0, 24.0, 22.0, 9.0, 4.0, Ink::Panel);
    for x in [84.0, 316.0] {
        pen.line(&[(x, 78.0, 0.0), (x + if x < 200.0 { -12.0 } else { 12.0 }, 92.0, 8.0), (x, 104.0, 0.0)], Ink::Line);
    }
}

/// Two leaves that swing to the sides.
fn leaves(pen: &mut Pen) {
    for (edge, far) in [(62.0, 4.0), (338.0, 396.0)] {
        pen.area(&[(edge, 30.0, 6.0), (far, 18.0, 10.0), (far, 232.0, 10.0), (edge, 214.0, 6.0)], Ink::Skin);
        let inner = (edge + far) / 2.0;
        let small = (inner - edge) * 0.62;
        pen.area(
            &[
                (inner - small, 44.0, 5.0),
                (inner + small, 40.0, 5.0),
                (inner + small, 112.0, 5.0),
                (inner - small, 108.0, 5.0),
            ],
            Ink::Glass,
        );
    }
    pen.area(&[(62.0, 28.0, 10.0), (338.0, 28.0, 10.0), (338.0, 96.0, 2.0), (62.0, 96.0, 2.0)], Ink::Line);
    pen.rect(388.0, 150.0, 9.0, 26.0, 3.0, Ink::Dark);
    pen.rect(3.0, 150.0, 9.0, 26.0, 3.0, Ink::Dark);
}

/// Where a point is seen in the open luggage space.
pub(super) fn open_spot(anchor: Anchor, closure: Closure) -> Option<Point> {
    use Anchor as A;
    let split = closure == Closure::SplitDoors;
    Some(match anchor {
        A::LidLatch if split => (378.0, 163.0, false),
        A::LidLatch | A::FrontLatch => (200.0, 17.0, false),
        A::FrontStriker if closure == Closure::FrontTrunk => (200.0, 17.0, false),
        A::LidLatchL => (110.0, 18.0, false),
        A::LidLatchR => (290.0, 18.0, false),
        A::LidInnerTrim => (228.0, 34.0, false),
        A::LidInnerHandle => (160.0, 29.0, false),
        A::LidHingeL | A::FrontHingeL => (76.0, 90.0, false),
        A::LidHingeR => (324.0, 90.0, false),
        A::BootStriker if split => (200.0, 211.0, false),
        A::BootStriker | A::FrontStriker => (200.0, 211.0, false),
        A::BootSill => (200.0, 204.0, true),
        A::BootFloor => (200.0, 188.0, true),
        A::BootSideL => (78.0, 152.0, true),
        A::BootSideR => (322.0, 152.0, true),
        A::BootSeatLeverL => (136.0, 108.0, false),
        A::BootSeatLeverR => (264.0, 108.0, false),
        A::FrontPosts => (200.0, 98.0, true),
        _ => return None,
    })
}

/// The shut luggage space from the rear seat, whose back is folded.
pub(super) fn shut(pen: &mut Pen, closure: Closure, glass: bool) {
    pen.area(&[(20.0, 14.0, 14.0), (380.0, 14.0, 14.0), (392.0, 214.0, 10.0), (8.0, 214.0, 10.0)], Ink::Skin);
    pen.area(&[(104.0, 44.0, 12.0), (296.0, 44.0, 12.0), (300.0, 158.0, 6.0), (100.0, 158.0, 6.0)], Ink::Panel);
    for (x, y, far_x, far_y) in [
        (20.0, 14.0, 104.0, 44.0),
        (380.0, 14.0, 296.0, 44.0),
        (8.0, 214.0, 100.0, 158.0),
        (392.0, 214.0, 300.0, 158.0),
    ] {
        pen.line(&[(x, y, 0.0), (far_x, far_y, 0.0)], Ink::Line);
    }
    if closure == Closure::SplitDoors {
        pen.line(&[(200.0, 44.0, 0.0), (200.0, 158.0, 0.0)], Ink::Line);
        pen.rect(112.0, 54.0, 80.0, 48.0, 6.0, Ink::Glass);
        pen.rect(208.0, 54.0, 80.0, 48.0, 6.0, Ink::Glass);
    } else if glass {
        pen.area(&[(118.0, 52.0, 8.0), (282.0, 52.0, 8.0), (290.0, 98.0, 6.0), (110.0, 98.0, 6.0)], Ink::Glass);
        pen.rect(212.0, 122.0, 20.0, 12.0, 3.0, Ink::Line);
    } else {
        pen.line(&[(70.0, 30.0, 0.0), (112.0, 74.0, 20.0), (112.0, 120.0, 0.0)], Ink::Line);
        pen.line(&[(330.0, 30.0, 0.0), (288.0, 74.0, 20.0), (288.0, 120.0, 0.0)], Ink::Line);
        pen.rect(212.0, 122.0, 20.0, 12.0, 3.0, Ink::Line);
        pen.rect(150.0, 130.0, 26.0, 10.0, 4.0, Ink::Panel);
    }
    pen.rect(187.0, 144.0, 26.0, 14.0, 3.0, Ink::Dark);
    pen.area(&[(132.0, 166.0, 4.0), (268.0, 166.0, 4.0), (306.0, 204.0, 4.0), (94.0, 204.0, 4.0)], Ink::Hidden);
    pen.area(&[(36.0, 90.0, 4.0), (78.0, 88.0, 4.0), (78.0, 140.0, 4.0), (32.0, 160.0, 4.0)], Ink::Line);
    pen.area(&[(364.0, 90.0, 4.0), (322.0, 88.0, 4.0), (322.0, 140.0, 4.0), (368.0, 160.0, 4.0)], Ink::Line);
    pen.area(&[(4.0, 210.0, 8.0), (230.0, 210.0, 8.0), (228.0, 246.0, 10.0), (2.0, 246.0, 10.0)], Ink::Panel);
    pen.area(&[(236.0, 210.0, 8.0), (396.0, 210.0, 8.0), (398.0, 246.0, 10.0), (234.0, 246.0, 10.0)], Ink::Panel);
}

/// Where a point is seen from the rear seat.
pub(super) fn shut_spot(anchor: Anchor, closure: Closure) -> Option<Point> {
    use Anchor as A;
    let split = closure == Closure::SplitDoors;
    Some(match anchor {
        A::LidLatch if split => (208.0, 120.0, true),
        A::LidLatch => (200.0, 151.0, false),
        A::LidLatchL => (124.0, 150.0, false),
        A::LidLatchR => (276.0, 150.0, false),
        A::LidInnerTrim => (222.0, 128.0, false),
        A::LidInnerHandle => (163.0, 135.0, false),
        A::LidHingeL => (116.0, 48.0, false),
        A::LidHingeR => (284.0, 48.0, false),
        A::BootStriker => (200.0, 168.0, false),
        A::BootSill => (200.0, 172.0, true),
        A::BootFloor => (200.0, 190.0, true),
        A::BootSideL => (56.0, 120.0, true),
        A::BootSideR => (344.0, 120.0, true),
        A::BootSeatLeverL => (60.0, 34.0, false),
        A::BootSeatLeverR => (340.0, 34.0, false),
        _ => return None,
    })
}
