//! What people may have noticed: the words from `[signs.ID]`, how likely it is from `[sign.ID]`.
//!
//! ```text
//!  car.toml      [signs.battery_was_off]   says = "…", group = "history"
//!  numbers.toml  [sign.battery_was_off]    "car_battery.flat" = 0.4, otherwise = 0.02
//! ```
//! Rows of the shared numbers whose names this car does not have are passed over, so that a car without a part need
//! not say so again; in the car's own file they are reported.

use crate::car::{Expr, Move, SlotId};
use crate::sign::{NO, Sign, SignGroup, SignOutcome, SignUnit, YES};

use super::fields::{Item, Text, number, table};
use super::forms;
use super::move_reader::MoveReader;
use super::names::{Meaning, Names, Scope, read};
use super::problem::Report;
use super::raw::{Entry, Node, Value};

const RULE: &str = "sign";
/// More signs than this nobody reads through.
const MOST: usize = 256;
/// The row that counts when no other does.
const OTHERWISE: &str = "otherwise";
/// Sums that are off by less are taken for one.
const ROUNDING: f64 = 1e-6;

/// Reads the signs; one of which no condition fits the car is left out.
pub(super) fn signs(reader: &MoveReader<'_, '_>, moves: &[Move], report: &mut Report<'_>) -> Vec<Sign> {
    let mut items = reader.root.section("signs", report);
    if let Some(item) = items.get(MOST) {
        report.add(item.at, "size", format!("There are more than {MOST} signs."), "Leave some out.");
        items.truncate(MOST);
    }
    let mut signs: Vec<Sign> = Vec::new();
    for item in items {
        if moves.iter().any(|m| m.id == item.id) {
            let message = format!("The name `{}` is used twice.", item.id);
            report.add(item.at, "duplicate", message, "Give the sign or the move another name.");
        }
        let sign = sign(reader, &item, report);
        let taken = |unit| signs.iter().any(|s| s.unit == Some(unit));
        if let Some(unit) = sign.unit.filter(|unit| taken(*unit)) {
            let message = format!("Two signs are measured in {}.", unit.word());
            report.add(item.at, RULE, message, "Keep one of them.");
        }
        if !sign.rates.is_empty() {
            signs.push(sign);
        }
    }
    signs
}

fn sign(reader: &MoveReader<'_, '_>, item: &Item<'_>, report: &mut Report<'_>) -> Sign {
    item.form(&forms::SIGN, report);
    let unit = item.get("unit").and_then(|_| item.choice("unit", SignUnit::NAMES, report));
    let outcomes = outcomes(item, unit, report);
    let (rates, otherwise) = rates(&reader.root, item, outcomes.len(), reader.names, report);
    Sign {
        id: item.id.to_owned(),
        says: item.text("says", report).into(),
        group: item.choice("group", SignGroup::NAMES, report).unwrap_or(SignGroup::Noticed),
        words: item.text_or_empty("words", report).into(),
        unit,
        outcomes,
        rates,
        otherwise,
        then: then(reader, item, report),
    }
}

/// What holds once it is told. It was noticed, not done: it moves the situation, and nothing hidden.
fn then(reader: &MoveReader<'_, '_>, item: &Item<'_>, report: &mut Report<'_>) -> Vec<(SlotId, Expr)> {
    let Some(node) = item.get("then") else { return Vec::new() };
    if item.get("outcomes").is_some() {
        let message = format!("{} has outcomes and `then`.", item.name());
        report.add(node.at, RULE, message, "Only a sign that is ticked changes something.");
    }
    let changed = table(node, report).map_or(&[][..], |table| &table.entries);
    for entry in changed.iter().filter(|entry| matches!(reader.names.find(&entry.key), Some(Meaning::Hidden(_)))) {
        let message = format!("{} sets `{}`, which is hidden.", item.name(), entry.key);
        report.add(entry.at, RULE, message, "Set a state, and weigh what is hidden in `[sign]`.");
    }
    reader.changes(node, report)
}

