//! What is wrong with a case: data that each face words in its own terms.

use std::fmt;

use decklid_car::car::Car;

use crate::consult::{Case, MOST_TOLD, Refusal};

/// One thing that is wrong with a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where.
    pub field: Field,
    /// What.
    pub kind: Kind,
}

/// A field of a case; positions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The goal.
    Goal,
    /// An answer for an earlier goal.
    Before(usize, Part),
    /// An answer.
    Saw(usize, Part),
    /// What the battery measures.
    Volts,
    /// A tool at hand.
    Have(usize),
    /// A tool not to be had.
    Lack(usize),
    /// A step that is out of the question.
    Cannot(usize),
    /// What an hour is worth.
    Hourly,
    /// How much money counts.
    Thrift,
}

/// Part of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// The goal that it was for.
    Goal,
    /// The step.
    Step,
    /// What came of it.
    Outcome,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// The car has nothing of this name.
    Unknown {
        /// What was looked for.
        what: What,
        /// The name.
        value: String,
        /// The nearest known names, nearest first; empty when all are far.
        near: Vec<String>,
        /// All known names.
        known: Vec<String>,
    },
    /// A number that makes no sense.
    OutOfRange {
        /// The number.
        value: f64,
        /// The least that is taken.
        least: f64,
        /// The most that is taken.
        most: f64,
    },
    /// A list is longer than this.
    TooMany {
        /// How many are taken.
        most: usize,
    },
    /// The car's file is too intricate to work out what the case means.
    TooIntricate,
    /// A tool is said to be at hand and missing.
    HaveAndLack {
        /// Its name.
        tool: String,
    },
    /// The car has nothing about this goal.
    NoGoal {
        /// Its name.
        goal: String,
    },
    /// After what was done for earlier goals, nothing is left to do for this one.
    NothingLeft {
        /// Its name.
        goal: String,
    },
}

/// What a name was to name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A goal.
    Goal,
    /// A step.
    Step,
    /// An outcome of this step.
    Outcome {
        /// The step.
        step: String,
    },
    /// A tool.
    Tool,
}

/// All that is wrong with a case, in the order of its fields; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Faults(pub Vec<Fault>);

impl Fault {
    /// Why a case was refused.
    pub fn of(car: &Car, case: &Case, refusal: &Refusal) -> Self {
        let goal = case.goal.name().to_owned();
        match refusal {
            Refusal::NoGoal if case.before.is_empty() => Fault { field: Field::Goal, kind: Kind::NoGoal { goal } },
            Refusal::NoGoal => Fault { field: Field::Goal, kind: Kind::NothingLeft { goal } },
            Refusal::TooMany => {
                Fault { field: Field::Saw(MOST_TOLD, Part::Whole), kind: Kind::TooMany { most: MOST_TOLD } }
            }
            Refusal::TooIntricate => Fault { field: Field::Goal, kind: Kind::TooIntricate },
            Refusal::Tools => {
                let at = case.have.iter().position(|tool| case.lack.contains(tool)).unwrap_or_default();
                let tool = case.have.get(at).map(|tool| car[*tool].id.clone()).unwrap_or_default();
                Fault { field: Field::Have(at), kind: Kind::HaveAndLack { tool } }
            }
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::Goal => f.write_str("goal"),
            What::Step => f.write_str("step"),
            What::Outcome { step } => write!(f, "outcome of {step}"),
            What::Tool => f.write_str("tool"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Unknown { what, value, near, known } => {
                match what {
                    What::Outcome { step } => write!(f, "the step `{step}` has no outcome `{value}`")?,
                    what => write!(f, "there is no {what} `{value}`")?,
                }
                match near.as_slice() {
                    [] if matches!(what, What::Step) => Ok(()),
                    [] => write!(f, "; known are {}", known.join(", ")),
                    near => write!(f, "; did you mean {}?", near.join(" or ")),
                }
            }
            Kind::OutOfRange { value, least, most } => write!(f, "{value} is not between {least} and {most}"),
            Kind::TooMany { most } => write!(f, "more than {most} entries in one list"),
            Kind::TooIntricate => f.write_str("this car's file is too intricate to work this out"),
            Kind::HaveAndLack { tool } => write!(f, "the tool `{tool}` is both at hand and missing"),
            Kind::NoGoal { goal } => write!(f, "this car has no guide for the goal `{goal}`"),
            Kind::NothingLeft { goal } => write!(f, "after the earlier goals, nothing is left to do for `{goal}`"),
        }
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&all.join("; "))
    }
}

impl std::error::Error for Faults {}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Faults(vec![fault])
    }
}
