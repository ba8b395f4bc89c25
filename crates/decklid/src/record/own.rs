//! A record of a session of the guide: names of the car's model and nothing else, so nothing personal.

use decklid_advice::case::{NamedCase, Saw};
use decklid_advice::consult::{Answer, Case};
use decklid_car::car::{Car, GoalKind, HiddenId};
use decklid_faces::texts::Texts;

use super::{Finding, OWN, Record, Told};

/// What a record says where nothing is known.
const NOT_TOLD: &str = "Not told.";

impl Record {
    /// What happened in a session: the answers, the `cause` if the person knows it, and the last step if it `reached`
    /// the goal.
    pub fn of_session(id: String, car: &Car, case: &Case, reached: bool, cause: Option<HiddenId>) -> Self {
        let named = NamedCase::of(car, case);
        let goal = |name: &str| GoalKind::ALL.into_iter().find(|goal| goal.name() == name);
        let told = |saw: Saw, goal| Told::Answer { mv: saw.step, outcome: saw.outcome, goal };
        let before = named.before.into_iter().map(|earlier| told(earlier.saw, goal(&earlier.goal)));
        let texts = Texts::default();
        let last = case.entries.iter().rev().find(|entry| matches!(entry.answer, Answer::Saw(_)));
        let worked = last.filter(|_| reached).map(|entry| car.at(entry.mv));
        let finding = |found: Option<(&str, String)>| match found {
            Some((id, words)) => Finding { id: Some(id.to_owned()), words },
            None => Finding { id: None, words: NOT_TOLD.to_owned() },
        };
        Record {
            id,
            source: OWN.to_owned(),
            read: None,
            date: None,
            typed: texts.car(&car.name),
            car: car.id.clone(),
            listed: !car.archetype,
            age_years: None,
            mileage_km: None,
            goal: case.goal,
            told: before.chain(named.saw.into_iter().map(|saw| told(saw, None))).collect(),
            lack: named.lack,
            cause: finding(cause.map(|cause| (car[cause].id.as_str(), texts.car(&car[cause].says)))),
            also: Vec::new(),
            not: Vec::new(),
            worked: finding(worked.map(|step| (step.id.as_str(), texts.car(&step.title)))),
            minutes: None,
            money_usd: None,
            remark: None,
        }
    }
}
