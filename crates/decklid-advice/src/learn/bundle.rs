//! The different cases of one car and goal as events, to be weighed under any numbers.

use super::listener::{Heard, Listener, Seen};
use crate::consult;
use decklid_car::car::{Car, GoalKind};
use decklid_logic::diagram::{Forest, Node, Tests};

/// What a variable of the events stands for.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Variable {
    /// The hidden Boolean of that number.
    Hidden(usize),
    /// A slip.
    Slip,
    /// Anything else, true with that probability.
    Fixed(f64),
}

/// Cases of one car and goal, compiled.
pub struct Bundle {
    /// A root for each case, then one for each way to come.
    forest: Forest,
    variables: Vec<Variable>,
    /// How often each case occurs; then, below 0, how many come in each way.
    counts: Vec<f64>,
    /// Number of outcomes that could have been told, and how often.
    answers: Vec<(usize, f64)>,
    hidden: usize,
}

/// What the cases of a bundle say under some numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// Number of cases.
    pub cases: f64,
    /// Logarithm of their likelihood, given that the lid was stuck.
    pub log: f64,
    /// For each hidden Boolean, the sum over the cases of its probability less that of a stuck lid with nothing told.
    pub excess: Vec<f64>,
    /// How many people want the trunk while so many of them find it stuck.
    pub people: f64,
    /// Answers that are expected to be slips.
    pub slips: f64,
    /// Answers that the chance of a slip makes one expect to be slips.
    pub due: f64,
    /// Other answers that could have been given, all answers together.
    pub others: f64,
}

impl Bundle {
    /// Compiles cases; `impossible` hears the number of each one that cannot be, which is then left out. None if the
    /// car has no guide for that goal, or the cases are too intricate.
    pub fn new(car: &Car, goal: GoalKind, cases: &[Seen], impossible: &mut dyn FnMut(usize)) -> Option<Self> {
        let mut listener = Listener::new(car, goal)?;
        let (mut roots, mut counts) = (Vec::new(), Vec::new());
        let (mut ways, mut answers) = (Vec::<(Node, f64)>::new(), Vec::new());
        for (at, seen) in cases.iter().enumerate() {
            let Some(Heard { stuck, found, .. }) = listener.hear(seen) else {
                impossible(at);
                continue;
            };
            roots.push(found);
            counts.push(seen.count);
            match ways.iter_mut().find(|way| way.0 == stuck) {
                Some(way) => way.1 -= seen.count,
                None => ways.push((stuck, -seen.count)),
            }
            add_answers(&mut answers, car, seen);
        }
        if listener.reasoner.diagram().gave_up() {
            return None;
        }
        roots.extend(ways.iter().map(|way| way.0));
        counts.extend(ways.iter().map(|way| way.1));
        let slots = &listener.reasoner.order().slots;
        let of_car = slots.iter().map(|&slot| if slot < car.hidden.len() { Variable::Hidden(slot) } else { STATE });
        let extras = listener.reasoner.extras().iter();
        let extras = extras.map(|extra| if extra.slip { Variable::Slip } else { Variable::Fixed(extra.ratio) });
        let variables = of_car.chain(extras).collect();
        let forest = Forest::keep(listener.reasoner.diagram(), &roots);
        Some(Bundle { forest, variables, counts, answers, hidden: car.hidden.len() })
    }

    /// Number of different cases.
    pub fn len(&self) -> usize {
        self.counts.iter().filter(|count| **count > 0.0).count()
    }

    /// Whether no case is left.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Rows of all events together.
    pub fn rows(&self) -> usize {
        self.forest.rows()
    }

    /// What the cases say if the hidden Booleans have these priors, and answers this chance of a slip.
    pub fn weigh(&self, priors: &[f64], slip: f64) -> Sums {
        let value = |variable: &Variable| match *variable {
            Variable::Hidden(at) => priors.get(at).copied().unwrap_or(0.5),
            Variable::Slip => slip,
            Variable::Fixed(p) => p,
        };
        let values: Vec<f64> = self.variables.iter().map(value).collect();
        let (mut weights, mut scratch) = (Vec::new(), Vec::new());
        self.forest.weigh(&values, &mut weights);
        let mut sums = Sums { excess: vec![0.0; self.hidden], ..Sums::default() };
        let mut mass = Vec::with_capacity(self.counts.len());
        for (at, &count) in self.counts.iter().enumerate() {
            let p = self.forest.probability(at, &weights);
            sums.log += count * p.ln();
            if count > 0.0 {
                sums.cases += count
            } else {
                sums.people -= count / p
            }
            mass.push(count / p);
        }
        let mut tests = vec![Tests::default(); self.variables.len()];
        self.forest.spread(&values, &weights, &mass, &mut scratch, &mut tests);
        for ((variable, value), tests) in self.variables.iter().zip(values).zip(tests) {
            match *variable {
                // The masses of cases and of ways to come cancel each other where nothing tests the variable.
                Variable::Hidden(at) => sums.excess[at] += tests.yes - value * tests.tested,
                Variable::Slip => sums.slips += tests.yes,
                Variable::Fixed(_) => {}
            }
        }
        self.count_slips(slip, &mut sums);
        sums
    }

    fn count_slips(&self, slip: f64, sums: &mut Sums) {
        for &(outcomes, count) in &self.answers {
            let others = outcomes as f64 - 1.0;
            let all = 1.0 + slip * others;
            sums.log -= count * all.ln();
            sums.due += count * slip * others / all;
            sums.others += count * others;
        }
    }
}

/// No event tests a state: it follows from what is hidden.
const STATE: Variable = Variable::Fixed(0.5);

fn add_answers(answers: &mut Vec<(usize, f64)>, car: &Car, seen: &Seen) {
    let legs = seen.case.before.iter().flat_map(|leg| &leg.entries);
    for entry in legs.chain(&seen.case.entries).filter(|entry| consult::outcome(car, entry).is_some()) {
        let outcomes = car.at(entry.mv).outcomes.len();
        match answers.iter_mut().find(|known| known.0 == outcomes) {
            Some(known) => known.1 += seen.count,
            None => answers.push((outcomes, seen.count)),
        }
    }
}
