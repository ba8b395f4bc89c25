//! People whose lid is stuck, drawn from a car's own numbers: cases to try learning on.
//!
//! What a person does hangs only on what was told so far, never on what is hidden; what they see and whether they
//! mishear it follows the model exactly. So the cases are fair: whoever learns from them must find the car's numbers.

use std::collections::BTreeMap;

use super::listener::Listener;
use crate::belief::{Belief, Story};
use crate::consult::{Answer, Case, Entry, Told};
use decklid_car::car::{Car, GoalKind, HiddenId, MoveId, MoveKind, OutcomeId};
use decklid_logic::diagram::Node;

/// How people go about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habits {
    /// Share of the steps at which a person takes the cheapest that is left; others look further down the list.
    pub orderly: f64,
    /// Share of people who tell a sign.
    pub tell_sign: f64,
    /// Share of cases in which somebody looks for the cause afterwards, likeliest first.
    pub looked_into: f64,
    /// A person tries at most so much.
    pub steps: usize,
    /// Somebody who looks for the cause looks at most at so many.
    pub looks: usize,
}

impl Default for Habits {
    fn default() -> Self {
        Habits { orderly: 0.7, tell_sign: 0.2, looked_into: 0.7, steps: 8, looks: 6 }
    }
}

/// A person's case.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// What was told.
    pub case: Case,
    /// What was found to be so.
    pub so: Option<HiddenId>,
    /// What was found not to be so.
    pub not: Vec<HiddenId>,
    /// The step that reached the goal.
    pub worked: Option<MoveId>,
}

/// Places in the tree of what was told, and functions, of which more are forgotten.
const MOST: (usize, usize) = (50_000, 4_000_000);

/// People with one car and one goal.
pub struct Crowd<'c> {
    car: &'c Car,
    goal: GoalKind,
    habits: Habits,
    listener: Listener<'c>,
    junctions: Vec<Junction>,
    /// Where people begin, by the sign that they tell.
    begun: BTreeMap<Option<(usize, usize)>, usize>,
}

/// What was told so far.
struct Junction {
    story: Story,
    /// Steps that can be made, cheapest first, and whether the goal is reached; none until somebody asks.
    ahead: Option<(Vec<MoveId>, bool)>,
    /// Causes, likeliest first; empty until somebody asks.
    causes: Vec<HiddenId>,
    next: BTreeMap<(MoveId, OutcomeId), usize>,
}

impl<'c> Crowd<'c> {
    /// People with that goal; none if the car has no guide for it, or nobody can come with it.
    pub fn new(car: &'c Car, goal: GoalKind, habits: Habits) -> Option<Self> {
        let listener = Listener::new(car, goal)?;
        let come = listener.reasoner.probability(listener.reasoner.root()) > 0.0;
        let (junctions, begun) = (Vec::new(), BTreeMap::new());
        come.then_some(Crowd { car, goal, habits, listener, junctions, begun })
    }

    /// The next person; `chance` gives numbers from 0 to below 1. None if the car grew too intricate.
    pub fn person(&mut self, chance: &mut dyn FnMut() -> f64) -> Option<Person> {
        if self.junctions.len() > MOST.0 || self.listener.reasoner.diagram().len() > MOST.1 {
            self.listener = Listener::new(self.car, self.goal)?;
            self.junctions.clear();
            self.begun.clear();
        }
        let hidden = self.draw(chance);
        let mut person = Person { case: Case::new(self.goal), so: None, not: Vec::new(), worked: None };
        let mut at = self.begin(&hidden, &mut person, chance)?;
        for _ in 0..self.habits.steps {
            let (ahead, done) = self.ahead(at);
            if done {
                person.worked = person.case.entries.last().map(|entry| entry.mv);
                break;
            }
            let made = |mv: &MoveId| person.case.entries.iter().any(|entry| entry.mv == *mv);
            let left: Vec<MoveId> = ahead.into_iter().filter(|mv| !made(mv)).collect();
            let Some(mv) = self.pick(&left, chance) else { break };
            let outcome = self.see(at, mv, &hidden, chance);
            person.case.entries.push(Entry { mv, answer: Answer::Saw(outcome) });
            at = self.go(at, mv, outcome);
        }
        if chance() < self.habits.looked_into {
            self.look_into(at, &hidden, &mut person);
        }
        (!self.listener.reasoner.diagram().gave_up()).then_some(person)
    }

    /// What is hidden in the car of somebody who comes with the goal, by slot.
    fn draw(&self, chance: &mut dyn FnMut() -> f64) -> Vec<bool> {
        let (d, order) = (self.listener.reasoner.diagram(), self.listener.reasoner.order());
        let mut hidden = vec![false; order.slots.len()];
        let mut node = self.listener.reasoner.root().event;
        for (level, &slot) in order.slots.iter().enumerate() {
            let mut p = d.prior(level);
            let tested = d.level(node) as usize == level;
            if tested {
                p *= d.probability(d.high(node)) / d.probability(node);
            }
            hidden[slot] = chance() < p;
            if tested {
                node = if hidden[slot] { d.high(node) } else { d.low(node) };
            }
        }
        hidden
    }

    fn is_so(&self, function: Node, hidden: &[bool]) -> bool {
        let order = self.listener.reasoner.order();
        self.listener.reasoner.diagram().eval(function, &|level| order.slots.get(level).is_some_and(|&s| hidden[s]))
    }

