//! The car from the driver's side, its nose to the left.

use super::pen::{Ink, Pen};
use super::position::Position;
use super::shape::Shape;
use super::sight::WIDTH;

/// Picture units a centimetre.
pub(super) const SCALE: f64 = 0.78;

/// Draws in centimetres of the car.
pub(super) struct Ruler<'p> {
    pub(super) pen: &'p mut Pen,
    pub(super) left: f64,
    pub(super) ground: f64,
    /// Picture units a centimetre.
    pub(super) scale: f64,
}

impl Ruler<'_> {
    pub(super) fn x(&self, x: f64) -> f64 {
        self.left + x * self.scale
    }

    pub(super) fn y(&self, y: f64) -> f64 {
        self.ground - y * self.scale
    }

    fn corners(&self, list: &[(f64, f64, f64)]) -> Vec<(f64, f64, f64)> {
        list.iter().map(|&(x, y, r)| (self.x(x), self.y(y), r * self.scale)).collect()
    }

    pub(super) fn area(&mut self, list: &[(f64, f64, f64)], ink: Ink) {
        let corners = self.corners(list);
        self.pen.area(&corners, ink);
    }

    pub(super) fn line(&mut self, list: &[(f64, f64, f64)], ink: Ink) {
        let corners = self.corners(list);
        self.pen.line(&corners, ink);
    }
}

/// Where the nose is.
pub(super) fn left(shape: &Shape) -> f64 {
    (WIDTH - shape.length * SCALE) / 2.0
}

/// Height of the side view.
pub(super) fn side_height(shape: &Shape) -> f64 {
    (shape.height * SCALE + 22.0).round()
}

/// Where a position is seen from the side.
pub(super) fn side_spot(shape: &Shape, at: Position) -> (f64, f64) {
    (left(shape) + at.0 * SCALE, side_height(shape) - 8.0 - at.2 * SCALE)
}

/// The car from the driver's side.
pub(super) fn side(pen: &mut Pen, s: &Shape) {
    let mut ruler = Ruler { pen, left: left(s), ground: side_height(s) - 8.0, scale: SCALE };
    skin(&mut ruler, s);
    windows(&mut ruler, s);
    doors(&mut ruler, s);
    lamps_and_lid(&mut ruler, s);
    if s.rugged {
        rugged(&mut ruler, s);
    }
    for axle in [s.axles.0, s.axles.1] {
        let (x, y) = (ruler.x(axle), ruler.y(s.wheel));
        ruler.pen.wheel(x, y, s.wheel * SCALE);
    }
    forward(ruler.pen, 4.0, side_height(s) - 6.0);
}

/// The outline.
pub(super) fn skin(ruler: &mut Ruler<'_>, s: &Shape) {
    let roof = [
        (s.roof.0, s.roof.1 + 2.0, 44.0),
        ((s.roof.0 + s.back.0) / 2.0, s.height + 1.0, 60.0),
        (s.back.0, s.back.1 + 1.0, if s.gate || s.bed { 20.0 } else { 46.0 }),
        (s.shelf.0, s.shelf.1, if s.gate { 10.0 } else { 22.0 }),
    ];
    outline(ruler, s, &roof);
}

/// The outline below what lies between windshield and lid.
pub(super) fn outline(ruler: &mut Ruler<'_>, s: &Shape, roof: &[(f64, f64, f64)]) {
    let arch = s.wheel + 6.0;
    let nose = s.cowl.1 - 24.0;
    let front = [
        (s.axles.0 - arch, s.sill, 0.0),
        (8.0, s.sill + 2.0, 10.0),
        (0.0, s.sill + 24.0, 12.0),
        (3.0, nose - 4.0, 12.0),
        (20.0, nose + 9.0, 22.0),
        (s.cowl.0 - 10.0, s.cowl.1, 30.0),
    ];
    let rear = [
        (s.tail.0, s.tail.1, 9.0),
        (s.length - 3.0, 66.0, 10.0),
        (s.length, 54.0, 8.0),
        (s.length - 3.0, s.sill + 4.0, 10.0),
        (s.axles.1 + arch, s.sill, 0.0),
    ];
    let corners = ruler.corners(&[&front, roof, &rear].concat());
    let (sill, a, b) = (ruler.y(s.sill), ruler.x(s.axles.0), ruler.x(s.axles.1));
    ruler.pen.car(&corners, sill, [(b, arch * ruler.scale), (a, arch * ruler.scale)]);
}

