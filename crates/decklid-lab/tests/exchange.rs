//! Exports of cars, and problems and networks of others: JSON as promised, exit codes, large files.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs::{self, File};

use common::{car, cost, fails, has_keys, here, posterior, run, scratch, shelf, tiny};

const TWO_LAMPS: &str = "discount: 0.95\nvalues: cost\nstates: left right end\nactions: mend_left mend_right call\n\
    observations: dark\nstart: 0.75 0.25 0\nT: mend_left : left : end 1\nT: mend_left : right : right 1\n\
    T: mend_left : end : end 1\nT: mend_right : right : end 1\nT: mend_right : left : left 1\n\
    T: mend_right : end : end 1\nT: call : * : end 1\nO: * : * : dark 1\nR: mend_left : * : * : * 4\n\
    R: mend_right : * : * : * 6\nR: call : * : * : * 50\nR: * : end : * : * 0\n";

fn file(name: &str, text: &str) -> String {
    let file = scratch(name);
    fs::write(&file, text).unwrap();
    file.display().to_string()
}

#[test]
fn a_problem_of_others() {
    let lamps = file("lamps.pomdp", TWO_LAMPS);
    let json = run(&["plan", "--pomdp", &lamps, "--json"], "").json_with(0);
    has_keys(&json, &["expected_cost", "lower_bound", "gap", "nodes", "baselines", "seconds"]);
    assert!((json["expected_cost"].as_f64().unwrap() - 5.5).abs() < 1e-9, "{json}");
    assert_eq!(json["gap"], 0.0);
    assert_eq!(json["nodes"][0]["move"], "mend_left");
    assert_eq!(json["nodes"][0]["outcomes"][1]["outcome"], "goal");
    let text = run(&["plan", "--pomdp", &lamps], "");
    assert!(text.code == 0 && text.out.contains("5.500000") && text.out.contains("mend_right"), "{}", text.out);
}

#[test]
fn what_does_not_go_with_a_problem() {
    let lamps = file("lamps2.pomdp", TWO_LAMPS);
    fails(&run(&["plan", "--pomdp", &lamps, "--format", "dot"], ""), 2, &["--format json"]);
    fails(&run(&["plan", "--pomdp", &lamps, "--seconds", "inf"], ""), 2, &["--seconds"]);
    fails(&run(&["plan", "sedan", "--pomdp", &lamps], ""), 2, &["unexpected argument 'sedan'"]);
    fails(&run(&["plan"], ""), 2, &["--pomdp"]);
    fails(&run(&["plan", "--pomdp", "/no/such/file"], ""), 2, &["/no/such/file"]);
    let broken = file("broken.pomdp", &TWO_LAMPS.replace("T: call : * : end 1", "T: call : * : ende 1"));
    fails(&run(&["plan", "--pomdp", &broken], ""), 4, &["broken.pomdp:13:15", "ende"]);
}

#[test]
fn a_network_of_others() {
    let net = file("net.bif", &tiny(&["export", "tiny", "--as", "bif"], "").out);
    let args =
        ["why", "--bif", &net, "--saw", "given=yes", "--saw", "move.ask_keyhole=yes", "--of", "fob.flat", "--json"];
    let json = run(&args, "").json_with(0);
    has_keys(&json, &["p_evidence", "posterior", "explanations"]);
    let theirs = posterior(&car(Some(&shelf()), "tiny"), &[("ask_keyhole", "yes")])["fob.flat"];
    let ours = &json["posterior"][0];
    assert_eq!(ours["id"], "fob.flat");
    assert!((ours["p"]["yes"].as_f64().unwrap() - theirs).abs() < 1e-12, "{ours} {theirs}");
    fails(&run(&["why", "--bif", &net, "--saw", "givn=yes"], ""), 2, &["given"]);
    fails(&run(&["why", "--bif", &net, "--saw", "given=yess"], ""), 2, &["yes"]);
    fails(&run(&["why", "--bif", &net, "--saw", "given"], ""), 2, &["NODE=STATE"]);
    fails(&run(&["why", "--bif", &net, "--saw", "given=yes", "--saw", "given=no"], ""), 2, &["contradict each other"]);
    fails(&run(&["why", "--bif", &net, "--goal", "open"], ""), 2, &["--goal"]);
    let broken = file("broken.bif", "network x { }\nvariable a { type discrete [ 2 ] { no, yes }; }\n");
    fails(&run(&["why", "--bif", &broken], ""), 4, &["broken.bif:2:10", "probabilities of `a` are missing"]);
}

