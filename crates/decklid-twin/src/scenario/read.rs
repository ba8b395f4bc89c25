//! From text to scenario, with every problem at its place.

use std::collections::BTreeMap;

use decklid_car::file::{self, Entry, Item, Node, Place, Report, Table, Text, Value as Raw, parse};
use decklid_car::load::{Diagnostic, LONGEST_TEXT, Severity, Shelf};
use decklid_controller::profile::{ALL, Profile};

use super::{Expect, Scenario, Step};
use crate::plant::{Plant, Value};
use crate::script::{Act, Does, Routines, duration};
use crate::wiring::{self, Wiring};

const KEYS: &[&str] = &["car", "profile", "about", "source", "seed", "start", "step"];
const STEP: &[&str] = &["at", "do", "set", "reset", "after", "expect"];
const START: Place = Place { file: 0, byte: 0 };
/// Time after a step until expectations are checked (ms).
const AFTER: u64 = 1_000;

/// Reads a scenario; `cars` and `wirings` are the shelves of car and twin files.
pub fn load(cars: &dyn Shelf, wirings: &dyn Shelf, file: &str, text: &str) -> (Option<Scenario>, Vec<Diagnostic>) {
    let mut report = Report::new();
    report.files.push((file.to_owned(), text));
    let mut more = Vec::new();
    let scenario = if text.len() > LONGEST_TEXT {
        report.add(START, "size", "The file is too long for a scenario.", "A scenario takes a few dozen lines.");
        None
    } else {
        let table = parse(text, 0, &mut report);
        let root = Item { section: "", id: "", at: START, table: &table };
        read(&root, text, cars, wirings, &mut report, &mut more)
    };
    let (_, mut problems) = report.finish();
    problems.extend(more);
    (scenario.filter(|_| problems.iter().all(|p| p.severity == Severity::Warning)), problems)
}

fn read(
    root: &Item<'_>,
    text: &str,
    cars: &dyn Shelf,
    wirings: &dyn Shelf,
    report: &mut Report<'_>,
    more: &mut Vec<Diagnostic>,
) -> Option<Scenario> {
    root.keys(KEYS, report);
    let mut wiring = wiring_of(root, cars, wirings, report, more);
    if let Some(wiring) = &mut wiring
        && root.get("profile").is_some()
    {
        let words: Vec<(&str, &Profile)> = ALL.iter().map(|p| (p.id, *p)).collect();
        wiring.profile = *root.choice("profile", &words, report).unwrap_or(&decklid_controller::profile::GENERIC);
    }
    let about = root.text("about", report);
    let source = root.text("source", report);
    let seed = root.get("seed").and_then(|n| file::number(n, report)).map_or(1, |n| n.max(0.0) as u64);
    let no_plant = Plant::default();
    let plant = wiring.as_ref().map(|w| &w.plant);
    let (so, set) = start(root, wiring.as_ref(), plant, report);
    let mut reader = Steps {
        plant: plant.unwrap_or(&no_plant),
        known: plant.is_some(),
        routines: wiring.as_ref().map(|w| &w.routines),
        text,
        busy_until: 0,
        set_at: BTreeMap::new(),
    };
    let steps = reader.read(root, report);
    let wiring = wiring?;
    Some(Scenario { car: wiring.id.clone(), about, source, seed, so, set, steps, wiring })
}

fn wiring_of(
    root: &Item<'_>,
    cars: &dyn Shelf,
    wirings: &dyn Shelf,
    report: &mut Report<'_>,
    more: &mut Vec<Diagnostic>,
) -> Option<Wiring> {
    let car = file::text(root.want("car", report)?, report)?;
    if cars.text(car.text).is_none() {
        let ids = cars.ids();
        let hint = report.nearest(car.text, ids.iter().map(String::as_str), "`decklid cars` lists them.");
        report.add(car.at, "unknown-name", format!("There is no car `{}`.", car.text), hint);
        return None;
    }
    let (wiring, problems) = wiring::load(cars, wirings, car.text);
    more.extend(problems);
    wiring
}

