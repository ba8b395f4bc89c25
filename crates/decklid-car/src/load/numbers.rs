//! Judgement calls: priors and costs, and those that nothing needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::car::{Car, Cost, HiddenId};

use super::fields::{Item, number, table};
use super::forms::{self, LEAST_SLIP, MOST_A_YEAR, MOST_SLIP};
use super::names::{Meaning, Names};
use super::problem::{Place, Report};
use super::raw::{Entry, Node, Value};

/// The name of what a care item costs.
pub(super) fn care_cost(id: &str) -> String {
    format!("care.{id}")
}

/// All priors and costs of the chain by name.
pub(super) struct Numbers<'t> {
    priors: BTreeMap<&'t str, f64>,
    costs: BTreeMap<&'t str, Cost>,
    tools: BTreeMap<&'t str, (f64, Option<Cost>)>,
}

/// Reads `[prior]`, `[cost]` and `[tool]`.
pub(super) fn numbers<'t>(root: &Item<'t>, report: &mut Report<'_>) -> Numbers<'t> {
    let mut numbers = Numbers { priors: BTreeMap::new(), costs: BTreeMap::new(), tools: BTreeMap::new() };
    for entry in root.rows("prior", report) {
        if let Value::Table(_) = entry.node.value {
            let message = format!("`{}` with a dot is read as a table.", entry.key);
            report.add(entry.at, "wrong-type", message, "Put the name in quotes: `\"fob.cell_flat\" = 0.1`.");
            continue;
        }
        numbers.priors.insert(&entry.key, prior(entry, report));
    }
    for entry in root.rows("cost", report) {
        if let Some(table) = table(&entry.node, report) {
            let item = Item { section: "cost", id: &entry.key, at: entry.node.at, table };
            numbers.costs.insert(&entry.key, cost(&item, report));
        }
    }
    for entry in root.rows("tool", report) {
        if let Some(table) = table(&entry.node, report) {
            let item = Item { section: "tool", id: &entry.key, at: entry.node.at, table };
            numbers.tools.insert(&entry.key, tool(&item, report));
        }
    }
    numbers
}

impl Numbers<'_> {
    /// The prior of that hidden Boolean, if there is one.
    pub(super) fn find_prior(&self, id: &str) -> Option<f64> {
        self.priors.get(id).copied()
    }

    /// The prior of that hidden Boolean, reported if there is none.
    pub(super) fn prior(&self, id: &str, at: Place, report: &mut Report<'_>) -> f64 {
        self.find_prior(id).unwrap_or_else(|| {
            let hint = format!("Add `\"{id}\" = 0.05` (a number from 0 to 1) under `[prior]`.");
            report.add(at, "prior", format!("`{id}` has no prior."), hint);
            0.5
        })
    }

    /// Probability of having that tool, and the cost of getting it; everybody has a tool without numbers.
    pub(super) fn tool(&self, name: &str) -> (f64, Option<Cost>) {
        self.tools.get(name).copied().unwrap_or((1.0, None))
    }

    /// The cost of that name, if there is one.
    pub(super) fn find_cost(&self, name: &str) -> Option<Cost> {
        self.costs.get(name).copied()
    }

    /// The cost of a move, else of the other name, reported if there is neither.
    pub(super) fn cost(&self, name: &str, other: Option<&str>, at: Place, report: &mut Report<'_>) -> Cost {
        let found = self.find_cost(name).or_else(|| self.find_cost(other?));
        found.unwrap_or_else(|| {
            let hint = format!("Add `{name} = {{ minutes = 1 }}` under `[cost]`.");
            report.add(at, "no-cost", format!("`{name}` has no cost."), hint);
            Cost::default()
        })
    }
}

/// What `[rate]` says.
pub(super) struct Frequencies {
    pub(super) breakdowns: Option<f64>,
    pub(super) slip: f64,
}

/// Reads `[rate]`.
pub(super) fn frequencies(root: &Item<'_>, report: &mut Report<'_>) -> Frequencies {
    let item = root.get("rate").and_then(|node| {
        let item = Item { section: "rate", id: "", at: node.at, table: table(node, report)? };
        item.form(&forms::RATES, report);
        Some(item)
    });
    let Some(item) = item else { return Frequencies { breakdowns: None, slip: LEAST_SLIP } };
    let breakdowns = frequency(&item, "breakdowns_per_year", (0.0, MOST_A_YEAR), report);
    let slip = frequency(&item, "slip", (LEAST_SLIP, MOST_SLIP), report).unwrap_or(LEAST_SLIP);
    Frequencies { breakdowns, slip }
}

