//! The car from above, its nose to the left.

use super::outside::{Ruler, SCALE, forward, left};
use super::pen::{Ink, Pen};
use super::position::Position;
use super::shape::Shape;

/// Height of the view from above.
pub(super) fn height(shape: &Shape) -> f64 {
    (shape.width * SCALE + 36.0).round()
}

/// Where a position is seen from above; `side` is +1 for a driver on the left.
pub(super) fn spot(shape: &Shape, at: Position, side: f64) -> (f64, f64) {
    (left(shape) + at.0 * SCALE, height(shape) / 2.0 + side * at.1 * SCALE)
}

/// The car from above, the driver's side below.
pub(super) fn top(pen: &mut Pen, s: &Shape) {
    let middle = height(s) / 2.0;
    let mut ruler = Ruler { pen, left: left(s), ground: middle, scale: SCALE };
    let half = s.width / 2.0;
    let upper = [
        (0.0, 0.0, 0.0),
        (2.0, half * 0.62, 26.0),
        (26.0, half - 5.0, 36.0),
        (s.axles.0, half, 40.0),
        (s.axles.1, half, 40.0),
        (s.length - 18.0, half - 6.0, 30.0),
        (s.length - 1.0, half * 0.66, 26.0),
        (s.length, 0.0, 0.0),
    ];
    let lower: Vec<_> = upper[1..7].iter().rev().map(|&(x, y, r)| (x, -y, r)).collect();
    ruler.area(&[&upper[..], &lower].concat(), Ink::Skin);
    seats(&mut ruler, s);
    roof_and_glass(&mut ruler, s);
    edges(&mut ruler, s);
    forward(ruler.pen, 4.0, middle + 3.0);
}

/// Roof and windows from above.
fn roof_and_glass(ruler: &mut Ruler<'_>, s: &Shape) {
    let half = s.width / 2.0;
    let pane = |ruler: &mut Ruler<'_>, from: (f64, f64), to: (f64, f64), bulge: f64| {
        ruler.area(
            &[
                (from.0, from.1, 8.0),
                (from.0 - bulge, 0.0, 60.0),
                (from.0, -from.1, 8.0),
                (to.0, -to.1, 8.0),
                (to.0 - bulge, 0.0, 60.0),
                (to.0, to.1, 8.0),
            ],
            Ink::Glass,
        );
    };
    let roof = half - 24.0;
    pane(ruler, (s.cowl.0 + 4.0, half - 12.0), (s.roof.0 + 4.0, roof), 14.0);
    if s.soft {
        ruler.area(
            &[
                (s.roof.0 + 8.0, roof, 8.0),
                (s.shelf.0 - 4.0, roof, 24.0),
                (s.shelf.0 - 4.0, -roof, 24.0),
                (s.roof.0 + 8.0, -roof, 8.0),
            ],
            Ink::Hidden,
        );
    } else {
        let end = if s.gate { s.shelf.0 - 4.0 } else { s.shelf.0 - 2.0 };
        pane(ruler, (end, half - 20.0), (s.back.0 + 4.0, roof), -8.0);
        ruler.line(&[(s.roof.0 + 4.0, roof, 0.0), (s.back.0 + 4.0, roof, 0.0)], Ink::Line);
        ruler.line(&[(s.roof.0 + 4.0, -roof, 0.0), (s.back.0 + 4.0, -roof, 0.0)], Ink::Line);
    }
}

/// Hood, lid, mirrors and lamps from above.
fn edges(ruler: &mut Ruler<'_>, s: &Shape) {
    let half = s.width / 2.0;
    ruler.line(
        &[
            (18.0, half - 14.0, 0.0),
            (s.cowl.0 - 6.0, half - 16.0, 10.0),
            (s.cowl.0 - 14.0, 0.0, 60.0),
            (s.cowl.0 - 6.0, 16.0 - half, 10.0),
            (18.0, 14.0 - half, 0.0),
        ],
        Ink::Line,
    );
    let lid = if s.gate { s.back.0 } else { s.shelf.0 + 6.0 };
    ruler.line(
        &[
            (s.length - 4.0, half - 20.0, 0.0),
            (lid, half - 20.0, 8.0),
            (lid, 20.0 - half, 8.0),
            (s.length - 4.0, 20.0 - half, 0.0),
        ],
        Ink::Line,
    );
    for sign in [1.0, -1.0] {
        let x = s.cowl.0 + 28.0;
        ruler.area(
            &[
                (x, sign * half, 0.0),
                (x + 4.0, sign * (half + 14.0), 4.0),
                (x + 14.0, sign * (half + 14.0), 4.0),
                (x + 16.0, sign * half, 0.0),
            ],
            Ink::Dark,
        );
        ruler.area(
            &[
                (8.0, sign * (half * 0.62), 4.0),
                (20.0, sign * (half - 12.0), 5.0),
                (38.0, sign * (half - 8.0), 4.0),
                (22.0, sign * half * 0.6, 6.0),
            ],
            Ink::Glass,
        );
        let e = s.length - 5.0;
        ruler.area(
            &[
                (e, sign * half * 0.58, 4.0),
                (e - 4.0, sign * (half - 16.0), 5.0),
                (e - 20.0, sign * (half - 6.0), 4.0),
                (e - 12.0, sign * half * 0.58, 5.0),
            ],
            Ink::Lamp,
        );
    }
}

/// Seats and steering wheel, seen through the roof.
fn seats(ruler: &mut Ruler<'_>, s: &Shape) {
    let front = s.cowl.0 + 78.0;
    let bench = s.axles.1 - 64.0;
    for side in [-1.0, 1.0] {
        ruler.area(
            &[
                (front, side * 16.0, 8.0),
                (front + 44.0, side * 16.0, 8.0),
                (front + 44.0, side * 62.0, 8.0),
                (front, side * 62.0, 8.0),
            ],
            Ink::Faint,
        );
        ruler.area(
            &[
                (front + 44.0, side * 18.0, 6.0),
                (front + 58.0, side * 20.0, 6.0),
                (front + 58.0, side * 58.0, 6.0),
                (front + 44.0, side * 60.0, 6.0),
            ],
            Ink::Faint,
        );
    }
    ruler.area(
        &[(bench, 64.0, 8.0), (bench + 44.0, 64.0, 8.0), (bench + 44.0, -64.0, 8.0), (bench, -64.0, 8.0)],
        Ink::Faint,
    );
    ruler.area(
        &[(bench + 44.0, 62.0, 6.0), (bench + 58.0, 60.0, 6.0), (bench + 58.0, -60.0, 6.0), (bench + 44.0, -62.0, 6.0)],
        Ink::Faint,
    );
    let (x, y) = (ruler.x(s.cowl.0 + 62.0), ruler.y(-39.0));
    ruler.pen.rect(x - 3.0, y - 15.0, 6.0, 30.0, 3.0, Ink::Line);
}
