//! A policy as a graph: which move where, what may be seen, and where that leads.
//!
//! Beliefs that are equal are one node, so the graph is smaller than the tree
//! of all stories. Branches rarer than a cutoff are cut and say so.

mod drawing;
mod text;

use std::collections::BTreeMap;

use decklid_advice::belief::Belief;
use decklid_advice::plan::world::World;
use decklid_car::car::{MoveId, OutcomeId};
use decklid_logic::search::{Problem, Search, VertexId};

pub use drawing::{dot, mermaid};
pub use text::{PolicyRow, table, text};

/// A policy, its first node the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Graph {
    /// Nodes, each before those that it leads to by its likeliest branch.
    pub nodes: Vec<Node>,
}

/// A situation in which the policy may find a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Probability of coming here.
    pub p: f64,
    /// The move there; `None` where the goal is reached or nothing is left to advise.
    pub mv: Option<MoveId>,
    /// Whether the goal is reached.
    pub done: bool,
    /// Expected cost from here (USD).
    pub expected_cost: f64,
    /// No policy can do better than this (USD).
    pub lower_bound: f64,
    /// What may be seen.
    pub branches: Vec<Branch>,
}

/// One outcome of a node's move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Branch {
    /// The outcome.
    pub outcome: OutcomeId,
    /// Its probability at the node.
    pub p: f64,
    /// Where it leads; `None` when that is rarer than the cutoff.
    pub next: Option<usize>,
}

/// The best policy that a search has found, without situations rarer than `cutoff` and at most
/// `most` of them.
pub fn graph(search: &mut Search<World<'_>>, cutoff: f64, most: usize) -> Graph {
    let mut walk = Walk { nodes: Vec::new(), index: BTreeMap::new(), keys: BTreeMap::new(), cutoff, most };
    let root = search.problem().root();
    walk.visit(search, root, 1.0);
    let mut graph = Graph { nodes: walk.nodes };
    graph.spread();
    graph
}

struct Walk {
    nodes: Vec<Node>,
    index: BTreeMap<VertexId, usize>,
    keys: BTreeMap<usize, Belief>,
    cutoff: f64,
    most: usize,
}

impl Walk {
    /// The node of a belief that is reached with probability `p` on this path.
    fn visit(&mut self, search: &mut Search<World<'_>>, belief: Belief, p: f64) -> Option<usize> {
        let here = search.locate(belief);
        let belief = search.vertex(here).belief;
        if let Some(&known) = self.index.get(&here) {
            return Some(known);
        }
        if p < self.cutoff || self.nodes.len() >= self.most {
            return None;
        }
        let done = search.problem_mut().is_goal(belief);
        let mv = if done { None } else { search.best(here).map(|b| b.0) };
        let (expected_cost, lower_bound) = (search.vertex(here).high, search.vertex(here).low);
        let at = self.nodes.len();
        self.nodes.push(Node { p: 0.0, mv, done, expected_cost, lower_bound, branches: Vec::new() });
        self.index.insert(here, at);
        self.keys.insert(at, belief);
        let mut follow = mv.map(|mv| search.problem_mut().outcomes(belief, mv)).unwrap_or_default();
        follow.sort_by(|a, b| b.p.total_cmp(&a.p).then(a.outcome.cmp(&b.outcome)));
        for f in follow {
            let next = self.visit(search, f.next, p * f.p);
            self.nodes[at].branches.push(Branch { outcome: OutcomeId::from_index(f.outcome.into()), p: f.p, next });
        }
        Some(at)
    }
}

impl Graph {
    /// Computes the probability of each node, over all paths that lead to it.
    fn spread(&mut self) {
        let order = self.order();
        if let Some(first) = self.nodes.first_mut() {
            first.p = 1.0;
        }
        for at in order {
            let node = &self.nodes[at];
            let (p, branches) = (node.p, node.branches.clone());
            for branch in branches {
                if let Some(next) = branch.next {
                    self.nodes[next].p += p * branch.p;
                }
            }
        }
    }

    /// Nodes such that each comes before all that it leads to.
    fn order(&self) -> Vec<usize> {
        let mut waiting = vec![0; self.nodes.len()];
        for branch in self.nodes.iter().flat_map(|n| &n.branches) {
            if let Some(next) = branch.next {
                waiting[next] += 1;
            }
        }
        let mut ready: Vec<usize> = (0..self.nodes.len()).filter(|&n| waiting[n] == 0).collect();
        let mut order = Vec::with_capacity(self.nodes.len());
        while let Some(at) = ready.pop() {
            order.push(at);
            for next in self.nodes[at].branches.iter().filter_map(|b| b.next) {
                waiting[next] -= 1;
                if waiting[next] == 0 {
                    ready.push(next);
                }
            }
        }
        order
    }
}
