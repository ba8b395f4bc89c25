//! One truth value, 64 cases and all cases at once: the three readings agree everywhere.
//!
//! A fourth, plain reading ([`common::brute`]) that shares no code with them agrees too.

mod common;

use decklid_car::car::{Car, Expr, Goal, Move};
use decklid_logic::algebra::{Algebra, Lanes, Plain};
use decklid_logic::diagram::{Diagram, Node};
use decklid_meaning::{act, start, value};

use common::brute::{self, Memory};
use common::dice::Dice;
use common::small::{Size, car};
use common::{reduce::reduce, shelf};

/// The same car in all readings at once; the lanes hold the cases.
struct Readings<'c> {
    car: &'c Car,
    /// The hidden Booleans of each case.
    cases: Vec<Vec<bool>>,
    plain: Vec<Vec<bool>>,
    lanes: Vec<u64>,
    diagram: Diagram,
    nodes: Vec<Node>,
    brute: Option<Vec<Memory>>,
}

impl<'c> Readings<'c> {
    /// At most 64 cases, each with one truth value a hidden Boolean.
    fn new(car: &'c Car, goal: &Goal, cases: Vec<Vec<bool>>) -> Self {
        let mut diagram = Diagram::new(car.hidden.iter().map(|h| h.prior).collect());
        let variables: Vec<Node> = (0..car.hidden.len()).map(|v| diagram.var(v)).collect();
        let nodes = start(&mut diagram, car, goal, &variables);
        let words: Vec<u64> = (0..car.hidden.len()).map(|h| word(&cases, &|c| c[h])).collect();
        let bits = |case: &Vec<bool>| case.iter().enumerate().fold(0, |bits, (at, &so)| bits | Memory::from(so) << at);
        let fits = car.slots() <= 128;
        Readings {
            car,
            plain: cases.iter().map(|case| start(&mut Plain, car, goal, case)).collect(),
            lanes: start(&mut Lanes, car, goal, &words),
            diagram,
            nodes,
            brute: fits.then(|| cases.iter().map(|c| brute::start(car, goal, bits(c))).collect()),
            cases,
        }
    }

    /// Whether the readings agree about every slot of every case.
    fn agree(&self, told: &str) {
        for (case, memory) in self.plain.iter().enumerate() {
            for (slot, &so) in memory.iter().enumerate() {
                let name = || format!("{}: {told}: slot {slot} of case {case}", self.car.id);
                assert_eq!(self.lanes[slot] >> case & 1 == 1, so, "lanes, {}", name());
                assert_eq!(self.eval(self.nodes[slot], case), so, "diagram, {}", name());
                if let Some(brute) = &self.brute {
                    assert_eq!(brute[case] >> slot & 1 == 1, so, "brute force, {}", name());
                }
            }
        }
    }

    fn eval(&self, node: Node, case: usize) -> bool {
        self.diagram.eval(node, &|v| self.cases[case][v])
    }

    /// An expression in all readings: agreed upon for every case.
    fn asks(&mut self, expr: &Expr, told: &str) -> Vec<bool> {
        let truth: Vec<bool> = self.plain.iter().map(|m| value(&mut Plain, self.car, m, expr)).collect();
        let lanes = value(&mut Lanes, self.car, &self.lanes, expr);
        let node = value(&mut self.diagram, self.car, &self.nodes, expr);
        for (case, &so) in truth.iter().enumerate() {
            assert_eq!(lanes >> case & 1 == 1, so, "lanes, {}: {told}", self.car.id);
            assert_eq!(self.eval(node, case), so, "diagram, {}: {told}", self.car.id);
            if let Some(brute) = &self.brute {
                assert_eq!(brute::value(self.car, brute[case], expr), so, "brute force, {}: {told}", self.car.id);
            }
        }
        truth
    }

    /// Makes a move: outcomes agree. Every case goes on with what it saw itself.
    fn makes(&mut self, mv: &Move) {
        self.asks(&mv.needs, &mv.id);
        let lanes = act(&mut Lanes, self.car, &self.lanes, mv);
        let nodes = act(&mut self.diagram, self.car, &self.nodes, mv);
        for case in 0..self.plain.len() {
            let plain = act(&mut Plain, self.car, &self.plain[case], mv);
            let seen: Vec<usize> = (0..plain.len()).filter(|&o| plain[o].seen).collect();
            let [outcome] = seen[..] else { panic!("{}: {}: outcomes {seen:?}", self.car.id, mv.id) };
            for other in 0..plain.len() {
                let told = || format!("{}: {}: outcome {other} of case {case}", self.car.id, mv.id);
                assert_eq!(lanes[other].seen >> case & 1 == 1, other == outcome, "lanes, {}", told());
                assert_eq!(self.eval(nodes[other].seen, case), other == outcome, "diagram, {}", told());
            }
            if let Some(brute) = &mut self.brute {
                let (seen, after) = brute::act(self.car, brute[case], mv);
                assert_eq!(seen, outcome, "brute force, {}: {}", self.car.id, mv.id);
                brute[case] = after;
            }
            self.plain[case] = plain[outcome].after.clone();
        }
        let mut algebra = Lanes;
        self.lanes = merged(&mut algebra, lanes.iter().map(|b| (b.seen, &b.after)));
        self.nodes = merged(&mut self.diagram, nodes.iter().map(|b| (b.seen, &b.after)));
        self.agree(&mv.id);
    }
}