/// Reads `[before.YEAR]`: priors of cars built before that model year, the earliest year first. Names that a car lacks are
/// passed over.
pub(super) fn before(root: &Item<'_>, names: &Names, report: &mut Report<'_>) -> Vec<(u16, Vec<(HiddenId, f64)>)> {
    let mut years = Vec::new();
    for entry in root.rows("before", report) {
        let Ok(year) = entry.key.parse::<u16>() else {
            let message = format!("`{}` is no model year.", entry.key);
            report.add(entry.at, "wrong-type", message, "Write `[before.1996]`.");
            continue;
        };
        let rows = table(&entry.node, report).map_or(&[][..], |table| &table.entries);
        let priors = rows.iter().filter_map(|row| match names.find(&row.key) {
            Some(Meaning::Hidden(id)) => Some((*id, prior(row, report))),
            _ => None,
        });
        years.push((year, priors.collect()));
    }
    years.sort_by_key(|(year, _)| *year);
    years
}

fn frequency(item: &Item<'_>, key: &str, (least, most): (f64, f64), report: &mut Report<'_>) -> Option<f64> {
    let node = item.get(key)?;
    let rate = number(node, report)?;
    if (least..=most).contains(&rate) {
        return Some(rate);
    }
    let message = format!("`{key}` cannot be {rate}.");
    report.add(node.at, "cost", message, format!("Write a number from {least} to {most}."));
    None
}

/// Reports priors and costs in the car's own file that are of nothing.
pub(super) fn unused(root: &Item<'_>, car: &Car, report: &mut Report<'_>) {
    let hidden: BTreeSet<&str> = car.hidden.iter().map(|h| h.id.as_str()).collect();
    own_and_unused(root, "prior", &hidden, "unused-prior", report);
    let mut names: BTreeSet<String> = ["ask"].map(str::to_owned).into();
    for mv in &car.moves {
        names.extend(mv.outcomes.iter().map(|o| format!("{}.{}", mv.id, o.id)));
        names.insert(mv.id.clone());
    }
    names.extend(car.care.iter().map(|c| care_cost(&c.id)));
    own_and_unused(root, "cost", &names.iter().map(String::as_str).collect(), "unused-cost", report);
    let tools: BTreeSet<&str> = car.tools.iter().map(|t| t.id.as_str()).collect();
    own_and_unused(root, "tool", &tools, "unused-cost", report);
    let signs: BTreeSet<&str> = car.signs.iter().map(|s| s.id.as_str()).collect();
    own_and_unused(root, "sign", &signs, "unused-prior", report);
}

fn own_and_unused(root: &Item<'_>, section: &str, used: &BTreeSet<&str>, rule: &'static str, report: &mut Report<'_>) {
    for entry in root.rows(section, report) {
        if entry.at.file == 0 && !used.contains(entry.key.as_str()) {
            let hint = report.nearest(&entry.key, used.iter().copied(), "Leave it out.");
            report.add(entry.at, rule, format!("Nothing here needs the {section} of `{}`.", entry.key), hint);
        }
    }
}

fn prior(entry: &Entry, report: &mut Report<'_>) -> f64 {
    probability(&entry.node, report)
}

fn probability(node: &Node, report: &mut Report<'_>) -> f64 {
    let Some(prior) = number(node, report) else { return 0.5 };
    if (0.0..=1.0).contains(&prior) {
        return prior;
    }
    report.add(node.at, "probability", format!("{prior} is no probability."), "Write a number from 0 to 1.");
    0.5
}

/// Chance to have a tool, and what getting it costs if it can be got.
fn tool(item: &Item<'_>, report: &mut Report<'_>) -> (f64, Option<Cost>) {
    item.form(&forms::HAVE, report);
    let have = item.want("have", report).map_or(1.0, |node| probability(node, report));
    let can_get = ["minutes", "money"].iter().any(|key| item.get(key).is_some());
    (have, can_get.then(|| amounts(item, report)))
}

fn cost(item: &Item<'_>, report: &mut Report<'_>) -> Cost {
    item.form(&forms::AMOUNTS, report);
    amounts(item, report)
}

fn amounts(item: &Item<'_>, report: &mut Report<'_>) -> Cost {
    let mut amount = |key: &str, most: f64, hint: &str| {
        let Some(node) = item.get(key) else { return 0.0 };
        let Some(amount) = number(node, report) else { return 0.0 };
        if (0.0..=most).contains(&amount) {
            return amount;
        }
        report.add(node.at, "cost", format!("`{key}` cannot be {amount}."), hint);
        0.0
    };
    Cost {
        minutes: amount("minutes", f64::MAX, "Write a number of 0 or more [min]."),
        money: amount("money", f64::MAX, "Write a number of 0 or more [USD]."),
        damage: amount("damage", f64::MAX, "Write a number of 0 or more [USD]."),
        difficulty: amount("difficulty", 5.0, "Write a number from 0 (anybody) to 5 (skilled hands)."),
    }
}
