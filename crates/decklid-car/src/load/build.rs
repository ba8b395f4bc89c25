//! From the tree to the car, section by section.

use crate::car::{Car, Care, Closure, Expr, Goal, GoalKind, Hazard, Mistake, Move, MoveId, SlotId, State};
use crate::role::StateRole;

use super::fields::{Item, Text, count, text, texts};
use super::forms;
use super::formulas::formulas;
use super::header::Header;
use super::hidden::{Declared, MOST_SLOTS, declare};
use super::move_reader::MoveReader;
use super::names::{Meaning, Names, Scope};
use super::numbers::{Numbers, care_cost, frequencies, numbers};
use super::problem::Report;
use super::roles::Taken;

/// More moves than this are no car.
const MOST_MOVES: usize = 1024;

/// Makes the car, reporting everything that is wrong.
pub(super) fn car(root: &Item<'_>, header: Header, hash: String, report: &mut Report<'_>) -> Car {
    let mut moves_read = root.section("moves", report);
    if let Some(item) = moves_read.get(MOST_MOVES) {
        report.add(item.at, "size", format!("There are more than {MOST_MOVES} moves."), "Leave some out.");
        moves_read.truncate(MOST_MOVES);
    }
    let mut names = Names::default();
    let numbers = numbers(root, report);
    let declared = declare(root, &moves_read, &numbers, &mut names, report);
    let states_read = name_states(root, declared.hidden.len(), &mut names, report);
    let formulas = formulas(root, &mut names, report);
    let mut roles = Taken::new();
    let states: Vec<State> = states_read.iter().map(|s| state(s, &names, &mut roles, report)).collect();
    let kinds: Vec<GoalKind> = goal_items(root, report).into_iter().map(|g| g.0).collect();
    let reader = MoveReader {
        root: *root,
        names: &names,
        numbers: &numbers,
        goals: &kinds,
        states: &states,
        formulas: &formulas,
    };
    let goals = goals(root, &reader, report);
    let (mut roles, mut symptoms) = (Taken::new(), Taken::new());
    let mut moves: Vec<Move> = moves_read.iter().map(|m| reader.read(m, &mut roles, &mut symptoms, report)).collect();
    asked(root, &reader, &mut moves, report);
    let signs = super::signs::signs(&reader, &moves, report);
    let mistakes = mistakes(root, &moves, report);
    let checklists = checklists(root, &kinds, &moves, report);
    let care = care(root, &names, &moves, &numbers, report);
    let sources = super::facts::sources(root, report);
    let facts = super::facts::facts(root, &sources, report);
    let settings = super::advices::settings(root, &sources, &names, report);
    let recalls = super::advices::recalls(root, &sources, &names, report);
    let laws = super::laws::laws(root, &sources, report);
    let Declared { hidden, parts, tools } = declared;
    let closure = header.closure.unwrap_or(Closure::TrunkLid);
    let rates = frequencies(root, report);
    let before = super::numbers::before(root, &names, report);
    Car {
        id: header.id,
        name: header.name,
        make: header.make,
        years: header.years,
        archetype: header.archetype,
        based_on: header.based_on,
        closure,
        body: super::places::body(root, closure, report),
        keys: super::places::keys(root, report),
        aliases: header.aliases,
        summary: root.text_or_empty("summary", report).into(),
        hidden,
        states,
        parts,
        formulas,
        moves,
        signs,
        goals,
        tools,
        places: super::places::places(root, report),
        emergency: emergency(root, report),
        hazards: words(root, "hazards", report)
            .into_iter()
            .map(|(id, says)| Hazard { id, says: says.into() })
            .collect(),
        mistakes,
        care,
        checklists,
        breakdowns: rates.breakdowns,
        slip: rates.slip,
        before,
        facts,
        settings,
        recalls,
        laws,
        sources,
        gaps: root.strings("gaps", report).into_iter().map(Into::into).collect(),
        hash,
        learned: None,
        unlisted: None,
    }
}

/// What to do when someone is trapped inside.
fn emergency(root: &Item<'_>, report: &mut Report<'_>) -> Vec<crate::texts::Text> {
    let Some(node) = root.get("emergency") else { return Vec::new() };
    let Some(table) = super::fields::table(node, report) else { return Vec::new() };
    let item = Item { section: "emergency", id: "", at: node.at, table };
    item.form(&forms::EMERGENCY, report);
    super::moves::steps(&item, report).0
}

/// Adds the moves that ask about unknowns.
fn asked(root: &Item<'_>, reader: &MoveReader<'_, '_>, moves: &mut Vec<Move>, report: &mut Report<'_>) {
    for unknown in root.section("unknowns", report) {
        let Some(question) = unknown.get_text("ask", report) else { continue };
        let Some(ask) = reader.ask(&unknown, question, report) else { continue };
        if moves.iter().any(|m| m.id == ask.id) {
            let message = format!("The name `{}` is used twice.", ask.id);
            report.add(question.at, "duplicate", message, "Rename the move, or leave `ask` out.");
        } else {
            moves.push(ask);
        }
    }
}

/// Adds the names of the situation bits.
fn name_states<'t>(root: &Item<'t>, hidden: usize, names: &mut Names, report: &mut Report<'_>) -> Vec<Item<'t>> {
    let mut items = root.section("states", report);
    let room = MOST_SLOTS.saturating_sub(hidden);
    if let Some(item) = items.get(room) {
        report.add(item.at, "size", format!("There are more than {MOST_SLOTS} slots."), "Leave some out.");
        items.truncate(room);
    }
    for (place, item) in items.iter().enumerate() {
        names.add(item.id, item.at, Meaning::State(SlotId::from_index(hidden + place)), report);
    }
    items
}

