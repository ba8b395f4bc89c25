//! What may be seen of a move: listed, or by the short forms `opens` and `sees`.

use crate::car::{Expr, FormulaId, GoalKind, SlotId};
use crate::role::{FormulaRole, StateRole};

use super::fields::{Item, table};
use super::forms::{self, MOST_OUTCOMES};
use super::move_reader::MoveReader;
use super::names::{Meaning, Scope};
use super::problem::Report;
use super::raw::{Node, Value};
use super::roles;

/// Keys of a move that exclude each other: how it says what comes of it.
pub(super) const KINDS: &[&str] = &["outcomes", "opens", "sees"];

/// An outcome without cost.
pub(super) struct Draft {
    pub(super) id: String,
    pub(super) says: String,
    pub(super) when: Expr,
    pub(super) then: Vec<(SlotId, Expr)>,
}

impl Draft {
    pub(super) fn new(id: &str, says: &str, when: Expr) -> Self {
        Self { id: id.to_owned(), says: says.to_owned(), when, then: Vec::new() }
    }
}

impl MoveReader<'_, '_> {
    /// The outcomes, noise not yet in them.
    pub(super) fn outcomes(&self, item: &Item<'_>, goals: &[GoalKind], report: &mut Report<'_>) -> Vec<Draft> {
        let key = item.one_of(KINDS, "outcomes", report);
        if key != Some("sees") {
            for word in ["yes", "no"] {
                if let Some(entry) = item.table.entry(word)
                    && entry.at.file == item.at.file
                {
                    let message = format!("{} has `{word}` without `sees`.", item.name());
                    report.add(entry.at, "outcomes", message, "Add `sees`, or write `outcomes`.");
                }
            }
        }
        match key.and_then(|k| Some((k, item.get(k)?))) {
            Some(("outcomes", node)) => self.listed(item, node, report),
            Some(("opens", node)) => self.opens(node, goals, report),
            Some((_, node)) => {
                let when = self.names.value(node, Scope::All, report);
                let says = |key: &str, default: &str, report: &mut Report<'_>| {
                    item.get_text(key, report).map_or(default, |t| t.text).to_owned()
                };
                let (yes, no) = (says("yes", "Yes", report), says("no", "No", report));
                vec![Draft::new("yes", &yes, when), Draft::new("no", &no, Expr::Const(true))]
            }
            None => vec![Draft::new("done", "Done", Expr::Const(true))],
        }
    }

    fn opens(&self, node: &Node, goals: &[GoalKind], report: &mut Report<'_>) -> Vec<Draft> {
        let when = self.names.value(node, Scope::All, report);
        let mut opened = Draft::new("opened", "It is open", when.clone());
        match self.state(StateRole::LidOpen) {
            Some(open) => opened.then.push((open, Expr::Const(true))),
            None => roles::missing(StateRole::LidOpen.word(), "states", node.at, report),
        }
        if let Some(proved) = self.state(StateRole::UsualProved)
            && goals.contains(&GoalKind::Fixed)
        {
            opened.then.push((proved, self.usual().unwrap_or(when)));
        }
        vec![opened, Draft::new("nothing", "Nothing happens", Expr::Const(true))]
    }

    fn state(&self, role: StateRole) -> Option<SlotId> {
        self.names.state(&self.states.iter().find(|s| s.role == Some(role))?.id)
    }

    /// Whether the usual way works, if the car says which it is.
    fn usual(&self) -> Option<Expr> {
        let at = self.formulas.iter().position(|f| f.role == Some(FormulaRole::Usual))?;
        Some(Expr::Formula(FormulaId::from_index(at)))
    }

    fn listed(&self, item: &Item<'_>, node: &Node, report: &mut Report<'_>) -> Vec<Draft> {
        let Value::List(list) = &node.value else {
            super::fields::texts(node, report);
            return Vec::new();
        };
        if list.is_empty() {
            report.add(
                node.at,
                "outcomes",
                format!("{} has no outcome.", item.name()),
                "Add one, or leave `outcomes` out.",
            );
        }
        if let Some(next) = list.get(MOST_OUTCOMES) {
            report.add(
                next.at,
                "outcomes",
                format!("{} has more than {MOST_OUTCOMES} outcomes.", item.name()),
                "Join some.",
            );
            return Vec::new();
        }
        let mut drafts: Vec<Draft> = Vec::new();
        for (place, node) in list.iter().enumerate() {
            let Some(table) = table(node, report) else { continue };
            let outcome = Item { section: "outcomes", id: "", at: node.at, table };
            let draft = self.outcome(&outcome, place + 1 == list.len(), report);
            if drafts.iter().any(|d| d.id == draft.id) {
                let message = format!("{} has the outcome `{}` twice.", item.name(), draft.id);
                report.add(node.at, "outcomes", message, "Give it another `id`.");
            }
            drafts.push(draft);
        }
        drafts
    }

    fn outcome(&self, outcome: &Item<'_>, last: bool, report: &mut Report<'_>) -> Draft {
        outcome.form(&forms::OUTCOME, report);
        let id = outcome.text("id", report);
        let when = match (outcome.table.entry("when"), last) {
            (Some(entry), true) => {
                let message = "The last outcome has a `when`.";
                report.add(entry.at, "outcomes", message, "Leave `when` out: the last is seen when no other is.");
                Expr::Const(true)
            }
            (Some(entry), false) => self.names.value(&entry.node, Scope::All, report),
            (None, true) => Expr::Const(true),
            (None, false) => {
                let message = format!("The outcome `{id}` has no `when`.");
                report.add(outcome.at, "outcomes", message, "Add `when`: only the last goes without.");
                Expr::Const(false)
            }
        };
        let says = outcome.text("says", report);
        let then = outcome.get("then").map_or(Vec::new(), |n| self.changes(n, report));
        Draft { id, says, when, then }
    }

    /// Puts misheard answers into the conditions of a move with two outcomes.
    pub(super) fn noisy(&self, item: &Item<'_>, outcomes: &mut [Draft], report: &mut Report<'_>) {
        let Some(node) = item.get("noise") else { return };
        let [first, second] = outcomes else {
            let message = format!("{} has noise and {} outcomes.", item.name(), outcomes.len());
            report.add(node.at, "noise", message, "Noise needs two outcomes, such as those of `sees`.");
            return;
        };
        if !first.then.is_empty() || !second.then.is_empty() {
            let message = format!("{} has noise, and what is told would change something.", item.name());
            report.add(node.at, "noise", message, "Put what it changes into `first`.");
        }
        let slot = |word: &str| match self.names.find(&format!("{}.{word}", item.id)) {
            Some(Meaning::Hidden(id)) => Some(Expr::Slot(SlotId::from(*id))),
            _ => None,
        };
        let truth = std::mem::replace(&mut first.when, Expr::Const(false));
        let not = |e: &Expr| Expr::Not(Box::new(e.clone()));
        let noticed = match slot("missed") {
            Some(missed) => Expr::All(vec![truth.clone(), not(&missed)]),
            None => truth.clone(),
        };
        first.when = match slot("imagined") {
            Some(imagined) => Expr::Any(vec![noticed, Expr::All(vec![not(&truth), imagined])]),
            None => noticed,
        };
    }
}
