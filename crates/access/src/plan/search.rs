//! The search for the policy of least expected cost, with a proof of how good it is.
//!
//! An AND/OR graph over beliefs. Every belief carries two bounds of the least
//! expected cost to the goal: `low` (nobody can do better) and `high` (the
//! policy found so far does that well). A trial walks down from the root to
//! where the bounds are furthest apart, opens one move there and carries the
//! better bounds back up. Stop at any time: the policy is sound, the gap is
//! known.
//!
//! Besides the best single move, one more argument lifts the lower bound:
//! *being told* the outcome of a move for nothing cannot hurt. So the mean of
//! the outcomes' lower bounds, without the cost of the move, is a lower bound
//! of the belief itself.

use rustc_hash::FxHashMap;
use std::hash::Hash;

use crate::car::MoveId;

/// A problem that can be searched: beliefs, moves, what may follow.
pub trait Problem {
    /// A belief; equal beliefs must be equal values.
    type Belief: Copy + Eq + Hash;

    /// Where it starts.
    fn root(&self) -> Self::Belief;
    /// Whether the goal is certainly reached.
    fn done(&mut self, belief: Self::Belief) -> bool;
    /// Moves that make sense, each with a lower bound of the cost when it comes first [USD].
    fn moves(&mut self, belief: Self::Belief) -> Vec<(MoveId, f64)>;
    /// What may follow the move: probabilities sum to one.
    fn follow(&mut self, belief: Self::Belief, mv: MoveId) -> Vec<Follow<Self::Belief>>;
    /// A lower bound of the cost to the goal [USD].
    fn floor(&mut self, belief: Self::Belief) -> f64;
    /// A way that surely ends: its first move (none: giving up) and expected cost [USD].
    fn fallback(&mut self, belief: Self::Belief) -> (Option<MoveId>, f64);
}

/// One thing that may follow a move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Follow<B> {
    /// Which outcome.
    pub outcome: u16,
    /// Its probability.
    pub p: f64,
    /// What the move costs then [USD].
    pub cost: f64,
    /// The belief afterwards.
    pub next: B,
    /// True when only knowledge has changed.
    pub same: bool,
    /// Lower bound for somebody who was told the outcome and has not made the move [USD].
    pub told: f64,
}

/// A belief in the graph.
#[derive(Debug)]
pub struct Spot<B> {
    /// The belief.
    pub belief: B,
    /// Nobody can do better than this [USD].
    pub low: f64,
    /// The policy found does that well [USD].
    pub high: f64,
    /// First move of the way that surely ends.
    pub fallback: Option<MoveId>,
    choices: Vec<Choice>,
    ready: bool,
}

#[derive(Debug)]
struct Choice {
    mv: MoveId,
    low: f64,
    high: f64,
    links: Vec<Link>,
    open: bool,
}

#[derive(Clone, Copy, Debug)]
struct Link {
    p: f64,
    cost: f64,
    spot: usize,
    same: bool,
    told: f64,
}

/// The graph searched so far.
pub struct Search<P: Problem> {
    /// The problem with all that was worked out for it.
    pub problem: P,
    spots: Vec<Spot<P::Belief>>,
    index: FxHashMap<P::Belief, usize>,
    /// Number of moves opened so far: a measure of work that does not depend on the machine.
    pub opened: usize,
}

/// Differences below this are nothing [USD].
const TINY: f64 = 1e-9;
/// Longest walk of one trial.
const DEEP: usize = 400;

impl<P: Problem> Search<P> {
    /// A search that has seen nothing but the root.
    pub fn new(problem: P) -> Self {
        let mut search = Search { problem, spots: Vec::new(), index: FxHashMap::default(), opened: 0 };
        let root = search.problem.root();
        search.spot(root);
        search
    }

    /// Number of the root.
    pub const ROOT: usize = 0;

    /// The spot of that number.
    pub fn at(&self, spot: usize) -> &Spot<P::Belief> {
        &self.spots[spot]
    }

    /// Number of beliefs met so far.
    pub fn len(&self) -> usize {
        self.spots.len()
    }

