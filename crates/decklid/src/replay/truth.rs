//! What was really so in a case, as far as its record tells: it answers what the guide asks.

use decklid_advice::belief::{Belief, Reasoner};
use decklid_advice::consult::Standing;
use decklid_car::car::{Car, HiddenId, MoveId, MoveKind, OutcomeId};

/// Moves that may come before the one that worked: into the car, through the seat.
const DETOURS: usize = 3;
/// Beliefs looked at after each of them, the likeliest first.
const WIDTH: usize = 40;

/// The belief after what was told, given the cause and that the way that worked works.
pub(super) struct Truth<'c> {
    car: &'c Car,
    reasoner: Reasoner<'c>,
    belief: Belief,
    worked: Option<MoveId>,
    /// Moves that lead to the goal by the way that worked, it included; empty if the model sees none.
    pub(super) way: Vec<MoveId>,
    /// The model can believe in the cause after what was told.
    pub(super) cause_possible: bool,
}

impl<'c> Truth<'c> {
    /// From what was told: in the guide's own reading of it if the cause fits that, otherwise in any.
    pub(super) fn new(car: &'c Car, standing: Standing<'c>, cause: Option<HiddenId>, worked: Option<MoveId>) -> Self {
        let Standing { mut reasoner, belief, reading, .. } = standing;
        let given = |reasoner: &mut Reasoner<'c>, told| match cause {
            Some(cause) => reasoner.assume(told, cause, true),
            None => told,
        };
        let readings = [given(&mut reasoner, reading), given(&mut reasoner, belief)];
        let possible = readings.into_iter().find(|belief| reasoner.probability(*belief) > 0.0);
        let belief = possible.unwrap_or(reading);
        let mut truth = Truth { car, reasoner, belief, worked, way: Vec::new(), cause_possible: possible.is_some() };
        if let Some((way, after)) = worked.and_then(|worked| truth.way_by(worked)) {
            truth.way = way;
            truth.belief.event = after.event;
        }
        truth
    }

    /// The move that worked, if the record names it.
    pub(super) fn worked(&self) -> Option<MoveId> {
        self.worked
    }

    /// What is seen of a move: the way that worked works; otherwise what is likeliest. None if it cannot be made.
    pub(super) fn answer(&mut self, mv: MoveId) -> Option<OutcomeId> {
        let success = if self.worked == Some(mv) { self.success(self.belief, mv) } else { None };
        let (outcome, after) = success.or_else(|| self.likeliest(mv))?;
        self.belief = after;
        Some(outcome)
    }

    /// Whether the move makes sense in some case that may be true.
    pub(super) fn makes_sense(&mut self, mv: MoveId) -> bool {
        let outcomes = self.car.at(mv).outcome_ids();
        outcomes.into_iter().any(|outcome| self.reasoner.see(self.belief, mv, outcome).is_ok())
    }

    fn likeliest(&mut self, mv: MoveId) -> Option<(OutcomeId, Belief)> {
        let mut best: Option<(f64, (OutcomeId, Belief))> = None;
        for seen in self.after(self.belief, mv) {
            let p = self.reasoner.probability(seen.1);
            if best.is_none_or(|best| p > best.0) {
                best = Some((p, seen));
            }
        }
        best.map(|best| best.1)
    }

    /// The outcome of a move that worked: the goal, otherwise the likeliest that changes something.
    fn success(&mut self, from: Belief, mv: MoveId) -> Option<(OutcomeId, Belief)> {
        let rank = |truth: &mut Self, after: Belief| {
            let changes = after.memory != from.memory;
            (truth.reasoner.reaches_goal(after), changes, truth.reasoner.probability(after))
        };
        let mut best: Option<((bool, bool, f64), OutcomeId, Belief)> = None;
        for (outcome, after) in self.after(from, mv) {
            let rank = rank(self, after);
            if (rank.0 || rank.1) && best.is_none_or(|best| rank > best.0) {
                best = Some((rank, outcome, after));
            }
        }
        best.map(|best| (best.1, best.2))
    }

    /// The likeliest of the shortest ways to the goal that end with this move.
    fn way_by(&mut self, worked: MoveId) -> Option<(Vec<MoveId>, Belief)> {
        let mut level = vec![(Vec::new(), self.belief)];
        for _ in 0..=DETOURS {
            let mut best: Option<(f64, Vec<MoveId>, Belief)> = None;
            for (way, belief) in &level {
                let Some((_, after)) = self.success(*belief, worked) else { continue };
                let p = self.reasoner.probability(after);
                if best.as_ref().is_none_or(|best| p > best.0) {
                    best = Some((p, way.iter().copied().chain([worked]).collect(), after));
                }
            }
            if let Some((_, way, after)) = best {
                return Some((way, after));
            }
            level = self.further(&level);
        }
        None
    }

    /// What each of the ways may become by one more move that changes something.
    fn further(&mut self, level: &[(Vec<MoveId>, Belief)]) -> Vec<(Vec<MoveId>, Belief)> {
        let car = self.car;
        let mut next: Vec<(f64, Vec<MoveId>, Belief)> = Vec::new();
        for (way, belief) in level {
            let by_hand = car.move_ids().filter(|mv| car.at(*mv).kind != MoveKind::Call && !way.contains(mv));
            for mv in by_hand {
                for (outcome, after) in self.after(*belief, mv) {
                    let changes = !car.at(mv).outcomes[outcome.index()].then.is_empty() || !car.at(mv).first.is_empty();
                    if changes && after.memory != belief.memory && !next.iter().any(|known| known.2 == after) {
                        let p = self.reasoner.probability(after);
                        next.push((p, way.iter().copied().chain([mv]).collect(), after));
                    }
                }
            }
        }
        next.sort_by(|a, b| b.0.total_cmp(&a.0));
        next.into_iter().take(WIDTH).map(|(_, way, belief)| (way, belief)).collect()
    }

    fn after(&mut self, from: Belief, mv: MoveId) -> Vec<(OutcomeId, Belief)> {
        let outcomes = self.car.at(mv).outcome_ids();
        outcomes.filter_map(|outcome| Some((outcome, self.reasoner.see(from, mv, outcome).ok()?))).collect()
    }
}