fn outcomes(item: &Item<'_>, unit: Option<SignUnit>, report: &mut Report<'_>) -> Vec<SignOutcome> {
    let plain = |id: &str, says: &str| SignOutcome { id: id.to_owned(), says: says.into(), below: None };
    let Some(node) = item.get("outcomes") else {
        if unit.is_some() {
            report.add(item.at, RULE, format!("{} has a unit and no outcomes.", item.name()), "Add `outcomes`.");
        }
        return vec![plain(YES, "Yes"), plain(NO, "No")];
    };
    let Value::List(list) = &node.value else {
        super::fields::texts(node, report);
        return Vec::new();
    };
    if !(2..=forms::MOST_OUTCOMES).contains(&list.len()) {
        let message = format!("{} has {} outcomes.", item.name(), list.len());
        report.add(node.at, RULE, message, format!("List 2 to {}.", forms::MOST_OUTCOMES));
        return Vec::new();
    }
    let mut read: Vec<SignOutcome> = Vec::new();
    for (place, node) in list.iter().enumerate() {
        let Some(table) = table(node, report) else { continue };
        let outcome = Item { section: "outcomes", id: "", at: node.at, table };
        outcome.form(&forms::SIGN_OUTCOME, report);
        let below = outcome.get("below").and_then(|n| number(n, report));
        let id = outcome.text("id", report);
        if read.iter().any(|o| o.id == id) {
            report.add(node.at, RULE, format!("{} has the outcome `{id}` twice.", item.name()), "Rename one.");
        }
        let last = place + 1 == list.len();
        let before = read.iter().filter_map(|o| o.below).fold(-1.0, f64::max);
        let rises = below.is_none_or(|b| b >= 0.0 && b > before);
        if !rises || below.is_some() != (unit.is_some() && !last) {
            let hint = "With a `unit`, every outcome but the last has a `below`, each higher than the one before.";
            report.add(node.at, RULE, format!("The bounds of {} do not fit.", item.name()), hint);
        }
        read.push(SignOutcome { id, says: outcome.text("says", report).into(), below });
    }
    read
}

type Rates = (Vec<(Expr, Vec<f64>)>, Vec<f64>);

/// The rows of `[sign.ID]`, the car's own before those that it shares.
fn rates(root: &Item<'_>, item: &Item<'_>, outcomes: usize, names: &Names, report: &mut Report<'_>) -> Rates {
    let none = (Vec::new(), vec![1.0; outcomes]);
    let node = root.table_of("sign").and_then(|t| t.entry(item.id)).map(|e| &e.node);
    let Some(node) = node else {
        let hint = format!("Add `[sign.{}]` with rows `\"CONDITION\" = 0.4` and `otherwise = 0.02`.", item.id);
        report.add(item.at, RULE, format!("{} has no rates.", item.name()), hint);
        return none;
    };
    let Some(table) = table(node, report) else { return none };
    let mut rows: Vec<&Entry> = table.entries.iter().filter(|e| e.key != OTHERWISE).collect();
    rows.sort_by_key(|e| e.at.file);
    let mut rates = Vec::new();
    for row in rows {
        let said = Text { text: &row.key, at: row.at, inner: None };
        let Some(ast) = read(said, report) else { continue };
        let mut strange = false;
        ast.each_name(&mut |name, _| strange |= names.find(name).is_none());
        if strange {
            if row.at.file == 0 {
                let message = format!("`{}` names something that this car does not have.", row.key);
                report.add(row.at, "unused-prior", message, "Correct the name, or leave the row out.");
            }
            continue;
        }
        let when = names.resolve(&ast, said, Scope::Hidden, report);
        rates.push((when, distribution(&row.node, outcomes, report)));
    }
    let otherwise = match table.entry(OTHERWISE) {
        Some(entry) => distribution(&entry.node, outcomes, report),
        None => {
            let message = format!("`sign.{}` has no `{OTHERWISE}`.", item.id);
            report.add(node.at, RULE, message, "Add how likely it is when none of the conditions holds.");
            vec![1.0; outcomes]
        }
    };
    (rates, otherwise)
}

/// One number for `yes`, or one for each outcome; nothing is impossible and nothing certain.
fn distribution(node: &Node, outcomes: usize, report: &mut Report<'_>) -> Vec<f64> {
    let even = vec![1.0; outcomes];
    let rates: Vec<f64> = match &node.value {
        Value::List(list) => list.iter().filter_map(|n| number(n, report)).collect(),
        _ => number(node, report).map(|yes| vec![yes, 1.0 - yes]).unwrap_or_default(),
    };
    if rates.is_empty() {
        return even;
    }
    let hint = "Write one number for `yes`, or a list with one number for each outcome and the sum 1.";
    let mut wrong = |message: String| report.add(node.at, RULE, message, hint);
    if rates.len() != outcomes {
        wrong(format!("There are {} numbers for {outcomes} outcomes.", rates.len()));
    } else if !rates.iter().all(|p| *p > 0.0 && *p < 1.0) {
        wrong("Only numbers above 0 and below 1 leave room for mistakes.".to_owned());
    } else if (rates.iter().sum::<f64>() - 1.0).abs() > ROUNDING {
        wrong(format!("The sum is {}.", rates.iter().sum::<f64>()));
    } else {
        return rates;
    }
    even
}
