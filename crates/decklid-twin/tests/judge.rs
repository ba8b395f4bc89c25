//! The twin judges the meaning: every car, every set of at most two changes, every situation, every move.
//!
//! One or two hidden Booleans of a typical car are flipped: faults, equipment, settings, circumstances. In each
//! situation every move that makes sense is made on the twin and in `decklid_meaning`. Both must report the same
//! outcome, and both must have the lid open, or neither. Misheard answers are outside the twin.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

#[path = "../../../tests/cars/chosen.rs"]
mod chosen;
mod common;
#[path = "../../decklid-advice/tests/common/cores.rs"]
mod cores;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use common::{ids, load, shelf};
use cores::on_all_cores;
use decklid_car::car::{Car, Goal, GoalKind, HiddenKind, Move, MoveKind, OutcomeId};
use decklid_logic::algebra::Plain;
use decklid_meaning::{self as meaning, Branch};
use decklid_twin::moves::make;
use decklid_twin::plant::{Claw, Gap};
use decklid_twin::wiring::Wiring;

/// Where people can be: in the car or not, through the rear seat or not.
const SITUATIONS: [&[&str]; 3] = [&[], &["in_cabin"], &["in_cabin", "through_cabin"]];

/// Differences between the two, each reported once, with how often it occurred.
type Differences = BTreeMap<String, (usize, String)>;

/// What comes of a move on the twin.
type Made = (OutcomeId, Gap, Claw);

struct Judge<'c> {
    car: &'c Car,
    wiring: &'c Wiring,
    /// Slots by name.
    slots: BTreeMap<&'c str, usize>,
    /// What came of a move in a car that is put together like this. Many cases differ only in what the wiring does not
    /// ask about.
    made: HashMap<(&'c str, Vec<bool>), Made>,
    compared: usize,
    differences: Differences,
}

impl<'c> Judge<'c> {
    fn new(car: &'c Car, wiring: &'c Wiring) -> Self {
        let hidden = car.hidden.iter().map(|h| h.id.as_str());
        let slots = hidden.chain(car.states.iter().map(|s| s.id.as_str())).zip(0..).collect();
        Judge { car, wiring, slots, made: HashMap::new(), compared: 0, differences: Differences::new() }
    }

    /// Compares all moves in all situations of all goals, with these hidden Booleans flipped.
    fn judge(&mut self, turned: &[usize]) {
        let car = self.car;
        let mut hidden: Vec<bool> = car.hidden.iter().map(|h| h.prior > 0.5).collect();
        for &at in turned {
            hidden[at] = !hidden[at];
        }
        let known = |s: &&'static [&'static str]| s.iter().all(|name| self.slots.contains_key(name));
        let situations: Vec<_> = SITUATIONS.into_iter().filter(known).collect();
        for goal in &car.goals {
            for &situation in &situations {
                let memory = begin(car, goal, &hidden, situation);
                for mv in car.moves.iter().filter(|m| m.serves(goal.kind) && by_hand(m)) {
                    let memory = with_what_is_known(car, mv, &memory);
                    if meaning::value(&mut Plain, car, &memory, &mv.needs) {
                        self.compare(goal, mv, &memory, turned, situation);
                    }
                }
            }
        }
    }

    /// The move on a twin that is put together as the memory says: all that the twin is told of it.
    fn made(&mut self, mv: &'c Move, memory: &[bool]) -> Made {
        let told = RefCell::new(Vec::new());
        let so = |name: &str| {
            let so = self.slots.get(name).is_some_and(|&at| memory[at]);
            told.borrow_mut().push(so);
            so
        };
        let mut bench = self.wiring.bench(&so, 7);
        let wiring = self.wiring;
        *self.made.entry((&mv.id, told.into_inner())).or_insert_with(|| {
            bench.run_for(1);
            let seen = make(&mut bench, wiring, mv).unwrap();
            (seen, bench.plant().lid().gap(), bench.plant().claw())
        })
    }

    fn compare(&mut self, goal: &Goal, mv: &'c Move, memory: &[bool], turned: &[usize], situation: &[&str]) {
        let car = self.car;
        let (seen, gap, claw) = self.made(mv, memory);
        let branches: Vec<Branch<bool>> = meaning::act(&mut Plain, car, memory, mv);
        let meant = branches.iter().position(|b| b.seen).unwrap();
        let open = branches[meant].after[self.slots["lid_open"]];
        let held = gap == Gap::Shut && claw == Claw::Main;
        let stands_open = if goal.kind == GoalKind::Open { gap == Gap::Open } else { !held };
        self.compared += 1;
        if seen.index() == meant && open == stands_open {
            return;
        }
        let id = |at: usize| &mv.outcomes[at].id;
        let word = |open: bool| if open { "open" } else { "shut" };
        let key = format!(
            "{} {} {}: meaning {} ({}), twin {} ({})",
            car.id,
            goal.kind.name(),
            mv.id,
            id(meant),
            word(open),
            id(seen.index()),
            word(stands_open)
        );
        let names: Vec<&str> = turned.iter().map(|&at| car.hidden[at].id.as_str()).collect();
        let case = format!("turned over: {}; {}", names.join(", "), situation.join(", "));
        self.differences.entry(key).or_insert((0, case)).0 += 1;
    }
}

