//! The content of a card, block by block.

use std::fmt::Write;

use decklid_car::car::{Anchor, Car, GoalKind, Move, MoveId, MoveKind, PlaceId};
use decklid_car::date::Date;
use decklid_car::role::MoveRole;
use decklid_car::source::Grade;

use super::content::{Card, Paper};
use super::sheet::{Brush, Weight};
use crate::english::capital;
use crate::picture::{Drive, View, WIDTH, group, mark, num};
use crate::qr::{self, QUIET};
use crate::texts::{Message, Texts};

/// Something on the card that is not torn apart.
pub(super) enum Block<'a> {
    /// Name of the car.
    Head { name: String, about: String },
    /// What comes before everything.
    Emergency(String),
    /// Outline from the side and the rear, with the numbered places.
    Outline { car: &'a Car, marks: Vec<(usize, Anchor)>, drive: Drive },
    /// Outline from above next to the QR code.
    Above { car: &'a Car, marks: Vec<(usize, Anchor)>, drive: Drive, link: &'a str },
    /// Begins a group.
    Title(String),
    /// A line with its number, and the number of its place.
    Line { first: String, strong: String, text: String, place: Option<usize> },
    /// Small print.
    Small(String),
}

/// Places of the card with their numbers.
struct Places<'a> {
    car: &'a Car,
    known: Vec<(usize, Anchor)>,
}

impl Places<'_> {
    /// The number of a place: `number` if it is new; `None` for something in the hand.
    fn number(&mut self, place: Option<PlaceId>, number: usize) -> Option<usize> {
        let anchor = self.car[place?].spots.first()?.anchor;
        if anchor.is_carried() {
            return None;
        }
        if let Some(known) = self.known.iter().find(|known| known.1 == anchor) {
            return Some(known.0);
        }
        self.known.push((number, anchor));
        Some(number)
    }

    /// The number after all that are taken, and after `least`.
    fn next(&self, least: usize) -> usize {
        1 + self.known.iter().map(|known| known.0).fold(least, usize::max)
    }
}

/// Everything on the card, from top to bottom.
pub(super) fn blocks<'a>(car: &'a Car, card: &Card<'a>) -> Vec<Block<'a>> {
    let t = card.texts();
    let mut places = Places { car, known: Vec::new() };
    let steps = steps(car, card, &mut places);
    let finds = finds(car, card, &mut places);
    let years = if car.years.is_empty() { String::new() } else { format!(", {}", t.years(&car.years)) };
    let drive = card.sight.drive;
    let mut all = vec![
        Block::Head { name: format!("{}{years}", t.car(&car.name)), about: t.card_about() },
        Block::Emergency(t.emergency_first()),
        Block::Outline { car, marks: places.known.clone(), drive },
        Block::Above { car, marks: places.known.clone(), drive, link: card.link },
        Block::Title(t.card_order()),
    ];
    all.extend(steps);
    all.push(Block::Title(t.card_find()));
    all.extend(finds);
    all.push(Block::Title(t.card_never()));
    all.extend(nevers(car, card));
    all.extend(small_print(car, card));
    all
}

fn steps<'a>(car: &Car, card: &Card<'_>, places: &mut Places<'_>) -> Vec<Block<'a>> {
    let t = card.texts();
    let mut lines = Vec::new();
    for (at, mv) in card.steps.iter().enumerate() {
        let it = car.at(*mv);
        let mut text = where_it_is(car, it, card);
        if card.paper != Paper::A6 {
            for line in it.steps_toward(GoalKind::Open) {
                text += " ";
                text += &t.car(line);
            }
        }
        let hazards = it.hazards.iter().map(|h| &car[*h]).filter(|_| card.paper != Paper::A6);
        for hazard in hazards {
            text += " ";
            text += &t.car(&hazard.says);
        }
        let strong = ended(&t.car(&it.title));
        // The mark on the outline has the number of the first step that goes there.
        let place = places.number(it.place, at + 1);
        lines.push(Block::Line { first: format!("{}", at + 1), strong, text, place });
    }
    let helper = call(car);
    let title = helper.map_or_else(|| t.card_help(), |m| t.car(&m.title));
    let price = helper.and_then(|m| m.professional.as_ref()).map(|p| t.price(p.price));
    let text = price.map(|p| capital(&p) + ".").unwrap_or_default();
    lines.push(Block::Line { first: format!("{}", card.steps.len() + 1), strong: ended(&title), text, place: None });
    lines
}

