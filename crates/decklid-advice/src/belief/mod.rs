//! Exact belief: what follows from moves and answers, for every hidden Boolean at once.
//!
//! ```text
//!   belief = (event over hidden Booleans, memory as functions of them)
//!   move   : the event splits by what is seen, the memory moves on
//! ```
//! A belief is the prior given an event, nothing else: no sampling, no
//! rounding. What a person tells is weighed, see [`Story`]; the search takes the likeliest
//! reading of it and looks ahead with answers that are as the model says.

mod effects;
pub mod order;
mod sequel;
mod signs;
mod story;

use std::collections::BinaryHeap;
use std::error::Error;
use std::fmt;

use rustc_hash::FxHashMap;

use decklid_car::car::{Car, Goal, HiddenId, MoveId, OutcomeId};
use decklid_logic::diagram::{Diagram, Node, Sweep};
use decklid_meaning as meaning;
use effects::Effects;
use order::Order;
pub(crate) use story::Extra;
pub use story::Story;

/// What is believed: everything in `event`, weighted by the prior, with `memory` as it is now.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Belief {
    /// What must be so for the evidence to be as it is.
    pub event: Node,
    /// Memory by its number in the [`Reasoner`].
    pub memory: u32,
}

/// A diagram of so many nodes takes two gigabytes: no machine should be asked for more.
const MOST_NODES: usize = 1 << 24;
/// A cause of something else is told when its probability has risen by this much.
const RAISED: f64 = 0.01;

/// No step: marks those that are not computed yet.
const UNKNOWN: u32 = u32::MAX;

/// A move in a memory, for all cases at once.
pub(crate) struct Step {
    /// When the move makes sense.
    pub(crate) needs: Node,
    /// When it is worth advising.
    pub(crate) worth: Node,
    /// For each outcome: when it is seen, and the memory afterwards.
    pub(crate) branches: Vec<(Node, u32)>,
}

/// A car and a goal with every consequence computed so far.
pub struct Reasoner<'c> {
    /// The car.
    pub(crate) car: &'c Car,
    /// The goal.
    pub(crate) goal: &'c Goal,
    /// All Boolean functions; [`Order`] says which variable is which slot.
    pub(crate) diagram: Diagram,
    memories: Vec<Vec<Node>>,
    known: FxHashMap<Vec<Node>, u32>,
    /// Numbers of steps by memory and move; [`UNKNOWN`] where not computed.
    steps: Vec<Box<[u32]>>,
    step_list: Vec<Step>,
    effects: Effects,
    dones: FxHashMap<u32, Node>,
    root: Belief,
    given: Node,
    order: Order,
    /// The unchanged value of each hidden slot.
    untouched: Vec<Node>,
    /// What the variables after those of the slots stand for.
    extras: Vec<Extra>,
    /// Scratch memory.
    sweep: Sweep,
}

/// A set of causes that explains the evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Hidden causes that are true; all other causes are false.
    pub causes: Vec<HiddenId>,
    /// Probability of exactly these causes, given the evidence.
    pub p: f64,
}

/// Why an answer cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The move makes no sense in any case that is still possible: something has to come before.
    TooEarly,
    /// In no case that is still possible is this outcome seen.
    Impossible,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Conflict::TooEarly => "The move makes no sense yet: another one must come first.",
            Conflict::Impossible => "This outcome cannot be seen after what was seen before.",
        })
    }
}

impl Error for Conflict {}

impl<'c> Reasoner<'c> {
    /// Nothing is known but the goal's own evidence.
    pub fn new(car: &'c Car, goal: &'c Goal) -> Self {
        let order = order::order(car, goal.kind);
        let prior = |&slot: &usize| car.hidden.get(slot).map_or(0.5, |h| h.prior);
        let mut diagram = Diagram::with_limit(order.slots.iter().map(prior).collect(), MOST_NODES);
        let hidden: Vec<Node> = (0..car.hidden.len()).map(|h| diagram.var(order.levels[h])).collect();
        let memory = meaning::start(&mut diagram, car, goal, &hidden);
        let event = meaning::value(&mut diagram, car, &memory, &goal.given);
        let mut reasoner = Reasoner {
            car,
            goal,
            diagram,
            memories: Vec::new(),
            known: FxHashMap::default(),
            steps: Vec::new(),
            step_list: Vec::new(),
            effects: Effects::default(),
            dones: FxHashMap::default(),
            root: Belief { event, memory: 0 },
            given: event,
            order,
            untouched: hidden,
            extras: Vec::new(),
            sweep: Sweep::new(),
        };
        let memory = reasoner.settle(event, memory);
        reasoner.root.memory = reasoner.intern(memory);
        reasoner
    }