/// Dark plastic along the sills and round the wheels, and rails on the roof.
pub(super) fn rugged(ruler: &mut Ruler<'_>, s: &Shape) {
    let arch = s.wheel + 6.0;
    let (low, high) = (s.sill + 1.0, s.sill + 11.0);
    for (from, to) in
        [(5.0, s.axles.0 - arch), (s.axles.0 + arch, s.axles.1 - arch), (s.axles.1 + arch, s.length - 5.0)]
    {
        ruler.area(&[(from, low, 0.0), (from, high, 0.0), (to, high, 0.0), (to, low, 0.0)], Ink::Dark);
    }
    let rail = s.height + 5.0;
    ruler.line(
        &[
            (s.roof.0 + 34.0, rail - 6.0, 0.0),
            (s.roof.0 + 44.0, rail, 6.0),
            (s.back.0 - 30.0, rail - 1.0, 6.0),
            (s.back.0 - 20.0, rail - 7.0, 0.0),
        ],
        Ink::Line,
    );
}

/// How high the windows reach there.
fn window_top(s: &Shape, x: f64) -> f64 {
    let share = (x - s.roof.0) / (s.back.0 - s.roof.0);
    s.roof.1 + (s.back.1 - s.roof.1) * share - 8.0
}

/// Where the top of the rear side window ends.
fn rear_top(s: &Shape) -> f64 {
    (s.back.0 - 14.0).min(s.quarter - 12.0)
}

/// All side windows as one area.
pub(super) fn side_glass(ruler: &mut Ruler<'_>, s: &Shape) {
    let belt = s.cowl.1 + 4.0;
    let rise = (s.shelf.1 - s.cowl.1).max(2.0);
    let rear_top = rear_top(s);
    let glass = [
        (s.cowl.0 + 22.0, belt, 3.0),
        (s.roof.0 + 8.0, window_top(s, s.roof.0), 9.0),
        (rear_top, window_top(s, rear_top), 14.0),
        (s.quarter, belt + rise, 7.0),
    ];
    ruler.area(&glass, Ink::Glass);
}

fn windows(ruler: &mut Ruler<'_>, s: &Shape) {
    let belt = s.cowl.1 + 4.0;
    let rear_top = rear_top(s);
    if s.soft {
        cloth(ruler, s);
    }
    side_glass(ruler, s);
    for &door in s.doors {
        if door < rear_top {
            ruler.area(
                &[
                    (door - 3.0, belt + 1.0, 0.0),
                    (door - 1.0, window_top(s, door), 0.0),
                    (door + 5.0, window_top(s, door), 0.0),
                    (door + 4.0, belt + 1.0, 0.0),
                ],
                Ink::Dark,
            );
        }
    }
}

/// A roof of cloth, dark around the windows.
fn cloth(ruler: &mut Ruler<'_>, s: &Shape) {
    let rear_top = rear_top(s);
    let roof = [
        (s.roof.0 - 4.0, s.roof.1 + 1.0, 6.0),
        ((s.roof.0 + s.back.0) / 2.0, s.height, 40.0),
        (s.back.0, s.back.1, 44.0),
        (s.shelf.0 - 4.0, s.shelf.1 + 2.0, 4.0),
        (s.quarter + 4.0, s.cowl.1 + 6.0 + (s.shelf.1 - s.cowl.1).max(2.0), 4.0),
        (rear_top + 4.0, window_top(s, rear_top) + 2.0, 10.0),
        (s.roof.0 + 8.0, window_top(s, s.roof.0) + 2.0, 4.0),
    ];
    ruler.area(&roof, Ink::Dark);
}