fn ended(text: &str) -> String {
    if text.ends_with(['.', '?', '!']) { text.to_owned() } else { format!("{text}.") }
}

fn where_it_is(car: &Car, it: &Move, card: &Card<'_>) -> String {
    let place = it.place.map(|p| &car[p]);
    place.map(|p| ended(&capital(&card.texts().clause(&p.words)))).unwrap_or_default()
}

/// The call that costs least.
fn call(car: &Car) -> Option<&Move> {
    let calls = car.moves.iter().filter(|m| m.kind == MoveKind::Call && m.serves(GoalKind::Open));
    calls.filter(|m| m.tools.is_empty()).min_by(|a, b| a.cost.money.total_cmp(&b.cost.money))
}

/// Steps at which something has to be found, the best first, with what it is called.
const FINDS: [(Message, &[MoveRole]); 4] = [
    (Texts::card_battery, &[MoveRole::FeedPoint, MoveRole::Battery]),
    (Texts::card_fuse, &[MoveRole::Fuse]),
    (Texts::card_second_fuse, &[MoveRole::SecondFuse]),
    (Texts::card_cell, &[MoveRole::Cell]),
];

fn finds<'a>(car: &Car, card: &Card<'_>, places: &mut Places<'_>) -> Vec<Block<'a>> {
    let mut lines = Vec::new();
    for (name, roles) in FINDS {
        let Some(mv) = roles.iter().find_map(|role| car.move_with(*role)) else { continue };
        let it = car.at(mv);
        let text = where_it_is(car, it, card);
        let cell = if it.role == Some(MoveRole::Cell) { cell(car, it, card) } else { String::new() };
        let strong = format!("{}:", name(&card.texts()));
        // Behind the steps and the call.
        let place = places.number(it.place, places.next(card.steps.len() + 1));
        lines.push(Block::Line { first: String::new(), strong, text: text + &cell, place });
    }
    lines
}

/// The best stated fact about the cell, if it is short.
fn cell(car: &Car, it: &Move, card: &Card<'_>) -> String {
    let tools: Vec<String> = it.tools.iter().map(|at| format!("tool.{}", car.tools[at.index()].id)).collect();
    let facts = car.facts.iter().filter(|f| f.about.iter().any(|a| tools.contains(a)));
    let short = facts.filter(|f| f.says.chars().count() <= 80).min_by_key(|f| f.grade);
    short.map(|f| format!(" {}", card.texts().car(&f.says))).unwrap_or_default()
}

/// What makes it worse: first what belongs to the steps of the card.
fn nevers<'a>(car: &Car, card: &Card<'_>) -> Vec<Block<'a>> {
    let most = if card.paper == Paper::A6 { 4 } else { 8 };
    let on_card = |at: &[MoveId]| at.iter().any(|m| card.steps.contains(m));
    let always = car.mistakes.iter().filter(|m| m.always);
    let others = car.mistakes.iter().filter(|m| !m.always && on_card(&m.at));
    let says: Vec<String> = always.chain(others).take(most).map(|m| card.texts().car(&m.says)).collect();
    let line = |text: String| Block::Line { first: String::new(), strong: String::new(), text, place: None };
    if card.paper == Paper::A6 { vec![line(says.join(" "))] } else { says.into_iter().map(line).collect() }
}

fn small_print<'a>(car: &Car, card: &Card<'_>) -> Vec<Block<'a>> {
    let t = card.texts();
    let more = (card.cost - card.guide_cost).max(0.0);
    let costs = t.card_cost(&t.money(card.cost), &t.money(card.guide_cost), &t.money(more));
    let costs = format!("{costs} {}", t.rate().unwrap_or_default());
    let unlisted = car.unlisted.as_ref().map(|says| Block::Small(t.car(says)));
    let rest = [Block::Small(costs.trim_end().to_owned()), Block::Small(source(car, card.date, t))];
    unlisted.into_iter().chain(rest).collect()
}

/// Of which model and when something was made, and where its statements were read.
pub(crate) fn source(car: &Car, date: Option<Date>, t: Texts) -> String {
    let date = date.map(|date| t.card_date(&date.to_string())).unwrap_or_default();
    t.card_sources(&car.id, &date, &car.hash, &read(car, t))
}

