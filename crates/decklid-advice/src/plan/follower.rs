//! Follows a plan worked out beforehand wherever answers lead, on any person's terms, without a search.
//!
//! ```text
//!   the plan's step can be done      it is the next one
//!   it cannot                        the plan goes on where it most likely would have, believing nothing new;
//!                                    or the best chance for its cost comes first from there on, if that costs less
//!   nothing is stored any more       the cheapest call
//! ```
//! A call comes sooner where going on costs more. What is found for one situation serves all that lead
//! there: costs and minutes are those of this very policy, exactly.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::alike::Alike;
use super::stored::StoredPlan;
use super::terms::Terms;
use super::world::{Footing, GIVE_UP, World};
use crate::belief::{Belief, Reasoner};
use crate::consult::{Ahead, strongest_rise};
use decklid_car::car::{Car, Goal, MoveId, MoveKind, OutcomeId};
use decklid_logic::search::{Problem, Successor};

/// Smaller differences of cost do not count (USD).
const TINY: f64 = 1e-9;
/// Branches this rare are left out of the minutes of a proven situation, as everywhere else.
const RARE: f64 = 1e-5;
/// Situations less likely than this are not worth another look than the plan's.
const WORTH_A_LOOK: f64 = 5e-4;
/// So many steps in a row are chosen by their chance for their cost.
const MOST_CHANCES: u8 = 12;

/// Where in a plan somebody stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Position {
    /// At a situation of it.
    Stored(usize),
    /// Beside it, after so many steps chosen by their chance for their cost.
    Beside(u8),
    /// Behind all that is stored.
    Past,
    /// A call for help came to nothing, too.
    Called,
}

/// A person's terms that were told to a [`Follower`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TermsId(usize);

/// Usual terms: the plan is followed as it is stored, as every other face does.
const USUAL: TermsId = TermsId(0);
/// What to do in a situation, and what it costs to go on to the goal.
#[derive(Clone, PartialEq, Debug)]
pub struct Followed {
    /// The step.
    pub mv: MoveId,
    /// Where in the plan it stands.
    pub at: Position,
    /// Expected cost to the goal (USD).
    pub cost: f64,
    /// Expected time to the goal (min).
    pub minutes: f64,
    /// What each outcome would mean.
    pub ahead: Vec<Ahead>,
}

/// What is known of a belief at a position.
#[derive(Clone, Copy, Debug)]
struct Way {
    mv: Option<MoveId>,
    at: Position,
    cost: f64,
    minutes: f64,
}

/// A plan with all that was found out by following it.
pub struct Follower<'c> {
    world: World<'c>,
    plan: Arc<StoredPlan>,
    /// Terms on which everything is allowed that may be: beliefs alike on them are alike on all.
    usual: Terms,
    alike: Alike,
    footings: Vec<Footing>,
    now: TermsId,
    known: FxHashMap<(TermsId, Belief, Position), Way>,
}

impl<'c> Follower<'c> {
    /// Follows that plan of a car and goal.
    pub fn new(car: &'c Car, goal: &'c Goal, plan: Arc<StoredPlan>) -> Self {
        let usual = Terms::new(car, Default::default());
        let reasoner = Reasoner::new(car, goal);
        let root = reasoner.root();
        let world = World::asleep(reasoner, root, goal, usual.clone());
        let (alike, footings, now, known) = (Alike::default(), Vec::new(), USUAL, FxHashMap::default());
        let mut follower = Follower { world, plan, usual, alike, footings, now, known };
        let footing = follower.world.footing(follower.usual.clone());
        follower.footings.push(footing);
        follower
    }

