//! What the trunk costs somebody who sees every hidden thing: the cheapest moves that reach the goal.

use std::collections::{BTreeMap, BTreeSet};

use access::algebra::Plain;
use access::car::{Car, Goal, MoveId};
use access::meaning;
use access::plan::terms::Terms;
use access::plan::world::GIVE_UP;

/// Situations that are looked at before the cheapest way is left open.
const MOST: usize = 4_000;

/// The least cost (USD) from that memory to the goal, by moves that the terms allow. A lower bound of it if there
/// are very many situations, and the price of giving up if nothing leads there.
pub(super) fn clairvoyant(car: &Car, goal: &Goal, terms: &Terms, memory: &[bool]) -> f64 {
    // Costs are not negative, so their bits are in their order.
    let mut open = BTreeMap::from([((0f64.to_bits(), 0), memory.to_vec())]);
    let mut known = BTreeSet::new();
    let mut number = 0;
    while let Some(((bits, _), memory)) = open.pop_first() {
        let cost = f64::from_bits(bits);
        if known.len() >= MOST || meaning::value(&mut Plain, car, &memory, &goal.done) {
            return cost;
        }
        if !known.insert(memory.clone()) {
            continue;
        }
        for (price, after) in steps(car, goal, terms, &memory) {
            if !known.contains(&after) {
                number += 1;
                open.insert((f64::to_bits(cost + price), number), after);
            }
        }
    }
    GIVE_UP
}

/// What each move that makes sense costs and leads to, if it changes anything.
fn steps(car: &Car, goal: &Goal, terms: &Terms, memory: &[bool]) -> Vec<(f64, Vec<bool>)> {
    let mut steps = Vec::new();
    for at in 0..car.moves.len() {
        let (id, mv) = (MoveId(at as u16), &car.moves[at]);
        let so = |expr| meaning::value(&mut Plain, car, memory, expr);
        if !terms.allows(id) || !mv.serves(goal.kind) || !so(&mv.needs) || !so(&mv.worth) {
            continue;
        }
        let branches = meaning::act(&mut Plain, car, memory, mv);
        let seen = branches.into_iter().enumerate().find(|(_, branch)| branch.seen);
        if let Some((outcome, branch)) = seen.filter(|(_, branch)| branch.after != memory) {
            steps.push((terms.price(car, id, outcome), branch.after));
        }
    }
    steps
}
