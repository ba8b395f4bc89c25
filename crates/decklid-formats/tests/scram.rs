//! Every car, written as Open-PSA and solved by `scram`, a program of others: the same cut sets and the
//! same probability, to its six digits.
//!
//! Where `scram` is not installed the test says so and passes, except with the environment variable
//! `STRANGERS_REQUIRED=true`, where it fails.

#[path = "../../../tests/cars/chosen.rs"]
mod chosen;
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use decklid_advice::lockout::{Question, Settings};
use decklid_car::car::Car;
use decklid_car::load::header;
use decklid_formats::open_psa;
use decklid_logic::tree::{Effort, answers};
use decklid_meaning::load;

type Sets = BTreeSet<BTreeSet<String>>;

fn cars() -> Vec<Car> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/cars");
    let mut shelf: BTreeMap<String, (String, String)> = BTreeMap::new();
    for entry in fs::read_dir(&folder).expect("the cars").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let file = if name.ends_with(".toml") { entry.path() } else { entry.path().join("car.toml") };
        if let Ok(text) = fs::read_to_string(file) {
            shelf.insert(name.trim_end_matches(".toml").to_owned(), (name.clone(), text));
        }
    }
    let listed = |id: &&String| {
        header(&shelf[*id].0, &shelf[*id].1).0.is_some_and(|h| h.listed && chosen::is_chosen(id, h.archetype))
    };
    let ids: Vec<&String> = shelf.keys().filter(|id| *id != "numbers").filter(listed).collect();
    ids.into_iter().map(|id| load(&shelf, id).0.unwrap_or_else(|| panic!("{id} does not load"))).collect()
}

/// Cut sets and probability as `scram` finds them.
fn judged(xml: &str, name: &str) -> (Sets, f64) {
    let file = std::env::temp_dir().join(format!("decklid-scram-{}-{name}.xml", std::process::id()));
    fs::write(&file, xml).expect("a temporary file");
    // Without a limit it leaves out long products in silence.
    let options = ["--bdd", "--probability", "true", "--limit-order", "1000"];
    let done = Command::new("scram").args(options).arg(&file).output().expect("scram runs");
    fs::remove_file(&file).expect("the temporary file");
    assert!(done.status.success(), "{name}: {}", String::from_utf8_lossy(&done.stderr));
    let report = String::from_utf8(done.stdout).expect("text");
    let document = roxmltree::Document::parse(&report).expect("XML");
    let sum = document.descendants().find(|node| node.has_tag_name("sum-of-products")).expect("products");
    let product = |node: roxmltree::Node| {
        let literal = |node: roxmltree::Node| {
            assert!(node.has_tag_name("basic-event"), "{name}: a product with a not");
            node.attribute("name").expect("a name").to_owned()
        };
        node.children().filter(roxmltree::Node::is_element).map(literal).collect()
    };
    let sets = sum.children().filter(|node| node.has_tag_name("product")).map(product).collect();
    (sets, sum.attribute("probability").and_then(|p| p.parse().ok()).expect("a probability"))
}

#[test]
fn scram_agrees_on_every_car() {
    if Command::new("scram").arg("--version").output().is_err() {
        common::missing::<()>("scram (apt-get install scram)");
        return;
    }
    let mut compared = 0;
    for car in cars() {
        let question = Question::new(&car, Settings::Typical).expect("a goal");
        let xml = open_psa::write(&car.id, &question.tree(), &[]);
        let (sets, p) = judged(&xml, &car.id);
        let lockouts = question.solve();
        let name = |event: usize| lockouts.answers.events()[event].name.replace('.', "-");
        let ours: Sets = lockouts.answers.cut_sets().sets().map(|set| set.into_iter().map(name).collect()).collect();
        assert_eq!(ours, sets, "{}", car.id);
        assert!((lockouts.answers.probability() / p - 1.0).abs() < 5e-6, "{}: {p}", car.id);
        // The written tree, read again and solved in parts, is the same.
        let again = open_psa::read(&xml, None).unwrap_or_else(|problem| panic!("{}: {problem}", car.id));
        let solved = answers(&again, Effort::default()).expect("solvable");
        assert!((solved.probability() / lockouts.answers.probability() - 1.0).abs() < 1e-12, "{}", car.id);
        assert_eq!(solved.cut_sets().count(), lockouts.answers.cut_sets().count(), "{}", car.id);
        compared += ours.len();
    }
    assert!(compared > 100, "{compared} cut sets");
}
