//! One step and the answers to it.

use decklid_advice::consult::Entry;
use decklid_car::car::{Car, GoalKind, MoveKind};

use crate::english::capital;
use crate::layout::{Look, Page};
use crate::page::step::ask;
use crate::texts::Texts;
use crate::view::{self, StepView};

/// The step: title, place, tools, time, dangers, then what to do.
pub fn step(step: &StepView, look: &Look) -> String {
    let (mut page, t) = (Page::new(look), look.texts);
    page.title(&step.title);
    let facts = facts(step, t);
    if !facts.is_empty() {
        page.quiet(&facts);
    }
    for (tool, cost) in &step.to_get {
        let price = if cost.money >= 0.5 { format!(", {}", t.money(cost.money)) } else { String::new() };
        page.line(&(t.step_get_first(&format!("{}{price}", t.minutes(cost.minutes)), tool) + "."));
    }
    for hazard in &step.hazards {
        page.warning(hazard);
    }
    if let Some(leaves) = &step.leaves {
        page.line(&format!("{}: {leaves}", t.step_leaves()));
    }
    for (at, line) in step.lines.iter().enumerate() {
        page.item(&format!("  {}. ", at + 1), line);
    }
    if let Some(helper) = &step.helper {
        page.line(&t.step_price(&t.price(helper.price), &t.wait(helper.wait)));
        page.line(&format!("{} {}", t.step_call_when(), helper.when.join(" ")));
    }
    if matches!(step.kind, MoveKind::Repair | MoveKind::Call) {
        for (says, why) in &step.mistakes {
            page.line(&format!("{} {says} {why}", t.step_mistake()));
        }
    }
    page.finish()
}

/// Place, tools, time and skill in one line.
fn facts(step: &StepView, t: Texts) -> String {
    let mut parts = Vec::new();
    if let Some(place) = &step.place {
        parts.push(t.step_where(place) + ".");
    }
    if !step.tools.is_empty() {
        parts.push(t.step_tools(&t.list(&step.tools)) + ".");
    }
    let plain_question = step.kind == MoveKind::Look && step.lines.is_empty() && step.minutes < 0.75;
    if step.helper.is_none() && !plain_question {
        parts.push(format!("{}.", capital(&t.minutes(step.minutes))));
    }
    if step.money >= 0.5 && step.helper.is_none() {
        parts.push(t.step_cost(&t.money(step.money)) + ".");
    }
    if let Some(hard) = t.difficulty(step.difficulty) {
        parts.push(format!("{}.", capital(&hard)));
    }
    parts.join(" ")
}

/// The answers, numbered, and the letters; `left` is the time to the end on average (min).
pub fn answers(step: &StepView, can_go_back: bool, left: f64, look: &Look) -> String {
    let (mut page, t) = (Page::new(look), look.texts);
    page.line(&format!("{} {}", ask(step.kind, t), t.ask_type_number()));
    for (at, answer) in step.answers.iter().enumerate() {
        page.item(&format!("  {}  ", at + 1), &answer.says);
    }
    let mut own = vec![("  ?  ", t.answer_not_sure()), ("  c  ", t.answer_cannot()), ("  s  ", t.answer_skip())];
    if step.no_change {
        own.push(("  n  ", t.answer_no_change()));
    }
    for (key, says) in own {
        page.item(key, &says);
    }
    page.quiet(&t.step_left(&t.minutes(left)));
    page.quiet(&if can_go_back { t.ask_keys_back() } else { t.ask_keys() });
    page.finish()
}

/// Which answer hardly fits the others, and what to do.
pub fn doubt(car: &Car, goal: GoalKind, entry: &Entry, look: &Look) -> String {
    let (step, answer) = view::entry_words(car, goal, entry, look.texts);
    let mut page = Page::new(look);
    page.raw("\n").line(&look.texts.doubt_says(&format!("{step}: {answer}"))).line(&look.texts.doubt_change());
    page.finish()
}
