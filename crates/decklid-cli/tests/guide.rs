//! The guide, as a person drives it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::{here, scratch, tiny};

#[test]
fn the_first_line_is_about_people_shut_in() {
    for args in [&["guide"][..], &["guide", "tiny"], &[]] {
        assert!(tiny(args, "").out.starts_with("Is someone, or a pet, trapped inside?"));
    }
}

#[test]
fn emergency_from_every_prompt() {
    // Which car, the list, the goal, a step, after why, the answers, a changed answer, tools, the end.
    let prompts = [
        "",
        "tiny\n",
        "tiny\n1\n",
        "tiny\n1\n1\n",
        "tiny\n1\n1\nw\n",
        "tiny\n1\n1\n1\nl\n",
        "tiny\n1\n1\n1\nl\n1\n",
        "tiny\n1\n1\nt\n",
        "tiny\n1\n1\n1\n1\n",
        "\n",
        "zzz\n",
    ];
    for before in prompts {
        for cry in ["!", "my dog is inside"] {
            let run = tiny(&["guide"], &format!("{before}{cry}\n"));
            assert_eq!(run.code, 3, "{before:?}: {}", run.out);
            let text = run.out.rsplit(&format!("> {cry}")).next().unwrap();
            assert!(text.trim_start().starts_with("CALL 112 NOW."), "{text}");
            assert!(text.trim_end().ends_with("the question comes back.\n>"), "the last thing on the screen: {text}");
        }
    }
    let json = tiny(&["guide", "tiny", "--json"], "!\n").json_with(3);
    assert_eq!(json["emergency"], true);
    let json = tiny(&["next", "tiny", "--emergency", "--json"], "").json_with(3);
    assert_eq!(json["emergency"], true);
}

/// Whoever is in the car is not looked for in its trunk.
#[test]
fn where_someone_is_trapped_decides_what_helps_first() {
    for (cry, first) in [
        ("my dog is in the car", "1. Press unlock on the fob and pull every door handle."),
        ("my dog is in the trunk of the car", "1. Hold the trunk button on the fob"),
        ("!", "1. Hold the trunk button on the fob"),
    ] {
        for before in ["", "sedan\n1\n1\n"] {
            let out = common::run(&["guide"], &format!("{before}{cry}\n")).out;
            let text = out.rsplit("CALL 112 NOW.").next().unwrap();
            assert!(text.contains(first), "{cry}: {text}");
            assert!(text.lines().count() <= 20, "{text}");
        }
    }
}

#[test]
fn the_guide_goes_on_after_the_emergency_text() {
    // Enter shows the question again, and an answer counts at once.
    let run = tiny(&["guide", "tiny"], "!\n\n1\n1\nq\n");
    assert_eq!(run.out.matches("CALL 112 NOW.").count(), 1, "{}", run.out);
    assert_eq!(run.code, 3, "someone was trapped");
    let steps = |out: &str| out.matches("Type the number.").count();
    let calm = tiny(&["guide", "tiny"], "1\n1\nq\n");
    assert_eq!(steps(&run.out), steps(&calm.out) + 1, "{}", run.out);
    let json = tiny(&["guide", "tiny", "--json"], "!\n1\nq\n").json_with(3);
    assert_eq!(json["saw"].as_array().unwrap().len(), 1);
}

#[test]
fn the_number_of_the_own_country_comes_first() {
    let rows = [
        ("C", None, "CALL 112 NOW. In North America call 911."),
        ("C", Some("--english=us"), "CALL 911 NOW."),
        ("C", Some("--english=uk"), "CALL 999 NOW."),
        ("de_DE.UTF-8", Some("--english=us"), "CALL 112 NOW. Put the phone"),
        ("en_GB.UTF-8", None, "CALL 999 NOW."),
        ("en_CA.UTF-8", None, "CALL 911 NOW."),
        ("en_IE.UTF-8", None, "CALL 112 NOW. Put the phone"),
        ("en_US.UTF-8", Some("--country=gb"), "CALL 999 NOW."),
        ("en_GB.UTF-8", Some("--country=fr"), "CALL 112 NOW. Put the phone"),
    ];
    for (system, option, says) in rows {
        let mut command = common::decklid(&["next", "sedan", "--emergency"]);
        command.env("LC_ALL", system);
        if let Some(option) = option {
            command.arg(option);
        }
        let run = common::finish(command, "");
        assert!(run.out.starts_with(says), "{system} {option:?}: {}", run.out);
    }
    assert_eq!(common::run(&["next", "sedan", "--country", "atlantis"], "").code, 2);
}

