//! Roles and symptoms: what code finds in a car without knowing its ids.

use crate::car::{Outcome, OutcomeId};
use crate::role::Symptom;

use super::fields::{Item, choice, text};
use super::forms;
use super::problem::{Place, Report};

/// Who has which role or symptom so far.
pub(super) struct Taken<R>(Vec<(R, Place)>);

impl<R: Copy + PartialEq> Taken<R> {
    pub(super) fn new() -> Self {
        Taken(Vec::new())
    }

    /// Reads the key `role`, and reports a role that something else has already. An empty text takes an inherited role
    /// away.
    pub(super) fn role(&mut self, item: &Item<'_>, words: &[(&str, R)], report: &mut Report<'_>) -> Option<R> {
        let word = item.get_text("role", report).filter(|t| !t.text.is_empty())?;
        let role = choice(word, words, report)?;
        self.take(role, word.text, word.at, report).then_some(role)
    }

    fn take(&mut self, role: R, word: &str, at: Place, report: &mut Report<'_>) -> bool {
        if let Some((_, first)) = self.0.iter().find(|t| t.0 == role) {
            let message = format!("Two things of this car have the role `{word}`.");
            let hint = "Keep it at one; `role = \"\"` takes away one that is inherited.";
            report.add_related(at, "role", message, hint, vec![(*first, "the other one".to_owned())]);
            return false;
        }
        self.0.push((role, at));
        true
    }
}

impl Taken<Symptom> {
    /// Reads the key `symptoms` of a move: which of its outcomes people have seen who come with that symptom.
    pub(super) fn symptoms(
        &mut self,
        item: &Item<'_>,
        outcomes: &[Outcome],
        report: &mut Report<'_>,
    ) -> Vec<(Symptom, OutcomeId)> {
        let Some(node) = item.get("symptoms") else { return Vec::new() };
        let Some(table) = super::fields::table(node, report) else { return Vec::new() };
        // A car that rewrites the outcomes is told in its own file.
        let own = ["outcomes", "opens", "sees"].iter().filter_map(|key| Some(item.table.entry(key)?.at)).min();
        let item = Item { section: "symptoms", id: "", at: node.at, table };
        item.form(&forms::SYMPTOMS, report);
        let mut found = Vec::new();
        for entry in &table.entries {
            let Some((word, symptom)) = Symptom::NAMES.iter().find(|n| n.0 == entry.key) else { continue };
            let Some(id) = text(&entry.node, report).filter(|t| !t.text.is_empty()) else { continue };
            let Some(at) = outcomes.iter().position(|o| o.id == id.text) else {
                let none = format!("Name one of its outcomes, or write `{word} = \"\"` if it has none for that.");
                let hint = report.nearest(id.text, outcomes.iter().map(|o| o.id.as_str()), &none);
                let message = format!("This move has no outcome `{}` for the symptom `{word}`.", id.text);
                report.add(own.unwrap_or(id.at).min(id.at), "unknown-name", message, hint);
                continue;
            };
            if self.take(*symptom, word, entry.at, report) {
                found.push((*symptom, OutcomeId::from_index(at)));
            }
        }
        found
    }
}

/// Reports that something is needed which has no role.
pub(super) fn missing(role: &str, section: &str, at: Place, report: &mut Report<'_>) {
    let message = format!("Nothing under `{section}` has the role `{role}`, which is needed here.");
    report.add(at, "role", message, format!("Write `role = \"{role}\"` at the one that it is."));
}
