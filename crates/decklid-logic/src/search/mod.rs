//! AND/OR search for the policy of least expected cost, with a proof of how good it is.
//!
//! A [`Problem`] says what can be done in a belief and what may follow. The [`Search`] builds a graph
//! whose vertices are beliefs. Each [`Vertex`] has two bounds of the least expected cost to the goal:
//! `low` (no policy does better) and `high` (the policy found so far does this well). One *trial* walks
//! from the root to where the bounds are furthest apart, expands one action there, and carries the better
//! bounds back up. Stop at any time: the policy is sound and its gap is known.
//!
//! ```text
//!   vertex ──► action ──► outcome p₁ ──► vertex      low  = least over actions of Σ p (cost + low)
//!     [low, high]    └──► outcome p₂ ──► vertex      high = least over actions of Σ p (cost + high)
//! ```
//!
//! # A worked example
//! A lid is stuck for reason A (30 %), B (50 %) or C (20 %). Pressing the button costs 2 and helps with A,
//! a jump start costs 3 and helps with B, calling costs 10 and always helps. A belief is the set of reasons
//! left. Somebody who sees the reason pays 0.3·2 + 0.5·3 + 0.2·10 = 4.1, the first lower bound; calling at
//! once costs 10, the first upper bound.
//!
//! Trial 1 follows the action that looks cheapest, `Press` (2 + 3.5 against 3 + 2.6), down to the end, and
//! learns that it really costs 6.1. Trial 2 follows `Jump`, which was promised for 5.6 and turns out to cost
//! 6: the bounds meet, and `Jump` first is proven to be best. Vertex 1, the goal, is not drawn. `~` marks an
//! action of which only a lower bound is known; an action that can no longer be the best is dropped; each
//! outcome shows its probability and its vertex.
//!
//! ```text
#![doc = include_str!("three_moves.txt")]
//! ```
//! The program `examples/three_moves.rs` of this crate solves the same problem.
//!
//! # What makes it fast
//! * **Free information cannot hurt.** The mean of the outcomes' lower bounds, without the price of the
//!   action, is a lower bound of the belief itself ([`Successor::informed_low`]).
//! * **Beliefs help each other.** A belief is never cheaper than a belief inside it plus the rest for
//!   somebody who sees everything, so the bound of one raises those of all around it
//!   ([`Problem::raise`]), often before an action is even expanded.
//! * **Exchange.** Of two actions that only succeed or fail and that end in the same belief in either
//!   order, or in part of it, only the better order is followed: the argument behind "probability over cost".
//! * **Questions wait.** If all answers to a question lead to the same next action, that action comes first.

mod exchange;
mod graph;
mod grow;
mod laid;
#[cfg(test)]
mod tests;
mod trial;

use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::stop;
use graph::{Choice, Link};
pub use graph::{Vertex, VertexId};

/// A problem that can be searched: beliefs, actions, and what may follow.
///
/// Costs are in any unit, as long as it is the same everywhere, and never negative.
pub trait Problem {
    /// What is believed.
    type Belief: Copy + Eq + Hash;
    /// What can be done; ordered by preference among equally good actions.
    type Action: Copy + Ord;

    /// Where the search starts.
    fn root(&self) -> Self::Belief;
    /// The belief that stands for all beliefs in which a planner would do the same as in this one.
    fn representative(&mut self, belief: Self::Belief) -> Self::Belief;
    /// Whether it took more than it may: what it says then means nothing, and nobody should search on.
    fn gave_up(&self) -> bool {
        false
    }
    /// Whether the goal is certainly reached.
    fn is_goal(&mut self, belief: Self::Belief) -> bool;
    /// A lower bound of the cost to the goal.
    fn floor(&mut self, belief: Self::Belief) -> f64;
    /// The actions that make sense, each with a cheap lower bound of the cost when it comes first; `floor`
    /// is [`Problem::floor`] of the belief.
    fn actions(&mut self, belief: Self::Belief, floor: f64) -> Vec<(Self::Action, f64)>;
    /// A better lower bound of the cost when that action comes first.
    fn refine(&mut self, belief: Self::Belief, action: Self::Action) -> f64;
    /// What may follow the action. Probabilities sum to one.
    fn successors(&mut self, belief: Self::Belief, action: Self::Action) -> Vec<Successor<Self::Belief>>;
    /// A policy that surely ends: its first action (`None`: give up) and its expected cost.
    fn fallback(&mut self, belief: Self::Belief) -> (Option<Self::Action>, f64);