/// Whoever gets into a car without power may be locked in.
#[test]
fn a_dark_car_is_entered_with_a_door_open() {
    let warns = |args: &[&str]| common::run(args, "").out.contains("Keep a door open");
    let dark = "get_in=in_dark";
    let rows: [(&[&str], bool); 3] = [
        (
            &[
                "next",
                "front-trunk",
                "--cannot",
                "hold_fob_button",
                "--cannot",
                "app_unlock",
                "--cannot",
                "push_lid_and_release",
            ],
            true,
        ),
        (&["next", "sedan", "--saw", dark, "--cannot", "turn_blade_in_lid", "--cannot", "hold_fob_button"], true),
        (&["next", "sedan", "--saw", "get_in=in_lit"], false),
    ];
    for (args, warned) in rows {
        assert_eq!(warns(args), warned, "{args:?}: {}", common::run(args, "").out);
    }
    let asked = common::run(&["guide", "sedan", "--saw", dark], "q\n").out;
    assert!(asked.contains("Can you get out again?"), "{asked}");
}

/// Asked, never by default; whole or not at all; and what it writes, the reader of records takes.
#[test]
fn what_happened_is_kept_if_the_person_agrees() {
    let file = scratch("kept.jsonl");
    let path = file.to_str().unwrap();
    let _ = fs::remove_file(&file);
    let reach = "1\n1\n";
    for (typed, lines) in [("", 0), ("2\n", 0), ("q\n", 0), ("1\n", 0), ("1\n1\n", 1), ("1\n99\n\n", 2)] {
        tiny(&["guide", "tiny", "--record", path], &format!("{reach}q\n{typed}"));
        let kept = fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(kept.lines().count(), lines, "{typed:?}: {kept}");
    }
    // A file that does not end in a line is mended, and the ids differ.
    let kept = fs::read_to_string(&file).unwrap();
    fs::write(&file, kept.trim_end()).unwrap();
    let json = tiny(&["guide", "tiny", "--record", path, "--json"], &format!("{reach}q\n1\n\n")).json();
    assert_eq!(json["record"], "own-3");
    let records = decklid::record::read(fs::read(&file).unwrap().as_slice()).unwrap();
    assert_eq!(records.len(), 3);
    assert!(records[0].cause.id.is_some() && records[1].cause.id.is_none());
    assert!(records.iter().all(|r| r.source == "own record" && r.date.is_none() && !r.told.is_empty()));
    fs::write(&file, "{}\n").unwrap();
    let refused = tiny(&["guide", "tiny", "--record", path], "");
    assert!(refused.code == 2 && refused.err.contains("is not a file of case records"), "{}", refused.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), "{}\n");
}

#[test]
fn every_car_has_a_way_out_that_fits_on_the_screen() {
    let list = common::run(&["cars", "--json"], "").json_with(0);
    for car in list["cars"].as_array().unwrap() {
        let id = car["id"].as_str().unwrap();
        let text = common::run(&["next", id, "--emergency"], "");
        assert_eq!(text.code, 3, "{id}: {}", text.err);
        assert!(
            text.out.starts_with("CALL 112 NOW.") && text.out.contains("Break the side window"),
            "{id}: {}",
            text.out
        );
        for language in ["en-US", "en-GB", "de"] {
            let text = common::run(&["next", id, "--emergency", "--lang", language], "").out;
            assert!(text.lines().count() <= 18, "with two lines around it, at most 20: {id} {language}: {text}");
        }
    }
}

