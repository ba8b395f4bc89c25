//! Lines, areas, wheels, digits and marks: the only place that writes SVG.
//!
//! Everything takes the color of the surrounding text (`currentColor`), so a picture is legible on light
//! and dark; marks are bright with a black edge and read in black and white too.

use std::fmt::Write;

use super::sight::Point;
use super::trail::{Trail, num};

/// How something is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ink {
    /// The car's skin: lightly filled, strong edge.
    Skin,
    /// A part that stands out or is in front: filled a bit more.
    Panel,
    /// Window.
    Glass,
    /// Shut line, edge.
    Line,
    /// Something of no weight.
    Faint,
    /// Tire, slot, knob.
    Dark,
    /// Lamp.
    Lamp,
    /// Behind or below something.
    Hidden,
}

impl Ink {
    /// What differs from [`PLAIN`].
    fn style(self) -> &'static str {
        match self {
            Ink::Skin => r#"fill="currentColor" fill-opacity=".09" stroke-width="2.4""#,
            Ink::Panel => r#"fill="currentColor" fill-opacity=".1""#,
            Ink::Glass => r##"fill="#5f9fd6" fill-opacity=".34""##,
            Ink::Line => r#"stroke-opacity=".85""#,
            Ink::Faint => r#"stroke-width="1" stroke-opacity=".5""#,
            Ink::Dark => r##"fill="#434950" stroke-width=".8""##,
            Ink::Lamp => r##"fill="#d4483b" fill-opacity=".5""##,
            Ink::Hidden => r#"stroke-opacity=".75" stroke-dasharray="5 4""#,
        }
    }

    /// Whether neighbors can be one path: nothing shines through where they overlap.
    fn joins(self) -> bool {
        !matches!(self, Ink::Skin | Ink::Panel)
    }
}

/// What holds for all that is drawn with ink, so that no path has to say it.
const PLAIN: &str = r#"fill="none" stroke="currentColor" stroke-width="1.4""#;

/// What holds for all that is bright, so that no mark has to say it.
const BRIGHT: &str = r##"fill="none" stroke="#000" stroke-linejoin="round""##;

/// Colors of marks, by number; the style sheet has the same for the lines that they belong to. Black on each of them
/// has a contrast of 9:1 or more, and each differs from its neighbors for the color-blind too.
pub(crate) const COLORS: [&str; 4] = ["#ffd60a", "#6ecbff", "#ff9ec4", "#9be564"];

/// The color of the mark with that number.
pub(super) fn color(number: usize) -> &'static str {
    COLORS[number.saturating_sub(1) % COLORS.len()]
}

/// A corner: place and radius.
pub(super) type Corner = (f64, f64, f64);

/// Draws into an SVG group; a mirrored pen swaps left and right about the middle of its width.
pub(super) struct Pen {
    svg: String,
    mirror: Option<f64>,
    /// The ink of the last path, and where its line ends: the next one in that ink goes on there.
    last: Option<(Ink, usize)>,
}

impl Pen {
    /// A pen for a picture of that width; mirrored when the driver sits on the right.
    pub(super) fn new(width: f64, mirrored: bool) -> Self {
        Pen { svg: String::new(), mirror: mirrored.then_some(width), last: None }
    }

    /// Adds what is drawn elsewhere.
    pub(super) fn put(&mut self, svg: &str) {
        self.svg += svg;
    }

    /// Ends what is drawn with ink: marks and arrows follow.
    pub(super) fn inked(&mut self) {
        self.last = None;
        self.svg = format!("<g {PLAIN}>{}</g>", self.svg);
    }

    /// Draws marks, arrows and other bright things.
    pub(super) fn bright(&mut self, draw: impl FnOnce(&mut Self)) {
        let _ = write!(self.svg, "<g {BRIGHT}>");
        draw(self);
        self.svg += "</g>";
    }

    /// What was drawn.
    pub(super) fn finish(self) -> String {
        self.svg
    }

    /// Where something at that distance from the left is drawn.
    pub(super) fn x(&self, x: f64) -> f64 {
        self.mirror.map_or(x, |width| width - x)
    }

    fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.x(x), y)
    }

    fn pair(&self, x: f64, y: f64) -> String {
        format!("{} {}", num(self.x(x)), num(y))
    }

    /// A path, or one more part of the path before.
    fn path(&mut self, d: &str, ink: Ink) {
        let style = ink.style();
        let tail = style.len() + 4;
        match self.last {
            Some((last, end)) if last == ink && ink.joins() && end + tail == self.svg.len() => {
                self.svg.insert_str(end, d)
            }
            _ => {
                let _ = write!(self.svg, r#"<path d="{d}" {style}/>"#);
            }
        }
        self.last = Some((ink, self.svg.len() - tail));
    }

    /// A closed area with rounded corners.
    pub(super) fn area(&mut self, corners: &[Corner], ink: Ink) {
        let d = self.rounded(corners, true).closed();
        self.path(&d, ink);
    }

    /// A line with rounded corners.
    pub(super) fn line(&mut self, corners: &[Corner], ink: Ink) {
        let d = self.rounded(corners, false).open();
        self.path(&d, ink);
    }

    /// The outline of a car from the side: corners from the front sill over the roof to the rear
    /// sill, then back along the sill with an arch above each wheel (middle and radius).
    pub(super) fn car(&mut self, top: &[Corner], sill: f64, arches: [(f64, f64); 2]) {
        let mut trail = self.rounded(top, false);
        for (middle, radius) in arches {
            trail.line(self.at((middle + radius, sill)));
            trail.arc(radius, false, self.mirror.is_some(), self.at((middle - radius, sill)));
        }
        self.path(&trail.closed(), Ink::Skin);
    }

    /// A box from its left upper corner, with rounded corners.
    pub(super) fn rect(&mut self, x: f64, y: f64, w: f64, h: f64, r: f64, ink: Ink) {
        self.area(&[(x, y, r), (x + w, y, r), (x + w, y + h, r), (x, y + h, r)], ink);
    }

    /// A circle.
    pub(super) fn circle(&mut self, x: f64, y: f64, r: f64, ink: Ink) {
        let (x, y, r) = (num(self.x(x)), num(y), num(r));
        let _ = write!(self.svg, r#"<circle cx="{x}" cy="{y}" r="{r}" {}/>"#, ink.style());
    }

    /// A wheel.
    pub(super) fn wheel(&mut self, x: f64, y: f64, r: f64) {
        self.circle(x, y, r, Ink::Dark);
        let (px, py) = (num(self.x(x)), num(y));
        let mut spokes = Trail::from(self.at((x, y)));
        for spoke in 0..5 {
            let (sin, cos) = (f64::from(spoke) * 72.0_f64).to_radians().sin_cos();
            spokes.line((self.x(x) + sin * r * 0.6, y - cos * r * 0.6));
            spokes.line(self.at((x, y)));
        }
        let spokes = spokes.open();
        let (rim, wide) = (num(r * 0.66), num(r * 0.16));
        let _ = write!(
            self.svg,
            r##"<circle cx="{px}" cy="{py}" r="{rim}" fill="#9aa0a8" stroke="none"/><path d="{spokes}" stroke="#4b5057" stroke-width="{wide}"/>"##
        );
    }

    /// A bright shape with a black edge; all its corners are sharp.
    pub(super) fn sign(&mut self, corners: &[(f64, f64)], fill: &str) {
        let corners: Vec<Corner> = corners.iter().map(|&(x, y)| (x, y, 0.0)).collect();
        let d = self.rounded(&corners, true).closed();
        let _ = write!(self.svg, r#"<path d="{d}" fill="{fill}" stroke-width="1.6"/>"#);
    }

    /// A bright line with black edges.
    pub(super) fn stroke(&mut self, points: &[(f64, f64)], color: &str, width: f64) {
        let corners: Vec<Corner> = points.iter().map(|&(x, y)| (x, y, 0.0)).collect();
        let d = self.rounded(&corners, false).open();
        self.edged(&d, color, width);
    }

    /// A bright arc with black edges, more than half a circle: from one place clockwise to another.
    pub(super) fn arc(&mut self, from: (f64, f64), to: (f64, f64), r: f64, color: &str, width: f64) {
        let mut trail = Trail::from(self.at(from));
        trail.arc(r, true, self.mirror.is_none(), self.at(to));
        self.edged(&trail.open(), color, width);
    }

    fn edged(&mut self, d: &str, color: &str, width: f64) {
        let (wide, width) = (num(width + 3.0), num(width));
        let _ = write!(
            self.svg,
            r#"<path d="{d}" stroke-width="{wide}"/><path d="{d}" stroke="{color}" stroke-width="{width}"/>"#
        );
    }

    /// A ring around a place with a line to its number; dashed where the place is hidden behind
    /// something.
    pub(super) fn ring(&mut self, place: Point, number: (f64, f64), r: f64, color: &str) {
        let edge = towards((place.x, place.y), number, r);
        let dash = if place.hidden { r#" stroke-dasharray="6 4""# } else { "" };
        let (left, y) = (num(self.x(place.x) - r), num(place.y));
        let (from, to) = (self.pair(edge.0, edge.1), self.pair(number.0, number.1));
        let (r, double) = (num(r), num(2.0 * r));
        let d = format!("M{from}L{to}M{left} {y}a{r} {r} 0 1 0 {double} 0a{r} {r} 0 1 0-{double} 0");
        let _ = write!(
            self.svg,
            r#"<path d="{d}" stroke-width="5"{dash}/><path d="{d}" stroke="{color}" stroke-width="2.6"{dash}/>"#
        );
    }

    /// A numbered disc.
    pub(super) fn mark(&mut self, number: usize, x: f64, y: f64, r: f64) {
        self.svg += &colored(number, (self.x(x), y), r, false, color(number));
    }

    fn rounded(&self, corners: &[Corner], closed: bool) -> Trail {
        let count = corners.len();
        let mut trail = Trail::default();
        for (at, &(x, y, r)) in corners.iter().enumerate() {
            let (before, after) = (corners[(at + count - 1) % count], corners[(at + 1) % count]);
            let end = !closed && (at == 0 || at + 1 == count);
            if end || r <= 0.0 {
                trail.line(self.at((x, y)));
                continue;
            }
            trail.line(self.at(towards((x, y), (before.0, before.1), r)));
            trail.bend(self.at((x, y)), self.at(towards((x, y), (after.0, after.1), r)));
        }
        trail
    }
}

/// The point so far from a corner on the way to another, at most half-way.
fn towards(from: (f64, f64), to: (f64, f64), far: f64) -> (f64, f64) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(1e-9);
    let share = (far / length).min(0.5);
    (from.0 + dx * share, from.1 + dy * share)
}

/// A yellow disc with a black ring and a number.
pub(crate) fn mark(number: usize, x: f64, y: f64, r: f64, hidden: bool) -> String {
    format!("<g {BRIGHT}>{}</g>", colored(number, (x, y), r, hidden, COLORS[0]))
}

/// The same in a color; digits are drawn as strokes, so that no font is needed.
fn colored(number: usize, (x, y): (f64, f64), r: f64, hidden: bool, color: &str) -> String {
    let dash =
        if hidden { format!(r#" stroke-dasharray="{} {}""#, num(r * 0.34), num(r * 0.26)) } else { String::new() };
    let (cx, cy, width) = (num(x), num(y), num(r * 0.2));
    let mut svg = format!(
        r##"<circle cx="{cx}" cy="{cy}" r="{}" fill="#fff" fill-opacity=".9" stroke="none"/><circle cx="{cx}" cy="{cy}" r="{}" fill="{color}" stroke-width="{width}"{dash}/>"##,
        num(r * 1.18),
        num(r)
    );
    let digits = number.to_string();
    let size = if digits.len() > 1 { r * 0.085 } else { r * 0.11 };
    let step = 8.0 * size;
    let begin = x - step * (digits.len() as f64 - 1.0) / 2.0;
    for (at, digit) in digits.bytes().enumerate() {
        let _ = write!(
            svg,
            r#"<path transform="translate({} {})scale({size:.2})" d="{}" stroke-width="1.9" stroke-linecap="round"/>"#,
            num(begin + at as f64 * step),
            num(y),
            strokes(digit)
        );
    }
    svg
}

/// Strikes out a mark of that radius.
pub(crate) fn strike(x: f64, y: f64, r: f64) -> String {
    let line = format!("M{} {}L{} {}", num(x - r), num(y + r), num(x + r), num(y - r));
    let stroke = |color: &str, width: &str| {
        format!(r#"<path d="{line}" fill="none" stroke="{color}" stroke-width="{width}" stroke-linecap="round"/>"#)
    };
    stroke("#fff", "8") + &stroke("#a50f15", "5")
}

/// A digit as strokes in a box of 6 by 10 round its middle.
fn strokes(digit: u8) -> &'static str {
    match digit {
        b'0' => "M0-5C-4-5-4 5 0 5C4 5 4-5 0-5Z",
        b'1' => "M-2-3L.5-5V5",
        b'2' => "M-3-2.5C-3-6 3-6 3-2.2C3 .5-2 2.5-3 5H3",
        b'3' => "M-2.8-3.6C-1-6 3-5.4 2.8-2.4C2.6-.6.8-.3-.5-.3C1.5-.3 3.2.6 3.2 2.4C3.2 5.6-1.4 6-3.1 3.4",
        b'4' => "M1.4 5V-5L-3.2 2.2H3.2",
        b'5' => "M2.6-5H-2L-2.6-.4C-.6-1.8 3.2-1.2 3.2 1.8C3.2 5.4-1.6 6-3 3.6",
        b'6' => "M2-5C-1-4-3-1-3 2C-3 6 3 6 3 2C3-1.4-2-1.6-2.9 1.6",
        b'7' => "M-3-5H3L-1 5",
        b'8' => "M0-.5C-3.4-1-3.2-5 0-5C3.2-5 3.4-1 0-.5C-4.2 0-4 5 0 5C4 5 4.2 0 0-.5Z",
        _ => "M-2 5C1 4 3 1 3-2C3-6-3-6-3-2C-3 1.4 2 1.6 2.9-1.6",
    }
}
