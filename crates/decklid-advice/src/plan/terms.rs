//! A person's terms: what they value, what they can do, what they have at hand.

use decklid_car::car::{Car, Cost, Move, MoveId, Rates, ToolId};

/// What a move costs this person, and which moves may be advised.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    rates: Rates,
    allowed: Vec<bool>,
    extra: Vec<Cost>,
}

/// Whether a tool is at hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Hand {
    Has,
    Lacks,
    Unknown,
}

impl Terms {
    /// The terms of a person of whom only the rates are known.
    pub fn new(car: &Car, rates: Rates) -> Self {
        Self::with(car, rates, &[], &[], &[])
    }

    /// The terms of a person who has or lacks these tools and cannot
    /// make these moves. Of other tools only the chance to have them is known: getting them counts
    /// with the chance of having to. A tool that cannot be got and that was not mentioned is
    /// taken to be missing.
    pub fn with(car: &Car, rates: Rates, have: &[ToolId], lack: &[ToolId], cannot: &[MoveId]) -> Self {
        let hand = |tool: ToolId| match (have.contains(&tool), lack.contains(&tool)) {
            (true, _) => Hand::Has,
            (false, true) => Hand::Lacks,
            (false, false) => Hand::Unknown,
        };
        let mut terms = Terms { rates, allowed: Vec::new(), extra: Vec::new() };
        for (at, mv) in car.moves.iter().enumerate() {
            let extra = extra(car, mv, &hand);
            terms.allowed.push(extra.is_some() && !cannot.contains(&MoveId::from_index(at)));
            terms.extra.push(extra.unwrap_or_default());
        }
        terms
    }

    /// The person's rates.
    pub fn rates(&self) -> &Rates {
        &self.rates
    }

    /// Whether the move may be advised.
    pub fn allows(&self, mv: MoveId) -> bool {
        self.allowed.get(mv.index()).copied().unwrap_or(false)
    }

    /// What the move costs if that outcome (by its number) is seen, getting the tools included.
    pub fn cost(&self, car: &Car, mv: MoveId, outcome: usize) -> Cost {
        car.at(mv).outcomes[outcome].cost.plus(&self.extra[mv.index()])
    }

    /// The same as one number (USD).
    pub fn price(&self, car: &Car, mv: MoveId, outcome: usize) -> f64 {
        self.rates.price(&self.cost(car, mv, outcome))
    }
}

/// What getting the tools of a move costs on average; none if one of them cannot be had.
fn extra(car: &Car, mv: &Move, hand: &dyn Fn(ToolId) -> Hand) -> Option<Cost> {
    let mut sum = Cost::default();
    for &tool in &mv.tools {
        let it = &car[tool];
        let missing = match hand(tool) {
            Hand::Has => 0.0,
            Hand::Lacks => 1.0,
            Hand::Unknown => 1.0 - it.have,
        };
        match it.get {
            Some(get) => sum = sum.plus(&get.times(missing)),
            None if missing > 0.0 => return None,
            None => {}
        }
    }
    Some(sum)
}