    /// Where the person begins, with a sign if one is told.
    fn begin(&mut self, hidden: &[bool], person: &mut Person, chance: &mut dyn FnMut() -> f64) -> Option<usize> {
        if chance() < self.habits.tell_sign && !self.car.signs.is_empty() {
            let at = ((chance() * self.car.signs.len() as f64) as usize).min(self.car.signs.len() - 1);
            let sign = self.car.sign_ids().nth(at)?;
            let held = self.car[sign].rates.clone();
            let rates = held.into_iter().find(|(when, _)| {
                let when = self.listener.reasoner.at_first(when);
                self.is_so(when, hidden)
            });
            let rates = rates.map_or_else(|| self.car[sign].otherwise.clone(), |(_, rates)| rates);
            let outcome = OutcomeId::from_index(draw_one(&rates, chance));
            person.case.tell(Told { sign, outcome });
        }
        let told = person.case.signs.first().map(|told| (told.sign.index(), told.outcome.index()));
        if let Some(&at) = self.begun.get(&told) {
            return Some(at);
        }
        let story = self.listener.story(&person.case)?;
        self.begun.insert(told, self.junctions.len());
        Some(self.grow(story))
    }

    fn grow(&mut self, story: Story) -> usize {
        self.junctions.push(Junction { story, ahead: None, causes: Vec::new(), next: BTreeMap::new() });
        self.junctions.len() - 1
    }

    /// Steps that make sense, cheapest first, and whether the goal is reached, as far as a person believes it.
    fn ahead(&mut self, at: usize) -> (Vec<MoveId>, bool) {
        if let Some(known) = &self.junctions[at].ahead {
            return known.clone();
        }
        let reasoner = &mut self.listener.reasoner;
        let (reading, _) = reasoner.read(&self.junctions[at].story);
        let done = reasoner.reaches_goal(reading);
        // What a misheard answer made people believe does not count: nobody turns a key where there is no keyhole.
        let belief = reasoner.believe(&self.junctions[at].story);
        let mut moves: Vec<MoveId> = self.car.move_ids().filter(|&mv| reasoner.applies(belief, mv)).collect();
        let price = |mv: &MoveId| {
            let it = self.car.at(*mv);
            let last = if it.kind == MoveKind::Call { 1e6 } else { 0.0 };
            last + it.cost.minutes + it.cost.money + 5.0 * it.cost.difficulty
        };
        moves.sort_by(|a, b| price(a).total_cmp(&price(b)).then(a.cmp(b)));
        self.junctions[at].ahead = Some((moves.clone(), done));
        (moves, done)
    }

    fn pick(&self, left: &[MoveId], chance: &mut dyn FnMut() -> f64) -> Option<MoveId> {
        let mut at = 0;
        while at + 1 < left.len() && chance() >= self.habits.orderly {
            at += 1;
        }
        left.get(at).copied()
    }

    /// What the person says was seen.
    fn see(&mut self, at: usize, mv: MoveId, hidden: &[bool], chance: &mut dyn FnMut() -> f64) -> OutcomeId {
        let memory = self.junctions[at].story.memory();
        let seen: Vec<Node> = self.listener.reasoner.step(memory, mv).branches.iter().map(|(seen, _)| *seen).collect();
        let truth = seen.iter().position(|&seen| self.is_so(seen, hidden)).unwrap_or(0);
        let weights: Vec<f64> = (0..seen.len()).map(|o| if o == truth { 1.0 } else { self.car.slip }).collect();
        OutcomeId::from_index(draw_one(&weights, chance))
    }

    fn go(&mut self, at: usize, mv: MoveId, outcome: OutcomeId) -> usize {
        if let Some(&next) = self.junctions[at].next.get(&(mv, outcome)) {
            return next;
        }
        let mut story = self.junctions[at].story.clone();
        self.listener.reasoner.tell(&mut story, mv, outcome);
        let next = self.grow(story);
        self.junctions[at].next.insert((mv, outcome), next);
        next
    }

    /// Somebody looks at the likeliest causes, one after the other, until one is so.
    fn look_into(&mut self, at: usize, hidden: &[bool], person: &mut Person) {
        if self.junctions[at].causes.is_empty() {
            let event = self.listener.reasoner.event_of(&self.junctions[at].story);
            let p = self.listener.reasoner.posterior(Belief { event, memory: 0 });
            let mut causes: Vec<HiddenId> = self.car.hidden_ids().filter(|&h| self.car[h].kind.is_cause()).collect();
            causes.sort_by(|a, b| p[b.index()].total_cmp(&p[a.index()]).then(a.cmp(b)));
            causes.truncate(self.habits.looks);
            self.junctions[at].causes = causes;
        }
        for &cause in &self.junctions[at].causes {
            if hidden[cause.index()] {
                person.so = Some(cause);
                return;
            }
            person.not.push(cause);
        }
    }
}

/// One of these, as likely as its weight.
fn draw_one(weights: &[f64], chance: &mut dyn FnMut() -> f64) -> usize {
    let mut left = chance() * weights.iter().sum::<f64>();
    for (at, weight) in weights.iter().enumerate() {
        if left < *weight {
            return at;
        }
        left -= weight;
    }
    weights.len().saturating_sub(1)
}
