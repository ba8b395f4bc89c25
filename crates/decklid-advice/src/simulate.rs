//! Many people with many cars follow one policy: what it costs each of them.
//!
//! The same forward function as everywhere, 64 cases at a time. Chance comes
//! from the caller, so that the same seed gives the same answer.

use crate::belief::Belief;
use crate::plan::policy::{Policy, Tried};
use crate::plan::world::GIVE_UP;
use decklid_car::car::{Car, Goal, MoveId, MoveKind, OutcomeId};
use decklid_logic::algebra::{Algebra, Lanes, Plain};
use decklid_logic::search::Problem;
use decklid_meaning as meaning;

/// The most moves of one person: a policy that goes in circles counts as giving up.
const LONGEST: usize = 200;

/// What happened to one person.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Story {
    /// Cost by the person's rates (USD).
    pub cost: f64,
    /// Time (min).
    pub minutes: f64,
    /// Money (USD).
    pub money: f64,
    /// Number of moves.
    pub moves: u32,
    /// Whether the goal was reached.
    pub reached: bool,
    /// Whether help was called on the way.
    pub called: bool,
}

/// An algebra whose bits are cases side by side.
pub trait Cases: Algebra {
    /// How many cases.
    const WIDTH: u32;
    /// The cases in which the bit is set, as a mask.
    fn mask(bit: Self::Bit) -> u64;
    /// The bit from a mask.
    fn from_mask(mask: u64) -> Self::Bit;
}

impl Cases for Lanes {
    const WIDTH: u32 = 64;
    fn mask(bit: u64) -> u64 {
        bit
    }
    fn from_mask(mask: u64) -> u64 {
        mask
    }
}

impl Cases for Plain {
    const WIDTH: u32 = 1;
    fn mask(bit: bool) -> u64 {
        u64::from(bit)
    }
    fn from_mask(mask: u64) -> bool {
        mask & 1 == 1
    }
}

/// A policy as a tree that grows where cases go.
pub struct Tree<'p, 'c> {
    policy: &'p mut dyn Policy<'c>,
    nodes: Vec<Junction>,
}

struct Junction {
    belief: Belief,
    tried: Tried,
    /// Moves made on the way here.
    made: usize,
    /// The move there; `None` where the policy ends.
    mv: Option<MoveId>,
    reached: bool,
    next: Vec<Option<usize>>,
}

impl<'p, 'c> Tree<'p, 'c> {
    /// The tree of a policy from a belief on.
    pub fn new(policy: &'p mut dyn Policy<'c>, from: Belief) -> Self {
        let mut tree = Tree { policy, nodes: Vec::new() };
        tree.grow(from, Tried::new(), 0);
        tree
    }

    /// Number of situations met so far.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Number of the situation where everybody begins.
    pub const ROOT: usize = 0;

    /// The move of the policy in that situation; none where it ends.
    pub fn choice(&self, node: usize) -> Option<MoveId> {
        self.nodes[node].mv
    }

    /// What is known in that situation, as the policy takes it.
    pub fn belief(&self, node: usize) -> Belief {
        self.nodes[node].belief
    }

    /// Whether the policy is sure that the goal is reached in that situation.
    pub fn reaches_goal(&self, node: usize) -> bool {
        self.nodes[node].reached
    }

    /// Always false: the root is there.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    fn grow(&mut self, belief: Belief, tried: Tried, made: usize) -> usize {
        let belief = self.policy.representative(belief);
        let reached = self.policy.world().is_goal(belief);
        let over = reached || made > LONGEST;
        let mv = if over { None } else { self.policy.choose(belief, &tried) };
        let width = mv.map_or(0, |mv| self.policy.world().car().at(mv).outcomes.len());
        self.nodes.push(Junction { belief, tried, made, mv, reached, next: vec![None; width] });
        self.nodes.len() - 1
    }

    /// The situation after that outcome of the policy's move; none if that cannot be, as far as the car is known.
    pub fn follow(&mut self, node: usize, outcome: OutcomeId) -> Option<usize> {
        let at = outcome.index();
        if let Some(known) = *self.nodes[node].next.get(at)? {
            return Some(known);
        }
        let (belief, mv) = (self.nodes[node].belief, self.nodes[node].mv?);
        let seen = self.policy.world().reasoner.see(belief, mv, outcome).ok()?;
        let mut tried = self.nodes[node].tried.clone();
        tried.insert(mv);
        let next = self.grow(seen, tried, self.nodes[node].made + 1);
        self.nodes[node].next[at] = Some(next);
        Some(next)
    }
}

