//! Other languages: each text of each car is there, and nothing else.

mod common;

use std::collections::BTreeSet;

use access::load::dictionary;
use access::texts::{Dictionary, visit};

use common::shelf;

const LANGUAGES: &[(&str, &str)] = &[("de", include_str!("../../../texts/de.toml"))];

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

#[test]
fn a_language_with_mistakes_is_told_where() {
    let text = "\"the lid\" = \"\"\n\"the fob\" = \"{trunk}\"\n\"the key\" = 3\n\"the key\" = \"der Schlüssel\"\n";
    let (dictionary, problems) = dictionary("texts/xx.toml", text);
    let told: Vec<_> = problems.iter().map(|p| (p.rule, p.line, p.column)).collect();
    assert_eq!(told, [("language", 1, 1), ("language", 2, 13), ("wrong-type", 3, 13), ("duplicate", 4, 1)]);
    assert!(dictionary.is_empty());
}
