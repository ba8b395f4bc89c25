//! What a car's twin is made of: `cars/<id>/twin.toml`, merged over those of its bases as `car.toml` is.
//!
//! It names the controller's profile, the harness and what it feeds, the mechanical openers, how each hidden Boolean of
//! the car is injected into the plant, and what a hand does in each move. It is written from physics and sources, not
//! from the car's formulas, so that it can judge them.

use std::collections::BTreeMap;

use decklid_car::car::{Car, HiddenKind, MoveKind};
use decklid_car::file::{self, Item, Node, Place, Report, Table, Text, Value as Raw, parse};
use decklid_car::load::{Diagnostic, Severity, Shelf, header};
use decklid_controller::profile::{ALL, Profile};

use crate::bench::Bench;
use crate::condition::Condition;
use crate::forms;
use crate::plant::{Load, Opener, Plant, Reach, Segment, SegmentId, SegmentKind, Value};
use crate::script::{self, Act, Does, Routines};

/// A knob of the plant and what it is set to.
#[derive(Clone, PartialEq, Debug)]
pub struct Setting {
    /// Which knob.
    pub knob: String,
    /// Its value.
    pub to: Value,
    /// Only if these names are true, or false (`false`).
    pub when: Vec<(String, bool)>,
}

/// How a hidden Boolean or a bit of the situation is injected into the plant.
#[derive(Clone, PartialEq, Debug)]
pub struct Injection {
    /// Name of the Boolean.
    pub name: String,
    /// What is set when it is true.
    pub sets: Vec<Setting>,
}

/// A move of the car as hands and eyes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Enacted {
    /// What the hands do.
    pub does: Vec<Act>,
    /// For each outcome, what is then perceived; the car's last outcome needs none.
    pub sees: Vec<(String, Condition)>,
}

/// Everything that a twin is made of.
#[derive(Clone, Debug)]
pub struct Wiring {
    /// The car's id.
    pub id: String,
    /// Numbers of its controller.
    pub profile: Profile,
    /// The car without a fault.
    pub plant: Plant,
    /// Bits of the situation, then hidden Booleans, in the order in which they are injected.
    pub injections: Vec<Injection>,
    /// Scripts by name.
    pub routines: Routines,
    /// What people do first, as the owner of a healthy car would.
    pub usual: Vec<Act>,
    /// Moves by name.
    pub moves: BTreeMap<String, Enacted>,
}

const START: Place = Place { file: 0, byte: 0 };

/// Loads the wiring of a car, or all problems; `cars` has the car files, `wirings` the twin files.
pub fn load(cars: &dyn Shelf, wirings: &dyn Shelf, id: &str) -> (Option<Wiring>, Vec<Diagnostic>) {
    let mut report = Report::new();
    let wiring = read(&chain(cars, id), wirings, id, &mut report);
    let (_, problems) = report.finish();
    (wiring.filter(|_| problems.iter().all(|p| p.severity == Severity::Warning)), problems)
}

/// The car and its bases, itself first.
fn chain(cars: &dyn Shelf, id: &str) -> Vec<String> {
    let mut ids = vec![id.to_owned()];
    while let Some(base) = ids.last().and_then(|id| {
        let (file, text) = cars.text(id)?;
        header(&file, text).0?.based_on
    }) {
        if ids.contains(&base) {
            break;
        }
        ids.push(base);
    }
    ids
}

fn read<'s>(chain: &[String], wirings: &'s dyn Shelf, id: &str, report: &mut Report<'s>) -> Option<Wiring> {
    let mut merged = Table::default();
    let mut tables = Vec::new();
    for id in chain {
        if let Some((name, text)) = wirings.text(id) {
            let file = report.files.len() as u16;
            report.files.push((name, text));
            tables.push(parse(text, file, report));
        }
    }
    if tables.is_empty() {
        report.add(START, "missing", format!("There is no `twin.toml` for `{id}`."), "Write one for its base.");
        return None;
    }
    while let Some(over) = tables.pop() {
        merged.retain(|key| key != "remove");
        if let Some(entry) = over.entry("remove") {
            for path in file::texts(&entry.node, report) {
                if !merged.remove(path.text) {
                    let message = format!("The base of this file has nothing named `{}`.", path.text);
                    report.add(path.at, "remove", message, "Write its section as well, such as `moves.get_in`.");
                }
            }
        }
        merged.lay_over(over);
    }
    let root = Item { section: "", id: "", at: START, table: &merged };
    root.form(&forms::WIRING, report);
    Some(build(&root, id, report))
}

