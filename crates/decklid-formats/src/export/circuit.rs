//! One more reading of a Boolean: the gates that make it.

use decklid_logic::algebra::Algebra;
use rustc_hash::FxHashMap;

/// A gate by its number; inputs are gates too.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(super) struct GateId(pub(super) u32);

/// What a gate is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Gate {
    Const(bool),
    Input(usize),
    Not(GateId),
    And(GateId, GateId),
    Or(GateId, GateId),
}

/// Gates, each different from all others; what a gate is made of comes before it.
#[derive(Default)]
pub(super) struct Circuit {
    pub(super) gates: Vec<Gate>,
    known: FxHashMap<Gate, GateId>,
}

impl Circuit {
    /// The input of that number.
    pub(super) fn input(&mut self, number: usize) -> GateId {
        self.gate(Gate::Input(number))
    }

    /// Gates that these are made of, themselves included, ascending.
    pub(super) fn below(&self, roots: &[GateId]) -> Vec<GateId> {
        let mut used = vec![false; self.gates.len()];
        roots.iter().for_each(|r| used[r.0 as usize] = true);
        for at in (0..self.gates.len()).rev() {
            if used[at] {
                self.made_of(GateId(at as u32)).iter().for_each(|g| used[g.0 as usize] = true);
            }
        }
        (0..self.gates.len()).filter(|&at| used[at]).map(|at| GateId(at as u32)).collect()
    }

    /// What a gate is made of directly.
    pub(super) fn made_of(&self, gate: GateId) -> Vec<GateId> {
        match self.gates[gate.0 as usize] {
            Gate::Const(_) | Gate::Input(_) => Vec::new(),
            Gate::Not(a) => vec![a],
            Gate::And(a, b) | Gate::Or(a, b) => vec![a, b],
        }
    }

    fn gate(&mut self, gate: Gate) -> GateId {
        let fresh = GateId(self.gates.len() as u32);
        let id = *self.known.entry(gate).or_insert(fresh);
        if id == fresh {
            self.gates.push(gate);
        }
        id
    }

    fn constant_of(&self, gate: GateId) -> Option<bool> {
        match self.gates[gate.0 as usize] {
            Gate::Const(value) => Some(value),
            _ => None,
        }
    }

    fn opposite(&self, a: GateId, b: GateId) -> bool {
        self.gates[a.0 as usize] == Gate::Not(b) || self.gates[b.0 as usize] == Gate::Not(a)
    }

    /// Both for `all`, at least one otherwise.
    fn join(&mut self, a: GateId, b: GateId, all: bool) -> GateId {
        match (self.constant_of(a), self.constant_of(b)) {
            (Some(value), _) => return if value == all { b } else { a },
            (_, Some(value)) => return if value == all { a } else { b },
            _ if a == b => return a,
            _ if self.opposite(a, b) => return self.constant(!all),
            _ => {}
        }
        let (a, b) = (a.min(b), a.max(b));
        self.gate(if all { Gate::And(a, b) } else { Gate::Or(a, b) })
    }
}

impl Algebra for Circuit {
    type Bit = GateId;

    fn constant(&mut self, value: bool) -> GateId {
        self.gate(Gate::Const(value))
    }

    fn not(&mut self, a: GateId) -> GateId {
        match self.gates[a.0 as usize] {
            Gate::Const(value) => self.constant(!value),
            Gate::Not(inner) => inner,
            Gate::Input(_) | Gate::And(..) | Gate::Or(..) => self.gate(Gate::Not(a)),
        }
    }

    fn and(&mut self, a: GateId, b: GateId) -> GateId {
        self.join(a, b, true)
    }

    fn or(&mut self, a: GateId, b: GateId) -> GateId {
        self.join(a, b, false)
    }
}
