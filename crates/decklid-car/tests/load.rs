//! Loading: good cars have no problems, bad ones say what, where and what to do.
//!
//! Each file in `fixtures/fail` begins with `# expect: rule:line:column`, more of
//! them with commas between; a place in another file has the name of the file before it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use decklid_car::car::{
    Anchor, Body, Car, Closure, Cost, Expr, FormulaKind, GoalKind, HiddenKind, SlotId, Spot, ToolId,
};
use decklid_car::load::{Diagnostic, LONGEST_TEXT, RULES, header};
use decklid_meaning::load;

type Shelf = BTreeMap<String, (String, String)>;

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Texts of a folder by id: `ID.toml` and `ID/car.toml`.
fn texts(path: &str) -> Shelf {
    let mut shelf = Shelf::new();
    for entry in fs::read_dir(folder(path)).expect("folder") {
        let name = entry.expect("entry").file_name().into_string().expect("name");
        let (id, file) = match name.strip_suffix(".toml") {
            Some(stem) => (stem.to_owned(), name.clone()),
            None => (name.clone(), format!("{name}/car.toml")),
        };
        if let Ok(text) = fs::read_to_string(folder(path).join(&file)) {
            shelf.insert(id, (file, text));
        }
    }
    shelf
}

/// The base of the fixtures with one more text.
fn small_with(id: &str, text: &str) -> Shelf {
    let mut shelf = texts("tests/fixtures/shelf");
    shelf.insert(id.to_owned(), (format!("{id}.toml"), text.to_owned()));
    shelf
}

fn small() -> Car {
    load(&texts("tests/fixtures/shelf"), "small").0.expect("the small car loads")
}

fn told(problems: &[Diagnostic]) -> String {
    problems.iter().map(|p| format!("{p}\n")).collect()
}

#[test]
fn every_car_loads_without_a_problem() {
    let shelf = texts("../../data/cars");
    assert!(shelf.contains_key("base"));
    for id in shelf.keys().filter(|id| *id != "numbers") {
        let (car, problems) = load(&shelf, id);
        assert!(problems.is_empty(), "{}", told(&problems));
        let car = car.expect("a car without problems is there");
        let (header, problems) = header(&shelf[id].0, &shelf[id].1);
        assert!(problems.is_empty(), "{}", told(&problems));
        let header = header.expect("so is its header");
        assert_eq!((&header.id, &header.name, header.archetype), (&car.id, &car.name, car.archetype));
    }
}

#[test]
fn good_fixtures_have_no_problem() {
    for (id, (_, text)) in texts("tests/fixtures/pass") {
        let (car, problems) = load(&small_with(&id, &text), &id);
        assert!(problems.is_empty(), "{}", told(&problems));
        assert!(car.is_some());
    }
}

#[test]
fn bad_fixtures_have_the_expected_problems() {
    // Those of translations have tests of their own.
    let others = ["size", "language", "untranslated", "stale-translation", "unused-translation"];
    let mut seen = BTreeSet::from(others.map(str::to_owned));
    let mut wrong = String::new();
    for (id, (file, text)) in texts("tests/fixtures/fail") {
        let (car, problems) = load(&small_with(&id, &text), &id);
        let place = |p: &Diagnostic| {
            let other = if p.file == file { String::new() } else { format!("{} ", p.file) };
            format!("{other}{}:{}:{}", p.rule, p.line, p.column)
        };
        let got = problems.iter().map(place).collect::<Vec<_>>().join(", ");
        let expected = text.lines().next().and_then(|l| l.strip_prefix("# expect: ")).unwrap_or("");
        if got != expected {
            wrong += &format!("{id}: expected {expected}, got {got}\n{}", told(&problems));
        }
        for problem in &problems {
            seen.insert(problem.rule.to_owned());
            assert!(problem.message.ends_with(['.', '?']) && problem.hint.ends_with(['.', '?']), "{problem}");
        }
        let fatal = problems.iter().any(|p| RULES.iter().any(|r| r.name == p.rule && r.fatal));
        assert_eq!(car.is_none(), fatal, "{id}");
    }
    assert!(wrong.is_empty(), "{wrong}");
    let rules: BTreeSet<String> = RULES.iter().map(|r| r.name.to_owned()).collect();
    assert_eq!(seen, rules, "every rule has a fixture");
}

