//! What moves are read with: the pieces that the move itself and its outcomes share.

use crate::car::{Expr, Formula, GoalKind, SlotId, State};

use super::fields::{Item, table};
use super::names::{Names, Scope};
use super::numbers::Numbers;
use super::problem::Report;
use super::raw::{Node, Value};

/// What moves are read with.
pub(super) struct MoveReader<'s, 't> {
    pub(super) root: Item<'t>,
    pub(super) names: &'s Names,
    pub(super) numbers: &'s Numbers<'t>,
    /// Goals that the car has.
    pub(super) goals: &'s [GoalKind],
    pub(super) states: &'s [State],
    pub(super) formulas: &'s [Formula],
}

impl MoveReader<'_, '_> {
    /// Reads `{ slot = "expr" }`.
    pub(super) fn changes(&self, node: &Node, report: &mut Report<'_>) -> Vec<(SlotId, Expr)> {
        let mut changes = Vec::new();
        for entry in table(node, report).map_or(&[][..], |t| &t.entries) {
            if let Value::Table(_) = entry.node.value {
                let message = format!("`{}` with a dot is read as a table.", entry.key);
                report.add(entry.at, "wrong-type", message, "Put the name in quotes: `\"lid.stuck\" = \"false\"`.");
                continue;
            }
            let value = self.names.value(&entry.node, Scope::All, report);
            if let Some(slot) = self.names.slot(&entry.key, entry.at, report) {
                changes.push((slot, value));
            }
        }
        changes
    }
}
