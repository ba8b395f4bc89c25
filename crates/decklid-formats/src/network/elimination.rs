//! The elimination order of the variables, and the resulting cliques.

use std::collections::BTreeSet;

use super::Network;

/// Cliques as ascending variables, each with its parent clique; parents come later.
pub(super) struct Cliques {
    pub(super) members: Vec<Vec<usize>>,
    pub(super) parent: Vec<Option<usize>>,
}

/// Eliminates by least fill-in, among equals by smallest table.
pub(super) fn cliques(network: &Network) -> Cliques {
    let count = network.variables.len();
    let mut near = moral(network);
    let mut gone = vec![false; count];
    let mut cost: Vec<(usize, u64)> = (0..count).map(|v| price(network, &near, v)).collect();
    let mut queue: BTreeSet<((usize, u64), usize)> = (0..count).map(|v| (cost[v], v)).collect();
    let mut order = Vec::with_capacity(count);
    while let Some((_, variable)) = queue.pop_first() {
        gone[variable] = true;
        let around: Vec<usize> = near[variable].iter().copied().collect();
        let mut touched: BTreeSet<usize> = around.iter().copied().collect();
        for (at, &a) in around.iter().enumerate() {
            near[a].remove(&variable);
            for &b in &around[at + 1..] {
                if near[a].insert(b) {
                    near[b].insert(a);
                    touched.extend(near[a].intersection(&near[b]).copied());
                }
            }
        }
        for other in touched {
            let now = price(network, &near, other);
            if now != cost[other] {
                queue.remove(&(cost[other], other));
                cost[other] = now;
                queue.insert((now, other));
            }
        }
        order.push((variable, around));
    }
    joined(count, &order)
}

/// Neighbors: parents and children, and parents of the same child.
fn moral(network: &Network) -> Vec<BTreeSet<usize>> {
    let mut near = vec![BTreeSet::new(); network.variables.len()];
    for (at, variable) in network.variables.iter().enumerate() {
        let family: Vec<usize> = variable.parents.iter().map(|p| p.0).chain([at]).collect();
        for &a in &family {
            near[a].extend(family.iter().copied().filter(|&b| b != a));
        }
    }
    near
}

/// Pairs of a variable's neighbors that are not yet neighbors, and the size of its table.
fn price(network: &Network, near: &[BTreeSet<usize>], variable: usize) -> (usize, u64) {
    let around: Vec<usize> = near[variable].iter().copied().collect();
    let mut missing = 0;
    for (at, &a) in around.iter().enumerate() {
        missing += around[at + 1..].iter().filter(|b| !near[a].contains(b)).count();
    }
    let states = |v: usize| network.variables[v].states.len() as u64;
    (missing, around.iter().fold(states(variable), |size, &v| size.saturating_mul(states(v))))
}

/// The cliques without those contained in another.
fn joined(count: usize, order: &[(usize, Vec<usize>)]) -> Cliques {
    let mut left_at = vec![0; count];
    order.iter().enumerate().for_each(|(at, (variable, _))| left_at[*variable] = at);
    let parent = |at: usize| order[at].1.iter().map(|&v| left_at[v]).min();
    // A clique contained in the separator of an earlier one is merged into it.
    let mut within: Vec<usize> = (0..count).collect();
    for at in 0..count {
        let Some(up) = parent(at) else { continue };
        if order[up].1.len() + 1 == order[at].1.len() && within[up] == up {
            within[up] = within[at];
        }
    }
    let mut number = vec![usize::MAX; count];
    let mut kept = Cliques { members: Vec::new(), parent: Vec::new() };
    for at in (0..count).filter(|&at| within[at] == at) {
        number[at] = kept.members.len();
        let mut members = order[at].1.clone();
        members.push(order[at].0);
        members.sort_unstable();
        kept.members.push(members);
    }
    // The parent of a clique is that of the last one merged into it.
    let mut last: Vec<usize> = (0..count).collect();
    (0..count).for_each(|at| last[within[at]] = last[within[at]].max(at));
    for at in (0..count).filter(|&at| within[at] == at) {
        let up = parent(last[at]).map(|p| number[within[p]]);
        kept.parent.push(up);
    }
    kept
}