type Set = Vec<(String, Value)>;

fn start(
    root: &Item<'_>,
    wiring: Option<&Wiring>,
    plant: Option<&Plant>,
    report: &mut Report<'_>,
) -> (Vec<String>, Set) {
    let Some(table) = root.get("start").and_then(|n| file::table(n, report)) else { return (Vec::new(), Vec::new()) };
    let item = Item { section: "start", id: "", at: START, table };
    item.keys(&["so", "set"], report);
    let mut so = Vec::new();
    let mut taken: BTreeMap<String, Value> = BTreeMap::new();
    let told = item.texts("so", report);
    let is_told = |name: &str| told.iter().any(|t| t.text == name);
    for name in &told {
        let Some(wiring) = wiring else { continue };
        let Some(injection) = wiring.injections.iter().find(|i| i.name == name.text) else {
            let names = wiring.injections.iter().map(|i| i.name.as_str());
            let hint = report.nearest(name.text, names, "Name a hidden Boolean or a state of this car.");
            report.add(name.at, "unknown-name", format!("`{}` is not a fault or state of this car.", name.text), hint);
            continue;
        };
        for setting in injection.sets.iter().filter(|s| s.applies(&is_told)) {
            contradicts(&mut taken, &setting.knob, &setting.to, name.at, report);
        }
        so.push(name.text.to_owned());
    }
    let set = sets(&item, plant, report);
    for (at, (knob, to)) in item.rows("set", report).iter().map(|e| e.at).zip(&set) {
        contradicts(&mut taken, knob, to, at, report);
    }
    (so, set)
}

/// Reports a knob that is set to two values at the same time.
fn contradicts(taken: &mut BTreeMap<String, Value>, knob: &str, to: &Value, at: Place, report: &mut Report<'_>) {
    if let Some(other) = taken.insert(knob.to_owned(), to.clone())
        && other != *to
    {
        let message = format!("`{knob}` cannot be {other} and {to} at the same time.");
        report.add(at, "contradiction", message, "Keep one of the two, or let some time pass between them.");
    }
}

fn sets(item: &Item<'_>, plant: Option<&Plant>, report: &mut Report<'_>) -> Set {
    let rows: &[Entry] = item.rows("set", report);
    rows.iter()
        .filter_map(|entry| {
            let to = wiring::value(&entry.node, report)?;
            if let Some(plant) = plant
                && let Err(why) = plant.clone().set(&entry.key, &to)
            {
                wiring::unknown_knob(plant, &entry.key, &why, entry.at, report);
            }
            Some((entry.key.clone(), to))
        })
        .collect()
}

/// Reads steps in order.
struct Steps<'t> {
    plant: &'t Plant,
    /// The plant is the car's own.
    known: bool,
    routines: Option<&'t Routines>,
    text: &'t str,
    /// When the previous step is done (ms).
    busy_until: u64,
    /// What was set, and when.
    set_at: BTreeMap<(u64, String), Value>,
}