/// How many statements were read in sources of each grade.
fn read(car: &Car, t: Texts) -> String {
    let count = |grade| car.facts.iter().filter(|f| f.grade == grade).count();
    let grades = Grade::NAMES.iter().map(|g| g.1).filter(|g| count(*g) > 0);
    let read: Vec<String> = grades.map(|g| format!("{} ({})", t.grade(g), count(g))).collect();
    t.list(&read)
}

impl Block<'_> {
    /// Draws the block and moves the brush below it.
    pub(super) fn draw(&self, brush: &mut Brush<'_>) {
        match self {
            Block::Head { name, about } => framed(brush, "#111", "#111", |b| {
                b.text(name, 0.0, 1.45, Weight::Bold, "#fff");
                b.text(about, 0.0, 1.05, Weight::Regular, "#fff");
            }),
            Block::Emergency(text) => framed(brush, "#fff", "#000", |b| b.text(text, 0.0, 1.12, Weight::Bold, "#000")),
            Block::Outline { car, marks, drive } => outline(brush, car, marks, *drive),
            Block::Above { car, marks, drive, link } => above(brush, car, marks, *drive, link),
            Block::Title(text) => {
                brush.skip(0.35);
                brush.text(text, 0.0, 1.1, Weight::Bold, "#000");
                let y = num_two(brush.y);
                let _ = write!(
                    brush.svg,
                    "<path d=\"M{} {y}h{}\" stroke=\"#000\" stroke-width=\".3\"/>",
                    num(brush.x),
                    num(brush.width)
                );
                brush.skip(0.25);
            }
            Block::Line { first, strong, text, place } => line(brush, first, strong, text, *place),
            Block::Small(text) => {
                brush.skip(0.25);
                brush.text(text, 0.0, 0.84, Weight::Regular, "#222");
            }
        }
    }
}

fn num_two(x: f64) -> String {
    format!("{x:.2}")
}

/// Text in a frame with a little room round it.
fn framed(brush: &mut Brush<'_>, fill: &str, stroke: &str, write: impl Fn(&mut Brush<'_>)) {
    let (x, y, width, room) = (brush.x, brush.y, brush.width, brush.size * 0.55);
    let before = std::mem::take(&mut brush.svg);
    (brush.x, brush.y, brush.width) = (x + room, y + room * 0.7, width - 2.0 * room);
    write(brush);
    (brush.x, brush.width) = (x, width);
    let inner = std::mem::replace(&mut brush.svg, before);
    let height = brush.y + room * 0.7 - y;
    brush.plate(y, height, fill, stroke);
    brush.svg += &inner;
    brush.y = y + height;
    brush.skip(0.35);
}

/// A line: number in front, bold part, the rest behind or below it, and the disc of its place.
fn line(brush: &mut Brush<'_>, first: &str, strong: &str, text: &str, place: Option<usize>) {
    let indent = brush.size * 1.5;
    let (y, width) = (brush.y, brush.width);
    let disc = brush.size * 0.62;
    brush.width -= disc * 2.6;
    if !first.is_empty() {
        brush.text(first, brush.size * 0.2, 1.0, Weight::Bold, "#000");
        brush.y = y;
    }
    let inset = if first.is_empty() { 0.0 } else { indent };
    brush.runs(&[(strong, Weight::Bold), (text, Weight::Regular)], inset, 1.0, "#000");
    brush.width = width;
    if let Some(number) = place {
        let (x, middle) = (brush.x + width - disc * 1.1, y + disc);
        brush.svg += &scaled(&mark(number, 0.0, 0.0, 13.0, false), x, middle, disc / 13.0);
    }
    brush.skip(0.12);
}

fn scaled(drawing: &str, x: f64, y: f64, scale: f64) -> String {
    format!("<g transform=\"translate({x:.2} {y:.2}) scale({scale:.4})\">{drawing}</g>")
}

/// Share of the width that the long views take.
const LONG: f64 = 0.66;
/// The part of the rear view that is not empty (picture units).
const BEHIND: (f64, f64) = (44.0, 356.0);

