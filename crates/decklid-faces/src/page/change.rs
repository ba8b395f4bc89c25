//! An earlier answer, to be changed.

use askama::Template;
use decklid_advice::consult::{Answer, Case, Entry};
use decklid_car::car::Car;

use super::address::{Query, Reader, guide};
use super::frame::{Frame, Link};
use super::step::own_answers;
use super::written;
use crate::view;

#[derive(Template)]
#[template(path = "change.html")]
struct ChangePage {
    frame: Frame,
    step: String,
    now: String,
    answers: Vec<Link>,
    own: Vec<Link>,
    leave_out: String,
}

/// The page on which answer `at` is changed; `changed` makes the case with another answer, or without one.
pub fn change(
    reader: &Reader,
    car: &Car,
    case: &Case,
    at: usize,
    changed: &dyn Fn(Option<Answer>) -> Case,
) -> Option<String> {
    let t = reader.texts;
    let entry = case.entries.get(at)?;
    let step = view::step(car, entry.mv, case, t);
    let (_, now) = view::entry_words(car, case.goal, &Entry { ..*entry }, t);
    let to = |answer: Answer| guide(reader, car, &changed(Some(answer)));
    let query = Query::of(car, case).with("at", (at + 1).to_string());
    let frame = Frame::new(reader, t.change_title(), &format!("/change/{}", car.id), &query, Some(car));
    Some(written(&ChangePage {
        frame: frame.back(guide(reader, car, case)),
        now: t.change_now(&now),
        answers: step.answers.iter().map(|c| Link::new(to(c.answer), c.says.clone())).collect(),
        own: own_answers(&step).into_iter().map(|(says, own)| Link::new(to(own), says(&t))).collect(),
        leave_out: guide(reader, car, &changed(None)),
        step: step.title,
    }))
}
