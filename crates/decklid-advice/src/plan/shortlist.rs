//! The best policy cut down to a list that fits on a card, and what the cut costs.
//!
//! A list cannot react: it is followed from top to bottom, a move that does not apply is left out,
//! and at the end one calls for help. Every list is priced exactly on the model, so the cut has a
//! number: the price of the list less that of the policy.

use std::collections::BTreeMap;

use super::policy::{BaselinePolicy, Policy, Tried, evaluate};
use super::world::World;
use crate::belief::Belief;
use decklid_car::car::{MoveId, MoveKind};
use decklid_logic::search::{Problem, Search, VertexId};

/// Moves that the policy makes more rarely than this are not considered.
const RARE: f64 = 0.02;
/// Branches rarer than this count as giving up when a list is priced.
const CUTOFF: f64 = 1e-4;
/// A list longer than this is not tried.
const LONGEST: usize = 20;
/// What one more line must save (USD).
const WORTH: f64 = 0.01;

/// A fixed list of moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortlist {
    /// The moves from first to last; the call for help comes after them.
    pub moves: Vec<MoveId>,
    /// Expected cost of following it (USD).
    pub cost: f64,
    /// Expected cost of the policy that it was cut from (USD).
    pub policy_cost: f64,
}

/// The policy of a search as a list of at most `most` moves; `world` is a fresh copy of the problem.
pub fn shortlist<'c>(search: &mut Search<World<'c>>, world: World<'c>, most: usize) -> Shortlist {
    let policy_cost = search.vertex(VertexId::ROOT).high;
    let mut list = order(search);
    let root = world.root();
    let mut pricer = Pricer { baseline: BaselinePolicy::with_list(world, Vec::new()), root };
    let mut cost = pricer.price(&list);
    while let Some((at, cheaper)) = pricer.least_missed(&list) {
        if list.len() <= most && cheaper > cost - WORTH {
            break;
        }
        list.remove(at);
        cost = cheaper;
    }
    pricer.improve(&mut list, &mut cost);
    Shortlist { moves: list, cost, policy_cost }
}

/// Moves of the policy, by how early they come on average.
fn order(search: &mut Search<World<'_>>) -> Vec<MoveId> {
    let mut uses: BTreeMap<MoveId, (f64, f64)> = BTreeMap::new();
    let mut open: Vec<(Belief, f64, f64)> = vec![(search.problem().root(), 1.0, 0.0)];
    while let Some((belief, p, depth)) = open.pop() {
        if p < RARE / 10.0 || depth > 40.0 || search.problem_mut().is_goal(belief) {
            continue;
        }
        let Some(mv) = search.choose(belief, &Tried::new()) else { continue };
        let use_of = uses.entry(mv).or_default();
        use_of.0 += p;
        use_of.1 += p * depth;
        open.extend(search.problem_mut().outcomes(belief, mv).iter().map(|f| (f.next, p * f.p, depth + 1.0)));
    }
    let car = search.problem().car();
    let mut list: Vec<(f64, f64, MoveId)> = uses.into_iter().map(|(mv, (p, sum))| (sum / p, p, mv)).collect();
    list.retain(|(_, p, mv)| *p >= RARE && car.at(*mv).kind != MoveKind::Call);
    list.sort_by(|a, b| b.1.total_cmp(&a.1));
    list.truncate(LONGEST);
    list.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
    list.into_iter().map(|l| l.2).collect()
}

struct Pricer<'c> {
    baseline: BaselinePolicy<'c>,
    root: Belief,
}

impl Pricer<'_> {
    fn price(&mut self, list: &[MoveId]) -> f64 {
        self.baseline.relist(list.to_vec());
        evaluate(&mut self.baseline, self.root, CUTOFF).cost
    }

    /// The move that is missed least, and what the list costs without it.
    fn least_missed(&mut self, list: &[MoveId]) -> Option<(usize, f64)> {
        let without =
            |at: usize| list.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, mv)| *mv).collect::<Vec<_>>();
        let prices: Vec<(usize, f64)> = (0..list.len()).map(|at| (at, self.price(&without(at)))).collect();
        prices.into_iter().min_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// Swaps neighbours as long as that helps.
    fn improve(&mut self, list: &mut [MoveId], cost: &mut f64) {
        for _ in 0..list.len() {
            let before = *cost;
            for at in 1..list.len() {
                list.swap(at - 1, at);
                let price = self.price(list);
                if price < *cost - WORTH / 10.0 {
                    *cost = price;
                } else {
                    list.swap(at - 1, at);
                }
            }
            if *cost >= before {
                break;
            }
        }
    }
}
