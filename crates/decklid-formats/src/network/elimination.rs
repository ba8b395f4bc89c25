//! The elimination order of the variables, and the resulting cliques.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Network;

/// Cliques as ascending variables, each with its parent clique; parents come later.
pub(super) struct Cliques {
    pub(super) members: Vec<Vec<usize>>,
    pub(super) parent: Vec<Option<usize>>,
}

/// Tables of so many numbers are worth looking for better orders: not fewer, and not so many that none would help.
const WORTH_OTHERS: Range<u64> = 1 << 20..1 << 32;
/// So many orders, which differ in which of equals goes first.
const ORDERS: u64 = 32;

/// Eliminates by least fill-in, among equals by smallest table. Which of several equals goes first can make tables many
/// times larger, so if they are large, the best of several orders is taken.
pub(super) fn cliques(network: &Network) -> Cliques {
    let count = network.variables.len();
    let first = eliminated(network, &(0..count).collect::<Vec<_>>());
    let size = first.numbers(network);
    if !WORTH_OTHERS.contains(&size) {
        return first;
    }
    let others = (1..ORDERS).map(|seed| eliminated(network, &shuffled(count, seed)));
    let sized = others.map(|found| (found.numbers(network), found));
    sized.fold((size, first), |best, next| if next.0 < best.0 { next } else { best }).1
}

/// Each variable's place in a random order (Fisher and Yates, with Marsaglia's generator).
fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut ranks: Vec<usize> = (0..count).collect();
    let mut state = seed;
    for left in (1..count).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        ranks.swap(left, (state % (left as u64 + 1)) as usize);
    }
    ranks
}

impl Cliques {
    /// How many numbers all tables hold.
    pub(super) fn numbers(&self, network: &Network) -> u64 {
        self.members.iter().fold(0, |sum, members| sum.saturating_add(size(network, members)))
    }
}

/// Numbers in the table of these variables.
pub(super) fn size(network: &Network, members: &[usize]) -> u64 {
    members.iter().fold(1, |n, &v| n.saturating_mul(network.variables[v].states.len() as u64))
}

fn eliminated(network: &Network, ranks: &[usize]) -> Cliques {
    let count = network.variables.len();
    let mut near = moral(network);
    let mut gone = vec![false; count];
    let mut cost: Vec<(usize, u64)> = (0..count).map(|v| price(network, &near, v)).collect();
    let mut queue: BTreeSet<((usize, u64), usize, usize)> = (0..count).map(|v| (cost[v], ranks[v], v)).collect();
    let mut order = Vec::with_capacity(count);
    while let Some((.., variable)) = queue.pop_first() {
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
                queue.remove(&(cost[other], ranks[other], other));
                cost[other] = now;
                queue.insert((now, ranks[other], other));
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
    (missing, size(network, &around).saturating_mul(size(network, &[variable])))
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
