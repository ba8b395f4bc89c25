//! Callouts: a ring around a thing, with its number next to it, so the thing itself stays visible.

use super::arrow::Arrow;
use super::pen::{Pen, color};
use super::sight::{EDGE, Point, WIDTH};

/// Radius of the ring in a close view: a button with its symbol fits in.
pub(super) const CLOSE: f64 = 18.0;
/// Radius of the ring in a view of the whole car.
pub(super) const WHOLE: f64 = 7.0;
/// Radius of the numbered disc.
const DISC: f64 = 12.0;
/// Least distance between a disc and any other mark.
const GAP: f64 = 4.0;
/// Directions in which a disc may lie, up and to the right first.
const TURNS: [f64; 12] = [-60.0, -120.0, -30.0, -150.0, -90.0, 0.0, 180.0, 30.0, 150.0, 60.0, 120.0, 90.0];

/// The callouts of one view.
pub(super) struct Callouts<'a> {
    /// What is marked, with its number.
    pub(super) spots: &'a [(usize, Point)],
    /// What the hand does at some of them, by number.
    pub(super) arrows: &'a [(usize, Arrow)],
    /// Everything in this view that another step may mark: no number should cover it.
    pub(super) controls: &'a [Point],
    /// Radius of the rings.
    pub(super) ring: f64,
    /// Height of the view.
    pub(super) height: f64,
}

impl Callouts<'_> {
    /// Draws rings, lines, arrows and numbers.
    pub(super) fn draw(&self, pen: &mut Pen) {
        pen.bright(|pen| self.marks(pen));
    }

    fn marks(&self, pen: &mut Pen) {
        let mut discs: Vec<(f64, f64)> = Vec::new();
        for (number, spot) in self.spots {
            let disc = self.disc(&discs, *spot);
            pen.ring(*spot, disc, self.ring, color(*number));
            for (_, arrow) in self.arrows.iter().filter(|arrow| arrow.0 == *number) {
                arrow.draw(pen, *number);
            }
            pen.mark(*number, disc.0, disc.1, DISC);
            discs.push(disc);
        }
    }

    /// Where the disc of a spot goes: near, clear of all other marks, and best in the same order from top to
    /// bottom as what they mark and clear of all controls.
    fn disc(&self, discs: &[(f64, f64)], spot: Point) -> (f64, f64) {
        let near = self.ring + DISC + GAP;
        let arrows: Vec<(f64, f64)> = self.arrows.iter().flat_map(|(_, arrow)| arrow.points()).collect();
        let clear = |at: &(f64, f64)| {
            discs.iter().all(|d| (d.0 - at.0).hypot(d.1 - at.1) >= 2.0 * DISC + GAP)
                && arrows.iter().all(|a| (a.0 - at.0).hypot(a.1 - at.1) >= DISC + 11.0)
                && self.spots.iter().all(|(_, s)| distance(s, at) >= near - 0.01)
        };
        let turned = |at: &(f64, f64)| {
            discs.iter().zip(self.spots).filter(|(d, (_, s))| (d.1 - at.1) * (s.y - spot.y) < 0.0).count()
        };
        let covered = |at: &(f64, f64)| self.controls.iter().filter(|c| distance(c, at) < DISC + 14.0).count();
        let around = (0..7).flat_map(|step| {
            let far = near + 9.0 * f64::from(step);
            TURNS.map(|turn| (spot.x + far * turn.to_radians().cos(), spot.y + far * turn.to_radians().sin()))
        });
        let fit = around.filter(|at| self.holds(at)).filter(clear);
        // The nearest of those that are equally good.
        let best = fit.min_by_key(|at| (turned(at), covered(at)));
        best.unwrap_or((spot.x.clamp(EDGE, WIDTH - EDGE), (spot.y - near).max(EDGE)))
    }

    /// Whether a disc there is whole on the picture.
    fn holds(&self, at: &(f64, f64)) -> bool {
        (EDGE..=WIDTH - EDGE).contains(&at.0) && (EDGE..=self.height - EDGE).contains(&at.1)
    }
}

fn distance(point: &Point, at: &(f64, f64)) -> f64 {
    (point.x - at.0).hypot(point.y - at.1)
}