fn build(root: &Item<'_>, id: &str, report: &mut Report<'_>) -> Wiring {
    let profile = profile(root, report);
    let mut plant = Plant::default();
    harness(root, &mut plant, report);
    openers(root, &mut plant, report);
    for entry in root.rows("plant", report) {
        if let Some(to) = value(&entry.node, report)
            && let Err(why) = plant.set(&entry.key, &to)
        {
            unknown_knob(&plant, &entry.key, &why, entry.at, report);
        }
    }
    let mut injections = injections(root, "states", &plant, report);
    injections.extend(self::injections(root, "hidden", &plant, report));
    let routines: Routines =
        root.rows("routines", report).iter().map(|e| (e.key.clone(), script(&e.node, report))).collect();
    let usual = root.get("usual").map_or(Vec::new(), |n| script(n, report));
    let moves: BTreeMap<String, Enacted> =
        root.section("moves", report).iter().map(|item| (item.id.to_owned(), enacted(item, report))).collect();
    let scripts = moves.values().map(|m| &m.does).chain(routines.values()).chain([&usual]);
    for act in scripts.flatten() {
        if let Does::Routine(name) = &act.does
            && !routines.contains_key(name)
        {
            let hint = report.nearest(name, routines.keys().map(String::as_str), "Write it under `[routines]`.");
            report.add(START, "unknown-name", format!("There is no routine `{name}`."), hint);
        }
    }
    Wiring { id: id.to_owned(), profile, plant, injections, routines, usual, moves }
}

fn profile(root: &Item<'_>, report: &mut Report<'_>) -> Profile {
    let words: Vec<(&str, &Profile)> = ALL.iter().map(|p| (p.id, *p)).collect();
    let found = root.choice("profile", &words, report);
    *found.unwrap_or(&decklid_controller::profile::GENERIC)
}

fn harness(root: &Item<'_>, plant: &mut Plant, report: &mut Report<'_>) {
    for entry in root.entries("harness", report) {
        if let Some(kind) = file::text(&entry.node, report).and_then(|t| file::choice(t, SegmentKind::NAMES, report)) {
            plant.supply.harness.segments.push(Segment::new(entry.key.clone(), kind));
        }
    }
    for entry in root.rows("circuits", report) {
        let name = Text { text: &entry.key, at: entry.at, inner: None };
        let Some(load) = file::choice(name, Load::NAMES, report) else { continue };
        let mut path = Vec::new();
        for text in file::texts(&entry.node, report) {
            let segments = plant.supply.harness.segments.iter().enumerate();
            let names: Vec<(&str, SegmentId)> = segments.map(|(at, s)| (s.name.as_str(), SegmentId(at))).collect();
            path.extend(file::choice(text, &names, report));
        }
        plant.supply.harness.circuits.insert(load, path);
    }
}

fn openers(root: &Item<'_>, plant: &mut Plant, report: &mut Report<'_>) {
    for item in root.section("openers", report) {
        item.form(&forms::OPENER, report);
        let mut opener = Opener::named(item.id);
        opener.reach = item.choice("reach", Reach::NAMES, report).unwrap_or_default();
        opener.fitted = item.flag("fitted", false, report);
        opener.by_key = item.flag("by_key", false, report);
        opener.by_master_key = item.flag("by_master_key", false, report);
        opener.locks_with_doors = item.flag("locks_with_doors", false, report);
        opener.electric = item.flag("electric", false, report);
        plant.openers.0.push(opener);
    }
}

fn injections(root: &Item<'_>, section: &'static str, plant: &Plant, report: &mut Report<'_>) -> Vec<Injection> {
    let mut all = Vec::new();
    for entry in root.rows(section, report) {
        let sets = match &entry.node.value {
            Raw::List(list) => list.iter().filter_map(|n| setting(n, plant, report)).collect(),
            _ => setting(&entry.node, plant, report).into_iter().collect(),
        };
        all.push(Injection { name: entry.key.clone(), sets });
    }
    all
}

fn setting(node: &Node, plant: &Plant, report: &mut Report<'_>) -> Option<Setting> {
    let table = file::table(node, report)?;
    let item = Item { section: "hidden", id: "", at: node.at, table };
    item.form(&forms::SETTING, report);
    let knob = item.want("set", report).and_then(|n| file::text(n, report))?;
    let to = item.want("to", report).and_then(|n| value(n, report))?;
    if let Err(why) = plant.clone().set(knob.text, &to) {
        unknown_knob(plant, knob.text, &why, knob.at, report);
    }
    let literal = |text: String| text.strip_prefix('!').map_or((text.clone(), true), |name| (name.to_owned(), false));
    let when = item.strings("when", report).into_iter().map(literal).collect();
    Some(Setting { knob: knob.text.to_owned(), to, when })
}

pub(crate) fn unknown_knob(plant: &Plant, name: &str, why: &str, at: Place, report: &mut Report<'_>) {
    let names = plant.knob_names();
    let hint = if names.iter().any(|n| n == name) {
        "Give it a value that it takes.".to_owned()
    } else {
        report.nearest(name, names.iter().map(String::as_str), "See docs/twin.md for everything that can be set.")
    };
    report.add(at, "unknown-knob", why, hint);
}

