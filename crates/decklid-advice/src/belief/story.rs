//! What a person tells, weighed: an answer may be a slip, and is then worth nothing.
//!
//! People mishear a click, a fault comes and goes, and no model knows every car. So an answer never
//! rules anything out; it makes it rarer. For each answer there is a hidden slip `s` of its own, and
//!
//! ```text
//!   event  ←  event ∧ (fits ∨ s)          P(s) = P(answer | it does not fit) / P(answer | it fits)
//! ```
//! is Bayes' rule exactly. Stories that need more slips than the best story and [`SPARE`] on top are left
//! out: they are rarer by that many factors of `P(s)`, and without a bound they double with each answer.
//!
//! Causes are ranked over all stories. Steps are planned in one, the likeliest *reading*: the answers that
//! are slips in it are left out and the others hold, as a helper does who takes people at their word. To plan
//! over all stories would advise the same cheap step again and again, in case one had misheard.

use super::{Belief, Reasoner};
use decklid_car::car::{MoveId, OutcomeId};
use decklid_logic::diagram::Node;
use decklid_meaning as meaning;

/// Stories are kept that need this many slips more than the best one.
const SPARE: usize = 2;
/// A likelihood ratio below this counts as a slip.
const RARE: f64 = 0.2;
/// Of more situation bits than this, no combination is tried.
const MOST_BITS: usize = 8;

/// What a person has told so far.
#[derive(Clone, Debug)]
pub struct Story {
    /// The event of all stories that need so many slips, by that number.
    layers: Vec<Node>,
    pub(super) memory: u32,
    /// For each answer, the cases that it fits; none for a likelihood, which fits all cases more or less.
    fits: Vec<Node>,
    /// What makes a probability of the event's weight.
    scale: f64,
    /// Variables that stand for slips and likelihoods of this story.
    spent: Vec<usize>,
}

/// A variable that is not the car's: true in that share of the cases in which it counts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Extra {
    /// The likelihood ratio.
    pub(crate) ratio: f64,
    /// Whether it stands for a slip; otherwise for a sign.
    pub(crate) slip: bool,
}

/// Cases with the likelihood of an answer in them.
struct Region {
    cases: Node,
    /// Relative to the most likely cases, in 0 to 1.
    ratio: f64,
}

impl<'c> Reasoner<'c> {
    /// The story that begins with a belief.
    pub fn story(&self, belief: Belief) -> Story {
        Story::new(belief.event, belief.memory)
    }

    /// Adds an answer: `outcome` was seen of `mv`. The situation that the move needs is taken as told, too.
    pub fn tell(&mut self, story: &mut Story, mv: MoveId, outcome: OutcomeId) {
        story.memory = self.bring_about(story, mv);
        let outcomes = self.car.at(mv).outcomes.len();
        let step = self.step(story.memory, mv);
        let (needs, (seen, after)) = (step.needs, step.branches[outcome.index()]);
        let fits = self.diagram.and(needs, seen);
        story.fits.push(fits);
        self.weigh_in_layers(story, &[(fits, 1.0)], self.car.slip, RARE);
        story.scale /= 1.0 + self.car.slip * (outcomes as f64 - 1.0);
        story.memory = after;
    }

    /// Adds evidence by its likelihood: that of the first condition that holds, else `otherwise`. It is no slip
    /// however unlikely it is: all cases stay.
    ///
    /// Likelihoods are in 0 to 1. If all are 0, nothing is added.
    pub fn weigh(&mut self, story: &mut Story, conditions: &[(Node, f64)], otherwise: f64) {
        self.weigh_in_layers(story, conditions, otherwise, 0.0);
    }

    /// The same; cases with a ratio below `rare` need one slip more.
    fn weigh_in_layers(&mut self, story: &mut Story, conditions: &[(Node, f64)], otherwise: f64, rare: f64) {
        let most = conditions.iter().map(|c| c.1).fold(otherwise, f64::max);
        if most <= 0.0 {
            return;
        }
        story.scale *= most;
        let (mut rest, mut regions) = (Node::TRUE, Vec::<Region>::new());
        for (condition, p) in conditions.iter().copied().chain([(Node::TRUE, otherwise)]) {
            let cases = self.diagram.and(rest, condition);
            rest = self.diagram.diff(rest, condition);
            let ratio = p / most;
            match regions.iter_mut().find(|region| region.ratio == ratio) {
                Some(region) => region.cases = self.diagram.or(region.cases, cases),
                None => regions.push(Region { cases, ratio }),
            }
        }
        let mut next = vec![Node::FALSE; story.layers.len() + 1];
        for Region { cases, ratio } in regions {
            let mut allowed = cases;
            if ratio < 1.0 {
                let variable = self.extra(story, Extra { ratio, slip: rare > 0.0 });
                let node = self.diagram.var(variable);
                allowed = self.diagram.and(cases, node);
            }
            let slips = usize::from(ratio < rare);
            for (used, &layer) in story.layers.iter().enumerate() {
                let here = self.diagram.and(layer, allowed);
                next[used + slips] = self.diagram.or(next[used + slips], here);
            }
        }
        story.layers = next;
        self.trim(story);
    }

