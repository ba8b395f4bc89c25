//! What people and programs get wrong: a clear message, the right exit code, no panic.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{fails, run, tiny};

#[test]
fn unknown_names_get_the_nearest() {
    fails(&run(&["drill", "sedann"], ""), 2, &["sedan"]);
    fails(&tiny(&["simulate", "tiny", "--policy", "bset"], ""), 2, &["best"]);
}

#[test]
fn numbers_that_make_no_sense() {
    fails(&tiny(&["simulate", "tiny", "--cases", "0"], ""), 2, &["no one", "at least 1"]);
    fails(&tiny(&["simulate", "tiny", "--cases", "99999999999"], ""), 2, &["too many"]);
    fails(&run(&["drill", "sedan", "--cases", "0"], ""), 2, &["no one", "at least 1"]);
    fails(&run(&["drill", "sedan", "--cases", "99999999999"], ""), 2, &["too many"]);
    fails(&run(&["drill", "sedan", "--faults", "9"], ""), 2, &["--faults 9", "At most 8"]);
    let plot = ["simulate", "tiny", "--cases", "10", "--plot", "/no/such/folder/x.svg"];
    fails(&tiny(&plot, ""), 2, &["/no/such/folder"]);
    fails(&run(&["drill"], ""), 2, &["--all"]);
    fails(&run(&["drill", "sedan", "--all"], ""), 2, &["--all"]);
    fails(&tiny(&["drill", "tiny"], ""), 4, &["twin.toml", "tiny"]);
}
