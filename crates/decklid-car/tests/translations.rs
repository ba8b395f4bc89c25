//! Translations: which level of a chain may say what, and what the loader reports of them.

use std::collections::BTreeMap;

use decklid_car::load::load;
use decklid_car::texts::visit;

/// The small car of the fixtures, translated by `base`, and a car based on it with `own` and its translation `de`.
fn shelf(base: &str, own: &str, de: Option<&str>) -> BTreeMap<String, (String, String)> {
    let small = include_str!("fixtures/shelf/small.toml");
    let numbers = include_str!("fixtures/shelf/numbers.toml");
    let top = "format = 1\nid = \"own\"\nname = \"Own\"\nmake = \"M\"\nyears = \"2001\"\nclosure = \"trunk_lid\"\nbased_on = \"small\"\n";
    let file = |name: &str, text: String| (name.to_owned(), text);
    let mut shelf = BTreeMap::from([
        ("numbers".to_owned(), file("numbers.toml", numbers.to_owned())),
        ("small".to_owned(), file("small/car.toml", small.to_owned())),
        ("small/de".to_owned(), file("small/de.toml", base.to_owned())),
        ("own".to_owned(), file("own/car.toml", format!("{top}{own}"))),
    ]);
    if let Some(de) = de {
        shelf.insert("own/de".to_owned(), file("own/de.toml", de.to_owned()));
    }
    shelf
}

/// The German of `path` in the car `own`, and all problems of translations but for what is missing.
fn german(base: &str, own: &str, de: Option<&str>, path: &str) -> (Option<String>, Vec<String>) {
    let (car, problems) = load(&shelf(base, own, de), "own");
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let mut car = car.unwrap_or_else(|| panic!("{told:#?}"));
    let mut found = None;
    visit(&mut car, &mut |at, text| {
        if at == path {
            found = text.translation("de").map(str::to_owned);
        }
    });
    let kept = problems.iter().filter(|p| p.file.ends_with("de.toml"));
    (found, kept.map(|p| format!("{}:{}: {}", p.file, p.line, p.rule)).collect())
}

#[test]
fn a_translation_holds_for_its_level_and_below() {
    let cell = "[moves.new_cell]\ntitle = \"Neue Zelle\"\nsteps = [\"Öffnen.\", \"Einsetzen.\"]\n";
    let rewritten = "[moves.new_cell]\ntitle = \"Put in a new CR2032\"\n";
    let shorter = "[moves.new_cell]\nsteps = [\"Open the fob and put it in.\", \"Close it.\"]\n";
    let cases = [
        // The car says nothing of its own: that of the base.
        ("", None, "moves.new_cell.title", Some("Neue Zelle")),
        // The car translates what it inherits in words of its own.
        ("", Some("[moves.new_cell]\ntitle = \"Zelle neu\"\n"), "moves.new_cell.title", Some("Zelle neu")),
        // A rewritten text never shows the translation of what it replaces; the rest of the move does.
        (rewritten, None, "moves.new_cell.title", None),
        (rewritten, None, "moves.new_cell.steps.1", Some("Einsetzen.")),
        (rewritten, Some("[moves.new_cell]\ntitle = \"Neue CR2032\"\n"), "moves.new_cell.title", Some("Neue CR2032")),
        // Nor do rewritten steps, though there are as many of them.
        (shorter, None, "moves.new_cell.steps.0", None),
        (shorter, None, "moves.new_cell.title", Some("Neue Zelle")),
    ];
    for (own, de, path, expected) in cases {
        let (found, problems) = german(cell, own, de, path);
        assert_eq!(found.as_deref(), expected, "{own}{de:?} {path}");
        assert!(problems.is_empty(), "{own}{de:?} {problems:?}");
    }
}

#[test]
fn outcomes_have_keys_of_their_own() {
    let base = "[outcomes]\nopened = \"Offen\"\nyes = \"Ja\"\n[moves.listen]\nno = \"Kein Klicken\"\n\
                [moves.turn_key]\noutcomes = { opened = \"Auf\" }\n";
    let cases = [
        ("moves.press.outcomes.opened", Some("Offen")),
        ("moves.turn_key.outcomes.opened", Some("Auf")),
        ("moves.listen.outcomes.no", Some("Kein Klicken")),
        ("moves.listen.outcomes.yes", None),
        ("moves.press.outcomes.nothing", None),
    ];
    for (path, expected) in cases {
        assert_eq!(german(base, "", None, path).0.as_deref(), expected, "{path}");
    }
}

