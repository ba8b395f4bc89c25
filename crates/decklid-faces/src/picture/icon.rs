//! Small outlines to choose a body by, on 120 by 44: the car from the side with its lid up, or from behind with two
//! doors open. What opens is bright.

use decklid_car::car::Closure;

use super::ends::{self, Half};
use super::outside::{self, Ruler};
use super::pen::{COLORS, Ink, Pen};
use super::shape::Shape;

/// Lowest line.
const GROUND: f64 = 43.0;
/// Width of an icon.
const WIDTH: f64 = 120.0;

/// The icon of a body with that lid.
pub(super) fn icon(pen: &mut Pen, s: &Shape, closure: Closure) {
    if closure == Closure::SplitDoors {
        return behind(pen, s);
    }
    let scale = if s.height > 160.0 { 0.19 } else { 0.215 };
    // An open lid needs a little room behind the car.
    let mut ruler = Ruler { pen, left: (WIDTH - 4.0 - s.length * scale) / 2.0, ground: GROUND, scale };
    if s.soft {
        open_top(&mut ruler, s);
    } else {
        outside::skin(&mut ruler, s);
        outside::side_glass(&mut ruler, s);
    }
    if s.rugged {
        outside::rugged(&mut ruler, s);
    }
    for axle in [s.axles.0, s.axles.1] {
        let (x, y) = (ruler.x(axle), ruler.y(s.wheel));
        ruler.pen.circle(x, y, s.wheel * scale, Ink::Dark);
    }
    let lid: Vec<_> = lid(s, closure).into_iter().map(|(x, y)| (ruler.x(x), ruler.y(y))).collect();
    pen.inked();
    pen.bright(|pen| pen.stroke(&lid, COLORS[0], 2.4));
}

/// The lid, turned up about its hinge (cm).
fn lid(s: &Shape, closure: Closure) -> Vec<(f64, f64)> {
    let (hinge, ends, degrees): (_, &[(f64, f64)], f64) = match closure {
        Closure::FrontTrunk => ((s.cowl.0 - 6.0, s.cowl.1 + 2.0), &[(16.0, s.cowl.1 - 18.0)], -42.0),
        _ if s.gate => (s.back, &[s.shelf, (s.length - 6.0, 66.0)], 80.0),
        _ => (s.shelf, &[s.tail, (s.length - 4.0, 74.0)], 52.0),
    };
    let (sin, cos) = degrees.to_radians().sin_cos();
    let turned = ends.iter().map(|end| (end.0 - hinge.0, end.1 - hinge.1));
    let turned = turned.map(|(x, y)| (hinge.0 + x * cos - y * sin, hinge.1 + x * sin + y * cos));
    std::iter::once(hinge).chain(turned).collect()
}

/// The roof is down: windshield and headrests stand alone.
fn open_top(ruler: &mut Ruler<'_>, s: &Shape) {
    let (x, y) = s.cowl;
    outside::outline(ruler, s, &[(x + 6.0, y, 3.0), (s.shelf.0 - 10.0, y + 3.0, 10.0)]);
    ruler.line(&[(x + 4.0, y, 0.0), (s.roof.0 - 6.0, s.roof.1 - 4.0, 0.0)], Ink::Line);
    for seat in [34.0, 96.0].into_iter().map(|far| s.roof.0 + far).filter(|seat| *seat + 30.0 < s.shelf.0) {
        let back = [
            (seat, y + 2.0, 0.0),
            (seat + 2.0, y + 24.0, 4.0),
            (seat + 14.0, y + 24.0, 4.0),
            (seat + 20.0, y + 2.0, 0.0),
        ];
        ruler.area(&back, Ink::Dark);
    }
}

/// From behind, both doors wide open.
fn behind(pen: &mut Pen, s: &Shape) {
    let mut half = Half { pen, middle: WIDTH / 2.0, ground: GROUND, scale: 0.27 };
    let (w, belt, top) = (s.width / 2.0, s.cowl.1 + 4.0, s.height - 12.0);
    ends::skin(&mut half, s);
    half.both(&[(w - 36.0, top, 8.0), (w - 17.0, belt, 6.0), (w - 22.0, 52.0, 6.0)], Ink::Dark);
    let leaf = [(w - 32.0, top), (w + 26.0, top + 6.0), (w + 48.0, belt - 2.0), (w + 46.0, 40.0), (w - 20.0, 52.0)];
    let leaves = [1.0, -1.0].map(|side| leaf.map(|(x, y)| half.place(side * x, y)));
    pen.inked();
    pen.bright(|pen| leaves.iter().for_each(|leaf| pen.stroke(leaf, COLORS[0], 2.4)));
}
