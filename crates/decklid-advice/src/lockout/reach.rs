//! What a person can reach alone: every try, again and again, until nothing changes.
//!
//! First the tries that leave what is hidden alone, in the order of the car, round after round; then all
//! tries (pushing on a gate shuts a window that stood ajar, through which one could have reached in). What
//! comes out is what somebody gets who really does that, and tests that make every order of tries find
//! none that gets further.

use decklid_car::car::{Car, Expr, FormulaId, FormulaKind, Goal, GoalKind, HiddenKind, Move, MoveKind, SlotId, ToolId};
use decklid_logic::algebra::Algebra;
use decklid_meaning as meaning;

/// Chance to have a tool at hand from which on it counts as there, if it cannot be got.
const AT_HAND: f64 = 0.5;

/// What came of all tries.
pub(super) struct Reached<B> {
    /// The lid is open.
    pub(super) open: B,
    /// What holds afterwards.
    pub(super) memory: Vec<B>,
    /// For each way that a try uses, in the order of the car: the way, and when it opens the lid.
    pub(super) ways: Vec<(Route, B)>,
}

/// How the lid comes open: by a way of the car, or by a try that needs none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Route {
    Way(FormulaId),
    /// Place of the move in the car.
    Move(usize),
}

/// The tries that count: they serve the goal `open`, mend no fault but with bare hands, and their tools can be got.
pub(super) fn tries(car: &Car) -> impl Iterator<Item = (usize, &Move)> {
    let to_be_had = |&tool: &ToolId| car[tool].get.is_some() || car[tool].have >= AT_HAND;
    let mends = move |slot: &SlotId| car.hidden.get(slot.index()).is_some_and(|h| h.kind == HiddenKind::Fault);
    car.moves.iter().enumerate().filter(move |(_, mv)| {
        let thens = mv.outcomes.iter().flat_map(|outcome| &outcome.then);
        mv.kind == MoveKind::Try
            && mv.serves(GoalKind::Open)
            && mv.tools.iter().all(to_be_had)
            && (mv.tools.is_empty() || !mv.first.iter().chain(thens).any(|(slot, _)| mends(slot)))
    })
}

/// When a person gets the lid open; `hidden` has one bit for each hidden Boolean of the car.
pub fn lid_opens<A: Algebra>(algebra: &mut A, car: &Car, goal: &Goal, hidden: &[A::Bit]) -> A::Bit {
    reach(algebra, car, goal, hidden).open
}

/// The same, and by which ways.
pub(super) fn reach<A: Algebra>(algebra: &mut A, car: &Car, goal: &Goal, hidden: &[A::Bit]) -> Reached<A::Bit> {
    let memory = meaning::start(algebra, car, goal, hidden);
    reached_from(algebra, car, goal, memory)
}

/// The same from any memory.
pub(super) fn reached_from<A: Algebra>(
    algebra: &mut A,
    car: &Car,
    goal: &Goal,
    mut memory: Vec<A::Bit>,
) -> Reached<A::Bit> {
    let mut open = meaning::value(algebra, car, &memory, &goal.done);
    let mut ways: Vec<(Route, A::Bit)> = Vec::new();
    let tries: Vec<Try> = tries(car).map(|(at, mv)| Try::new(car, goal, at, mv)).collect();
    for careful in [true, false] {
        // Each round that changes anything makes one bit of the situation known that was not.
        for _ in 0..=car.slots() {
            let before = memory.clone();
            for it in tries.iter().filter(|it| !careful || !it.touches_hidden) {
                memory = make(algebra, car, it, memory, &mut open, &mut ways);
            }
            if memory == before {
                break;
            }
        }
    }
    ways.sort_by_key(|way| way.0);
    Reached { open, memory, ways }
}

/// Every way that a try uses, in the order of the car, whether it works or not.
pub(super) fn every_route(car: &Car, goal: &Goal) -> Vec<Route> {
    let of = |(at, mv)| routes(car, goal, at, mv).into_iter().flatten().flatten();
    let mut all: Vec<Route> = tries(car).flat_map(of).collect();
    all.sort();
    all.dedup();
    all
}

