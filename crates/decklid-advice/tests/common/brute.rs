//! A car by brute force: a second, plain reading of its meaning, and beliefs as lists of cases.

use decklid_advice::belief::Conflict;
use decklid_car::car::{Car, Expr, Goal, Move, SlotId};

/// One bit a slot.
pub(crate) type Memory = u128;

/// The value of an expression in a memory.
pub(crate) fn value(car: &Car, memory: Memory, expr: &Expr) -> bool {
    match expr {
        Expr::Const(value) => *value,
        Expr::Slot(slot) => memory >> slot.index() & 1 == 1,
        Expr::Formula(id) => value(car, memory, &car[*id].when),
        Expr::Not(inner) => !value(car, memory, inner),
        Expr::All(parts) => parts.iter().all(|p| value(car, memory, p)),
        Expr::Any(parts) => parts.iter().any(|p| value(car, memory, p)),
        Expr::AtLeast(least, parts) => parts.iter().filter(|p| value(car, memory, p)).count() >= *least,
    }
}

/// The memory with slots set, all read from the old one.
fn set(car: &Car, memory: Memory, sets: &[(SlotId, Expr)]) -> Memory {
    let put = |into: Memory, (slot, expr): &(SlotId, Expr)| {
        let bit = 1 << slot.index();
        if value(car, memory, expr) { into | bit } else { into & !bit }
    };
    sets.iter().fold(memory, put)
}

/// The memory at the start, `hidden` being the bits of the hidden Booleans.
pub(crate) fn start(car: &Car, goal: &Goal, hidden: Memory) -> Memory {
    let base = car.hidden.len();
    let states = car.states.iter().enumerate().map(|(at, s)| (SlotId::from_index(base + at), s.starts.clone()));
    let begun = set(car, hidden, &states.collect::<Vec<_>>());
    set(car, begun, &goal.begins)
}

/// What a move shows, by the number of the outcome, and the memory afterwards.
pub(crate) fn act(car: &Car, memory: Memory, mv: &Move) -> (usize, Memory) {
    let changed = set(car, memory, &mv.first);
    let last = mv.outcomes.len() - 1;
    let seen = mv.outcomes[..last].iter().position(|o| value(car, changed, &o.when)).unwrap_or(last);
    (seen, set(car, changed, &mv.outcomes[seen].then))
}

/// One assignment of all hidden Booleans.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    /// The hidden Booleans at the start, one bit each.
    pub(crate) hidden: Memory,
    /// Prior probability.
    pub(crate) weight: f64,
    /// The memory now.
    pub(crate) memory: Memory,
    /// How many told answers do not fit.
    pub(crate) slips: usize,
}

/// The cases that are still possible.
#[derive(Clone, Debug)]
pub(crate) struct Cases<'c> {
    pub(crate) car: &'c Car,
    pub(crate) goal: &'c Goal,
    pub(crate) list: Vec<Case>,
}

impl<'c> Cases<'c> {
    /// All cases in which somebody comes with the goal.
    pub(crate) fn new(car: &'c Car, goal: &'c Goal) -> Self {
        let count = car.hidden.len();
        assert!(count <= 16, "too many hidden Booleans for brute force: {count}");
        let case = |hidden: Memory| {
            let memory = start(car, goal, hidden);
            Case { hidden, weight: weight(car, hidden), memory, slips: 0 }
        };
        let comes = |c: &Case| value(car, c.memory, &goal.given);
        let list = (0..1 << count).map(case).filter(comes).collect();
        Cases { car, goal, list }
    }

    /// Prior probability of all of them.
    pub(crate) fn weight(&self) -> f64 {
        self.list.iter().map(|c| c.weight).sum()
    }

    /// The cases in which somebody takes up the next goal where this one was left.
    pub(crate) fn go_on(&self, goal: &'c Goal) -> Self {
        let begun = self.list.iter().map(|c| Case { memory: set(self.car, c.memory, &goal.begins), ..*c });
        let list = begun.filter(|c| value(self.car, c.memory, &goal.given)).collect();
        Cases { car: self.car, goal, list }
    }

