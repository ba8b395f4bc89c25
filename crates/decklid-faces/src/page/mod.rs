//! Pages of the phone guide: pure functions to HTML.
//!
//! ```text
//!   address   links that hold the whole case, by names
//!   region    emergency numbers with their sources
//!   frame     what is on every page, the emergency line first
//!     ├── home, find     the way to the car: by name, by shape, by what is wrong
//!     ├── step, end      one thing a page, and what comes when it is open
//!     ├── change, misfit an earlier answer, answers that do not fit
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
pub mod picture;
mod ranked;
pub mod region;
pub mod step;
pub mod tools;
pub mod trouble;
pub mod what_if;

pub use address::{Query, Reader};
pub use frame::{Frame, Link, STYLE};

use decklid_advice::consult::{Case, Entry};
use decklid_car::car::{Car, GoalKind};

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

/// The case without its last answer.
fn before_last(case: &Case) -> Option<Case> {
    let mut case = case.clone();
    case.entries.pop().map(|_| case)
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
fn in_a_line(car: &Car, entry: &Entry, texts: Texts) -> String {
    let (step, answer) = view::entry_words(car, entry, texts);
    let colon = if step.ends_with(['?', '!', '.', ':']) { "" } else { ":" };
    format!("{step}{colon} {answer}")
}
