//! What people and programs get wrong: a clear message, the right exit code, no panic.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs::{self, File};
use std::io::Read;
use std::process::Stdio;

use common::{decklid, fails, run, scratch, shelf, tiny};

#[test]
fn unknown_names_get_the_nearest() {
    fails(&tiny(&["next", "tinny"], ""), 2, &["Unknown car `tinny`", "tiny"]);
    fails(&run(&["guide", "sedann"], ""), 2, &["sedan"]);
    fails(&tiny(&["next", "tiny", "--saw", "pres=opened"], ""), 2, &["press"]);
    fails(&tiny(&["next", "tiny", "--saw", "press=open"], ""), 2, &["opened", "not_sure"]);
    fails(&tiny(&["next", "tiny", "--saw", "press"], ""), 2, &["MOVE=OUTCOME"]);
    fails(&tiny(&["next", "tiny", "--have", "sell"], ""), 2, &["cell"]);
    fails(&tiny(&["next", "tiny", "--cannot", "turnkey"], ""), 2, &["turn_key"]);
    fails(&tiny(&["next", "numbers"], ""), 2, &["Unknown car"]);
    fails(&tiny(&["next", "tiny", "--goal", "shut"], ""), 2, &["secured"]);
}

#[test]
fn answers_that_hardly_fit_are_taken_and_doubted() {
    let both = ["next", "tiny", "--saw", "ask_keyhole=no", "--saw", "turn_key=nothing"];
    let said = tiny(&both, "");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.out.contains("hardly fits the others"), "{}", said.out);
    let json = tiny(&[&both[..], &["--json"]].concat(), "").json();
    assert!(json["doubtful"].is_u64(), "{json}");
    // Whoever hears a click has a fob that works, so the latch is seized and no key opens; here one did.
    let odd = ["next", "tiny", "--saw", "listen=yes", "--saw", "ask_keyhole=yes", "--saw", "turn_key=opened"];
    assert_eq!(tiny(&odd, "").code, 0);
}

#[test]
fn answers_in_any_order() {
    let inside = tiny(&["next", "tiny", "--saw", "press_inside=nothing", "--json"], "").json();
    assert_ne!(inside["move"], "get_in", "who pressed a button inside is inside: {inside}");
    fails(&tiny(&["next", "tiny", "--have", "cell", "--lack", "cell"], ""), 2, &["--have"]);
}

#[test]
fn numbers_that_make_no_sense() {
    fails(&tiny(&["next", "tiny", "--hourly", "nan"], ""), 2, &["out of range"]);
    fails(&tiny(&["next", "tiny", "--hourly=-5"], ""), 2, &["out of range"]);
    fails(&tiny(&["plan", "tiny", "--seconds", "inf"], ""), 2, &["--seconds"]);
    fails(&tiny(&["plan", "tiny", "--cutoff", "0"], ""), 2, &["--cutoff"]);
}

#[test]
fn words_for_numbers() {
    fails(&tiny(&["next", "tiny", "--volts", "abc"], ""), 2, &["--volts", "Type a number, such as 11.4."]);
    fails(&tiny(&["plan", "tiny", "--seconds", "soon"], ""), 2, &["--seconds", "Type a number"]);
    assert_eq!(tiny(&["next", "tiny", "--volts", "11,4"], "").code, 0);
}

#[test]
fn what_moved_to_the_lab_says_so() {
    for args in [
        &["simulate", "tiny", "--cases", "10"][..],
        &["drill", "--all"],
        &["twin", "tiny"],
        &["lockouts", "tiny"],
        &["export", "tiny", "--as", "bif"],
        &["schema"],
        &["plan", "--pomdp", "x.pomdp"],
        &["why", "--bif=x.bif"],
    ] {
        fails(&tiny(args, ""), 2, &["moved to the program decklid-lab", "Run: decklid-lab", args[args.len() - 1]]);
    }
}

#[test]
fn errors_are_json_too() {
    for args in [
        &["next", "nope", "--json"][..],
        &["next", "--json"],
        &["fly", "--json"],
        &["plan", "tiny", "--seconds=-1", "--json"],
    ] {
        let json = tiny(args, "").json_with(2);
        assert!(json["error"]["message"].as_str().is_some_and(|m| !m.is_empty()), "{json}");
        assert!(json["error"]["hint"].is_string());
    }
}

