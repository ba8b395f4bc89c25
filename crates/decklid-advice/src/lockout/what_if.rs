//! With these things so: which ways still open the lid, what takes the others away, what would be the last straw.
//!
//! One case at a time: everything that is not named is as it mostly is, and nothing else is broken. The
//! person does what a lockout's person does ([`super`]): every try, alone, with tools that can be got.

use super::reach::{Reached, Route, every_route, reach, reached_from};
use super::{Question, Settings};
use crate::plan::sighted::cheapest;
use crate::plan::terms::Terms;
use crate::plan::waits::{each_read, each_slot};
use decklid_car::car::{Car, Expr, FormulaId, Goal, GoalKind, HiddenId, HiddenKind, MoveId, MoveKind, Rates};
use decklid_logic::algebra::{Lanes, Plain};
use decklid_meaning as meaning;

/// A way to an open lid in this case.
#[derive(Clone, PartialEq, Debug)]
pub struct Now {
    /// The formula, if it is a way of the car.
    pub formula: Option<FormulaId>,
    /// The move, if it is none.
    pub by: Option<MoveId>,
    /// Whether it opens the lid.
    pub works: bool,
    /// If not: what of this case takes it away. Each alone, or else all of them together.
    pub because: Vec<HiddenId>,
    /// If it would not work with nothing broken either: what would have to be otherwise on such a car, each alone.
    pub wants: Vec<HiddenId>,
}

/// Something beside trying that would open the lid, or let one of the ways open it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Help {
    /// The move: a repair, a call, or a try with something that one brings.
    pub mv: MoveId,
    /// True when someone else does it.
    pub call: bool,
}

/// Everything that follows from a case.
#[derive(Clone, PartialEq, Debug)]
pub struct WhatIf {
    /// Value of every hidden Boolean as it mostly is.
    pub usual: Vec<bool>,
    /// Value of every hidden Boolean in this case.
    pub hidden: Vec<bool>,
    /// Whether the lid opens without help.
    pub opens: bool,
    /// The ways, in the order of the car.
    pub ways: Vec<Now>,
    /// What helps beside trying.
    pub helps: Vec<Help>,
    /// The cheapest moves to an open lid with all this known; the first of them is the first thing to try.
    pub moves: Vec<MoveId>,
    /// Faults, circumstances and settings each of which, one more, would lock the owner out; none if the lid stays shut
    /// anyway.
    pub last_straws: Vec<HiddenId>,
}

/// A case: the car with what holds.
struct Case<'c> {
    car: &'c Car,
    goal: &'c Goal,
    /// As everything mostly is.
    usual: Vec<bool>,
    /// In this case.
    now: Vec<bool>,
    routes: Vec<Route>,
}

/// What comes of one world: the lid, and each route.
struct Comes {
    opens: bool,
    routes: Vec<bool>,
}

impl WhatIf {
    /// With these hidden Booleans true or false; `None` for a car without the goal `open`.
    pub fn of(car: &Car, sets: &[(HiddenId, bool)]) -> Option<Self> {
        let question = Question::new(car, Settings::Typical)?;
        let usual = question.hidden(&vec![false; question.free.len()], |value| value);
        let mut now = usual.clone();
        for &(id, value) in sets {
            now[id.index()] = value;
        }
        let goal = question.goal;
        let case = Case { car, goal, usual, now, routes: every_route(car, goal) };
        Some(case.answer())
    }

    /// What has this value in this case and mostly the other.
    pub fn otherwise(&self, value: bool) -> Vec<HiddenId> {
        let all = self.hidden.iter().zip(&self.usual).enumerate();
        all.filter(|(_, (now, usual))| **now == value && **usual != value)
            .map(|(at, _)| HiddenId::from_index(at))
            .collect()
    }
}

/// For each hidden Boolean, whether anything reads it that a person can do to open the lid.
pub fn concerns(car: &Car) -> Vec<bool> {
    let mut read = vec![false; car.slots()];
    let serving = car.moves.iter().filter(|mv| mv.serves(GoalKind::Open) && mv.kind != MoveKind::Look);
    serving.for_each(|mv| each_read(car, mv, &mut |slot| read[slot] = true));
    for state in &car.states {
        each_slot(car, &state.starts, &mut |slot| read[slot] = true);
    }
    read.truncate(car.hidden.len());
    read
}

