//! The case of one person, and the advice as it stands.

use std::collections::BTreeSet;

use decklid_advice::consult::{Advice, Answer, Case, Consultation, Entry, Reasons, Refusal, Told};
use decklid_car::car::{Car, GoalKind, HiddenId, ToolId};

use decklid::think;
use decklid_faces::after;

use decklid_console::case;
use decklid_console::failure::Failure;

use super::resume::Keeper;

/// How many other steps are shown beside the advised one.
const OTHERS: usize = 4;

/// A case under way.
pub(crate) struct Session<'c> {
    consultation: Consultation<'c>,
    /// Recalls and settings that were told, by name.
    told: BTreeSet<String>,
    /// Keeps what was told, if the person asked for that.
    keeper: Option<Keeper>,
}

impl<'c> Session<'c> {
    /// From earlier answers.
    pub(crate) fn new(car: &'c Car, case: Case, keeper: Option<Keeper>) -> Result<Self, Failure> {
        Ok(Session { consultation: consult(car, case)?, told: BTreeSet::new(), keeper })
    }

    /// Goes on with another case of the same car.
    fn renew(&mut self, case: Case) -> Result<(), Failure> {
        self.consultation = consult(self.car(), case)?;
        Ok(())
    }

    /// Keeps what was told so far, if the person asked for that.
    pub(crate) fn keep(&mut self) -> Result<(), Failure> {
        let (car, case) = (self.consultation.car(), self.consultation.case());
        self.keeper.as_mut().map_or(Ok(()), |keeper| keeper.keep(car, case))
    }

    /// What keeps what was told.
    pub(crate) fn keeper(&self) -> Option<&Keeper> {
        self.keeper.as_ref()
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

    /// Whether this recall or setting was not told before; it is now.
    pub(crate) fn is_news(&mut self, name: &str) -> bool {
        self.told.insert(name.to_owned())
    }

    /// Thinks until the advice is good enough.
    pub(crate) fn think(&mut self) {
        think::enough(&mut self.consultation);
    }

    /// Time to the goal on average (min).
    pub(crate) fn minutes_left(&mut self) -> f64 {
        self.consultation.tally().minutes
    }

    /// The answer that most likely is not what the car did, if one is more likely so than not.
    pub(crate) fn doubtful(&self) -> Option<usize> {
        self.consultation.doubtful()
    }

    /// Takes an answer.
    pub(crate) fn answer(&mut self, entry: Entry) -> Result<(), Refusal> {
        self.consultation.answer(entry)
    }

    /// Takes the last answer back.
    pub(crate) fn undo(&mut self) -> bool {
        self.consultation.undo()
    }

    /// Changes an earlier answer.
    pub(crate) fn change(&mut self, at: usize, answer: Answer) {
        let mut case = self.case().clone();
        if let Some(entry) = case.entries.get_mut(at) {
            entry.answer = answer;
        }
        if let Ok(consultation) = think::consult(self.car(), case) {
            self.consultation = consultation;
        }
    }

    /// Tells signs that were noticed.
    pub(crate) fn tell(&mut self, signs: &[Told]) -> Result<(), Failure> {
        let mut case = self.case().clone();
        signs.iter().for_each(|told| case.tell(*told));
        self.renew(case)
    }

    /// Takes a sign back.
    pub(crate) fn untell(&mut self, at: usize) -> Result<(), Failure> {
        let mut case = self.case().clone();
        if at < case.signs.len() {
            case.signs.remove(at);
        }
        self.renew(case)
    }

    /// What is at hand and what is not, as indices of tools.
    pub(crate) fn set_tools(&mut self, have: Vec<ToolId>, lack: Vec<ToolId>) -> Result<(), Failure> {
        let mut case = self.case().clone();
        case.have = have;
        case.lack = lack;
        self.renew(case)
    }

    /// Goes on with another goal: earlier answers and steps stay known.
    pub(crate) fn turn_to(&mut self, goal: GoalKind) -> Result<(), Failure> {
        self.renew(after::turned_to(self.case(), goal))
    }
}

fn consult(car: &Car, case: Case) -> Result<Consultation<'_>, Failure> {
    let told = case.clone();
    think::consult(car, case).map_err(|r| case::refused(car, &told, &r))
}
