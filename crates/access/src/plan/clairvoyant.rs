//! What it would cost somebody who sees everything: the lower bound behind every proof.
//!
//! Computed backwards from the goal over *memories*: a memory from which one
//! move leads to a solved memory is solved at the cost of that move more.
//! One pass gives the answer for every memory at once, so it also holds after
//! repairs. Costs are gathered in narrow classes and rounded down within them,
//! which keeps the result a lower bound.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::costs::{CostFn, Costs, substitute};
use super::terms::Terms;
use crate::belief::order::Order;
use crate::car::{Car, Goal, MoveId};
use crate::diagram::{Diagram, Node};
use crate::meaning;

/// Ratio between neighbouring classes of cost.
const CLASS: f64 = 1.6;
/// Least cost that is told apart from nothing (USD).
const LEAST: f64 = 0.02;

/// One outcome of one move, read backwards.
struct Back {
    cost: f64,
    seen: Node,
    after: Vec<Node>,
}

/// The full-information cost as a function of the memory (variable `v` is slot `v`).
pub fn full_information(
    d: &mut Diagram,
    costs: &mut Costs,
    car: &Car,
    goal: &Goal,
    terms: &Terms,
    order: &Order,
) -> CostFn {
    let memory: Vec<Node> = order.levels.iter().map(|&level| d.var(level)).collect();
    let backs = backward_moves(d, car, goal, terms, &memory);
    let done = meaning::value(d, car, &memory, &goal.done);
    let layers = layers(d, &backs, done, order);
    let last = layers.last().map_or(0.0, |l| l.0);
    let mut f = costs.constant(last);
    for (cost, set) in layers.iter().rev() {
        let here = costs.constant(*cost);
        f = costs.choose(d, *set, here, f);
    }
    f
}

fn backward_moves(d: &mut Diagram, car: &Car, goal: &Goal, terms: &Terms, memory: &[Node]) -> Vec<Back> {
    let mut backs = Vec::new();
    for at in 0..car.moves.len() {
        let mv = MoveId(at as u16);
        if terms.allows(mv) && car.at(mv).serves(goal.kind) {
            backs.extend(backward(d, car, terms, mv, memory));
        }
    }
    backs
}

fn backward(d: &mut Diagram, car: &Car, terms: &Terms, mv: MoveId, memory: &[Node]) -> Vec<Back> {
    let needs = meaning::value(d, car, memory, &car.at(mv).needs);
    let worth = meaning::value(d, car, memory, &car.at(mv).worth);
    let needs = d.and(needs, worth);
    let branches = meaning::act(d, car, memory, car.at(mv));
    let mut backs = Vec::new();
    for (outcome, branch) in branches.into_iter().enumerate() {
        let seen = d.and(needs, branch.seen);
        if seen != Node::FALSE && branch.after != memory {
            backs.push(Back { cost: terms.price(car, mv, outcome), seen, after: branch.after });
        }
    }
    backs
}

/// Solved memories by cost, cheapest first; the sets do not overlap.
fn layers(d: &mut Diagram, backs: &[Back], done: Node, order: &Order) -> Vec<(f64, Node)> {
    let mut reached = Node::FALSE;
    let mut waiting: BTreeMap<i32, (f64, Node)> = BTreeMap::new();
    waiting.insert(class(0.0), (0.0, done));
    let mut layers = Vec::new();
    while let Some((_, (cost, set))) = waiting.pop_first() {
        let new = d.diff(set, reached);
        if new == Node::FALSE {
            continue;
        }
        reached = d.or(reached, new);
        layers.push((cost, new));
        for back in backs {
            let before = before(d, back, new, order);
            let before = d.diff(before, reached);
            if before != Node::FALSE {
                let total = cost + back.cost;
                let entry = waiting.entry(class(total)).or_insert((total, Node::FALSE));
                entry.0 = entry.0.min(total);
                entry.1 = d.or(entry.1, before);
            }
        }
    }
    layers
}

/// Memories from which this outcome leads into `set`.
fn before(d: &mut Diagram, back: &Back, set: Node, order: &Order) -> Node {
    let by: Vec<Node> = order.slots.iter().map(|&slot| back.after[slot]).collect();
    let moved = substitute(d, set, &by, &mut FxHashMap::default());
    d.and(back.seen, moved)
}

fn class(cost: f64) -> i32 {
    if cost < LEAST { -1 } else { ((cost / LEAST).ln() / CLASS.ln()) as i32 }
}
