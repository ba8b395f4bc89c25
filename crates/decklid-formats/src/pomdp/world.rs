//! A `.pomdp` as a problem for [`decklid_logic::search`], over explicit beliefs.
//!
//! A belief is a sparse vector over classes of non-goal states. The
//! share of a belief that has reached the goal costs nothing more, so it
//! is its own branch. An action that may leave the belief exactly as it
//! was is repeated until it does not: its cost is divided by the probability of
//! that.

use std::rc::Rc;

use decklid_logic::search::{Problem, Successor};
use rustc_hash::FxHashMap;

use super::Pomdp;
use super::bounds::Bounds;
use super::lump::{Lumped, lump};
use super::weights::{Atom, Weight, Weights};
use crate::ReadError;

/// A belief, by its number. Equal beliefs have equal numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct BeliefId(u32);

/// An action, by its place in [`Pomdp::actions`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ActionId(pub u16);

/// The outcome of reaching the goal, in addition to the observations.
pub const GOAL: u16 = u16::MAX;

type Entries = Rc<[(u32, Weight)]>;

/// A third-party problem with everything computed so far.
pub struct Explicit {
    lumped: Lumped,
    bounds: Bounds,
    weights: Weights,
    /// For each class and action: the atoms of its arcs; empty if every factor is one.
    factors: Vec<Vec<Box<[Atom]>>>,
    /// Whether some factor is not one, so weights may share factors.
    chancy: bool,
    /// For each action: least cost, and whether it never changes the state.
    least: Vec<(f64, bool)>,
    beliefs: Vec<Entries>,
    totals: Vec<f64>,
    index: FxHashMap<Entries, u32>,
    root: BeliefId,
    buckets: Vec<Bucket>,
}

/// The contributions to one observation.
#[derive(Clone, Default)]
struct Bucket {
    entries: Vec<(u32, Weight)>,
    /// Weight before the action, and that times the bound of the class.
    mass: f64,
    informed_low: f64,
}

/// A smaller share of the weight counts as zero.
const NOTHING: f64 = 1e-280;

impl Explicit {
    /// The problem, ready to be searched.
    ///
    /// # Errors
    /// When it is not a problem of expected cost to a goal: there is no goal, an action gains
    /// something, or a reachable state has no way to the goal.
    pub fn new(pomdp: &Pomdp) -> Result<Self, ReadError> {
        fits(pomdp)?;
        let lumped = lump(pomdp);
        let actions = pomdp.actions.len();
        let Some(bounds) = Bounds::new(&lumped, actions) else {
            return Err(whole("Some state has no way to the goal.", "Add an action that always ends, at a cost."));
        };
        let mut weights = Weights::new();
        let (factors, chancy) = factors(&lumped, &mut weights);
        let least = (0..actions).map(|a| least(&lumped, a)).collect();
        let mut explicit = Explicit {
            bounds,
            weights,
            factors,
            chancy,
            least,
            beliefs: Vec::new(),
            totals: Vec::new(),
            index: FxHashMap::default(),
            root: BeliefId(0),
            buckets: vec![Bucket::default(); pomdp.observations.len()],
            lumped,
        };
        explicit.intern(&[]);
        let start: Vec<(u32, Weight)> =
            explicit.lumped.start.clone().iter().map(|(class, p)| (*class, explicit.at_start(p))).collect();
        explicit.root = explicit.belief(start);
        Ok(explicit)
    }

    /// How many classes of states can be told apart.
    pub fn classes(&self) -> usize {
        self.lumped.acts.len()
    }

    /// Share of the start that has not reached the goal; the search costs refer to this share.
    pub fn awake(&self) -> f64 {
        self.lumped.awake
    }

    /// Number of different beliefs met so far.
    pub fn beliefs(&self) -> usize {
        self.beliefs.len()
    }

    /// The states of a belief with their probability: a state for each class, ascending.
    pub fn states(&self, belief: BeliefId) -> Vec<(usize, f64)> {
        let total = self.totals[belief.0 as usize];
        let entries = self.beliefs[belief.0 as usize].iter();
        entries.map(|&(class, w)| (self.lumped.member[class as usize], self.weights.value(w) / total)).collect()
    }

    /// Members with the same probability count as a multiple of it.
    fn at_start(&mut self, members: &[f64]) -> Weight {
        if members.iter().all(|p| p.to_bits() == members[0].to_bits()) {
            let atom = self.weights.number(members[0]);
            return self.weights.of(atom, members.len() as u32);
        }
        let atom = self.weights.fresh(members.iter().sum());
        self.weights.of(atom, 1)
    }

