//! Mistakes in the messages: each is told with its line when the crate is built.

#[path = "../build/read.rs"]
mod read;

use read::{File, read};

const ENGLISH: &str = "-trunk = trunk\n\nopen = Open the { -trunk }\nhours = { $n ->\n    [one] an hour\n   *[other] { $n } hours\n    }\ncost = { $money } in { $time }\n";

/// What is wrong when German says this.
fn wrong(german: &str) -> String {
    let file = |code, text| File { code, path: code, text };
    match read(&[file("de", german), file("en", ENGLISH)]) {
        Ok(_) => String::new(),
        Err(mistakes) => mistakes.join("\n"),
    }
}

#[test]
fn mistakes_are_told_with_their_line() {
    let cases = [
        ("open = Öffnen\ncost = { $money }", "de:2: cost: English has other arguments: use [$money, $time]"),
        ("open = Öffnen { $car }", "de:1: open: English has other arguments: use []"),
        ("\nshut = Zu", "de:2: shut: English has no such message: remove it, or add it to en.ftl"),
        ("open = { -boot }", "de:1: open: there is no term -boot"),
        ("open = A\nopen = B", "de:1: open: this message is here twice"),
        ("hours = { $n ->\n    [few] x\n   *[other] y\n    }", "de:1: hours: a form is a number, one or other"),
        ("open = { NUMBER(1) }", "de:1: open: only { $argument }, { -term } and { $count -> … } can stand here"),
    ];
    for (german, says) in cases {
        assert_eq!(wrong(german), says, "{german}");
    }
    let broken = wrong("open = {\ncost");
    assert!(broken.starts_with("de:2: Expected"), "{broken}");
}

#[test]
fn forms_and_overlays_are_put_together() {
    let file = |code, text| File { code, path: code, text };
    let german = file("de", "hours = Stunden\ncost = In { $time }: { $money }");
    let words =
        read(&[german, file("en-GB", "-trunk = boot"), file("en", ENGLISH)]).unwrap_or_else(|m| panic!("{m:?}"));
    assert_eq!(words.codes, ["en", "en-GB", "de"]);
    assert_eq!(words.messages["open"].other, ["Open the trunk", "Open the boot", "Open the trunk"]);
    assert_eq!(words.messages["cost"].other, ["{0} in {1}", "{0} in {1}", "In {1}: {0}"]);
    let hours = &words.messages["hours"];
    assert_eq!(
        (hours.count.as_deref(), &hours.forms[&1][0], &hours.other[0]),
        (Some("n"), &"an hour".to_owned(), &"{0} hours".to_owned())
    );
    assert_eq!(hours.forms[&1][2], "Stunden");
    assert_eq!(words.missing, [("de".to_owned(), "open".to_owned(), "Open the trunk".to_owned())]);
    assert_eq!(words.messages["cost"].arguments, ["money", "time"]);
    assert_eq!(words.terms["trunk"], ["trunk", "boot", "trunk"]);
}
