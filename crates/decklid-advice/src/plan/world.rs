//! A car, a goal and a person's rates as a problem for [`decklid_logic::search`].

use rustc_hash::FxHashMap;

use super::alike::Alike;
use super::clairvoyant::full_information;
use super::parts::Parts;
use super::terms::Terms;
use super::waits::Waits;
use crate::belief::{Belief, Reasoner};
use decklid_car::car::{Car, Goal, MoveId, MoveKind};
use decklid_logic::costs::{CostFn, Costs};
use decklid_logic::diagram::Node;
use decklid_logic::search::{Problem, Successor, VertexId};

/// What giving up counts as when no call can be advised (USD): more than any call.
pub const GIVE_UP: f64 = 1000.0;

/// A car, a goal, a person's rates, with everything computed so far.
pub struct World<'c> {
    /// What follows from what.
    pub(crate) reasoner: Reasoner<'c>,
    /// Where the search starts.
    root: Belief,
    terms: Terms,
    costs: Costs,
    /// The cost with full information, once it is needed: working it out takes longer than all else.
    full: Option<CostFn>,
    floors: FxHashMap<u32, CostFn>,
    last_resort: Option<(MoveId, f64)>,
    calls: Vec<MoveId>,
    alike: Alike,
    waits: Waits,
    parts: Parts,
}

/// What rests on a person's terms alone.
pub(super) struct Footing {
    terms: Terms,
    last_resort: Option<(MoveId, f64)>,
    calls: Vec<MoveId>,
}

impl<'c> World<'c> {
    /// The problem before any evidence but the goal's own.
    pub fn new(car: &'c Car, goal: &'c Goal, terms: Terms) -> Self {
        let reasoner = Reasoner::new(car, goal);
        let root = reasoner.root();
        let mut world = Self::asleep(reasoner, root, goal, terms);
        world.wake();
        world
    }

    /// The problem from a belief on, good enough to follow a plan and to see what it costs: its lower bounds are 0
    /// until it is woken.
    pub fn asleep(reasoner: Reasoner<'c>, root: Belief, goal: &'c Goal, terms: Terms) -> Self {
        let (costs, car, full) = (Costs::default(), reasoner.car, None);
        let mut world = World {
            reasoner,
            root,
            terms,
            costs,
            full,
            floors: FxHashMap::default(),
            last_resort: None,
            calls: Vec::new(),
            alike: Alike::default(),
            waits: Waits::new(car, goal.kind),
            parts: Parts::default(),
        };
        world.last_resort = world.find_last_resort();
        world.calls = world.find_calls();
        world
    }

    /// Works out what lower bounds rest on. A search that was begun before has to be begun again.
    pub fn wake(&mut self) {
        if !self.is_awake() {
            let goal = self.reasoner.goal;
            let full = full_information(&mut self.reasoner, &mut self.costs, goal, &self.terms, self.root);
            self.full = Some(full);
        }
    }

    /// Whether its lower bounds say anything.
    pub fn is_awake(&self) -> bool {
        self.full.is_some()
    }

