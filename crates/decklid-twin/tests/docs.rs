//! docs/twin.md names every knob and every phrase.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use decklid_twin::plant::electric::Load;
use decklid_twin::plant::hands::Button;
use decklid_twin::plant::knobs::KNOBS;
use decklid_twin::script::phrases;
use decklid_twin::sense;

#[test]
fn everything_that_can_be_written_is_described() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/twin.md")).unwrap();
    let mut missing: Vec<String> = Vec::new();
    let mut want = |name: &str, as_written: String| {
        if !page.contains(&as_written) {
            missing.push(name.to_owned());
        }
    };
    for knob in KNOBS {
        want(knob.name, format!("`{}`", knob.name));
    }
    for (load, _) in Load::NAMES {
        want(load, format!("`{load}`"));
    }
    for (button, _) in Button::NAMES {
        let (owner, key) = button.split_once('.').unwrap_or((button, ""));
        let known = match owner {
            "spare" | "app" => format!("`{owner}.`"),
            _ if key.is_empty() => format!("`{owner}`"),
            _ => format!("`{button}`"),
        };
        want(button, known);
    }
    for phrase in phrases() {
        let last = phrase.rsplit(' ').next().unwrap();
        want(&phrase, last.to_owned());
    }
    for name in sense::NAMES {
        want(name, format!("`{name}`"));
    }
    assert!(missing.is_empty(), "docs/twin.md says nothing of: {}", missing.join(", "));
}
