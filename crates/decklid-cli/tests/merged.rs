//! `decklid show CAR --merged`: the whole car in one file, each value with its place.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs;

use common::{run, scratch, tiny};
use serde_json::Value;

/// Runs with the cars of a folder made of these files: name and text.
fn with_cars(folder: &str, files: &[(&str, &str)], args: &[&str]) -> common::Run {
    let folder = scratch(folder);
    let _ = fs::remove_dir_all(&folder);
    for (name, text) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    run(&[&["--cars", folder.to_str().unwrap()], args].concat(), "")
}

const NUMBERS: (&str, &str) = ("numbers.toml", "[cost.press]\nminutes = 1\ndifficulty = 2\n");
const BASE: (&str, &str) = (
    "under/car.toml",
    "format = 1\nid = \"under\"\nname = \"Under\"\nlisted = false\nbased_on = \"numbers\"\n\
     [moves.press]\ntitle = \"Press\"\nkind = \"try\"\nsees = \"true\"\nyes = \"Y\"\n\
     [tools]\ncell = \"cell\"\ntape = \"tape\"\n",
);
const CAR: (&str, &str) = (
    "over/car.toml",
    "format = 1\nid = \"over\"\nname = \"Over\"\nbased_on = \"under\"\nremove = [\"tools.tape\"]\n\
     [cost.press]\nminutes = 3\n[moves.press]\nopens = \"a & \\\"b\"\n[prior]\n\"fob.flat\" = 0.5\n",
);

#[test]
fn a_car_is_shown_over_its_bases_in_the_order_of_the_format() {
    let shown = with_cars("merged-text", &[NUMBERS, BASE, CAR], &["show", "over", "--merged"]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    let folder = format!("{}/", scratch("merged-text").display());
    let wanted = "\
# over/car.toml
# over under/car.toml
# over numbers.toml
format = 1  # over/car.toml:1
id = \"over\"  # over/car.toml:2
name = \"Over\"  # over/car.toml:3

[prior]
\"fob.flat\" = 0.5  # over/car.toml:11

[cost.press]
minutes = 3  # over/car.toml:7
difficulty = 2  # numbers.toml:3

[tools]
cell = \"cell\"  # under/car.toml:12

[moves.press]
kind = \"try\"  # under/car.toml:8
title = \"Press\"  # under/car.toml:7
opens = \"a & \\\"b\"  # over/car.toml:9
";
    assert_eq!(shown.out.replace(&folder, ""), wanted);
}

#[test]
fn one_table_or_key_can_be_shown_alone() {
    let shown =
        |path: &str| with_cars("merged-table", &[NUMBERS, BASE, CAR], &["show", "over", "--merged", "--table", path]);
    for (path, lines) in [
        ("moves.press", "[moves.press] kind title opens"),
        ("tools", "[tools] cell"),
        ("cost.press.minutes", "[cost.press] minutes"),
        ("prior.fob.flat", "[prior] \"fob.flat\""),
        ("name", "name"),
    ] {
        let out = shown(path).out;
        let words =
            out.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split(" =").next()).collect::<Vec<_>>();
        assert_eq!(words.join(" ").trim(), lines, "{path}: {out}");
    }
    for path in ["moves.pres", "tools.tape", "name.press", ""] {
        let missed = shown(path);
        assert!(missed.code == 2 && missed.err.contains("The car has no"), "{path}: {}", missed.err);
    }
}

#[test]
fn programs_get_each_value_with_its_path_and_place() {
    let json = with_cars("merged-json", &[NUMBERS, BASE, CAR], &["show", "over", "--merged", "--json"]).json_with(0);
    let find = |path: &str| json.as_array().unwrap().iter().find(|v| v["path"] == path).cloned();
    for (path, value, file, line) in [
        ("name", Value::from("Over"), CAR.0, 3),
        ("prior.fob.flat", Value::from(0.5), CAR.0, 11),
        ("cost.press.minutes", Value::from(3.0), CAR.0, 7),
        ("cost.press.difficulty", Value::from(2.0), NUMBERS.0, 3),
        ("moves.press.title", Value::from("Press"), BASE.0, 7),
    ] {
        let found = find(path).unwrap_or_default();
        let ends = found["file"].as_str().is_some_and(|f| f.ends_with(file));
        assert!(found["value"] == value && ends && found["line"] == line, "{path}: {found}");
    }
    for gone in ["based_on", "remove", "tools.tape", "moves.press.sees", "moves.press.yes"] {
        assert_eq!(find(gone), None, "{gone} counts no longer");
    }
}

#[test]
fn the_text_is_a_car_that_needs_no_base() {
    for car in ["sedan", "mini-r50-r53-hatch"] {
        let text = run(&["show", car, "--merged"], "").out;
        let alone = with_cars("merged-alone", &[(&format!("{car}/car.toml"), &text)], &["show", car, "--json"]);
        let (mut alone, mut whole) = (alone.json_with(0), run(&["show", car, "--json"], "").json_with(0));
        for json in [&mut alone, &mut whole] {
            json.as_object_mut().unwrap().retain(|key, _| !matches!(key.as_str(), "based_on" | "model_hash"));
        }
        assert_eq!(alone, whole);
    }
}

#[test]
fn what_cannot_be_read_is_told() {
    let broken = ("over/car.toml", "format = 1\nid = \"over\"\nname = \"Over\"\nbased_on = \"undr\"\n");
    let shown = with_cars("merged-broken", &[NUMBERS, BASE, broken], &["show", "over", "--merged"]);
    assert_eq!(shown.code, 4);
    assert!(shown.err.contains("Did you mean `under`?") && shown.err.contains("decklid check"), "{}", shown.err);
    assert_eq!(tiny(&["show", "tyni", "--merged"], "").code, 2);
}
