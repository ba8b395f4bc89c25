//! Someone is shut in: what opens fastest, without tools and without questions.
//!
//! No planning, so that the answer is there at once: again and again the move
//! with the best chance a minute, counting what it makes possible.

use crate::belief::{Belief, Reasoner};
use decklid_car::car::{Car, GoalKind, MoveId, MoveKind, OutcomeId};

/// Moves that make other moves possible are followed so far.
const DEPTH: usize = 2;
/// Moves that open more rarely than this are left out.
const RARE: f64 = 0.01;
/// Moves that take longer are left out (min).
const LONGEST: f64 = 10.0;

/// At most `most` moves, in the order in which to try them.
pub fn fastest(car: &Car, most: usize) -> Vec<MoveId> {
    let Some(goal) = car.goal(GoalKind::Open) else { return Vec::new() };
    let mut reasoner = Reasoner::new(car, goal);
    let mut belief = reasoner.root();
    let mut chosen = Vec::new();
    while chosen.len() < most && reasoner.probability(belief) > 0.0 {
        let Some(mv) = best(&mut reasoner, belief, &chosen) else { break };
        chosen.push(mv);
        let outcomes = outcomes(&mut reasoner, belief, mv);
        let rest = outcomes.into_iter().filter(|o| !o.done);
        // A move that makes others possible is followed where it did so.
        let Some(next) =
            rest.max_by(|a, b| (a.changed, a.p).partial_cmp(&(b.changed, b.p)).unwrap_or(std::cmp::Ordering::Equal))
        else {
            break;
        };
        belief = next.belief;
    }
    chosen
}

struct Seen {
    p: f64,
    minutes: f64,
    belief: Belief,
    done: bool,
    changed: bool,
}

fn best(reasoner: &mut Reasoner<'_>, belief: Belief, chosen: &[MoveId]) -> Option<MoveId> {
    let mut best: Option<(f64, MoveId)> = None;
    for mv in candidates(reasoner, belief, chosen) {
        let (p, minutes) = worth(reasoner, belief, mv, chosen, DEPTH);
        if p > RARE && best.is_none_or(|(most, _)| p / minutes > most) {
            best = Some((p / minutes, mv));
        }
    }
    best.map(|b| b.1)
}

fn candidates(reasoner: &mut Reasoner<'_>, belief: Belief, chosen: &[MoveId]) -> Vec<MoveId> {
    let car = reasoner.car;
    let mut all = Vec::new();
    for (at, it) in car.moves.iter().enumerate() {
        let mv = MoveId::from_index(at);
        let by_hand = matches!(it.kind, MoveKind::Try | MoveKind::Repair) && it.tools.is_empty();
        if by_hand && it.cost.minutes <= LONGEST && !chosen.contains(&mv) && reasoner.applies(belief, mv) {
            all.push(mv);
        }
    }
    all
}

fn outcomes(reasoner: &mut Reasoner<'_>, belief: Belief, mv: MoveId) -> Vec<Seen> {
    let before = reasoner.probability(belief);
    let mut seen = Vec::new();
    for (at, outcome) in reasoner.car.at(mv).outcomes.iter().enumerate() {
        let Ok(next) = reasoner.see(belief, mv, OutcomeId::from_index(at)) else { continue };
        seen.push(Seen {
            p: reasoner.probability(next) / before,
            minutes: outcome.cost.minutes.max(0.05),
            belief: next,
            done: reasoner.reaches_goal(next),
            changed: !outcome.then.is_empty(),
        });
    }
    seen
}

/// Chance of opening and mean time of a move, together with the best move that it makes possible.
fn worth(reasoner: &mut Reasoner<'_>, belief: Belief, mv: MoveId, chosen: &[MoveId], depth: usize) -> (f64, f64) {
    let outcomes = outcomes(reasoner, belief, mv);
    let p: f64 = outcomes.iter().filter(|o| o.done).map(|o| o.p).sum();
    let minutes: f64 = outcomes.iter().map(|o| o.p * o.minutes).sum();
    let open = outcomes.iter().filter(|o| o.changed && !o.done).max_by(|a, b| a.p.total_cmp(&b.p));
    let Some(open) = open.filter(|_| depth > 0 && p == 0.0) else { return (p, minutes) };
    let before = candidates(reasoner, belief, chosen);
    let mut best = (p, minutes);
    for sequel in candidates(reasoner, open.belief, chosen) {
        if before.contains(&sequel) {
            continue;
        }
        let (p2, m2) = worth(reasoner, open.belief, sequel, chosen, depth - 1);
        let both = (p + open.p * p2, minutes + open.p * m2);
        if both.0 / both.1 > best.0 / best.1 {
            best = both;
        }
    }
    best
}