/// A car file of its own in a folder of its own, with one line changed.
fn changed(name: &str, from: &str, to: &str) -> String {
    let folder = scratch(name);
    fs::create_dir_all(folder.join("tiny")).unwrap();
    fs::copy(format!("{}/numbers.toml", shelf()), folder.join("numbers.toml")).unwrap();
    let text = fs::read_to_string(format!("{}/tiny/car.toml", shelf())).unwrap();
    assert!(text.contains(from));
    fs::write(folder.join("tiny/car.toml"), text.replace(from, to)).unwrap();
    folder.display().to_string()
}

#[test]
fn bad_car_files() {
    let cases = [
        ("broken", "[moves.press]", "[moves.press", "syntax"),
        ("probability", "closure = \"hatch\"", "closure = \"hatch\"\nprior = { keyhole = 1.5 }", "probability"),
        ("unknown", "fob.flat & !latch", "fob.flt & !latch", "unknown-name"),
        ("circle", "when = \"keyhole & !latch.seized\"", "when = \"way.inside | way.key\"", "cycle"),
    ];
    for (name, from, to, rule) in cases {
        let folder = changed(name, from, to);
        let json = run(&["check", &folder, "--json"], "").json_with(4);
        let problems = json["problems"].as_array().unwrap();
        assert!(problems.iter().any(|p| p["rule"] == rule), "{rule}: {problems:?}");
        common::has_keys(&problems[0], &["rule", "file", "line", "column", "message", "hint"]);
        fails(&run(&["--cars", &folder, "next", "tiny"], ""), 4, &["tiny", "check"]);
    }
}

#[test]
fn a_car_file_of_100_megabytes() {
    let file = scratch("huge.toml");
    File::create(&file).unwrap().set_len(100 << 20).unwrap();
    let json = run(&["check", file.to_str().unwrap(), "--json"], "").json_with(4);
    assert_eq!(json["problems"][0]["rule"], "size");
    fs::remove_file(file).unwrap();
}

#[test]
fn files_that_are_no_text_or_not_there() {
    let file = scratch("binary.toml");
    fs::write(&file, [0xff, 0xfe, 0x00]).unwrap();
    let json = run(&["check", file.to_str().unwrap(), "--json"], "").json_with(4);
    assert_eq!(json["problems"][0]["rule"], "syntax");
    fails(&run(&["check", "/no/such/file"], ""), 2, &["/no/such/file"]);
    fails(&run(&["--cars", "/no/such/folder", "cars"], ""), 2, &["/no/such/folder"]);
    fails(&tiny(&["guide", "tiny", "--answers", "/no/such/file"], ""), 2, &["/no/such/file"]);
    fails(&tiny(&["care", "tiny", "--ics", "/no/such/folder/x.ics"], ""), 2, &["/no/such/folder"]);
}

/// A full disk, or a limit of file size: what was there stays whole, and nothing half done is left beside it.
#[cfg(unix)]
#[test]
#[cfg(unix)]
fn a_pipe_that_nobody_writes_into() {
    let pipe = scratch("pipe");
    let _ = fs::remove_file(&pipe);
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    fails(&run(&["check", pipe.to_str().unwrap()], ""), 2, &["named pipe", "<(command)"]);
    fs::remove_file(pipe).unwrap();
}

/// Pairs that stand far apart in every order: the diagram of one outcome alone has thousands of nodes, and what moves
/// make of it many millions.
#[test]
fn a_car_that_is_too_intricate() {
    let folder = scratch("intricate");
    fs::create_dir_all(folder.join("knot")).unwrap();
    let unknowns: String = (0..24).map(|n| format!("[unknowns.u{n}]\nkind = \"given\"\nsays = \"x\"\n")).collect();
    let priors: String = (0..24).map(|n| format!("u{n} = 0.5\n")).collect();
    let pairs: Vec<String> = (0..12).map(|n| format!("(u{n} & u{})", n + 12)).collect();
    let car = format!(
        "format = 1\nid = \"knot\"\nname = \"Knot\"\nclosure = \"trunk_lid\"\nbased_on = \"sedan\"\n{unknowns}[prior]\n{priors}\
         [ways.knot]\nsays = \"x\"\nwhen = \"{}\"\n[moves.pull]\nkind = \"try\"\ntitle = \"Pull it\"\nsteps = [\"Pull it.\"]\n\
         opens = \"way.knot\"\n[cost]\npull = {{ minutes = 1 }}\n",
        pairs.join(" | ")
    );
    fs::write(folder.join("knot/car.toml"), car).unwrap();
    let folder = folder.to_str().unwrap();
    fails(&run(&["--cars", folder, "next", "knot"], ""), 4, &["too intricate", "decklid check"]);
    let json = run(&["check", folder, "--json"], "").json_with(4);
    let problem = json["problems"].as_array().unwrap().iter().find(|p| p["rule"] == "advice").unwrap();
    assert!(problem["message"].as_str().unwrap().contains("goal `open`"), "{problem}");
    assert!(problem["hint"].as_str().unwrap().contains("`way.knot` alone takes"), "{problem}");
}