#[test]
fn whoever_can_do_nothing_comes_to_an_end() {
    for typed in ["c\n", "?\n", "s\n"] {
        let run = tiny(&["guide", "tiny"], &typed.repeat(100));
        assert_eq!(run.code, 1);
        assert!(run.out.contains("We have no more advice"), "{}", run.out);
        assert!(run.out.contains("Call a repair shop you trust"), "{}", run.out);
    }
}

#[test]
fn input_that_ends_early_tells_how_to_go_on() {
    let run = tiny(&["guide", "tiny"], "1\n");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("decklid next tiny --saw ask_keyhole=yes"), "{}", run.out);
    let run = tiny(&["guide", "tiny", "--goal", "fixed", "--hourly", "90"], "q\n");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("decklid next tiny --goal fixed --hourly 90"), "{}", run.out);
    assert_eq!(tiny(&["guide"], "").code, 1);
}

#[test]
fn answers_are_taken_back_and_changed() {
    let back = tiny(&["guide", "tiny"], "2\nb\n1\nq\n");
    assert!(back.out.contains("Undone."));
    assert!(back.out.contains("--saw ask_keyhole=yes") && !back.out.contains("--saw ask_keyhole=no"), "{}", back.out);
    let changed = tiny(&["guide", "tiny"], "2\nl\n1\n1\nq\n");
    assert!(changed.out.contains("Changed."));
    assert!(changed.out.contains("--saw ask_keyhole=yes"), "{}", changed.out);
    let first = tiny(&["guide", "tiny"], "b\nl\nq\n");
    assert!(first.out.contains("This is the first step.") && first.out.contains("no answers yet"));
}

#[test]
fn a_changed_answer_keeps_the_others_and_says_which_hardly_fits() {
    // Keyhole yes, key: nothing happens; then there is no keyhole after all.
    let run = tiny(&["guide", "tiny"], "1\n3\nl\n1\n2\nq\n");
    assert!(run.out.contains("Changed."), "{}", run.out);
    assert!(run.out.contains("--saw ask_keyhole=no") && run.out.contains("--saw turn_key"), "{}", run.out);
}

#[test]
fn every_kind_of_answer_is_understood() {
    for (typed, told) in
        [("?", "not_sure"), ("c", "cannot"), ("s", "skipped"), ("yes", "yes"), ("Y", "yes"), ("n", "no"), ("2", "no")]
    {
        let run = tiny(&["guide", "tiny"], &format!("{typed}\nq\n"));
        assert!(run.out.contains(&format!("--saw ask_keyhole={told}")), "{typed}: {}", run.out);
    }
    let run = tiny(&["guide", "tiny"], "99\nfoo\n\nq\n");
    assert_eq!(run.out.matches("Please type a number from 1 to 2").count(), 3, "{}", run.out);
}

#[test]
fn a_missing_tool_is_not_asked_for_twice() {
    // No keyhole, no click, no door: a new cell is advised; it is not there, and cannot be got.
    let run = tiny(
        &["guide", "tiny", "--saw", "ask_keyhole=no", "--saw", "listen=no", "--saw", "get_in=shut_out"],
        "3\n3\nq\n",
    );
    assert!(run.out.contains("Get this first: a new cell for the fob"), "{}", run.out);
    assert!(run.out.contains("Call a workshop"), "{}", run.out);
    assert!(run.out.contains("--saw new_cell=lacking --saw new_cell=lacking"), "{}", run.out);
}

#[test]
fn an_answer_that_does_not_fit_is_sorted_out() {
    let mut saw = vec!["guide", "tiny", "--saw", "listen=yes", "--saw", "ask_keyhole=yes"];
    let run = tiny(&saw, "q\n");
    assert!(run.out.contains("Call a workshop"), "a click and no lid: the latch is seized: {}", run.out);
    saw.extend(["--cannot", "call"]);
    let run = tiny(&saw, "1\nq\n");
    assert!(run.code == 1, "{}", run.out);
}

