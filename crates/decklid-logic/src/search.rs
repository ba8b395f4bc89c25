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
//! of the belief itself. For the same reason a belief is never cheaper than a
//! belief inside it and the rest for somebody who sees everything: bounds found
//! for one belief lift those of all around it ([`Problem::lift`]), often before
//! what follows a move is even built. And of two moves that can only succeed or
//! fail and end in the same belief in either order, or in part of it, only the
//! better order is followed: the exchange argument behind "probability over cost".

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// A problem that can be searched: beliefs, moves, what may follow.
pub trait Problem {
    /// A belief; the search compares those that [`Problem::like`] gives.
    type Belief: Copy + Eq + Hash;
    /// What can be done; in the order in which equal moves are preferred.
    type Action: Copy + Ord;

    /// Where it starts.
    fn root(&self) -> Self::Belief;
    /// The belief that stands for all that are alike to this one for whoever plans.
    fn like(&mut self, belief: Self::Belief) -> Self::Belief;
    /// Whether the goal is certainly reached.
    fn done(&mut self, belief: Self::Belief) -> bool;
    /// Moves that make sense, each with a cheap lower bound of the cost when it comes first (USD); `floor`
    /// is what [`Problem::floor`] says of the belief.
    fn moves(&mut self, belief: Self::Belief, floor: f64) -> Vec<(Self::Action, f64)>;
    /// A better lower bound of the cost when that move comes first (USD).
    fn refine(&mut self, belief: Self::Belief, mv: Self::Action) -> f64;
    /// What may follow the move: probabilities sum to one.
    fn follow(&mut self, belief: Self::Belief, mv: Self::Action) -> Vec<Follow<Self::Belief>>;
    /// A lower bound of the cost to the goal (USD).
    fn floor(&mut self, belief: Self::Belief) -> f64;
    /// Remembers which spot stands for a belief, for [`Problem::lift`].
    fn remember(&mut self, _belief: Self::Belief, _spot: usize) {}
    /// What remembered beliefs add to [`Problem::floor`] of this one (USD), or to [`Problem::refine`]
    /// of that move; less than `least` may be left out. `low` tells the lower bound of a spot.
    fn lift(
        &mut self,
        _belief: Self::Belief,
        _mv: Option<Self::Action>,
        _least: f64,
        _low: &dyn Fn(usize) -> f64,
    ) -> f64 {
        0.0
    }
    /// The share of `large` that `small` is, where they differ in what is known only.
    fn share(&mut self, _small: Self::Belief, _large: Self::Belief) -> Option<f64> {
        None
    }
    /// Moves that need not come right after this one, because the other order is as good.
    fn can_come_before(&self, _mv: Self::Action) -> &[Self::Action] {
        &[]
    }
    /// A way that surely ends: its first move (none: giving up) and expected cost (USD).
    fn fallback(&mut self, belief: Self::Belief) -> (Option<Self::Action>, f64);
}

/// One thing that may follow a move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Follow<B> {
    /// Which outcome.
    pub outcome: u16,
    /// Its probability.
    pub p: f64,
    /// What the move costs then (USD).
    pub cost: f64,
    /// The belief afterwards.
    pub next: B,
    /// True when only knowledge has changed.
    pub same: bool,
    /// Lower bound for somebody who was told the outcome and has not made the move (USD).
    pub told: f64,
}

/// A belief in the graph.
#[derive(Debug)]
pub struct Spot<B, A> {
    /// The belief that stands for all that are alike.
    pub belief: B,
    /// The first of them that was met.
    first: B,
    /// What [`Problem::floor`] says of it (USD).
    floor: f64,
    /// Nobody can do better than this (USD).
    pub low: f64,
    /// The policy found does that well (USD).
    pub high: f64,
    /// First move of the way that surely ends.
    pub fallback: Option<A>,
    choices: Vec<Choice<A>>,
    ready: bool,
    done: bool,
}

#[derive(Debug)]
struct Choice<A> {
    mv: A,
    /// What [`Problem::refine`] says of it (USD); 0 before it was asked.
    floor: f64,
    low: f64,
    high: f64,
    links: Vec<Link>,
    state: State,
    /// Moves that need not come next after this one fails, because the other order is as good.
    swapped: Vec<A>,
}

