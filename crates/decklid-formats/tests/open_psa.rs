//! Open-PSA files, good and bad: one defect a file, its place and words beside it.

use std::fs;
use std::path::Path;

use decklid_formats::open_psa::{LONGEST, read, write};
use decklid_formats::{bif, pomdp};
use decklid_logic::diagram::Count;
use decklid_logic::tree::{Effort, Tree, answers};

fn fixtures() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fail");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("fixtures").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "xml") {
            let expected = fs::read_to_string(path.with_extension("expected")).expect("what is expected");
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            found.push((name, fs::read_to_string(&path).expect("a text"), expected.trim().to_owned()));
        }
    }
    found.sort();
    assert!(found.len() > 20, "{} fixtures", found.len());
    found
}

#[test]
fn every_mistake_is_told_with_its_place() {
    for (name, text, expected) in fixtures() {
        let problem = read(&text, None).expect_err(&name);
        let told = format!("{}:{} {}", problem.line, problem.column, problem.message);
        assert!(told.starts_with(&expected), "{name}: {told} is not {expected}");
        assert!(!problem.hint.is_empty(), "{name}");
    }
}

/// Some editors begin a text with a byte order mark.
#[test]
fn a_mark_at_the_start_is_no_letter() {
    let marked = |text: &str| format!("\u{feff}{text}");
    let event = "<define-basic-event name=\"a\"><float value=\"0.25\"/></define-basic-event>";
    let tree =
        format!("<opsa-mef><define-gate name=\"g\"><or><basic-event name=\"a\"/></or></define-gate>{event}</opsa-mef>");
    assert!(read(&marked(&tree), None).is_ok());
    let problem = "discount: 0.95\nvalues: cost\nstates: 2\nactions: 2\nobservations: 2\n\
                   T: *\nidentity\nO: *\nuniform\nR: * : * : * : * 1\n";
    assert!(pomdp::read(&marked(problem)).is_ok());
    let network = "network x {}\nvariable v { type discrete [ 2 ] { a, b }; }\nprobability ( v ) { table 0.5, 0.5; }\n";
    assert!(bif::read(&marked(network)).is_ok());
}

#[test]
fn texts_that_are_too_long_or_deep_end_well() {
    let problem = read(&" ".repeat(LONGEST + 1), None).expect_err("too long");
    assert!(problem.message.contains("too long"), "{problem}");
    let deep = 100_000;
    let event = "<define-basic-event name=\"a\"><float value=\"0.25\"/></define-basic-event>";
    let gate = format!("{}<basic-event name=\"a\"/>{}", "<not>".repeat(deep), "</not>".repeat(deep));
    let tree = read(&format!("<opsa-mef><define-gate name=\"top\">{gate}</define-gate>{event}</opsa-mef>"), None);
    let text = tree.map(|tree| write("deep", &tree, &[])).unwrap_or_else(|problem| panic!("{problem}"));
    assert!(text.contains("<float value=\"2.5e-1\"/>"));
    let mut chain = String::from(event);
    for gate in 0..deep {
        let below =
            if gate == 0 { "<basic-event name=\"a\"/>".to_owned() } else { format!("<gate name=\"g{}\"/>", gate - 1) };
        chain += &format!("<define-gate name=\"g{gate}\"><or>{below}</or></define-gate>");
    }
    let tree = read(&format!("<opsa-mef>{chain}</opsa-mef>"), None).unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(solve(&tree), (0.25, Count::Exact(1)));
}

fn solve(tree: &Tree) -> (f64, Count) {
    let solved = answers(tree, Effort::default()).expect("solvable");
    (solved.probability(), solved.cut_sets().count())
}

/// Every connective, gates before and after their use, house events, constants, laws and parameters.
#[test]
fn everything_that_is_read() {
    let text = r#"<?xml version="1.0"?><!-- a comment --><opsa-mef><label>all</label>
    <define-fault-tree name="t"><attributes><attribute name="x" value="y"/></attributes>
    <define-gate name="top"><label>it</label><or><gate name="both"/><gate name="some"/><gate name="odd"/></or></define-gate>
    <define-component name="part"><define-gate name="both"><and><event name="a"/><event name="on" type="house-event"/></and></define-gate></define-component>
    <define-gate name="some"><atleast min="2"><event name="a"/><basic-event name="b"/><nand><basic-event name="c"/><constant value="true"/></nand></atleast></define-gate>
    <define-gate name="odd"><and><xor><basic-event name="a"/><house-event name="off"/></xor><nor><event name="off"/></nor>
      <iff><event name="on"/><constant value="true"/></iff><imply><event name="on"/><event name="a"/></imply><not><event name="off"/></not></and></define-gate>
    </define-fault-tree><model-data>
    <define-house-event name="on"><constant value="true"/></define-house-event><define-house-event name="off"/>
    <define-basic-event name="a"><float value="0.125"/></define-basic-event>
    <define-basic-event name="b"><parameter name="p"/></define-basic-event><define-parameter name="p" unit="float"><float value="0.25"/></define-parameter>
    <define-basic-event name="c"><exponential><float value="1e-3"/><int value="1000"/></exponential></define-basic-event>
    </model-data></opsa-mef>"#;
    let tree = read(text, None).unwrap_or_else(|problem| panic!("{problem}"));
    let (a, b, c) = (0.125, 0.25, 1.0 - (-1.0f64).exp());
    // a, or b without c.
    let expected = a + (1.0 - a) * b * (1.0 - c);
    assert!((solve(&tree).0 - expected).abs() < 1e-15);
    let again = read(&write("again", &tree, &["a & b".to_owned()]), None).unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(solve(&again), solve(&tree));
    let part = read(text, Some("both")).unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(solve(&part), (0.125, Count::Exact(1)));
    assert!(read(text, Some("none")).is_err());
}
