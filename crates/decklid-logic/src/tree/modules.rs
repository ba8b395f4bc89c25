//! Parts that share nothing with the rest, found in two passes (after Dutuit and Rauzy, 1996).
//!
//! Visit the gates depth first and number the steps. A gate is a module exactly when everything below
//! it is visited only between entering and leaving it.

use super::normal::Normal;

/// Whether each node is the top of a module; events are not.
pub(super) fn modules(tree: &Normal) -> Vec<bool> {
    let dates = dates(tree);
    let size = tree.nodes.len();
    // Earliest and latest visit of anything below.
    let mut below = vec![(u32::MAX, 0); size];
    let mut found = vec![false; size];
    for node in 1..size {
        let Dates { first, left, .. } = dates[node];
        let inputs = tree.inputs(node);
        if first == 0 || inputs.is_empty() {
            continue;
        }
        for input in inputs.iter().map(|input| input.node()) {
            let (earliest, latest) = below[input];
            let own = dates[input];
            below[node].0 = below[node].0.min(earliest).min(own.first);
            below[node].1 = below[node].1.max(latest).max(own.last);
        }
        found[node] = below[node].0 > first && below[node].1 < left;
    }
    found
}

/// When a node was visited; 0 is never.
#[derive(Clone, Copy, Default)]
struct Dates {
    first: u32,
    /// When all below it had been visited, the first time.
    left: u32,
    last: u32,
}

fn dates(tree: &Normal) -> Vec<Dates> {
    let mut dates = vec![Dates::default(); tree.nodes.len()];
    let mut clock = 1;
    let mut path = vec![(tree.top.node(), 0)];
    dates[tree.top.node()] = Dates { first: 1, left: 0, last: 1 };
    while let Some((node, next)) = path.last_mut() {
        clock += 1;
        let Some(input) = tree.inputs(*node).get(*next).map(|input| input.node()) else {
            let date = &mut dates[*node];
            date.left = clock;
            date.last = date.last.max(clock);
            path.pop();
            continue;
        };
        *next += 1;
        let date = &mut dates[input];
        date.last = clock;
        if date.first == 0 {
            date.first = clock;
            if tree.inputs(input).is_empty() { date.left = clock } else { path.push((input, 0)) }
        }
    }
    dates
}