/// How far a move has been looked into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// Only a cheap bound is known.
    Rough,
    /// A better bound is known.
    Refined,
    /// So is what other beliefs add to it.
    Lifted,
    /// What may follow is known.
    Open,
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
    spots: Vec<Spot<P::Belief, P::Action>>,
    /// Spots by the belief that stands for all that are alike.
    index: FxHashMap<P::Belief, usize>,
    /// Spots by beliefs as they come out of moves.
    met: FxHashMap<P::Belief, usize>,
    /// The one spot of all beliefs in which the goal is reached.
    goal: Option<usize>,
    /// Number of moves opened so far: a measure of work that does not depend on the machine.
    pub opened: usize,
}

/// Differences below this are nothing (USD).
const TINY: f64 = 1e-9;
/// The doubt about a move's outcomes is worth clearing when it is so many times the move's cost.
const CLEAR: f64 = 3.0;
/// Least share of a belief's cost by which others lift its lower bound.
const LIFT: f64 = 0.001;
/// A walk goes on where more than this share of the wanted gap is at stake.
const SHARE: f64 = 0.03;
/// Longest walk of one trial.
const DEEP: usize = 400;
/// Walks for each outcome of a move that may come before a question.
const DEFERRED: u32 = 60;
/// How much dearer a move may be that saves a question now (share).
const QUESTION: f64 = 0.003;

impl<P: Problem> Search<P> {
    /// A search that has seen nothing but the root.
    pub fn new(problem: P) -> Self {
        let mut search = Search {
            problem,
            spots: Vec::new(),
            index: FxHashMap::default(),
            met: FxHashMap::default(),
            goal: None,
            opened: 0,
        };
        let root = search.problem.root();
        search.spot(root);
        search
    }

    /// Number of the root.
    pub const ROOT: usize = 0;

    /// The spot of that number.
    pub fn at(&self, spot: usize) -> &Spot<P::Belief, P::Action> {
        &self.spots[spot]
    }

    /// Number of beliefs met so far.
    pub fn beliefs(&self) -> usize {
        self.spots.len()
    }

    /// The number of a belief, new or known.
    pub fn spot(&mut self, belief: P::Belief) -> usize {
        if let Some(&known) = self.met.get(&belief) {
            return known;
        }
        let spot = if self.problem.done(belief) {
            self.goal.unwrap_or_else(|| self.reached(belief))
        } else {
            let like = self.problem.like(belief);
            let known = self.index.get(&like).copied();
            let spot = known.unwrap_or_else(|| self.push(like, belief));
            self.problem.remember(belief, spot);
            spot
        };
        self.met.insert(belief, spot);
        spot
    }

    fn reached(&mut self, belief: P::Belief) -> usize {
        let (first, choices) = (belief, Vec::new());
        let (floor, low, high, fallback) = (0.0, 0.0, 0.0, None);
        self.spots.push(Spot { belief, first, floor, low, high, fallback, choices, ready: true, done: true });
        self.goal = Some(self.spots.len() - 1);
        self.spots.len() - 1
    }

    fn push(&mut self, belief: P::Belief, first: P::Belief) -> usize {
        let (fallback, high) = self.problem.fallback(belief);
        let floor = self.problem.floor(first);
        let low = floor.min(high);
        let at = self.spots.len();
        let choices = Vec::new();
        self.spots.push(Spot { belief, first, floor, low, high, fallback, choices, ready: false, done: false });
        self.index.insert(belief, at);
        self.lift(at);
        at
    }

    /// Lifts the lower bound of a belief by those of others.
    fn lift(&mut self, at: usize) {
        let Spot { first, floor, low, high, .. } = self.spots[at];
        let spots = &self.spots;
        let more = self.problem.lift(first, None, low - floor + LIFT * high, &|spot| spots[spot].low);
        self.spots[at].low = low.max((floor + more).min(high));
    }

    /// Lifts the lower bound of a move by those of beliefs that may follow.
    fn lift_choice(&mut self, at: usize, choice: usize) {
        let Spot { belief, high, .. } = self.spots[at];
        let spots = &self.spots;
        let mv = spots[at].choices[choice].mv;
        let more = self.problem.lift(belief, Some(mv), LIFT * high, &|spot| spots[spot].low);
        let choice = &mut self.spots[at].choices[choice];
        choice.low = choice.low.max(choice.floor + more);
        choice.state = State::Lifted;
    }