#[test]
fn what_is_wrong_with_a_translation_is_told_where() {
    let cases = [
        ("[moves.new_cell]\ntitle = \"\"\n", "own/de.toml:2: language"),
        ("[moves.new_cell]\ntitle = \"Zelle {trunk}\"\n", "own/de.toml:2: language"),
        ("[moves.new_cell]\ntitle = \"Zelle {2 m}\"\n", "own/de.toml:2: language"),
        ("[moves.new_cell]\ntitle = \"Zelle, 2 m\"\n", "own/de.toml:2: quantity"),
        ("[moves.new_cell]\ntitle = 3\n", "own/de.toml:2: wrong-type"),
        ("[moves.new_cell]\nsteps = [\"Eins.\"]\n", "own/de.toml:2: language"),
        ("[moves.sell]\ntitle = \"Zelle\"\n", "own/de.toml:2: unused-translation"),
        ("[moves.new_cell]\ntitel = \"Zelle\"\n", "own/de.toml:2: unused-translation"),
        ("[moves.new_cell]\nenglish = \"1\"\ntitle = \"Zelle\"\n", "own/de.toml:2: stale-translation"),
        ("[moves.new_cell]\ntitle = \"Zelle\"\ntitle = \"Zelle\"\n", "own/de.toml:3: duplicate"),
    ];
    for (de, expected) in cases {
        let (car, problems) = load(&shelf("", "", Some(de)), "own");
        let told: Vec<_> = problems.iter().filter(|p| p.file.ends_with("de.toml")).collect();
        let short: Vec<String> = told.iter().map(|p| format!("{}:{}: {}", p.file, p.line, p.rule)).collect();
        assert_eq!(short, [expected], "{de}");
        assert!(car.is_some(), "a broken translation must not take the car away: {de}");
    }
}

/// What is missing is told with the lines to fill in, and only of steps: statements are shown in English.
#[test]
fn missing_steps_are_told_with_the_lines_to_fill_in() {
    let (_, problems) = load(&shelf("", "[moves.new_cell]\nsteps = [\"Open it.\", \"Put it in.\"]\n", Some("")), "own");
    let own: Vec<_> = problems.iter().filter(|p| p.rule == "untranslated" && p.file == "own/car.toml").collect();
    let [only] = own.as_slice() else { panic!("{own:#?}") };
    assert_eq!(only.hint, "Translate in own/de.toml:\n[moves.new_cell]\nsteps = [\"Open it.\", \"Put it in.\"]\n");
    assert!(problems.iter().all(|p| !p.message.contains("facts.")), "{problems:#?}");
}

/// A fingerprint that fits is silent; it changes with the English and not with the translation.
#[test]
fn a_changed_english_is_told_and_its_translation_kept() {
    let asked = |own: &str, mark: &str, title: &str| {
        let de = format!("[moves.new_cell]\nenglish = \"{mark}\"\ntitle = \"{title}\"\n");
        let (_, problems) = load(&shelf("", own, Some(&de)), "own");
        let stale = problems.iter().find(|p| p.rule == "stale-translation");
        stale.and_then(|p| Some(p.hint.rsplit_once("english = \"")?.1.split_once('"')?.0.to_owned()))
    };
    let mark = asked("", "?", "Zelle").expect("a fingerprint to write");
    assert_eq!(asked("", &mark, "Neue Zelle"), None);
    let own = "[moves.new_cell]\ntitle = \"Put in a new cell!\"\n";
    assert_ne!(asked(own, &mark, "Zelle"), None);
    let de = format!("[moves.new_cell]\nenglish = \"{mark}\"\ntitle = \"Zelle\"\n");
    assert_eq!(german("", own, Some(&de), "moves.new_cell.title").0.as_deref(), Some("Zelle"));
}
