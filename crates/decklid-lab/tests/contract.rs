//! The JSON of every command has the keys of the contract, and the exit codes are as promised.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{car, cost, has_keys, run, scratch, shelf, tiny};

#[test]
fn simulate() {
    let plot = scratch("plot.svg");
    let plot = plot.to_str().unwrap();
    let args =
        ["simulate", "tiny", "--cases", "5000", "--seed", "7", "--policy", "best,call-first", "--plot", plot, "--json"];
    let json = tiny(&args, "").json_with(0);
    has_keys(&json, &["car", "cases", "seed", "policies"]);
    let best = &json["policies"][0];
    has_keys(best, &["policy", "mean_cost", "mean_minutes", "opened", "called", "p50", "p95"]);
    let (expected, _) = cost(&car(Some(&shelf()), "tiny"));
    assert!((best["mean_cost"].as_f64().unwrap() - expected).abs() < 5.0, "{expected}: {best}");
    assert_eq!(best["opened"].as_f64(), Some(1.0));
    assert_eq!(json["cases"], 5000);
    assert_eq!(tiny(&args, "").out, tiny(&args, "").out, "same seed, same bytes");
    let svg = std::fs::read_to_string(plot).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("call-first"));
}

/// Nobody calls for help while a better way is left, on cars whose ways depend most on each other.
#[test]
fn drills_leave_no_call_unexplained() {
    for (car, faults, seed) in
        [("mini-r52-convertible", "2", "1"), ("mini-r52-convertible", "3", "2"), ("tesla-model-3", "2", "2")]
    {
        let done = run(&["drill", car, "--faults", faults, "--cases", "200", "--seed", seed, "--json"], "");
        let total = &done.json_with(0)["total"];
        assert!(total["called"].as_u64().unwrap() > 0, "{car}: somebody has to call: {total}");
        assert_eq!(total["called_unexplained"], 0, "{car}, faults {faults}, seed {seed}: {total}");
    }
}

#[test]
fn drill() {
    let args = ["drill", "sedan", "--faults", "2", "--cases", "70", "--seed", "7", "--json"];
    let done = run(&args, "");
    let json = done.json();
    has_keys(&json, &["faults", "seed", "cars", "total"]);
    let total = &json["total"];
    let count = |name: &str| total[name].as_u64().unwrap();
    has_keys(total, &["mean_cost", "worst_ratio_to_clairvoyant", "called_wrongly", "contradicted"]);
    assert_eq!(count("lockouts"), count("opened") + count("called") + count("unresolved"));
    assert_eq!(count("called_wrongly"), count("called_cheaper") + count("called_unexplained"));
    let wrong = count("unresolved") + count("forbidden") + count("impossible");
    assert_eq!(done.code, i32::from(wrong > 0), "{total}");
    let car = &json["cars"][0];
    assert_eq!((car["car"].as_str(), car["sets"].as_u64()), (Some("sedan"), Some(70)));
    assert_eq!(car["every_set_up_to"], 1, "pairs were drawn");
    assert!(car["sets_possible"].as_u64().unwrap() > 500);
    let (lockouts, drilled) = (count("lockouts"), 70 + car["drawn_as_likely"].as_u64().unwrap());
    assert!((10..drilled).contains(&lockouts), "{lockouts} of {drilled} are locked out");
    let of = |name: &str| total[name].as_f64().unwrap();
    assert!(of("mean_clairvoyant") > 0.0 && of("mean_clairvoyant") <= of("mean_cost"), "{total}");
    assert!(of("worst_ratio_to_clairvoyant") >= 1.0);
    assert!(!car["worst"]["otherwise"].as_array().unwrap().is_empty());
    assert_eq!(done.out, run(&args, "").out, "same seed, same bytes");
}

/// A file for a test, gone with its folder.
fn scenario(name: &str, expect: &str) -> String {
    let text = format!(
        "car = \"mini-r56-hatch\"\nabout = \"A tap does nothing.\"\nsource = \"http://x\"\n[start]\nso = [\"doors_locked\"]\n\
         [[step]]\nat = \"1 s\"\ndo = \"hold fob.trunk 300 ms\"\nexpect = \"{expect}\"\n"
    );
    let file = scratch(name);
    std::fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn twin_plays_a_scenario() {
    let json =
        run(&["twin", "mini-r56-hatch", "--scenario", &scenario("held.toml", "lid shut"), "--json"], "").json_with(0);
    has_keys(&json, &["held", "failures", "trace", "car", "about", "source"]);
    assert_eq!(json["held"], true);
    has_keys(&json["trace"][1], &["id", "at_ms", "because", "event", "says"]);
    let json =
        run(&["twin", "mini-r56-hatch", "--scenario", &scenario("not.toml", "lid open"), "--json"], "").json_with(1);
    assert_eq!((&json["held"], json["failures"][0]["saw"].as_str()), (&serde_json::json!(false), Some("lid shut")));
    let json =
        run(&["twin", "mini-r56-hatch", "--scenario", &scenario("bad.toml", "lid opened"), "--json"], "").json_with(4);
    assert!(json["error"]["message"].as_str().unwrap().contains("bad.toml:9:10"), "{json}");
    run(&["twin", "sedan", "--scenario", &scenario("other.toml", "lid shut"), "--json"], "").json_with(2);
    run(&["twin", "sedan", "--so", "fob.flat_cell", "--json"], "").json_with(2);
}

#[test]
fn twin_is_worked_by_hand() {
    let lines = "hold fob.trunk 2 s\nlift\nclose lid\nfault car_battery.flat\nhold fob.trunk 2 s\nmove pull_release_cable\nkick\nfault fob.cell_flatt\nq\n";
    let out = run(&["twin", "mini-r56-hatch", "--so", "doors_locked"], lines).out;
    for part in [
        "The lid is open.",
        "The lid is shut.",
        "The car goes dark.",
        "You would say: nothing.",
        "Hands cannot `kick`",
        "`fob.cell_flat`",
    ] {
        assert!(out.contains(part), "{part} is not in:\n{out}");
    }
}

#[test]
fn schema() {
    let json = run(&["schema", "--json"], "").json_with(0);
    assert_eq!(json["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(json["required"], serde_json::json!(["format", "id", "name"]));
    has_keys(&json["properties"], &["moves", "parts", "care", "law", "prior"]);
    assert_eq!(json["$defs"]["part"]["properties"]["kind"]["enum"][0], "fob");
    let file = scratch("numbers.schema.json");
    let file = file.to_str().unwrap();
    let json = run(&["schema", "numbers", "-o", file, "--json"], "").json_with(0);
    assert_eq!(json["file"], file);
    let written = std::fs::read_to_string(file).unwrap();
    assert_eq!(written, run(&["schema", "numbers"], "").out);
    assert_eq!(run(&["schema", "bus"], "").code, 2);
}