    /// Works until the gap at `spot` is at most `gap` of its cost, or `go_on` says no.
    /// `go_on` is asked now and then with the bounds so far.
    pub fn run(&mut self, spot: usize, gap: f64, go_on: &mut dyn FnMut(f64, f64) -> bool) {
        self.narrow(spot, gap, go_on);
        self.defer(spot, gap);
    }

    fn narrow(&mut self, spot: usize, gap: f64, go_on: &mut dyn FnMut(f64, f64) -> bool) {
        let mut share = SHARE;
        loop {
            let (low, high) = (self.spots[spot].low, self.spots[spot].high);
            if high - low <= gap * high + TINY || !go_on(low, high) {
                return;
            }
            let slack = gap * high * share;
            if !self.trial(spot, slack, true) && !self.trial(spot, slack, false) {
                share *= 0.1;
                if share < 1e-9 {
                    return;
                }
            }
        }
    }

    /// A question whose answers all lead to the same next move can wait: looks into that move, so
    /// that [`Self::best`] may prefer it.
    fn defer(&mut self, at: usize, gap: f64) {
        let Some(mv) = self.common_sequel(at) else { return };
        let Some(choice) = self.position(at, mv) else { return };
        self.open_now(at, choice);
        let links = self.spots[at].choices[choice].links.clone();
        for link in links {
            let mut trials = DEFERRED;
            self.narrow(link.spot, gap, &mut |_, _| {
                trials -= 1;
                trials > 0
            });
        }
        self.refresh(at);
    }

    /// The move that every answer to the best move leads to, if that one changes nothing itself.
    fn common_sequel(&self, at: usize) -> Option<P::Action> {
        let best = least(&self.spots[at].choices, |c| c.high)?;
        let links = &self.spots[at].choices[best].links;
        if links.is_empty() || links.iter().any(|l| !l.same) {
            return None;
        }
        let mut sequels = links.iter().map(|l| self.best(l.spot).map(|b| b.0));
        let first = sequels.next()??;
        sequels.all(|s| s == Some(first)).then_some(first)
    }