    /// The belief with these weights, classes ascending.
    fn belief(&mut self, mut entries: Vec<(u32, Weight)>) -> BeliefId {
        if entries.len() == 1 || self.chancy {
            let mut weights: Vec<Weight> = entries.iter().map(|e| e.1).collect();
            self.weights.reduce(&mut weights);
            entries.iter_mut().zip(weights).for_each(|(entry, weight)| entry.1 = weight);
        }
        self.intern(&entries)
    }

    fn intern(&mut self, entries: &[(u32, Weight)]) -> BeliefId {
        if let Some(&known) = self.index.get(entries) {
            return BeliefId(known);
        }
        let entries: Entries = entries.into();
        let number = self.beliefs.len() as u32;
        self.totals.push(entries.iter().map(|e| self.weights.value(e.1)).sum());
        self.beliefs.push(entries.clone());
        self.index.insert(entries, number);
        BeliefId(number)
    }

    /// The mean over a belief of a number for each class.
    fn mean(&self, belief: BeliefId, of: &[f64]) -> f64 {
        let entries = self.beliefs[belief.0 as usize].iter();
        let sum: f64 = entries.map(|&(class, weight)| self.weights.value(weight) * of[class as usize]).sum();
        if sum == 0.0 { 0.0 } else { sum / self.totals[belief.0 as usize] }
    }

    /// Sorts what may follow into one bucket per observation; returns the weight that ends, whether nothing
    /// changes, and the expected cost times the total.
    fn spread(&mut self, belief: BeliefId, action: usize) -> (f64, bool, f64) {
        let entries = self.beliefs[belief.0 as usize].clone();
        let (mut ended, mut same, mut cost) = (0.0, true, 0.0);
        for &(class, weight) in entries.iter() {
            let value = self.weights.value(weight);
            let act = &self.lumped.acts[class as usize][action];
            let bound = self.bounds.full[class as usize];
            cost += value * act.cost;
            ended += value * act.ends;
            same &= act.ends == 0.0;
            let factors = &self.factors[class as usize][action];
            for (at, arc) in act.arcs.iter().enumerate() {
                same &= arc.to == class;
                let weight = if arc.p == 1.0 { weight } else { self.weights.times(weight, factors[at]) };
                let bucket = &mut self.buckets[arc.seen as usize];
                bucket.entries.push((arc.to, weight));
                bucket.mass += value * arc.p;
                bucket.informed_low += value * arc.p * bound;
            }
        }
        (ended, same, cost)
    }

    /// The belief from the contributions: classes ascending, each once.
    fn collected(&mut self, mut entries: Vec<(u32, Weight)>) -> BeliefId {
        if !entries.is_sorted_by(|a, b| a.0 < b.0) {
            entries.sort_unstable();
            let mut joined: Vec<(u32, Weight)> = Vec::with_capacity(entries.len());
            for (class, weight) in entries {
                match joined.last_mut() {
                    Some(last) if last.0 == class => last.1 = self.weights.plus(last.1, weight),
                    _ => joined.push((class, weight)),
                }
            }
            entries = joined;
        }
        self.belief(entries)
    }
}

impl Problem for Explicit {
    type Belief = BeliefId;
    type Action = ActionId;

    fn root(&self) -> BeliefId {
        self.root
    }

    /// Nothing is dropped: beliefs are equal only if their numbers are.
    fn representative(&mut self, belief: BeliefId) -> BeliefId {
        belief
    }

    fn is_goal(&mut self, belief: BeliefId) -> bool {
        self.beliefs[belief.0 as usize].is_empty()
    }

    fn actions(&mut self, _belief: BeliefId, floor: f64) -> Vec<(ActionId, f64)> {
        let rough = |&(cost, stays): &(f64, bool)| if stays { floor + cost } else { floor.max(cost) };
        (0..).map(ActionId).zip(self.least.iter().map(rough)).collect()
    }

    fn refine(&mut self, belief: BeliefId, mv: ActionId) -> f64 {
        self.mean(belief, &self.bounds.first[mv.0 as usize])
    }

