//! The case of one person, and the advice as it stands.

use decklid_advice::consult::{Advice, Answer, Case, Consultation, Entry, Reasons, Refusal, fitting};
use decklid_car::car::{Car, GoalKind, HiddenId, ToolId};

use decklid::think;
use decklid_faces::after;

use decklid_console::case;
use decklid_console::failure::Failure;

/// How many other steps are shown beside the advised one.
const OTHERS: usize = 4;

/// A case under way.
pub(crate) struct Session<'c> {
    consultation: Consultation<'c>,
}

impl<'c> Session<'c> {
    /// From earlier answers.
    pub(crate) fn new(car: &'c Car, case: Case) -> Result<Self, Failure> {
        let told = case.clone();
        let consultation = think::consult(car, case).map_err(|r| case::refused(car, &told, &r))?;
        Ok(Session { consultation })
    }

    /// The car.
    pub(crate) fn car(&self) -> &'c Car {
        self.consultation.car()
    }

    /// All answers so far.
    pub(crate) fn case(&self) -> &Case {
        self.consultation.case()
    }

    /// The best advice known now.
    pub(crate) fn advice(&mut self) -> Advice {
        self.consultation.advice()
    }

    /// Why.
    pub(crate) fn reasons(&mut self) -> Reasons {
        self.consultation.reasons(OTHERS)
    }

    /// Causes that the answers bear on, most likely first.
    pub(crate) fn causes(&mut self) -> Vec<(HiddenId, f64)> {
        self.consultation.causes()
    }

    /// Thinks until the advice is good enough.
    pub(crate) fn think(&mut self) {
        think::enough(&mut self.consultation);
    }

    /// Time to the goal on average (min).
    pub(crate) fn minutes_left(&mut self) -> f64 {
        self.consultation.tally().minutes
    }

    /// Takes an answer.
    pub(crate) fn answer(&mut self, entry: Entry) -> Result<(), Refusal> {
        self.consultation.answer(entry)
    }

    /// Takes the last answer back.
    pub(crate) fn undo(&mut self) -> bool {
        self.consultation.undo()
    }

    /// Changes an earlier answer; later answers that no longer fit are dropped and counted.
    pub(crate) fn change(&mut self, at: usize, answer: Answer) -> usize {
        let mut case = self.case().clone();
        let Some(entry) = case.entries.get_mut(at) else { return 0 };
        entry.answer = answer;
        let (case, left_out) = fitting(self.car(), case);
        match think::consult(self.car(), case) {
            Ok(consultation) => {
                self.consultation = consultation;
                left_out
            }
            Err(_) => 0,
        }
    }

    /// Leaves an answer out.
    pub(crate) fn leave_out(&mut self, at: usize) -> bool {
        let mut case = self.case().clone();
        if at >= case.entries.len() {
            return false;
        }
        case.entries.remove(at);
        match think::consult(self.car(), case) {
            Ok(consultation) => {
                self.consultation = consultation;
                true
            }
            Err(_) => false,
        }
    }

    /// What is at hand and what is not, as indices of tools.
    pub(crate) fn set_tools(&mut self, have: Vec<ToolId>, lack: Vec<ToolId>) -> Result<(), Failure> {
        let mut case = self.case().clone();
        case.have = have;
        case.lack = lack;
        *self = Session::new(self.car(), case)?;
        Ok(())
    }

    /// Goes on with another goal: earlier answers and steps stay known.
    pub(crate) fn turn_to(&mut self, goal: GoalKind) -> Result<(), Failure> {
        *self = Session::new(self.car(), after::turned_to(self.case(), goal))?;
        Ok(())
    }
}
