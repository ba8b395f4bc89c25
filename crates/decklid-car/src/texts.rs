//! Every text of a car that people read, in one place: what a language has to translate.
//!
//! A language is a [`Dictionary`] from the sentence in the car's file to the
//! same sentence in that language, as gettext does it: a text that cars share
//! is translated once, and one that was rewritten is found missing.

use std::collections::BTreeMap;

use crate::car::{Car, Move};

/// From a text of a car to the same text in another language.
pub type Dictionary = BTreeMap<String, String>;

/// Calls `each` with every text that people read, but for names of real cars and makers and for titles of sources.
pub fn visit(car: &mut Car, each: &mut dyn FnMut(&mut String)) {
    let mut each = |text: &mut String| {
        if !text.is_empty() {
            each(text);
        }
    };
    if car.archetype {
        each(&mut car.name);
    }
    each(&mut car.summary);
    car.hidden.iter_mut().for_each(|h| each(&mut h.says));
    car.states.iter_mut().for_each(|s| each(&mut s.says));
    car.parts.iter_mut().for_each(|p| each(&mut p.name));
    car.formulas.iter_mut().for_each(|f| each(&mut f.says));
    car.moves.iter_mut().for_each(|m| visit_move(m, &mut each));
    car.tools.iter_mut().for_each(|t| each(&mut t.name));
    car.places.iter_mut().for_each(|p| each(&mut p.words));
    car.hazards.iter_mut().for_each(|h| each(&mut h.says));
    for mistake in &mut car.mistakes {
        each(&mut mistake.says);
        each(&mut mistake.why);
    }
    for care in &mut car.care {
        each(&mut care.says);
        each(&mut care.every);
    }
    car.facts.iter_mut().for_each(|f| each(&mut f.says));
    for law in &mut car.laws {
        each(&mut law.asks);
        each(&mut law.otherwise);
        each(&mut law.hinges_on);
        each(&mut law.unchecked);
    }
    car.gaps.iter_mut().for_each(each);
}

fn visit_move(mv: &mut Move, each: &mut dyn FnMut(&mut String)) {
    each(&mut mv.title);
    mv.steps.iter_mut().for_each(&mut *each);
    each(&mut mv.why);
    each(&mut mv.leaves);
    mv.outcomes.iter_mut().for_each(|o| each(&mut o.says));
    if let Some(professional) = &mut mv.professional {
        each(&mut professional.name);
        professional.when.iter_mut().for_each(each);
    }
}
