//! With full information: the cheapest moves from one memory to the goal.
//!
//! Where [`super::clairvoyant`] gives a bound for all memories at once, this walks through
//! one case and tells the moves.

use std::collections::{BTreeMap, BTreeSet};

use super::terms::Terms;
use super::world::GIVE_UP;
use decklid_car::car::{Car, Goal, MoveId};
use decklid_logic::algebra::Plain;
use decklid_meaning as meaning;

/// Situations that are looked at before the cheapest way is left open.
const MOST: usize = 4_000;

/// The cheapest way from a memory to the goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Cheapest {
    /// Its cost (USD). A lower bound of it if there are very many situations, and the price of giving up if
    /// nothing leads there.
    pub cost: f64,
    /// Its moves in order; none if no way was found.
    pub moves: Vec<MoveId>,
}

/// A situation, and how it was reached.
struct Reached {
    memory: Vec<bool>,
    moves: Vec<MoveId>,
}

/// The cheapest way from that memory to the goal, by moves that the terms allow.
pub fn cheapest(car: &Car, goal: &Goal, terms: &Terms, memory: &[bool]) -> Cheapest {
    // Costs are not negative, so their bits are in their order.
    let first = Reached { memory: memory.to_vec(), moves: Vec::new() };
    let mut open = BTreeMap::from([((0f64.to_bits(), 0), first)]);
    let mut known = BTreeSet::new();
    let mut number = 0;
    while let Some(((bits, _), Reached { memory, moves })) = open.pop_first() {
        let cost = f64::from_bits(bits);
        if meaning::value(&mut Plain, car, &memory, &goal.done) {
            return Cheapest { cost, moves };
        }
        if known.len() >= MOST {
            return Cheapest { cost, moves: Vec::new() };
        }
        if !known.insert(memory.clone()) {
            continue;
        }
        for (mv, price, after) in steps(car, goal, terms, &memory) {
            if !known.contains(&after) {
                number += 1;
                let moves = [moves.as_slice(), &[mv]].concat();
                open.insert((f64::to_bits(cost + price), number), Reached { memory: after, moves });
            }
        }
    }
    Cheapest { cost: GIVE_UP, moves: Vec::new() }
}

/// What each move that makes sense costs and leads to, if it changes anything.
fn steps(car: &Car, goal: &Goal, terms: &Terms, memory: &[bool]) -> Vec<(MoveId, f64, Vec<bool>)> {
    let mut steps = Vec::new();
    for at in 0..car.moves.len() {
        let (id, mv) = (MoveId::from_index(at), &car.moves[at]);
        let so = |expr| meaning::value(&mut Plain, car, memory, expr);
        if !terms.allows(id) || !mv.serves(goal.kind) || !so(&mv.needs) || !so(&mv.worth) {
            continue;
        }
        let branches = meaning::act(&mut Plain, car, memory, mv);
        let seen = branches.into_iter().enumerate().find(|(_, branch)| branch.seen);
        if let Some((outcome, branch)) = seen.filter(|(_, branch)| branch.after != memory) {
            steps.push((id, terms.price(car, id, outcome), branch.after));
        }
    }
    steps
}
