//! A real car made small: most of what is hidden becomes known.

use decklid_car::car::{Car, Expr, Goal, HiddenId, MoveId, SlotId, State};

/// The car with only these hidden Booleans left; each other one becomes a bit of the situation that
/// starts as `told` says. Moves, formulas and states mean what they meant.
pub(crate) fn reduce(car: &Car, keep: &[usize], told: &dyn Fn(usize) -> bool) -> Car {
    let (old, kept) = (car.hidden.len(), keep.len());
    let dropped: Vec<usize> = (0..old).filter(|h| !keep.contains(h)).collect();
    // New places: kept hidden Booleans, situation bits, dropped hidden Booleans.
    let place = |slot: usize| match keep.binary_search(&slot) {
        Ok(at) => at,
        Err(_) if slot >= old => slot - old + kept,
        Err(_) => kept + car.states.len() + dropped.binary_search(&slot).expect("kept or dropped"),
    };
    let to = |slot: SlotId| SlotId::from_index(place(slot.index()));
    let mut small = car.clone();
    small.hidden = keep.iter().map(|&h| car.hidden[h].clone()).collect();
    // Starts are read from hidden Booleans only, so the dropped ones must be told there.
    let begin = |s: &State| State { starts: start(&s.starts, &to, keep, old, told), ..s.clone() };
    small.states = car.states.iter().map(begin).collect();
    small.states.extend(dropped.iter().map(|&h| {
        let hidden = &car.hidden[h];
        State { id: hidden.id.clone(), says: hidden.says.clone(), starts: Expr::Const(told(h)), role: None }
    }));
    for formula in &mut small.formulas {
        formula.when = moved(&formula.when, &to);
    }
    for goal in &mut small.goals {
        *goal = Goal {
            given: moved(&goal.given, &to),
            begins: sets(&goal.begins, &to),
            done: moved(&goal.done, &to),
            ..*goal
        };
    }
    for mv in &mut small.moves {
        mv.needs = moved(&mv.needs, &to);
        mv.worth = moved(&mv.worth, &to);
        mv.first = sets(&mv.first, &to);
        for outcome in &mut mv.outcomes {
            outcome.when = moved(&outcome.when, &to);
            outcome.then = sets(&outcome.then, &to);
        }
    }
    let known = |ids: &[HiddenId]| {
        let there = ids.iter().filter(|id| keep.contains(&(id.index())));
        there.map(|id| HiddenId::from_index(place(id.index()))).collect()
    };
    small.parts.iter_mut().for_each(|p| p.faults = known(&p.faults));
    small.care.iter_mut().for_each(|c| c.lowers = known(&c.lowers));
    small
}

/// The car with only these moves.
pub(crate) fn only_moves(car: &Car, keep: &[usize]) -> Car {
    let mut small = car.clone();
    small.moves = keep.iter().map(|&at| car.moves[at].clone()).collect();
    let place = |mv: MoveId| keep.iter().position(|&at| at == mv.index()).map(MoveId::from_index);
    for (_, list) in &mut small.checklists {
        *list = list.iter().copied().filter_map(place).collect();
    }
    small.mistakes.iter_mut().for_each(|m| m.at = m.at.iter().copied().filter_map(place).collect());
    small
}

fn sets(sets: &[(SlotId, Expr)], to: &dyn Fn(SlotId) -> SlotId) -> Vec<(SlotId, Expr)> {
    sets.iter().map(|(slot, expr)| (to(*slot), moved(expr, to))).collect()
}

fn moved(expr: &Expr, to: &dyn Fn(SlotId) -> SlotId) -> Expr {
    mapped(expr, &|slot| Expr::Slot(to(slot)))
}

fn start(expr: &Expr, to: &dyn Fn(SlotId) -> SlotId, keep: &[usize], old: usize, told: &dyn Fn(usize) -> bool) -> Expr {
    mapped(expr, &|slot| {
        let at = slot.index();
        if at < old && !keep.contains(&at) { Expr::Const(told(at)) } else { Expr::Slot(to(slot)) }
    })
}

fn mapped(expr: &Expr, leaf: &dyn Fn(SlotId) -> Expr) -> Expr {
    let all = |parts: &[Expr]| parts.iter().map(|p| mapped(p, leaf)).collect();
    match expr {
        Expr::Const(value) => Expr::Const(*value),
        Expr::Slot(slot) => leaf(*slot),
        Expr::Formula(id) => Expr::Formula(*id),
        Expr::Not(inner) => Expr::Not(Box::new(mapped(inner, leaf))),
        Expr::All(parts) => Expr::All(all(parts)),
        Expr::Any(parts) => Expr::Any(all(parts)),
        Expr::AtLeast(least, parts) => Expr::AtLeast(*least, all(parts)),
    }
}
