//! Statements that rest on one weak source, by how much the advice leans on them: what to look up next.

use std::collections::BTreeMap;

use decklid_advice::consult::{Answer, Case, Entry, Refusal};
use decklid_car::car::{Car, GoalKind};
use decklid_car::source::{Fact, Grade};

use crate::think;

/// Steps of a walk in which nothing helps.
const LONGEST: usize = 12;

/// A statement that rests on one weak source.
#[derive(Clone, Copy, Debug)]
pub struct Weak<'c> {
    /// The statement.
    pub fact: &'c Fact,
    /// How much the advice leans on it: the share of people who come to its step while nothing has helped, or the
    /// probability of its cause, whichever is more (0 to 1).
    pub leans: f64,
}

/// The statements of a car that owners or web pages say, and nobody else; first those on which most hangs.
///
/// # Errors
/// When no advice can be worked out: see [`Refusal`].
pub fn weak(car: &Car) -> Result<Vec<Weak<'_>>, Refusal> {
    let hangs = hangs(car)?;
    let leans = |fact: &Fact| {
        fact.about.iter().filter_map(|name| hangs.get(name.as_str())).fold(0.0, |most, p| f64::max(most, *p))
    };
    let weak = car.facts.iter().filter(|fact| fact.also.is_empty() && is_weak(fact.grade));
    let mut weak: Vec<Weak<'_>> = weak.map(|fact| Weak { fact, leans: leans(fact) }).collect();
    weak.sort_by(|a, b| b.leans.total_cmp(&a.leans).then_with(|| b.fact.grade.cmp(&a.fact.grade)));
    Ok(weak)
}

fn is_weak(grade: Grade) -> bool {
    match grade {
        Grade::Owners | Grade::Web | Grade::Mill => true,
        Grade::Manual | Grade::Law | Grade::Service | Grade::Inference => false,
    }
}

/// How much hangs on each cause, part, step and place of a car.
fn hangs(car: &Car) -> Result<BTreeMap<&str, f64>, Refusal> {
    let mut consultation = think::through(car, Case::new(GoalKind::Open))?;
    let mut hangs = BTreeMap::new();
    let mut hang = |name, p: f64| {
        let most: &mut f64 = hangs.entry(name).or_default();
        *most = most.max(p);
    };
    for (hidden, p) in car.hidden.iter().zip(consultation.posterior()).filter(|(hidden, _)| hidden.kind.is_cause()) {
        hang(hidden.id.as_str(), p);
        if let Some((part, _)) = hidden.id.split_once('.') {
            hang(part, p);
        }
    }
    let mut left = 1.0;
    for _ in 0..LONGEST {
        let Some(mv) = consultation.advice().mv else { break };
        hang(car[mv].id.as_str(), left);
        if let Some(place) = car[mv].place {
            hang(car[place].id.as_str(), left);
        }
        let ahead: Vec<_> = consultation.ahead().into_iter().filter(|ahead| !ahead.done).collect();
        left *= ahead.iter().map(|ahead| ahead.p).sum::<f64>();
        let Some(next) = ahead.iter().max_by(|a, b| a.p.total_cmp(&b.p)) else { break };
        if consultation.answer(Entry { mv, answer: Answer::Saw(next.outcome) }).is_err() {
            break;
        }
        think::enough(&mut consultation);
    }
    Ok(hangs)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::Garage;

    #[test]
    fn what_leans_most_comes_first_and_two_sources_are_not_weak() {
        let mut car = Garage::built_in().car("mini-f56-f55-hatch").unwrap();
        let ids = |car: &Car| weak(car).unwrap().iter().map(|weak| weak.fact.id.clone()).collect::<Vec<_>>();
        let leans: Vec<f64> = weak(&car).unwrap().iter().map(|weak| weak.leans).collect();
        assert!(leans.len() > 3 && leans[0] > 0.01 && leans.is_sorted_by(|a, b| a >= b), "{leans:?}");
        let first = ids(&car)[0].clone();
        car.facts.iter_mut().filter(|fact| fact.id == first).for_each(|fact| fact.also = vec![0]);
        assert!(!ids(&car).contains(&first));
    }
}