impl Case<'_> {
    fn answer(self) -> WhatIf {
        let done = reach(&mut Plain, self.car, self.goal, &self.now);
        let comes = self.comes(std::slice::from_ref(&self.now)).remove(0);
        let ways = self.ways(&comes);
        let begun = meaning::start(&mut Plain, self.car, self.goal, &self.now);
        let moves = cheapest(self.car, self.goal, &Terms::new(self.car, Rates::default()), &begun).moves;
        let last_straws = if comes.opens { self.last_straws() } else { Vec::new() };
        let helps = self.helps(&done, &begun);
        WhatIf { usual: self.usual, hidden: self.now, opens: comes.opens, ways, helps, moves, last_straws }
    }

    /// What comes of each world, 64 at a time.
    fn comes(&self, worlds: &[Vec<bool>]) -> Vec<Comes> {
        let mut all = Vec::new();
        for some in worlds.chunks(64) {
            let lane =
                |slot: usize| some.iter().enumerate().map(|(at, world)| u64::from(world[slot]) << at).sum::<u64>();
            let hidden: Vec<u64> = (0..self.now.len()).map(lane).collect();
            let Reached { open, ways, .. } = reach(&mut Lanes, self.car, self.goal, &hidden);
            let of = |route: &Route| ways.iter().find(|way| way.0 == *route).map_or(0, |way| way.1);
            let routes: Vec<u64> = self.routes.iter().map(of).collect();
            for at in 0..some.len() {
                let bit = |word: u64| word >> at & 1 == 1;
                all.push(Comes { opens: bit(open), routes: routes.iter().map(|r| bit(*r)).collect() });
            }
        }
        all
    }

    /// A world with one thing otherwise.
    fn flip(&self, world: &[bool], id: HiddenId) -> Vec<bool> {
        let mut world = world.to_vec();
        world[id.index()] ^= true;
        world
    }

    fn ids(&self, keep: impl Fn(usize) -> bool) -> Vec<HiddenId> {
        (0..self.now.len()).filter(|&at| keep(at)).map(HiddenId::from_index).collect()
    }

    fn ways(&self, comes: &Comes) -> Vec<Now> {
        let set = self.ids(|at| self.now[at] != self.usual[at]);
        let alone: Vec<Vec<bool>> = set.iter().map(|id| self.flip(&self.usual, *id)).collect();
        let alone = self.comes(&alone);
        let well = self.comes(std::slice::from_ref(&self.usual)).remove(0);
        let other =
            self.ids(|at| !self.car.hidden[at].kind.is_cause() && self.car.hidden[at].kind != HiddenKind::Noise);
        let otherwise: Vec<Vec<bool>> = other.iter().map(|id| self.flip(&self.usual, *id)).collect();
        let otherwise = self.comes(&otherwise);
        let picked = |ids: &[HiddenId], worlds: &[Comes], route: usize, works: bool| -> Vec<HiddenId> {
            ids.iter().zip(worlds).filter(|(_, w)| w.routes[route] == works).map(|(id, _)| *id).collect()
        };
        let now = |(at, route): (usize, &Route)| {
            let works = comes.routes[at];
            let (because, wants) = match (works, well.routes[at]) {
                (true, _) => (Vec::new(), Vec::new()),
                (false, false) => (Vec::new(), picked(&other, &otherwise, at, true)),
                (false, true) => match picked(&set, &alone, at, false) {
                    together if together.is_empty() => (self.together(&set, at), Vec::new()),
                    each => (each, Vec::new()),
                },
            };
            let (formula, by) = match route {
                Route::Way(id) => (Some(*id), None),
                Route::Move(mv) => (None, Some(MoveId::from_index(*mv))),
            };
            Now { formula, by, works, because, wants }
        };
        self.routes.iter().enumerate().map(now).collect()
    }

    /// Some of these that take the route away together, and none of which can be left out.
    fn together(&self, set: &[HiddenId], route: usize) -> Vec<HiddenId> {
        let mut world = self.now.clone();
        let mut kept = Vec::new();
        for &id in set {
            let without = self.flip(&world, id);
            if self.comes(std::slice::from_ref(&without))[0].routes[route] {
                kept.push(id);
            } else {
                world = without;
            }
        }
        kept
    }

    fn last_straws(&self) -> Vec<HiddenId> {
        let more = self.ids(|at| {
            let kind = self.car.hidden[at].kind;
            !self.now[at] && matches!(kind, HiddenKind::Fault | HiddenKind::Circumstance | HiddenKind::Setting)
        });
        let worlds: Vec<Vec<bool>> = more.iter().map(|id| self.flip(&self.now, *id)).collect();
        let comes = self.comes(&worlds);
        more.into_iter().zip(comes).filter(|(_, comes)| !comes.opens).map(|(id, _)| id).collect()
    }

    /// Moves beside the tries that bring back a way, or open the lid where no way does; all tries are made before.
    fn helps(&self, done: &Reached<bool>, begun: &[bool]) -> Vec<Help> {
        let before = self.shut(done.memory.clone(), begun);
        let ways = self.working(&before);
        let counted: Vec<usize> = super::reach::tries(self.car).map(|(at, _)| at).collect();
        let helps = |&at: &usize| {
            let mv = &self.car.moves[at];
            let other = mv.serves(GoalKind::Open) && mv.kind != MoveKind::Look && !counted.contains(&at);
            if !other || !meaning::value(&mut Plain, self.car, &before, &mv.needs) {
                return false;
            }
            let branches = meaning::act(&mut Plain, self.car, &before, mv);
            let Some(seen) = branches.into_iter().find(|branch| branch.seen) else { return false };
            let opens = meaning::value(&mut Plain, self.car, &seen.after, &self.goal.done);
            let then = self.working(&self.shut(seen.after, begun));
            then.iter().any(|way| !ways.contains(way)) || (ways.is_empty() && opens)
        };
        let all = (0..self.car.moves.len()).filter(helps);
        all.map(|at| Help { mv: MoveId::from_index(at), call: self.car.moves[at].kind == MoveKind::Call }).collect()
    }

    /// The memory with the lid as it was at the beginning.
    fn shut(&self, mut memory: Vec<bool>, begun: &[bool]) -> Vec<bool> {
        if let Expr::Slot(slot) = self.goal.done {
            memory[slot.index()] = begun[slot.index()];
        }
        memory
    }

    /// Ways that open the lid from that memory on.
    fn working(&self, memory: &[bool]) -> Vec<Route> {
        let ways = reached_from(&mut Plain, self.car, self.goal, memory.to_vec()).ways;
        ways.into_iter().filter(|way| way.1).map(|way| way.0).collect()
    }
}
