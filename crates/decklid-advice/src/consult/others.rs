//! What other moves cost as first step: each is followed by the best way from there, searched until its own cost is
//! known well.

use super::{Consultation, OutcomeId};
use decklid_car::car::MoveId;
use decklid_logic::search::VertexId;

/// What a move costs as first step is known this well (share).
const NEAR: f64 = 0.01;
/// Actions expanded for one move at most, while somebody waits.
pub(super) const WORK: usize = 120;
/// The same in nodes of functions and costs: an intricate car takes them sooner.
const NODES: usize = 500_000;
/// Known no better than this after all that work (share), a price is not told.
const VAGUE: f64 = 0.3;
/// Trials before looking again where the doubt is largest.
const AT_ONCE: usize = 8;

/// A move as first step.
struct First {
    /// Its own price (USD).
    paid: f64,
    /// Where it leads, with the probability. Doing it again until something changes is in them already.
    to: Vec<(f64, VertexId)>,
}

impl Consultation<'_> {
    /// At most that many other moves as first step, the most promising, with what each costs more (USD), least
    /// first; below 0 where pricing found out that it costs less.
    pub(super) fn others(&mut self, most: usize, work: usize) -> Vec<(MoveId, f64)> {
        if let Some(proof) = self.proof() {
            return proof.others.iter().take(most).copied().collect();
        }
        self.wake();
        let (advice, belief) = (self.advice(), self.reading);
        let (Some(advised), true) = (advice.mv, most > 0) else { return Vec::new() };
        let world = self.search.problem_mut();
        let moves = world.advisable(belief).into_iter().filter(|mv| *mv != advised);
        let mut moves: Vec<(MoveId, f64)> = moves.map(|mv| (mv, world.move_floor(belief, mv))).collect();
        moves.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut others = Vec::new();
        for (mv, _) in moves {
            if others.len() == most {
                break;
            }
            if let Some(first) = self.first(mv) {
                others.push((mv, self.priced(&first, work)));
            }
        }
        let known = others.into_iter().filter_map(|(mv, cost)| Some((mv, cost? - advice.expected_cost)));
        let mut known: Vec<(MoveId, f64)> = known.collect();
        known.sort_by(|a, b| a.1.total_cmp(&b.1));
        known
    }

    /// The move as first step, unless it would change nothing.
    fn first(&mut self, mv: MoveId) -> Option<First> {
        let belief = self.reading;
        let (mut paid, mut changes, mut to) = (0.0, 0.0, Vec::new());
        for f in self.search.problem_mut().outcomes(belief, mv) {
            paid += f.p * f.cost;
            let after = self.after(self.here, mv, OutcomeId::from_index(f.outcome.into()));
            let spot = after.unwrap_or_else(|| self.search.locate(f.next));
            if spot != self.here {
                changes += f.p;
                to.push((f.p, spot));
            }
        }
        to.iter_mut().for_each(|(p, _)| *p /= changes);
        (changes > 0.0).then(|| First { paid: paid / changes, to })
    }

    /// What it costs with the best way behind it; none if that cannot be found out with so much work.
    fn priced(&mut self, first: &First, work: usize) -> Option<f64> {
        let (begun, most) = (self.search.expansions(), self.nodes().saturating_add(NODES));
        loop {
            let bounds = |spot: VertexId| (self.search.vertex(spot).low, self.search.vertex(spot).high);
            let wide = |&(p, spot): &(f64, VertexId)| p * (bounds(spot).1 - bounds(spot).0);
            let cost = first.paid + first.to.iter().map(|&(p, spot)| p * bounds(spot).1).sum::<f64>();
            let doubt: f64 = first.to.iter().map(wide).sum();
            let widest = first.to.iter().max_by(|a, b| wide(a).total_cmp(&wide(b)))?.1;
            let spent = self.search.expansions() - begun;
            if doubt <= NEAR * cost || spent > work || self.nodes() > most || !self.look_into(widest) {
                return (doubt <= VAGUE * cost).then_some(cost);
            }
        }
    }

    /// A few trials; whether they found out anything.
    fn look_into(&mut self, spot: VertexId) -> bool {
        let (before, mut trials) = (self.search.expansions(), 0);
        let bounds = (self.search.vertex(spot).low, self.search.vertex(spot).high);
        self.search.narrow(spot, NEAR / 4.0, &mut |_, _| {
            trials += 1;
            trials <= AT_ONCE
        });
        self.search.expansions() > before || bounds != (self.search.vertex(spot).low, self.search.vertex(spot).high)
    }
}
