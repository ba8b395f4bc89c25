//! `lockouts` as text, JSON and SVG: two cars and a fault tree, byte for byte and against the contract.
//!
//! `tests/lockouts/NAME.{txt,json,svg}` must be seen; `UPDATE=1 cargo test` writes them anew.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::{Run, has_keys, here, run, scratch, tiny};
use serde_json::Value;

/// Asserts that a file of the folder says exactly this.
fn golden(name: &str, seen: &str) {
    let file = here(&format!("tests/lockouts/{name}"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, seen).unwrap();
    }
    assert_eq!(seen, fs::read_to_string(&file).unwrap(), "{name}");
}

fn reduced(args: &[&str]) -> Run {
    let folder = here("tests/reduced").display().to_string();
    run(&[&["--cars", folder.as_str()], args].concat(), "")
}

/// What the contract promises, and that the numbers fit each other.
fn contract(json: &Value) {
    has_keys(json, &["minimal_cut_sets", "top_probability", "by_order", "cut_sets", "importance"]);
    let sets = json["cut_sets"].as_array().unwrap();
    assert_eq!(json["minimal_cut_sets"], sets.len());
    let by_order: Vec<u64> = json["by_order"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
    for (order, &count) in by_order.iter().enumerate() {
        let of_order = sets.iter().filter(|set| set.as_array().unwrap().len() == order).count();
        assert_eq!(of_order as u64, count, "sets of {order}");
    }
    let p = json["top_probability"].as_f64().unwrap();
    assert!((0.0..1.0).contains(&p), "{p}");
    let alone: Vec<&Value> = sets.iter().filter(|s| s.as_array().unwrap().len() == 1).map(|s| &s[0]).collect();
    assert_eq!(json["single_points"].as_array().unwrap().iter().collect::<Vec<_>>(), alone);
    for event in json["importance"].as_array().unwrap() {
        has_keys(event, &["event", "birnbaum", "fussell_vesely", "raw", "rrw"]);
        if p == 0.0 {
            assert!(event["raw"].is_null() && event["rrw"].is_null(), "a share of nothing: {event}");
            continue;
        }
        // Given the event the top has P (1 + ...): worth and derivative are two readings of one number.
        let (b, raw, q) = (&event["birnbaum"], &event["raw"], &event["probability"]);
        let (b, raw, q) = (b.as_f64().unwrap(), raw.as_f64().unwrap(), q.as_f64().unwrap());
        assert!((raw * p - (p + (1.0 - q) * b)).abs() < 1e-12, "{event}");
    }
}

#[test]
fn two_cars() {
    for (name, of) in [("tiny", tiny as fn(&[&str], &str) -> Run), ("reduced-sedan", |args, _| reduced(args))] {
        golden(&format!("{name}.txt"), &of(&["lockouts", name], "").out);
        let picture = scratch(&format!("{name}.svg")).display().to_string();
        let told = of(&["lockouts", name, "--json", "--svg", &picture], "");
        contract(&told.json_with(0));
        golden(&format!("{name}.json"), &told.out);
        golden(&format!("{name}.svg"), &fs::read_to_string(picture).unwrap());
    }
}

#[test]
fn settings_left_free() {
    let told = tiny(&["lockouts", "tiny", "--free", "--json"], "");
    assert_eq!(told.json_with(0)["kind"], "prime implicants");
    golden("tiny-free.json", &told.out);
}

#[test]
fn a_fault_tree_of_others() {
    let file = here("tests/lockouts/shed.xml").display().to_string();
    golden("shed.txt", &run(&["lockouts", "--open-psa", &file], "").out);
    let told = run(&["lockouts", "--open-psa", &file, "--json"], "");
    let json = told.json_with(0);
    contract(&json);
    golden("shed.json", &told.out);
    // By hand: 2 of 3 of left, middle, (right or spare), or fuse and spare.
    let (r, s, f, x) = (0.04, 0.1, 0.02, 0.05);
    let two_of = |third: f64| x * x + 2.0 * x * (1.0 - x) * third;
    let without = (1.0 - s) * two_of(r);
    let with = s * (1.0 - (1.0 - f) * (1.0 - two_of(1.0)));
    assert!((json["top_probability"].as_f64().unwrap() - with - without).abs() < 1e-15, "{json}");
}
