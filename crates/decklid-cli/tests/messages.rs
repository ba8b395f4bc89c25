//! Every message of the faces is said somewhere: one that nobody says is work for translators and for nothing.

use std::fs;
use std::path::{Path, PathBuf};

/// Where messages are said.
const SPEAKERS: [&str; 6] = [
    "decklid-faces/src",
    "decklid-faces/templates",
    "decklid-cli/src",
    "decklid-console/src",
    "decklid-lab/src",
    "decklid/src",
];

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path: PathBuf = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|e| ["rs", "html", "js"].contains(&e.to_str().unwrap_or_default())) {
            *text += &fs::read_to_string(&path).expect("a source");
        }
    }
}

#[test]
fn every_message_is_said() {
    let mut text = String::new();
    for speaker in SPEAKERS {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(speaker), &mut text);
    }
    let words: std::collections::BTreeSet<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| word.contains('_')).collect();
    let english = decklid_data::find(decklid_data::WORDS, "en").expect("en.ftl").text;
    let ids = english.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()));
    let ids: Vec<String> = ids.filter_map(|l| Some(l.split_once(" =")?.0.replace('-', "_"))).collect();
    assert!(ids.len() > 400, "{} messages were found", ids.len());
    let unsaid: Vec<&String> = ids.iter().filter(|id| !words.contains(id.as_str())).collect();
    assert!(unsaid.is_empty(), "Nobody says these, remove them from data/texts: {unsaid:?}");
}