#[test]
fn hazards_come_before_steps_and_mistakes_beside_repairs() {
    let out = tiny(&["guide", "tiny"], "1\nq\n").out;
    assert!(out.find("Keep fingers").unwrap() < out.find("1. Put the key in.").unwrap(), "{out}");
    let out = tiny(&["guide", "tiny", "--goal", "fixed", "--cannot", "ask_keyhole"], "q\n").out;
    assert!(out.contains("Do not pry the lid. It bends."), "{out}");
}

#[test]
fn an_open_trunk_ends_well() {
    let run = tiny(&["guide", "tiny"], "1\n1\n");
    assert_eq!(run.code, 0);
    for words in [
        "It is open. Well done.",
        "The cause: the cell in the fob is flat.",
        "Put the key back.",
        "Put a new cell in the fob. (every two years)",
    ] {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
    let on = tiny(&["guide", "tiny", "--cannot", "ask_keyhole"], "1\n1\n1\n1\n");
    assert_eq!(on.code, 0);
    assert!(on.out.contains("Find the cause and fix it"), "{}", on.out);
    let left = tiny(&["guide", "tiny"], "1\n1\n1\nq\n");
    assert_eq!(left.code, 0, "opened is opened: {}", left.out);
    assert!(left.out.contains("It is not fixed yet."), "{}", left.out);
}

#[test]
fn answers_are_replayed() {
    let file = scratch("answers.txt");
    fs::write(&file, "# what happened\nask_keyhole = yes # I looked\n\nturn_key=opened\n").unwrap();
    let run = tiny(&["guide", "tiny", "--answers", file.to_str().unwrap()], "");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    fs::write(&file, "ask_keyhole=not_sure\nget_in=in\n").unwrap();
    let run = tiny(&["guide", "tiny", "--answers", file.to_str().unwrap()], "");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("Press the button in the car") && run.out.contains("decklid next tiny"), "{}", run.out);
    fs::write(&file, "ask_keyhole=yes\nturn_kee=opened\n").unwrap();
    let run = tiny(&["guide", "tiny", "--answers", file.to_str().unwrap()], "");
    assert_eq!(run.code, 2);
    assert!(run.err.contains(":2:") && run.err.contains("turn_key"), "{}", run.err);
}

#[test]
fn why_tells_the_meaning_of_answers_and_the_causes() {
    let out = tiny(&["guide", "tiny"], "w\nq\n").out;
    for words in
        ["What each answer would mean", "Yes (50 %): then: turn the key in the lid.", "Likely causes", "To the end"]
    {
        assert!(out.contains(words), "{words}: {out}");
    }
}

#[test]
fn no_color_unless_asked() {
    assert!(!tiny(&["guide", "tiny"], "q\n").out.contains('\u{1b}'));
    let colored = tiny(&["guide", "tiny", "--color", "always"], "q\n").out;
    assert!(colored.contains('\u{1b}'));
}

/// What is typed about what was noticed, what must be seen, and what must not.
const NOTICED: &[(&str, &[&str], &[&str])] = &[
    ("\nq\n", &["Anything you noticed?"], &["--saw"]),
    ("battery disconnected\n1\n\nq\n", &["The battery was disconnected", "--saw battery_was_off=yes"], &[]),
    // Typing errors; nothing ticked; words that fit nothing.
    ("batery disconected\n1\n\nq\n", &["--saw battery_was_off=yes"], &[]),
    ("frost\n\n\nq\n", &["It began in frost"], &["--saw"]),
    ("zzzzzz\n\nq\n", &["Nothing here fits that."], &["--saw"]),
    // Several in a row, taken back by the list and by b, told later by m.
    ("frost\n1\nrain\n1\n\nl\n1\nq\n", &["Taken back.", "--saw since_rain=yes"], &["--saw since_frost"]),
    ("frost\n1\n\nb\nq\n", &["Undone."], &["--saw"]),
    ("\nm\nrain\n1\n\nq\n", &["--saw since_rain=yes"], &[]),
    ("volts\n1\n\nq\n", &["Less than 11 volts", "--saw volts=below_11"], &[]),
];