    fn successors(&mut self, belief: BeliefId, mv: ActionId) -> Vec<Successor<BeliefId>> {
        let (ended, only_informs, cost) = self.spread(belief, mv.0 as usize);
        let total = self.totals[belief.0 as usize];
        let cost = cost / total;
        let mut follow = Vec::new();
        for seen in 0..self.buckets.len() {
            if self.buckets[seen].entries.is_empty() {
                continue;
            }
            let Bucket { entries, mass, informed_low } = std::mem::take(&mut self.buckets[seen]);
            if mass <= NOTHING {
                continue;
            }
            let next = self.collected(entries);
            follow.push(Successor {
                outcome: seen as u16,
                p: mass / total,
                cost,
                next,
                only_informs,
                informed_low: informed_low / mass,
            });
        }
        if ended > 0.0 {
            let next = BeliefId(0);
            follow.push(Successor {
                outcome: GOAL,
                p: ended / total,
                cost,
                next,
                only_informs: false,
                informed_low: 0.0,
            });
        }
        again(belief, follow)
    }

    fn floor(&mut self, belief: BeliefId) -> f64 {
        self.mean(belief, &self.bounds.full)
    }

    fn fallback(&mut self, belief: BeliefId) -> (Option<ActionId>, f64) {
        let entries = &self.beliefs[belief.0 as usize];
        let mut best = (None, f64::INFINITY);
        for (mv, costs) in &self.bounds.blind {
            if entries.iter().any(|e| !costs[e.0 as usize].is_finite()) {
                continue;
            }
            let cost = self.mean(belief, costs);
            if cost < best.1 {
                best = (mv.map(ActionId), cost);
            }
        }
        best
    }
}

/// Removes the branch that leads back: the others share its cost.
fn again(belief: BeliefId, mut follow: Vec<Successor<BeliefId>>) -> Vec<Successor<BeliefId>> {
    let back: f64 = follow.iter().filter(|f| f.next == belief).map(|f| f.p).sum();
    let away: f64 = follow.iter().filter(|f| f.next != belief).map(|f| f.p).sum();
    if back == 0.0 || away <= 1e-12 {
        return follow;
    }
    follow.retain(|f| f.next != belief);
    for f in &mut follow {
        f.p /= away;
        f.cost *= (back + away) / away;
        f.informed_low = 0.0;
        f.only_informs = false;
    }
    follow
}

/// The atoms of all arcs, and whether any is not one.
fn factors(lumped: &Lumped, weights: &mut Weights) -> (Vec<Vec<Box<[Atom]>>>, bool) {
    let mut chancy = false;
    let mut all = Vec::with_capacity(lumped.acts.len());
    for acts in &lumped.acts {
        let mut row = Vec::with_capacity(acts.len());
        for act in acts {
            let certain = act.arcs.iter().all(|a| a.p == 1.0);
            chancy |= !certain;
            let atoms: Box<[Atom]> =
                if certain { Box::new([]) } else { act.arcs.iter().map(|a| weights.number(a.p)).collect() };
            row.push(atoms);
        }
        all.push(row);
    }
    (all, chancy)
}

fn least(lumped: &Lumped, action: usize) -> (f64, bool) {
    let acts = || lumped.acts.iter().map(|acts| &acts[action]).enumerate();
    let cost = acts().map(|(_, act)| act.cost).fold(f64::INFINITY, f64::min);
    let stays = acts().all(|(class, act)| act.ends == 0.0 && act.arcs.iter().all(|a| a.to as usize == class));
    (if cost.is_finite() { cost } else { 0.0 }, stays)
}

/// Whether the problem can be read as expected cost to a goal.
fn fits(pomdp: &Pomdp) -> Result<(), ReadError> {
    for (action, costs) in pomdp.costs.iter().enumerate() {
        if let Some(state) = costs.iter().position(|&c| c < 0.0) {
            let (name, gain, state) = (&pomdp.actions[action], -costs[state], &pomdp.states[state]);
            let message = format!("Action {name} in state {state} gains {gain}.");
            return Err(whole(&message, "No action may have a negative cost: subtract the greatest gain."));
        }
    }
    if (0..pomdp.states.len()).any(|s| pomdp.is_goal(s)) {
        return Ok(());
    }
    Err(whole("No state is a goal.", "Add a state that no action leaves and where every action is free."))
}

/// An error of the problem as a whole.
fn whole(message: &str, hint: &str) -> ReadError {
    ReadError { line: 1, column: 1, message: message.to_owned(), hint: hint.to_owned() }
}