    /// The car.
    pub fn car(&self) -> &'c Car {
        self.reasoner.car
    }

    /// What follows from what.
    pub fn reasoner(&mut self) -> &mut Reasoner<'c> {
        &mut self.reasoner
    }

    /// The person's terms.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// What other terms come to.
    pub(super) fn footing(&mut self, terms: Terms) -> Footing {
        let mut footing = Footing { terms, last_resort: None, calls: Vec::new() };
        self.trade(&mut footing);
        self.last_resort = self.find_last_resort();
        self.calls = self.find_calls();
        self.trade(&mut footing);
        footing
    }

    /// Takes up these terms and gives its own for them.
    pub(super) fn trade(&mut self, footing: &mut Footing) {
        std::mem::swap(&mut self.terms, &mut footing.terms);
        std::mem::swap(&mut self.last_resort, &mut footing.last_resort);
        std::mem::swap(&mut self.calls, &mut footing.calls);
    }

    /// The cheapest move that surely reaches the goal, and its price (USD).
    pub(super) fn last_resort(&self) -> Option<(MoveId, f64)> {
        self.last_resort
    }

    /// From now on, gives up when all functions, or all costs, together have that many nodes.
    pub fn set_limit(&mut self, nodes: usize) {
        self.reasoner.set_limit(nodes);
        self.costs.set_limit(nodes);
    }

    /// Size of the tables, for reports: diagram nodes, cost nodes, memories.
    pub fn sizes(&self) -> (usize, usize, usize) {
        (self.reasoner.diagram.len(), self.costs.nodes(), self.reasoner.memories())
    }

    /// The cheapest move with one outcome that can be made and reaches the goal in every memory.
    fn find_last_resort(&mut self) -> Option<(MoveId, f64)> {
        let mut best: Option<(MoveId, f64)> = None;
        for at in 0..self.car().moves.len() {
            let mv = MoveId::from_index(at);
            let [_] = self.car().at(mv).outcomes.as_slice() else { continue };
            let cost = self.terms.price(self.car(), mv, 0);
            let cheaper = best.is_none_or(|(_, least)| cost < least);
            if cheaper && self.terms.allows(mv) && self.reasoner.always_ends(mv) {
                best = Some((mv, cost));
            }
        }
        best
    }

    /// Calls that may come before the last resort.
    fn find_calls(&mut self) -> Vec<MoveId> {
        let last = self.last_resort.map(|l| l.0);
        let is_call = |&mv: &MoveId| self.car().at(mv).kind == MoveKind::Call && Some(mv) != last;
        let calls: Vec<MoveId> = (0..self.car().moves.len()).map(MoveId::from_index).filter(is_call).collect();
        calls.into_iter().filter(|&mv| self.terms.allows(mv)).collect()
    }

    /// Expected cost of a call with the last resort behind it (USD).
    fn call_then(&mut self, belief: Belief, call: MoveId, last: f64) -> f64 {
        let total = self.reasoner.diagram.probability(belief.event);
        let mut cost = 0.0;
        for outcome in 0..self.car().at(call).outcomes.len() {
            let (seen, after) = self.reasoner.step(belief.memory, call).branches[outcome];
            let p = self.reasoner.diagram.joint(belief.event, seen) / total;
            let ends = self.reasoner.done_in(after) == Node::TRUE;
            cost += p * (self.terms.price(self.car(), call, outcome) + if ends { 0.0 } else { last });
        }
        cost
    }

    fn mean(&mut self, belief: Belief, f: CostFn) -> f64 {
        let diagram = &self.reasoner.diagram;
        self.costs.mean_within(diagram, belief.event, f) / diagram.probability(belief.event)
    }

    /// A cheap lower bound of the cost when that move comes first (USD): its own least price, or the
    /// bound of the belief, and both together where nothing can change.
    fn rough_floor(&mut self, belief: Belief, mv: MoveId, floor: f64) -> f64 {
        let car = self.car();
        let prices = (0..car.at(mv).outcomes.len()).map(|outcome| self.terms.price(car, mv, outcome));
        let least = prices.fold(f64::INFINITY, f64::min);
        let branches = &self.reasoner.step(belief.memory, mv).branches;
        let changes = branches.iter().any(|b| b.1 != belief.memory);
        if changes { floor.max(least) } else { floor + least }
    }

    /// A lower bound of the cost when that move comes first (USD).
    pub fn move_floor(&mut self, belief: Belief, mv: MoveId) -> f64 {
        let total = self.reasoner.diagram.probability(belief.event);
        let outcomes = self.car().at(mv).outcomes.len();
        let price = |world: &Self, outcome: usize| world.terms.price(world.car(), mv, outcome);
        let least = (0..outcomes).map(|outcome| price(self, outcome)).fold(f64::INFINITY, f64::min);
        let mut sum = total * least;
        for outcome in 0..outcomes {
            let (seen, after) = self.reasoner.step(belief.memory, mv).branches[outcome];
            if seen == Node::FALSE {
                continue;
            }
            let more = price(self, outcome) - least;
            if more > 0.0 {
                sum += more * self.reasoner.diagram.joint(belief.event, seen);
            }
            let f = self.floor_fn(after);
            sum += self.costs.mean_within_both(&mut self.reasoner.diagram, belief.event, seen, f);
        }
        sum / total
    }

    /// Moves that may be advised.
    pub fn advisable(&mut self, belief: Belief) -> Vec<MoveId> {
        let moves = (0..self.car().moves.len()).map(MoveId::from_index);
        moves.filter(|&mv| self.may_advise(belief, mv)).collect()
    }

    /// Whether that move may be advised.
    pub fn may_advise(&mut self, belief: Belief, mv: MoveId) -> bool {
        self.terms.allows(mv) && self.reasoner.advisable(belief, mv)
    }

    /// What may follow a move, in beliefs whose memory is as certain as can be.
    pub fn outcomes(&mut self, belief: Belief, mv: MoveId) -> Vec<Successor<Belief>> {
        let mut successors = self.successors(belief, mv);
        for f in &mut successors {
            f.next = self.reasoner.settle_belief(f.next.event, f.next.memory);
        }
        successors
    }

    fn floor_fn(&mut self, memory: u32) -> CostFn {
        let Some(full) = self.full else { return self.costs.constant(0.0) };
        if let Some(&known) = self.floors.get(&memory) {
            return known;
        }
        let f = if self.reasoner.done_in(memory) == Node::TRUE {
            self.costs.constant(0.0)
        } else {
            let slots = self.reasoner.memory_at(memory);
            let slots: Vec<_> = self.reasoner.order().slots.iter().map(|&slot| slots[slot]).collect();
            self.costs.substitute(&self.reasoner.diagram, full, &slots)
        };
        self.floors.insert(memory, f);
        f
    }
}

