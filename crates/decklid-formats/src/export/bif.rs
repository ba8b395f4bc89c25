//! A car as a belief network: hidden Booleans, gates, and what each move would show at the start.

use std::fmt::Write;

use decklid_car::car::{Car, Goal, Move};
use decklid_meaning as meaning;

use super::circuit::{Circuit, Gate, GateId};

/// The node for the starting condition; observe it as `yes`.
pub const GIVEN: &str = "given";

/// The network in BIF. Hidden Booleans and moves keep their names; a move's node has the prefix `move.`.
pub fn write(car: &Car, goal: &Goal) -> String {
    let mut circuit = Circuit::default();
    let hidden: Vec<GateId> = (0..car.hidden.len()).map(|h| circuit.input(h)).collect();
    let memory = meaning::start(&mut circuit, car, goal, &hidden);
    let given = meaning::value(&mut circuit, car, &memory, &goal.given);
    let moves: Vec<&Move> = car.moves.iter().filter(|m| m.serves(goal.kind) && m.outcomes.len() > 1).collect();
    let shown: Vec<Vec<GateId>> = moves.iter().map(|mv| seen(&mut circuit, car, &memory, mv)).collect();
    let mut roots: Vec<GateId> = shown.iter().flatten().copied().collect();
    roots.push(given);
    let gates = circuit.below(&roots);
    let mut text = format!(
        "// The car {} with the goal {}: hidden Booleans, and what each move would show at the start.\n\
         // Observe {GIVEN}=yes: it is what the person came with. Needs of moves are not in it, nor moves with one outcome.\n\
         network \"{}\" {{\n}}\n",
        car.id,
        goal.kind.name(),
        car.id
    );
    let writer = Writer { car, circuit: &circuit };
    writer.declare(&mut text, &gates);
    boolean(&mut text, GIVEN);
    for mv in &moves {
        let names: Vec<&str> = mv.outcomes.iter().map(|o| o.id.as_str()).collect();
        declared(&mut text, &format!("move.{}", mv.id), &names);
    }
    writer.gates(&mut text, &gates);
    writer.copy(&mut text, GIVEN, given);
    for (mv, shown) in moves.iter().zip(&shown) {
        writer.outcomes(&mut text, mv, shown);
    }
    text
}

/// For each outcome but the last: when it is seen.
fn seen(circuit: &mut Circuit, car: &Car, memory: &[GateId], mv: &Move) -> Vec<GateId> {
    let mut branches: Vec<GateId> = meaning::act(circuit, car, memory, mv).into_iter().map(|b| b.seen).collect();
    branches.pop();
    branches
}

struct Writer<'c> {
    car: &'c Car,
    circuit: &'c Circuit,
}

impl Writer<'_> {
    fn name(&self, gate: GateId) -> String {
        match self.circuit.gates[gate.0 as usize] {
            Gate::Input(hidden) => self.car.hidden[hidden].id.clone(),
            _ => format!("gate.{}", gate.0),
        }
    }

    /// All hidden Booleans, then the gates.
    fn declare(&self, text: &mut String, gates: &[GateId]) {
        self.car.hidden.iter().for_each(|h| boolean(text, &h.id));
        for &gate in gates {
            if !matches!(self.circuit.gates[gate.0 as usize], Gate::Input(_)) {
                boolean(text, &self.name(gate));
            }
        }
    }

    fn gates(&self, text: &mut String, gates: &[GateId]) {
        for hidden in &self.car.hidden {
            let _ = writeln!(
                text,
                "probability ( {} ) {{\n  table {}, {};\n}}",
                hidden.id,
                1.0 - hidden.prior,
                hidden.prior
            );
        }
        for &gate in gates {
            let parents: Vec<String> = self.circuit.made_of(gate).into_iter().map(|g| self.name(g)).collect();
            let when: &dyn Fn(&[bool]) -> bool = match self.circuit.gates[gate.0 as usize] {
                Gate::Input(_) => continue,
                Gate::Const(true) => &|_| true,
                Gate::Const(false) => &|_| false,
                Gate::Not(_) => &|p| !p[0],
                Gate::And(..) => &|p| p[0] && p[1],
                Gate::Or(..) => &|p| p[0] || p[1],
            };
            table(text, &self.name(gate), &parents, 2, &|p| usize::from(when(p)));
        }
    }

    fn copy(&self, text: &mut String, name: &str, gate: GateId) {
        table(text, name, &[self.name(gate)], 2, &|p| usize::from(p[0]));
    }

    /// The first outcome whose condition holds; the last if none does.
    fn outcomes(&self, text: &mut String, mv: &Move, shown: &[GateId]) {
        let parents: Vec<String> = shown.iter().map(|&g| self.name(g)).collect();
        // The same gate cannot be a parent twice: only constants could be, and they occur once.
        let mut once = parents.clone();
        once.dedup();
        once.sort();
        once.dedup();
        let first = |values: &[bool]| {
            let value = |name: &String| once.iter().position(|n| n == name).is_some_and(|at| values[at]);
            parents.iter().position(value).unwrap_or(parents.len())
        };
        table(text, &format!("move.{}", mv.id), &once, mv.outcomes.len(), &first);
    }
}

fn boolean(text: &mut String, name: &str) {
    declared(text, name, &["no", "yes"]);
}

fn declared(text: &mut String, name: &str, states: &[&str]) {
    let _ = writeln!(text, "variable {name} {{\n  type discrete [ {} ] {{ {} }};\n}}", states.len(), states.join(", "));
}

/// A table in which Boolean parents decide the state.
fn table(text: &mut String, name: &str, parents: &[String], states: usize, state: &dyn Fn(&[bool]) -> usize) {
    let row = |values: &[bool]| {
        let chosen = state(values);
        (0..states).map(|s| if s == chosen { "1" } else { "0" }).collect::<Vec<_>>().join(", ")
    };
    if parents.is_empty() {
        let _ = writeln!(text, "probability ( {name} ) {{\n  table {};\n}}", row(&[]));
        return;
    }
    let _ = writeln!(text, "probability ( {name} | {} ) {{", parents.join(", "));
    for number in 0..1usize << parents.len() {
        let values: Vec<bool> = (0..parents.len()).rev().map(|at| number >> at & 1 == 1).collect();
        let names: Vec<&str> = values.iter().map(|&v| if v { "yes" } else { "no" }).collect();
        let _ = writeln!(text, "  ({}) {};", names.join(", "), row(&values));
    }
    let _ = writeln!(text, "}}");
}
