//! The forms say what the loader wants: behind every key something else is put, and both must agree.
//!
//! `fixtures/pass/every-key.toml` has every key of every form; a test sees to that.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use decklid_car::date::{PartialDate, Precision};
use decklid_car::file::{Entry, Form, Need, Node, Place, Report, Shape, Table, Value, forms, parse};
use decklid_car::load::Diagnostic;
use decklid_meaning::load;

/// Problems that a file has by its shape alone.
const OF_SHAPE: [&str; 2] = ["unknown-key", "wrong-type"];

fn fixture(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(path)).expect("a fixture")
}

fn tree(text: &str) -> Value {
    Value::Table(parse(text, 0, &mut Report::new()))
}

fn sample() -> Value {
    tree(&fixture("pass/every-key.toml"))
}

/// A value as TOML on one line; the top of a file as lines.
fn written(value: &Value) -> String {
    let pair = |e: &Entry| format!("{:?} = {}", e.key, written(&e.node.value));
    match value {
        Value::Text(text, _) => format!("{text:?}"),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::List(list) => {
            let all: Vec<String> = list.iter().map(|n| written(&n.value)).collect();
            format!("[{}]", all.join(", "))
        }
        Value::Table(table) => format!("{{ {} }}", table.entries.iter().map(pair).collect::<Vec<_>>().join(", ")),
        Value::Date | Value::Broken => panic!("not in the sample"),
    }
}

fn file(value: &Value) -> String {
    let Value::Table(table) = value else { panic!("a file is a table") };
    table.entries.iter().map(|e| format!("{} = {}\n", e.key, written(&e.node.value))).collect()
}

fn problems(value: &Value) -> Vec<Diagnostic> {
    let text = |id: &str, text: String| (id.to_owned(), (format!("{id}.toml"), text));
    let shelf = BTreeMap::from([
        text("numbers", fixture("shelf/numbers.toml")),
        text("small", fixture("shelf/small.toml")),
        text("every-key", file(value)),
    ]);
    load(&shelf, "every-key").1
}

fn told(problems: &[Diagnostic]) -> String {
    problems.iter().map(|p| format!("\n  {p}")).collect()
}

/// The way from the top of a file to a value: keys, and places in lists.
type Way = Vec<String>;

fn step<'v>(value: &'v mut Value, step: &str) -> Option<&'v mut Value> {
    match value {
        Value::Table(table) => table.entries.iter_mut().find(|e| e.key == step).map(|e| &mut e.node.value),
        Value::List(list) => list.get_mut(step.parse::<usize>().ok()?).map(|n| &mut n.value),
        _ => None,
    }
}

fn at<'v>(value: &'v mut Value, way: &[String]) -> Option<&'v mut Value> {
    way.iter().try_fold(value, |value, name| step(value, name))
}

fn table_at<'v>(value: &'v mut Value, way: &[String]) -> &'v mut Table {
    match at(value, way) {
        Some(Value::Table(table)) => table,
        _ => panic!("{way:?} is no table"),
    }
}

/// Whether the value has the shape, as the schema says it.
fn fits(shape: &Shape, value: &Value) -> bool {
    match (shape, value) {
        (Shape::Text | Shape::Condition, Value::Text(..)) => true,
        (Shape::Month, Value::Text(text, _)) => {
            PartialDate::parse(text).is_some_and(|d| d.precision == Precision::Month)
        }
        (Shape::CarId, Value::Text(text, _)) => text.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
        (Shape::Word(words), Value::Text(text, _)) => words().contains(&text.as_str()),
        (Shape::Flag, Value::Flag(_)) => true,
        (Shape::Number(least, most), Value::Number(n)) => (*least..=*most).contains(n),
        (Shape::Count(least, most), Value::Number(n)) => {
            n.fract() == 0.0 && (f64::from(*least)..=f64::from(*most)).contains(n)
        }
        (Shape::List(of, most), Value::List(list)) => list.len() <= *most && list.iter().all(|n| fits(of, &n.value)),
        (Shape::Range, Value::List(list)) => {
            list.len() == 2 && list.iter().all(|n| matches!(n.value, Value::Number(_)))
        }
        (Shape::Table(form), Value::Table(table)) => {
            let known = |e: &Entry| form.key(&e.key).is_some_and(|k| fits(&k.shape, &e.node.value));
            let there = |name: &str| table.entries.iter().any(|e| e.key == name);
            table.entries.iter().all(known) && form.keys.iter().all(|k| k.need != Need::Here || there(k.name))
        }
        (Shape::Named(of) | Shape::ByName(of) | Shape::ByYear(of), Value::Table(table)) => {
            table.entries.iter().all(|e| fits(of, &e.node.value))
        }
        (Shape::Either(all), _) => all.iter().any(|of| fits(of, value)),
        _ => false,
    }
}

/// Every value of the sample with its shape, from the top down.
fn spots(shape: &'static Shape, value: &Value, way: &Way, found: &mut Vec<(Way, &'static Shape)>) {
    found.push((way.clone(), shape));
    let below = |name: &str| [way.as_slice(), &[name.to_owned()]].concat();
    match (shape, value) {
        (Shape::Table(form), Value::Table(table)) => {
            for entry in &table.entries {
                let key = form.key(&entry.key).unwrap_or_else(|| panic!("{} has no {}", form.name, entry.key));
                spots(&key.shape, &entry.node.value, &below(&entry.key), found);
            }
        }
        (Shape::Named(of) | Shape::ByName(of) | Shape::ByYear(of), Value::Table(table)) => {
            table.entries.iter().for_each(|e| spots(of, &e.node.value, &below(&e.key), found));
        }
        (Shape::List(of, _), Value::List(list)) => {
            list.iter().enumerate().for_each(|(at, n)| spots(of, &n.value, &below(&at.to_string()), found));
        }
        (Shape::Either(all), _) => {
            let of = all.iter().find(|of| fits(of, value)).expect("one of them");
            found.pop();
            spots(of, value, way, found);
            if let Some(last) = found.iter_mut().find(|f| f.0 == *way) {
                last.1 = shape;
            }
        }
        _ => {}
    }
}

