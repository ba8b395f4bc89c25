//! Pages of the phone guide: pure functions to HTML.
//!
//! ```text
//!   address   links that hold the whole case, by names
//!   region    emergency numbers with their sources
//!   frame     what is on every page, the emergency line first
//!     ├── home, find     the way to the car: by name, by shape, by what is wrong
//!     ├── step, end      one thing a page, and what comes when it is open
//!     ├── change, misfit an earlier answer, answers that do not fit
//!     ├── noticed        what was noticed before anything was tried
//!     ├── tools          what is at hand
//!     ├── helper, facts, care, what_if, emergency, trouble
//!     └── picture        the only place where a picture is put in
//! ```
//!
//! A page works with scripts off. Everything that comes from outside is escaped by
//! the templates.

pub mod address;
pub mod body;
pub mod care;
pub mod change;
pub mod emergency;
pub mod end;
pub mod facts;
pub mod find;
pub mod frame;
pub mod helper;
pub mod home;
pub mod misfit;
pub mod noticed;
pub mod picture;
mod ranked;
pub mod region;
pub mod step;
pub mod tools;
pub mod trouble;
pub mod what_if;

pub use address::{Pocket, Query, Reader};
pub use frame::{Frame, Link, STYLE};

use decklid_advice::consult::{Case, Entry, Told};
use decklid_car::car::{Car, GoalKind, SignId};
use decklid_car::sign::YES;

use crate::texts::Texts;
use crate::view;

/// The page of a template. A template cannot fail to be written into a string.
fn written(template: &impl askama::Template) -> String {
    template.render().unwrap_or_default()
}

/// The wish in words.
pub fn goal_words(goal: GoalKind, texts: Texts) -> String {
    match goal {
        GoalKind::Open => texts.goal_open(),
        GoalKind::Fixed => texts.goal_fixed(),
        GoalKind::Secured => texts.goal_secured(),
    }
}

/// The case without its last answer, or without the last sign if nothing was answered.
fn before_last(case: &Case) -> Option<Case> {
    let mut case = case.clone();
    case.take_back().then_some(case)
}

/// The case without one sign.
pub fn untold(case: &Case, sign: SignId) -> Case {
    let mut case = case.clone();
    case.signs.retain(|told| told.sign != sign);
    case
}

/// The case with one more answer.
pub fn and(case: &Case, entry: Entry) -> Case {
    let mut case = case.clone();
    case.entries.push(entry);
    case
}

/// The case without one answer.
pub fn without(case: &Case, at: usize) -> Case {
    let mut case = case.clone();
    if at < case.entries.len() {
        case.entries.remove(at);
    }
    case
}

/// A step and its answer in one line.
fn in_a_line(car: &Car, goal: GoalKind, entry: &Entry, texts: Texts) -> String {
    joined(view::entry_words(car, goal, entry, texts))
}

/// Everything told in this case, the signs first, a line each.
fn told_lines(car: &Car, case: &Case, texts: Texts) -> Vec<String> {
    let sign = |told: &Told| match car[told.sign].is_tick() && car[told.sign][told.outcome].id == YES {
        true => texts.car(&car[told.sign].says),
        false => joined(view::sign_words(car, told, texts)),
    };
    let answers = case.entries.iter().map(|entry| in_a_line(car, case.goal, entry, texts));
    case.signs.iter().map(sign).chain(answers).collect()
}

fn joined((step, answer): (String, String)) -> String {
    let colon = if step.ends_with(['?', '!', '.', ':']) { "" } else { ":" };
    format!("{step}{colon} {answer}")
}
