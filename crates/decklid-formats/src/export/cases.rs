//! A car's problem with every hidden state written out: the base of [`super::pomdp`] and [`super::prism`].

use std::collections::BTreeMap;

use decklid_advice::belief::Reasoner;
use decklid_advice::plan::terms::Terms;
use decklid_car::car::{Car, Goal, Move, MoveId};
use decklid_logic::algebra::Plain;
use decklid_meaning as meaning;
use rustc_hash::FxHashMap;

/// Price of a move that makes no sense in a state: high enough that no policy makes it without being certain (USD).
pub const FORBIDDEN: f64 = 1e7;

/// A state by its number; the goal is [`Cases::goal`].
pub type StateId = usize;

/// All states, and what each move does in each.
#[derive(Clone, Debug, PartialEq)]
pub struct Cases {
    /// Id of the car.
    pub car: String,
    /// Names of moves.
    pub moves: Vec<String>,
    /// Names of observations.
    pub seen: Vec<String>,
    /// Probability of each state at the start; sums to one.
    pub start: Vec<f64>,
    /// Share of what is possible at the start that these states cover.
    pub covered: f64,
    /// For each state but the goal, for each move: where it leads.
    pub steps: Vec<Vec<Step>>,
}

/// What a move does in a state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Where it leads.
    pub to: StateId,
    /// The observation, by index.
    pub seen: usize,
    /// What it costs (USD).
    pub price: f64,
}

/// Why the cases cannot be written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMany {
    /// More states can be reached than the bound.
    States,
    /// The starting condition is impossible.
    Nothing,
}

impl Cases {
    /// Number of the goal: the last state.
    pub fn goal(&self) -> StateId {
        self.steps.len()
    }
}

/// Writes out the likeliest cases, at most `most_cases` at the start and `most_states` in all.
///
/// # Errors
/// When more states can be reached, or the starting condition is impossible.
pub fn cases(car: &Car, goal: &Goal, terms: &Terms, most_cases: usize, most_states: usize) -> Result<Cases, TooMany> {
    let mut reasoner = Reasoner::new(car, goal);
    let (root, every) = (reasoner.root(), Vec::from_iter(0..car.hidden.len()));
    let likeliest = reasoner.likeliest(root.event, &every, most_cases);
    let covered: f64 = likeliest.iter().map(|case| case.1).sum();
    if likeliest.is_empty() {
        return Err(TooMany::Nothing);
    }
    let allowed = |(at, mv): &(usize, &Move)| mv.serves(goal.kind) && terms.allows(MoveId::from_index(*at));
    let moves: Vec<(usize, &Move)> = car.moves.iter().enumerate().filter(allowed).collect();
    let mut writer = Writer { moves, most_states, ..Writer::new(car, goal, terms) };
    let mut start = Vec::new();
    for (hidden, p) in likeliest {
        let memory = meaning::start(&mut Plain, car, goal, &hidden);
        start.push((writer.state(memory, 0)?, p / covered));
    }
    writer.explore()?;
    let mut probability = vec![0.0; writer.states.len() + 1];
    let goal_state = writer.states.len();
    start.into_iter().for_each(|(state, p)| probability[state.unwrap_or(goal_state)] += p);
    let total = reasoner.probability(root);
    Ok(Cases {
        car: car.id.clone(),
        moves: writer.moves.iter().map(|(_, mv)| mv.id.clone()).collect(),
        seen: writer.seen,
        start: probability,
        covered: covered / total,
        steps: writer.steps.into_iter().map(|row| row.into_iter().map(|s| s.at(goal_state)).collect()).collect(),
    })
}

/// A step that may end at the goal, whose index is only known at the end.
#[derive(Clone, Copy)]
struct Open {
    to: Option<StateId>,
    seen: usize,
    price: f64,
}

impl Open {
    fn at(self, goal: StateId) -> Step {
        Step { to: self.to.unwrap_or(goal), seen: self.seen, price: self.price }
    }
}

struct Writer<'c> {
    car: &'c Car,
    goal: &'c Goal,
    terms: &'c Terms,
    moves: Vec<(usize, &'c Move)>,
    most_states: usize,
    seen: Vec<String>,
    states: Vec<Vec<bool>>,
    /// States by memory and copy: the observation must follow from move and end state, so an end state may need copies.
    numbers: FxHashMap<(Vec<bool>, usize), StateId>,
    /// What is seen when a move leads to a state.
    told: BTreeMap<(usize, StateId), usize>,
    steps: Vec<Vec<Open>>,
}

impl<'c> Writer<'c> {
    fn new(car: &'c Car, goal: &'c Goal, terms: &'c Terms) -> Self {
        Writer {
            car,
            goal,
            terms,
            moves: Vec::new(),
            most_states: 0,
            seen: vec!["done".to_owned()],
            states: Vec::new(),
            numbers: FxHashMap::default(),
            told: BTreeMap::new(),
            steps: Vec::new(),
        }
    }

    /// The index of a state; `None` for the goal.
    fn state(&mut self, memory: Vec<bool>, copy: usize) -> Result<Option<StateId>, TooMany> {
        if meaning::value(&mut Plain, self.car, &memory, &self.goal.done) {
            return Ok(None);
        }
        let fresh = self.states.len();
        let key = (memory, copy);
        if let Some(&known) = self.numbers.get(&key) {
            return Ok(Some(known));
        }
        if fresh >= self.most_states {
            return Err(TooMany::States);
        }
        self.states.push(key.0.clone());
        self.numbers.insert(key, fresh);
        Ok(Some(fresh))
    }

    /// Follows every move from every state.
    fn explore(&mut self) -> Result<(), TooMany> {
        while let Some(memory) = self.states.get(self.steps.len()).cloned() {
            let row = (0..self.moves.len()).map(|mv| self.step(&memory, mv)).collect::<Result<_, _>>()?;
            self.steps.push(row);
        }
        Ok(())
    }

    fn step(&mut self, memory: &[bool], number: usize) -> Result<Open, TooMany> {
        let (at, mv) = self.moves[number];
        let sure = |expr| meaning::value(&mut Plain, self.car, memory, expr);
        if !sure(&mv.needs) || !sure(&mv.worth) {
            return Ok(Open { to: None, seen: 0, price: FORBIDDEN });
        }
        let branches = meaning::act(&mut Plain, self.car, memory, mv).into_iter();
        // Branches are disjoint and together certain.
        let Some((outcome, branch)) = branches.enumerate().find(|(_, b)| b.seen) else { return Err(TooMany::Nothing) };
        let price = self.terms.price(self.car, MoveId::from_index(at), outcome);
        let seen = self.name(&mv.outcomes[outcome].id);
        for copy in 0.. {
            let Some(to) = self.state(branch.after.clone(), copy)? else {
                return Ok(Open { to: None, seen: 0, price });
            };
            if *self.told.entry((number, to)).or_insert(seen) == seen {
                return Ok(Open { to: Some(to), seen, price });
            }
        }
        Err(TooMany::States)
    }

    fn name(&mut self, outcome: &str) -> usize {
        self.seen.iter().position(|s| s == outcome).unwrap_or_else(|| {
            self.seen.push(outcome.to_owned());
            self.seen.len() - 1
        })
    }
}
