//! Other languages: translations that fit their car, and German that is easy to read.
//!
//! A missing translation is not an error: `decklid check` warns and prints the lines to fill in.

use decklid_car::car::Car;
use decklid_car::load::{Diagnostic, HIGHEST_GERMAN_GRADE, LANGUAGES, Severity, Shelf, german_grade};
use decklid_car::texts::{Text, visit};
use decklid_data::{CARS, find, translations};

/// The catalog with its translations.
struct Catalog;

impl Shelf for Catalog {
    fn text(&self, id: &str) -> Option<(String, &str)> {
        find(CARS, id).map(|file| (file.path.to_owned(), file.text))
    }

    fn ids(&self) -> Vec<String> {
        CARS.iter().map(|file| file.id.to_owned()).collect()
    }

    fn translation(&self, id: &str, language: &str) -> Option<(String, &str)> {
        find(translations(language), id).map(|file| (file.path.to_owned(), file.text))
    }
}

fn every() -> Vec<(Car, Vec<Diagnostic>)> {
    let ids = Catalog.ids().into_iter().filter(|id| id != "numbers");
    ids.map(|id| decklid_meaning::load(&Catalog, &id)).map(|(car, found)| (car.expect("it loads"), found)).collect()
}

#[test]
fn translations_fit_their_cars() {
    for (car, found) in every() {
        let errors: Vec<_> = found.iter().filter(|p| p.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", car.id);
    }
}

/// Every language says something of every car: a file that is not found would leave a car in English.
#[test]
fn every_car_is_said_in_every_language() {
    for (mut car, _) in every() {
        let (mut texts, mut translated) = (0, 0);
        visit(&mut car, &mut |_, text| {
            texts += 1;
            translated += usize::from(LANGUAGES.iter().all(|language| text.translation(language).is_some()));
        });
        assert!(2 * translated > texts, "{}: {translated} of {texts} texts are translated", car.id);
    }
}

/// Steps are as easy to read in German as they are in English, where the loader sees to it.
#[test]
fn german_steps_are_easy_to_read() {
    let german = |text: &Text| text.translation("de").unwrap_or_default().to_owned();
    let mut hard = Vec::new();
    for (car, _) in every() {
        for mv in &car.moves {
            let lines: Vec<String> = mv.steps.iter().map(german).collect();
            for text in [lines.join(" "), german(&mv.leaves)] {
                let grade = german_grade(&text);
                if grade > HIGHEST_GERMAN_GRADE {
                    hard.push(format!("{} {}: grade {grade:.1}: {text}", car.id, mv.id));
                }
            }
        }
    }
    assert!(hard.is_empty(), "{hard:#?}");
}
