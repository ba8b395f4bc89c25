//! Answers that contradict each other: which one is probably wrong, and how to go on.

use askama::Template;
use decklid_advice::consult::{Case, Refusal};
use decklid_car::car::Car;

use super::address::{Query, Reader, guide};
use super::frame::{Frame, Link};
use super::{in_a_line, without, written};

#[derive(Template)]
#[template(path = "misfit.html")]
struct MisfitPage {
    frame: Frame,
    title: String,
    lead: String,
    likely: Option<Link>,
    other: Option<Link>,
    first: Option<String>,
    restart: Link,
}

/// The page for an impossible case.
pub fn misfit(reader: &Reader, car: &Car, case: &Case, refusal: &Refusal) -> String {
    let t = reader.texts;
    let says = |at: usize| case.entries.get(at).map(|e| in_a_line(car, e, t)).unwrap_or_default();
    let drop = |at: usize| Link::new(guide(reader, car, &without(case, at)), t.misfit_drop(&says(at)));
    let title = match refusal {
        Refusal::NoGoal if case.before.is_empty() => t.trouble_no_goal(),
        Refusal::NoGoal => t.end_try_it(),
        Refusal::Tools | Refusal::TooEarly { .. } | Refusal::Impossible { .. } => t.misfit_title(),
    };
    let mut page = MisfitPage {
        frame: Frame::new(reader, title.clone(), &format!("/guide/{}", car.id), &Query::of(car, case), Some(car)),
        title,
        lead: String::new(),
        likely: None,
        other: None,
        first: None,
        restart: Link::new(guide(reader, car, &Case::new(decklid_car::car::GoalKind::Open)), t.answers_restart()),
    };
    match refusal {
        Refusal::NoGoal => {}
        Refusal::Tools => page.lead = t.trouble_tools(),
        Refusal::TooEarly { entry, first } => {
            let steps: Vec<String> = first.iter().map(|mv| t.car(&car.at(*mv).title)).collect();
            page.lead = t.misfit_too_early(&says(*entry));
            page.first = (!steps.is_empty()).then(|| t.misfit_first(&t.choice(&steps)));
            page.likely = Some(drop(*entry));
        }
        Refusal::Impossible { entry, culprit } => {
            page.lead = t.misfit_lead();
            page.likely = Some(drop(*culprit));
            page.other = (entry != culprit).then(|| drop(*entry));
        }
    }
    written(&page)
}
