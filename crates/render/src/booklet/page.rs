//! One self-contained HTML file: a section for each situation, shown by `:target`, no script.

use std::collections::BTreeMap;

use access::car::{Car, GoalKind, MoveId, MoveKind};
use access::consult::{Answer, Case};
use askama::Template;

use super::explore::{Booklet, Leaf, Next};
use crate::after;
use crate::explain::works_so_often;
use crate::page::frame::{STYLE, calls};
use crate::page::helper::{self, Call};
use crate::page::picture::Figure;
use crate::page::step::{Body, ask, body, own_answers};
use crate::page::{Link, Reader, goal_words, picture};
use crate::picture::Sight;
use crate::text::has_glow_handle;
use crate::texts::Texts;
use crate::view;

/// What is shown only on paper, and what `:target` does.
const SHOWN: &str = include_str!("../../templates/booklet.css");
/// Situations that are likelier than this are printed.
const PRINTED: f64 = 0.01;

/// The booklet of a goal, to be put into a file.
#[derive(Clone, Copy, Debug)]
pub struct Chapter<'b> {
    /// The situations.
    pub booklet: &'b Booklet,
    /// So many steps that cannot be done are foreseen.
    pub cannot: usize,
}

struct Leafed {
    id: String,
    printed: bool,
    step: Body,
    ask: String,
    answers: Vec<Link>,
    own: Vec<Link>,
    left: String,
    why: String,
}

struct Part {
    start: Option<Link>,
    leaves: Vec<Leafed>,
    done: Ending,
}

/// What comes when a goal is reached.
struct Ending {
    id: String,
    title: String,
    now: Vec<String>,
    next: Vec<Link>,
    later: Vec<String>,
}

#[derive(Template)]
#[template(path = "booklet.html")]
struct Page {
    t: Texts,
    lang: &'static str,
    title: String,
    name: String,
    summary: String,
    depth: String,
    hash: String,
    style: &'static str,
    shown: &'static str,
    calls: Vec<Link>,
    handle: bool,
    fastest: Vec<(String, Vec<String>)>,
    drawings: Vec<String>,
    parts: Vec<Part>,
    helpers: Vec<Call>,
    site: Option<&'static str>,
}

/// The file of a car. `fastest` opens it without tools; `site` is true when it lies beside a start page.
pub fn page(reader: &Reader, car: &Car, chapters: &[Chapter<'_>], fastest: &[MoveId], site: bool) -> String {
    let t = reader.texts;
    let fast = |mv: &MoveId| {
        let step = view::step(car, *mv, &Case::new(GoalKind::Open), t);
        (step.title, step.steps)
    };
    let goals: Vec<GoalKind> = chapters.iter().map(|c| c.booklet.goal).collect();
    let depth = chapters.iter().map(|c| c.cannot).max().unwrap_or(0);
    let mut drawings = Drawings { sight: picture::sight(reader), symbols: BTreeMap::new() };
    let parts = chapters.iter().map(|c| part(car, c.booklet, &goals, &mut drawings, t)).collect();
    let page = Page {
        t,
        lang: t.language().code(),
        title: t.fill("guide.title", &[("car", &t.car(&car.name))]),
        name: t.car(&car.name),
        summary: t.car(&car.summary),
        depth: t.fill("guide.depth", &[("n", &depth.to_string())]),
        hash: format!("{} {}.", t.say("guide.made_of"), car.hash),
        style: STYLE,
        shown: SHOWN,
        calls: calls(reader),
        handle: has_glow_handle(car),
        fastest: fastest.iter().map(fast).collect(),
        drawings: drawings.symbols.into_values().collect(),
        parts,
        helpers: helper::calls(car, t),
        site: site.then_some("index.html"),
    };
    page.render().unwrap_or_default()
}

/// Drawings that many steps share: each stands once in the file.
struct Drawings {
    sight: Sight,
    symbols: BTreeMap<String, String>,
}

impl Drawings {
    /// The picture of a move, showing the drawing that it shares with others.
    fn small(&mut self, car: &Car, mv: MoveId) -> Option<Figure> {
        let (name, picture) = picture::shared(car, mv, self.sight)?;
        let svg = picture.showing(&name);
        self.symbols.entry(name).or_insert_with_key(|name| picture.symbol(name));
        Some(Figure { svg, words: picture.words })
    }
}

/// The letter of a goal in the names of sections.
fn letter(goal: GoalKind) -> char {
    match goal {
        GoalKind::Open => 'o',
        GoalKind::Fixed => 'f',
        GoalKind::Secured => 'c',
    }
}

fn part(car: &Car, booklet: &Booklet, goals: &[GoalKind], drawings: &mut Drawings, t: Texts) -> Part {
    let letter = letter(booklet.goal);
    let named = |(at, leaf)| leafed(car, leaf, format!("{letter}{at}"), drawings, t);
    let leaves: Vec<Leafed> = booklet.leaves.iter().enumerate().map(named).collect();
    Part {
        start: leaves.first().map(|first| Link::new(format!("#{}", first.id), goal_words(booklet.goal, t))),
        leaves,
        done: ending(car, booklet.goal, goals, t),
    }
}

fn leafed(car: &Car, leaf: &Leaf, id: String, drawings: &mut Drawings, t: Texts) -> Leafed {
    let step = view::step(car, leaf.mv, &leaf.case, t);
    let letter = id.chars().next().unwrap_or('o');
    let target = |next: Next| match next {
        Next::Leaf(at) => format!("#{letter}{at}"),
        Next::Done => format!("#{letter}-done"),
        Next::Help => "#help".to_owned(),
        Next::Odd => "#odd".to_owned(),
    };
    let to = |answer: Answer| leaf.next.iter().find(|n| n.0 == answer).map_or("#help".to_owned(), |n| target(n.1));
    let works = if leaf.works > 0.02 && step.kind != MoveKind::Call {
        works_so_often(leaf.works, step.minutes, t)
    } else {
        String::new()
    };
    Leafed {
        printed: leaf.p >= PRINTED && leaf.case.cannot.is_empty() && leaf.case.lack.is_empty(),
        ask: t.say(ask(step.kind)),
        answers: step.answers.iter().map(|c| Link::new(to(c.answer), c.says.clone())).collect(),
        own: own_answers(&step).into_iter().map(|(key, own)| Link::new(to(own), t.say(key))).collect(),
        left: t.fill("step.left", &[("time", &t.minutes(leaf.minutes))]),
        why: format!("{} {works}", step.why).trim().to_owned(),
        step: body(&step, drawings.small(car, leaf.mv), t),
        id,
    }
}

fn ending(car: &Car, goal: GoalKind, goals: &[GoalKind], t: Texts) -> Ending {
    let key = match goal {
        GoalKind::Open => "done.open",
        GoalKind::Fixed => "done.fixed",
        GoalKind::Secured => "done.secured",
    };
    let wanted = after::goals(car, &Case::new(goal)).into_iter().filter(|g| goals.contains(g));
    let care = |after: bool| car.care.iter().filter(move |c| c.after == after).map(|c| t.car(&c.says));
    Ending {
        id: format!("{}-done", letter(goal)),
        title: t.say(key),
        now: if goal == GoalKind::Open { care(true).collect() } else { Vec::new() },
        next: wanted.map(|g| Link::new(format!("#{}0", letter(g)), goal_words(g, t))).collect(),
        later: care(false).collect(),
    }
}
