//! The JSON of every command has the keys of the contract, and the exit codes are as promised.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{has_keys, run, scratch, shelf, tiny};

#[test]
fn cars() {
    let json = tiny(&["cars", "--json"], "").json_with(0);
    let cars = json["cars"].as_array().unwrap();
    assert_eq!(cars.len(), 2);
    has_keys(&cars[0], &["id", "name", "make", "years", "closure", "archetype", "aliases"]);
    assert_eq!((cars[0]["id"].as_str(), cars[1]["archetype"].as_bool()), (Some("tiny"), Some(true)));
    assert_eq!(cars[1]["closure"], "hatch", "a closure is inherited");
}

#[test]
fn cars_are_found_by_what_people_call_them() {
    let json = run(&["cars", "--find", "ford focus 2010", "--json"], "").json_with(0);
    has_keys(&json, &["matches", "emergency"]);
    let first = &json["matches"][0];
    has_keys(first, &["kind", "id", "make", "model", "bodies", "years", "year_fits", "neighbour"]);
    assert_eq!((first["kind"].as_str(), first["model"].as_str()), (Some("listed"), Some("Focus")));
    assert_eq!(first["neighbour"], false);
    let below = json["matches"].as_array().unwrap().iter().skip(1);
    assert!(
        below.clone().count() > 0 && below.clone().all(|car| car["neighbour"] == true || car["year_fits"] == false),
        "{json}"
    );
    let json = run(&["cars", "--find", "my child is inside", "--json"], "").json_with(3);
    assert_eq!(json["emergency"], true);
    run(&["cars", "--find", "zzzz qqqq", "--json"], "").json_with(0);
    run(&["cars", "--find", "?", "--json"], "").json_with(1);
}