    /// What a simple policy does first, if there is one: the search starts from what it costs.
    fn propose(&mut self, _belief: Self::Belief) -> Option<Self::Action> {
        None
    }
    /// Notes which vertex holds a belief, for [`Problem::raise`].
    fn remember(&mut self, _belief: Self::Belief, _vertex: VertexId) {}
    /// What the vertices noted so far add to [`Problem::floor`] of this belief, or to [`Problem::refine`] of
    /// that action. Gains below `least` may be left out. `low` gives the lower bound of a vertex.
    fn raise(
        &mut self,
        _belief: Self::Belief,
        _action: Option<Self::Action>,
        _least: f64,
        _low: &dyn Fn(VertexId) -> f64,
    ) -> f64 {
        0.0
    }
    /// The probability of `small` within `large`, if the two differ in knowledge only.
    fn share(&mut self, _small: Self::Belief, _large: Self::Belief) -> Option<f64> {
        None
    }
    /// Actions that need not come right after this one, because the other order is as good.
    fn can_come_before(&self, _action: Self::Action) -> &[Self::Action] {
        &[]
    }
}

/// One thing that may follow an action.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Successor<B> {
    /// Which outcome.
    pub outcome: u16,
    /// Its probability.
    pub p: f64,
    /// What the action costs in this case.
    pub cost: f64,
    /// The belief afterwards.
    pub next: B,
    /// True when the action changes nothing but knowledge.
    pub only_informs: bool,
    /// Lower bound for somebody who knows the outcome and has not acted; not used where the action
    /// [only informs](Self::only_informs).
    pub informed_low: f64,
}

/// The graph searched so far.
///
/// ```
/// use decklid_logic::search::{Problem, Search, Successor, VertexId};
///
/// /// A coin lies under one of three cups; lifting a cup costs 1. A belief is the number of cups left.
/// struct Cups;
///
/// impl Problem for Cups {
///     type Belief = u8;
///     type Action = ();
///
///     fn root(&self) -> u8 {
///         3
///     }
///     fn representative(&mut self, left: u8) -> u8 {
///         left
///     }
///     fn is_goal(&mut self, left: u8) -> bool {
///         left == 0
///     }
///     fn floor(&mut self, left: u8) -> f64 {
///         if left == 0 { 0.0 } else { 1.0 }
///     }
///     fn actions(&mut self, _: u8, floor: f64) -> Vec<((), f64)> {
///         vec![((), floor)]
///     }
///     fn refine(&mut self, left: u8, _: ()) -> f64 {
///         self.floor(left)
///     }
///     fn successors(&mut self, left: u8, _: ()) -> Vec<Successor<u8>> {
///         let p = 1.0 / f64::from(left);
///         let found = Successor { outcome: 0, p, cost: 1.0, next: 0, only_informs: false, informed_low: 0.0 };
///         let empty = Successor { outcome: 1, p: 1.0 - p, next: left - 1, ..found };
///         [found, empty].into_iter().filter(|s| s.p > 0.0).collect()
///     }
///     fn fallback(&mut self, _: u8) -> (Option<()>, f64) {
///         (None, 100.0)
///     }
/// }
///
/// let mut search = Search::new(Cups);
/// search.run(VertexId::ROOT, 0.0, &mut |_, _| true);
/// let root = search.vertex(VertexId::ROOT);
/// assert!((root.high - 2.0).abs() < 1e-9 && root.high - root.low < 1e-9);
/// ```
pub struct Search<P: Problem> {
    problem: P,
    vertices: Vec<Vertex<P::Belief, P::Action>>,
    by_representative: FxHashMap<P::Belief, VertexId>,
    by_belief: FxHashMap<P::Belief, VertexId>,
    /// The one vertex of all beliefs in which the goal is reached.
    goal: Option<VertexId>,
    expansions: usize,
}

/// Smaller differences of cost do not count.
const TINY: f64 = 1e-9;
/// A walk goes on where more than this share of the wanted gap is at stake.
const SHARE: f64 = 0.03;
/// Trials for each outcome of an action that may come before a question.
const TRIALS_BEFORE_QUESTION: u32 = 60;
/// How much more an action may cost that saves a question now (share).
const QUESTION: f64 = 0.003;