    /// One walk down and the way back up. A `clever` walk uses the exchange argument and prefers to
    /// clear doubts of the best policy; a plain one follows what looks cheapest, which never gets
    /// stuck where moves lead round in a circle. Says whether anything was learnt.
    fn trial(&mut self, root: usize, slack: f64, clever: bool) -> bool {
        let opened = self.opened;
        let mut changed = false;
        let mut path = vec![root];
        let mut weight = 1.0;
        let mut at = root;
        let mut before = None;
        while path.len() < DEEP {
            if self.spots[at].ready {
                self.lift(at);
            } else {
                self.prepare(at);
            }
            let Some((chosen, next, p)) = self.step_down(at, slack / weight, before, clever) else { break };
            weight *= p;
            before = clever.then(|| (at, self.spots[at].choices[chosen].mv));
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
    fn prepare(&mut self, at: usize) {
        if self.spots[at].ready {
            return;
        }
        let moves = self.problem.moves(self.spots[at].belief, self.spots[at].floor);
        let high = f64::INFINITY;
        let choices = moves
            .into_iter()
            .map(|(mv, low)| {
                let swapped = self.problem.can_come_before(mv).to_vec();
                Choice { mv, floor: 0.0, low, high, links: Vec::new(), state: State::Rough, swapped }
            })
            .collect();
        self.spots[at].choices = choices;
        self.spots[at].ready = true;
        self.refresh(at);
    }

    /// Opens promising moves until the way down is clear: the next belief and its probability.
    fn step_down(
        &mut self,
        at: usize,
        slack: f64,
        before: Option<(usize, P::Action)>,
        clever: bool,
    ) -> Option<(usize, usize, f64)> {
        loop {
            let swapped = before.map_or(&[][..], |b| self.swapped(b));
            if self.width(at, swapped) <= TINY.max(slack) {
                return None;
            }
            let chosen = self.choose(at, swapped, clever)?;
            match self.spots[at].choices[chosen].state {
                State::Open => {
                    if before.is_some_and(|b| self.swap(b, at, chosen)) {
                        continue;
                    }
                    return self.widest(at, chosen).map(|(next, p)| (chosen, next, p));
                }
                State::Lifted => self.open(at, chosen),
                State::Refined => self.lift_choice(at, chosen),
                State::Rough => self.refine(at, chosen),
            }
            self.refresh(at);
        }
    }

    /// Which move to look into: the one that looks cheapest, unless the lower bound already
    /// stems from being told and the best policy's own outcomes are what is uncertain.
    fn choose(&self, at: usize, swapped: &[P::Action], clever: bool) -> Option<usize> {
        let spot = &self.spots[at];
        let free = |c: &Choice<P::Action>| if swapped.contains(&c.mv) { f64::INFINITY } else { c.low };
        let hopeful = least(&spot.choices, free)?;
        let reached = |c: &Choice<P::Action>| if swapped.contains(&c.mv) { f64::INFINITY } else { c.high };
        let Some(best) = least(&spot.choices, reached) else { return Some(hopeful) };
        if !clever || spot.choices[hopeful].low >= spot.low - TINY {
            return Some(hopeful);
        }
        let inner: f64 =
            spot.choices[best].links.iter().map(|l| l.p * self.width(l.spot, &spot.choices[best].swapped)).sum();
        let cost: f64 = spot.choices[best].links.iter().map(|l| l.p * l.cost).sum();
        Some(if inner > CLEAR * cost { best } else { hopeful })
    }

    /// Moves that need not follow that choice.
    fn swapped(&self, (at, mv): (usize, P::Action)) -> &[P::Action] {
        let choice = self.spots[at].choices.iter().find(|c| c.mv == mv);
        choice.map_or(&[], |c| &c.swapped)
    }

    /// The exchange argument. `first` at `before` failed and led to `at`, where `then` is chosen. If
    /// both only succeed or fail, the other order ends in the same belief or in part of it, and `then`
    /// has the better chance for its cost, the pair need not be tried in this order.
    fn swap(&mut self, (before, first): (usize, P::Action), at: usize, then: usize) -> bool {
        let mv = self.spots[at].choices[then].mv;
        let Some(end) = self.fails_into(at, mv) else { return false };
        let Some(i) = self.position(before, first) else { return false };
        let Some(fail) = self.fails_into(before, first).filter(|fail| fail.spot == at) else { return false };
        let Some(k) = self.position(before, mv) else { return false };
        self.open_now(before, k);
        let Some(middle) = self.fails_into(before, mv) else { return false };
        self.prepare(middle.spot);
        let Some(back) = self.position(middle.spot, first) else { return false };
        self.open_now(middle.spot, back);
        let Some(other) = self.fails_into(middle.spot, first) else { return false };
        let equal = other.spot == end.spot;
        if !equal {
            let share = self.problem.share(self.spots[other.spot].belief, self.spots[end.spot].belief);
            if share.is_none_or(|share| middle.p * other.p > fail.p * end.p * share * (1.0 + TINY)) {
                return false;
            }
        }
        let cost = |at: usize, c: usize| self.spots[at].choices[c].links.iter().map(|l| l.p * l.cost).sum::<f64>();
        let here = cost(before, i) + fail.p * cost(at, then);
        let there = cost(before, k) + middle.p * cost(middle.spot, back);
        let free = mv < first && !self.problem.can_come_before(mv).contains(&first);
        let better = there < here - TINY || (equal && there <= here + TINY && free);
        if better {
            self.spots[before].choices[i].swapped.push(mv);
            self.refresh(middle.spot);
        }
        better
    }

    /// The only outcome of an open choice that does not reach the goal.
    fn fails_into(&self, at: usize, mv: P::Action) -> Option<Link> {
        let choice = self.spots[at].choices.iter().find(|c| c.mv == mv)?;
        let mut open = choice.links.iter().filter(|l| !self.spots[l.spot].done);
        let only = open.next().copied()?;
        open.next().is_none().then_some(only)
    }

    fn position(&self, at: usize, mv: P::Action) -> Option<usize> {
        self.spots[at].choices.iter().position(|c| c.mv == mv)
    }

    fn open_now(&mut self, at: usize, choice: usize) {
        if self.spots[at].choices[choice].state != State::Open {
            self.open(at, choice);
        }
    }

    /// How far the bounds of a belief are apart when some moves may not come next.
    fn width(&self, spot: usize, swapped: &[P::Action]) -> f64 {
        self.spots[spot].high - self.low_but(&self.spots[spot], swapped)
    }

    /// The outcome where the bounds are furthest apart.
    fn widest(&self, at: usize, choice: usize) -> Option<(usize, f64)> {
        let Choice { links, swapped, .. } = &self.spots[at].choices[choice];
        let wide = |l: &Link| l.p * self.width(l.spot, swapped);
        let link = links.iter().filter(|l| wide(l) > TINY * 1e-3).max_by(|a, b| wide(a).total_cmp(&wide(b)))?;
        Some((link.spot, link.p))
    }

    fn refine(&mut self, at: usize, choice: usize) {
        let belief = self.spots[at].belief;
        let mv = self.spots[at].choices[choice].mv;
        let low = self.problem.refine(belief, mv);
        let choice = &mut self.spots[at].choices[choice];
        choice.floor = low;
        choice.low = choice.low.max(low);
        choice.state = State::Refined;
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
        choice.state = State::Open;
        choice.links = leave(links, at);
        if choice.links.is_empty() {
            choice.low = f64::INFINITY; // teaches nothing and changes nothing
        }
    }

    /// Lower bound of a belief when some moves may not come next.
    fn low_but(&self, spot: &Spot<P::Belief, P::Action>, swapped: &[P::Action]) -> f64 {
        if swapped.is_empty() || spot.done || !spot.ready {
            return spot.low;
        }
        let free = spot.choices.iter().filter(|c| !swapped.contains(&c.mv));
        let least = free.map(|c| c.low).fold(f64::INFINITY, f64::min);
        spot.low.max(least.min(spot.high))
    }

    /// Takes the bounds of a belief from those of what follows.
    fn refresh(&mut self, at: usize) {
        let mut spot_low = self.spots[at].low;
        let mut spot_high = self.spots[at].high;
        let mut least_low = f64::INFINITY;
        let mut choices = std::mem::take(&mut self.spots[at].choices);
        for choice in &mut choices {
            if choice.state == State::Open && !choice.links.is_empty() {
                let (mut low, mut high, mut told) = (0.0, 0.0, 0.0);
                for link in &choice.links {
                    let next = &self.spots[link.spot];
                    low += link.p * (link.cost + self.low_but(next, &choice.swapped));
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
            let near = spot_high * (1.0 + QUESTION) + TINY;
            choices.retain(|c| c.low <= near || c.high <= near);
        }
        self.spots[at].choices = choices;
        self.spots[at].low = spot_low.min(spot_high);
        self.spots[at].high = spot_high;
    }

    /// The move of the policy at a spot and what it expects (USD): `None` when done or giving up.
    pub fn best(&self, at: usize) -> Option<(P::Action, f64)> {
        let spot = &self.spots[at];
        let best = spot.choices.iter().filter(|c| c.high <= spot.high + TINY).min_by(|a, b| a.high.total_cmp(&b.high));
        let Some(best) = best else { return spot.fallback.map(|mv| (mv, spot.high)) };
        if !best.links.is_empty() && best.links.iter().all(|l| l.same) {
            let sequel = self.common_sequel(at).and_then(|mv| self.position(at, mv));
            let sequel = sequel.map(|c| &spot.choices[c]).filter(|c| c.high <= spot.high * (1.0 + QUESTION));
            if let Some(sequel) = sequel {
                return Some((sequel.mv, sequel.high));
            }
        }
        Some((best.mv, best.high))
    }

    /// Moves with their bounds at a spot, best first.
    pub fn ranking(&self, at: usize) -> Vec<(P::Action, f64, f64)> {
        let mut all: Vec<_> = self.spots[at].choices.iter().map(|c| (c.mv, c.low, c.high)).collect();
        all.sort_by(|a, b| a.2.total_cmp(&b.2).then(a.1.total_cmp(&b.1)));
        all
    }
}

/// What follows once a move that may leave everything as it is was repeated until it does not.
fn leave(mut links: Vec<Link>, at: usize) -> Vec<Link> {
    let (mut stays, mut wasted) = (0.0, 0.0);
    links.retain(|l| {
        let loops = l.spot == at;
        if loops {
            stays += l.p;
            wasted += l.p * l.cost;
        }
        !loops
    });
    if stays > 0.0 {
        for link in &mut links {
            link.p /= 1.0 - stays;
            link.cost += wasted / (1.0 - stays);
        }
    }
    links
}

fn least<A>(choices: &[Choice<A>], key: impl Fn(&Choice<A>) -> f64) -> Option<usize> {
    let at = (0..choices.len()).min_by(|&a, &b| key(&choices[a]).total_cmp(&key(&choices[b])))?;
    key(&choices[at]).is_finite().then_some(at)
}
