//! `expected.toml`: people with what they have seen, and the advice and causes that must come out.

use decklid_car::car::{Car, GoalKind, HiddenId, MoveId, ToolId};
use decklid_car::file::{self, Item, Place, Report, Text, Value, forms, parse};
use decklid_car::load::Diagnostic;

use crate::consult::{Answer, Case, Entry, Told};

/// One case and what must come out of it.
#[derive(Clone, Debug)]
pub struct Expected {
    /// What it is about.
    pub name: String,
    /// What the person wants, has seen and has at hand.
    pub case: Case,
    /// Among the three likeliest causes.
    pub likely: Vec<HiddenId>,
    /// One of these is advised; empty if nothing is asked.
    pub advised_first: Vec<MoveId>,
    /// None of these is advised.
    pub not_advised: Vec<MoveId>,
}

/// Reads the cases of a car, with every problem: unknown keys, and names that the car does not have.
pub fn read(file: &str, text: &str, car: &Car) -> (Vec<Expected>, Vec<Diagnostic>) {
    let mut report = Report::new();
    report.files.push((file.to_owned(), text));
    let table = parse(text, 0, &mut report);
    let top = Item { section: "", id: "", at: Place { file: 0, byte: 0 }, table: &table };
    top.form(&forms::EXPECTED, &mut report);
    let mut cases = Vec::new();
    match top.want("case", &mut report).map(|node| &node.value) {
        Some(Value::List(list)) => {
            for node in list {
                let Some(table) = file::table(node, &mut report) else { continue };
                let item = Item { section: "case", id: "", at: node.at, table };
                cases.extend(Reading { car, report: &mut report }.case(&item));
            }
        }
        Some(_) => {
            let message = "`case` is no list of cases.";
            report.add(top.at, "wrong-type", message, "Write `[[case]]` above each.");
        }
        None => {}
    }
    (cases, report.finish().1)
}

struct Reading<'r, 'a, 'c> {
    car: &'c Car,
    report: &'r mut Report<'a>,
}

impl Reading<'_, '_, '_> {
    fn case(&mut self, item: &Item<'_>) -> Option<Expected> {
        item.form(&forms::CASE, self.report);
        let goals = GoalKind::ALL.map(|g| (g.name(), g));
        let goal = item.choice("goal", &goals, self.report);
        let mut case = Case::new(goal.unwrap_or(GoalKind::Open));
        for said in item.texts("saw", self.report) {
            match self.sign(said) {
                Some(told) => case.tell(told),
                None => case.entries.extend(self.entry(said)),
            }
        }
        case.have = self.tools(item, "have");
        case.lack = self.tools(item, "lack");
        let name = item.text("name", self.report);
        let node = item.want("expect", self.report)?;
        let expect = Item { section: "expect", id: "", at: node.at, table: file::table(node, self.report)? };
        expect.form(&forms::EXPECT, self.report);
        let likely = expect.texts("likely", self.report).into_iter().filter_map(|t| self.hidden(t)).collect();
        let (advised_first, not_advised) = (self.moves(&expect, "advised_first"), self.moves(&expect, "not_advised"));
        Some(Expected { name, case, likely, advised_first, not_advised })
    }

    /// Reads `SIGN=OUTCOME`, if it is one.
    fn sign(&self, said: Text<'_>) -> Option<Told> {
        let (id, told) = said.text.rsplit_once('=')?;
        let sign = self.car.find_sign(id)?;
        Some(Told { sign, outcome: self.car[sign].find_outcome(told)? })
    }

    /// Reads `MOVE=OUTCOME`.
    fn entry(&mut self, said: Text<'_>) -> Option<Entry> {
        let Some((id, answer)) = said.text.rsplit_once('=') else {
            let message = format!("`{}` is not of the form MOVE=OUTCOME.", said.text);
            self.report.add(said.at, "unknown-name", message, "Write, for example, `hold_fob_button=nothing`.");
            return None;
        };
        let mv = self.find_move(id, said.at)?;
        let it = self.car.at(mv);
        let answer = match (it.find_outcome(answer), answer) {
            (Some(outcome), _) => Answer::Saw(outcome),
            (None, "cannot") => Answer::Cannot,
            (None, "lacking") => Answer::Lacking,
            (None, "not_sure") => Answer::NotSure,
            (None, "skipped") => Answer::Skipped,
            (None, "no_change") => Answer::NoChange,
            (None, other) => {
                let known = it.outcomes.iter().map(|o| o.id.as_str());
                let list = it.outcomes.iter().map(|o| format!("`{}`", o.id)).collect::<Vec<_>>().join(", ");
                let hint = self.report.nearest(other, known, &format!("It has {list}."));
                self.report.add(said.at, "unknown-name", format!("`{id}` has no outcome `{other}`."), hint);
                return None;
            }
        };
        Some(Entry { mv, answer })
    }

    fn find_move(&mut self, id: &str, at: Place) -> Option<MoveId> {
        let found = self.car.find_move(id);
        if found.is_none() {
            let known = self.car.moves.iter().map(|m| m.id.as_str());
            let hint = self.report.nearest(id, known, "Name a move of this car.");
            self.report.add(at, "unknown-name", format!("There is no move `{id}`."), hint);
        }
        found
    }

    fn moves(&mut self, item: &Item<'_>, key: &str) -> Vec<MoveId> {
        let names = item.texts(key, self.report);
        names.into_iter().filter_map(|name| self.find_move(name.text, name.at)).collect()
    }

    fn hidden(&mut self, name: Text<'_>) -> Option<HiddenId> {
        let found = self.car.find_hidden(name.text);
        if found.is_none() {
            let known = self.car.hidden.iter().map(|h| h.id.as_str());
            let hint = self.report.nearest(name.text, known, "Name a fault or an unknown of this car.");
            self.report.add(name.at, "unknown-name", format!("There is no cause `{}`.", name.text), hint);
        }
        found
    }

    fn tools(&mut self, item: &Item<'_>, key: &str) -> Vec<ToolId> {
        let mut tools = Vec::new();
        for name in item.texts(key, self.report) {
            match self.car.tools.iter().position(|t| t.id == name.text) {
                Some(at) => tools.push(ToolId::from_index(at)),
                None => {
                    let known = self.car.tools.iter().map(|t| t.id.as_str());
                    let hint = self.report.nearest(name.text, known, "Name a tool of this car.");
                    self.report.add(name.at, "unknown-name", format!("There is no tool `{}`.", name.text), hint);
                }
            }
        }
        tools
    }
}