#[test]
fn the_format_page_lists_every_rule() {
    let page = fs::read_to_string(folder("../../docs/car-format.md")).expect("page");
    let page = page.split("## Rules").nth(1).expect("the section on rules");
    for rule in RULES {
        let named = |l: &&str| l.split('|').nth(1).is_some_and(|cell| cell.contains(&format!("`{}`", rule.name)));
        let line = page.lines().find(|l| l.starts_with("| `") && named(l));
        let cell = line.and_then(|l| l.split('|').nth(1)).unwrap_or_else(|| panic!("{} is not there", rule.name));
        assert_eq!(cell.contains('*'), rule.fatal, "{}", rule.name);
    }
}

#[test]
fn the_format_page_lists_every_point_and_body() {
    let page = fs::read_to_string(folder("../../docs/car-format.md")).expect("page");
    let anchors = Anchor::NAMES.iter().map(|a| a.0);
    let missing: Vec<_> =
        anchors.chain(Body::NAMES.iter().map(|b| b.0)).filter(|n| !page.contains(&format!("`{n}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn places_keep_their_points_when_a_car_says_it_in_other_words() {
    let shelf = small_with("places", &texts("tests/fixtures/pass")["places"].1);
    let car = load(&shelf, "places").0.expect("it loads");
    assert_eq!(car.body, Body::Hatch3);
    let spots = |id: &str| car.places.iter().find(|p| p.id == id).map(|p| p.spots.clone()).unwrap_or_default();
    assert_eq!(spots("hand"), [Spot { anchor: Anchor::FobBootButton, moved: None }]);
    let badge = Spot { anchor: Anchor::RearBadge, moved: Some((40.0, 55.0)) };
    assert_eq!(spots("lip"), [Spot { anchor: Anchor::RearAbovePlate, moved: None }, badge]);
}

#[test]
fn a_text_too_long_is_not_read() {
    let text = format!("# {}\n", "x".repeat(LONGEST_TEXT));
    let (car, problems) = load(&small_with("long", &text), "long");
    assert!(car.is_none());
    let places: Vec<_> = problems.iter().map(|p| (p.rule, p.line, p.column)).collect();
    assert_eq!(places, [("size", 1, 1)]);
    assert_eq!(header("long.toml", &text).1, problems);
}

#[test]
fn too_many_things_are_reported() {
    let many =
        |section: &str, body: &str| -> String { (0..2100).map(|i| format!("[{section}.x{i}]\n{body}\n")).collect() };
    let head = "format = 1\nid = \"many\"\nname = \"Many\"\nbased_on = \"small\"\nclosure = \"hatch\"\n";
    for body in [
        many("states", "says = \"s\"\nstarts = \"true\""),
        many("defines", "says = \"s\"\nwhen = \"true\""),
        many("moves", "opens = \"true\""),
        many("unknowns", "says = \"s\"\nkind = \"given\""),
    ] {
        let (car, problems) = load(&small_with("many", &format!("{head}{body}")), "many");
        assert!(car.is_none());
        assert!(problems.iter().any(|p| p.rule == "size"), "{}", told(&problems));
        assert!(problems.len() <= 1001);
    }
}

#[test]
fn a_car_that_is_not_there_is_a_problem() {
    let (car, problems) = load(&small_with("x", ""), "smal");
    assert!(car.is_none());
    assert_eq!(told(&problems), ":1:1: base: There is no car `smal`. Did you mean `small`?\n");
}

#[test]
fn slots_come_in_the_documented_order() {
    let car = small();
    let ids: Vec<&str> = car.hidden.iter().map(|h| h.id.as_str()).collect();
    assert_eq!(ids, ["fob.flat", "latch.seized", "keyhole", "listen.missed"]);
    let kinds: Vec<HiddenKind> = car.hidden.iter().map(|h| h.kind).collect();
    use HiddenKind::{Equipment, Fault, Noise};
    assert_eq!(kinds, [Fault, Fault, Equipment, Noise]);
    assert_eq!(car.hidden[0].prior, 0.2);
    assert_eq!(car.slots(), 6);
    assert_eq!(car.closure, Closure::TrunkLid);
    assert_eq!(car.hash.len(), 16);
}

#[test]
fn formulas_come_after_those_they_use() {
    let car = load(&texts("../../data/cars"), "base").0.expect("base");
    for (place, formula) in car.formulas.iter().enumerate() {
        assert!(uses(&formula.when).iter().all(|used| *used < place), "{}", formula.id);
    }
    assert!(car.formulas.iter().any(|f| f.kind == FormulaKind::Control));
}

fn uses(expr: &Expr) -> Vec<usize> {
    match expr {
        Expr::Const(_) | Expr::Slot(_) => Vec::new(),
        Expr::Formula(id) => vec![id.index()],
        Expr::Not(inner) => uses(inner),
        Expr::All(parts) | Expr::Any(parts) | Expr::AtLeast(_, parts) => parts.iter().flat_map(uses).collect(),
    }
}

fn slot(at: usize) -> Expr {
    Expr::Slot(SlotId::from_index(at))
}

fn not(expr: Expr) -> Expr {
    Expr::Not(Box::new(expr))
}

#[test]
fn noise_is_in_the_condition() {
    let car = small();
    let listen = car.at(car.find_move("listen").expect("listen"));
    let way = car.formulas.iter().position(|f| f.id == "way.fob").expect("way.fob");
    let truth = Expr::Formula(decklid_car::car::FormulaId::from_index(way));
    assert_eq!(listen.outcomes[0].when, Expr::All(vec![truth, not(slot(3))]));
    assert_eq!(listen.outcomes[0].says, "It clicks");
    assert_eq!(listen.outcomes[1].when, Expr::Const(true));
}

#[test]
fn tools_have_a_chance_and_a_price() {
    let car = small();
    let cell = &car.tools[0];
    assert_eq!((cell.id.as_str(), &*cell.name, cell.have), ("cell", "a new cell", 0.3));
    let get = Cost { minutes: 20.0, money: 4.0, ..Cost::default() };
    assert_eq!(cell.get, Some(get));
    let text =
        "[tool]\ncell = { have = 0.9 }\nrope = { have = 0.5 }\n\n[tools]\nrope = \"a rope\"\nhand = \"a hand\"\n";
    let head = "format = 1\nid = \"mine\"\nname = \"Mine\"\nbased_on = \"small\"\nclosure = \"hatch\"\n";
    let (mine, problems) = load(&small_with("mine", &format!("{head}{text}")), "mine");
    assert!(problems.is_empty(), "{}", told(&problems));
    let tools = mine.expect("it loads").tools;
    let told: Vec<_> = tools.iter().map(|t| (t.id.as_str(), t.have, t.get)).collect();
    assert_eq!(told, [("cell", 0.9, Some(get)), ("rope", 0.5, None), ("hand", 1.0, None)]);
}

#[test]
fn a_move_with_tools_has_the_outcomes_it_lists() {
    let car = small();
    let mv = car.at(car.find_move("new_cell").expect("new_cell"));
    assert_eq!(mv.tools, [ToolId::from_index(0)]);
    let ids: Vec<&str> = mv.outcomes.iter().map(|o| o.id.as_str()).collect();
    assert_eq!(ids, ["opened", "nothing"]);
    assert_eq!((mv.outcomes[0].cost.minutes, mv.outcomes[0].cost.money), (5.0, 0.0), "getting the cell is apart");
    assert_eq!(mv.first, [(SlotId::from_index(0), Expr::Const(false))]);
    let proved: Vec<SlotId> = mv.outcomes[0].then.iter().map(|t| t.0).collect();
    assert_eq!(
        proved,
        [SlotId::from_index(4), SlotId::from_index(5)],
        "lid_open and, for the goal fixed, usual_proved"
    );
    let press = car.at(car.find_move("press").expect("press"));
    assert_eq!(press.outcomes[0].then.len(), 1);
}

#[test]
fn unknowns_can_be_asked() {
    let car = small();
    let ask = car.at(car.find_move("ask_keyhole").expect("ask"));
    assert_eq!(ask.goals, [GoalKind::Open, GoalKind::Fixed]);
    assert_eq!((&*ask.title, ask.cost.minutes), ("Is there a keyhole in the lid?", 0.1));
    assert_eq!(ask.outcomes[0].when, slot(2));
}

#[test]
fn the_hash_is_that_of_all_texts() {
    let shelf = texts("tests/fixtures/shelf");
    let mut other = shelf.clone();
    assert_eq!(load(&shelf, "small").0, load(&other, "small").0);
    other.get_mut("numbers").expect("numbers").1.push('\n');
    assert_ne!(load(&shelf, "small").0.map(|c| c.hash), load(&other, "small").0.map(|c| c.hash));
}

#[test]
fn deep_texts_do_not_overflow_the_stack() {
    let dots = vec!["a"; 79].join(".");
    let inline = format!("{}1{}", format!("{{ {dots} = ").repeat(60), " }".repeat(60));
    let deep = [
        format!("x = {}\n", "[".repeat(100_000)),
        format!("x = {}\n", "{ a = ".repeat(100_000)),
        format!("{} = 1\n", vec!["a"; 100_000].join(".")),
        format!("[{}]\n", vec!["a"; 100_000].join(".")),
        format!("[{dots}]\n{dots} = {inline}\n"),
        format!("[ways.fob]\nwhen = \"{}\"\n", "!".repeat(100_000)),
        format!("[ways.fob]\nwhen = \"{}\"\n", "at_least(1, ".repeat(100_000)),
        format!("[ways.fob]\nwhen = \"true{}\"\n", " & true".repeat(100_000)),
        format!("remove = [\"{}\"]\n", vec!["moves"; 100_000].join(".")),
    ];
    for text in deep {
        let (_, problems) = load(&small_with("deep", &text), "deep");
        assert!(!problems.is_empty());
    }
}

/// A small generator of numbers, the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

#[test]
fn no_text_makes_it_panic() {
    let mut shelf = texts("../../data/cars");
    let good = shelf["base"].1.clone().into_bytes();
    let mut dice = Dice(0x1234_5678_9abc_def1);
    for _ in 0..2000 {
        let mut bytes = good.clone();
        for _ in 0..=dice.below(4) {
            let at = dice.below(bytes.len());
            let end = (at + 1 + dice.below(30)).min(bytes.len());
            match dice.below(4) {
                0 => drop(bytes.drain(at..end)),
                1 => bytes = [&bytes[..end], &bytes[at..]].concat(),
                2 => bytes[at] = b"\"'[]{}=.,#!&|()\n\\0a"[dice.below(19)],
                _ => bytes[at] = dice.below(128) as u8,
            }
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let lines = text.lines().count() + 1;
        shelf.insert("base".to_owned(), ("base.toml".to_owned(), text));
        let (car, problems) = load(&shelf, "base");
        assert!(car.is_some() || !problems.is_empty());
        assert!(problems.iter().all(|p| p.line >= 1 && p.line <= lines && p.column >= 1), "{}", told(&problems));
    }
}

#[test]
fn a_line_may_be_for_one_goal_only() {
    let steps = r#"["Pull.", "{fixed} Shut the claw.", "{later} Look."]"#;
    let text = format!(
        "format = 1\nid = \"marked\"\nname = \"Marked\"\narchetype = true\nbased_on = \"small\"\nclosure = \"hatch\"\n\
         [cost]\ntug = {{ minutes = 1 }}\n[moves.tug]\nkind = \"try\"\ntitle = \"Tug\"\nsteps = {steps}\n"
    );
    let (car, problems) = load(&small_with("marked", &text), "marked");
    let car = car.unwrap_or_else(|| panic!("{}", told(&problems)));
    let tug = car.at(car.find_move("tug").expect("the move"));
    let seen = |goal| tug.steps_toward(goal).map(|line| line.to_string()).collect::<Vec<_>>();
    assert_eq!(seen(GoalKind::Open), ["Pull.", "{later} Look."]);
    assert_eq!(seen(GoalKind::Fixed), ["Pull.", "Shut the claw.", "{later} Look."]);
}