/// A try, with what each outcome opens the lid by.
struct Try<'c> {
    mv: &'c Move,
    routes: Vec<Option<Vec<Route>>>,
    /// Whether it changes a hidden Boolean.
    touches_hidden: bool,
}

impl<'c> Try<'c> {
    fn new(car: &Car, goal: &Goal, at: usize, mv: &'c Move) -> Self {
        let mut sets = mv.first.iter().chain(mv.outcomes.iter().flat_map(|outcome| &outcome.then));
        let touches_hidden = sets.any(|(slot, _)| (slot.index()) < car.hidden.len());
        Try { mv, routes: routes(car, goal, at, mv), touches_hidden }
    }
}

/// The memory after a try where it makes sense.
fn make<A: Algebra>(
    algebra: &mut A,
    car: &Car,
    it: &Try,
    memory: Vec<A::Bit>,
    open: &mut A::Bit,
    ways: &mut Vec<(Route, A::Bit)>,
) -> Vec<A::Bit> {
    let needs = meaning::value(algebra, car, &memory, &it.mv.needs);
    if needs == algebra.constant(false) {
        return memory;
    }
    let mut next = memory.clone();
    for (branch, routes) in meaning::act(algebra, car, &memory, it.mv).into_iter().zip(&it.routes) {
        let seen = algebra.and(needs, branch.seen);
        if let Some(routes) = routes {
            *open = algebra.or(*open, seen);
            note(algebra, car, &branch.after, seen, routes, ways);
        }
        for ((slot, &was), &after) in next.iter_mut().zip(&memory).zip(&branch.after) {
            if after != was {
                *slot = algebra.choose(seen, after, *slot);
            }
        }
    }
    next
}

/// For each outcome that opens the lid: the ways that it speaks of, or the move itself.
fn routes(car: &Car, goal: &Goal, at: usize, mv: &Move) -> Vec<Option<Vec<Route>>> {
    let done = match goal.done {
        Expr::Slot(slot) => Some(slot),
        _ => None,
    };
    let opens = |sets: &[(SlotId, Expr)]| sets.iter().any(|(slot, to)| Some(*slot) == done && *to == Expr::Const(true));
    let of = |outcome: &decklid_car::car::Outcome| {
        if !opens(&outcome.then) {
            return None;
        }
        let mut ways = Vec::new();
        mentions(car, &outcome.when, &mut ways);
        Some(if ways.is_empty() { vec![Route::Move(at)] } else { ways })
    };
    mv.outcomes.iter().map(of).collect()
}

/// Ways that stand in an expression, through definitions.
fn mentions(car: &Car, expr: &Expr, ways: &mut Vec<Route>) {
    match expr {
        Expr::Const(_) | Expr::Slot(_) => {}
        Expr::Formula(id) => match car[*id].kind {
            FormulaKind::Way => ways.push(Route::Way(*id)),
            FormulaKind::Define => mentions(car, &car[*id].when, ways),
            FormulaKind::Circuit | FormulaKind::Control => {}
        },
        Expr::Not(inner) => mentions(car, inner, ways),
        Expr::All(parts) | Expr::Any(parts) | Expr::AtLeast(_, parts) => {
            parts.iter().for_each(|part| mentions(car, part, ways));
        }
    }
}

/// Adds to each way the cases where it opened the lid.
fn note<A: Algebra>(
    algebra: &mut A,
    car: &Car,
    memory: &[A::Bit],
    seen: A::Bit,
    routes: &[Route],
    ways: &mut Vec<(Route, A::Bit)>,
) {
    for &route in routes {
        let works = match route {
            Route::Way(id) => {
                let works = meaning::value(algebra, car, memory, &Expr::Formula(id));
                algebra.and(seen, works)
            }
            Route::Move(_) => seen,
        };
        match ways.iter_mut().find(|way| way.0 == route) {
            Some(way) => way.1 = algebra.or(way.1, works),
            None => ways.push((route, works)),
        }
    }
}