pub(crate) fn value(node: &Node, report: &mut Report<'_>) -> Option<Value> {
    match &node.value {
        Raw::Flag(flag) => Some(Value::Flag(*flag)),
        Raw::Number(number) => Some(Value::Number(*number)),
        Raw::Text(text, _) => Some(Value::Word(text.clone())),
        Raw::Broken => None,
        Raw::Date | Raw::List(_) | Raw::Table(_) => {
            let message = format!("Expected a value, found {}.", node.value.kind());
            report.add(node.at, "wrong-type", message, "Write true, false, a number or a word in quotes.");
            None
        }
    }
}

fn script(node: &Node, report: &mut Report<'_>) -> Vec<Act> {
    file::texts(node, report).into_iter().filter_map(|text| act(text, report)).collect()
}

/// Reads one line of a script, or reports the problem at its place.
pub(crate) fn act(text: Text<'_>, report: &mut Report<'_>) -> Option<Act> {
    match script::read(text.text) {
        Ok(act) => Some(act),
        Err(why) => {
            let hint = report.nearest(text.text, script::phrases(), "See docs/twin.md for all phrases.");
            report.add(text.at, "script", why.to_string(), hint);
            None
        }
    }
}

fn enacted(item: &Item<'_>, report: &mut Report<'_>) -> Enacted {
    item.form(&forms::ENACTED, report);
    let does = item.get("do").map_or(Vec::new(), |n| script(n, report));
    let mut sees = Vec::new();
    for entry in item.rows("sees", report) {
        let Some(text) = file::text(&entry.node, report) else { continue };
        match Condition::read(text.text) {
            Ok(condition) => sees.push((entry.key.clone(), condition)),
            Err(why) => report.add(text.at, "script", why, "See docs/twin.md for everything that can be perceived."),
        }
    }
    Enacted { does, sees }
}

impl Setting {
    pub(crate) fn applies(&self, is_true: &dyn Fn(&str) -> bool) -> bool {
        self.when.iter().all(|(name, wanted)| is_true(name) == *wanted)
    }
}

impl Wiring {
    /// A bench with this car, in the situation in which `is_true` holds for the names of Booleans. `seed`: of contact
    /// bounce.
    pub fn bench(&self, is_true: &dyn Fn(&str) -> bool, seed: u64) -> Bench {
        let mut plant = self.plant.clone();
        plant.switches.seed = seed;
        for injection in self.injections.iter().filter(|i| is_true(&i.name)) {
            for setting in &injection.sets {
                if setting.applies(is_true) {
                    // Names and values were checked when the file was read.
                    let _ = plant.set(&setting.knob, &setting.to);
                }
            }
        }
        Bench::new(plant, self.profile)
    }

    /// Injects a hidden Boolean or a bit of the situation into a running car in which `is_true` holds for the others;
    /// false if there is none of that name.
    pub fn inject(&self, bench: &mut Bench, name: &str, is_true: &dyn Fn(&str) -> bool) -> bool {
        let Some(injection) = self.injections.iter().find(|i| i.name == name) else { return false };
        for setting in injection.sets.iter().filter(|setting| setting.applies(is_true)) {
            // Names and values were checked when the file was read.
            let _ = bench.set(&setting.knob, &setting.to);
        }
        true
    }

    /// What this wiring lacks for a car: injections of hidden Booleans, hands for moves, eyes for outcomes.
    pub fn lacks(&self, car: &Car) -> Vec<String> {
        let mut lacks = Vec::new();
        for hidden in &car.hidden {
            let cause = match hidden.kind {
                HiddenKind::Fault | HiddenKind::Equipment | HiddenKind::Setting | HiddenKind::Circumstance => true,
                HiddenKind::Given | HiddenKind::Noise => false,
            };
            if cause && !self.injections.iter().any(|i| i.name == hidden.id) {
                lacks.push(format!("hidden.{}", hidden.id));
            }
        }
        for mv in &car.moves {
            let hands = match mv.kind {
                MoveKind::Try | MoveKind::Look | MoveKind::Repair => !mv.id.starts_with("ask_"),
                MoveKind::Fetch | MoveKind::Call => false,
            };
            if !hands {
                continue;
            }
            let Some(enacted) = self.moves.get(&mv.id).filter(|p| !p.does.is_empty()) else {
                lacks.push(format!("moves.{}", mv.id));
                continue;
            };
            let outcomes = mv.outcomes.iter().rev().skip(1).rev();
            for outcome in outcomes.filter(|o| !enacted.sees.iter().any(|s| s.0 == o.id)) {
                lacks.push(format!("moves.{}.sees.{}", mv.id, outcome.id));
            }
        }
        lacks
    }
}
