//! cars/*/expected.toml: cases with the advice and the causes that must come out.

mod common;

use std::fs;

use common::shelf;
use decklid_advice::consult::{Answer, Case, Consultation, Entry};
use decklid_car::car::{Car, GoalKind, HiddenId};
use decklid_car::load::fields::{self, Item};
use decklid_car::load::forms;
use decklid_car::load::problem::{Place, Report};
use decklid_car::load::raw::{Value, parse};
use toml::de::{DeTable, DeValue};

/// Walks of the search for each case: enough that the advice no longer changes.
const TRIALS: usize = 1_500;

fn texts<'t>(table: &'t DeTable<'t>, key: &str) -> Vec<&'t str> {
    let Some(list) = table.get(key).and_then(|v| v.get_ref().as_array()) else { return Vec::new() };
    list.iter().filter_map(|v| v.get_ref().as_str()).collect()
}

fn text<'t>(table: &'t DeTable<'t>, key: &str) -> &'t str {
    table.get(key).and_then(|v| v.get_ref().as_str()).unwrap_or("")
}

fn entry(car: &Car, said: &str) -> Result<Entry, String> {
    let (id, answer) = said.split_once('=').ok_or(format!("`{said}` is no MOVE=OUTCOME"))?;
    let mv = car.find_move(id).ok_or(format!("there is no move `{id}`"))?;
    let answer = match (car.at(mv).find_outcome(answer), answer) {
        (Some(outcome), _) => Answer::Saw(outcome),
        (None, "cannot") => Answer::Cannot,
        (None, "lacking") => Answer::Lacking,
        (None, "not_sure") => Answer::NotSure,
        (None, "skipped") => Answer::Skipped,
        (None, "no_change") => Answer::NoChange,
        (None, other) => return Err(format!("`{id}` has no outcome `{other}`")),
    };
    Ok(Entry { mv, answer })
}

fn case(car: &Car, told: &DeTable) -> Result<Case, String> {
    let goal = GoalKind::ALL.into_iter().find(|g| g.name() == text(told, "goal")).ok_or("unknown goal")?;
    let mut case = Case::new(goal);
    for said in texts(told, "saw") {
        case.entries.push(entry(car, said)?);
    }
    for (key, tools) in [("have", &mut case.have), ("lack", &mut case.lack)] {
        for id in texts(told, key) {
            tools.push(car.find_tool(id).ok_or(format!("there is no tool `{id}`"))?);
        }
    }
    Ok(case)
}

/// What does not come out as expected.
fn faults(car: &Car, told: &DeTable) -> Result<Vec<String>, String> {
    let case = case(car, told)?;
    let expect = told.get("expect").and_then(|v| v.get_ref().as_table()).ok_or("no `expect`")?;
    let mut consultation = Consultation::new(car, case).map_err(|r| format!("refused: {r:?}"))?;
    let mut trials = TRIALS;
    consultation.think(0.002, &mut |_, _| {
        trials -= 1;
        trials > 0
    });
    let advised = consultation.advice().mv.map_or("nothing", |mv| car.at(mv).id.as_str());
    let mut faults = Vec::new();
    let first = texts(expect, "advised_first");
    for id in first.iter().chain(&texts(expect, "not_advised")) {
        car.find_move(id).ok_or(format!("there is no move `{id}`"))?;
    }
    if !first.is_empty() && !first.contains(&advised) {
        faults.push(format!("advises {advised}, not one of {first:?}"));
    }
    if texts(expect, "not_advised").contains(&advised) {
        faults.push(format!("advises {advised}"));
    }
    // Causes of what the person came with, and whatever else the evidence has made likelier.
    let mut causes = consultation.causes();
    for (at, &p) in consultation.posterior().iter().enumerate() {
        let (id, hidden) = (HiddenId::from_index(at), &car.hidden[at]);
        if hidden.kind.is_cause() && p > hidden.prior + 0.01 && causes.iter().all(|c| c.0 != id) {
            causes.push((id, p));
        }
    }
    causes.sort_by(|a, b| b.1.total_cmp(&a.1));
    for id in texts(expect, "likely") {
        let at = car.find_hidden(id).ok_or(format!("there is no hidden `{id}`"))?;
        if !causes.iter().take(3).any(|c| c.0 == at) {
            let three: Vec<&str> = causes.iter().take(3).map(|c| car[c.0].id.as_str()).collect();
            faults.push(format!("{id} is not among the likeliest: {three:?}"));
        }
    }
    Ok(faults)
}

/// Keys that no form of such a file has: a mistyped one would ask for nothing.
fn mistyped(file: &str, text: &str) -> Vec<String> {
    let mut report = Report::new();
    report.files.push((file.to_owned(), text));
    let table = parse(text, 0, &mut report);
    let at = Place { file: 0, byte: 0 };
    let top = Item { section: "", id: "", at, table: &table };
    top.form(&forms::EXPECTED, &mut report);
    let Some(Value::List(cases)) = top.get("case").map(|node| &node.value) else { return vec!["no case".to_owned()] };
    for node in cases {
        let Some(table) = fields::table(node, &mut report) else { continue };
        let case = Item { section: "case", id: "", at: node.at, table };
        case.form(&forms::CASE, &mut report);
        if let Some(table) = case.table_of("expect") {
            Item { section: "expect", id: "", at: node.at, table }.form(&forms::EXPECT, &mut report);
        }
    }
    report.finish().1.iter().map(ToString::to_string).collect()
}

#[test]
fn every_car_answers_as_expected() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for car in shelf::listed() {
        let Ok(text) = fs::read_to_string(shelf::path(&format!("data/cars/{}/expected.toml", car.id))) else {
            continue;
        };
        wrong.extend(mistyped(&format!("cars/{}/expected.toml", car.id), &text));
        let file = DeTable::parse(&text).unwrap_or_else(|e| panic!("{}: {e}", car.id));
        let cases = file.get_ref().get("case").and_then(|v| v.get_ref().as_array()).expect("cases");
        for told in cases.iter().filter_map(|c| match c.get_ref() {
            DeValue::Table(table) => Some(table),
            _ => None,
        }) {
            let name = self::text(told, "name");
            let faults = faults(&car, told).unwrap_or_else(|e| vec![e]);
            wrong.extend(faults.into_iter().map(|f| format!("{}: {name}: {f}", car.id)));
            checked += 1;
        }
    }
    assert!(checked >= 50, "only {checked} cases");
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
}