/// The slot of that name.
fn slot(car: &Car, name: &str) -> Option<usize> {
    let state = || car.states.iter().position(|s| s.id == name).map(|at| car.hidden.len() + at);
    car.find_hidden(name).map(|h| h.index()).or_else(state)
}

/// The memory at the beginning of a goal, with the person where the situation says.
fn begin(car: &Car, goal: &Goal, hidden: &[bool], situation: &[&str]) -> Vec<bool> {
    let mut memory = meaning::start(&mut Plain, car, goal, hidden);
    for name in situation {
        memory[slot(car, name).unwrap()] = true;
    }
    memory
}

/// Bits that only say what was learned or uncovered before are set if the move needs them.
fn with_what_is_known(car: &Car, mv: &Move, memory: &[bool]) -> Vec<bool> {
    let mut memory = memory.to_vec();
    for name in ["clicked", "no_door_opens", "gate_stays", "levers_bare", "hood_open"] {
        let Some(at) = slot(car, name) else { continue };
        if !meaning::value(&mut Plain, car, &memory, &mv.needs) {
            memory[at] = true;
            if !meaning::value(&mut Plain, car, &memory, &mv.needs) && name != "hood_open" {
                continue;
            }
        }
    }
    memory
}

/// Whether hands or eyes make the move: asking and calling do not involve the car.
fn by_hand(mv: &Move) -> bool {
    match mv.kind {
        MoveKind::Try | MoveKind::Look | MoveKind::Repair => !mv.id.starts_with("ask_"),
        MoveKind::Fetch | MoveKind::Call => false,
    }
}

/// What may be flipped: everything but misheard answers.
fn turnable(car: &Car) -> Vec<usize> {
    (0..car.hidden.len()).filter(|&at| car.hidden[at].kind != HiddenKind::Noise).collect()
}

/// All sets of at most two.
fn sets(car: &Car) -> Vec<Vec<usize>> {
    let single = turnable(car);
    let pairs = single.iter().enumerate().flat_map(|(i, &a)| single[i + 1..].iter().map(move |&b| vec![a, b]));
    let ones = single.iter().map(|&at| vec![at]);
    [Vec::new()].into_iter().chain(ones).chain(pairs).collect()
}

#[test]
fn the_twin_and_the_meaning_agree() {
    let (cars, wirings) = (shelf("car.toml"), shelf("twin.toml"));
    let mut all: Vec<(Car, Wiring)> = ids(&cars).iter().map(|id| load(&cars, &wirings, id)).collect();
    all.retain(|(car, _)| chosen::is_chosen(&car.id, car.archetype));
    let judged = on_all_cores(&all, |(car, wiring)| {
        let mut judge = Judge::new(car, wiring);
        sets(car).iter().for_each(|set| judge.judge(set));
        (judge.compared, judge.made.len(), judge.differences)
    });
    let compared: usize = judged.iter().map(|car| car.0).sum();
    let made: usize = judged.iter().map(|car| car.1).sum();
    println!("{compared} compared, {made} made on a twin");
    let differences: Differences = judged.into_iter().flat_map(|car| car.2).collect();
    let told: Vec<String> = differences.iter().map(|(key, (n, case))| format!("{key}: {n} times, {case}")).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(compared > 1_000_000 || chosen::is_narrow(), "only {compared} compared");
}