#[test]
fn goals_that_make_no_sense() {
    for (name, from, to, told) in [
        ("at-once", "done = \"lid_open\"", "done = \"true\"", "reached before anything is done"),
        (
            "never",
            "given = \"!way.fob\"\ndone = \"lid_open\"",
            "given = \"false\"\ndone = \"lid_open\"",
            "Nobody can come",
        ),
    ] {
        let folder = changed(name, from, to);
        let json = run(&["check", &folder, "--json"], "").json_with(4);
        let problems = json["problems"].as_array().unwrap();
        let told = |p: &serde_json::Value| p["rule"] == "advice" && p["message"].as_str().unwrap().contains(told);
        assert!(problems.iter().any(told), "{name}: {problems:?}");
    }
}

#[test]
fn files_are_written_whole_or_not_at_all() {
    let folder = scratch("whole");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("card.svg");
    let path = file.to_str().unwrap();
    assert_eq!(run(&["card", "sedan", "-o", path], "").code, 0);
    let whole = fs::read(&file).unwrap();
    let limited = "trap '' XFSZ; ulimit -f 8; exec \"$0\" card tesla-model-3 -o \"$1\"";
    let mut command = std::process::Command::new("sh");
    command.args(["-c", limited, env!("CARGO_BIN_EXE_decklid"), path]).env("LC_ALL", "C");
    fails(&common::finish(command, ""), 2, &["Cannot write", "card.svg"]);
    assert_eq!(fs::read(&file).unwrap(), whole);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
    // A file gets the rights that any new file gets.
    fs::write(folder.join("plain"), "").unwrap();
    let rights = |name: &str| fs::metadata(folder.join(name)).unwrap().permissions();
    assert_eq!(rights("card.svg"), rights("plain"));
    fs::remove_dir_all(folder).unwrap();
}

/// What cannot be written is told where it can be, and fails.
#[cfg(target_os = "linux")]
#[test]
fn a_full_output_is_told() {
    for args in [&["show", "tiny", "--json"][..], &["show", "tiny"], &["next", "nope", "--json"], &["--help"]] {
        let mut command = decklid(&["--cars", &shelf()]);
        command.args(args).stdout(File::create("/dev/full").unwrap()).stderr(Stdio::piped());
        let done = command.output().unwrap();
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert!(!done.stderr.is_empty(), "{args:?}");
    }
}

/// What a terminal would obey and what no browser should follow is refused in files, and not shown if typed.
#[test]
fn outside_text_is_clean() {
    for (at, letter) in
        ["\\u001b]0;x", "\\u009b", "\\u0000", "\\u202e", "\\u2066", "\\ufdd0", "\\U0001ffff"].iter().enumerate()
    {
        let folder = changed(&format!("hidden{at}"), "name = \"Tiny", &format!("name = \"{letter}Tiny"));
        let json = run(&["check", &folder, "--json"], "").json_with(4);
        let problems = json["problems"].as_array().unwrap();
        let told = problems.iter().find(|p| p["rule"] == "hidden-character").unwrap_or_else(|| panic!("{problems:?}"));
        assert!(told["line"].as_u64().unwrap() > 1 && told["message"].as_str().unwrap().contains("U+"), "{told}");
    }
    for address in ["javascript:alert(1)", "data:text/html,x", "java\\tscript:x", "ftp://x", "https://a b"] {
        let folder = changed("address", "url = \"https://", &format!("url = \"{address}\" # "));
        let json = run(&["check", &folder, "--json"], "").json_with(4);
        let problems = json["problems"].as_array().unwrap();
        assert!(problems.iter().any(|p| p["rule"] == "source" && p["line"].as_u64() > Some(1)), "{problems:?}");
    }
    let shown = run(&["show", "qqqq\u{1b}]pwn\u{7}"], "");
    let all = shown.out + &shown.err;
    assert!(!all.is_empty() && !all.contains(['\u{1b}', '\u{7}']), "{all:?}");
}

#[test]
fn a_reader_that_goes_away() {
    for args in [&["show", "sedan"][..], &["cars"], &["completions", "bash"], &["guide", "sedan"]] {
        let mut child =
            decklid(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        child.wait().unwrap();
        assert_eq!(err, "", "{args:?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_typed() {
    let mut child =
        decklid(&["--cars", &shelf(), "guide", "tiny"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"\xff\xfe\n1\n1\n").unwrap();
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
}
