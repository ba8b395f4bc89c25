//! Bounds on the cost before any search, by state.

use super::lump::Lumped;

/// Bounds on the expected cost from each class.
pub(super) struct Bounds {
    /// The cost for someone who sees the state: no policy can do better.
    pub(super) full: Vec<f64>,
    /// The same when that action comes first, for each action and class.
    pub(super) first: Vec<Vec<f64>>,
    /// Policies that end without observing: an action repeated, or `None` for random actions.
    pub(super) blind: Vec<(Option<u16>, Vec<f64>)>,
}

/// Rounds of value iteration, and the change that ends them.
const ROUNDS: usize = 20_000;
/// Steps of all rounds together, so that a large problem does not take forever.
const STEPS: usize = 2_000_000_000;
const STILL: f64 = 1e-13;

impl Bounds {
    /// Computes all bounds; `None` if some class can never end.
    pub(super) fn new(lumped: &Lumped, actions: usize) -> Option<Self> {
        let full = full(lumped);
        let first = (0..actions).map(|a| (0..full.len()).map(|c| step(lumped, a, c, &full)).collect()).collect();
        let mut blind: Vec<(Option<u16>, Vec<f64>)> =
            (0..actions).map(|a| (Some(a as u16), repeated(lumped, &[a]))).collect();
        blind.retain(|(_, cost)| cost.iter().any(|c| c.is_finite()));
        if !blind.iter().any(|(_, cost)| cost.iter().all(|c| c.is_finite())) {
            let any: Vec<usize> = (0..actions).collect();
            let cost = repeated(lumped, &any);
            if cost.iter().any(|c| !c.is_finite()) {
                return None;
            }
            blind.push((None, cost));
        }
        Some(Bounds { full, first, blind })
    }
}

/// How many rounds there is time for.
fn rounds(lumped: &Lumped) -> usize {
    let steps: usize = lumped.acts.iter().flatten().map(|act| act.arcs.len() + 1).sum();
    (STEPS / steps.max(1)).clamp(100, ROUNDS)
}

/// Cost when an action comes first and what follows costs `after`.
fn step(lumped: &Lumped, action: usize, class: usize, after: &[f64]) -> f64 {
    let act = &lumped.acts[class][action];
    act.cost + act.arcs.iter().map(|a| a.p * after[a.to as usize]).sum::<f64>()
}

/// Least expected cost when states are seen, from below: every round gives a lower bound.
fn full(lumped: &Lumped) -> Vec<f64> {
    let mut cost = vec![0.0; lumped.acts.len()];
    for _ in 0..rounds(lumped) {
        let mut change: f64 = 0.0;
        for class in 0..cost.len() {
            let best = lumped.acts[class].iter().map(|act| solved(act, class, &cost)).fold(f64::INFINITY, f64::min);
            change = change.max((best - cost[class]) / best.max(1.0));
            cost[class] = cost[class].max(best);
        }
        if change <= STILL {
            break;
        }
    }
    cost
}

/// The cost of an action, repeated as long as it leads nowhere.
fn solved(act: &super::lump::Act, class: usize, after: &[f64]) -> f64 {
    let (mut cost, mut stay) = (act.cost, 0.0);
    for arc in &act.arcs {
        if arc.to as usize == class {
            stay += arc.p;
        } else {
            cost += arc.p * after[arc.to as usize];
        }
    }
    if stay < 1.0 - 1e-12 { cost / (1.0 - stay) } else { f64::INFINITY }
}

/// An upper bound on the cost of repeating one of these at random; infinite if that never ends.
fn repeated(lumped: &Lumped, actions: &[usize]) -> Vec<f64> {
    let mut sure = surely_ends(lumped, actions);
    let share = 1.0 / actions.len() as f64;
    let classes: Vec<usize> = (0..sure.len()).filter(|&c| sure[c]).collect();
    let (mut cost, mut left) = (vec![0.0; sure.len()], vec![1.0; sure.len()]);
    for round in 0..rounds(lumped) {
        let (mut next_cost, mut next_left) = (vec![0.0; sure.len()], vec![0.0; sure.len()]);
        for &class in &classes {
            for &action in actions {
                next_cost[class] += share * step(lumped, action, class, &cost);
                let arcs = &lumped.acts[class][action].arcs;
                next_left[class] += share * arcs.iter().map(|a| a.p * left[a.to as usize]).sum::<f64>();
            }
        }
        (cost, left) = (next_cost, next_left);
        let most_left = classes.iter().map(|&c| left[c]).fold(0.0, f64::max);
        if most_left < 1e-15 || (round > 1000 && most_left < 0.5) {
            let most = classes.iter().map(|&c| cost[c]).fold(0.0, f64::max) / (1.0 - most_left);
            return (0..sure.len()).map(|c| if sure[c] { cost[c] + left[c] * most } else { f64::INFINITY }).collect();
        }
    }
    sure.fill(false);
    vec![f64::INFINITY; sure.len()]
}

/// Classes from which repeating one of these at random ends with probability one.
fn surely_ends(lumped: &Lumped, actions: &[usize]) -> Vec<bool> {
    let classes = lumped.acts.len();
    let mut before: Vec<Vec<u32>> = vec![Vec::new(); classes];
    let mut can = vec![false; classes];
    for (class, acts) in lumped.acts.iter().enumerate() {
        for &action in actions {
            can[class] |= acts[action].ends > 0.0;
            acts[action].arcs.iter().for_each(|a| before[a.to as usize].push(class as u32));
        }
    }
    spread(&before, &mut can);
    let mut never: Vec<bool> = can.iter().map(|c| !c).collect();
    spread(&before, &mut never);
    never.iter().map(|n| !n).collect()
}

/// Marks everything that leads to what is marked.
fn spread(before: &[Vec<u32>], marked: &mut [bool]) {
    let mut open: Vec<usize> = (0..marked.len()).filter(|&c| marked[c]).collect();
    while let Some(class) = open.pop() {
        for &earlier in &before[class] {
            if !std::mem::replace(&mut marked[earlier as usize], true) {
                open.push(earlier as usize);
            }
        }
    }
}
