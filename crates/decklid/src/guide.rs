//! A guide through one case: names in, advice in words out.

mod faces;

pub use faces::Name;

use decklid_advice::case::{Fault, Faults, Field, NamedCase, Saw};
use decklid_advice::consult::{AdviceKind, Case, Consultation};
use decklid_car::car::{Car, GoalKind};
use decklid_faces::explain;
use decklid_faces::texts::Texts;
use decklid_faces::view::{self, StepView};

use crate::think;

/// A case of one car, answer by answer.
pub struct Guide<'c> {
    consultation: Consultation<'c>,
    texts: Texts,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// What kind of advice.
    pub kind: AdviceKind,
    /// The step in words, with its answers; `None` when the goal is reached or nothing is left.
    pub step: Option<StepView>,
    /// Why this step, in a sentence or two; empty without a step.
    pub why: String,
    /// Expected cost to the goal if the advice is followed: time, money and effort together (USD).
    pub expected_cost: f64,
    /// No other advice can cost less than this (USD).
    pub lower_bound: f64,
}

/// Something that may be the cause.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Its name, such as `fob.cell_flat`.
    pub id: String,
    /// What is wrong, in words.
    pub says: String,
    /// Its probability, given all answers.
    pub p: f64,
}

impl<'c> Guide<'c> {
    /// A guide to a goal, with nothing answered yet.
    ///
    /// # Errors
    /// The car has no guide for this goal.
    ///
    /// ```
    /// use decklid::{Garage, GoalKind, Guide};
    ///
    /// let car = Garage::built_in().car("sedan")?;
    /// let mut guide = Guide::new(&car, GoalKind::Open)?;
    /// assert!(guide.advice().step.is_some());
    /// let error = guide.saw("hold_fob_buton", "nothing").unwrap_err();
    /// assert_eq!(error.to_string(), "there is no step `hold_fob_buton`; did you mean hold_fob_button?");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(car: &'c Car, goal: GoalKind) -> Result<Self, Faults> {
        Self::of(car, Case::new(goal))
    }

    /// A guide that continues a case.
    ///
    /// # Errors
    /// The car does not know a name of the case, or the answers contradict each other.
    pub fn resume(car: &'c Car, case: &NamedCase) -> Result<Self, Faults> {
        Self::of(car, case.resolve(car)?)
    }

    fn of(car: &'c Car, case: Case) -> Result<Self, Faults> {
        let consultation = think::consult(car, case.clone()).map_err(|r| Fault::of(car, &case, &r))?;
        Ok(Guide { consultation, texts: Texts::default() })
    }

    /// The same guide in another language.
    pub fn in_language(mut self, texts: Texts) -> Self {
        self.texts = texts;
        self
    }

    /// The car.
    pub fn car(&self) -> &'c Car {
        self.consultation.car()
    }

    /// Everything said so far, by name.
    pub fn case(&self) -> NamedCase {
        NamedCase::of(self.car(), self.consultation.case())
    }

    /// Takes a sign that was noticed, at any time, or the outcome of a step: one of its own (the `id` of
    /// [`StepView::answers`]), or `not_sure`, `cannot`, `lacking`, `skipped`, `no_change`.
    ///
    /// # Errors
    /// The car does not know the step or the outcome, or it cannot follow the answers before it. The guide is then as
    /// it was.
    pub fn saw(&mut self, step: &str, outcome: &str) -> Result<(), Faults> {
        if self.car().find_sign(step).is_some() {
            return self.change(|case| case.saw.push(Saw::new(step, outcome)));
        }
        let at = self.consultation.case().entries.len();
        let entry = Saw::new(step, outcome).resolve(self.car());
        let entry = entry.map_err(|(part, kind)| Fault { field: Field::Saw(at, part), kind })?;
        let mut case = self.consultation.case().clone();
        case.entries.push(entry);
        let car = self.car();
        self.consultation.answer(entry).map_err(|refusal| Fault::of(car, &case, &refusal).into())
    }

    /// Takes the last answer back; false when there is none.
    pub fn undo(&mut self) -> bool {
        self.consultation.undo()
    }

    /// A tool the person has.
    ///
    /// # Errors
    /// The car needs no such tool, or it was said to be missing.
    pub fn have(&mut self, tool: &str) -> Result<(), Faults> {
        self.change(|case| case.have.push(tool.to_owned()))
    }

    /// A tool the person cannot get.
    ///
    /// # Errors
    /// The car needs no such tool, or it was said to be at hand.
    pub fn lack(&mut self, tool: &str) -> Result<(), Faults> {
        self.change(|case| case.lack.push(tool.to_owned()))
    }

    /// A step the person cannot do.
    ///
    /// # Errors
    /// The car has no such step.
    pub fn cannot(&mut self, step: &str) -> Result<(), Faults> {
        self.change(|case| case.cannot.push(step.to_owned()))
    }

    /// What an hour is worth (USD), and how much money counts beside time and effort (1 as usual, more for the
    /// thrifty); `None` leaves what was said before.
    ///
    /// # Errors
    /// A number is negative or too large.
    pub fn set_rates(&mut self, hourly: Option<f64>, thrift: Option<f64>) -> Result<(), Faults> {
        self.change(|case| {
            case.hourly = hourly.or(case.hourly);
            case.thrift = thrift.or(case.thrift);
        })
    }

    fn change(&mut self, change: impl FnOnce(&mut NamedCase)) -> Result<(), Faults> {
        let mut case = self.case();
        change(&mut case);
        self.consultation = Self::resume(self.car(), &case)?.consultation;
        Ok(())
    }

    /// The best next step, after a fixed amount of work: the same answers lead to the same advice.
    pub fn advice(&mut self) -> Advice {
        think::enough(&mut self.consultation);
        let advice = self.consultation.advice();
        let ahead = self.consultation.ahead();
        let (car, case) = (self.consultation.car(), self.consultation.case());
        Advice {
            kind: advice.kind,
            step: advice.mv.map(|mv| view::step(car, mv, case, self.texts)),
            why: explain::why(car, &advice, &ahead, self.texts),
            expected_cost: advice.expected_cost,
            lower_bound: advice.lower_bound,
        }
    }

    /// Causes that the answers bear on, most likely first.
    pub fn causes(&mut self) -> Vec<Cause> {
        let ranked = self.consultation.causes();
        let car = self.consultation.car();
        let cause = |(id, p): (decklid_car::car::HiddenId, f64)| {
            let hidden = &car[id];
            Cause { id: hidden.id.clone(), says: self.texts.clause(&hidden.says), p }
        };
        ranked.into_iter().map(cause).collect()
    }
}
