//! Answers that do not fit together: which one is likely a mistake, and how to go on.

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

/// The page for a case that cannot be.
pub fn misfit(reader: &Reader, car: &Car, case: &Case, refusal: &Refusal) -> String {
    let t = reader.texts;
    let says = |at: usize| case.entries.get(at).map(|e| in_a_line(car, e, t)).unwrap_or_default();
    let drop =
        |at: usize| Link::new(guide(reader, car, &without(case, at)), t.fill("misfit.drop", &[("what", &says(at))]));
    let title = t.say(match refusal {
        Refusal::NoGoal if case.before.is_empty() => "trouble.no_goal",
        Refusal::NoGoal => "end.try_it",
        Refusal::Tools | Refusal::TooEarly { .. } | Refusal::Impossible { .. } => "misfit.title",
    });
    let mut page = MisfitPage {
        frame: Frame::new(reader, title.clone(), &format!("/guide/{}", car.id), &Query::of(car, case), Some(car)),
        title,
        lead: String::new(),
        likely: None,
        other: None,
        first: None,
        restart: Link::new(guide(reader, car, &Case::new(decklid_car::car::GoalKind::Open)), t.say("answers.restart")),
    };
    match refusal {
        Refusal::NoGoal => {}
        Refusal::Tools => page.lead = t.say("trouble.tools"),
        Refusal::TooEarly { entry, first } => {
            let steps: Vec<String> = first.iter().map(|mv| t.car(&car.at(*mv).title)).collect();
            page.lead = t.fill("misfit.too_early", &[("what", &says(*entry))]);
            page.first = (!steps.is_empty()).then(|| t.fill("misfit.first", &[("what", &t.choice(&steps))]));
            page.likely = Some(drop(*entry));
        }
        Refusal::Impossible { entry, culprit } => {
            page.lead = t.say("misfit.lead");
            page.likely = Some(drop(*culprit));
            page.other = (entry != culprit).then(|| drop(*entry));
        }
    }
    written(&page)
}