impl Problem for World<'_> {
    type Belief = Belief;
    type Action = MoveId;

    fn root(&self) -> Belief {
        self.root
    }

    fn representative(&mut self, belief: Belief) -> Belief {
        self.alike.of(&mut self.reasoner, &self.terms, belief)
    }

    fn gave_up(&self) -> bool {
        self.reasoner.diagram().gave_up() || self.costs.gave_up()
    }

    fn is_goal(&mut self, belief: Belief) -> bool {
        self.reasoner.reaches_goal(belief)
    }

    fn actions(&mut self, belief: Belief, floor: f64) -> Vec<(MoveId, f64)> {
        let moves = self.advisable(belief);
        moves.into_iter().map(|mv| (mv, self.rough_floor(belief, mv, floor))).collect()
    }

    fn refine(&mut self, belief: Belief, mv: MoveId) -> f64 {
        self.move_floor(belief, mv)
    }

    fn successors(&mut self, belief: Belief, mv: MoveId) -> Vec<Successor<Belief>> {
        let branches = self.reasoner.step(belief.memory, mv).branches.clone();
        let total = self.reasoner.diagram.probability(belief.event);
        let mut successors = Vec::with_capacity(branches.len());
        for (at, (seen, after)) in branches.into_iter().enumerate() {
            let event = self.reasoner.diagram.and(belief.event, seen);
            let p = self.reasoner.diagram.probability(event) / total;
            if p <= 0.0 {
                continue;
            }
            let only_informs = after == belief.memory;
            let next = Belief { event, memory: after };
            let informed_low = if only_informs { 0.0 } else { self.floor(Belief { event, memory: belief.memory }) };
            let cost = self.terms.price(self.car(), mv, at);
            successors.push(Successor { outcome: at as u16, p, cost, next, only_informs, informed_low });
        }
        successors
    }

    fn floor(&mut self, belief: Belief) -> f64 {
        let f = self.floor_fn(belief.memory);
        self.mean(belief, f)
    }

    fn propose(&mut self, belief: Belief) -> Option<MoveId> {
        self.by_ratio(belief).map(|best| best.0)
    }

    fn remember(&mut self, belief: Belief, vertex: VertexId) {
        if !self.is_awake() {
            return;
        }
        let full = self.floor(belief);
        self.parts.put(&self.reasoner.diagram, belief, full, vertex);
    }

    fn raise(&mut self, belief: Belief, mv: Option<MoveId>, least: f64, low: &dyn Fn(VertexId) -> f64) -> f64 {
        let total = self.reasoner.diagram.probability(belief.event);
        let least = least * total;
        let whole = [(Node::TRUE, belief.memory)];
        let branches = match mv {
            Some(mv) => &self.reasoner.step(belief.memory, mv).branches.clone()[..],
            None => &whole,
        };
        let mut gain = 0.0;
        for &(seen, after) in branches {
            let d = &mut self.reasoner.diagram;
            gain += self.parts.gain(d, after, [belief.event, seen], least, low).unwrap_or(0.0);
        }
        gain / total
    }

    fn share(&mut self, small: Belief, large: Belief) -> Option<f64> {
        let d = &mut self.reasoner.diagram;
        let inside = small.memory == large.memory && d.implies(small.event, large.event);
        inside.then(|| d.probability(small.event) / d.probability(large.event))
    }

    fn can_come_before(&self, mv: MoveId) -> &[MoveId] {
        self.waits.after(mv)
    }

    fn fallback(&mut self, belief: Belief) -> (Option<MoveId>, f64) {
        let Some((last, price)) = self.last_resort else { return (None, GIVE_UP) };
        let mut best = (Some(last), price);
        for at in 0..self.calls.len() {
            let mv = self.calls[at];
            if !self.reasoner.advisable(belief, mv) {
                continue;
            }
            let cost = self.call_then(belief, mv, price);
            if cost < best.1 {
                best = (Some(mv), cost);
            }
        }
        best
    }
}
