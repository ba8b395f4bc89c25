//! Prime implicants: the smallest combinations of true and false variables.

use decklid_logic::diagram::{Count, Diagram, Node, Solutions};

/// A variable, or its opposite.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Literal {
    /// The variable.
    pub variable: usize,
    /// Whether it is true.
    pub so: bool,
}

/// All prime implicants of a function.
#[derive(Clone, Debug)]
pub struct Primes(Solutions);

impl Primes {
    /// Those of `f`; makes nodes.
    pub fn of(diagram: &mut Diagram, f: Node) -> Self {
        Primes(diagram.prime_implicants(f))
    }

    /// Their number.
    pub fn count(&self) -> Count {
        self.0.count()
    }

    /// Their number by number of literals.
    pub fn spectrum(&self) -> Vec<Count> {
        self.0.spectrum()
    }

    /// The implicants, shortest first.
    pub fn iter(&self) -> impl Iterator<Item = Vec<Literal>> {
        let literal = |place: usize| Literal { variable: place / 2, so: place.is_multiple_of(2) };
        self.0.sets().map(move |set| set.into_iter().map(literal).collect())
    }
}
