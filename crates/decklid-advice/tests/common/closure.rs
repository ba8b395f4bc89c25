//! Closure systems from a seed, shaped like the published `trunk*` problems: an electric core that
//! several ways share, a latch that all of them need, a few mechanical ways, looks at one or some
//! parts, repairs that do not test themselves, and help that always opens.

use decklid_car::car::{Car, Cost, Expr, Goal, GoalKind, Hidden, HiddenKind, Move, MoveKind, Outcome, SlotId, State};

use super::dice::Dice;
use super::small::{blank, mv};

/// Some faults, one bit each.
pub(crate) type Faults = u64;

/// A closure system: what can fail, and what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct System {
    /// Prior probability of each fault.
    pub(crate) priors: Vec<f64>,
    /// At most so many faults at once.
    pub(crate) most: usize,
    /// Ways to open: the faults that block it, its cost (USD). The first has failed already.
    pub(crate) ways: Vec<(Faults, f64)>,
    /// Looks that show whether any of these faults is there, at that cost (USD).
    pub(crate) looks: Vec<(Faults, f64)>,
    /// Repairs of one fault, at that cost (USD).
    pub(crate) repairs: Vec<(usize, f64)>,
    /// Help that always opens (USD).
    pub(crate) help: f64,
}

/// Help in the published problems: a way that works nine times out of ten, for 60, until it does.
const HELP: f64 = 60.0 / 0.9;

impl System {
    /// A system with so many faults and `moves` moves in all, help included.
    pub(crate) fn random(faults: usize, moves: usize, most: usize, seed: u64) -> System {
        let mut dice = Dice::new(seed);
        let ways = 4 + faults.saturating_sub(10) / 5;
        let looks = (moves - ways - 1) * 2 / 5;
        let repairs = moves - ways - looks - 1;
        let priors = (0..faults).map(|_| dice.between_logs(0.01, 0.1)).collect();
        // Fault 0 is the latch; the core comes after it, the rest belongs to single ways.
        let core = faults / 2;
        System {
            priors,
            most,
            ways: (0..ways).map(|way| random_way(&mut dice, way, core, faults)).collect(),
            looks: (0..looks).map(|_| random_look(&mut dice, core, faults)).collect(),
            repairs: dice.some_of(repairs, faults).into_iter().map(|f| (f, dice.between_logs(1.0, 20.0))).collect(),
            help: HELP,
        }
    }

    /// The same as a car with the goal `open`.
    pub(crate) fn car(&self) -> Car {
        let count = self.priors.len();
        let open = SlotId::from_index(count);
        let mut moves = Vec::new();
        for (at, (faults, cost)) in self.ways.iter().enumerate() {
            let opened = outcome("opened", none_of(*faults), vec![(open, Expr::Const(true))], *cost);
            let nothing = outcome("nothing", Expr::Const(true), Vec::new(), *cost);
            moves.push(named(format!("way{at}"), MoveKind::Try, vec![opened, nothing]));
        }
        for (at, (faults, cost)) in self.looks.iter().enumerate() {
            let fine = outcome("fine", none_of(*faults), Vec::new(), *cost);
            let broken = outcome("broken", Expr::Const(true), Vec::new(), *cost);
            moves.push(named(format!("look{at}"), MoveKind::Look, vec![fine, broken]));
        }
        for (fault, cost) in &self.repairs {
            let mended = vec![(SlotId::from_index(*fault), Expr::Const(false))];
            let done = outcome("done", Expr::Const(true), mended, *cost);
            moves.push(named(format!("repair{fault}"), MoveKind::Repair, vec![done]));
        }
        let done = outcome("opened", Expr::Const(true), vec![(open, Expr::Const(true))], self.help);
        moves.push(named("help".to_owned(), MoveKind::Call, vec![done]));
        let hidden = self.priors.iter().enumerate().map(|(at, &prior)| hidden(at, prior)).collect();
        let lid = State { id: "lid_open".to_owned(), says: Default::default(), starts: Expr::Const(false), role: None };
        Car { hidden, states: vec![lid], moves, goals: vec![self.goal(open)], ..blank() }
    }

    fn goal(&self, open: SlotId) -> Goal {
        let every = (0..self.priors.len()).map(|f| Expr::Slot(SlotId::from_index(f))).collect();
        let few = Expr::Not(Box::new(Expr::AtLeast(self.most + 1, every)));
        let failed = Expr::Not(Box::new(none_of(self.ways[0].0)));
        let given = Expr::All(vec![failed, few]);
        Goal { kind: GoalKind::Open, given, begins: Vec::new(), done: Expr::Slot(open) }
    }
}

/// Two in five ways are electric: the latch, most of the core and parts of their own. The others are
/// mechanical: the latch and parts of their own, the dearer the fewer.
fn random_way(dice: &mut Dice, way: usize, core: usize, faults: usize) -> (Faults, f64) {
    if way % 5 < 2 {
        let shared = core - 1 - dice.below(core / 4 + 1);
        let own = dice.between(1, 3);
        (1 | some(dice, shared, 1, core) | some(dice, own, core, faults), dice.between_logs(0.2, 1.0))
    } else {
        let own = dice.between(1, 4);
        (1 | some(dice, own, core, faults), dice.between_logs(1.0, 4.0) * (1.0 + 4.0 / own as f64))
    }
}

/// Three in five looks are at one part, the others at some of the core.
fn random_look(dice: &mut Dice, core: usize, faults: usize) -> (Faults, f64) {
    if dice.chance(0.6) {
        (some(dice, 1, 0, faults), dice.between_logs(0.2, 5.0))
    } else {
        let parts = dice.between(2, core / 2 + 1);
        (some(dice, parts, 1, core), dice.between_logs(0.5, 20.0))
    }
}

fn some(dice: &mut Dice, count: usize, begin: usize, end: usize) -> Faults {
    dice.some_of(count, end - begin).into_iter().fold(0, |all, f| all | 1 << (begin + f))
}

fn none_of(faults: Faults) -> Expr {
    let there = |&f: &usize| faults >> f & 1 == 1;
    let absent = |f: usize| Expr::Not(Box::new(Expr::Slot(SlotId::from_index(f))));
    Expr::All((0..64).filter(there).map(absent).collect())
}

fn hidden(at: usize, prior: f64) -> Hidden {
    Hidden { id: format!("fault{at}"), kind: HiddenKind::Fault, says: Default::default(), prior }
}

fn outcome(id: &str, when: Expr, then: Vec<(SlotId, Expr)>, money: f64) -> Outcome {
    Outcome { id: id.to_owned(), says: Default::default(), when, then, cost: Cost { money, ..Cost::default() } }
}

fn named(id: String, kind: MoveKind, outcomes: Vec<Outcome>) -> Move {
    Move { id, ..mv(kind, outcomes) }
}
