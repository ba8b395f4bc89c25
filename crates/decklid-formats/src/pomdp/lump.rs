//! Merges states that nothing can tell apart: the quotient by bisimulation.

use rustc_hash::FxHashMap;

use super::Pomdp;

/// What may follow an action in a class: observation, class reached, probability.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Arc {
    pub(super) seen: u32,
    pub(super) to: u32,
    pub(super) p: f64,
}

/// An action in a class.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Act {
    /// Expected immediate cost.
    pub(super) cost: f64,
    /// Probability of reaching the goal at once.
    pub(super) ends: f64,
    /// What else may follow: by observation, then class.
    pub(super) arcs: Vec<Arc>,
}

/// The problem over classes of reachable non-goal states.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Lumped {
    /// For each class and action, in order of classes.
    pub(super) acts: Vec<Vec<Act>>,
    /// The start: classes ascending, with the members' probabilities.
    pub(super) start: Vec<(u32, Vec<f64>)>,
    /// Share of the start that has not reached the goal.
    pub(super) awake: f64,
    /// A state of each class.
    pub(super) member: Vec<usize>,
}

const NONE: u32 = u32::MAX;
/// After this many rounds of splitting, states stay separate.
const ROUNDS: usize = 60;

/// Merges states that cannot be told apart.
pub(super) fn lump(pomdp: &Pomdp) -> Lumped {
    let alive = reachable(pomdp);
    let class = classes(pomdp, &alive);
    let count = alive.iter().map(|&s| class[s] + 1).max().unwrap_or(0) as usize;
    let mut member = vec![usize::MAX; count];
    for &state in alive.iter().rev() {
        member[class[state] as usize] = state;
    }
    let acts = |&state: &usize| (0..pomdp.actions.len()).map(|a| act(pomdp, a, state, &class)).collect();
    let mut start: Vec<(u32, Vec<f64>)> = (0..count as u32).map(|c| (c, Vec::new())).collect();
    for &state in &alive {
        if pomdp.start[state] > 0.0 {
            start[class[state] as usize].1.push(pomdp.start[state]);
        }
    }
    start.retain(|(_, members)| !members.is_empty());
    let awake = start.iter().flat_map(|(_, members)| members).sum::<f64>().min(1.0);
    Lumped { awake, acts: member.iter().map(acts).collect(), start, member }
}

/// Non-goal states reachable from the start, ascending.
fn reachable(pomdp: &Pomdp) -> Vec<usize> {
    let states = pomdp.states.len();
    let mut met: Vec<bool> = pomdp.start.iter().map(|&p| p > 0.0).collect();
    let mut open: Vec<usize> = (0..states).filter(|&s| met[s]).collect();
    while let Some(state) = open.pop() {
        for go in &pomdp.transitions {
            for &(to, _) in go.row(state) {
                if !met[to as usize] {
                    met[to as usize] = true;
                    open.push(to as usize);
                }
            }
        }
    }
    (0..states).filter(|&s| met[s] && !pomdp.is_goal(s)).collect()
}

/// The class of each state; `NONE` for the goal and unreachable states.
fn classes(pomdp: &Pomdp, alive: &[usize]) -> Vec<u32> {
    let mut class = vec![NONE; pomdp.states.len()];
    alive.iter().for_each(|&s| class[s] = 0);
    let mut count = 1;
    let mut signature = Vec::new();
    for _ in 0..ROUNDS {
        let mut known: FxHashMap<Box<[u64]>, u32> = FxHashMap::default();
        let mut next = class.clone();
        for &state in alive {
            sign(pomdp, state, &class, &mut signature);
            let fresh = known.len() as u32;
            next[state] = known.get(signature.as_slice()).copied().unwrap_or(fresh);
            if next[state] == fresh {
                known.insert(signature.as_slice().into(), fresh);
            }
        }
        class = next;
        if known.len() == count {
            return class;
        }
        count = known.len();
    }
    for (number, &state) in (0..).zip(alive) {
        class[state] = number;
    }
    class
}

/// Everything that distinguishes states, as far as classes are known.
fn sign(pomdp: &Pomdp, state: usize, class: &[u32], words: &mut Vec<u64>) {
    words.clear();
    words.push(u64::from(class[state]));
    for action in 0..pomdp.actions.len() {
        words.push(pomdp.costs[action][state].to_bits());
        if let [(end, _)] = pomdp.transitions[action].row(state)
            && let [(seen, _)] = pomdp.observing[action].row(*end as usize)
        {
            let to = class[*end as usize];
            let seen = if to == NONE { 0 } else { *seen };
            words.push(u64::from(seen) << 32 | u64::from(to));
            continue;
        }
        let act = act(pomdp, action, state, class);
        words.extend([u64::MAX, act.ends.to_bits(), act.arcs.len() as u64]);
        words.extend(act.arcs.iter().flat_map(|a| [u64::from(a.seen) << 32 | u64::from(a.to), a.p.to_bits()]));
    }
}

/// What an action does in a state, in terms of classes.
fn act(pomdp: &Pomdp, action: usize, state: usize, class: &[u32]) -> Act {
    let mut found = Act { cost: pomdp.costs[action][state], ends: 0.0, arcs: Vec::new() };
    for &(end, p) in pomdp.transitions[action].row(state) {
        let to = class[end as usize];
        if to == NONE {
            found.ends += p;
            continue;
        }
        let seen = pomdp.observing[action].row(end as usize);
        found.arcs.extend(seen.iter().map(|&(seen, q)| Arc { seen, to, p: p * q }));
    }
    if found.arcs.len() > 1 {
        found.arcs.sort_by(|a, b| (a.seen, a.to).cmp(&(b.seen, b.to)).then(a.p.total_cmp(&b.p)));
        found.arcs.dedup_by(|later, first| {
            let same = (later.seen, later.to) == (first.seen, first.to);
            if same {
                first.p += later.p;
            }
            same
        });
    }
    found
}