    /// From now on, gives up when all functions together have that many nodes.
    pub fn set_limit(&mut self, nodes: usize) {
        self.diagram.set_limit(nodes.min(MOST_NODES));
    }

    /// All Boolean functions met so far; [`Self::order`] says which variable is which slot.
    pub fn diagram(&self) -> &Diagram {
        &self.diagram
    }

    /// The order of variables: which slot each variable of the diagram stands for.
    pub fn order(&self) -> &Order {
        &self.order
    }

    /// What the variables after those of the slots stand for.
    pub(crate) fn extras(&self) -> &[Extra] {
        &self.extras
    }

    /// What is believed at the start.
    pub fn root(&self) -> Belief {
        self.root
    }

    /// The same belief with one more hidden Boolean known from the start.
    pub fn assume(&mut self, belief: Belief, what: HiddenId, value: bool) -> Belief {
        let event = self.restrict(belief.event, what, value);
        self.settle_belief(event, belief.memory)
    }

    /// The part of an event in which that hidden Boolean has this value.
    pub(crate) fn restrict(&mut self, event: Node, what: HiddenId, value: bool) -> Node {
        let variable = self.diagram.var(self.order.levels[what.index()]);
        if value { self.diagram.and(event, variable) } else { self.diagram.diff(event, variable) }
    }

    /// The memory as functions of the hidden Booleans, one a slot.
    pub fn memory(&self, belief: Belief) -> &[Node] {
        self.memory_at(belief.memory)
    }

    pub(crate) fn memory_at(&self, memory: u32) -> &[Node] {
        &self.memories[memory as usize]
    }

    /// Number of different memories met so far.
    pub fn memories(&self) -> usize {
        self.memories.len()
    }

    /// Probability of the belief's event: prior probability of everything that was seen.
    pub fn probability(&self, belief: Belief) -> f64 {
        self.diagram.probability(belief.event)
    }

    /// Whether the goal is certainly reached.
    pub fn reaches_goal(&mut self, belief: Belief) -> bool {
        let done = self.done_in(belief.memory);
        self.diagram.implies(belief.event, done)
    }

    /// When the goal is reached in that memory.
    pub(crate) fn done_in(&mut self, memory: u32) -> Node {
        match self.dones.get(&memory) {
            Some(&done) => done,
            None => {
                let slots = &self.memories[memory as usize];
                let done = meaning::value(&mut self.diagram, self.car, slots, &self.goal.done);
                self.dones.insert(memory, done);
                done
            }
        }
    }

    /// Whether the move serves the goal and makes sense for certain.
    pub fn applies(&mut self, belief: Belief, mv: MoveId) -> bool {
        if !self.car.at(mv).serves(self.goal.kind) {
            return false;
        }
        let needs = self.step(belief.memory, mv).needs;
        self.diagram.implies(belief.event, needs)
    }

    /// Whether the move may be advised: it makes sense and is worth it, both for certain.
    pub fn advisable(&mut self, belief: Belief, mv: MoveId) -> bool {
        if !self.applies(belief, mv) {
            return false;
        }
        let worth = self.step(belief.memory, mv).worth;
        self.diagram.implies(belief.event, worth)
    }

    /// Whether the move may be advised in every memory and then always reaches the goal.
    pub fn always_ends(&mut self, mv: MoveId) -> bool {
        let it = self.car.at(mv);
        let any: Vec<Node> = self.order.levels.iter().map(|&level| self.diagram.var(level)).collect();
        let mut sure = |expr| meaning::value(&mut self.diagram, self.car, &any, expr) == Node::TRUE;
        if !it.serves(self.goal.kind) || !sure(&it.needs) || !sure(&it.worth) {
            return false;
        }
        let branches = meaning::act(&mut self.diagram, self.car, &any, it);
        branches.into_iter().all(|branch| {
            let done = meaning::value(&mut self.diagram, self.car, &branch.after, &self.goal.done);
            self.diagram.implies(branch.seen, done)
        })
    }

