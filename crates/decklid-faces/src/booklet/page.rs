//! One self-contained HTML file: every situation has a link, `:target` shows it, no script.

use std::fmt::Write;

use askama::Template;
use decklid_advice::consult::Case;
use decklid_car::car::{Car, GoalKind};
use decklid_car::date::Date;

use super::explore::Booklet;
use super::names::{done, done_words, start};
use super::sheets::{AnswerLink, Shared, Sheet, sheets};
use crate::after;
use crate::card;
use crate::page::frame::{STYLE, calls};
use crate::page::helper::{self, HelperContact};
use crate::page::{Link, Reader, goal_words};
use crate::qr;
use crate::text::{Place, emergency_steps};
use crate::texts::Texts;

/// What is shown only on paper, and what `:target` does.
const SHOWN: &str = include_str!("../../templates/booklet.css");

/// The booklet of a goal, to be put into a file.
#[derive(Clone, Copy, Debug)]
pub struct Chapter<'b> {
    /// The situations.
    pub booklet: &'b Booklet,
    /// So many steps that cannot be done are foreseen.
    pub cannot: usize,
}

struct BookletPart {
    start: Option<AnswerLink>,
    sheets: Vec<Sheet>,
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

/// The code of an address.
struct Code {
    svg: String,
    address: String,
}

impl Code {
    fn of(address: &str, t: Texts) -> Option<Self> {
        let svg = qr::picture(address, &t.guide_code())?;
        Some(Code { svg, address: address.to_owned() })
    }
}

/// The language of everything in the file, for templates that the phone guide uses too.
struct Spoken {
    t: Texts,
    car_lang: &'static str,
}

#[derive(Template)]
#[template(path = "booklet.html")]
struct BookletPage {
    t: Texts,
    frame: Spoken,
    lang: &'static str,
    title: String,
    name: String,
    summary: String,
    source: String,
    code: Option<Code>,
    style: &'static str,
    shown: String,
    calls: Vec<Link>,
    steps: Vec<String>,
    drawings: Vec<String>,
    parts: Vec<BookletPart>,
    helpers: Vec<HelperContact>,
    site: Option<&'static str>,
}

/// What a file is made for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Made<'m> {
    /// It lies beside a start page on a web host.
    pub site: bool,
    /// Its address there, where that is known.
    pub address: Option<&'m str>,
    /// When, to be told on it.
    pub date: Option<Date>,
}

/// The file of a car.
pub fn page(reader: &Reader, car: &Car, chapters: &[Chapter<'_>], made: &Made<'_>) -> String {
    let t = reader.texts;
    let goals: Vec<GoalKind> = chapters.iter().map(|c| c.booklet.goal).collect();
    let mut shared = Shared::of(reader);
    let parts: Vec<BookletPart> = chapters.iter().map(|c| part(car, c.booklet, &goals, &mut shared, t)).collect();
    let lang = t.language().code();
    let page = BookletPage {
        t,
        frame: Spoken { t, car_lang: lang },
        lang,
        title: t.guide_title(&t.car(&car.name)),
        name: t.car(&car.name),
        summary: t.car(&car.summary),
        source: card::source(car, made.date, t),
        style: STYLE,
        shown: shown(&parts),
        calls: calls(reader),
        steps: emergency_steps(Some(car), Place::default(), t),
        drawings: shared.drawings(),
        parts,
        helpers: helper::calls(car, t),
        site: made.site.then_some("index.html"),
        code: made.address.and_then(|address| Code::of(address, t)),
    };
    page.render().unwrap_or_default()
}

fn part(car: &Car, booklet: &Booklet, goals: &[GoalKind], shared: &mut Shared, t: Texts) -> BookletPart {
    let sheets = sheets(car, booklet, shared, t);
    let Link { href, says } = start_of(booklet.goal, t);
    let first = sheets.first().and_then(|sheet| sheet.situations.first());
    BookletPart {
        start: first.map(|first| AnswerLink { href, says, paper: first.paper.clone() }),
        sheets,
        done: ending(car, booklet.goal, goals, t),
    }
}

/// The style of the file: the `k`-th answers of a step are shown where the `k`-th link is the target.
fn shown(parts: &[BookletPart]) -> String {
    let sheets = parts.iter().flat_map(|part| &part.sheets);
    let most = sheets.map(|sheet| sheet.situations.len()).max().unwrap_or(0);
    let mut style = SHOWN.to_owned();
    for k in 1..=most {
        let _ = write!(style, ".g>:nth-child({k}):target~section>div:nth-of-type({k}){{display:block}}");
    }
    style
}

/// The way to the start of a goal.
fn start_of(goal: GoalKind, t: Texts) -> Link {
    Link::new(format!("#{}", start(goal)), goal_words(goal, t))
}

fn ending(car: &Car, goal: GoalKind, goals: &[GoalKind], t: Texts) -> Ending {
    let wanted = after::goals(car, &Case::new(goal)).into_iter().filter(|g| goals.contains(g));
    let care = |after: bool| car.care.iter().filter(move |c| c.after == after).map(|c| t.car(&c.says));
    Ending {
        id: done(goal),
        title: done_words(goal, t),
        now: if goal == GoalKind::Open { care(true).collect() } else { Vec::new() },
        next: wanted.map(|g| start_of(g, t)).collect(),
        later: care(false).collect(),
    }
}
