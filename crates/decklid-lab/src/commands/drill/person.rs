//! One person at one car: does what the guide says on the twin, and reports what happens.
//!
//! ```text
//!   hidden ─► twin: usual ─► (opens? no case) ─► guide says a move ─► hands on the twin ─► outcome ─► guide …
//! ```
//! What hands and eyes cannot find out (questions to the person, the outcome of a call) comes from the hidden values.

use decklid_advice::belief::Belief;
use decklid_advice::consult::{Answer, Case, Consultation, Entry};
use decklid_advice::plan::sighted::cheapest;
use decklid_advice::plan::terms::Terms;
use decklid_advice::simulate::Tree;
use decklid_car::car::{Car, Goal, MoveId, MoveKind, OutcomeId, Rates};
use decklid_car::role::StateRole;
use decklid_logic::algebra::Plain;
use decklid_meaning as meaning;
use decklid_twin::bench::Bench;
use decklid_twin::moves::{make_to_open, usual};
use decklid_twin::plant::Gap;
use decklid_twin::sensation::{Amiss, Sensation};
use decklid_twin::wiring::Wiring;

use super::calls::{Called, Reckoning};
use decklid_console::think;

/// No one makes more moves than this.
const LONGEST: usize = 200;
/// Rounds of everything that a person can do, to see whether a call was needed.
const ROUNDS: usize = 3;

/// What all people with a car share.
pub(super) struct Ground<'c> {
    pub(super) car: &'c Car,
    pub(super) goal: &'c Goal,
    pub(super) wiring: &'c Wiring,
    pub(super) terms: &'c Terms,
}

/// How it ended.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum End {
    /// The lid is up.
    Opened,
    /// A professional who was called opened it.
    Called,
    /// Neither; why.
    Unresolved(&'static str),
}

/// What happened to a person.
#[derive(Clone, Debug)]
pub(super) struct Story {
    /// The end.
    pub(super) end: End,
    /// Moves with what was seen, in order.
    pub(super) steps: Vec<(MoveId, OutcomeId)>,
    /// Cost (USD).
    pub(super) cost: f64,
    /// Cost for someone who sees everything (USD).
    pub(super) clairvoyant: f64,
    /// The call, if the car could still be opened without it.
    pub(super) called: Option<Called>,
    /// What the guide expected that call to cost.
    pub(super) reckoning: Option<Reckoning>,
    /// Cost of calls (USD).
    pub(super) calls: f64,
    /// The guide did not expect this move's answer.
    pub(super) contradicted: Option<MoveId>,
    /// Moves where the twin differed from the car's meaning, with what the meaning says.
    pub(super) differs: Vec<(MoveId, OutcomeId)>,
    /// Moves that are never advised, or whose needs did not hold.
    pub(super) forbidden: Vec<MoveId>,
    /// Moves that hands could not do.
    pub(super) impossible: Vec<MoveId>,
}

/// The story of one person; `None` if the usual way opens the car.
pub(super) fn live<'c>(ground: &Ground<'c>, tree: &mut Tree<'_, 'c>, hidden: &[bool]) -> Option<Story> {
    let mut person = Person::arrive(ground, hidden)?;
    let mut node = Tree::ROOT;
    while let Some(mv) = tree.choice(node) {
        let outcome = person.make(mv, Some(tree.belief(node)));
        if person.over.is_some() {
            return Some(person.story());
        }
        match tree.follow(node, outcome) {
            Some(next) => node = next,
            None => {
                person.go_on_without(mv);
                return Some(person.story());
            }
        }
    }
    let why = if tree.reaches_goal(node) { "the guide believes it is open" } else { "the guide gives up" };
    person.over.get_or_insert(End::Unresolved(why));
    Some(person.story())
}

/// A person at a car.
#[derive(Clone)]
struct Person<'g, 'c> {
    ground: &'g Ground<'c>,
    bench: Bench,
    /// The true values, as far as the meaning knows them.
    memory: Vec<bool>,
    over: Option<End>,
    called: bool,
    story: Story,
}

impl<'g, 'c> Person<'g, 'c> {
    /// Walks up to the car and does what people do first; `None` if that opens it.
    fn arrive(ground: &'g Ground<'c>, hidden: &[bool]) -> Option<Self> {
        let Ground { car, goal, wiring, terms } = *ground;
        let memory = meaning::start(&mut Plain, car, goal, hidden);
        let mut bench = wiring.bench(&|name| slot(car, name).is_some_and(|at| memory[at]), 1);
        bench.run_for(1);
        if usual(&mut bench, wiring) {
            return None;
        }
        let story = Story {
            end: End::Unresolved(""),
            steps: Vec::new(),
            cost: 0.0,
            clairvoyant: cheapest(car, goal, terms, &memory).cost,
            called: None,
            reckoning: None,
            calls: 0.0,
            contradicted: None,
            differs: Vec::new(),
            forbidden: Vec::new(),
            impossible: Vec::new(),
        };
        Some(Person { ground, bench, memory, over: None, called: false, story })
    }

    fn story(mut self) -> Story {
        self.story.end = self.over.unwrap_or(End::Unresolved("the guide goes around in circles"));
        self.story
    }