fn outline(brush: &mut Brush<'_>, car: &Car, marks: &[(usize, Anchor)], drive: Drive) {
    let (side, tall) = group(car, View::Side, marks, drive);
    let (rear, high) = group(car, View::Rear, &rearward(marks), drive);
    let scale = brush.width * LONG / WIDTH;
    let room = brush.width * (1.0 - LONG) - 1.0;
    let small = (room / (BEHIND.1 - BEHIND.0)).min(tall * scale * 1.25 / high);
    let height = (tall * scale).max(high * small);
    let (x, y) = (brush.x, brush.y);
    brush.svg += &scaled(&side, x, y + height - tall * scale, scale);
    let right = x + brush.width - (BEHIND.1) * small;
    brush.svg += &scaled(&rear, right, y + height - high * small, small);
    brush.y += height;
    brush.skip(0.2);
}

/// The rear view marks only what is at the rear.
fn rearward(marks: &[(usize, Anchor)]) -> Vec<(usize, Anchor)> {
    let name = |a: Anchor| Anchor::NAMES.iter().find(|n| n.1 == a).map_or("", |n| n.0);
    marks.iter().copied().filter(|m| ["rear.", "lid.", "boot."].iter().any(|p| name(m.1).starts_with(p))).collect()
}

/// Least size of the squares of the QR code together (mm).
const QR: f64 = 20.0;

fn above(brush: &mut Brush<'_>, car: &Car, marks: &[(usize, Anchor)], drive: Drive, link: &str) {
    let (top, tall) = group(car, View::Top, marks, drive);
    let scale = brush.width * LONG / WIDTH;
    let (x, y) = (brush.x, brush.y);
    let (code, count) = qr::squares(link).unwrap_or_default();
    let square = QR / count.max(1.0);
    let size = (count + 2.0 * QUIET) * square;
    let height = (tall * scale).max(size);
    brush.svg += &scaled(&top, x, y + (height - tall * scale) / 2.0, scale);
    let left = x + brush.width - size;
    let _ = write!(
        brush.svg,
        "<rect x=\"{left:.2}\" y=\"{:.2}\" width=\"{size:.2}\" height=\"{size:.2}\" fill=\"#fff\"/>",
        y + (height - size) / 2.0
    );
    brush.svg += &scaled(&code, left + QUIET * square, y + (height - size) / 2.0 + QUIET * square, square);
    brush.y += height;
}

#[cfg(test)]
#[path = "../../tests/common/mod.rs"]
mod common;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use decklid_car::car::GoalKind;

    use super::*;
    use crate::picture::Sight;
    use crate::texts::Measures;

    /// A mark on the outline has the number of the first step that goes there.
    #[test]
    fn marks_have_the_numbers_of_their_steps() {
        for car in common::due() {
            let list = car.checklists.iter().find(|c| c.0 == GoalKind::Open).expect("a checklist");
            let sight = Sight::default();
            let (cost, guide_cost, link) = (31.0, 25.4, "https://example.org");
            let measures = Measures::of_language(sight.language);
            let card = Card { steps: &list.1, cost, guide_cost, link, date: None, paper: Paper::A6, sight, measures };
            let blocks = blocks(&car, &card);
            let marks = blocks.iter().find_map(|block| match block {
                Block::Outline { marks, .. } => Some(marks.clone()),
                _ => None,
            });
            let marks: BTreeMap<usize, Anchor> = marks.expect("an outline").into_iter().collect();
            let mut pointed = Vec::new();
            for block in &blocks {
                let Block::Line { first, place: Some(number), .. } = block else { continue };
                pointed.push(*number);
                let own = first.parse().unwrap_or(usize::MAX);
                let place = |step: usize| car.at(card.steps[step - 1]).place.and_then(|p| car[p].spots.first());
                if own <= card.steps.len() {
                    assert_eq!(place(own).map(|s| s.anchor), Some(marks[number]), "{}: step {own}", car.id);
                    let before = (1..own).any(|step| place(step).map(|s| s.anchor) == Some(marks[number]));
                    assert!(before || *number == own, "{}: step {own} goes to mark {number}", car.id);
                } else {
                    assert!(*number <= card.steps.len() || *number > card.steps.len() + 1, "{}: {number}", car.id);
                }
            }
            assert!(marks.keys().all(|mark| pointed.contains(mark)), "{}: a mark without a line", car.id);
        }
    }
}
