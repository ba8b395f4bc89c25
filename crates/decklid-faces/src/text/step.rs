//! One step and the answers to it.

use decklid_car::car::MoveKind;

use crate::english::capital;
use crate::layout::{Look, Page};
use crate::texts::Texts;
use crate::view::StepView;
use crate::words;

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
        page.line(&format!("Get this first: {tool} ({}{price}).", words::minutes(cost.minutes)));
    }
    for hazard in &step.hazards {
        page.warning(hazard);
    }
    if let Some(leaves) = &step.leaves {
        page.line(&format!("What stays changed: {leaves}"));
    }
    for (at, line) in step.steps.iter().enumerate() {
        page.item(&format!("  {}. ", at + 1), line);
    }
    if let Some(helper) = &step.helper {
        let price = t.price(helper.price);
        page.line(&format!("Price: {price}. Time: {}, waiting included.", words::wait(helper.wait)));
        page.line(&format!("Call when: {}", helper.when.join(" ")));
    }
    if matches!(step.kind, MoveKind::Repair | MoveKind::Call) {
        for (says, why) in &step.mistakes {
            page.line(&format!("A mistake to avoid: {says} {why}"));
        }
    }
    page.finish()
}

/// Place, tools, time and skill in one line.
fn facts(step: &StepView, t: Texts) -> String {
    let mut parts = Vec::new();
    if let Some(place) = &step.place {
        parts.push(format!("Where: {place}."));
    }
    if !step.tools.is_empty() {
        parts.push(format!("You need: {}.", words::list(&step.tools)));
    }
    let plain_question = step.kind == MoveKind::Look && step.steps.is_empty() && step.minutes < 0.75;
    if step.helper.is_none() && !plain_question {
        parts.push(format!("{}.", capital(&words::minutes(step.minutes))));
    }
    if step.money >= 0.5 && step.helper.is_none() {
        parts.push(format!("Costs {}.", t.money(step.money)));
    }
    if let Some(hard) = words::difficulty(step.difficulty) {
        parts.push(format!("{}.", capital(&hard)));
    }
    parts.join(" ")
}

/// The answers, numbered, and the letters; `left` is the time to the end on average (min).
pub fn answers(step: &StepView, can_go_back: bool, left: f64, look: &Look) -> String {
    let mut page = Page::new(look);
    let ask = match step.kind {
        MoveKind::Look => "Your answer? Type the number.",
        MoveKind::Try | MoveKind::Repair => "What happened? Type the number.",
        MoveKind::Fetch | MoveKind::Call => "What came of it? Type the number.",
    };
    page.line(ask);
    for (at, answer) in step.answers.iter().enumerate() {
        page.item(&format!("  {}  ", at + 1), &answer.says);
    }
    let mut own = vec![("  ?  ", "I am not sure"), ("  c  ", "I cannot do this"), ("  s  ", "Skip it for now")];
    if step.no_change {
        own.push(("  n  ", "I tried, nothing changed"));
    }
    for (key, says) in own {
        page.item(key, says);
    }
    page.quiet(&format!("On average it takes {} from here.", words::minutes(left)));
    let back = if can_go_back { "b back, l my answers, " } else { "" };
    page.quiet(&format!("w why, {back}t my tools, h help, q stop, ! somebody is shut in"));
    page.finish()
}
