//! Texts of a car that people read: English, and the same in other languages.
//!
//! [`visit`] names each by the path that it has in the car's file, such as
//! `moves.get_in.steps.0`: the key under which a language file translates it.

use crate::car::{Car, FormulaKind, Move};

pub use crate::text::{Say, Text};

/// Calls `each` with every text that a language can translate and its path in the car's file.
///
/// Names of real cars and makers, and titles of sources, are the same in all languages.
pub fn visit(car: &mut Car, each: &mut dyn FnMut(&str, &mut Text)) {
    let mut each = |path: &str, text: &mut Text| {
        if !text.is_empty() {
            each(path, text);
        }
    };
    if car.archetype {
        each("name", &mut car.name);
    }
    each("summary", &mut car.summary);
    for hidden in &mut car.hidden {
        let path = match hidden.id.split_once('.') {
            Some((part, fault)) => format!("parts.{part}.faults.{fault}"),
            None => format!("unknowns.{}.says", hidden.id),
        };
        each(&path, &mut hidden.says);
    }
    car.states.iter_mut().for_each(|s| each(&format!("states.{}.says", s.id), &mut s.says));
    car.parts.iter_mut().for_each(|p| each(&format!("parts.{}.name", p.id), &mut p.name));
    for formula in &mut car.formulas {
        let id = formula.id.split_once('.').map_or("", |id| id.1);
        each(&format!("{}.{id}.says", section(formula.kind)), &mut formula.says);
    }
    car.moves.iter_mut().for_each(|m| visit_move(m, &mut each));
    for sign in &mut car.signs {
        let path = format!("signs.{}", sign.id);
        each(&format!("{path}.says"), &mut sign.says);
        each(&format!("{path}.words"), &mut sign.words);
        sign.outcomes.iter_mut().for_each(|o| each(&format!("{path}.outcomes.{}", o.id), &mut o.says));
    }
    visit_around(car, &mut each);
}

/// The section of a car's file in which formulas of that kind are.
fn section(kind: FormulaKind) -> &'static str {
    match kind {
        FormulaKind::Circuit => "circuits",
        FormulaKind::Control => "controls",
        FormulaKind::Way => "ways",
        FormulaKind::Define => "defines",
    }
}

fn visit_move(mv: &mut Move, each: &mut dyn FnMut(&str, &mut Text)) {
    let path = format!("moves.{}", mv.id);
    match mv.asks() {
        Some(unknown) => each(&format!("unknowns.{unknown}.ask"), &mut mv.title),
        None => each(&format!("{path}.title"), &mut mv.title),
    }
    mv.steps.iter_mut().enumerate().for_each(|(at, step)| each(&format!("{path}.steps.{at}"), step));
    each(&format!("{path}.why"), &mut mv.why);
    each(&format!("{path}.leaves"), &mut mv.leaves);
    mv.outcomes.iter_mut().for_each(|o| each(&format!("{path}.outcomes.{}", o.id), &mut o.says));
    if let Some(professional) = &mut mv.professional {
        each(&format!("{path}.professional.name"), &mut professional.name);
        let when = professional.when.iter_mut().enumerate();
        when.for_each(|(at, text)| each(&format!("{path}.professional.when.{at}"), text));
    }
}

/// What is not part of the model: tools, places, warnings, statements.
fn visit_around(car: &mut Car, each: &mut dyn FnMut(&str, &mut Text)) {
    car.tools.iter_mut().for_each(|t| each(&format!("tools.{}", t.id), &mut t.name));
    car.places.iter_mut().for_each(|p| each(&format!("places.{}.words", p.id), &mut p.words));
    car.emergency.iter_mut().enumerate().for_each(|(at, step)| each(&format!("emergency.steps.{at}"), step));
    car.hazards.iter_mut().for_each(|h| each(&format!("hazards.{}", h.id), &mut h.says));
    for mistake in &mut car.mistakes {
        each(&format!("mistakes.{}.says", mistake.id), &mut mistake.says);
        each(&format!("mistakes.{}.why", mistake.id), &mut mistake.why);
    }
    for care in &mut car.care {
        each(&format!("care.{}.says", care.id), &mut care.says);
        each(&format!("care.{}.every", care.id), &mut care.every);
    }
    car.facts.iter_mut().for_each(|f| each(&format!("facts.{}.says", f.id), &mut f.says));
    for setting in &mut car.settings {
        let path = format!("settings.{}", setting.id);
        each(&format!("{path}.title"), &mut setting.title);
        setting.steps.iter_mut().enumerate().for_each(|(at, step)| each(&format!("{path}.steps.{at}"), step));
    }
    car.recalls.iter_mut().for_each(|r| each(&format!("recalls.{}.says", r.id), &mut r.says));
    for law in &mut car.laws {
        let id = &law.id;
        each(&format!("law.{id}.asks"), &mut law.asks);
        each(&format!("law.{id}.otherwise"), &mut law.otherwise);
        each(&format!("law.{id}.hinges_on"), &mut law.hinges_on);
        each(&format!("law.{id}.unchecked"), &mut law.unchecked);
    }
    car.gaps.iter_mut().enumerate().for_each(|(at, gap)| each(&format!("gaps.{at}"), gap));
}
