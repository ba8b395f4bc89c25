//! Lockouts: what has to fail together to keep the lid shut without help.
//!
//! ```text
//!   Car ──Question──► reach: every try, again and again, until nothing changes
//!                        │  (meaning, over the diagram: all cases at once)
//!                        ▼
//!        "the lid is not open" as one function ──► tree::Answers: cut sets, importance, path sets
//! ```
//!
//! **What a lockout is here.** A person stands at the car of the goal `open`, in its starting
//! situation, with the key and with every tool that can be got. They make every move of kind `try`, in
//! any order, as often as they like: what they reach (a seat in the cabin, an arm through the rear
//! seat) opens further tries. Left out are repairs and calls, and tries that mend a fault with
//! something they bring, such as a spare fob; leaning on a stuck lid counts. If the lid is still shut,
//! the car locks them out.
//!
//! Faults and circumstances are the variables. Settings, equipment, and what just happens to be so
//! (doors locked, key blade at hand) are taken as the likelier of both ([`Settings::Typical`]), or are
//! variables too ([`Settings::Free`]); misheard answers change nothing and are off. With free settings a
//! combination may need something *not* to be so, and prime implicants take the place of cut sets.

mod prevention;
mod primes;
mod reach;
mod ways;
mod what_if;

pub use prevention::Prevention;
pub use primes::{Literal, Primes};
pub use reach::lid_opens;
pub use ways::{Standing, Way};
pub use what_if::{Help, Now, WhatIf, concerns};

use crate::belief::order;
use decklid_car::car::{Car, Goal, GoalKind, HiddenId, HiddenKind};
use decklid_logic::algebra::Algebra;
use decklid_logic::diagram::{Diagram, Node};
use decklid_logic::tree::{Answers, Event, Tree, Writer};

/// What is taken for granted of settings, equipment and what just happens to be so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settings {
    /// Each as it is more often than not.
    Typical,
    /// Each may be either way.
    Free,
}

/// A car with what may be hidden and what is taken for granted.
#[derive(Clone, Debug)]
pub struct Question<'c> {
    /// The car.
    pub car: &'c Car,
    /// The goal `open`, which says where it begins.
    pub goal: &'c Goal,
    /// What is taken for granted.
    pub settings: Settings,
    /// The variables, in the order of the diagram.
    pub free: Vec<HiddenId>,
    /// Everything else, with the value that it is taken to have.
    pub fixed: Vec<(HiddenId, bool)>,
}

/// All lockouts of a car.
#[derive(Clone, Debug)]
pub struct Lockouts<'c> {
    /// What was asked.
    pub question: Question<'c>,
    /// What follows; event `v` is variable `v` of the question.
    pub answers: Answers,
    /// The ways to an open lid, and when each works.
    pub ways: Vec<Way>,
    /// "The lid is not open" in `diagram`.
    pub function: Node,
    /// The functions of the ways and of the whole.
    pub diagram: Diagram,
}

impl<'c> Question<'c> {
    /// The question for a car; `None` if it has no goal `open`.
    pub fn new(car: &'c Car, settings: Settings) -> Option<Self> {
        let goal = car.goal(GoalKind::Open)?;
        let is_free = |kind: HiddenKind| match kind {
            HiddenKind::Fault | HiddenKind::Circumstance => true,
            HiddenKind::Setting | HiddenKind::Equipment | HiddenKind::Given => settings == Settings::Free,
            HiddenKind::Noise => false,
        };
        let order = order::order(car, GoalKind::Open);
        let hidden = order.slots.into_iter().filter(|&slot| slot < car.hidden.len());
        let (free, fixed): (Vec<usize>, Vec<usize>) = hidden.partition(|&slot| is_free(car.hidden[slot].kind));
        let value = |slot: usize| car.hidden[slot].prior > 0.5 && car.hidden[slot].kind != HiddenKind::Noise;
        Some(Question {
            car,
            goal,
            settings,
            free: free.into_iter().map(HiddenId::from_index).collect(),
            fixed: fixed.into_iter().map(|slot| (HiddenId::from_index(slot), value(slot))).collect(),
        })
    }

    /// The variables as independent events with their priors.
    pub fn events(&self) -> Vec<Event> {
        let event = |id: &HiddenId| {
            let hidden = &self.car[*id];
            Event { name: hidden.id.clone(), probability: hidden.prior }
        };
        self.free.iter().map(event).collect()
    }

    /// The value of every hidden Boolean, variables from `free`.
    pub fn hidden<B: Copy>(&self, free: &[B], constant: impl Fn(bool) -> B) -> Vec<B> {
        let mut hidden = vec![constant(false); self.car.hidden.len()];
        for (id, &value) in self.free.iter().zip(free) {
            hidden[id.index()] = value;
        }
        for &(id, value) in &self.fixed {
            hidden[id.index()] = constant(value);
        }
        hidden
    }

    /// The lockouts as a diagram, with everything that follows.
    pub fn solve(self) -> Lockouts<'c> {
        let events = self.events();
        let mut diagram = Diagram::new(events.iter().map(|event| event.probability).collect());
        let variables: Vec<Node> = (0..events.len()).map(|v| diagram.var(v)).collect();
        let hidden = self.hidden(&variables, |value| if value { Node::TRUE } else { Node::FALSE });
        let reached = reach::reach(&mut diagram, self.car, self.goal, &hidden);
        let function = diagram.not(reached.open);
        let ways = ways::ways(self.car, reached.ways);
        let answers = Answers::of(events, diagram.clone(), function);
        Lockouts { question: self, answers, ways, function, diagram }
    }

    /// The same function written down as a tree, for other programs to solve.
    pub fn tree(&self) -> Tree {
        let mut writer = Writer::new(self.events());
        let events: Vec<Node> = (0..self.free.len()).map(|event| writer.event(event)).collect();
        let hidden = self.hidden(&events, |value| if value { Node::TRUE } else { Node::FALSE });
        let open = lid_opens(&mut writer, self.car, self.goal, &hidden);
        let shut = writer.not(open);
        writer.finish(shut)
    }
}

impl Lockouts<'_> {
    /// Prime implicants: the smallest combinations, of true and false variables, that lock out.
    pub fn primes(&self) -> Primes {
        Primes::of(&mut self.diagram.clone(), self.function)
    }

    /// Value of every variable when all is well: no fault, no circumstance, the rest as it typically is.
    pub fn all_well(&self) -> Vec<bool> {
        let car = self.question.car;
        let typical = |h: &decklid_car::car::Hidden| !h.kind.is_cause() && h.prior > 0.5;
        self.question.free.iter().map(|id| typical(&car[*id])).collect()
    }

    /// Whether the way works when all is well.
    pub fn works_when_well(&self, way: &Way) -> bool {
        let well = self.all_well();
        self.diagram.eval(way.works, &|v| well[v])
    }

    /// What each variable does to the way, by variable.
    pub fn standings(&self, way: &Way) -> Vec<Standing> {
        let well = self.all_well();
        let support = self.diagram.support(way.works);
        let works = self.diagram.eval(way.works, &|v| well[v]);
        let standing = |variable: usize| {
            let without = self.diagram.eval(way.works, &|v| well[v] != (v == variable));
            match (support.binary_search(&variable), works && !without) {
                (Err(_), _) => Standing::Nothing,
                (Ok(_), true) => Standing::Kills,
                (Ok(_), false) => Standing::Matters,
            }
        };
        (0..well.len()).map(standing).collect()
    }

    /// What a variable says when it is true.
    pub fn says(&self, variable: usize) -> &str {
        &self.question.car[self.question.free[variable]].says
    }
}
