//! Moves: what they need, change, show and cost.

use std::collections::BTreeSet;

use crate::car::{ASK, Cost, Expr, GoalKind, HazardId, Move, MoveKind, Outcome, PlaceId, Professional, SlotId, ToolId};
use crate::quantity::Quantity;
use crate::role::{MoveRole, Symptom};

use super::fields::{Item, Text, choice, range, table, texts};
use super::forms::{self, MOST_STEPS};
use super::move_reader::MoveReader;
use super::names::{Meaning, Scope};
use super::outcomes::Draft;
use super::problem::Report;
use super::roles::Taken;

/// A longer line is not read on a phone (characters).
const LONGEST_STEP: usize = 90;
/// What a placeholder such as `{trunk}` counts (characters).
const PLACEHOLDER: usize = 5;
/// What a quantity may grow by when it is told in other units (characters).
const CONVERTED: usize = 10;

impl MoveReader<'_, '_> {
    /// Reads one move.
    pub(super) fn read(
        &self,
        item: &Item<'_>,
        roles: &mut Taken<MoveRole>,
        symptoms: &mut Taken<Symptom>,
        report: &mut Report<'_>,
    ) -> Move {
        item.form(&forms::MOVE, report);
        let kind = item.choice("kind", MoveKind::NAMES, report).unwrap_or(MoveKind::Try);
        let goals = self.goals_of(item, report);
        let tools = self.ids(item, "tools", ToolId::from_index, report);
        let worth = item.get("worth").map_or(Expr::Const(true), |n| self.names.value(n, Scope::All, report));
        let needs = item.get("needs").map_or(Expr::Const(true), |n| self.names.value(n, Scope::All, report));
        let first = item.get("first").map_or(Vec::new(), |n| self.changes(n, report));
        let mut outcomes = self.outcomes(item, &goals, report);
        self.noisy(item, &mut outcomes, report);
        let cost = self.numbers.cost(item.id, None, item.at, report);
        let outcomes = self.priced(item.id, outcomes, cost);
        let (steps, steps_for) = steps(item, report);
        Move {
            id: item.id.to_owned(),
            kind,
            role: roles.role(item, MoveRole::NAMES, report),
            symptoms: symptoms.symptoms(item, &outcomes, report),
            goals,
            title: item.text("title", report).into(),
            steps,
            steps_for,
            why: item.text_or_empty("why", report).into(),
            leaves: item.text_or_empty("leaves", report).into(),
            acts: super::acts::acts(&self.root, item, report),
            place: item
                .get_text("place", report)
                .and_then(|t| self.root.place_in("places", t, report))
                .map(PlaceId::from_index),
            tools,
            hazards: self.ids(item, "hazards", HazardId::from_index, report),
            needs,
            worth,
            first,
            outcomes,
            cost,
            professional: professional(item, kind, report),
        }
    }

    /// The move that asks whether an unknown is so.
    pub(super) fn ask(&self, unknown: &Item<'_>, question: Text<'_>, report: &mut Report<'_>) -> Option<Move> {
        let Some(Meaning::Hidden(hidden)) = self.names.find(unknown.id) else { return None };
        let id = format!("{ASK}{}", unknown.id);
        let outcomes = vec![
            Draft::new("yes", "Yes", Expr::Slot(SlotId::from(*hidden))),
            Draft::new("no", "No", Expr::Const(true)),
        ];
        let cost = self.numbers.cost(&id, Some("ask"), question.at, report);
        Some(Move {
            kind: MoveKind::Look,
            role: None,
            symptoms: Vec::new(),
            goals: self.goals.to_vec(),
            title: question.text.into(),
            steps: Vec::new(),
            steps_for: Vec::new(),
            why: Default::default(),
            leaves: Default::default(),
            place: unknown
                .get_text("place", report)
                .and_then(|t| self.root.place_in("places", t, report))
                .map(PlaceId::from_index),
            acts: Vec::new(),
            tools: Vec::new(),
            hazards: Vec::new(),
            needs: Expr::Const(true),
            worth: unknown.get("ask_when").map_or(Expr::Const(true), |n| self.names.value(n, Scope::All, report)),
            first: Vec::new(),
            outcomes: self.priced(&id, outcomes, cost),
            cost,
            professional: None,
            id,
        })
    }

