//! Policies one can follow, and what following one costs.

use rustc_hash::FxHashMap;

use super::world::{GIVE_UP, World};
use crate::belief::Belief;
use decklid_car::car::{GoalKind, MoveId, MoveKind};
use decklid_logic::search::{Problem, Search, Successor};
use decklid_logic::stop;

/// Which moves were made: a set of [`MoveId`].
pub type Tried = std::collections::BTreeSet<MoveId>;

/// Something that knows a next move for every belief.
pub trait Policy<'c> {
    /// The world that it plans in.
    fn world(&mut self) -> &mut World<'c>;
    /// The next move; `None` gives up.
    fn choose(&mut self, belief: Belief, tried: &Tried) -> Option<MoveId>;
    /// The belief from which to follow it: one in which the policy would do the same.
    fn representative(&mut self, belief: Belief) -> Belief {
        belief
    }
}

/// The best policy that a [`Search`] has found.
impl<'c> Policy<'c> for Search<World<'c>> {
    fn world(&mut self) -> &mut World<'c> {
        self.problem_mut()
    }

    fn choose(&mut self, belief: Belief, _tried: &Tried) -> Option<MoveId> {
        let here = self.locate(belief);
        self.best(here).map(|(mv, _)| mv)
    }

    fn representative(&mut self, belief: Belief) -> Belief {
        self.problem_mut().representative(belief)
    }
}

/// Simple rules that the planner is compared with.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Baseline {
    /// The fixed list of the first source document.
    Checklist,
    /// Call help at once.
    CallFirst,
    /// Whatever is cheapest first.
    Cheapest,
    /// Best ratio of probability to cost first.
    POverC,
    /// One step of look-ahead on what is learnt, then by ratio.
    Lookahead,
}

impl Baseline {
    /// All baselines with their names.
    pub const NAMES: [(&'static str, Baseline); 5] = [
        ("checklist", Baseline::Checklist),
        ("call-first", Baseline::CallFirst),
        ("cheapest", Baseline::Cheapest),
        ("p-over-c", Baseline::POverC),
        ("lookahead", Baseline::Lookahead),
    ];
}

/// A baseline at work in a world.
pub struct BaselinePolicy<'c> {
    world: World<'c>,
    kind: Baseline,
    list: Vec<MoveId>,
    guesses: FxHashMap<Belief, f64>,
}

impl<'c> BaselinePolicy<'c> {
    /// That baseline in a world of its own.
    pub fn new(world: World<'c>, kind: Baseline) -> Self {
        let goal = world.reasoner.goal.kind;
        let list = checklist(&world, goal);
        BaselinePolicy { world, kind, list, guesses: FxHashMap::default() }
    }

    /// The policy that follows a list from top to bottom.
    pub fn with_list(world: World<'c>, list: Vec<MoveId>) -> Self {
        BaselinePolicy { world, kind: Baseline::Checklist, list, guesses: FxHashMap::default() }
    }

    /// Another list to follow.
    pub fn relist(&mut self, list: Vec<MoveId>) {
        self.list = list;
    }

    fn cheapest_call(&mut self, belief: Belief) -> Option<MoveId> {
        let mut best: Option<(f64, MoveId)> = None;
        for (mv, follow) in self.world.candidates(belief) {
            if self.world.car().at(mv).kind == MoveKind::Call {
                let (p, cost) = self.world.chance(&follow);
                if p > 0.0 && best.is_none_or(|(least, _)| cost / p < least) {
                    best = Some((cost / p, mv));
                }
            }
        }
        best.map(|b| b.1)
    }