    /// A variable that the story has not used yet. Stories share them, so that what they have in common is one.
    fn extra(&mut self, story: &mut Story, wanted: Extra) -> usize {
        let first = self.order.slots.len();
        let mut known = self.extras.iter().enumerate().filter(|(_, extra)| **extra == wanted);
        let free = known.find(|(at, _)| !story.spent.contains(&(first + at)));
        let variable = match free {
            Some((at, _)) => first + at,
            None => {
                self.extras.push(wanted);
                self.diagram.add_variable(wanted.ratio)
            }
        };
        story.spent.push(variable);
        variable
    }

    /// What is believed after a story, all readings weighed.
    pub fn believe(&mut self, story: &Story) -> Belief {
        let event = self.event_of(story);
        self.settle_belief(event, story.memory)
    }

    /// What is believed if the likeliest reading of the story is the right one, and for each answer whether it holds
    /// in that reading.
    pub fn read(&mut self, story: &Story) -> (Belief, Vec<bool>) {
        let event = self.event_of(story);
        let likeliest = self.likeliest_of(event, &story.fits, 1).into_iter().next();
        let honest = likeliest.map_or_else(|| vec![true; story.fits.len()], |(honest, _)| honest);
        let fits = story.fits.iter().zip(&honest).filter(|(_, honest)| **honest);
        let event = fits.fold(event, |all, (&fit, _)| self.diagram.and(all, fit));
        (self.settle_belief(event, story.memory), honest)
    }

    /// The event of a story, all readings weighed.
    pub(crate) fn event_of(&mut self, story: &Story) -> Node {
        story.layers.iter().fold(Node::FALSE, |all, &layer| self.diagram.or(all, layer))
    }

    /// Probability, for each answer told, that it was a slip.
    pub fn doubts(&mut self, belief: Belief, story: &Story) -> Vec<f64> {
        let total = self.diagram.probability(belief.event);
        story.fits.iter().map(|&fits| 1.0 - self.diagram.joint(belief.event, fits) / total).collect()
    }

    /// The part of a story in which the condition holds. If that leaves nothing, all of it: who still wants
    /// something knows better than a story that says there is nothing left to want. Answers are counted from here on.
    pub(super) fn within(&mut self, mut story: Story, condition: Node, memory: u32) -> Story {
        let layers: Vec<Node> = story.layers.iter().map(|&layer| self.diagram.and(layer, condition)).collect();
        if layers.iter().any(|&layer| self.diagram.probability(layer) > 0.0) {
            story.layers = layers;
        }
        let event = self.event_of(&story);
        let slots = self.settle_slots(event, memory);
        story.memory = self.intern(slots);
        story.scale = 1.0;
        story
    }

    /// Leaves out the layers that nothing reaches and those that need too many slips.
    fn trim(&mut self, story: &mut Story) {
        let empty = story.layers.iter().take_while(|&&layer| self.diagram.probability(layer) <= 0.0).count();
        story.layers.drain(..empty.min(story.layers.len() - 1));
        story.layers.truncate(SPARE + 1);
    }

    /// The memory in which the move makes sense: a told button inside means that somebody is inside.
    fn bring_about(&mut self, story: &Story, mv: MoveId) -> u32 {
        let needs = &self.car.at(mv).needs;
        let event = self.event_of(story);
        let memory = self.memories[story.memory as usize].clone();
        let mut bits = Vec::new();
        crate::plan::waits::each_slot(self.car, needs, &mut |slot| {
            if slot >= self.car.hidden.len() && !bits.contains(&slot) {
                bits.push(slot);
            }
        });
        bits.truncate(MOST_BITS);
        let mut combinations: Vec<usize> = (0..1 << bits.len()).collect();
        combinations.sort_by_key(|c| (c.count_ones(), *c));
        for combination in combinations {
            let mut tried = memory.clone();
            for (at, &slot) in bits.iter().enumerate() {
                if combination >> at & 1 == 1 {
                    tried[slot] = if memory[slot] == Node::TRUE { Node::FALSE } else { Node::TRUE };
                }
            }
            let sensible = meaning::value(&mut self.diagram, self.car, &tried, needs);
            if self.diagram.joint(event, sensible) > 0.0 {
                return self.intern(tried);
            }
        }
        story.memory
    }
}

impl Story {
    pub(super) fn new(event: Node, memory: u32) -> Self {
        Story { layers: vec![event], memory, fits: Vec::new(), scale: 1.0, spent: Vec::new() }
    }

    /// The memory that the answers lead to.
    pub(crate) fn memory(&self) -> u32 {
        self.memory
    }

    /// How many answers were told.
    pub(crate) fn answers(&self) -> usize {
        self.fits.len()
    }

    /// What turns the weight of the event into the probability of the answers.
    pub(crate) fn scale(&self) -> f64 {
        self.scale
    }
}