fn doors(ruler: &mut Ruler<'_>, s: &Shape) {
    let belt = s.cowl.1 + 4.0;
    let low = s.sill + 9.0;
    let begin = s.cowl.0 + 14.0;
    ruler.line(
        &[(begin + 8.0, belt, 0.0), (begin, belt - 16.0, 8.0), (begin, low, 8.0), (s.doors[0], low, 0.0)],
        Ink::Line,
    );
    for (at, &door) in s.doors.iter().enumerate() {
        let arch = s.axles.1 - s.wheel - 8.0;
        if at == 1 && !s.bed {
            ruler.line(
                &[
                    (s.doors[0], low, 0.0),
                    (arch - 8.0, low, 8.0),
                    (arch + 2.0, 58.0, 20.0),
                    (door, belt - 14.0, 8.0),
                    (door, belt, 0.0),
                ],
                Ink::Line,
            );
        } else {
            ruler.line(&[(door, belt, 0.0), (door, low, 6.0), (door - 12.0, low, 0.0)], Ink::Line);
        }
        let (x, y) = (ruler.x(door - 24.0), ruler.y(belt - 10.0));
        ruler.pen.rect(x, y, 15.0, 4.5, 2.2, Ink::Dark);
    }
    ruler.line(&[(24.0, 62.0, 0.0), (s.axles.0, belt - 26.0, 30.0), (s.length - 30.0, belt - 20.0, 0.0)], Ink::Faint);
    let mirror = s.cowl.0 + 30.0;
    ruler.area(
        &[
            (mirror, belt - 2.0, 2.0),
            (mirror + 4.0, belt + 9.0, 4.0),
            (mirror + 18.0, belt + 9.0, 4.0),
            (mirror + 18.0, belt - 1.0, 4.0),
        ],
        Ink::Dark,
    );
}

fn lamps_and_lid(ruler: &mut Ruler<'_>, s: &Shape) {
    let nose = s.cowl.1 - 24.0;
    ruler.area(
        &[(5.0, nose - 6.0, 3.0), (14.0, nose + 3.0, 5.0), (40.0, nose + 7.0, 3.0), (30.0, nose - 7.0, 5.0)],
        Ink::Glass,
    );
    let lamp = if s.gate { s.tail.1 - 2.0 } else { s.tail.1 - 8.0 };
    ruler.area(
        &[
            (s.length - 8.0, lamp, 3.0),
            (s.length - 30.0, lamp - 2.0, 4.0),
            (s.length - 26.0, lamp - 16.0, 4.0),
            (s.length - 3.0, lamp - 18.0, 3.0),
        ],
        Ink::Lamp,
    );
    if s.gate {
        let seam = [
            (s.back.0 - 4.0, s.back.1, 0.0),
            (s.shelf.0 - 22.0, s.shelf.1 + 2.0, 10.0),
            (s.length - 24.0, 62.0, 8.0),
            (s.length - 2.0, 58.0, 0.0),
        ];
        ruler.line(&seam, Ink::Line);
        if s.shelf.0 - s.back.0 < 60.0 {
            ruler.area(
                &[
                    (s.back.0 + 4.0, s.back.1 - 5.0, 2.0),
                    (s.shelf.0 - 2.0, s.shelf.1 + 4.0, 2.0),
                    (s.shelf.0 - 9.0, s.shelf.1 + 5.0, 2.0),
                    (s.back.0 - 1.0, s.back.1 - 5.0, 2.0),
                ],
                Ink::Glass,
            );
        }
    } else {
        let seam = [
            (s.shelf.0 - 2.0, s.shelf.1 - 1.0, 0.0),
            (s.shelf.0 + 4.0, s.tail.1 - 7.0, 6.0),
            (s.tail.0 - 14.0, s.tail.1 - 8.0, 8.0),
            (s.length - 5.0, s.tail.1 - 12.0, 0.0),
        ];
        ruler.line(&seam, Ink::Line);
    }
    if s.bed {
        // The gap behind the cab, and the tailgate.
        ruler.line(&[(s.shelf.0 - 4.0, s.shelf.1, 0.0), (s.shelf.0 - 4.0, s.sill + 2.0, 0.0)], Ink::Line);
        ruler.line(&[(s.length - 18.0, s.tail.1 - 8.0, 0.0), (s.length - 18.0, 64.0, 0.0)], Ink::Line);
    }
    ruler.line(&[(s.length - 1.0, 54.0, 0.0), (s.axles.1 + s.wheel + 10.0, 50.0, 0.0)], Ink::Faint);
    ruler.line(&[(1.0, 50.0, 0.0), (s.axles.0 - s.wheel - 10.0, 47.0, 0.0)], Ink::Faint);
}

/// A small arrow that points to the front of the car.
pub(super) fn forward(pen: &mut Pen, x: f64, y: f64) {
    pen.area(
        &[
            (x, y - 3.0, 0.0),
            (x + 9.0, y - 8.0, 0.0),
            (x + 9.0, y - 4.5, 0.0),
            (x + 24.0, y - 4.5, 0.0),
            (x + 24.0, y - 1.5, 0.0),
            (x + 9.0, y - 1.5, 0.0),
            (x + 9.0, y + 2.0, 0.0),
        ],
        Ink::Dark,
    );
}