    fn by_cost(&mut self, belief: Belief, tried: &Tried) -> Option<MoveId> {
        let mut best: Option<(f64, MoveId)> = None;
        for (mv, follow) in self.world.candidates(belief) {
            let it = self.world.car().at(mv);
            if tried.contains(&mv) || it.kind == MoveKind::Look || it.kind == MoveKind::Call {
                continue;
            }
            let cost = follow.iter().map(|f| f.p * f.cost).sum();
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, mv));
            }
        }
        best.map(|b| b.1)
    }

    /// What the ratio order would cost from here, guessed along the likeliest failures.
    fn guess(&mut self, belief: Belief) -> f64 {
        if let Some(&known) = self.guesses.get(&belief) {
            return known;
        }
        let (mut at, mut alive, mut total) = (belief, 1.0, 0.0);
        for _ in 0..40 {
            if self.world.is_goal(at) {
                break;
            }
            let Some((_, follow)) = self.world.by_ratio(at) else {
                total += alive * self.world.fallback(at).1;
                break;
            };
            let (p, cost) = self.world.chance(&follow);
            total += alive * cost;
            alive *= 1.0 - p;
            let mut rest: Option<Successor<Belief>> = None;
            for f in follow {
                if !self.world.is_goal(f.next) && rest.is_none_or(|r| f.p > r.p) {
                    rest = Some(f);
                }
            }
            let Some(rest) = rest else { break };
            at = rest.next;
        }
        self.guesses.insert(belief, total);
        total
    }

    fn by_lookahead(&mut self, belief: Belief, tried: &Tried) -> Option<MoveId> {
        let mut best: Option<(f64, MoveId)> = None;
        for (mv, follow) in self.world.candidates(belief) {
            // What teaches nothing and was done once would only lead round in a circle.
            if follow.len() == 1 && tried.contains(&mv) {
                continue;
            }
            let mut value = 0.0;
            for f in &follow {
                let rest = if self.world.is_goal(f.next) { 0.0 } else { self.guess(f.next) };
                value += f.p * (f.cost + rest);
            }
            if best.is_none_or(|(least, _)| value < least) {
                best = Some((value, mv));
            }
        }
        best.map(|b| b.1)
    }
}

impl<'c> Policy<'c> for BaselinePolicy<'c> {
    fn world(&mut self) -> &mut World<'c> {
        &mut self.world
    }

    fn choose(&mut self, belief: Belief, tried: &Tried) -> Option<MoveId> {
        let chosen = match self.kind {
            Baseline::Checklist => {
                let possible: Vec<MoveId> = self.world.candidates(belief).into_iter().map(|c| c.0).collect();
                self.list.iter().copied().find(|mv| !tried.contains(mv) && possible.contains(mv))
            }
            Baseline::CallFirst => None,
            Baseline::Cheapest => self.by_cost(belief, tried),
            Baseline::POverC => self.world.by_ratio(belief).map(|b| b.0),
            Baseline::Lookahead => self.by_lookahead(belief, tried),
        };
        chosen.or_else(|| self.cheapest_call(belief))
    }
}

fn checklist(world: &World, goal: GoalKind) -> Vec<MoveId> {
    let lists = &world.car().checklists;
    lists.iter().find(|l| l.0 == goal).map(|l| l.1.clone()).unwrap_or_default()
}

/// What following a policy costs on average.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Expected cost by the person's rates (USD).
    pub cost: f64,
    /// Expected time (min).
    pub minutes: f64,
    /// Expected money (USD).
    pub money: f64,
    /// Probability of reaching the goal without calling anybody.
    pub alone: f64,
    /// Probability of calling for help on the way.
    pub called: f64,
    /// Expected number of moves.
    pub moves: f64,
}

/// What following the policy from a belief costs, exactly but for branches rarer than `cutoff`,
/// which count as giving up.
pub fn evaluate<'c>(policy: &mut dyn Policy<'c>, from: Belief, cutoff: f64) -> Tally {
    let mut tally = Tally::default();
    let mut open = vec![(from, 1.0, Tried::new(), false)];
    while let Some((belief, p, tried, called)) = open.pop() {
        if stop::is_asked() {
            break;
        }
        let belief = policy.representative(belief);
        if policy.world().is_goal(belief) {
            tally.alone += if called { 0.0 } else { p };
            continue;
        }
        let chosen = if p < cutoff || tried.len() > 200 { None } else { policy.choose(belief, &tried) };
        let Some(mv) = chosen else {
            tally.cost += p * GIVE_UP;
            continue;
        };
        let world = policy.world();
        let it = world.car().at(mv);
        let calls = it.kind == MoveKind::Call;
        tally.moves += p;
        let mut after = tried.clone();
        after.insert(mv);
        for f in world.outcomes(belief, mv) {
            let cost = world.terms().cost(world.car(), mv, f.outcome as usize);
            tally.cost += p * f.p * f.cost;
            tally.minutes += p * f.p * cost.minutes;
            tally.money += p * f.p * cost.money;
            tally.called += if calls && !called { p * f.p } else { 0.0 };
            open.push((f.next, p * f.p, after.clone(), called || calls));
        }
    }
    tally
}