    /// The belief after a move was made and its outcome seen.
    ///
    /// # Errors
    /// When the move makes no sense yet, or its outcome cannot be seen.
    pub fn see(&mut self, belief: Belief, mv: MoveId, outcome: OutcomeId) -> Result<Belief, Conflict> {
        let step = self.step(belief.memory, mv);
        let (needs, (seen, after)) = (step.needs, step.branches[outcome.index()]);
        let sensible = self.diagram.and(belief.event, needs);
        if self.diagram.probability(sensible) <= 0.0 {
            return Err(Conflict::TooEarly);
        }
        let event = self.diagram.and(sensible, seen);
        if self.diagram.probability(event) <= 0.0 {
            return Err(Conflict::Impossible);
        }
        Ok(self.settle_belief(event, after))
    }

    /// Probability of an outcome if the move is made now.
    pub fn chance(&mut self, belief: Belief, mv: MoveId, outcome: OutcomeId) -> f64 {
        let seen = self.step(belief.memory, mv).branches[outcome.index()].0;
        let event = self.diagram.and(belief.event, seen);
        self.diagram.probability(event) / self.diagram.probability(belief.event)
    }

    /// Probability that each hidden Boolean was true at the start, given the evidence.
    pub fn posterior(&mut self, belief: Belief) -> Vec<f64> {
        let mut by_level = vec![0.0; self.diagram.variables()];
        self.sweep.posteriors(&self.diagram, belief.event, &mut by_level);
        let of = |slot: usize| by_level.get(self.order.levels[slot]).copied().unwrap_or(0.0);
        (0..self.car.hidden.len()).map(of).collect()
    }

    /// Possible causes of what the person came with, and whatever else the answers have made likelier, with their
    /// probability now, most likely first. Only the first of the former comes before all of the latter, such as a way
    /// round that is out of order: nobody came with it.
    pub fn causes(&mut self, belief: Belief) -> Vec<(HiddenId, f64)> {
        let posterior = self.posterior(belief);
        let support = self.diagram.support(self.given);
        let asked = |h: HiddenId| support.contains(&self.order.levels[h.index()]);
        let told = |(h, &p): (usize, &f64)| {
            let (id, hidden) = (HiddenId::from_index(h), &self.car.hidden[h]);
            (hidden.kind.is_cause() && (asked(id) || p > hidden.prior + RAISED)).then_some((id, p))
        };
        let mut causes: Vec<(HiddenId, f64)> = posterior.iter().enumerate().filter_map(told).collect();
        causes.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        if let Some(first) = causes.iter().position(|&(id, _)| asked(id)) {
            causes[..=first].rotate_right(1);
        }
        causes
    }

    /// The `k` likeliest sets of causes (faults, settings, circumstances), likeliest first; all
    /// else (equipment, tools, misheard answers) is summed over. Causes that the evidence says
    /// nothing about are left out.
    pub fn explanations(&mut self, belief: Belief, k: usize) -> Vec<Explanation> {
        let causes: Vec<usize> = self
            .diagram
            .support(belief.event)
            .into_iter()
            .filter_map(|level| self.order.slots.get(level).copied())
            .filter(|&slot| self.car.hidden.get(slot).is_some_and(|h| h.kind.is_cause()))
            .collect();
        let total = self.probability(belief);
        let explained = |(values, p): (Vec<bool>, f64)| {
            let held = causes.iter().zip(values).filter(|(_, so)| *so);
            Explanation { causes: held.map(|(&slot, _)| HiddenId::from_index(slot)).collect(), p: p / total }
        };
        self.likeliest(belief.event, &causes, k).into_iter().map(explained).collect()
    }

    /// The `k` likeliest assignments of these hidden Booleans (by their slots) within the event, likeliest
    /// first, each with the prior probability of it and the event together; all else is summed over.
    pub fn likeliest(&mut self, event: Node, slots: &[usize], k: usize) -> Vec<(Vec<bool>, f64)> {
        let variables: Vec<Node> = slots.iter().map(|&slot| self.diagram.var(self.order.levels[slot])).collect();
        self.likeliest_of(event, &variables, k)
    }

