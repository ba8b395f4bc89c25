//! Pictures of places: an outline of the car from a few numbers, with numbered marks (SVG).
//!
//! ```text
//!  body ─► shape ─► view: side, top, rear, front, open, shut, bench, dash, hood, fob
//!                     │
//!  place ─► points ───┴─► closest view and an overview, marks on both ─► Picture
//! ```
//!
//! Made for embedding in a page: lines take the color of its text, digits are strokes, and no font,
//! script or style sheet is needed. [`Picture::file`] makes it standalone.

mod above;
mod arrow;
mod cabin;
mod callout;
mod carried;
mod door;
mod ends;
mod hand;
mod icon;
mod luggage;
mod outside;
mod pen;
mod position;
mod shape;
mod sight;
mod tappable;
mod trail;
mod view;
mod words;

use decklid_car::car::{Act, Anchor, Body, Car, Closure, GoalKind, MoveId, Place};

use crate::english::capital;
use crate::texts::Texts;
use arrow::Arrow;
use callout::Callouts;
use pen::Pen;
use sight::{EDGE, Point};
use view::{Model, Panel};

pub(crate) use pen::mark;
pub(crate) use sight::WIDTH;
pub use sight::{Drive, Sight};
pub use tappable::{Tap, tappable};
pub(crate) use trail::num;
pub(crate) use view::View;

/// A picture with the same in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Picture {
    /// What it is called.
    pub title: String,
    /// What it shows: sentences; also its description for those who do not see it.
    pub words: String,
    /// What its marks mean, in the order of their numbers from 1; empty where one mark needs no name.
    pub marks: Vec<String>,
    /// A sentence on marks that are hidden behind something; empty where none is.
    pub note: String,
    /// Lines and marks, in picture units.
    drawing: String,
    /// How high it is (picture units); all are [`WIDTH`] wide.
    height: f64,
    /// Where the close-ups end and the overview of the whole car begins: in the drawing (bytes), and on it (units).
    near: (usize, f64),
}

impl Picture {
    /// An `<svg>` element to be put into a page.
    pub fn svg(&self) -> String {
        self.element("", &self.drawing)
    }

    /// The same for a page, where a small screen leaves the overview out (class `far`); its words say what both show.
    pub fn in_parts(&self) -> String {
        let (at, near) = self.near;
        if self.drawing.len() == at {
            return self.svg();
        }
        let (close, far) = self.drawing.split_at(at);
        let close = self.framed(near, "", close);
        let window = window(near, self.height - near);
        format!("{close}<svg class=\"far\" {window} aria-hidden=\"true\">{far}</svg>")
    }

    /// The drawing under a name, to be shown by any number of [`Picture::showing`] in the same page.
    pub fn symbol(&self, name: &str) -> String {
        format!("<symbol id=\"{name}\" {}>{}</symbol>", self.view_box(), self.drawing)
    }

    /// An `<svg>` element that shows the symbol of that name; small, because its words are next to it.
    pub fn showing(&self, name: &str) -> String {
        let title = escaped(&self.title);
        format!("<svg {} role=\"img\"><title>{title}</title><use href=\"#{name}\"/></svg>", self.view_box())
    }

    /// The picture as a standalone file: black on white, or white on black for dark themes.
    pub fn file(&self) -> String {
        let style = "<style>svg:root{background:#fff;color:#111}\
            @media(prefers-color-scheme:dark){svg:root{background:#16181c;color:#f2f2f2}}</style>";
        self.element(" xmlns=\"http://www.w3.org/2000/svg\"", &format!("{style}{}", self.drawing)) + "\n"
    }

    fn element(&self, attributes: &str, inner: &str) -> String {
        self.framed(self.height, attributes, inner)
    }

    fn framed(&self, height: f64, attributes: &str, inner: &str) -> String {
        let title = escaped(&self.title);
        let words = escaped(&self.words);
        // A description that says no more than the title is none.
        let about = if words == title { String::new() } else { format!("<desc>{words}</desc>") };
        let window = window(0.0, height);
        format!("<svg {window} role=\"img\"{attributes}><title>{title}</title>{about}{inner}</svg>")
    }

