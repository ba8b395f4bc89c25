//! The whole car with numbered marks that are links, each large enough for a finger.

use decklid_car::car::{Anchor, Car};

use super::sight::Point;
use super::view::{Model, View};
use super::{GAP, Sight, WIDTH, apart, escaped, num, pen};

/// Radius of what reacts to a finger (picture units): 48 pixels across on the narrowest screen.
const FINGER: f64 = 34.0;

/// A mark that is a link.
#[derive(Clone, Debug)]
pub struct Tap {
    /// Its number, as in the list next to the picture.
    pub number: usize,
    /// Its point.
    pub anchor: Anchor,
    /// Where it leads.
    pub href: String,
    /// What it does, in words.
    pub says: String,
    /// Drawn crossed out.
    pub crossed: bool,
}

/// The car from outside, and the remote, with these marks: an `<svg>` element. Empty without marks.
pub fn tappable(car: &Car, taps: &[Tap], says: &str, sight: Sight) -> String {
    let model = Model::of(car, sight.drive);
    let mut drawing = String::new();
    let mut top = 4.0;
    for view in [View::Side, View::Top, View::Rear, View::Front, View::Fob] {
        let spots = taps.iter().enumerate().filter(|(_, tap)| shown_in(&model, tap.anchor) == view);
        let spots: Vec<(usize, Point)> =
            spots.filter_map(|(at, tap)| Some((at, model.spot(view, tap.anchor)?))).collect();
        if spots.is_empty() {
            continue;
        }
        let mut pen = pen::Pen::new(WIDTH, model.mirrored(view));
        model.draw(view, &[], &mut pen);
        let marks = apart(spots.clone(), 2.0 * FINGER, FINGER);
        let lowest = marks.iter().map(|(_, mark)| mark.y + FINGER).fold(model.height(view), f64::max);
        for ((_, spot), (_, mark)) in spots.iter().zip(&marks) {
            pen.put(&leader((pen.x(spot.x), spot.y), (pen.x(mark.x), mark.y)));
        }
        for (at, mark) in &marks {
            pen.put(&link(&taps[*at], pen.x(mark.x), mark));
        }
        drawing += &format!("<g transform=\"translate(0 {})\">{}</g>", num(top), pen.finish());
        top += lowest + GAP;
    }
    if drawing.is_empty() {
        return drawing;
    }
    let height = num(top - GAP + 4.0);
    format!("<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"group\" aria-label=\"{}\">{drawing}</svg>", escaped(says))
}

/// The view from outside that shows a point, or what is behind the skin there.
fn shown_in(model: &Model, anchor: Anchor) -> View {
    match model.best(anchor, true) {
        View::Rear | View::Shut => View::Rear,
        View::Open if model.front_lid() => View::Front,
        View::Open => View::Rear,
        View::Front => View::Front,
        View::Fob => View::Fob,
        View::Side | View::Door => View::Side,
        View::Top | View::Bench | View::Dash | View::Hood => View::Top,
    }
}

/// A line from the place to a mark that had to move; empty for one that did not.
fn leader(spot: (f64, f64), mark: (f64, f64)) -> String {
    if (spot.0 - mark.0).hypot(spot.1 - mark.1) < 4.0 {
        return String::new();
    }
    let [x, y, to_x, to_y] = [spot.0, spot.1, mark.0, mark.1].map(num);
    format!(
        "<path d=\"M{x} {y}L{to_x} {to_y}\" stroke=\"currentColor\" stroke-width=\"1.5\"/>\
         <circle cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"currentColor\"/>"
    )
}

fn link(tap: &Tap, x: f64, point: &Point) -> String {
    let (cx, cy, finger) = (num(x), num(point.y), num(FINGER));
    let cross = if tap.crossed { pen::strike(x, point.y, 20.0) } else { String::new() };
    format!(
        "<a href=\"{}\" aria-label=\"{}\"><circle cx=\"{cx}\" cy=\"{cy}\" r=\"{finger}\" fill=\"transparent\"/>{}{cross}</a>",
        escaped(&tap.href),
        escaped(&tap.says),
        pen::mark(tap.number, x, point.y, 20.0, point.hidden),
    )
}
