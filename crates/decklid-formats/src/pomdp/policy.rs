//! The policy found by the search, as a graph of its beliefs.

use std::collections::VecDeque;

use decklid_logic::search::{Problem, Search, VertexId};
use rustc_hash::FxHashMap;

use super::{ActionId, BeliefId, Explicit};

/// A belief that the policy may reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The belief.
    pub belief: BeliefId,
    /// Probability of getting here; at most one.
    pub p: f64,
    /// The action; `None` at the goal, and where any action will do until one ends it.
    pub action: Option<ActionId>,
    /// Whether the goal is reached.
    pub done: bool,
    /// Expected cost from here.
    pub cost: f64,
    /// No policy can do better from here.
    pub bound: f64,
    /// What may follow: observation (or [`super::GOAL`]), probability, and the node it leads to,
    /// unless that is rarer than the cutoff.
    pub branches: Vec<(u16, f64, Option<usize>)>,
}

/// The nodes reached with probability above `cutoff`, up to a limit, the start first.
pub fn nodes(search: &mut Search<Explicit>, cutoff: f64, most: usize) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut known: FxHashMap<VertexId, usize> = FxHashMap::default();
    let start = enter(search, VertexId::ROOT, 1.0, &mut nodes, &mut known);
    let mut open = VecDeque::from([start]);
    while let Some((at, number)) = open.pop_front() {
        let Some((action, _)) = search.best(at) else { continue };
        nodes[number].action = Some(action);
        let (belief, p) = (nodes[number].belief, nodes[number].p);
        for follow in search.problem_mut().successors(belief, action) {
            let next = search.locate(follow.next);
            let came = p * follow.p;
            let mut to = known.get(&next).copied();
            match to {
                Some(there) => nodes[there].p = (nodes[there].p + came).min(1.0),
                None if came >= cutoff && nodes.len() < most => {
                    let entered = enter(search, next, came, &mut nodes, &mut known);
                    to = Some(entered.1);
                    open.push_back(entered);
                }
                None => {}
            }
            nodes[number].branches.push((follow.outcome, follow.p, to));
        }
    }
    nodes
}

fn enter(
    search: &mut Search<Explicit>,
    at: VertexId,
    p: f64,
    nodes: &mut Vec<Node>,
    known: &mut FxHashMap<VertexId, usize>,
) -> (VertexId, usize) {
    let vertex = search.vertex(at);
    let (belief, cost, bound) = (vertex.belief, vertex.high, vertex.low);
    let done = search.problem_mut().is_goal(belief);
    known.insert(at, nodes.len());
    nodes.push(Node { belief, p, action: None, done, cost, bound, branches: Vec::new() });
    (at, nodes.len() - 1)
}
