//! What the names in expressions stand for, and expressions with the names looked up.

use std::collections::BTreeMap;

use crate::car::{Expr, FormulaId, HiddenId, SlotId};

use super::expr::{Ast, Form, parse};
use super::fields::Text;
use super::problem::{Place, Report};
use super::raw::Node;

/// What a name stands for.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    Hidden(HiddenId),
    State(SlotId),
    Formula(FormulaId),
    /// `PART.ok`: none of these faults.
    Fine(Vec<HiddenId>),
}

/// Which names an expression may use.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// All.
    All,
    /// Hidden Booleans only: the situation does not exist yet.
    Hidden,
}

/// All names of a car.
#[derive(Default)]
pub(super) struct Names {
    map: BTreeMap<String, Meaning>,
}

impl Names {
    /// Adds a name; reports it if it is taken.
    pub(super) fn add(&mut self, name: &str, at: Place, meaning: Meaning, report: &mut Report<'_>) {
        if self.map.insert(name.to_owned(), meaning).is_some() {
            report.add(
                at,
                "duplicate",
                format!("The name `{name}` is used twice."),
                "Give one of the two another name.",
            );
        }
    }

    /// What the name stands for.
    pub(super) fn find(&self, name: &str) -> Option<&Meaning> {
        self.map.get(name)
    }

    /// The situation bit of that name.
    pub(super) fn state(&self, name: &str) -> Option<SlotId> {
        match self.map.get(name)? {
            Meaning::State(slot) => Some(*slot),
            _ => None,
        }
    }

    /// The hidden Boolean of that name, reported if there is none.
    pub(super) fn hidden(&self, name: Text<'_>, report: &mut Report<'_>) -> Option<HiddenId> {
        match self.map.get(name.text) {
            Some(Meaning::Hidden(id)) => Some(*id),
            _ => {
                self.unknown(name.text, name.at, report);
                None
            }
        }
    }

    /// The slot that a move or a goal sets.
    pub(super) fn slot(&self, name: &str, at: Place, report: &mut Report<'_>) -> Option<SlotId> {
        match self.map.get(name) {
            Some(Meaning::Hidden(id)) => Some(SlotId::from(*id)),
            Some(Meaning::State(slot)) => Some(*slot),
            Some(Meaning::Formula(_) | Meaning::Fine(_)) => {
                let message = format!("`{name}` follows from other things and cannot be set.");
                report.add(at, "expression", message, "Set the situation bit or the fault that it follows from.");
                None
            }
            None => {
                self.unknown(name, at, report);
                None
            }
        }
    }

    /// Reports an unknown name with the nearest known one.
    pub(super) fn unknown(&self, name: &str, at: Place, report: &mut Report<'_>) {
        let fallback = "Define it, or name a fault, an unknown, a state or a formula that exists.";
        let hint = self.guess(name, report, fallback);
        report.add(at, "unknown-name", format!("There is no `{name}`."), hint);
    }

    fn guess(&self, name: &str, report: &Report<'_>, fallback: &str) -> String {
        let ends_so = |full: &&String| full.split_once('.').is_some_and(|parts| parts.1 == name);
        match self.map.keys().find(|name| !report.is_crowded() && ends_so(name)) {
            Some(full) => format!("Did you mean `{full}`?"),
            None => report.nearest(name, self.map.keys().map(String::as_str), fallback),
        }
    }

    /// Reads an expression and looks its names up; false in place of what is wrong.
    pub(super) fn expr(&self, text: Text<'_>, scope: Scope, report: &mut Report<'_>) -> Expr {
        match read(text, report) {
            Some(ast) => self.resolve(&ast, text, scope, report),
            None => Expr::Const(false),
        }
    }

    /// An expression that stands as a value.
    pub(super) fn value(&self, node: &Node, scope: Scope, report: &mut Report<'_>) -> Expr {
        match super::fields::text(node, report) {
            Some(text) => self.expr(text, scope, report),
            None => Expr::Const(false),
        }
    }

    /// Looks the names up.
    pub(super) fn resolve(&self, ast: &Ast, text: Text<'_>, scope: Scope, report: &mut Report<'_>) -> Expr {
        let mut list = |list: &[Ast]| list.iter().map(|a| self.resolve(a, text, scope, report)).collect();
        match &ast.form {
            Form::Const(value) => Expr::Const(*value),
            Form::Not(inner) => Expr::Not(Box::new(self.resolve(inner, text, scope, report))),
            Form::All(parts) => Expr::All(list(parts)),
            Form::Any(parts) => Expr::Any(list(parts)),
            Form::AtLeast(count, parts) => Expr::AtLeast(*count, list(parts)),
            Form::Name(name) => self.lookup(name, text.place(ast.at), scope, report),
        }
    }

    fn lookup(&self, name: &str, at: Place, scope: Scope, report: &mut Report<'_>) -> Expr {
        match (self.map.get(name), scope) {
            (Some(Meaning::Hidden(id)), _) => Expr::Slot(SlotId::from(*id)),
            (Some(Meaning::Fine(faults)), _) => none_of(faults),
            (Some(Meaning::State(slot)), Scope::All) => Expr::Slot(*slot),
            (Some(Meaning::Formula(id)), Scope::All) => Expr::Formula(*id),
            (Some(Meaning::State(_) | Meaning::Formula(_)), Scope::Hidden) => {
                let message = format!("`{name}` is not known before the situation begins.");
                report.add(at, "expression", message, "Use faults and unknowns only.");
                Expr::Const(false)
            }
            (None, _) => {
                self.unknown(name, at, report);
                Expr::Const(false)
            }
        }
    }
}

/// Reads an expression, reporting what is wrong with it.
pub(super) fn read(text: Text<'_>, report: &mut Report<'_>) -> Option<Ast> {
    match parse(text.text) {
        Ok(ast) => Some(ast),
        Err((byte, message)) => {
            let hint = "Write, for example, `!a & (b | c)` or `at_least(2, a, b, c)`.";
            report.add(text.place(byte), "expression", message, hint);
            None
        }
    }
}

fn none_of(faults: &[HiddenId]) -> Expr {
    let not = |id: &HiddenId| Expr::Not(Box::new(Expr::Slot(SlotId::from(*id))));
    match faults {
        [] => Expr::Const(true),
        [one] => not(one),
        many => Expr::All(many.iter().map(not).collect()),
    }
}
