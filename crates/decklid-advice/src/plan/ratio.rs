//! The best chance for its cost first: a simple rule that comes within a few percent of the best policy.
//!
//! It is the baseline that is hardest to beat, and where the search starts, so that even the first advice is
//! good and what is left to do is to improve and to prove it.

use super::world::World;
use crate::belief::Belief;
use decklid_car::car::MoveId;
use decklid_logic::search::{Problem, Successor};

impl World<'_> {
    /// Moves that could teach or change something, with what may follow.
    pub(super) fn candidates(&mut self, belief: Belief) -> Vec<(MoveId, Vec<Successor<Belief>>)> {
        let moves = self.advisable(belief);
        let all = moves.into_iter().map(|mv| (mv, self.outcomes(belief, mv)));
        let all: Vec<_> = all.collect();
        all.into_iter().filter(|(_, f)| !matches!(f.as_slice(), [only] if only.next == belief)).collect()
    }

    /// Probability of reaching the goal with a move, and its mean cost.
    pub(super) fn chance(&mut self, follow: &[Successor<Belief>]) -> (f64, f64) {
        let mut p = 0.0;
        for f in follow {
            if self.is_goal(f.next) {
                p += f.p;
            }
        }
        (p, follow.iter().map(|f| f.p * f.cost).sum())
    }

    /// The move with the best chance for its cost, counting what it makes possible.
    pub(super) fn by_ratio(&mut self, belief: Belief) -> Option<(MoveId, Vec<Successor<Belief>>)> {
        let mut best: Option<(f64, MoveId, Vec<Successor<Belief>>)> = None;
        for (mv, follow) in self.candidates(belief) {
            let (p, cost) = self.with_sequel(belief, &follow, 2);
            if p > 0.0 && best.as_ref().is_none_or(|b| p / cost > b.0) {
                best = Some((p / cost, mv, follow));
            }
        }
        best.map(|(_, mv, follow)| (mv, follow))
    }

    /// Chance and cost of a move together with the best move that it makes possible.
    fn with_sequel(&mut self, belief: Belief, follow: &[Successor<Belief>], depth: usize) -> (f64, f64) {
        let (p, cost) = self.chance(follow);
        let open = follow.iter().filter(|f| !f.only_informs).max_by(|a, b| a.p.total_cmp(&b.p)).copied();
        let Some(open) = open.filter(|o| depth > 0 && p == 0.0 && !self.is_goal(o.next)) else {
            return (p, cost);
        };
        let before: Vec<MoveId> = self.advisable(belief);
        let mut best = (p, cost);
        for mv in self.advisable(open.next) {
            if before.contains(&mv) {
                continue;
            }
            let sequel = self.outcomes(open.next, mv);
            let (p2, c2) = self.with_sequel(open.next, &sequel, depth - 1);
            let both = (p + open.p * p2, cost + open.p * c2);
            if both.0 / both.1 > best.0 / best.1 {
                best = both;
            }
        }
        best
    }
}
