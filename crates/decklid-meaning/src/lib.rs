#![doc = include_str!("../README.md")]

mod lint;
mod load;

use decklid_car::car::{Car, Expr, FormulaId, Goal, Move, SlotId};
use decklid_logic::algebra::Algebra;

pub use load::load;

/// What may follow a move.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch<B> {
    /// Whether this outcome is the one that is seen.
    pub seen: B,
    /// The memory afterwards if it is.
    pub after: Vec<B>,
}

/// The memory at the beginning of a goal: hidden Booleans as given, situation
/// bits as the car and the goal say. `hidden` has one bit for each
/// [`Car::hidden`], in order.
pub fn start<A: Algebra>(algebra: &mut A, car: &Car, goal: &Goal, hidden: &[A::Bit]) -> Vec<A::Bit> {
    let off = algebra.constant(false);
    let mut memory = hidden.to_vec();
    memory.resize(car.slots(), off);
    let begun: Vec<A::Bit> = {
        let mut reader = Reader::new(algebra, car, &memory);
        car.states.iter().map(|s| reader.value(&s.starts)).collect()
    };
    memory[car.hidden.len()..].copy_from_slice(&begun);
    assign(algebra, car, &memory.clone(), &goal.begins, &mut memory);
    memory
}

/// What the move shows and changes: one branch an outcome, disjoint and together certain.
pub fn act<A: Algebra>(algebra: &mut A, car: &Car, memory: &[A::Bit], mv: &Move) -> Vec<Branch<A::Bit>> {
    let mut changed = memory.to_vec();
    assign(algebra, car, memory, &mv.first, &mut changed);
    let whens: Vec<A::Bit> = {
        let mut reader = Reader::new(algebra, car, &changed);
        mv.outcomes.iter().map(|o| reader.value(&o.when)).collect()
    };
    let mut open = algebra.constant(true);
    let last = mv.outcomes.len().saturating_sub(1);
    let mut branches = Vec::with_capacity(mv.outcomes.len());
    for (at, outcome) in mv.outcomes.iter().enumerate() {
        let seen = if at == last { open } else { algebra.and(open, whens[at]) };
        let not_seen = algebra.not(whens[at]);
        open = algebra.and(open, not_seen);
        let mut after = changed.clone();
        assign(algebra, car, &changed, &outcome.then, &mut after);
        branches.push(Branch { seen, after });
    }
    branches
}

/// The value of an expression in a memory.
pub fn value<A: Algebra>(algebra: &mut A, car: &Car, memory: &[A::Bit], expr: &Expr) -> A::Bit {
    Reader::new(algebra, car, memory).value(expr)
}

/// Sets slots to expressions, all read from `from`.
pub fn assign<A: Algebra>(algebra: &mut A, car: &Car, from: &[A::Bit], sets: &[(SlotId, Expr)], to: &mut [A::Bit]) {
    if sets.is_empty() {
        return;
    }
    let mut reader = Reader::new(algebra, car, from);
    for (slot, expr) in sets {
        to[slot.index()] = reader.value(expr);
    }
}

/// Reads expressions in one memory; each formula is evaluated at most once.
struct Reader<'a, A: Algebra> {
    algebra: &'a mut A,
    car: &'a Car,
    memory: &'a [A::Bit],
    formulas: Vec<Option<A::Bit>>,
}

impl<'a, A: Algebra> Reader<'a, A> {
    fn new(algebra: &'a mut A, car: &'a Car, memory: &'a [A::Bit]) -> Self {
        let formulas = vec![None; car.formulas.len()];
        Self { algebra, car, memory, formulas }
    }

    fn value(&mut self, expr: &Expr) -> A::Bit {
        match expr {
            Expr::Const(value) => self.algebra.constant(*value),
            Expr::Slot(slot) => self.memory[slot.index()],
            Expr::Formula(id) => self.formula(*id),
            Expr::Not(inner) => {
                let inner = self.value(inner);
                self.algebra.not(inner)
            }
            Expr::All(parts) => {
                let mut all = self.algebra.constant(true);
                for part in parts {
                    let part = self.value(part);
                    all = self.algebra.and(all, part);
                }
                all
            }
            Expr::Any(parts) => {
                let mut any = self.algebra.constant(false);
                for part in parts {
                    let part = self.value(part);
                    any = self.algebra.or(any, part);
                }
                any
            }
            Expr::AtLeast(least, parts) => self.at_least(*least, parts),
        }
    }

    fn formula(&mut self, id: FormulaId) -> A::Bit {
        let at = id.index();
        if let Some(known) = self.formulas[at] {
            return known;
        }
        let car = self.car;
        let value = self.value(&car.formulas[at].when);
        self.formulas[at] = Some(value);
        value
    }

    /// Counts with one bit a number: `have[k]` says that at least `k` were so.
    fn at_least(&mut self, least: usize, parts: &[Expr]) -> A::Bit {
        let mut have = vec![self.algebra.constant(false); least + 1];
        have[0] = self.algebra.constant(true);
        for part in parts {
            let part = self.value(part);
            for k in (1..=least).rev() {
                let more = self.algebra.and(have[k - 1], part);
                have[k] = self.algebra.or(have[k], more);
            }
        }
        have[least]
    }
}