    /// What follows from what.
    pub fn reasoner(&mut self) -> &mut Reasoner<'c> {
        self.world.reasoner()
    }

    /// Takes in the terms of a person; they allow no more than usual ones.
    pub fn on(&mut self, terms: Terms) -> TermsId {
        if terms == self.usual {
            return USUAL;
        }
        let footing = self.world.footing(terms);
        self.footings.push(footing);
        TermsId(self.footings.len() - 1)
    }

    /// What to do on these terms in a belief that is `p` likely, coming from that position; nothing at the goal, or
    /// where nothing is left.
    pub fn advise(&mut self, terms: TermsId, belief: Belief, at: Position, p: f64) -> Option<Followed> {
        self.trade(terms);
        let advised = self.advise_here(belief, at, p);
        self.trade(terms);
        advised
    }

    /// Where an outcome of the step at a position leads.
    pub fn after(&self, at: Position, outcome: usize) -> Position {
        match at {
            Position::Stored(at) => self.plan.after(at, outcome).map_or(Position::Past, Position::Stored),
            Position::Beside(steps) => Position::Beside(steps + 1),
            Position::Past | Position::Called => Position::Called,
        }
    }

    /// Whether it was proven what the situation at a position costs, for somebody who told nothing but outcomes.
    pub fn is_proven(&self, at: Position) -> bool {
        let Position::Stored(at) = at else { return false };
        self.plan.situations.get(at).is_some_and(|situation| situation.proof.is_some())
    }

    /// Time to the goal from a proven situation (min), counted as a [`Consultation`](crate::Consultation) does: without
    /// branches that are very rare.
    pub fn minutes(&mut self, terms: TermsId, belief: Belief, at: Position) -> f64 {
        self.trade(terms);
        let minutes = self.count_minutes(belief, at);
        self.trade(terms);
        minutes
    }

    fn trade(&mut self, terms: TermsId) {
        self.now = terms;
        if let Some(footing) = self.footings.get_mut(terms.0) {
            self.world.trade(footing);
        }
    }

    fn advise_here(&mut self, belief: Belief, at: Position, p: f64) -> Option<Followed> {
        let Way { mv, at, cost, minutes } = self.way(belief, at, p);
        let mv = mv?;
        let looks = self.world.car().at(mv).kind == MoveKind::Look;
        let now = looks.then(|| self.world.reasoner.posterior(belief));
        let mut ahead = Vec::new();
        for Successor { outcome, p: share, next, .. } in self.world.outcomes(belief, mv) {
            let way = self.way(next, self.after(at, outcome.into()), p * share);
            let speaks_for = now.as_ref().and_then(|now| {
                let then = self.world.reasoner.posterior(next);
                strongest_rise(self.world.car(), now, &then)
            });
            let (outcome, done) = (OutcomeId::from_index(outcome.into()), self.world.is_goal(next));
            ahead.push(Ahead { outcome, p: share, done, next: way.mv, cost_left: way.cost, speaks_for });
        }
        Some(Followed { mv, at, cost, minutes, ahead })
    }

    /// The way on. Positions only ever advance, so that this ends.
    fn way(&mut self, belief: Belief, at: Position, p: f64) -> Way {
        if self.world.is_goal(belief) {
            return Way { mv: None, at, cost: 0.0, minutes: 0.0 };
        }
        let belief = self.alike.of(&mut self.world.reasoner, &self.usual, belief);
        if let Some(known) = self.known.get(&(self.now, belief, at)) {
            return *known;
        }
        let (call, plan) = (self.call(belief, at, p), self.by_plan(belief, at, p));
        let chance = if plan.is_some_and(|way| way.at == at) { None } else { self.by_chance(belief, at, p) };
        let cheaper = |best: Way, way: Way| if way.cost <= best.cost + TINY { way } else { best };
        let best = chance.into_iter().chain(plan).fold(call, cheaper);
        self.known.insert((self.now, belief, at), best);
        best
    }

    /// The plan's step, or the first after it that can be done.
    fn by_plan(&mut self, belief: Belief, mut at: Position, p: f64) -> Option<Way> {
        while let Position::Stored(place) = at {
            let mv = self.plan.situations.get(place)?.mv;
            let way = if self.world.may_advise(belief, mv) { self.take(belief, mv, at, p) } else { None };
            if way.is_some() {
                return way;
            }
            at = self.past(belief, place, mv);
        }
        None
    }

    /// The step with the best chance for its cost, and on like that, where the plan is of little use.
    fn by_chance(&mut self, belief: Belief, at: Position, p: f64) -> Option<Way> {
        let steps = match at {
            Position::Beside(steps) => steps,
            Position::Stored(_) | Position::Past if p >= WORTH_A_LOOK => 0,
            Position::Stored(_) | Position::Past | Position::Called => return None,
        };
        let looks = steps < MOST_CHANCES && self.now != USUAL;
        let mv = if looks { self.world.propose(belief) } else { None };
        self.take(belief, mv?, Position::Beside(steps), p)
    }

    /// Calling for help now.
    fn call(&mut self, belief: Belief, at: Position, p: f64) -> Way {
        let last = self.world.last_resort();
        let (mv, cost) = match at {
            Position::Called => last.map_or((None, GIVE_UP), |(mv, price)| (Some(mv), price)),
            Position::Stored(_) | Position::Beside(_) | Position::Past => self.world.fallback(belief),
        };
        let at = if at == Position::Called { at } else { Position::Past };
        let minutes = match mv {
            Some(mv) if last.is_some_and(|last| last.0 == mv) => self.minutes_of(mv, 0),
            Some(mv) => self.take(belief, mv, at, p).map_or(0.0, |way| way.minutes),
            None => 0.0,
        };
        Way { mv, at, cost, minutes }
    }

    fn minutes_of(&self, mv: MoveId, outcome: usize) -> f64 {
        self.world.terms().cost(self.world.car(), mv, outcome).minutes
    }

    /// A step with all that follows; nothing if it would change nothing. Where nothing happens it is done again, as in
    /// the search.
    fn take(&mut self, belief: Belief, mv: MoveId, at: Position, p: f64) -> Option<Way> {
        let (mut cost, mut minutes, mut leaves) = (0.0, 0.0, 0.0);
        for f in self.world.successors(belief, mv) {
            cost += f.p * f.cost;
            minutes += f.p * self.minutes_of(mv, f.outcome.into());
            if !self.world.is_goal(f.next) {
                if self.alike.of(&mut self.world.reasoner, &self.usual, f.next) == belief {
                    continue;
                }
                let way = self.way(f.next, self.after(at, f.outcome.into()), p * f.p);
                cost += f.p * way.cost;
                minutes += f.p * way.minutes;
            }
            leaves += f.p;
        }
        (leaves > 0.0).then(|| Way { mv: Some(mv), at, cost: cost / leaves, minutes: minutes / leaves })
    }

    /// Where the plan goes on without its step: where it most likely would have, had the step not reached the goal.
    fn past(&mut self, belief: Belief, place: usize, mv: MoveId) -> Position {
        let mut best = (0.0, Position::Past);
        for Successor { outcome, p, next, .. } in self.world.successors(belief, mv) {
            if let Some(after) = self.plan.after(place, outcome.into())
                && p > best.0
                && !self.world.is_goal(next)
            {
                best = (p, Position::Stored(after));
            }
        }
        best.1
    }

    fn count_minutes(&mut self, belief: Belief, at: Position) -> f64 {
        let mut minutes = 0.0;
        let mut open = vec![(belief, 1.0, at)];
        while let Some((belief, p, at)) = open.pop() {
            if p < RARE || self.world.is_goal(belief) {
                continue;
            }
            let belief = self.alike.of(&mut self.world.reasoner, &self.usual, belief);
            let way = self.way(belief, at, p);
            let Some(mv) = way.mv else { continue };
            for f in self.world.outcomes(belief, mv) {
                minutes += p * f.p * self.minutes_of(mv, f.outcome.into());
                let stays = self.alike.of(&mut self.world.reasoner, &self.usual, f.next) == belief;
                let to = if stays { at } else { self.after(way.at, f.outcome.into()) };
                open.push((f.next, p * f.p, to));
            }
        }
        minutes
    }
}