#[test]
fn commands_take_the_words_of_the_search() {
    let json = run(&["next", "ford focus 2010 sedan", "--json"], "").json_with(0);
    assert_eq!((json["car"].as_str(), json["emergency"].as_bool()), (Some("ford-focus-sedan-2010"), Some(false)));
    let again = run(&["next", "ford-focus-sedan-2010", "--json"], "").json_with(0);
    assert_eq!(json, again, "the id is a name too");
    let law = run(&["law", "ford focus sedan 1999", "--json"], "").json_with(0);
    let release = law["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == "fmvss_401").unwrap();
    assert_eq!(release["because"], "older");
    let json = run(&["next", "camry 2014", "--json"], "").json_with(0);
    assert_eq!(json["car"], "toyota-camry");
    let several = run(&["next", "ford focus 2010"], "");
    assert!(several.code == 2 && several.err.contains("ford-focus-hatch-2010"), "{}", several.err);
    let vin = run(&["next", "1HGCM82633A004352"], "");
    assert!(vin.code == 2 && vin.err.contains("honda-sedan-2003") && !vin.err.contains("1HGCM"), "{}", vin.err);
    let told = run(&["guide", "vw jetta 2024 sedan"], "").out;
    assert!(told.contains("Volkswagen Jetta") && told.contains("We know no facts of this model"), "{told}");
}

#[test]
fn a_car_known_by_name_only_says_so_everywhere() {
    let typed = "ford focus titanium 2010 sedan";
    let lead =
        "Ford Focus (titanium), 2010, sedan. We know no facts of this model. Here is what holds for a sedan of 2010.";
    for command in ["next", "why"] {
        let json = run(&[command, typed, "--json"], "").json_with(0);
        assert_eq!(json["unlisted"], lead, "{command}");
        let text = run(&[command, typed], "").out.replace('\n', " ");
        assert!(text.starts_with(lead), "{command}: {text}");
    }
    let json = run(&["next", "sedan", "--json"], "").json_with(0);
    assert!(json["unlisted"].is_null());
}

#[test]
fn gaps_are_ranked_by_worth() {
    let json = tiny(&["gaps", "tiny", "--json"], "").json_with(0);
    has_keys(&json, &["gaps", "not_found", "left_out"]);
    let json = run(&["gaps", "mini-r56-hatch", "--json"], "").json_with(0);
    let gaps = json["gaps"].as_array().unwrap();
    has_keys(&gaps[0], &["car", "name", "body", "id", "says", "p", "worth"]);
    let worth: Vec<f64> = gaps.iter().map(|gap| gap["worth"].as_f64().unwrap()).collect();
    assert!(worth.is_sorted_by(|a, b| a >= b) && worth[0] > 0.1, "{worth:?}");
    has_keys(&json["not_found"][0], &["car", "says"]);
    let german = run(&["gaps", "mini-r56-hatch", "--lang", "de"], "").out;
    assert!(german.contains("bisher") && german.contains("Gesucht, aber nicht gefunden"), "{german}");
}

#[test]
fn built_in_cars_can_be_shown() {
    let json = run(&["cars", "--json"], "").json_with(0);
    assert!(json["cars"].as_array().unwrap().len() >= 8);
    let json = run(&["show", "sedan", "--json"], "").json_with(0);
    has_keys(&json, &["facts", "conflicts", "unknowns", "gaps", "moves", "model_hash"]);
}

#[test]
fn show_and_sources() {
    let json = tiny(&["show", "tiny", "--json"], "").json_with(0);
    has_keys(&json["facts"][0], &["value", "source", "grade", "url", "about"]);
    assert_eq!(json["conflicts"].as_array().unwrap().len(), 1);
    has_keys(&json["unknowns"][0], &["id", "prior", "says", "kind"]);
    let json = tiny(&["sources", "tiny", "--json"], "").json_with(0);
    assert_eq!(json["sources"][0]["grade"], "manual");
    let text = tiny(&["show", "tiny", "--english", "uk"], "").out;
    assert!(text.contains("boot") && !text.contains("trunk") && text.contains("Sources disagree"), "{text}");
}

#[test]
fn next() {
    let json = tiny(&["next", "tiny", "--json"], "").json_with(0);
    has_keys(
        &json,
        &[
            "car",
            "goal",
            "kind",
            "move",
            "step",
            "why",
            "if",
            "outcomes",
            "alternatives",
            "expected_cost",
            "lower_bound",
            "gap",
            "expected_minutes",
            "emergency",
            "model_hash",
            "hazards",
            "steps",
            "place",
            "tools",
            "minutes",
            "emergency_text",
        ],
    );
    assert_eq!(json["emergency"], false);
    assert_eq!(json["kind"], "ask");
    has_keys(&json["alternatives"][0], &["move", "extra_cost"]);
    let outcomes = json["outcomes"].as_array().unwrap();
    assert!(outcomes.iter().all(|o| json["if"].get(o.as_str().unwrap()).is_some()));
    assert!(json["expected_cost"].as_f64() >= json["lower_bound"].as_f64());
}

#[test]
fn next_follows_the_evidence() {
    let json = tiny(&["next", "tiny", "--saw", "ask_keyhole=yes", "--json"], "").json_with(0);
    assert_eq!(json["move"], "turn_key");
    assert!(json["hazards"][0].as_str().unwrap().contains("fingers"));
    let json = tiny(&["next", "tiny", "--saw", "turn_key=opened", "--json"], "").json_with(0);
    assert_eq!((json["kind"].as_str(), json["move"].as_str()), (Some("open"), None));
    let json = tiny(&["next", "tiny", "--cannot", "ask_keyhole", "--hourly", "300", "--json"], "").json_with(0);
    assert_ne!(json["move"], "ask_keyhole");
    let json = tiny(&["next", "tiny", "--goal", "fixed", "--saw", "new_cell=nothing", "--json"], "").json_with(0);
    assert_eq!(json["kind"], "call");
}

#[test]
fn what_was_learnt_before_stays_known() {
    let before = ["--before", "open:ask_keyhole=yes", "--before", "open:turn_key=opened", "--goal", "fixed", "--json"];
    let mut args = vec!["why", "tiny"];
    args.extend(before);
    let json = tiny(&args, "").json_with(0);
    assert_eq!(json["posterior"][0]["id"], "fob.flat");
    // Short of the least slip that an answer may be.
    assert!(json["posterior"][0]["p"].as_f64().unwrap() > 1.0 - 1e-5);
    args[0] = "next";
    let known = tiny(&args, "").json_with(0);
    let fresh = tiny(&["next", "tiny", "--goal", "fixed", "--json"], "").json_with(0);
    assert_eq!(known["move"], "new_cell");
    assert!(known["expected_cost"].as_f64() < fresh["expected_cost"].as_f64());
    // Whoever still wants it fixed is taken at their word.
    let again = tiny(&["next", "tiny", "--before", "open:new_cell=opened", "--goal", "fixed", "--json"], "");
    assert_eq!(again.json_with(0)["car"], "tiny");
    let wrong = tiny(&["next", "tiny", "--before", "new_cell=opened"], "");
    assert!(wrong.code == 2 && wrong.err.contains("GOAL:MOVE=OUTCOME"), "{}", wrong.err);
}

#[test]
fn answers_that_say_nothing_are_taken() {
    for word in ["not_sure", "cannot", "skipped", "lacking", "no_change"] {
        let saw = format!("get_in={word}");
        let json = tiny(&["next", "tiny", "--saw", &saw, "--json"], "").json_with(0);
        assert_ne!(json["move"], "get_in");
    }
    let gone = tiny(&["next", "tiny", "--lack", "cell", "--saw", "listen=no", "--json"], "").json_with(0);
    assert!(gone["alternatives"].is_array());
}

#[test]
fn plan() {
    let json = tiny(&["plan", "tiny", "--json"], "").json_with(0);
    has_keys(&json, &["expected_cost", "lower_bound", "gap", "nodes", "baselines", "seconds", "clairvoyant"]);
    let best = json["expected_cost"].as_f64().unwrap();
    for name in ["checklist", "call-first", "cheapest", "p-over-c", "lookahead"] {
        assert!(json["baselines"][name].as_f64().unwrap() >= best - 1e-6, "{name}");
    }
    assert!(json["clairvoyant"].as_f64().unwrap() <= best + 1e-9);
    assert!(json["gap"].as_f64().unwrap() < 1e-6);
    has_keys(&json["nodes"][0], &["id", "move", "p", "outcomes", "expected_cost"]);
    let same = tiny(&["plan", "tiny", "--format", "json"], "").json_with(0);
    assert_eq!(same["expected_cost"], json["expected_cost"]);
    assert!(tiny(&["plan", "tiny", "--format", "dot"], "").out.starts_with("digraph"));
    assert!(tiny(&["plan", "tiny", "--format", "mermaid"], "").out.starts_with("flowchart"));
    assert!(tiny(&["plan", "tiny"], "").out.contains("checklist"));
}

#[test]
fn nodes_of_a_plan_are_reached_as_often_as_said() {
    let json = tiny(&["plan", "tiny", "--json", "--cutoff", "1e-9"], "").json_with(0);
    let nodes = json["nodes"].as_array().unwrap();
    let ends: f64 = nodes.iter().filter(|n| n["move"].is_null()).map(|n| n["p"].as_f64().unwrap()).sum();
    assert!((ends - 1.0).abs() < 1e-9, "{ends}");
}

#[test]
fn why() {
    let json = tiny(&["why", "tiny", "--saw", "listen=yes", "--json"], "").json_with(0);
    has_keys(&json, &["p_evidence", "posterior", "explanations"]);
    has_keys(&json["posterior"][0], &["id", "p", "prior", "before", "evidence"]);
    has_keys(&json["explanations"][0], &["faults", "p"]);
    // Only a fob that works can make it click, and then only a seized latch holds the lid.
    assert_eq!(json["posterior"][0]["id"], "latch.seized");
    assert!(json["posterior"][0]["p"].as_f64().unwrap() > 1.0 - 1e-4);
    let p = json["p_evidence"].as_f64().unwrap();
    // 0.9 (heard) * 0.6 (fob works) * 0.1 (seized) of the 0.46 whom the fob does not serve.
    assert!((p - 0.9 * 0.6 * 0.1 / 0.46).abs() < 1e-5, "{p}");
    assert!(tiny(&["why", "tiny", "--saw", "listen=no"], "").out.contains("Against: "));
}

#[test]
fn check() {
    let json = tiny(&["check", "--json"], "").json_with(0);
    assert_eq!(json["problems"].as_array().map(Vec::len), Some(0));
    assert_eq!(run(&["check", &shelf()], "").code, 0);
    assert_eq!(run(&["check", &format!("{}/tiny", shelf())], "").code, 4, "its numbers are not in the catalog");
}

#[test]
fn guide_tells_programs_how_it_ended() {
    let run = tiny(&["guide", "tiny", "--json"], "1\n1\n");
    let json = run.json_with(0);
    has_keys(&json, &["car", "goal", "kind", "opened", "emergency", "saw", "resume"]);
    assert_eq!(json["opened"], true);
    assert_eq!(json["saw"][1], "turn_key=opened");
    assert!(run.err.contains("Turn the key"), "the conversation goes to standard error");
}

#[test]
fn help_fits_a_screen() {
    let mut command = common::decklid(&["--help"]);
    command.env("COLUMNS", "80");
    let help = common::finish(command, "").out;
    let widest = help.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(help.lines().count() <= 42 && widest <= 80, "{widest} wide:\n{help}");
    for heading in ["Get it open:", "Take it along:", "Understand it:", "Write a car:"] {
        assert!(help.contains(heading), "{heading}\n{help}");
    }
}

#[test]
fn completions_know_the_cars() {
    for shell in ["bash", "zsh", "fish"] {
        let script = run(&["completions", shell], "").out;
        assert!(script.contains("mini-r56-hatch") && script.contains("toyota-camry"), "{shell}");
    }
}

#[test]
fn help_and_pages_for_the_shell() {
    assert_eq!(run(&["--help"], "").code, 0);
    for shell in ["bash", "zsh", "fish"] {
        assert!(run(&["completions", shell], "").out.contains("what-if"));
    }
    let page = run(&["man"], "").out;
    assert!(page.contains(".TH decklid") && page.contains("DECKLID GUIDE"));
}

#[test]
fn english_follows_the_system() {
    let mut command = common::decklid(&["--cars", &shelf(), "next", "tiny", "--json"]);
    command.env("LC_ALL", "en_GB.UTF-8");
    let json = common::finish(command, "").json_with(0);
    assert!(json["step"].as_str().unwrap().contains("boot"));
}

#[test]
fn care() {
    let file = scratch("tiny.ics");
    let file = file.to_str().unwrap();
    let args = ["care", "tiny", "--since", "2024-02-29", "--ics", file, "--lang", "de", "--json"];
    let json = tiny(&args, "").json_with(0);
    let item = &json["items"][0];
    has_keys(item, &["id", "every", "cost", "lowers_yearly_lockout_by", "share_of_lockouts", "says", "after"]);
    assert_eq!((item["id"].as_str(), item["every"].as_str()), (Some("cell"), Some("P24M")));
    // Five minutes at 30 dollars an hour, and 4 dollars.
    assert!((item["cost"].as_f64().unwrap() - 6.5).abs() < 1e-9, "{item}");
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    let (lockout, rate) = (number(&json["lockout_per_breakdown"]), number(&json["breakdowns_per_year"]));
    let saved = number(&item["share_of_lockouts"]) * lockout * rate;
    assert!((number(&item["lowers_yearly_lockout_by"]) - saved).abs() < 1e-12 && saved > 0.0, "{json}");
    assert_eq!(json["items"][1]["every"], serde_json::Value::Null);
    assert_eq!(json["calendar"]["events"], 1);
    let calendar = std::fs::read(file).unwrap();
    let text = String::from_utf8(calendar.clone()).unwrap();
    assert!(text.contains("DTSTART;VALUE=DATE:20260228\r\n") && text.contains("BYSETPOS=-1\r\n"), "{text}");
    tiny(&args, "");
    assert_eq!(std::fs::read(file).unwrap(), calendar, "the same bytes again");
    assert!(tiny(&["care", "tiny"], "").out.contains("Lockouts become up to"));
}

/// Every option that takes a date refuses one that does not exist, and takes a leap day.
#[test]
fn dates() {
    let files = ["dated.svg", "dated.html", "dated"].map(|name| scratch(name).to_str().unwrap().to_owned());
    let commands: [&[&str]; 4] = [
        &["care", "tiny", "--since"],
        &["card", "tiny", "-o", &files[0], "--date"],
        &["guide", "tiny", "--html", &files[1], "--date"],
        &["export-site", &files[2], "--only", "tiny", "--date"],
    ];
    for command in commands {
        for (date, code) in [("2026-02-30", 2), ("2026-13-01", 2), ("2023-02-29", 2), ("soon", 2), ("2024-02-29", 0)] {
            let reply = tiny(&[command, &[date]].concat(), "");
            assert_eq!(reply.code, code, "{command:?} {date}: {}", reply.err);
            assert_eq!(reply.err.contains("2026-11-28"), code != 0, "{command:?} {date}: {}", reply.err);
        }
    }
}

#[test]
fn law() {
    let rule = |car: &str, id: &str| {
        let json = run(&["law", car, "--json"], "").json_with(0);
        has_keys(&json, &["car", "closure", "years", "rules"]);
        let rules = json["rules"].as_array().unwrap();
        rules.iter().find(|r| r["id"] == id).unwrap_or_else(|| panic!("{car} has no {id}")).clone()
    };
    let keys =
        ["title", "region", "asks", "applies", "says", "from", "shown_by", "source", "url", "grade", "unchecked"];
    has_keys(&rule("toyota-camry", "fmvss_401"), &keys);
    assert_eq!(rule("kia-optima", "fmvss_401")["applies"], "yes");
    assert_eq!(rule("sedan", "fmvss_401")["because"], "build_date");
    assert_eq!(rule("mini-r50-r53-hatch", "fmvss_401")["because"], "closure");
    assert_eq!(rule("mini-r50-r53-hatch", "fmvss_206")["applies"], "yes");
    assert_eq!(rule("mini-r50-r53-hatch", "fmvss_206_handle")["because"], "older");
    assert_eq!(rule("front-trunk", "fmvss_113")["shown_by"][0]["id"], "second_catch");
    assert_eq!(rule("tesla-model-3", "un_r11")["because"], "hinges");
    let text = run(&["law", "sedan"], "").out;
    assert!(
        text.contains("It applies if your car was built in September 2001 or later.")
            && text.contains("not legal advice")
    );
}

#[test]
fn what_if() {
    let json = tiny(&["what-if", "tiny", "--so", "fob.flat", "--json"], "").json_with(0);
    has_keys(&json, &["car", "so", "not", "opens", "ways", "first", "moves", "helps", "last_straws"]);
    assert_eq!(json["so"][0]["id"], "fob.flat");
    let ways = json["ways"].as_array().unwrap();
    let fob = ways.iter().find(|w| w["id"] == "way.fob").unwrap();
    assert_eq!((&fob["works"], fob["because"][0]["id"].as_str()), (&serde_json::json!(false), Some("fob.flat")));
    assert_eq!(ways.iter().any(|w| w["works"] == true), json["opens"] == true);
    let none = tiny(&["what-if", "tiny", "--so", "latch.seized", "--json"], "").json_with(0);
    assert_eq!((&none["opens"], none["last_straws"].as_array().map(Vec::len)), (&serde_json::json!(false), Some(0)));
    assert!(none["helps"].as_array().unwrap().iter().any(|h| h["kind"] == "call"));
    let wrong = tiny(&["what-if", "tiny", "--so", "fob.flatt"], "");
    assert!(wrong.code == 2 && wrong.err.contains("fob.flat"), "{}", wrong.err);
    let both = tiny(&["what-if", "tiny", "--so", "fob.flat", "--not", "fob.flat"], "");
    assert!(both.code == 2 && both.err.contains("both --so and --not"), "{}", both.err);
    let text = tiny(&["what-if", "tiny", "--so", "fob.flat"], "").out;
    assert!(text.contains("Because of this: the cell in the fob is flat"), "{text}");
}

/// The comparison with the schemas finds what is wrong.
#[test]
fn answers_of_another_shape_are_found() {
    let of = serde_json::json!({
        "kind": { "enum": ["ask", "do"] },
        "answer": {
            "type": "object",
            "required": ["kind", "costs"],
            "properties": {
                "kind": { "$ref": "#/kind" },
                "costs": { "type": "array", "items": { "type": "number", "minimum": 0 }, "maxItems": 2 },
                "place": { "anyOf": [{ "type": "string" }, { "type": "null" }] },
            },
        },
    });
    let cases = [
        (r#"{"kind": "ask", "costs": [0, 1.5], "place": null}"#, ""),
        (r#"{"kind": "ask"}"#, ": no `costs`"),
        (r#"{"kind": "asks", "costs": []}"#, ".kind: one of"),
        (r#"{"kind": "do", "costs": ["1"]}"#, ".costs[0]: \"number\" expected"),
        (r#"{"kind": "do", "costs": [-1]}"#, ".costs[0]: -1 is out of range"),
        (r#"{"kind": "do", "costs": [1, 2, 3]}"#, ".costs: 3 items"),
        (r#"{"kind": "do", "costs": [], "place": 1}"#, ".place: 1 fits none"),
        (r#"{"kind": "do", "costs": [], "places": 1}"#, ".places: the schema does not name it"),
    ];
    for (value, wanted) in cases {
        let found = common::schema::misfits(&of, &of["answer"], &serde_json::from_str(value).unwrap());
        match wanted {
            "" => assert_eq!(found, [""; 0], "{value}"),
            _ => assert!(found.len() == 1 && found[0].starts_with(wanted), "{value}: {found:?}"),
        }
    }
}
