//! The cost with full information: the lower bound behind every proof.
//!
//! Computed backwards from the goal over *memories*: a memory from which one
//! move leads to a solved memory is solved at the cost of that move more.
//! One pass gives the answer for every memory at once, so it also holds after
//! repairs. Costs that are near each other, or rare, are rounded down to one,
//! which keeps the result a lower bound.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::terms::Terms;
use crate::belief::order::Order;
use crate::belief::{Belief, Reasoner};
use decklid_car::car::{Car, Expr, Goal, MoveId};
use decklid_logic::costs::{CostFn, Costs, substitute};
use decklid_logic::diagram::{Diagram, Node};
use decklid_meaning as meaning;

/// Costs nearer than this ratio are taken for the lower one.
const NEAR: f64 = 1.02;
/// Costs farther apart than this ratio are always told apart.
const FAR: f64 = 1.6;
/// In between, the lower one is taken where that loses less than this on average (USD).
const LOSS: f64 = 3e-3;
/// Least cost that is told apart from nothing (USD).
const LEAST: f64 = 0.02;

/// One outcome of one move, read backwards.
struct Back {
    cost: f64,
    seen: Node,
    after: Vec<Node>,
}

/// The full-information cost as a function of the memory (variable `v` is slot `v`), for all memories
/// that can come of the belief `root`; of others it says nothing.
pub fn full_information(
    reasoner: &mut Reasoner<'_>,
    costs: &mut Costs,
    goal: &Goal,
    terms: &Terms,
    root: Belief,
) -> CostFn {
    let (car, order) = (reasoner.car, reasoner.order().clone());
    let begun = reasoner.memory(root).to_vec();
    let d = &mut reasoner.diagram;
    let memory: Vec<Node> = order.levels.iter().map(|&level| d.var(level)).collect();
    let touched: Vec<usize> = (0..car.hidden.len()).filter(|&h| begun[h] != memory[h]).collect();
    let cared = relevant_memories(d, car, goal, &order, root.event, &touched);
    let backs = backward_moves(d, car, goal, terms, &memory);
    let done = meaning::value(d, car, &memory, &goal.done);
    let layers = layers(d, &backs, done, cared, &order);
    let last = layers.last().map_or(0.0, |l| l.0);
    let mut f = costs.constant(last);
    for (cost, set) in layers.iter().rev() {
        let here = costs.constant(*cost);
        f = costs.choose(d, *set, here, f);
    }
    f
}

/// Memories that moves can make of those in which the event is so, and more: slots may always become
/// false (which also stands for "does not matter any more") and, where a move says otherwise, true.
fn relevant_memories(d: &mut Diagram, car: &Car, goal: &Goal, order: &Order, event: Node, touched: &[usize]) -> Node {
    let mut free = vec![false; car.slots()];
    touched.iter().for_each(|&slot| free[slot] = true);
    for mv in car.moves.iter().filter(|mv| mv.serves(goal.kind)) {
        for (slot, to) in mv.first.iter().chain(mv.outcomes.iter().flat_map(|o| &o.then)) {
            free[slot.index()] |= *to != Expr::Const(false);
        }
    }
    let mut cared = event;
    // Slips of told answers change no memory.
    for level in order.slots.len()..d.variables() {
        let (off, on) = (d.restrict(cared, level, false), d.restrict(cared, level, true));
        cared = d.or(off, on);
    }
    for (slot, &level) in order.levels.iter().enumerate() {
        let (off, on) = (d.restrict(cared, level, false), d.restrict(cared, level, true));
        let either = d.or(off, on);
        let variable = d.var(level);
        cared = if free[slot] { either } else { d.ite(variable, on, either) };
    }
    cared
}

fn backward_moves(d: &mut Diagram, car: &Car, goal: &Goal, terms: &Terms, memory: &[Node]) -> Vec<Back> {
    let mut backs = Vec::new();
    for at in 0..car.moves.len() {
        let mv = MoveId::from_index(at);
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
fn layers(d: &mut Diagram, backs: &[Back], done: Node, cared: Node, order: &Order) -> Vec<(f64, Node)> {
    let mut reached = d.not(cared);
    let mut waiting: BTreeMap<u64, Node> = BTreeMap::from([(0.0_f64.to_bits(), done)]);
    let mut layers = Vec::new();
    while let Some((cost, set)) = next(d, &mut waiting, reached) {
        reached = d.or(reached, set);
        layers.push((cost, set));
        for back in backs {
            let before = before(d, back, set, order);
            let before = d.diff(before, reached);
            if before != Node::FALSE {
                let entry = waiting.entry((cost + back.cost).to_bits()).or_insert(Node::FALSE);
                *entry = d.or(*entry, before);
            }
        }
    }
    layers
}

/// The cheapest memories that are not reached yet, with those that cost little more or are rare.
fn next(d: &mut Diagram, waiting: &mut BTreeMap<u64, Node>, reached: Node) -> Option<(f64, Node)> {
    let mut layer: Option<(f64, Node)> = None;
    while let Some(first) = waiting.first_entry() {
        // Costs are positive: their bits are in the same order.
        let cost = f64::from_bits(*first.key());
        let new = d.diff(*first.get(), reached);
        if layer.is_some_and(|(least, _)| differs(least, cost, d.probability(new))) {
            break;
        }
        first.remove();
        if new != Node::FALSE {
            let (least, set) = layer.unwrap_or((cost, Node::FALSE));
            layer = Some((least, d.or(set, new)));
        }
    }
    layer
}

/// Memories from which this outcome leads into `set`.
fn before(d: &mut Diagram, back: &Back, set: Node, order: &Order) -> Node {
    let by: Vec<Node> = order.slots.iter().map(|&slot| back.after[slot]).collect();
    let moved = substitute(d, set, &by, &mut FxHashMap::default());
    d.and(back.seen, moved)
}

/// Whether memories of that cost and probability are told apart from those of the least cost.
fn differs(least: f64, cost: f64, p: f64) -> bool {
    cost > LEAST && (cost > FAR * least || (cost > NEAR * least && (cost - least) * p > LOSS))
}
