//! Lockouts of every car: what 64 lanes find by trying every set of faults, the diagram finds too.
//!
//! And nobody gets further than the tries in their order: every order of tries is made, case by case.

mod common;

use std::collections::BTreeSet;

use decklid_advice::lockout::{Lockouts, Question, Settings, lid_opens};
use decklid_car::car::{Car, GoalKind, HiddenKind, Move, MoveKind};
use decklid_logic::algebra::{Algebra, Lanes, Plain};
use decklid_meaning::{act, start, value};

use common::dice::Dice;
use common::shelf;

/// Sets of faults of at most so many are tried one by one.
const MOST: usize = if cfg!(debug_assertions) { 3 } else { 5 };

fn solve(car: &Car, settings: Settings) -> Lockouts<'_> {
    Question::new(car, settings).unwrap_or_else(|| panic!("{} has no goal open", car.id)).solve()
}

/// Whether each case is a lockout, 64 at a time.
fn locked(question: &Question, cases: &[Vec<usize>]) -> u64 {
    let mut bits = vec![0; question.free.len()];
    for (at, case) in cases.iter().enumerate() {
        case.iter().for_each(|&v| bits[v] |= 1 << at);
    }
    let hidden = question.hidden(&bits, |value| if value { u64::MAX } else { 0 });
    !lid_opens(&mut Lanes, question.car, question.goal, &hidden)
}

/// All sets of so many of the variables, in order.
fn sets(variables: &[usize], size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let with = |at: usize| {
        let mut rest = sets(&variables[at + 1..], size - 1);
        rest.iter_mut().for_each(|set| set.insert(0, variables[at]));
        rest
    };
    (0..variables.len()).flat_map(with).collect()
}

/// Minimal cut sets of at most `MOST` faults, by trying all.
fn by_lanes(question: &Question, variables: &[usize]) -> Vec<Vec<usize>> {
    let mut found: Vec<BTreeSet<usize>> = Vec::new();
    for size in 0..=MOST {
        let all = sets(variables, size);
        let mut new = Vec::new();
        for cases in all.chunks(64) {
            let locked = locked(question, cases);
            for (at, case) in cases.iter().enumerate().filter(|(at, _)| locked >> at & 1 == 1) {
                assert!(at < 64);
                let case: BTreeSet<usize> = case.iter().copied().collect();
                if !found.iter().any(|smaller| smaller.is_subset(&case)) {
                    new.push(case);
                }
            }
        }
        found.extend(new);
    }
    let mut found: Vec<Vec<usize>> = found.into_iter().map(|set| set.into_iter().collect()).collect();
    found.sort();
    found
}

#[test]
fn lanes_and_diagram_agree_on_every_car() {
    let mut tried = 0;
    for car in shelf::due() {
        let lockouts = solve(&car, Settings::Typical);
        let support = lockouts.diagram.support(lockouts.function);
        let expected = by_lanes(&lockouts.question, &support);
        let cuts = lockouts.answers.cut_sets();
        let mut found: Vec<Vec<usize>> = cuts.sets().take_while(|set| set.len() <= MOST).collect();
        found.sort();
        assert_eq!(found, expected, "{}", car.id);
        tried += found.len();
    }
    assert!(tried > 100, "{tried} cut sets in all");
}

#[test]
fn lanes_and_diagram_agree_on_random_cases_with_free_settings() {
    let mut dice = Dice::new(5);
    for car in shelf::due() {
        let lockouts = solve(&car, Settings::Free);
        let variables = lockouts.question.free.len();
        for _ in 0..8 {
            let p = dice.unit() / 2.0;
            let case = |dice: &mut Dice| (0..variables).filter(|_| dice.chance(p)).collect::<Vec<usize>>();
            let cases: Vec<Vec<usize>> = (0..64).map(|_| case(&mut dice)).collect();
            let lanes = locked(&lockouts.question, &cases);
            for (at, case) in cases.iter().enumerate() {
                let diagram = lockouts.diagram.eval(lockouts.function, &|v| case.contains(&v));
                assert_eq!(lanes >> at & 1 == 1, diagram, "{} {case:?}", car.id);
            }
        }
    }
}

