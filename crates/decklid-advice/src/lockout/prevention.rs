//! What care is worth: by how much lockouts get rarer when the faults that it works against are gone.
//!
//! Priors say how likely something is when the usual way fails, a *breakdown*. Over all cases, with
//! settings and equipment as likely as they are:
//!
//! ```text
//!   locked out, for each breakdown        P(S and G) / P(G)        S: the lid stays shut alone, G: a breakdown
//!   the same with the faults F gone       P(S and G | no F) / P(G)
//! ```
//!
//! P(G) stays below the line, so that breakdowns which do not happen any more count as saved. Both are
//! exact. That care keeps a fault away *altogether* is the most that it can do: the difference is an
//! upper bound, and says which care does more.

use super::{Question, Settings, reach};
use decklid_car::car::{Car, GoalKind, HiddenId};
use decklid_logic::diagram::{Diagram, Node};
use decklid_meaning as meaning;

/// What each care of a car can save.
#[derive(Clone, Debug, PartialEq)]
pub struct Prevention {
    /// Chance that a breakdown is a lockout.
    pub lockout: f64,
    /// For each [`Car::care`], in order: how much of that chance goes away with it, at most.
    pub saved: Vec<f64>,
}

impl Prevention {
    /// Works it out; `None` for a car without the goal `open`, or on which the usual way never fails.
    pub fn of(car: &Car) -> Option<Self> {
        let goal = car.goal(GoalKind::Open)?;
        let question = Question::new(car, Settings::Free)?;
        let priors = question.events().iter().map(|event| event.probability).collect();
        let mut diagram = Diagram::new(priors);
        let variables: Vec<Node> = (0..question.free.len()).map(|v| diagram.var(v)).collect();
        let hidden = question.hidden(&variables, |value| if value { Node::TRUE } else { Node::FALSE });
        let memory = meaning::start(&mut diagram, car, goal, &hidden);
        let breakdown = meaning::value(&mut diagram, car, &memory, &goal.given);
        let open = reach::lid_opens(&mut diagram, car, goal, &hidden);
        let lockout = diagram.diff(breakdown, open);
        let of = diagram.probability(breakdown);
        if of <= 0.0 {
            return None;
        }
        let now = diagram.probability(lockout) / of;
        let mut without = |lowers: &[HiddenId]| {
            let gone = question.free.iter().enumerate().filter(|(_, id)| lowers.contains(id));
            let left = gone.fold(lockout, |f, (v, _)| diagram.restrict(f, v, false));
            diagram.probability(left) / of
        };
        let saved = car.care.iter().map(|care| now - without(&care.lowers)).collect();
        Some(Prevention { lockout: now, saved })
    }

    /// The share of lockouts that the care at this place in the car can keep from happening, 0 to 1.
    pub fn share(&self, care: usize) -> f64 {
        if self.lockout > 0.0 { self.saved[care] / self.lockout } else { 0.0 }
    }
}