    fn goals_of(&self, item: &Item<'_>, report: &mut Report<'_>) -> Vec<GoalKind> {
        let Some(node) = item.get("goals") else { return vec![GoalKind::Open] };
        let words: Vec<(&str, GoalKind)> = self.goals.iter().map(|g| (g.name(), *g)).collect();
        let texts = texts(node, report);
        texts.into_iter().filter_map(|t| choice(t, &words, report)).collect()
    }

    fn ids<I>(&self, item: &Item<'_>, section: &str, id: impl Fn(usize) -> I, report: &mut Report<'_>) -> Vec<I> {
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        for name in item.texts(section, report) {
            let Some(at) = self.root.place_in(section, name, report) else { continue };
            if seen.insert(at) {
                found.push(id(at));
            } else {
                report.add(name.at, "duplicate", format!("`{}` stands here twice.", name.text), "Leave one out.");
            }
        }
        found
    }

    /// Puts costs to the outcomes: their own, else that of the move.
    fn priced(&self, id: &str, drafts: Vec<Draft>, cost: Cost) -> Vec<Outcome> {
        let mut outcomes = Vec::with_capacity(drafts.len());
        for Draft { id: outcome, says, when, then } in drafts {
            let own = self.numbers.find_cost(&format!("{id}.{outcome}"));
            outcomes.push(Outcome { id: outcome, says: says.into(), when, then, cost: own.unwrap_or(cost) });
        }
        outcomes
    }
}

/// The short lines of a move or a list in order, and which of them are for one goal only.
pub(super) fn steps(item: &Item<'_>, report: &mut Report<'_>) -> (Vec<crate::texts::Text>, Vec<(usize, GoalKind)>) {
    let steps = item.want("steps", report).map_or(Vec::new(), |n| texts(n, report));
    if let Some(ninth) = steps.get(MOST_STEPS) {
        let message = format!("{} has more than {MOST_STEPS} steps.", item.name());
        report.add(ninth.at, "steps", message, "Leave out what goes without saying.");
    }
    for step in &steps {
        let length = length(for_one_goal(step.text).1);
        if length > LONGEST_STEP || step.text.contains('\n') {
            let message = format!("This step is {length} characters long; {LONGEST_STEP} on one line is the most.");
            report.add(step.at, "steps", message, "Write shorter, or make two of it.");
        }
    }
    let lines = steps.iter().map(|t| for_one_goal(t.text));
    let only = lines.clone().enumerate().filter_map(|(at, (goal, _))| Some((at, goal?))).collect();
    (lines.map(|(_, text)| text.into()).collect(), only)
}

/// Reads `{fixed} Push the latch shut.`: a line for people with that goal only.
fn for_one_goal(line: &str) -> (Option<GoalKind>, &str) {
    let marked = line.strip_prefix('{').and_then(|rest| rest.split_once("} "));
    let goal = |name: &str| GoalKind::ALL.into_iter().find(|goal| goal.name() == name);
    match marked.and_then(|(name, text)| Some((goal(name)?, text))) {
        Some((goal, text)) => (Some(goal), text),
        None => (None, line),
    }
}

/// Length with each placeholder counted as a short word.
fn length(text: &str) -> usize {
    let mut length = 0;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inner, behind)) = after.split_once('}') else { break };
        let quantity = Quantity::parse(inner).map_or(0, |_| inner.chars().count() + CONVERTED);
        length += before.chars().count() + quantity.max(PLACEHOLDER);
        rest = behind;
    }
    length + rest.chars().count()
}

fn professional(item: &Item<'_>, kind: MoveKind, report: &mut Report<'_>) -> Option<Professional> {
    if kind != MoveKind::Call {
        if let Some(entry) = item.table.entry("professional") {
            let message = format!("{} is not a call and has a `professional`.", item.name());
            report.add(entry.at, "unknown-key", message, "Write `kind = \"call\"`, or leave it out.");
        }
        return None;
    }
    let node = item.want("professional", report)?;
    let who = Item { section: "professional", id: "", at: node.at, table: table(node, report)? };
    who.form(&forms::PROFESSIONAL, report);
    let mut pair = |key| who.want(key, report).and_then(|n| range(n, report)).unwrap_or_default();
    let (price, wait) = (pair("price"), pair("wait"));
    let name = who.text("name", report).into();
    Some(Professional { name, price, wait, when: who.texts("when", report).iter().map(|t| t.text.into()).collect() })
}