#[test]
fn what_was_noticed_is_found_told_and_taken_back() {
    for (typed, seen, unseen) in NOTICED {
        let out = common::run(&["guide", "sedan"], typed).out;
        for words in *seen {
            assert!(out.contains(words), "{typed:?}: no \"{words}\" in {out}");
        }
        for words in *unseen {
            assert!(!out.contains(words), "{typed:?}: \"{words}\" in {out}");
        }
    }
    let german = common::run(&["--lang", "de", "guide", "sedan"], "Baterie abgeklemmt\n1\n\nq\n").out;
    assert!(german.contains("Die Batterie war abgeklemmt") && german.contains("battery_was_off=yes"), "{german}");
    // Who told something already is not asked again.
    let told = common::run(&["guide", "sedan", "--saw", "since_rain=yes"], "q\n").out;
    assert!(!told.contains("Anything you noticed?"), "{told}");
}

/// Sessions as data: `tests/sessions/NAME.in` is typed, `NAME.out` must be seen.
/// `UPDATE=1 cargo test` writes the `.out` files anew.
#[test]
fn sessions() {
    for name in ["open", "not-listed"] {
        let typed = fs::read_to_string(here(&format!("tests/sessions/{name}.in"))).unwrap();
        let seen = tiny(&["guide"], &typed).out;
        let file = here(&format!("tests/sessions/{name}.out"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &seen).unwrap();
        }
        assert_eq!(seen, fs::read_to_string(&file).unwrap(), "{name}");
    }
}

/// Asked for, never by default; whole or not at all; and of one car.
#[test]
fn what_was_told_is_kept_and_gone_on_with() {
    let folder = scratch("resume");
    let _ = fs::remove_dir_all(&folder);
    let file = folder.join("case.json");
    let option = format!("--resume={}", file.display());
    let guide = |args: &[&str], typed: &str| tiny(&[&["guide", &option], args].concat(), typed);
    let begun = guide(&["tiny"], "1\nq\n");
    assert!(begun.out.contains("What you told is kept") && begun.out.trim_end().ends_with(&option), "{}", begun.out);
    let json: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let told = json["evidence"].as_array().unwrap().clone();
    assert!(json["car"] == "tiny" && !told.is_empty(), "{json}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
    let again = guide(&["--json"], "q\n").json_with(1);
    assert_eq!(again["saw"].as_array().unwrap().len(), told.len());
    let other = guide(&["body"], "");
    common::fails(&other, 2, &["keeps a case of the car `tiny`, not `body`"]);
    common::fails(&guide(&["--saw", "a=b"], ""), 2, &["keeps a case already"]);
    for (broken, says) in [
        ("{", "holds no case that was kept"),
        ("{\"car\": \"qqzz\"}", "Unknown car `qqzz`"),
        ("{\"car\": \"tiny\", \"evidence\": [{\"move\": \"x\", \"outcome\": \"y\"}]}", "does not fit this car"),
    ] {
        fs::write(&file, broken).unwrap();
        common::fails(&guide(&[], ""), 2, &[says]);
        assert_eq!(fs::read_to_string(&file).unwrap(), broken, "what cannot be read stays");
    }
    // Without a name, in the usual place.
    let mut command = common::decklid(&["--cars", &common::shelf(), "guide", "tiny", "--resume"]);
    command.env("XDG_STATE_HOME", &folder);
    assert!(common::finish(command, "1\nq\n").out.trim_end().ends_with("  decklid guide --resume"));
    assert!(folder.join("decklid/guide.json").exists());
    fs::remove_dir_all(folder).unwrap();
}