    /// The number of a belief, new or known.
    pub fn spot(&mut self, belief: P::Belief) -> usize {
        if let Some(&known) = self.index.get(&belief) {
            return known;
        }
        let done = self.problem.done(belief);
        let (low, fallback, high) = if done {
            (0.0, None, 0.0)
        } else {
            let (mv, cost) = self.problem.fallback(belief);
            (self.problem.floor(belief).min(cost), mv, cost)
        };
        let at = self.spots.len();
        self.spots.push(Spot { belief, low, high, fallback, choices: Vec::new(), ready: done });
        self.index.insert(belief, at);
        at
    }

    /// Works until the gap at `spot` is at most `gap` of its cost, or `go_on` says no.
    /// `go_on` is asked now and then with the bounds so far.
    pub fn run(&mut self, spot: usize, gap: f64, go_on: &mut dyn FnMut(f64, f64) -> bool) {
        let mut share = 1.0;
        loop {
            let (low, high) = (self.spots[spot].low, self.spots[spot].high);
            if high - low <= gap * high + TINY || !go_on(low, high) {
                return;
            }
            if !self.trial(spot, gap * high * share) {
                share *= 0.1;
                if share < 1e-9 {
                    return;
                }
            }
        }
    }

    /// dbg
    pub fn debug(&self, at: usize, p: f64, out: &mut Vec<(u16, f64, f64, f64)>, leaf: &mut f64) {
        let s = &self.spots[at];
        if p < 1e-7 || s.high - s.low < 1e-9 { return; }
        let Some(best) = s.choices.iter().filter(|c| c.open && !c.links.is_empty()).min_by(|a, b| a.high.total_cmp(&b.high)) else { *leaf += p * (s.high - s.low); return; };
        let q: f64 = best.links.iter().map(|l| l.p * (l.cost + self.spots[l.spot].low)).sum();
        let cost: f64 = best.links.iter().map(|l| l.p * l.cost).sum();
        out.push((best.mv.0, p, p * (q - s.low), p * cost));
        for l in &best.links { self.debug(l.spot, p * l.p, out, leaf); }
    }

    /// One walk down and the way back up.
    fn trial(&mut self, root: usize, slack: f64) -> bool {
        let opened = self.opened;
        let mut changed = false;
        let mut path = vec![root];
        let mut weight = 1.0;
        let mut at = root;
        let mut hint = None;
        while path.len() < DEEP {
            self.prepare(at, hint);
            let Some((next, p)) = self.step_down(at, slack / weight) else { break };
            weight *= p;
            if self.spots[next].high - self.spots[next].low <= TINY.max(slack / weight) {
                break;
            }
            hint = self.best_open(at);
            at = next;
            path.push(at);
        }
        for &at in path.iter().rev() {
            let before = (self.spots[at].low, self.spots[at].high);
            self.refresh(at);
            changed |= before != (self.spots[at].low, self.spots[at].high);
        }
        changed || self.opened > opened
    }

    /// Lists the moves of a belief.
    fn prepare(&mut self, at: usize, hint: Option<MoveId>) {
        if self.spots[at].ready {
            return;
        }
        let moves = self.problem.moves(self.spots[at].belief);
        let high = f64::INFINITY;
        let choices = moves
            .into_iter()
            .map(|(mv, low)| Choice { mv, low, high, links: Vec::new(), open: false })
            .collect();
        self.spots[at].choices = choices;
        self.spots[at].ready = true;
        let hinted = self.spots[at].choices.iter().position(|c| Some(c.mv) == hint);
        if let Some(hinted) = hinted {
            self.open(at, hinted);
        }
        self.refresh(at);
    }

    fn best_open(&self, at: usize) -> Option<MoveId> {
        let spot = &self.spots[at];
        let best = least(&spot.choices, |c| c.high)?;
        Some(spot.choices[best].mv)
    }

    /// Opens promising moves until the way down is clear: the next belief and its probability.
    fn step_down(&mut self, at: usize, slack: f64) -> Option<(usize, f64)> {
        loop {
            let spot = &self.spots[at];
            if spot.high - spot.low <= TINY.max(slack) {
                return None;
            }
            let chosen = self.choose(at)?;
            if self.spots[at].choices[chosen].open {
                return self.widest(at, chosen);
            }
            self.open(at, chosen);
            self.refresh(at);
        }
    }

