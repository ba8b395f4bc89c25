//! What people have noticed before anything was tried: evidence that no step gives.

use crate::expr::Expr;
use crate::id::{OutcomeId, SlotId};
use crate::text::Text;

/// Something that a person may have noticed, at any time and in any order.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// Name, such as `battery_was_off`.
    pub id: String,
    /// What a person ticks: a short sentence without full stop.
    pub says: Text,
    /// Where it stands in lists.
    pub group: SignGroup,
    /// Other words that people type for it; may be empty.
    pub words: Text,
    /// In what it is measured, if a number can be told.
    pub unit: Option<SignUnit>,
    /// What may be told of it: `yes` and `no`, or what the car lists.
    pub outcomes: Vec<SignOutcome>,
    /// How likely each outcome is (one number an outcome, their sum 1) when a condition over hidden Booleans holds; the
    /// first that holds counts.
    pub rates: Vec<(Expr, Vec<f64>)>,
    /// How likely each outcome is when no condition holds.
    pub otherwise: Vec<f64>,
    /// What holds from then on if it is so, as after an outcome of a move: situation bits and their values. Only a sign
    /// that is ticked has any.
    pub then: Vec<(SlotId, Expr)>,
}

/// What may be told of a sign.
#[derive(Clone, Debug, PartialEq)]
pub struct SignOutcome {
    /// Name, such as `yes` or `below_11`.
    pub id: String,
    /// What a person says.
    pub says: Text,
    /// Measured numbers below this one belong to it, if they belong to none before; the last has no such end.
    pub below: Option<f64>,
}

/// How people came to know it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum SignGroup {
    /// What happened before.
    History,
    /// What is seen or heard now.
    Noticed,
    /// What was tried already.
    Tried,
    /// What an instrument shows, or a paper.
    Measured,
}

/// In what something is measured.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum SignUnit {
    /// Volts of the car's battery.
    Volts,
    /// Years since it was built.
    Years,
}

words!(SignGroup { History = "history", Noticed = "noticed", Tried = "tried", Measured = "measured" });
words!(SignUnit { Volts = "volts", Years = "years" });

impl Sign {
    /// The outcome of that name, or the one that a number belongs to.
    pub fn find_outcome(&self, told: &str) -> Option<OutcomeId> {
        let named = self.outcomes.iter().position(|o| o.id == told).map(OutcomeId::from_index);
        named.or_else(|| self.measure(told.trim().replace(',', ".").parse().ok()?))
    }

    /// The outcome that a measured number belongs to.
    pub fn measure(&self, number: f64) -> Option<OutcomeId> {
        self.unit.filter(|_| number.is_finite() && number >= 0.0)?;
        let at = self.outcomes.iter().position(|o| o.below.is_none_or(|below| number < below));
        at.map(OutcomeId::from_index)
    }

    /// How much an outcome can tell: by how much it is likelier in one case than in another, at most.
    pub fn force(&self, outcome: OutcomeId) -> f64 {
        let rates = self.rates.iter().map(|row| &row.1).chain([&self.otherwise]);
        let likely = rates.filter_map(|rates| rates.get(outcome.index()).copied());
        let (least, most) = likely.fold((1.0_f64, 0.0_f64), |(least, most), p| (least.min(p), most.max(p)));
        if least > 0.0 { most / least } else { f64::INFINITY }
    }

    /// What holds from then on if this was told.
    pub fn changes(&self, outcome: OutcomeId) -> &[(SlotId, Expr)] {
        if self.outcomes.get(outcome.index()).is_some_and(|o| o.id == YES) { &self.then } else { &[] }
    }

    /// The ids of all outcomes, in order.
    pub fn outcome_ids(&self) -> impl Iterator<Item = OutcomeId> + Clone + use<> {
        (0..self.outcomes.len()).map(OutcomeId::from_index)
    }

    /// True for what is ticked or not, rather than chosen from several.
    pub fn is_tick(&self) -> bool {
        matches!(self.outcomes.as_slice(), [yes, no] if yes.id == YES && no.id == NO)
    }
}

/// The outcome of a sign that is so.
pub const YES: &str = "yes";
/// The outcome of a sign that is not so.
pub const NO: &str = "no";