    /// The same for any Boolean functions.
    fn likeliest_of(&mut self, event: Node, functions: &[Node], k: usize) -> Vec<(Vec<bool>, f64)> {
        let p = self.diagram.probability(event);
        let mut open = BinaryHeap::from([Partial { p, event, values: Vec::new() }]);
        let mut found = Vec::new();
        while let Some(partial) = open.pop() {
            if found.len() == k || partial.p <= 0.0 {
                break;
            }
            let Some(&function) = functions.get(partial.values.len()) else {
                found.push((partial.values, partial.p));
                continue;
            };
            for value in [false, true] {
                let event = partial.event;
                let event = if value { self.diagram.and(event, function) } else { self.diagram.diff(event, function) };
                let values = partial.values.iter().copied().chain([value]).collect();
                open.push(Partial { p: self.diagram.probability(event), event, values });
            }
        }
        found
    }

    pub(crate) fn step(&mut self, memory: u32, mv: MoveId) -> &Step {
        let known = self.steps.get(memory as usize).and_then(|row| row.get(mv.index()));
        let at = match known {
            Some(&known) if known != UNKNOWN => known,
            _ => self.make_step(memory, mv),
        };
        &self.step_list[at as usize]
    }

    fn make_step(&mut self, memory: u32, mv: MoveId) -> u32 {
        let slots = self.memories[memory as usize].clone();
        let effect = self.effects.of(&mut self.diagram, self.car, mv, &slots);
        let (needs, worth) = (effect.needs, effect.worth);
        let after = |changed: &[(usize, Node)]| {
            let mut after = slots.clone();
            changed.iter().for_each(|&(slot, node)| after[slot] = node);
            after
        };
        let branches: Vec<_> = effect.branches.iter().map(|(seen, changed)| (*seen, after(changed))).collect();
        let branches = branches.into_iter().map(|(seen, after)| (seen, self.intern(after))).collect();
        self.step_list.push(Step { needs, worth, branches });
        let row = memory as usize;
        if self.steps.len() <= row {
            self.steps.resize(self.memories.len(), Box::default());
        }
        if self.steps[row].is_empty() {
            self.steps[row] = vec![UNKNOWN; self.car.moves.len()].into();
        }
        let at = self.step_list.len() as u32 - 1;
        self.steps[row][mv.index()] = at;
        at
    }

    pub(crate) fn intern(&mut self, memory: Vec<Node>) -> u32 {
        if let Some(&known) = self.known.get(&memory) {
            return known;
        }
        let id = self.memories.len() as u32;
        self.memories.push(memory.clone());
        self.known.insert(memory, id);
        id
    }

    /// The belief in that event with the memory as far as the event makes it certain.
    pub(crate) fn settle_belief(&mut self, event: Node, memory: u32) -> Belief {
        let slots = self.settle_slots(event, memory);
        Belief { event, memory: self.intern(slots) }
    }

    /// The memory as far as the event makes it certain.
    pub(crate) fn settle_slots(&mut self, event: Node, memory: u32) -> Vec<Node> {
        self.settle(event, self.memories[memory as usize].clone())
    }

    /// Makes slots constant that the event makes certain, so that equal beliefs are found to be equal.
    /// Hidden Booleans that nothing has changed are left as they are: the event says it already.
    fn settle(&mut self, event: Node, mut memory: Vec<Node>) -> Vec<Node> {
        for (slot, node) in memory.iter_mut().enumerate() {
            if node.is_terminal() || self.untouched.get(slot) == Some(node) {
                continue;
            }
            if self.diagram.implies(event, *node) {
                *node = Node::TRUE;
            } else if self.diagram.and(event, *node) == Node::FALSE {
                *node = Node::FALSE;
            }
        }
        memory
    }
}

/// An assignment decided in part, with the probability of all its completions.
struct Partial {
    p: f64,
    event: Node,
    values: Vec<bool>,
}

impl PartialEq for Partial {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Partial {}

impl PartialOrd for Partial {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Partial {
    /// Likelier first; among equals the further decided, then in order of what is false.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let further = self.values.len().cmp(&other.values.len());
        self.p.total_cmp(&other.p).then(further).then_with(|| other.values.cmp(&self.values))
    }
}
