//! Other languages: each text of each car is there, and nothing else.

mod common;

use std::collections::BTreeSet;

use decklid_car::load::{HIGHEST_GERMAN_GRADE, dictionary, german_grade};
use decklid_car::texts::{Dictionary, visit};

use common::shelf;

const LANGUAGES: &[(&str, &str)] = &[("de", include_str!("../../../data/texts/de.toml"))];

/// Every text of the catalogue.
fn all_texts() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for mut car in shelf::listed() {
        visit(&mut car, &mut |text| {
            all.insert(text.clone());
        });
    }
    all
}

fn language(name: &str, text: &str) -> Dictionary {
    let (dictionary, problems) = dictionary(&format!("texts/{name}.toml"), text);
    assert!(problems.is_empty(), "{problems:#?}");
    dictionary
}

#[test]
fn every_text_is_translated_and_no_line_is_left_over() {
    let all = all_texts();
    for (name, text) in LANGUAGES {
        let dictionary = language(name, text);
        let missing: Vec<&String> = all.iter().filter(|t| !dictionary.contains_key(*t)).collect();
        let unused: Vec<&String> = dictionary.keys().filter(|t| !all.contains(*t)).collect();
        assert!(
            missing.is_empty(),
            "{} texts are missing in {name}: {:#?}",
            missing.len(),
            &missing[..missing.len().min(60)]
        );
        assert!(unused.is_empty(), "{name} translates what no car says: {unused:#?}");
    }
}

/// Steps are as easy to read in German as they are in English, where the loader sees to it.
#[test]
fn german_steps_are_easy_to_read() {
    let german = language("de", LANGUAGES[0].1);
    let mut hard = Vec::new();
    for car in shelf::listed() {
        for mv in &car.moves {
            let lines: Vec<&str> = mv.steps.iter().filter_map(|line| german.get(line)).map(String::as_str).collect();
            assert!(lines.len() <= 8, "{} {}", car.id, mv.id);
            let leaves = german.get(&mv.leaves).cloned().unwrap_or_default();
            for text in [lines.join(" "), leaves] {
                let grade = german_grade(&text);
                if grade > HIGHEST_GERMAN_GRADE {
                    hard.push(format!("{} {}: grade {grade:.1}: {text}", car.id, mv.id));
                }
            }
        }
    }
    assert!(hard.is_empty(), "{hard:#?}");
}

#[test]
fn a_language_with_mistakes_is_told_where() {
    let text = "\"the lid\" = \"\"\n\"the fob\" = \"{trunk}\"\n\"the key\" = 3\n\"the key\" = \"der Schlüssel\"\n\
                \"{2 m} off\" = \"{3 m} weg\"\n\"so\" = \"3 m\"\n\"{4 m}\" = \"{4 m}\"\n";
    let (dictionary, problems) = dictionary("texts/xx.toml", text);
    let told: Vec<_> = problems.iter().map(|p| (p.rule, p.line, p.column)).collect();
    assert_eq!(
        told,
        [
            ("language", 1, 1),
            ("language", 2, 13),
            ("wrong-type", 3, 13),
            ("duplicate", 4, 1),
            ("language", 5, 15),
            ("quantity", 6, 9)
        ]
    );
    assert_eq!(dictionary.into_keys().collect::<Vec<_>>(), ["so", "{4 m}"]);
}