fn state(item: &Item<'_>, names: &Names, roles: &mut Taken<StateRole>, report: &mut Report<'_>) -> State {
    item.form(&forms::STATE, report);
    let starts = item.want("starts", report);
    let starts = starts.map_or(Expr::Const(false), |n| names.value(n, Scope::Hidden, report));
    State {
        id: item.id.to_owned(),
        says: item.text("says", report).into(),
        starts,
        role: roles.role(item, StateRole::NAMES, report),
    }
}

fn goal_items<'t>(root: &Item<'t>, report: &mut Report<'_>) -> Vec<(GoalKind, Item<'t>)> {
    let section = root.want("goals", report);
    if let Some(node) = section
        && let super::raw::Value::Table(table) = &node.value
    {
        let item = Item { section: "goals", id: "", at: node.at, table };
        item.form(&forms::GOALS, report);
        item.want("open", report);
    }
    let items = root.section("goals", report);
    let kind = |item: &Item<'_>| GoalKind::ALL.into_iter().find(|g| g.name() == item.id);
    items.into_iter().filter_map(|item| Some((kind(&item)?, item))).collect()
}

fn goals(root: &Item<'_>, reader: &MoveReader<'_, '_>, report: &mut Report<'_>) -> Vec<Goal> {
    let mut goals = Vec::new();
    for (kind, item) in goal_items(root, report) {
        item.form(&forms::GOAL, report);
        let given = item.get("given").map_or(Expr::Const(true), |n| reader.names.value(n, Scope::All, report));
        let begins = item.get("begins").map_or(Vec::new(), |n| reader.changes(n, report));
        let done = item.want("done", report);
        let done = done.map_or(Expr::Const(false), |n| reader.names.value(n, Scope::All, report));
        goals.push(Goal { kind, given, begins, done });
    }
    goals
}

fn words(root: &Item<'_>, section: &str, report: &mut Report<'_>) -> Vec<(String, String)> {
    let mut words = Vec::new();
    for entry in root.entries(section, report) {
        let says = text(&entry.node, report).map_or("", |t| t.text);
        words.push((entry.key.clone(), says.to_owned()));
    }
    words
}

/// The moves of a list that this car has: an inherited list may name others.
fn fitted(list: Vec<Text<'_>>, moves: &[Move]) -> Vec<MoveId> {
    let known = |name: Text<'_>| moves.iter().position(|m| m.id == name.text);
    list.into_iter().filter_map(known).map(MoveId::from_index).collect()
}

/// The moves of a list, each reported if it does not exist.
fn known(list: Vec<Text<'_>>, moves: &[Move], report: &mut Report<'_>) -> Vec<MoveId> {
    let mut found = Vec::new();
    for name in list {
        if let Some(at) = moves.iter().position(|m| m.id == name.text) {
            found.push(MoveId::from_index(at));
            continue;
        }
        let hint = report.nearest(name.text, moves.iter().map(|m| m.id.as_str()), "Name a move that exists.");
        report.add(name.at, "unknown-name", format!("There is no move `{}`.", name.text), hint);
    }
    found
}

fn mistakes(root: &Item<'_>, moves: &[Move], report: &mut Report<'_>) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for item in root.section("mistakes", report) {
        item.form(&forms::MISTAKE, report);
        let at = known(item.texts("at", report), moves, report);
        let (says, why) = (item.text("says", report).into(), item.text_or_empty("why", report).into());
        let always = item.flag("always", false, report);
        mistakes.push(Mistake { id: item.id.to_owned(), says, why, at, always });
    }
    mistakes
}

fn checklists(
    root: &Item<'_>,
    kinds: &[GoalKind],
    moves: &[Move],
    report: &mut Report<'_>,
) -> Vec<(GoalKind, Vec<MoveId>)> {
    let mut lists = Vec::new();
    for entry in root.entries("checklists", report) {
        let Some(kind) = kinds.iter().find(|g| g.name() == entry.key) else {
            let hint = report.nearest(&entry.key, kinds.iter().map(|g| g.name()), "Name a goal that the car has.");
            report.add(entry.at, "unknown-name", format!("There is no goal `{}`.", entry.key), hint);
            continue;
        };
        lists.push((*kind, known(texts(&entry.node, report), moves, report)));
    }
    lists
}

fn care(root: &Item<'_>, names: &Names, moves: &[Move], numbers: &Numbers<'_>, report: &mut Report<'_>) -> Vec<Care> {
    let mut care = Vec::new();
    for item in root.section("care", report) {
        item.form(&forms::CARE, report);
        let lowers = item.texts("lowers", report).into_iter().filter_map(|t| names.hidden(t, report)).collect();
        let months = item.get("months").and_then(|n| count(n, 1, forms::MOST_MONTHS, report));
        let name = care_cost(item.id);
        let cost = match months {
            Some(_) => numbers.cost(&name, None, item.at, report),
            None => numbers.find_cost(&name).unwrap_or_default(),
        };
        care.push(Care {
            id: item.id.to_owned(),
            says: item.text("says", report).into(),
            every: item.text_or_empty("every", report).into(),
            months,
            cost,
            after: item.flag("after", false, report),
            of: item.get("of").is_some().then(|| fitted(item.texts("of", report), moves)),
            lowers,
        });
    }
    care
}
