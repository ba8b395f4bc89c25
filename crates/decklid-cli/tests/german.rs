//! The terminal speaks the reader's language: that of `--lang`, else the system's.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{decklid, finish, run, shelf};

/// Sentences that come from us and not from a car.
const SPOKEN: &[(&[&str], &str, &[&str])] = &[
    (&["guide", "tiny"], "!\n", &["Ist ein Mensch oder ein Tier eingeschlossen?", "JETZT 112 ANRUFEN."]),
    (&["guide", "tiny"], "q\n", &["Tippen Sie die Zahl.", "Sie haben noch nichts beantwortet."]),
    (
        &["guide", "tiny"],
        "h\nw\n99\nq\n",
        &["Antworten lassen sich zurücknehmen.", "Bis zum Ziel", "eine Zahl von 1 bis"],
    ),
    (&["guide"], "zzz\n", &["Welches Auto?", "zzz, Schrägheck"]),
    (&["next", "tiny"], "", &["Warum dieser Schritt?", "Die Zahlen zeigt --figures."]),
    (&["next", "tiny", "--emergency"], "", &["Inzwischen der Reihe nach"]),
    (&["why", "tiny", "--saw", "ask_keyhole=no"], "", &["Wahrscheinliche Ursachen", "der Leute mit diesem Problem"]),
    (&["plan", "tiny"], "", &["Erwartete Kosten", "Vorgehen"]),
    (&["show", "tiny"], "", &["So lässt er sich öffnen", "Was bekannt ist, und woher"]),
    (&["what-if", "tiny"], "", &["So geht es noch auf"]),
    (&["check"], "", &["geprüft:"]),
];

#[test]
fn every_command_speaks_german() {
    for (args, typed, says) in SPOKEN {
        let shelf = shelf();
        let mut all = vec!["--cars", shelf.as_str(), "--lang", "de"];
        all.extend(*args);
        let by_option = finish(decklid(&all), typed).out;
        let mut system = decklid(&[&["--cars", shelf.as_str()], *args].concat());
        system.env("LC_ALL", "de_AT.UTF-8");
        let by_system = finish(system, typed).out;
        // A bound is found in so many seconds, which differ.
        for text in [by_option, by_system] {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for sentence in *says {
                assert!(text.contains(sentence), "{args:?}: no \"{sentence}\" in {text}");
            }
        }
    }
}

/// On a car whose texts are all translated nothing English is left.
#[test]
fn no_english_is_left_beside_a_translated_car() {
    let commands: [&[&str]; 5] = [
        &["next", "mini-r56-hatch", "--figures"],
        &["next", "mini-r56-hatch", "--emergency"],
        &["why", "mini-r56-hatch"],
        &["care", "mini-r56-hatch"],
        &["what-if", "mini-r56-hatch"],
    ];
    for args in commands {
        let text = run(&[args, &["--lang", "de"]].concat(), "").out;
        for word in [" the ", " The ", " you ", " your ", " and ", "It "] {
            assert!(!text.contains(word), "{args:?}: \"{word}\" in {text}");
        }
    }
}

#[test]
fn programs_are_answered_in_the_language_asked_for() {
    let says = |args: &[&str], code| {
        let shelf = shelf();
        let all = [&["--cars", shelf.as_str(), "--lang", "de", "--json", "next", "tiny"], args].concat();
        finish(decklid(&all), "").json_with(code)
    };
    let emergency = says(&["--emergency"], 3);
    assert_eq!(emergency["step"], "Rufen Sie jetzt 112 an, in Nordamerika 911.");
    assert_eq!(emergency["why"], "Jemand ist eingeschlossen.");
    let reached = says(&["--saw", "ask_keyhole=yes", "--saw", "turn_key=opened"], 0);
    assert_eq!(reached["step"], "Sie sind am Ziel: Es bleibt nichts zu tun.");
}

#[test]
fn an_unknown_language_is_refused() {
    let wrong = run(&["cars", "--lang", "tlh"], "");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("tlh") && wrong.err.contains("en-US, en-GB, de"), "{}", wrong.err);
}