impl<P: Problem> Search<P> {
    /// A search that has met nothing but the root.
    pub fn new(problem: P) -> Self {
        let mut search = Search {
            problem,
            vertices: Vec::new(),
            by_representative: FxHashMap::default(),
            by_belief: FxHashMap::default(),
            goal: None,
            expansions: 0,
        };
        let root = search.problem.root();
        search.locate(root);
        search
    }

    /// The problem.
    pub fn problem(&self) -> &P {
        &self.problem
    }

    /// The problem, to work out more of it. What it says of beliefs met so far must not change.
    pub fn problem_mut(&mut self) -> &mut P {
        &mut self.problem
    }

    /// A vertex by its id.
    pub fn vertex(&self, id: VertexId) -> &Vertex<P::Belief, P::Action> {
        &self.vertices[id.index()]
    }

    /// Number of vertices so far.
    pub fn beliefs(&self) -> usize {
        self.vertices.len()
    }

    /// Number of actions expanded so far: a measure of work that does not depend on the machine.
    pub fn expansions(&self) -> usize {
        self.expansions
    }

    /// Runs trials until the gap at a vertex is at most `gap` of its cost, or `go_on`, which is asked before
    /// each trial with the bounds so far, says no.
    pub fn run(&mut self, at: VertexId, gap: f64, go_on: &mut dyn FnMut(f64, f64) -> bool) {
        self.seed(at);
        self.narrow(at, gap, go_on);
        self.look_past_question(at, gap);
    }

    /// The same, but takes no account of which of two good actions comes first.
    pub fn narrow(&mut self, at: VertexId, gap: f64, go_on: &mut dyn FnMut(f64, f64) -> bool) {
        let mut share = SHARE;
        loop {
            let Vertex { low, high, .. } = *self.vertex(at);
            let over = stop::is_asked() || self.problem.gave_up();
            if over || self.is_proven(at, gap) || !go_on(low, high) {
                return;
            }
            let slack = gap * high * share;
            if !self.trial(at, slack, true) && !self.trial(at, slack, false) {
                share *= 0.1;
                if share < 1e-9 {
                    return;
                }
            }
        }
    }

    /// A question whose answers all lead to the same next action can wait: looks into that action, so
    /// that [`Self::best`] may prefer it.
    fn look_past_question(&mut self, at: VertexId, gap: f64) {
        let Some(action) = self.common_sequel(at) else { return };
        let Some(choice) = self.vertex(at).position(action) else { return };
        self.expand_once(at, choice);
        let links = self.vertex(at).choices[choice].links.clone();
        for link in links {
            let mut trials = TRIALS_BEFORE_QUESTION;
            self.narrow(link.to, gap, &mut |_, _| {
                trials -= 1;
                trials > 0
            });
        }
        self.refresh(at);
    }

    /// The action that every answer to the best action leads to, if the best one only informs.
    fn common_sequel(&self, at: VertexId) -> Option<P::Action> {
        let choices = &self.vertex(at).choices;
        let best = &choices[graph::least(choices, |c| c.high)?];
        if !best.only_informs() {
            return None;
        }
        let mut sequels = best.links.iter().map(|link| self.best(link.to).map(|b| b.0));
        let first = sequels.next()??;
        sequels.all(|s| s == Some(first)).then_some(first)
    }

    /// The first action of the policy found so far and the cost it expects: `None` at the goal, or when
    /// giving up.
    pub fn best(&self, at: VertexId) -> Option<(P::Action, f64)> {
        let vertex = self.vertex(at);
        let good = vertex.choices.iter().filter(|c| c.high <= vertex.high + TINY);
        let Some(best) = good.min_by(|a, b| a.high.total_cmp(&b.high)) else {
            return vertex.fallback.map(|action| (action, vertex.high));
        };
        let instead = if best.only_informs() { self.instead_of_question(at) } else { None };
        let chosen = instead.unwrap_or(best);
        Some((chosen.action, chosen.high))
    }

    /// What to do before a question that can wait, if that costs hardly more.
    fn instead_of_question(&self, at: VertexId) -> Option<&Choice<P::Action>> {
        let vertex = self.vertex(at);
        let sequel = self.common_sequel(at).and_then(|action| vertex.position(action))?;
        let choice = &vertex.choices[sequel];
        (choice.high <= vertex.high * (1.0 + QUESTION)).then_some(choice)
    }
}