    /// Does what the guide says, and reports what happens; `belief` is what the guide knows.
    fn make(&mut self, id: MoveId, belief: Option<Belief>) -> OutcomeId {
        let Ground { car, goal, terms, .. } = *self.ground;
        let mv = car.at(id);
        if !self.makes_sense(id) || car.mistakes.iter().any(|m| m.id == mv.id) {
            self.story.forbidden.push(id);
        }
        let calls = mv.kind == MoveKind::Call;
        if calls && !self.called {
            self.called = true;
            self.story.called = self.way_alone().map(|way| Called { belief, call: id, way });
        }
        let outcome = self.play(id);
        self.story.steps.push((id, outcome));
        let price = terms.price(car, id, outcome.index());
        self.story.cost += price;
        self.story.calls += if calls { price } else { 0.0 };
        if self.bench.plant().lid().gap() == Gap::Open {
            self.over = Some(if self.called { End::Called } else { End::Opened });
        } else if calls && meaning::value(&mut Plain, car, &self.memory, &goal.done) {
            self.over = Some(End::Called);
        }
        outcome
    }

    fn makes_sense(&self, id: MoveId) -> bool {
        let car = self.ground.car;
        meaning::value(&mut Plain, car, &self.memory, &car.at(id).needs)
    }

    /// Hands and eyes where the twin has them, otherwise the hidden values; what was seen holds afterwards.
    fn play(&mut self, id: MoveId) -> OutcomeId {
        let Ground { car, wiring, .. } = *self.ground;
        let mv = car.at(id);
        let mut branches = meaning::act(&mut Plain, car, &self.memory, mv);
        let meant = OutcomeId::from_index(branches.iter().position(|b| b.seen).unwrap_or(0));
        let by_hand = match mv.kind {
            MoveKind::Try | MoveKind::Look | MoveKind::Repair => !mv.id.starts_with("ask_"),
            MoveKind::Fetch | MoveKind::Call => false,
        };
        let seen = if by_hand { make_to_open(&mut self.bench, wiring, mv) } else { Some(meant) };
        let far = |felt: &Sensation| matches!(felt, Sensation::Amiss(Amiss::Far, _));
        let out_of_reach = || self.bench.plant().observer().felt().iter().any(far);
        if seen.is_none() || by_hand && out_of_reach() {
            self.story.impossible.push(id);
        }
        let seen = seen.unwrap_or(meant);
        if seen != meant {
            self.story.differs.push((id, meant));
        }
        self.memory = branches.swap_remove(seen.index()).after;
        if by_hand {
            self.look_round();
        }
        seen
    }

    /// Where the person is and whether the lid is up are obvious.
    fn look_round(&mut self) {
        let plant = self.bench.plant();
        let plain = [
            (StateRole::InCabin, plant.person().is_in_cabin()),
            (StateRole::ThroughCabin, plant.person().reaches_trunk()),
            (StateRole::LidOpen, plant.lid().gap() == Gap::Open),
        ];
        for (role, so) in plain {
            if let Some(slot) = self.ground.car.state_with(role) {
                self.memory[slot.index()] = so;
            }
        }
    }

    /// The shortest way found to open this car from here without help.
    fn way_alone(&self) -> Option<Vec<MoveId>> {
        let mut way = self.clone().does_everything()?;
        let last = *way.last()?;
        if self.opens_by(&[last]) {
            return Some(vec![last]);
        }
        if let Some(first) = way.iter().find(|first| self.opens_by(&[**first, last])) {
            return Some(vec![*first, last]);
        }
        let mut at = 0;
        while at + 1 < way.len() {
            let mut shorter = way.clone();
            shorter.remove(at);
            if self.opens_by(&shorter) {
                way = shorter;
            } else {
                at += 1;
            }
        }
        Some(way)
    }

    /// Whether these moves open it.
    fn opens_by(&self, way: &[MoveId]) -> bool {
        let mut person = self.clone();
        way.iter().any(|mv| {
            if person.makes_sense(*mv) {
                person.play(*mv);
            }
            person.bench.plant().lid().gap() == Gap::Open
        })
    }

    /// Does everything that a person can do, whatever it costs, in turn; all moves up to the one that brings the lid up.
    fn does_everything(mut self) -> Option<Vec<MoveId>> {
        let Ground { car, goal, terms, .. } = *self.ground;
        let mut made = Vec::new();
        for _ in 0..ROUNDS {
            for at in 0..car.moves.len() {
                let (id, mv) = (MoveId::from_index(at), &car.moves[at]);
                let by_self = mv.kind != MoveKind::Call && terms.allows(id) && mv.serves(goal.kind);
                if by_self && self.makes_sense(id) {
                    self.play(id);
                    made.push(id);
                }
                if self.bench.plant().lid().gap() == Gap::Open {
                    return Some(made);
                }
            }
        }
        None
    }

    /// The guide did not expect the answer to the last move: it goes on from a story with a slip in it.
    fn go_on_without(&mut self, mv: MoveId) {
        self.story.contradicted = Some(mv);
        let mut case = Case::new(self.ground.goal.kind);
        case.rates = Rates::default();
        case.entries = self.story.steps.iter().map(|s| Entry { mv: s.0, answer: Answer::Saw(s.1) }).collect();
        let Ok(mut guide) = Consultation::new(self.ground.car, case) else {
            self.over = Some(End::Unresolved("the guide does not take the answers"));
            return;
        };
        while self.over.is_none() && self.story.steps.len() < LONGEST {
            think::steadily(&mut guide);
            let Some(mv) = guide.advice().mv else {
                self.over = Some(End::Unresolved("the guide gives up after an unexpected answer"));
                return;
            };
            let outcome = self.make(mv, None);
            if guide.answer(Entry { mv, answer: Answer::Saw(outcome) }).is_err() {
                self.over = Some(End::Unresolved("the guide does not take the answers"));
            }
        }
    }
}

/// The slot of a hidden Boolean or a bit of the situation.
fn slot(car: &Car, name: &str) -> Option<usize> {
    let state = || car.states.iter().position(|s| s.id == name).map(|at| car.hidden.len() + at);
    car.find_hidden(name).map(|h| h.index()).or_else(state)
}