/// One memory of all branches: that of the branch that is seen.
fn merged<'b, A: Algebra>(algebra: &mut A, branches: impl Iterator<Item = (A::Bit, &'b Vec<A::Bit>)>) -> Vec<A::Bit>
where
    A::Bit: 'b,
{
    let mut all: Option<Vec<A::Bit>> = None;
    for (seen, after) in branches {
        all = Some(match all {
            None => after.clone(),
            Some(all) => (0..all.len()).map(|at| algebra.choose(seen, after[at], all[at])).collect(),
        });
    }
    all.expect("a move has outcomes")
}

fn word(cases: &[Vec<bool>], bit: &dyn Fn(&Vec<bool>) -> bool) -> u64 {
    cases.iter().enumerate().fold(0, |word, (at, case)| word | u64::from(bit(case)) << at)
}

/// Random moves that make sense in one of the cases, one after the other.
fn wander(readings: &mut Readings, goal: &Goal, steps: usize, dice: &mut Dice) {
    let car = readings.car;
    for formula in &car.formulas {
        readings.asks(&formula.when, &formula.id);
    }
    for _ in 0..steps {
        let serves: Vec<&Move> = car.moves.iter().filter(|m| m.serves(goal.kind)).collect();
        let case = dice.below(readings.plain.len());
        let fits = |m: &&Move| value(&mut Plain, car, &readings.plain[case], &m.needs);
        let possible: Vec<&Move> = serves.into_iter().filter(fits).collect();
        let Some(mv) = (!possible.is_empty()).then(|| *dice.pick(&possible)) else { return };
        readings.makes(mv);
        readings.asks(&goal.done, "done");
    }
}

/// 64 random cases, the rarer the hidden truth the rarer here, but never too rare.
fn some_cases(car: &Car, dice: &mut Dice) -> Vec<Vec<bool>> {
    let bold = |p: f64| 0.1 + 0.8 * p;
    (0..64).map(|_| car.hidden.iter().map(|h| dice.chance(bold(h.prior))).collect()).collect()
}

#[test]
fn on_every_car_the_readings_agree() {
    for car in shelf::every() {
        let mut dice = Dice::new(0xa16e);
        for goal in &car.goals {
            for _ in 0..2 {
                let cases = some_cases(&car, &mut dice);
                let mut readings = Readings::new(&car, goal, cases);
                readings.agree("start");
                readings.asks(&goal.given, "given");
                wander(&mut readings, goal, 12, &mut dice);
            }
        }
    }
}

/// Every assignment of the hidden Booleans, 64 at a time.
fn all_cases(car: &Car) -> Vec<Vec<Vec<bool>>> {
    let count = car.hidden.len();
    let case = |bits: u32| (0..count).map(|h| bits >> h & 1 == 1).collect::<Vec<bool>>();
    let all: Vec<Vec<bool>> = (0..1 << count).map(case).collect();
    all.chunks(64).map(<[_]>::to_vec).collect()
}

#[test]
fn on_small_cars_the_readings_agree_about_all_cases() {
    let size = Size { hidden: (1, 8), moves: (3, 7), certain: true };
    let mut dice = Dice::new(7);
    for _ in 0..600 {
        let car = car(&mut dice, size);
        for cases in all_cases(&car) {
            let mut readings = Readings::new(&car, &car.goals[0], cases);
            readings.agree("start");
            wander(&mut readings, &car.goals[0], 6, &mut dice);
        }
    }
}

#[test]
fn a_reduced_car_means_what_the_whole_car_means() {
    let mut dice = Dice::new(99);
    for car in shelf::due() {
        let keep = dice.some_of(10, car.hidden.len());
        let told: Vec<bool> = car.hidden.iter().map(|h| dice.chance(h.prior)).collect();
        let small = reduce(&car, &keep, &|h| told[h]);
        for (goal, same) in car.goals.iter().zip(&small.goals) {
            let bits: Vec<bool> = (0..keep.len()).map(|_| dice.chance(0.5)).collect();
            let whole = |h: usize| keep.binary_search(&h).map_or(told[h], |at| bits[at]);
            let whole: Vec<bool> = (0..car.hidden.len()).map(whole).collect();
            let mut memory = start(&mut Plain, &car, goal, &whole);
            let mut other = start(&mut Plain, &small, same, &bits);
            for _ in 0..20 {
                let at = dice.below(car.moves.len());
                let one = act(&mut Plain, &car, &memory, &car.moves[at]);
                let two = act(&mut Plain, &small, &other, &small.moves[at]);
                let seen = one.iter().position(|b| b.seen).expect("an outcome");
                assert!(two[seen].seen, "{}: {}", car.id, car.moves[at].id);
                (memory, other) = (one[seen].after.clone(), two[seen].after.clone());
                assert_eq!(value(&mut Plain, &car, &memory, &goal.done), value(&mut Plain, &small, &other, &same.done));
            }
        }
    }
}
