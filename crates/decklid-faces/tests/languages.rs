//! Nothing that people read was forgotten when languages were added: languages made up of English show it.

mod common;

use common::due;
use decklid_advice::consult::Case;
use decklid_car::car::{Car, GoalKind, MoveId};
use decklid_faces::picture::{Sight, of_place};
use decklid_faces::report::CarReport;
use decklid_faces::texts::{Language, Texts};
use decklid_faces::view::{StepView, step};

/// Everything that a step says.
fn said(step: &StepView) -> Vec<&String> {
    let mut all = vec![&step.title, &step.why];
    all.extend(&step.place);
    all.extend(step.tools.iter().chain(step.to_get.iter().map(|t| &t.0)));
    all.extend(step.hazards.iter().chain(&step.leaves).chain(&step.lines));
    all.extend(step.answers.iter().map(|a| &a.says));
    all.extend(step.mistakes.iter().flat_map(|m| [&m.0, &m.1]));
    all.extend(step.helper.iter().flat_map(|h| std::iter::once(&h.name).chain(&h.when)));
    all
}

fn is_english(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_alphabetic())
}

#[test]
fn steps_and_places_have_no_english_left() {
    for (code, language) in Language::TRIALS {
        let t = Texts::of(language);
        for car in due() {
            for at in 0..car.moves.len() {
                let mut case = Case::new(GoalKind::Open);
                case.lack = car.tool_ids().collect();
                let step = step(&car, MoveId::from_index(at), &case, t);
                for text in said(&step) {
                    assert!(!is_english(text), "{code} {} {}: {text}", car.id, step.id);
                }
            }
            for place in &car.places {
                let words = of_place(&car, place, true, Sight { language, ..Sight::default() }).map(|p| p.words);
                assert!(!words.as_ref().is_some_and(|w| is_english(w)), "{code} {} {words:?}", car.id);
            }
        }
    }
}

#[test]
fn what_is_known_has_no_english_left() {
    let (code, language) = Language::TRIALS[0];
    for car in due() {
        let known = CarReport::of(&car, Texts::of(language));
        let named = known.ways.iter().chain(&known.tools).map(|n| &n.says);
        let hidden = known.unknowns.iter().chain(&known.faults).map(|u| &u.says);
        let moves = known.moves.iter().map(|m| &m.title);
        let facts = known.facts.iter().flat_map(|f| f.about_words.iter().chain([&f.value]));
        let all = [&known.summary].into_iter().chain(named).chain(hidden).chain(moves).chain(facts).chain(&known.gaps);
        for text in all {
            assert!(!is_english(text), "{code} {}: {text}", car.id);
        }
    }
}

/// German stands in a file of its own: a text of a step that is the same in English was not looked up.
#[test]
fn steps_are_german_in_german() {
    let lines = |car: &Car, language| {
        let t = Texts::of(language);
        let steps = (0..car.moves.len()).map(|at| step(car, MoveId::from_index(at), &Case::new(GoalKind::Open), t));
        steps.flat_map(|step| step.lines).collect::<Vec<String>>()
    };
    for car in due() {
        let (english, german) = (lines(&car, Language::default()), lines(&car, Language::German));
        assert_eq!(english.len(), german.len());
        let same: Vec<_> = english.iter().zip(&german).filter(|(e, g)| e == g).collect();
        assert!(same.is_empty(), "{}: {same:?}", car.id);
    }
}
