//! The first advice of a car, tried before somebody at a lid asks for it.

use decklid_advice::belief::order::order;
use decklid_advice::consult::{AdviceKind, Case, Refusal};
use decklid_car::car::{Car, GoalKind};
use decklid_logic::diagram::{Diagram, Node};
use decklid_meaning as meaning;

use crate::{solved, think};

/// A formula that takes more nodes is not looked at any further.
const MOST_NODES: usize = 100_000;

/// Why a car gives no first advice for a goal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Useless {
    /// It takes more work than any question may; which formula is the most intricate.
    TooIntricate(Option<Intricate>),
    /// Nobody comes with this goal: its `given` is never true.
    NeverGiven,
    /// It is reached before anything is done.
    ReachedAtOnce,
}

/// A formula and what it takes by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Intricate {
    /// Its id, such as `way.key`.
    pub id: String,
    /// Nodes of its decision diagram.
    pub nodes: usize,
}

/// Works out the first advice for each goal, with the work that any question may take. What was solved beforehand has
/// been tried.
pub fn first_advice(car: &Car) -> Vec<(GoalKind, Useless)> {
    let unsolved = car.goals.iter().map(|goal| goal.kind).filter(|&goal| solved::plan(car, goal).is_none());
    unsolved.filter_map(|goal| Some((goal, useless(car, goal)?))).collect()
}

fn useless(car: &Car, goal: GoalKind) -> Option<Useless> {
    match think::through(car, Case::new(goal)) {
        Ok(mut consultation) => (consultation.advice().kind == AdviceKind::Reached).then_some(Useless::ReachedAtOnce),
        Err(Refusal::TooIntricate) => Some(Useless::TooIntricate(most_intricate(car, goal))),
        Err(_) => Some(Useless::NeverGiven),
    }
}

/// The formula with the largest diagram, in the order of variables that advice uses.
fn most_intricate(car: &Car, goal: GoalKind) -> Option<Intricate> {
    let order = order(car, goal);
    let nodes = |expr| {
        let mut diagram = Diagram::with_limit(vec![0.5; order.slots.len()], MOST_NODES);
        let memory: Vec<Node> = order.levels.iter().map(|&level| diagram.var(level)).collect();
        let begun = diagram.len();
        meaning::value(&mut diagram, car, &memory, expr);
        diagram.len() - begun
    };
    let all = car.formulas.iter().map(|formula| Intricate { id: formula.id.clone(), nodes: nodes(&formula.when) });
    // Of those that are the same in other words, the first.
    all.reduce(|most, one| if one.nodes > most.nodes { one } else { most })
}