/// Draws `count` people who come with the goal, lets each follow the policy and tells their stories
/// in order. What is hidden is as likely as in `people`, the same car, perhaps with other numbers. `word` gives 64 random bits a call; `progress` hears how many are through.
pub fn simulate<A: Cases + Default>(
    tree: &mut Tree,
    people: &Car,
    count: usize,
    word: &mut dyn FnMut() -> u64,
    progress: &mut dyn FnMut(usize),
) -> Vec<Story> {
    let world = tree.policy.world();
    let (car, goal) = (world.car(), world.reasoner.goal);
    let mut stories = Vec::with_capacity(count);
    let mut idle = 0;
    while stories.len() < count && idle < 10_000 {
        let mut algebra = A::default();
        let hidden: Vec<A::Bit> = people.hidden.iter().map(|h| A::from_mask(chance(h.prior, word))).collect();
        let memory = meaning::start(&mut algebra, car, goal, &hidden);
        let given = meaning::value(&mut algebra, car, &memory, &goal.given);
        idle = if A::mask(given) == 0 { idle + 1 } else { 0 };
        let told = run(tree, &mut algebra, car, goal, memory, given);
        let room = count - stories.len();
        stories.extend(told.into_iter().take(room));
        progress(stories.len());
    }
    stories
}

/// 64 independent bits, each set with probability `p` (to 2^-40).
pub fn chance(p: f64, word: &mut dyn FnMut() -> u64) -> u64 {
    let mut digits = (p.clamp(0.0, 1.0) * 2f64.powi(40)) as u64;
    if digits >> 40 != 0 {
        return u64::MAX;
    }
    let mut mask = 0;
    for _ in 0..40 {
        mask = if digits & 1 == 1 { mask | word() } else { mask & word() };
        digits >>= 1;
    }
    mask
}

/// Cases on their way: where in the tree, which of them, and their memory.
struct Crowd<B> {
    node: usize,
    who: B,
    memory: Vec<B>,
}

fn run<A: Cases>(
    tree: &mut Tree,
    algebra: &mut A,
    car: &Car,
    goal: &Goal,
    memory: Vec<A::Bit>,
    who: A::Bit,
) -> Vec<Story> {
    let mut stories = [Story::default(); 64];
    let mut open = vec![Crowd { node: 0, who, memory }];
    while let Some(crowd) = open.pop() {
        let Some(mv) = tree.nodes[crowd.node].mv else {
            let done = meaning::value(algebra, car, &crowd.memory, &goal.done);
            finish(&mut stories, A::mask(crowd.who), A::mask(done), tree.nodes[crowd.node].reached);
            continue;
        };
        let it = car.at(mv);
        for (at, branch) in meaning::act(algebra, car, &crowd.memory, it).into_iter().enumerate() {
            let who = algebra.and(crowd.who, branch.seen);
            if A::mask(who) == 0 {
                continue;
            }
            let terms = tree.policy.world().terms();
            let (price, cost) = (terms.price(car, mv, at), terms.cost(car, mv, at));
            for story in cases(A::mask(who)) {
                let story = &mut stories[story];
                story.cost += price;
                story.minutes += cost.minutes;
                story.money += cost.money;
                story.moves += 1;
                story.called |= it.kind == MoveKind::Call;
            }
            match tree.follow(crowd.node, OutcomeId::from_index(at)) {
                Some(node) => open.push(Crowd { node, who, memory: branch.after }),
                // Cases are drawn from the prior, so only what is rarer than any number can come here.
                None => finish(&mut stories, A::mask(who), 0, false),
            }
        }
    }
    cases(A::mask(who)).map(|case| stories[case]).collect()
}

fn finish(stories: &mut [Story; 64], who: u64, done: u64, believed: bool) {
    for case in cases(who) {
        stories[case].reached = done >> case & 1 == 1;
        if !believed {
            stories[case].cost += GIVE_UP;
        }
    }
}

/// The numbers of the bits that are set.
fn cases(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let next = (mask != 0).then(|| mask.trailing_zeros() as usize);
        mask &= mask.wrapping_sub(1);
        next
    })
}
