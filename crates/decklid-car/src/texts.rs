//! Texts of a car that people read: English, and the same in other languages.
//!
//! [`visit`] names each by the path that it has in the car's file, such as
//! `moves.get_in.steps.0`: the key under which a language file translates it.

use std::fmt;
use std::ops::Deref;

use crate::car::{Car, FormulaKind, Move};

/// A text that people read. It derefs to the English.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Text {
    english: String,
    /// Language and text; few, so a list.
    translations: Vec<(&'static str, String)>,
}

impl Text {
    /// The same text in another language, if it is translated.
    pub fn translation(&self, language: &str) -> Option<&str> {
        self.translations.iter().find(|t| t.0 == language).map(|t| t.1.as_str())
    }

    /// Sets the text in another language.
    pub fn translate(&mut self, language: &'static str, text: impl Into<String>) {
        self.translations.retain(|t| t.0 != language);
        self.translations.push((language, text.into()));
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.english
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.english, f)
    }
}

impl From<String> for Text {
    fn from(english: String) -> Self {
        Text { english, translations: Vec::new() }
    }
}

impl From<&str> for Text {
    fn from(english: &str) -> Self {
        english.to_owned().into()
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.english == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.english == *other
    }
}

/// Anything that can be said in the reader's language: a [`Text`], or English that has no translation.
pub trait Say {
    /// In English.
    fn english(&self) -> &str;

    /// In another language, if there is a translation.
    fn translation(&self, language: &str) -> Option<&str>;
}

impl Say for Text {
    fn english(&self) -> &str {
        self
    }

    fn translation(&self, language: &str) -> Option<&str> {
        Text::translation(self, language)
    }
}

impl Say for str {
    fn english(&self) -> &str {
        self
    }

    fn translation(&self, _language: &str) -> Option<&str> {
        None
    }
}

impl Say for String {
    fn english(&self) -> &str {
        self
    }

    fn translation(&self, _language: &str) -> Option<&str> {
        None
    }
}

impl<T: Say + ?Sized> Say for &T {
    fn english(&self) -> &str {
        (**self).english()
    }

    fn translation(&self, language: &str) -> Option<&str> {
        (**self).translation(language)
    }
}

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
    for law in &mut car.laws {
        let id = &law.id;
        each(&format!("law.{id}.asks"), &mut law.asks);
        each(&format!("law.{id}.otherwise"), &mut law.otherwise);
        each(&format!("law.{id}.hinges_on"), &mut law.hinges_on);
        each(&format!("law.{id}.unchecked"), &mut law.unchecked);
    }
    car.gaps.iter_mut().enumerate().for_each(|(at, gap)| each(&format!("gaps.{at}"), gap));
}