/// Whether any order of tries opens the lid, by going through all memories.
fn opens_somehow(car: &Car, hidden: &[bool]) -> bool {
    let goal = car.goal(GoalKind::Open).expect("a goal");
    let fault = |slot: usize| car.hidden.get(slot).is_some_and(|h| h.kind == HiddenKind::Fault);
    let counts = |mv: &&Move| {
        let sets = || mv.first.iter().chain(mv.outcomes.iter().flat_map(|o| &o.then));
        let had = mv.tools.iter().all(|&t| car[t].get.is_some() || car[t].have >= 0.5);
        let mends = sets().any(|(slot, _)| fault(slot.index()));
        mv.kind == MoveKind::Try && mv.serves(GoalKind::Open) && had && (mv.tools.is_empty() || !mends)
    };
    let tries: Vec<&Move> = car.moves.iter().filter(counts).collect();
    let mut seen = BTreeSet::new();
    let mut open = vec![start(&mut Plain, car, goal, hidden)];
    while let Some(memory) = open.pop() {
        if value(&mut Plain, car, &memory, &goal.done) {
            return true;
        }
        if !seen.insert(memory.clone()) {
            continue;
        }
        for mv in &tries {
            if value(&mut Plain, car, &memory, &mv.needs) {
                let branches = act(&mut Plain, car, &memory, mv);
                open.extend(branches.into_iter().filter(|branch| branch.seen).map(|branch| branch.after));
            }
        }
    }
    false
}

#[test]
fn no_order_of_tries_gets_further() {
    let mut dice = Dice::new(9);
    let mut both = [0, 0];
    for car in shelf::due() {
        let lockouts = solve(&car, Settings::Free);
        let question = &lockouts.question;
        for _ in 0..60 {
            let p = dice.unit();
            let case: Vec<bool> = question.free.iter().map(|_| dice.chance(p * 0.6)).collect();
            let hidden = question.hidden(&case, |value| value);
            let locked = lockouts.diagram.eval(lockouts.function, &|v| case[v]);
            assert_eq!(locked, !opens_somehow(&car, &hidden), "{} {case:?}", car.id);
            both[usize::from(locked)] += 1;
        }
    }
    assert!(both[0] > 100 && both[1] > 100, "{both:?}");
}

/// The lid opens exactly when a way does, and each way kills and matters as trying says.
#[test]
fn ways_together_are_the_whole() {
    for car in shelf::due() {
        let mut lockouts = solve(&car, Settings::Typical);
        let mut any = decklid_logic::diagram::Node::FALSE;
        for way in &lockouts.ways {
            any = lockouts.diagram.or(any, way.works);
        }
        let shut = Algebra::not(&mut lockouts.diagram, any);
        assert_eq!(shut, lockouts.function, "{}", car.id);
        assert!(lockouts.ways.iter().any(|way| lockouts.works_when_well(way)), "{}", car.id);
    }
}

/// A lockout by prime implicants is one by the function, none can be shorter, and together they are all.
#[test]
fn prime_implicants_of_every_car_cover_it() {
    let mut dice = Dice::new(3);
    for car in shelf::due() {
        let lockouts = solve(&car, Settings::Free);
        let primes = lockouts.primes();
        let mut d = lockouts.diagram.clone();
        for prime in primes.iter().take(40) {
            let holds = |d: &mut decklid_logic::diagram::Diagram, left_out: Option<usize>| {
                let mut rest = lockouts.function;
                for (at, literal) in prime.iter().enumerate().filter(|(at, _)| Some(*at) != left_out) {
                    assert!(at < prime.len());
                    rest = d.restrict(rest, literal.variable, literal.so);
                }
                rest == decklid_logic::diagram::Node::TRUE
            };
            assert!(holds(&mut d, None), "{} {prime:?}", car.id);
            let left_out = dice.below(prime.len());
            assert!(!holds(&mut d, Some(left_out)), "{} {prime:?} without {left_out}", car.id);
        }
    }
}
