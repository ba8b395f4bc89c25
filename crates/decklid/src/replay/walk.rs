//! A person follows the guide's advice, and the truth of the case answers.

use decklid_advice::consult::{self, AdviceKind, Answer, Case, Consultation, Entry};
use decklid_advice::plan::terms::Terms;
use decklid_car::car::{Car, Cost, MoveId, MoveKind, OutcomeId};

use super::truth::Truth;
use crate::think;

/// How many other steps are priced beside a call.
const PRICED: usize = 12;
/// No one makes more moves than this.
const LONGEST: usize = 60;

/// What following the advice led to.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    /// How it ended.
    pub end: End,
    /// Moves with what was seen, in order.
    pub steps: Vec<(MoveId, OutcomeId)>,
    /// What they cost together; a tool counts with the chance of having to get it.
    pub spent: Cost,
    /// The same as one number, at the usual rates (USD).
    pub cost: f64,
    /// Steps that must not be, each with the reason.
    pub unsafe_steps: Vec<String>,
    /// The model can believe in the cause after what was told; true if the cause is unknown.
    pub cause_possible: bool,
    /// The model sees how the way that worked reaches the goal; true if the way is unknown.
    pub way_possible: bool,
}

/// How following the advice ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    /// The goal is reached.
    Reached {
        /// By the way that worked for the owner; otherwise by another one that opens this car as well.
        same: bool,
    },
    /// Help was called although the owner did without.
    Called(Call),
    /// Help was called, as the owner did.
    CalledAlike,
    /// Help was called, and how the owner got on is unknown.
    CalledUnknown,
    /// Nothing was left to advise, or the guide went around in circles.
    Stopped,
    /// The guide did not take an answer; it never should.
    Refused,
}

/// A call where the owner got in alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Call {
    /// The guide had priced the owner's way, and expected it to cost more than the call by this (USD).
    pub dearer_by: Option<f64>,
}

impl End {
    /// Its name for programs.
    pub fn word(self) -> &'static str {
        match self {
            End::Reached { same: true } => "same_way",
            End::Reached { same: false } => "other_way",
            End::Called(_) => "called_wrongly",
            End::CalledAlike => "called_alike",
            End::CalledUnknown => "called",
            End::Stopped => "stopped",
            End::Refused => "refused",
        }
    }
}

/// Follows the advice from what was told to the end.
pub(super) fn follow(car: &Car, case: Case, truth: &mut Truth<'_>) -> Walk {
    let terms = consult::terms(car, &case);
    let mut walk = Walk {
        end: End::Stopped,
        steps: Vec::new(),
        spent: Cost::default(),
        cost: 0.0,
        unsafe_steps: Vec::new(),
        cause_possible: truth.cause_possible,
        way_possible: truth.worked().is_none() || !truth.way.is_empty(),
    };
    let told: Vec<MoveId> = case.entries.iter().map(|entry| entry.mv).collect();
    if let Ok(mut guide) = think::consult(car, case) {
        walk.end = walk.until_the_end(&mut guide, &terms, truth);
    }
    if let (End::Reached { same }, Some(worked)) = (&mut walk.end, truth.worked()) {
        *same = walk.way_possible && (told.contains(&worked) || walk.steps.iter().any(|step| step.0 == worked));
    }
    walk
}

impl Walk {
    fn until_the_end(&mut self, guide: &mut Consultation<'_>, terms: &Terms, truth: &mut Truth<'_>) -> End {
        while self.steps.len() < LONGEST {
            think::enough(guide);
            let advice = guide.advice();
            let Some(mv) = advice.mv else {
                return if advice.kind == AdviceKind::Reached { End::Reached { same: false } } else { End::Stopped };
            };
            self.judge(guide.car(), mv, truth);
            let Some(outcome) = truth.answer(mv) else { return End::Refused };
            self.spend(guide.car(), terms, mv, outcome);
            if guide.car().at(mv).kind == MoveKind::Call {
                return called(guide, truth);
            }
            if guide.answer(Entry { mv, answer: Answer::Saw(outcome) }).is_err() {
                return End::Refused;
            }
        }
        End::Stopped
    }

    fn spend(&mut self, car: &Car, terms: &Terms, mv: MoveId, outcome: OutcomeId) {
        self.steps.push((mv, outcome));
        self.spent = self.spent.plus(&terms.cost(car, mv, outcome.index()));
        self.cost += terms.price(car, mv, outcome.index());
    }

    /// Notes a step that must not be.
    fn judge(&mut self, car: &Car, mv: MoveId, truth: &mut Truth<'_>) {
        let id = &car.at(mv).id;
        if car.mistakes.iter().any(|mistake| mistake.id == *id) {
            self.unsafe_steps.push(format!("{id}: the car's file says never to do this"));
        }
        if !truth.makes_sense(mv) {
            self.unsafe_steps.push(format!("{id}: what it needs does not hold"));
        }
    }
}

/// Help is called: as the owner did, or although the owner did without.
fn called(guide: &mut Consultation<'_>, truth: &Truth<'_>) -> End {
    let Some(worked) = truth.worked() else { return End::CalledUnknown };
    if guide.car().at(worked).kind == MoveKind::Call {
        return End::CalledAlike;
    }
    let alternatives = guide.reasons(PRICED).alternatives;
    let priced = alternatives.into_iter().filter(|(mv, _)| truth.way.contains(mv)).map(|(_, more)| more);
    let dearer_by = priced.reduce(f64::min).filter(|more| *more > 0.0);
    End::Called(Call { dearer_by })
}