    fn view_box(&self) -> String {
        window(0.0, self.height)
    }
}

/// The part of a drawing that is seen.
fn window(top: f64, height: f64) -> String {
    format!("viewBox=\"0 {} {WIDTH} {}\"", num(top), num(height))
}

/// Space between two views.
const GAP: f64 = 14.0;

/// Where a move takes place, and what the hand does there; `None` for a move without a place.
pub fn of_move(car: &Car, mv: MoveId, sight: Sight) -> Option<Picture> {
    let it = car.at(mv);
    drawn(car, &car[it.place?], &it.acts, it.serves(GoalKind::Open), sight)
}

/// A place; `shut` while the lid is not open yet. None when it names no point.
pub fn of_place(car: &Car, place: &Place, shut: bool, sight: Sight) -> Option<Picture> {
    drawn(car, place, &[], shut, sight)
}

fn drawn(car: &Car, place: &Place, acts: &[Option<Act>], shut: bool, sight: Sight) -> Option<Picture> {
    let model = Model::of(car, sight.drive);
    let closest: Vec<View> = place.spots.iter().map(|s| model.best(s.anchor, shut)).collect();
    let mut views: Vec<View> = Vec::new();
    for view in &closest {
        if !views.contains(view) {
            views.push(*view);
        }
    }
    let overview = views.iter().find_map(|v| model.overview(*v)).filter(|v| !views.contains(v));
    let close = views.len();
    views.extend(overview);
    let mut panels = Vec::new();
    for view in views {
        let mut panel = Panel { view, marks: Vec::new(), arrows: Vec::new() };
        for (at, spot) in place.spots.iter().enumerate() {
            let (own, over) = (closest[at] == view, overview == Some(view));
            let Some(point) = model.spot(view, spot.anchor).filter(|_| own || (over && spot.moved.is_none())) else {
                continue;
            };
            let point = match spot.moved {
                Some((x, y)) if own => Point { x: WIDTH * x / 100.0, y: model.height(view) * y / 100.0, ..point },
                _ => point,
            };
            panel.marks.push((at + 1, point));
            let act = acts.get(at).copied().flatten().filter(|_| own);
            panel.arrows.extend(act.map(|act| (at + 1, spot.anchor, act)));
        }
        panels.push(panel);
    }
    let texts = Texts::of(sight.language);
    let named = words::marks(place, acts, texts);
    let note = words::note(&panels, texts);
    let words = words::caption(place, &named, &note, &panels, &model, texts);
    let title = capital(&texts.clause(&place.words));
    let marks = if place.spots.len() > 1 { named } else { Vec::new() };
    (!place.spots.is_empty()).then(|| Picture { marks, note, ..stack(&model, &panels, close, title, words) })
}

/// An outline of the car from the side and from above, with these points numbered from 1.
pub fn of_car(car: &Car, marks: &[Anchor], sight: Sight) -> Picture {
    let model = Model::of(car, sight.drive);
    let numbered =
        |view| marks.iter().enumerate().filter_map(|(at, a)| Some((at + 1, model.spot(view, *a)?))).collect();
    let panels = [View::Side, View::Top].map(|view| Panel { view, marks: numbered(view), arrows: Vec::new() });
    let texts = Texts::of(sight.language);
    let title = texts.car(&car.name);
    let names = marks.iter().enumerate().map(|(at, a)| format!("{}: {}.", at + 1, words::anchor(*a, texts)));
    let words: Vec<String> = names.collect();
    let words = if words.is_empty() { title.clone() } else { words.join(" ") };
    stack(&model, &panels, panels.len(), title, words)
}

/// The bare outline of a body from the side: to choose by.
pub fn of_body(body: Body, closure: Closure, sight: Sight) -> Picture {
    let model = Model::body(body, closure, sight.drive);
    let words = words::body(body, Texts::of(sight.language));
    let panel = Panel { view: View::Side, marks: Vec::new(), arrows: Vec::new() };
    stack(&model, &[panel], 1, words.clone(), words)
}

/// A small outline to choose by, its lid marked: the content of an `<svg>` with the view box `0 0 120 44`.
pub(crate) fn icon(closure: Closure) -> String {
    let mut pen = Pen::new(120.0, false);
    icon::icon(&mut pen, &shape::shape(closure.usual_body()), closure);
    pen.finish()
}