    /// Which move to look into: the one that looks cheapest, unless the lower bound already
    /// stems from being told and the best policy's own outcomes are what is uncertain.
    fn choose(&self, at: usize) -> Option<usize> {
        let spot = &self.spots[at];
        let hopeful = least(&spot.choices, |c| c.low)?;
        let Some(best) = least(&spot.choices, |c| c.high) else { return Some(hopeful) };
        if spot.choices[hopeful].low >= spot.low - TINY {
            return Some(hopeful);
        }
        let inner: f64 = spot.choices[best].links.iter().map(|l| l.p * self.width(l.spot)).sum();
        let cost: f64 = spot.choices[best].links.iter().map(|l| l.p * l.cost).sum();
        Some(if inner > 1000.0 * cost { best } else { hopeful })
    }

    fn width(&self, spot: usize) -> f64 {
        self.spots[spot].high - self.spots[spot].low
    }

    /// The outcome where the bounds are furthest apart.
    fn widest(&self, at: usize, choice: usize) -> Option<(usize, f64)> {
        let links = &self.spots[at].choices[choice].links;
        let wide = |l: &Link| l.p * self.width(l.spot);
        let link = links.iter().filter(|l| wide(l) > TINY * 1e-3).max_by(|a, b| wide(a).total_cmp(&wide(b)))?;
        Some((link.spot, link.p))
    }

    fn open(&mut self, at: usize, choice: usize) {
        self.opened += 1;
        let belief = self.spots[at].belief;
        let mv = self.spots[at].choices[choice].mv;
        let mut links = Vec::new();
        for f in self.problem.follow(belief, mv) {
            let spot = self.spot(f.next);
            links.push(Link { p: f.p, cost: f.cost, spot, same: f.same, told: f.told });
        }
        let choice = &mut self.spots[at].choices[choice];
        choice.open = true;
        if links.iter().any(|l| l.spot == at) {
            choice.low = f64::INFINITY; // teaches nothing and changes nothing
        } else {
            choice.links = links;
        }
    }

    /// Takes the bounds of a belief from those of what follows.
    fn refresh(&mut self, at: usize) {
        let mut spot_low = self.spots[at].low;
        let mut spot_high = self.spots[at].high;
        let mut least_low = f64::INFINITY;
        let mut choices = std::mem::take(&mut self.spots[at].choices);
        for choice in &mut choices {
            if choice.open && !choice.links.is_empty() {
                let (mut low, mut high, mut told) = (0.0, 0.0, 0.0);
                for link in &choice.links {
                    let next = &self.spots[link.spot];
                    low += link.p * (link.cost + next.low);
                    high += link.p * (link.cost + next.high);
                    told += link.p * if link.same { next.low } else { link.told };
                }
                choice.low = choice.low.max(low);
                choice.high = choice.high.min(high);
                spot_low = spot_low.max(told);
                spot_high = spot_high.min(choice.high);
            }
            least_low = least_low.min(choice.low);
        }
        if !choices.is_empty() {
            spot_low = spot_low.max(least_low.min(spot_high));
            choices.retain(|c| c.low <= spot_high + TINY);
        }
        self.spots[at].choices = choices;
        self.spots[at].low = spot_low.min(spot_high);
        self.spots[at].high = spot_high;
    }

    /// The move of the policy at a spot and what it expects [USD]: `None` when done or giving up.
    pub fn best(&self, at: usize) -> Option<(MoveId, f64)> {
        let spot = &self.spots[at];
        let best = spot.choices.iter().filter(|c| c.high <= spot.high + TINY).min_by(|a, b| a.high.total_cmp(&b.high));
        match best {
            Some(choice) => Some((choice.mv, choice.high)),
            None => spot.fallback.map(|mv| (mv, spot.high)),
        }
    }

    /// Moves with their bounds at a spot, best first.
    pub fn ranking(&self, at: usize) -> Vec<(MoveId, f64, f64)> {
        let mut all: Vec<_> = self.spots[at].choices.iter().map(|c| (c.mv, c.low, c.high)).collect();
        all.sort_by(|a, b| a.2.total_cmp(&b.2).then(a.1.total_cmp(&b.1)));
        all
    }
}

fn least(choices: &[Choice], key: impl Fn(&Choice) -> f64) -> Option<usize> {
    let at = (0..choices.len()).min_by(|&a, &b| key(&choices[a]).total_cmp(&key(&choices[b])))?;
    key(&choices[at]).is_finite().then_some(at)
}