    /// The cases after an answer was told, each as likely as it makes the answer. Cases with more than two slips
    /// above the fewest are left out.
    pub(crate) fn tell(&self, mv: &Move, outcome: usize) -> Self {
        let tell = |c: &Case| {
            let changed = set(self.car, c.memory, &mv.first);
            let memory = set(self.car, changed, &mv.outcomes[outcome].then);
            let fits = value(self.car, c.memory, &mv.needs) && act(self.car, c.memory, mv).0 == outcome;
            let (weight, slips) = if fits { (c.weight, c.slips) } else { (c.weight * self.car.slip, c.slips + 1) };
            Case { weight, memory, slips, ..*c }
        };
        let list: Vec<Case> = self.list.iter().map(tell).collect();
        let fewest = list.iter().filter(|c| c.weight > 0.0).map(|c| c.slips).min().unwrap_or(0);
        Cases { list: list.into_iter().filter(|c| c.slips <= fewest + 2).collect(), ..*self }
    }

    /// Probability that each hidden Boolean was true at the start.
    pub(crate) fn posterior(&self) -> Vec<f64> {
        let total = self.weight();
        let with = |h: usize| self.list.iter().filter(|c| c.hidden >> h & 1 == 1).map(|c| c.weight).sum::<f64>();
        (0..self.car.hidden.len()).map(|h| with(h) / total).collect()
    }

    /// The cases in which the move makes sense.
    pub(crate) fn sensible(&self, mv: &Move) -> Self {
        self.keep(|c| value(self.car, c.memory, &mv.needs))
    }

    /// Whether the move makes sense in every case.
    pub(crate) fn applies(&self, mv: &Move) -> bool {
        mv.serves(self.goal.kind) && self.list.iter().all(|c| value(self.car, c.memory, &mv.needs))
    }

    /// Whether the move makes sense and is worth it in every case.
    pub(crate) fn advisable(&self, mv: &Move) -> bool {
        self.applies(mv) && self.list.iter().all(|c| value(self.car, c.memory, &mv.worth))
    }

    /// Whether the goal is reached in every case.
    pub(crate) fn done(&self) -> bool {
        self.list.iter().all(|c| value(self.car, c.memory, &self.goal.done))
    }

    /// The cases that show that outcome, after the move.
    pub(crate) fn after(&self, mv: &Move, outcome: usize) -> Self {
        let acted = self.list.iter().map(|c| (c, act(self.car, c.memory, mv)));
        let seen = acted.filter(|(_, (seen, _))| *seen == outcome);
        let list = seen.map(|(c, (_, memory))| Case { memory, ..*c }).collect();
        Cases { list, ..*self }
    }

    /// The cases after a move was made and its outcome seen.
    pub(crate) fn see(&self, mv: &Move, outcome: usize) -> Result<Self, Conflict> {
        let sensible = self.sensible(mv);
        if sensible.weight() <= 0.0 {
            return Err(Conflict::TooEarly);
        }
        let after = sensible.after(mv, outcome);
        if after.weight() <= 0.0 { Err(Conflict::Impossible) } else { Ok(after) }
    }

    /// Hidden Booleans on which it depends whether a case is among these.
    pub(crate) fn support(&self) -> Vec<usize> {
        let among: std::collections::BTreeSet<Memory> = self.list.iter().map(|c| c.hidden).collect();
        let matters = |h: &usize| among.iter().any(|hidden| !among.contains(&(hidden ^ 1 << h)));
        (0..self.car.hidden.len()).filter(matters).collect()
    }

    fn keep(&self, wanted: impl Fn(&Case) -> bool) -> Self {
        Cases { list: self.list.iter().filter(|c| wanted(c)).copied().collect(), ..*self }
    }
}

fn weight(car: &Car, hidden: Memory) -> f64 {
    let p = |(at, h): (usize, &decklid_car::car::Hidden)| if hidden >> at & 1 == 1 { h.prior } else { 1.0 - h.prior };
    car.hidden.iter().enumerate().map(p).product()
}
