//! `decklid new` and `decklid check`: from nothing to a car without a problem.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs;

use common::{run, scratch};

#[test]
fn a_new_car_passes_the_check_and_is_never_written_over() {
    for base in ["sedan", "power-liftgate", "toyota-camry"] {
        let folder = scratch(&format!("new-{base}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let into = folder.to_str().unwrap();
        let new = ["new", "acme-one", "--based-on", base, "--name", "Acme \"One\"", "--into", into];
        let made = run(&new, "");
        assert_eq!(made.code, 0, "{}{}", made.out, made.err);
        let car = folder.join("acme-one");
        let checked = run(&["check", car.to_str().unwrap()], "");
        assert_eq!(checked.code, 0, "{base}: {}{}", checked.out, checked.err);
        assert!(checked.out.contains("no problem"), "{base}: {}", checked.out);
        let text = fs::read_to_string(car.join("car.toml")).unwrap();
        assert!(text.contains("# [moves.replace_fuse]") && text.contains("# [prior]"), "{text}");
        // What it says itself has to be said in German, too.
        assert!(fs::read_to_string(car.join("de.toml")).unwrap().starts_with("# What car.toml says, in German"));
        let own = "[moves.get_in]\ntitle = \"Climb in\"\n";
        fs::write(car.join("car.toml"), text + own).unwrap();
        let asked = run(&["check", car.to_str().unwrap()], "").out;
        assert!(asked.contains("de.toml:") && asked.contains("title = \"Climb in\""), "{asked}");
        fs::write(car.join("de.toml"), own.replace("Climb in", "Einsteigen")).unwrap();
        let checked = run(&["check", car.to_str().unwrap()], "");
        assert!(!checked.out.contains("untranslated"), "{}", checked.out);
        assert_eq!(run(&new, "").code, 2, "it is already there");
    }
}

#[test]
fn twin_and_expected_answers_are_checked_beside_the_car() {
    let folder = scratch("new-beside");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let into = folder.to_str().unwrap();
    assert_eq!(run(&["new", "acme-two", "--based-on", "sedan", "--into", into], "").code, 0);
    let car = folder.join("acme-two");
    fs::write(car.join("twin.toml"), "[hidden]\n\"fob.broken\" = { set = \"coding.passiv\", to = true }\n").unwrap();
    let case = "[[case]]\nname = \"x\"\ngoal = \"open\"\nexpect = { advised_first = [\"get_inn\"] }\n";
    fs::write(car.join("expected.toml"), case).unwrap();
    let checked = run(&["check", car.to_str().unwrap()], "");
    assert_eq!(checked.code, 4, "{}{}", checked.out, checked.err);
    for wanted in
        ["twin.toml:2:24: error: unknown-knob", "expected.toml:4:29: error: unknown-name", "Did you mean `get_in`?"]
    {
        assert!(checked.out.contains(wanted), "{wanted}: {}", checked.out);
    }
}