static FILE: Shape = Shape::Table(&forms::CAR);

fn all_spots() -> Vec<(Way, &'static Shape)> {
    let mut found = Vec::new();
    spots(&FILE, &sample(), &Vec::new(), &mut found);
    found.retain(|f| !f.0.is_empty());
    found
}

/// The tables of the sample with their forms.
fn tables() -> Vec<(Way, &'static Form)> {
    let of = |shape: &'static Shape| match shape {
        Shape::Table(form) => Some(*form),
        Shape::Either(all) => all.iter().find_map(|s| if let Shape::Table(form) = s { Some(*form) } else { None }),
        _ => None,
    };
    let mut tables: Vec<(Way, &'static Form)> =
        all_spots().into_iter().filter_map(|(way, s)| Some((way, of(s)?))).collect();
    tables.retain(|(way, _)| matches!(at(&mut sample(), way), Some(Value::Table(_))));
    tables.push((Vec::new(), &forms::CAR));
    tables
}

fn node(value: Value) -> Node {
    Node { at: Place { file: 0, byte: 0 }, value }
}

fn others() -> Vec<Value> {
    let text = |text: &str| Value::Text(text.to_owned(), None);
    let mut others = vec![text("zz"), Value::Flag(true), Value::List(Vec::new()), Value::Table(Table::default())];
    others.extend([-1.0, 0.5, 3.0, 4_000.0].map(Value::Number));
    others.push(Value::List(vec![node(text("zz"))]));
    others.push(Value::List(vec![node(Value::Number(1.0)), node(Value::Number(2.0))]));
    others
}

#[test]
fn the_sample_has_every_key_of_every_form_and_no_problem() {
    assert!(problems(&sample()).is_empty(), "{}", told(&problems(&sample())));
    let mut seen: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (way, form) in tables() {
        let keys = table_at(&mut sample(), &way).entries.iter().map(|e| e.key.clone()).collect::<Vec<_>>();
        seen.entry(form.name).or_default().extend(keys);
    }
    for (way, form) in tables() {
        let missing: Vec<_> = form.names().into_iter().filter(|k| !seen[form.name].contains(*k)).collect();
        assert!(missing.is_empty(), "{}, {way:?}: {missing:?}", form.name);
    }
}

#[test]
fn what_stands_behind_a_key_is_refused_where_the_form_refuses_it() {
    let mut wrong = String::new();
    for (way, shape) in all_spots() {
        for other in others() {
            let mut sample = sample();
            let (fits, shown) = (fits(shape, &other), written(&other));
            *at(&mut sample, &way).expect("a spot") = other;
            let problems = problems(&sample);
            let refused = problems.iter().any(|p| OF_SHAPE.contains(&p.rule));
            if (fits && refused) || (!fits && problems.is_empty()) {
                wrong += &format!("{} = {shown}: fits: {fits}{}\n", way.join("."), told(&problems));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn keys_that_no_form_has_are_refused() {
    for (way, form) in tables() {
        let mut sample = sample();
        let entry = Entry { key: "zzz".to_owned(), at: Place { file: 0, byte: 0 }, node: node(Value::Number(1.0)) };
        table_at(&mut sample, &way).entries.push(entry);
        let problems = problems(&sample);
        let found =
            problems.iter().any(|p| p.rule == "unknown-key" || (form.name == "checklists" && p.rule == "unknown-name"));
        assert!(found, "{way:?}{}", told(&problems));
    }
}

/// Keys that must be there only in some files: in a car that lists show, in a circuit without the others,
/// in a call.
const IF_NO_OTHER: [(&str, &str); 5] =
    [("car", "closure"), ("circuit", "when"), ("circuit", "series"), ("circuit", "parallel"), ("move", "professional")];

#[test]
fn keys_that_must_be_there_are_missed() {
    let mut base = tree(&fixture("shelf/small.toml"));
    for (way, form) in tables() {
        for key in form.keys {
            let mut sample = sample();
            let own = [way.as_slice(), &[key.name.to_owned()]].concat();
            let inherited = key.need == Need::Somewhere && at(&mut base, &own).is_some();
            let entries = &mut table_at(&mut sample, &way).entries;
            let before = entries.len();
            entries.retain(|e| e.key != key.name);
            if inherited || entries.len() == before {
                continue;
            }
            let problems = problems(&sample);
            if key.need == Need::Free {
                let missed = problems.iter().any(|p| p.rule == "missing");
                assert!(!missed || IF_NO_OTHER.contains(&(form.name, key.name)), "{} is missed", own.join("."));
                continue;
            }
            let in_list = way.last().is_some_and(|step| step.parse::<usize>().is_ok());
            assert_eq!(key.need == Need::Here, in_list || way.is_empty(), "{}", own.join("."));
            assert!(!problems.is_empty(), "{} is not missed", own.join("."));
        }
    }
}
