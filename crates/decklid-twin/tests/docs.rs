//! docs/twin.md names every knob, every phrase and every other word that files can contain.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use decklid_twin::plant::{Button, Claw, Fate, Gap, Load, knobs};
use decklid_twin::script::phrases;
use decklid_twin::sensation::{Amiss, Sensation};

#[test]
fn everything_that_can_be_written_is_described() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/twin.md")).unwrap();
    let mut missing: Vec<String> = Vec::new();
    let mut want = |name: &str, as_written: String| {
        if !page.contains(&as_written) {
            missing.push(name.to_owned());
        }
    };
    for knob in knobs() {
        want(knob.name, format!("| `{}` | {} |", knob.name, knob.says));
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
        want(phrase, last.to_owned());
    }
    for name in Sensation::words() {
        want(name, format!("`{name}`"));
    }
    for (amiss, _) in Amiss::NAMES {
        want(amiss, format!("`{amiss}.X`"));
    }
    for fate in Fate::all() {
        want(fate.code(), format!("`{}`", fate.code()));
    }
    let gaps: Vec<&str> = Gap::NAMES.iter().map(|gap| gap.0).collect();
    want("lid", format!("`lid {}`", gaps.join("|")));
    let claws: Vec<&str> = Claw::NAMES.iter().map(|claw| claw.0).collect();
    want("claw", format!("`claw {}`", claws.join("|")));
    assert!(missing.is_empty(), "docs/twin.md says nothing of: {}", missing.join(", "));
}