/// What every car says of its hidden Booleans, its network says too.
#[test]
fn exported_networks_say_what_the_cars_say() {
    for id in ["front-trunk", "sedan", "mini-r56-hatch"] {
        let net = scratch(&format!("{id}.bif")).display().to_string();
        run(&["export", id, "--as", "bif", "-o", &net, "--json"], "").json_with(0);
        let theirs = run(&["why", "--bif", &net, "--saw", "given=yes", "--json"], "").json_with(0);
        for (hidden, p) in posterior(&car(None, id), &[]) {
            let same = theirs["posterior"].as_array().unwrap().iter().find(|t| t["id"] == hidden.as_str()).unwrap();
            assert!((p - same["p"]["yes"].as_f64().unwrap()).abs() < 1e-9, "{id}, {hidden}: {p} {same}");
        }
    }
}

/// Reduced cars cost the same when every case is written out.
#[test]
fn exported_problems_cost_what_the_cars_cost() {
    let folder = here("tests/reduced").display().to_string();
    for id in ["reduced-sedan", "reduced-hatch"] {
        let own = |args: &[&str]| run(&[&["--cars", folder.as_str()], args].concat(), "");
        let problem = scratch(&format!("{id}.pomdp")).display().to_string();
        own(&["export", id, "--as", "pomdp", "-o", &problem, "--json"]).json_with(0);
        let (a, bound) = cost(&car(Some(&folder), id));
        let theirs = run(&["plan", "--pomdp", &problem, "--seconds", "60", "--json"], "").json_with(0);
        let gap = theirs["gap"].as_f64().unwrap();
        assert!((a - bound).abs() < 1e-12 * a && gap < 1e-12, "{id}: {a} {bound} {gap}");
        let b = theirs["expected_cost"].as_f64().unwrap();
        assert!((a - b).abs() < 1e-9 * a, "{id}: {a} {b}");
    }
}

/// The exported fault tree answers as the car does.
#[test]
fn exported_fault_trees_say_what_the_cars_say() {
    for car in ["front-trunk", "sedan"] {
        let tree = scratch(&format!("{car}.xml")).display().to_string();
        run(&["export", car, "--as", "open-psa", "-o", &tree, "--json"], "").json_with(0);
        let ours = run(&["lockouts", car, "--json"], "").json_with(0);
        let theirs = run(&["lockouts", "--open-psa", &tree, "--json"], "").json_with(0);
        assert_eq!(ours["minimal_cut_sets"], theirs["minimal_cut_sets"], "{car}");
        assert_eq!(ours["by_order"], theirs["by_order"], "{car}");
        let (a, b) = (ours["top_probability"].as_f64().unwrap(), theirs["top_probability"].as_f64().unwrap());
        assert!((a - b).abs() < 1e-12, "{car}: {a} {b}");
    }
}

#[test]
fn exports() {
    let json = tiny(&["export", "tiny", "--as", "problem-json"], "").json_with(0);
    has_keys(
        &json,
        &["format", "version", "car", "model_hash", "rates", "hidden", "states", "formulas", "goal", "moves"],
    );
    has_keys(&json["moves"][0], &["id", "needs", "worth", "first", "outcomes", "allowed"]);
    has_keys(&json["moves"][0]["outcomes"][0], &["id", "when", "then", "price", "minutes", "money"]);
    let prism = tiny(&["export", "tiny", "--as", "prism"], "").out;
    assert!(prism.contains("[m_press] s=0") && prism.contains("label \"done\""), "{prism}");
    assert_eq!(prism, tiny(&["export", "tiny", "--as", "prism"], "").out, "same input, same bytes");
    fails(&tiny(&["export", "tiny", "--as", "pomdp", "--most-states", "3"], ""), 2, &["More than 3", "--most-states"]);
    fails(&tiny(&["export", "tiny", "--as", "word"], ""), 2, &["problem-json"]);
    fails(&tiny(&["export", "tiny", "--as", "bif", "-o", "/no/such/folder/x"], ""), 2, &["/no/such/folder"]);
    // The likeliest cases of a whole car, and the share that they cover.
    let part = run(&["export", "front-trunk", "--as", "pomdp", "--most-cases", "3"], "").out;
    assert!(part.contains("cover 0."), "{}", &part[..300]);
    let file = scratch("part.pomdp").display().to_string();
    let part = ["export", "front-trunk", "--as", "pomdp", "--most-cases", "3", "-o", &file];
    let covered = run(&[&part[..], &["--json"]].concat(), "").json_with(0)["covered"].as_f64().unwrap();
    assert!(covered > 0.0 && covered < 1.0, "{covered}");
    let said = run(&part, "").out;
    assert!(said.contains(&format!("cover {:.1} %", covered * 100.0)), "{said}");
}

#[test]
fn files_of_200_megabytes() {
    let huge = scratch("huge.txt");
    File::create(&huge).unwrap().set_len(200 << 20).unwrap();
    let huge = huge.display().to_string();
    fails(&run(&["plan", "--pomdp", &huge], ""), 4, &["too long"]);
    fails(&run(&["why", "--bif", &huge], ""), 4, &["too long"]);
    fs::remove_file(huge).unwrap();
}
