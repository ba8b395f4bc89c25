//! A case that makes no sense: why, and how to go on.

use askama::Template;
use decklid_advice::case::MOST_TOLD;
use decklid_advice::consult::{Case, Refusal};
use decklid_car::car::Car;

use super::address::{Query, Reader, guide};
use super::frame::{Frame, Link};
use super::written;

#[derive(Template)]
#[template(path = "misfit.html")]
struct MisfitPage {
    frame: Frame,
    title: String,
    lead: Option<String>,
    restart: Link,
}

/// The page for a refused case.
pub fn misfit(reader: &Reader, car: &Car, case: &Case, refusal: &Refusal) -> String {
    let t = reader.texts;
    let (title, lead) = match refusal {
        Refusal::NoGoal if case.before.is_empty() => (t.trouble_no_goal(), None),
        Refusal::NoGoal => (t.end_try_it(), None),
        Refusal::Tools => (t.misfit_title(), Some(t.trouble_tools())),
        Refusal::TooMany => (t.trouble_many(), Some(t.trouble_many_do(&MOST_TOLD.to_string()))),
        Refusal::TooIntricate => (t.trouble_title(), Some(t.trouble_intricate())),
    };
    written(&MisfitPage {
        frame: Frame::new(reader, title.clone(), &format!("/guide/{}", car.id), &Query::of(car, case), Some(car)),
        title,
        lead,
        restart: Link::new(guide(reader, car, &Case::new(decklid_car::car::GoalKind::Open)), t.answers_restart()),
    })
}
