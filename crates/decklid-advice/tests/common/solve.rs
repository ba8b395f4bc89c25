//! The least expected cost by brute force: every set of cases that can be told apart, by value iteration.

use std::collections::HashMap;

use decklid_advice::plan::terms::Terms;
use decklid_car::car::{Car, Expr, MoveId};

use super::brute::{Cases, Memory, act, value};

/// What giving up costs where nothing else is left [USD].
pub(crate) const GIVE_UP: f64 = decklid_advice::plan::world::GIVE_UP;

/// Possible cases with their memories: number of the case, number of the memory.
type Known = Vec<(u16, u32)>;

/// What a move does in a memory.
#[derive(Clone, Copy)]
struct Step {
    /// Makes sense and may be advised.
    sensible: bool,
    outcome: usize,
    after: u32,
}

/// All that can be known, and what it costs from there.
pub(crate) struct Solver<'c> {
    car: &'c Car,
    goal: &'c decklid_car::car::Goal,
    weights: Vec<f64>,
    hidden: Vec<Memory>,
    moves: Vec<MoveId>,
    prices: Vec<Vec<f64>>,
    memories: Vec<Memory>,
    numbers: HashMap<Memory, u32>,
    steps: Vec<Option<Step>>,
    states: Vec<Known>,
    index: HashMap<Known, usize>,
    /// What each move may lead to, for each state; none when the goal is reached.
    choices: Vec<Option<Vec<Vec<Branch>>>>,
    values: Vec<f64>,
}

/// One outcome of one move.
#[derive(Clone, Copy)]
struct Branch {
    p: f64,
    cost: f64,
    next: usize,
}

impl<'c> Solver<'c> {
    /// Solves; `None` when more than `most` beliefs can be reached.
    pub(crate) fn solve(cases: &Cases<'c>, terms: &Terms, most: usize) -> Option<Self> {
        let car = cases.car;
        let moves: Vec<MoveId> = car.move_ids().collect();
        let prices = moves.iter().map(|&mv| (0..car.at(mv).outcomes.len()).map(|o| terms.price(car, mv, o)).collect());
        let mut solver = Solver {
            car,
            goal: cases.goal,
            weights: cases.list.iter().map(|c| c.weight).collect(),
            hidden: cases.list.iter().map(|c| c.hidden).collect(),
            prices: prices.collect(),
            moves: moves.into_iter().filter(|&mv| terms.allows(mv) && car.at(mv).serves(cases.goal.kind)).collect(),
            memories: Vec::new(),
            numbers: HashMap::new(),
            steps: Vec::new(),
            states: Vec::new(),
            index: HashMap::new(),
            choices: Vec::new(),
            values: Vec::new(),
        };
        let root = cases.list.iter().enumerate().map(|(at, c)| (at as u16, solver.number(c.memory))).collect();
        solver.state(root);
        while solver.choices.len() < solver.states.len() {
            if solver.states.len() > most {
                return None;
            }
            let choices = solver.expand(solver.choices.len());
            solver.choices.push(choices);
        }
        solver.iterate();
        Some(solver)
    }

    /// Least expected cost at the start [USD].
    pub(crate) fn optimum(&self) -> f64 {
        self.values[0]
    }

    /// Number of different beliefs that can be reached.
    pub(crate) fn len(&self) -> usize {
        self.states.len()
    }

    /// Least expected cost when exactly these cases are left: `memory` tells for a case, given its
    /// hidden Booleans, whether it is left and the memory now. `None` where no moves lead there.
    pub(crate) fn value_of(&self, memory: &dyn Fn(Memory) -> Option<Memory>) -> Option<f64> {
        let mut known = Known::new();
        for (at, &hidden) in self.hidden.iter().enumerate() {
            if let Some(now) = memory(hidden) {
                known.push((at as u16, *self.numbers.get(&now)?));
            }
        }
        self.index.get(&known).map(|&state| self.values[state])
    }

    /// Expected cost for somebody who sees everything [USD].
    pub(crate) fn full_information(&mut self) -> f64 {
        let mut least = vec![GIVE_UP; self.memories.len()];
        loop {
            let mut changed = false;
            let mut at = 0;
            while at < self.memories.len() {
                least.resize(self.memories.len().max(least.len()), GIVE_UP);
                let cost = self.full_at(at as u32, &mut least);
                changed |= cost < least[at] - 1e-12;
                least[at] = least[at].min(cost);
                at += 1;
            }
            if !changed {
                break;
            }
        }
        let mean = |sum: f64, &(case, memory): &(u16, u32)| sum + self.weights[case as usize] * least[memory as usize];
        let total: f64 = self.states[0].iter().map(|c| self.weights[c.0 as usize]).sum();
        self.states[0].iter().fold(0.0, mean) / total
    }