/// One view with marks as a group, and its height; for the card.
pub(crate) fn group(car: &Car, view: View, marks: &[(usize, Anchor)], drive: Drive) -> (String, f64) {
    let model = Model::of(car, drive);
    let spots = marks.iter().filter_map(|(number, anchor)| Some((*number, model.spot(view, *anchor)?)));
    let mut pen = Pen::new(WIDTH, model.mirrored(view));
    model.draw(view, &[], &mut pen);
    for (number, point) in apart(spots.collect(), CLEAR, EDGE) {
        let at = pen.x(point.x);
        pen.put(&mark(number, at, point.y, 13.0, point.hidden));
    }
    (pen.finish(), model.height(view))
}

/// One view with callouts, and its height.
fn panel(model: &Model, panel: &Panel) -> (String, f64) {
    let Panel { view, marks, arrows } = panel;
    let mut pen = Pen::new(WIDTH, model.mirrored(*view));
    let height = model.height(*view);
    model.draw(*view, marks, &mut pen);
    let ring = if matches!(view, View::Side | View::Top) { callout::WHOLE } else { callout::CLOSE };
    let controls = model.controls(*view);
    let mut drawn: Vec<(usize, Arrow)> = Vec::new();
    for &(number, anchor, act) in arrows {
        let Some((_, at)) = marks.iter().find(|mark| mark.0 == number) else { continue };
        let seen = marks.iter().map(|mark| mark.1).chain(controls.clone()).map(|other| (other.x, other.y));
        let seen = seen.filter(|other| (other.0 - at.x).hypot(other.1 - at.y) > ring);
        let others: Vec<_> = seen.chain(drawn.iter().flat_map(|(_, arrow)| arrow.points())).collect();
        drawn.push((number, Arrow::new(act, *at, ring, height, model.away(*view, anchor, act), &others)));
    }
    Callouts { spots: marks, arrows: &drawn, controls: &controls, ring, height }.draw(&mut pen);
    (pen.finish(), height)
}

/// Views below each other, the first of them close-ups.
fn stack(model: &Model, panels: &[Panel], close: usize, title: String, words: String) -> Picture {
    let (mut drawing, mut top, mut near) = (String::new(), 4.0, (0, 0.0));
    for (at, shown) in panels.iter().enumerate() {
        let (drawn, height) = panel(model, shown);
        drawing += &format!("<g transform=\"translate(0 {})\">{drawn}</g>", num(top));
        top += height + GAP;
        if at < close {
            near = (drawing.len(), top - GAP + 4.0);
        }
    }
    let (marks, note) = Default::default();
    Picture { title, words, marks, note, drawing, height: top - GAP + 4.0, near }
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Least distance between two marks.
const CLEAR: f64 = 31.0;
/// Marks nearer than `clear` are moved apart, each later one away from those before it; all stay on the picture,
/// `edge` away from its sides, and move toward its middle where they can: a mark beside the car marks nothing.
fn apart(mut marks: Vec<(usize, Point)>, clear: f64, edge: f64) -> Vec<(usize, Point)> {
    for at in 0..marks.len() {
        let (x, y) = (marks[at].1.x, marks[at].1.y);
        let free = |x: f64, y: f64| marks[..at].iter().all(|m| (m.1.x - x).hypot(m.1.y - y) >= clear);
        let tries =
            (0..9).flat_map(|ring| (0..12).map(move |turn| (f64::from(ring) * clear * 0.55, f64::from(turn) * 30.0)));
        let inward = if x > WIDTH / 2.0 { -1.0 } else { 1.0 };
        let found =
            tries.map(|(far, turn)| (x + inward * far * turn.to_radians().cos(), y + far * turn.to_radians().sin()));
        let inside = |&(x, y): &(f64, f64)| (edge..=WIDTH - edge).contains(&x) && y >= edge - 2.0;
        if let Some((x, y)) = found.filter(inside).find(|(x, y)| free(*x, *y)) {
            (marks[at].1.x, marks[at].1.y) = (x, y);
        }
    }
    marks
}
