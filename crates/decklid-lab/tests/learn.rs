//! Learning from records: the true numbers are found, the same with any number of threads, and bad input is told.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::{car, fails, has_keys, run, scratch};

/// Cases of a sedan from a world whose numbers differ from ours, and that world's numbers.
fn cases(name: &str, count: &str) -> (String, String) {
    let (file, truth) = (scratch(&format!("{name}.jsonl")), scratch(&format!("{name}-truth.toml")));
    let (file, truth) = (file.display().to_string(), truth.display().to_string());
    let args = ["cases", "sedan", "--count", count, "--stray", "2", "--truth", &truth, "-o", &file, "--json"];
    let made = run(&args, "").json_with(0);
    assert_eq!(made["cases"].to_string(), count);
    (file, truth)
}

#[test]
fn true_numbers_are_found_whatever_the_number_of_threads() {
    let (file, truth) = cases("found", "3000");
    let learn = |threads: &str| {
        let to = scratch(&format!("learned-{threads}.toml")).display().to_string();
        let args = ["learn", &file, "--threads", threads, "-o", &to, "--no-steps", "--json"];
        (run(&args, "").json_with(0), fs::read_to_string(&to).unwrap())
    };
    let ((json, one), (_, two)) = (learn("1"), learn("2"));
    assert_eq!(one, two, "the number of threads makes a difference");
    has_keys(&json, &["cases", "held_out", "numbers", "judgment_still", "before", "after", "by_car"]);
    assert_eq!(json["cases"].as_u64().unwrap() + json["held_out"].as_u64().unwrap(), 3000);
    let score = |when: &str| json[when]["log_score"].as_f64().unwrap();
    assert!(score("after") > score("before"), "{} {}", json["before"], json["after"]);
    // The numbers of that world, as the loader reads them.
    let garage = decklid_console::folder::garage(None).unwrap_or_else(|e| panic!("{}", e.message));
    let world = garage.taught("truth", fs::read_to_string(truth).unwrap()).unwrap().car("sedan").unwrap();
    let numbers = json["numbers"].as_array().unwrap();
    let (mut within, mut all) = (0, 0);
    for number in numbers {
        let Some(hidden) = world.find_hidden(number["id"].as_str().unwrap()) else { continue };
        let (low, high) = (number["low"].as_f64().unwrap(), number["high"].as_f64().unwrap());
        within += usize::from((low..=high).contains(&world[hidden].prior));
        all += 1;
    }
    assert!(all >= 10, "only {all} numbers were learned");
    // Everybody told of came with trouble, so how often there is any is hardly seen: all faults are off together a little.
    assert!(within * 100 >= all * 75, "only {within} of {all} are in their intervals");
}

#[test]
fn learned_numbers_are_another_model() {
    let file = scratch("taught.toml");
    fs::write(&file, "[learned]\ncases = 77\n[prior]\n\"fob.cell_flat\" = 0.2\n[car.hatch.prior]\n").unwrap();
    let garage = decklid_console::folder::garage(None).unwrap_or_else(|e| panic!("{}", e.message));
    let garage = garage.taught("taught.toml", fs::read_to_string(&file).unwrap()).unwrap();
    let (judged, taught) = (car(None, "sedan"), garage.car("sedan").unwrap());
    assert_ne!(judged.hash, taught.hash);
    assert_eq!(taught.learned.map(|from| from.cases), Some(77));
    assert_eq!(taught[taught.find_hidden("fob.cell_flat").unwrap()].prior, 0.2);
    assert!(decklid::solved::plan(&judged, decklid::GoalKind::Open).is_some());
    assert!(decklid::solved::plan(&taught, decklid::GoalKind::Open).is_none(), "a plan for other numbers");
    for (text, says) in [
        ("[prior]\n", "learned"),
        ("[learned]\ncases = 0\n", "whole number"),
        ("[learned]\ncases = 1\n[priors]\n", "priors"),
        ("[learned\n", "TOML"),
    ] {
        let garage = decklid_console::folder::garage(None).unwrap_or_else(|e| panic!("{}", e.message));
        let wrong = garage.taught("taught.toml", text.to_owned()).err().expect("it is wrong");
        assert!(wrong.iter().any(|wrong| wrong.to_string().contains(says)), "{text}: {wrong:?}");
    }
}

#[test]
fn what_cannot_be_used_is_told_and_the_rest_is_used() {
    let (file, _) = cases("bad", "300");
    let good = fs::read_to_string(&file).unwrap();
    let first = good.lines().next().unwrap();
    let other = first.replace("\"car\":\"sedan\"", "\"car\":\"sedann\"");
    let odd = first.replacen("\"told\":[", "\"told\":[{\"move\":\"get_in\",\"outcome\":\"flew\"},", 1);
    let plate = first.replacen('{', "{\"plate\":\"AB 123\",", 1);
    let (whole, cut) = good.trim_end().rsplit_once('\n').unwrap();
    let text = format!("{other}\n{odd}\n{plate}\nnot JSON\n{whole}\n{}", &cut[..cut.len() / 2]);
    fs::write(&file, text).unwrap();
    let done = run(&["learn", &file, "--no-steps", "--json"], "");
    let json = done.json_with(1);
    assert_eq!(json["left_out_records"], 5, "{}", json["left_out"]);
    assert_eq!(json["cases"].as_u64().unwrap() + json["held_out"].as_u64().unwrap(), 299);
    let left = json["left_out"].as_array().unwrap();
    let lines = [(1, "sedann"), (2, "flew"), (3, "plate"), (4, "not a JSON object"), (304, "not a JSON object")];
    for ((line, says), left) in lines.into_iter().zip(left) {
        assert_eq!(left["line"], line, "{left}");
        assert!(left["why"].as_str().unwrap().contains(says), "{left}");
    }
    let said = run(&["learn", &file, "--no-steps"], "").out;
    assert!(said.contains("Left out: 5 records") && said.contains("line 3"), "{said}");
    fs::write(&file, "{}\n").unwrap();
    fails(&run(&["learn", &file], ""), 4, &["line 1", "is missing"]);
    fails(&run(&["learn", "/no/such/file"], ""), 2, &["/no/such/file"]);
    fails(&run(&["learn", &file, "--judgment", "1"], ""), 2, &["--judgment"]);
}

#[test]
fn few_cases_are_not_written() {
    let (file, _) = cases("few", "400");
    let to = scratch("few.toml").display().to_string();
    let args = ["learn", &file, "--no-steps", "--k-anonymous", "1000", "-o", &to, "--json"];
    let json = run(&args, "").json_with(0);
    assert!(json["numbers"].as_array().unwrap().iter().all(|number| number["written"] == false));
    assert_eq!(json["by_car"].as_array().unwrap().len(), 0);
    let written = fs::read_to_string(&to).unwrap();
    assert!(!written.contains("[prior]") && !written.contains("sedan"), "{written}");
}

#[test]
fn a_run_goes_on_where_it_stood() {
    let (file, _) = cases("stood", "300");
    let (to, kept) = (scratch("stood.toml").display().to_string(), scratch("stood.json"));
    let learn = || run(&["learn", &file, "--no-steps", "-o", &to, "--checkpoint", kept.to_str().unwrap()], "");
    assert_eq!(learn().code, 0);
    let whole = fs::read_to_string(&to).unwrap();
    assert!(!kept.exists(), "what is done needs no checkpoint");
    fs::write(&kept, "{}").unwrap();
    fails(&learn(), 4, &["no checkpoint"]);
    fs::remove_file(&kept).unwrap();
    assert_eq!(learn().code, 0);
    assert_eq!(fs::read_to_string(&to).unwrap(), whole);
}
