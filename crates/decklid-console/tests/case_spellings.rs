//! A case is the same in a link, in JSON, on the command line and in the library; and what the command line says of a
//! bad one.
#![allow(clippy::unwrap_used)]

mod spellings;

use decklid_advice::case::{NamedCase, Saw};
use decklid_console::args::CaseArgs;
use decklid_console::case::{answer, case, resume};
use spellings::{come_back, sedan};

/// Bytes that look like chance, the same ones every time.
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        // SplitMix64, public domain.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    (0..32).flat_map(|_| next().to_le_bytes()).collect()
}

#[test]
fn cases_come_back_from_every_spelling() {
    let car = sedan();
    for seed in 0..2_000 {
        come_back(&car, &bytes(seed));
    }
}

#[test]
fn names_are_not_cut_at_an_equals_sign() {
    let known = |step: &str| step == "a=b";
    assert_eq!(answer("a=b=c=d", &known).unwrap(), Saw::new("a=b", "c=d"));
    assert_eq!(answer("x = y=z", &known).unwrap(), Saw::new("x", "y=z"));
    assert!(answer("x", &known).is_err());
}

#[test]
fn faults_are_told_in_terms_of_options() {
    let car = sedan();
    let args = |saw: &[&str], have: &[&str], lack: &[&str], hourly: Option<f64>| CaseArgs {
        saw: saw.iter().map(|&text| text.to_owned()).collect(),
        have: have.iter().map(|&text| text.to_owned()).collect(),
        lack: lack.iter().map(|&text| text.to_owned()).collect(),
        hourly,
        ..CaseArgs::default()
    };
    let cases = [
        (args(&["hold_fob_buton=nothing"], &[], &[], None), "no step `hold_fob_buton`", "hold_fob_button"),
        (args(&["zzzzzzzzzzzz=nothing"], &[], &[], None), "no step", "`decklid show sedan`"),
        (args(&["hold_fob_button=nothin"], &[], &[], None), "no answer to hold_fob_button `nothin`", "not_sure"),
        (args(&["hold_fob_button"], &[], &[], None), "is not an answer", "MOVE=OUTCOME"),
        (args(&[], &["zzzzzzzzzzzzz"], &[], None), "no tool", "Tools of this car"),
        (args(&[], &["screwdriver"], &["screwdriver"], None), "`screwdriver` cannot be both", "--have or --lack"),
        (args(&[], &[], &[], Some(-5.0)), "--hourly -5 is out of range", "from 0 to 100000"),
        (args(&["fly=no"], &["wings"], &[], Some(-5.0)), "no tool `wings`. --hourly -5", "100000"),
    ];
    for (args, message, hint) in cases {
        let failure = case(&car, &args).unwrap_err();
        assert!(failure.message.contains(message), "{failure:?}");
        assert!(failure.hint.contains(hint), "{failure:?}");
        assert_eq!(failure.code, 2);
    }
}

#[test]
fn a_command_goes_on_with_a_case() {
    let car = sedan();
    let named = NamedCase {
        saw: vec![Saw::new("hold_fob_button", "nothing")],
        lack: vec!["screwdriver".to_owned()],
        hourly: Some(90.0),
        ..NamedCase::default()
    };
    let line = resume(&car, &named.resolve(&car).unwrap());
    assert_eq!(line, "decklid next sedan --saw hold_fob_button=nothing --lack screwdriver --hourly 90");
}