impl Steps<'_> {
    fn read(&mut self, root: &Item<'_>, report: &mut Report<'_>) -> Vec<Step> {
        let Some(node) = root.want("step", report) else { return Vec::new() };
        let Raw::List(list) = &node.value else {
            report.add(node.at, "wrong-type", "Steps are a list of tables.", "Write `[[step]]` before each.");
            return Vec::new();
        };
        list.iter().filter_map(|node| self.step(node, report)).collect()
    }

    fn step(&mut self, node: &Node, report: &mut Report<'_>) -> Option<Step> {
        let table: &Table = file::table(node, report)?;
        let place = table.entries.first().map_or(node.at, |e| e.at);
        let item = Item { section: "step", id: "", at: place, table };
        item.keys(STEP, report);
        let at = match item.want("at", report) {
            Some(node) => self.time(node, report).unwrap_or(self.busy_until),
            None => self.busy_until,
        };
        if at < self.busy_until {
            let message = format!("This begins before the previous step is done, at {} ms.", self.busy_until);
            report.add(item.get("at").map_or(place, |n| n.at), "order", message, "Give it a later time.");
        }
        let set = sets(&item, self.known.then_some(self.plant), report);
        for (row, (knob, to)) in item.rows("set", report).iter().zip(&set) {
            if let Some(other) = self.set_at.insert((at, knob.clone()), to.clone())
                && other != *to
            {
                let message = format!("`{knob}` cannot be {other} and {to} at the same time.");
                report.add(row.at, "contradiction", message, "Keep one of the two, or give them different times.");
            }
        }
        let does: Vec<Act> = lines(&item, "do", report).into_iter().filter_map(|t| self.act(t, report)).collect();
        let expects: Vec<Expect> =
            lines(&item, "expect", report).into_iter().filter_map(|t| expect(t, report)).collect();
        if ["do", "set", "expect", "reset"].iter().all(|key| item.get(key).is_none()) {
            report.add(place, "missing", "This step does nothing.", "Add `do`, `set`, `reset` or `expect`.");
        }
        let waits = if does.is_empty() && set.is_empty() || expects.is_empty() { 0 } else { AFTER };
        let after = match item.get("after") {
            Some(node) => self.time(node, report)?,
            None => waits,
        };
        self.busy_until = at + does.iter().map(|a| self.span(a, 0)).sum::<u64>() + after;
        let line = 1 + self.text.bytes().take(place.byte as usize).filter(|b| *b == b'\n').count();
        Some(Step { line, at, set, reset: item.flag("reset", false, report), does, after, expects })
    }

    fn time(&self, node: &Node, report: &mut Report<'_>) -> Option<u64> {
        let text = file::text(node, report)?;
        match duration(text.text) {
            Ok(ms) => Some(ms),
            Err(why) => {
                report.add(text.at, "time", why, "Times count from the start of the scenario.");
                None
            }
        }
    }

    fn act(&self, text: Text<'_>, report: &mut Report<'_>) -> Option<Act> {
        let act = wiring::act(text, report)?;
        let problem = match &act.does {
            Does::Set(knob, to) if self.known => {
                self.plant.clone().set(knob, to).err().map(|why| (why, "See docs/twin.md for what can be set."))
            }
            Does::Routine(name) => {
                let there = self.routines.is_none_or(|r| r.contains_key(name));
                (!there).then(|| (format!("There is no routine `{name}`."), "See the `twin.toml` of the car."))
            }
            Does::Set(..) | Does::Hands(..) => None,
        };
        if let Some((why, hint)) = problem {
            report.add(text.at, "unknown-name", why, hint);
            return None;
        }
        Some(act)
    }

    /// How long a line takes at least (ms); a line with a condition may take no time.
    fn span(&self, act: &Act, depth: usize) -> u64 {
        match &act.does {
            _ if act.only_if.is_some() || depth > 8 => 0,
            Does::Hands(_, span) => *span,
            Does::Set(..) => 0,
            Does::Routine(name) => {
                let inner = self.routines.and_then(|r| r.get(name)).map_or(&[][..], Vec::as_slice);
                inner.iter().map(|a| self.span(a, depth + 1)).sum()
            }
        }
    }
}

/// A text or a list of texts.
fn lines<'t>(item: &Item<'t>, key: &str, report: &mut Report<'_>) -> Vec<Text<'t>> {
    match item.get(key) {
        None => Vec::new(),
        Some(node) if matches!(node.value, Raw::List(_)) => file::texts(node, report),
        Some(node) => file::text(node, report).into_iter().collect(),
    }
}

fn expect(text: Text<'_>, report: &mut Report<'_>) -> Option<Expect> {
    match Expect::read(text.text) {
        Ok(expect) => Some(expect),
        Err(why) => {
            report.add(text.at, "expect", why, "See docs/twin.md for all expectations.");
            None
        }
    }
}
