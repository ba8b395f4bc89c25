//! What can wait: a move with one outcome need not come before one that it has nothing to do with.
//!
//! Such a move (a repair that does not test itself, fetching something) tells nothing. If the next move
//! reads nothing that it changes and changes nothing that it reads or changes, the other order ends in
//! the same beliefs, and where the next move reaches the goal the first was not needed at all.

use decklid_car::car::{Car, Expr, GoalKind, Move, MoveId};
use decklid_logic::bits::Bits;

/// Calls `each` with every slot that the move reads, through formulas.
pub(crate) fn each_read(car: &Car, mv: &Move, each: &mut dyn FnMut(usize)) {
    each_slot(car, &mv.needs, each);
    each_slot(car, &mv.worth, each);
    mv.outcomes.iter().for_each(|outcome| each_slot(car, &outcome.when, each));
    let sets = mv.first.iter().chain(mv.outcomes.iter().flat_map(|outcome| &outcome.then));
    sets.for_each(|(_, to)| each_slot(car, to, each));
}

/// Calls `each` with every slot that the expression reads, through formulas.
pub(crate) fn each_slot(car: &Car, expr: &Expr, each: &mut dyn FnMut(usize)) {
    match expr {
        Expr::Const(_) => {}
        Expr::Slot(slot) => each(slot.index()),
        Expr::Formula(id) => each_slot(car, &car[*id].when, each),
        Expr::Not(inner) => each_slot(car, inner, each),
        Expr::All(parts) | Expr::Any(parts) | Expr::AtLeast(_, parts) => {
            parts.iter().for_each(|part| each_slot(car, part, each));
        }
    }
}

/// For each move, the moves that need not follow it.
pub(crate) struct Waits {
    after: Vec<Vec<MoveId>>,
}

/// Slots that a move reads and those that it changes.
struct Touches {
    reads: Bits,
    changes: Bits,
}

impl Waits {
    pub(crate) fn new(car: &Car, goal: GoalKind) -> Self {
        if car.slots() > Bits::MOST {
            return Waits { after: vec![Vec::new(); car.moves.len()] };
        }
        let touches: Vec<Touches> = car.moves.iter().map(|mv| Touches::of(car, mv)).collect();
        let quiet = |at: usize| car.moves[at].outcomes.len() == 1;
        let waits = |first: usize, then: usize| {
            // Of two that tell nothing, the order of the file decides.
            car.moves[then].serves(goal)
                && quiet(first)
                && (then < first || !quiet(then))
                && touches[first].is_independent_of(&touches[then])
        };
        let all = 0..car.moves.len();
        let after = |first: usize| all.clone().filter(|&t| waits(first, t)).map(MoveId::from_index).collect();
        Waits { after: all.clone().map(after).collect() }
    }

    /// Moves that need not come right after this one: they may as well come before it.
    pub(crate) fn after(&self, first: MoveId) -> &[MoveId] {
        &self.after[first.index()]
    }
}

impl Touches {
    fn of(car: &Car, mv: &Move) -> Self {
        let mut it = Touches { reads: Bits::NONE, changes: Bits::NONE };
        each_read(car, mv, &mut |slot| it.reads.put(slot));
        let sets = mv.first.iter().chain(mv.outcomes.iter().flat_map(|outcome| &outcome.then));
        sets.for_each(|(slot, _)| it.changes.put(slot.index()));
        it
    }

    /// Whether neither changes what the other reads or changes.
    fn is_independent_of(&self, other: &Touches) -> bool {
        let meets = |a: Bits, b: Bits| a.and(b) != Bits::NONE;
        !meets(self.changes, other.reads) && !meets(other.changes, self.reads) && !meets(self.changes, other.changes)
    }
}