    fn full_at(&mut self, memory: u32, least: &mut Vec<f64>) -> f64 {
        if self.is(memory, &self.goal.done) {
            return 0.0;
        }
        let mut best = GIVE_UP;
        for at in 0..self.moves.len() {
            let step = self.step(memory, at);
            least.resize(self.memories.len(), GIVE_UP);
            if step.sensible {
                best = best.min(self.price(at, step.outcome) + least[step.after as usize]);
            }
        }
        best
    }

    fn expand(&mut self, state: usize) -> Option<Vec<Vec<Branch>>> {
        let known = self.states[state].clone();
        if known.iter().all(|&(_, memory)| self.is(memory, &self.goal.done)) {
            return None;
        }
        let total: f64 = known.iter().map(|c| self.weights[c.0 as usize]).sum();
        let mut choices = Vec::new();
        for at in 0..self.moves.len() {
            let mut sensible = true;
            let mut parts: Vec<Known> = vec![Known::new(); self.prices[self.moves[at].index()].len()];
            for &(case, memory) in &known {
                let step = self.step(memory, at);
                sensible &= step.sensible;
                parts[step.outcome].push((case, step.after));
            }
            if sensible {
                choices.push(self.branches(at, parts, total));
            }
        }
        Some(choices)
    }

    fn branches(&mut self, at: usize, parts: Vec<Known>, total: f64) -> Vec<Branch> {
        let mut branches = Vec::new();
        for (outcome, part) in parts.into_iter().enumerate() {
            let p = part.iter().map(|c| self.weights[c.0 as usize]).sum::<f64>() / total;
            if !part.is_empty() {
                let cost = self.price(at, outcome);
                branches.push(Branch { p, cost, next: self.state(part) });
            }
        }
        branches
    }

    /// Better and better values from above until nothing changes. Where a move leaves everything as
    /// it is with some probability, it is repeated: V = (c + rest) / (1 - p).
    fn iterate(&mut self) {
        self.values = self.choices.iter().map(|c| if c.is_none() { 0.0 } else { GIVE_UP }).collect();
        loop {
            let mut most: f64 = 0.0;
            for state in (0..self.states.len()).rev() {
                let choices = self.choices[state].iter().flatten();
                let best = choices.map(|c| self.worth(state, c)).fold(self.values[state], f64::min);
                most = most.max(self.values[state] - best);
                self.values[state] = best;
            }
            if most < 1e-13 {
                return;
            }
        }
    }

    fn worth(&self, state: usize, choice: &[Branch]) -> f64 {
        let (mut cost, mut stays) = (0.0, 0.0);
        for branch in choice {
            cost += branch.p * branch.cost;
            if branch.next == state {
                stays += branch.p;
            } else {
                cost += branch.p * self.values[branch.next];
            }
        }
        if stays > 1.0 - 1e-12 { f64::INFINITY } else { cost / (1.0 - stays) }
    }

    fn state(&mut self, known: Known) -> usize {
        if let Some(&at) = self.index.get(&known) {
            return at;
        }
        self.states.push(known.clone());
        self.index.insert(known, self.states.len() - 1);
        self.states.len() - 1
    }

    fn number(&mut self, memory: Memory) -> u32 {
        if let Some(&number) = self.numbers.get(&memory) {
            return number;
        }
        let number = self.memories.len() as u32;
        self.memories.push(memory);
        self.numbers.insert(memory, number);
        self.steps.resize(self.memories.len() * self.moves.len(), None);
        number
    }

    fn step(&mut self, memory: u32, at: usize) -> Step {
        let place = memory as usize * self.moves.len() + at;
        if let Some(step) = self.steps[place] {
            return step;
        }
        let mv = self.car.at(self.moves[at]);
        let now = self.memories[memory as usize];
        let sensible = value(self.car, now, &mv.needs) && value(self.car, now, &mv.worth);
        let (outcome, after) = act(self.car, now, mv);
        let after = self.number(after);
        let step = Step { sensible, outcome, after };
        self.steps[place] = Some(step);
        step
    }

    fn is(&self, memory: u32, expr: &Expr) -> bool {
        value(self.car, self.memories[memory as usize], expr)
    }

    fn price(&self, at: usize, outcome: usize) -> f64 {
        self.prices[self.moves[at].index()][outcome]
    }
}
