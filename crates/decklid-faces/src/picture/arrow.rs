//! Arrows: what the hand does at a point. Each keeps clear of the ring, so the thing itself stays visible.

use decklid_car::car::Act;

use super::pen::{Pen, color};
use super::sight::{EDGE, Point, WIDTH};

/// Between ring and arrow.
const GAP: f64 = 4.0;
/// From tail to tip, and the least where there is no more room.
const LONG: f64 = 34.0;
const SHORT: f64 = 20.0;
/// Half the width of the head, its length, and half the width of the shaft.
const HEAD: (f64, f64, f64) = (10.0, 14.0, 4.0);
/// Radius of the clock that says: keep pressing.
const CLOCK: f64 = 9.0;
/// Directions from which a finger may come (degrees clockwise from the right), best first.
const FINGERS: [f64; 8] = [25.0, 155.0, 55.0, 125.0, 90.0, -25.0, -155.0, -90.0];

/// An arrow at a ring.
pub(super) struct Arrow {
    act: Act,
    at: (f64, f64),
    /// Radius of the ring.
    ring: f64,
    /// The way away from the ring (a unit).
    out: (f64, f64),
    /// From tail to tip.
    long: f64,
}

impl Arrow {
    /// The arrow for an act; `out` is the way away from the ring, where only one will do. A finger comes from where
    /// the arrow is whole on the picture and far from `others`.
    pub(super) fn new(
        act: Act,
        at: Point,
        ring: f64,
        height: f64,
        out: Option<(f64, f64)>,
        others: &[(f64, f64)],
    ) -> Self {
        let arrow = |out, long| Arrow { act, at: (at.x, at.y), ring, out, long };
        let whole = |arrow: &Arrow| {
            let inside = |p: &(f64, f64)| (EDGE..=WIDTH - EDGE).contains(&p.0) && (8.0..=height - 6.0).contains(&p.1);
            arrow.points().iter().all(inside)
        };
        let covered = |arrow: &Arrow| {
            let near = |other: &(f64, f64)| arrow.points().iter().any(|p| far(*p, *other) < ring + 9.0);
            others.iter().filter(|other| near(other)).count()
        };
        if let Some(out) = out {
            let short = arrow(out, SHORT);
            return Some(arrow(out, LONG)).filter(whole).unwrap_or(short);
        }
        let fingers = FINGERS.iter().map(|turn| turn.to_radians()).map(|turn| arrow((turn.cos(), turn.sin()), LONG));
        // The first of those that are equally good.
        fingers.min_by_key(|arrow| (!whole(arrow), covered(arrow))).unwrap_or_else(|| arrow((0.0, 1.0), LONG))
    }

    fn along(&self, far: f64) -> (f64, f64) {
        let from = self.ring + GAP;
        (self.at.0 + self.out.0 * (from + far), self.at.1 + self.out.1 * (from + far))
    }

    /// Where the arrow is: other marks keep clear of these.
    pub(super) fn points(&self) -> Vec<(f64, f64)> {
        let long = match self.act {
            Act::Hold => self.long + 2.0 * CLOCK + GAP,
            Act::Press | Act::Pull | Act::Push | Act::Turn | Act::Tilt | Act::Lift => self.long,
        };
        match self.act {
            Act::Turn => (0..=11).map(|at| self.around(-200.0 + 20.0 * f64::from(at))).collect(),
            Act::Tilt => vec![self.along(8.0), self.along(self.long), self.beyond(8.0), self.beyond(self.long)],
            _ => vec![self.along(6.0), self.along(long / 2.0), self.along(long)],
        }
    }

    /// On the other side of the ring.
    fn beyond(&self, far: f64) -> (f64, f64) {
        let from = self.ring + GAP;
        (self.at.0 - self.out.0 * (from + far), self.at.1 - self.out.1 * (from + far))
    }

    /// Draws it in the color of the mark with that number.
    pub(super) fn draw(&self, pen: &mut Pen, number: usize) {
        let fill = color(number);
        match self.act {
            Act::Press | Act::Push => block(pen, self.along(self.long), self.along(0.0), fill),
            Act::Pull | Act::Lift => block(pen, self.along(0.0), self.along(self.long), fill),
            Act::Hold => {
                block(pen, self.along(self.long), self.along(0.0), fill);
                clock(pen, self.along(self.long + GAP + CLOCK), fill);
            }
            Act::Tilt => {
                block(pen, self.beyond(self.long * 0.8), self.beyond(0.0), fill);
                block(pen, self.along(0.0), self.along(self.long * 0.8), fill);
            }
            Act::Turn => self.turn(pen, fill),
        }
    }

    /// On a circle around the ring.
    fn around(&self, degrees: f64) -> (f64, f64) {
        round(self.at, self.ring + GAP + 5.0, degrees)
    }

    /// An arc with a head at both ends: which way to turn differs from car to car, and the text says it.
    fn turn(&self, pen: &mut Pen, fill: &str) {
        let r = self.ring + GAP + 5.0;
        pen.arc(self.around(-200.0), self.around(20.0), r, fill, 5.0);
        for (end, ahead) in [(-200.0, -32.0), (20.0, 32.0)] {
            let head = [(end, r - 9.0), (end + ahead, r + 1.0), (end, r + 9.0)];
            pen.sign(&head.map(|(degrees, r)| round(self.at, r, degrees)), fill);
        }
    }
}

fn far(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// A straight arrow from tail to tip.
fn block(pen: &mut Pen, tail: (f64, f64), tip: (f64, f64), fill: &str) {
    let long = far(tail, tip).max(1.0);
    let (dx, dy) = ((tip.0 - tail.0) / long, (tip.1 - tail.1) / long);
    let (wide, deep, thin) = HEAD;
    let at = |along: f64, aside: f64| (tail.0 + dx * along - dy * aside, tail.1 + dy * along + dx * aside);
    let neck = long - deep;
    let half = [(0.0, thin), (neck, thin), (neck, wide), (long, 0.0), (neck, -wide), (neck, -thin), (0.0, -thin)];
    pen.sign(&half.map(|(along, aside)| at(along, aside)), fill);
}

/// A point on a circle (degrees clockwise from the right).
fn round((x, y): (f64, f64), r: f64, degrees: f64) -> (f64, f64) {
    (x + r * degrees.to_radians().cos(), y + r * degrees.to_radians().sin())
}

/// A clock face.
fn clock(pen: &mut Pen, (x, y): (f64, f64), fill: &str) {
    let face: Vec<(f64, f64)> = (0..16).map(|at| round((x, y), CLOCK, 22.5 * f64::from(at))).collect();
    pen.sign(&face, fill);
    pen.sign(&[(x, y - CLOCK + 3.0), (x, y), (x + CLOCK - 4.0, y), (x, y)], fill);
}
