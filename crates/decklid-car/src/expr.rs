//! Boolean expressions: what conditions in a car are made of.

use crate::id::{FormulaId, SlotId};

/// A Boolean expression over slots and earlier formulas.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Expr {
    /// Always true or never true.
    Const(bool),
    /// The current value of a slot.
    Slot(SlotId),
    /// The value of a named formula.
    Formula(FormulaId),
    /// The opposite.
    Not(Box<Expr>),
    /// All of them; true when empty.
    All(Vec<Expr>),
    /// At least one of them; false when empty.
    Any(Vec<Expr>),
    /// At least this many of them.
    AtLeast(usize, Vec<Expr>),
}
