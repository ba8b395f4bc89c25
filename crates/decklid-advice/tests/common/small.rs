//! Random small cars: as odd as the format allows, small enough for brute force.
//!
//! Faults that help, repairs that harm, controls that lock again, moves that make sense only
//! after others: whatever a car file may say occurs here, with a call that always ends.

use decklid_car::car::{
    Body, Car, Closure, Cost, Expr, Formula, FormulaId, FormulaKind, Goal, GoalKind, Hidden, HiddenKind, Move,
    MoveKind, Outcome, SlotId, State,
};

use super::dice::Dice;

/// How large a car may become.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Least and most hidden Booleans, misheard answers included.
    pub(crate) hidden: (usize, usize),
    /// Least and most moves, the last call included.
    pub(crate) moves: (usize, usize),
    /// Whether priors of 0 and 1 occur.
    pub(crate) certain: bool,
}

/// The slot of the state "the lid is open"; the other state comes after it.
struct Making<'d> {
    dice: &'d mut Dice,
    /// Hidden Booleans but misheard answers.
    hidden: usize,
    /// Misheard answers not yet used.
    noise: Vec<SlotId>,
    lid: SlotId,
    other: SlotId,
    /// What expressions are made of.
    leaves: Vec<Expr>,
}

/// A random small car with the goal `open`.
pub(crate) fn car(dice: &mut Dice, size: Size) -> Car {
    let count = dice.between(size.hidden.0, size.hidden.1);
    let noisy = dice.below(3.min(count));
    let hidden: Vec<Hidden> = (0..count).map(|at| hidden(dice, at, at + noisy >= count, size.certain)).collect();
    let slot = |at: usize| SlotId::from_index(at);
    let mut making = Making {
        dice,
        hidden: count - noisy,
        noise: (count - noisy..count).map(slot).collect(),
        lid: slot(count),
        other: slot(count + 1),
        leaves: (0..count - noisy).map(|at| Expr::Slot(slot(at))).collect(),
    };
    let states = making.states();
    let formulas = making.formulas();
    let goal = making.goal();
    let moves = making.moves(size.moves);
    let checklists = vec![(GoalKind::Open, making.checklist(moves.len()))];
    Car { hidden, states, formulas, moves, goals: vec![goal], checklists, ..blank() }
}

/// A car about which nothing is said.
pub(crate) fn blank() -> Car {
    Car {
        id: "small".to_owned(),
        name: "Small car".into(),
        make: String::new(),
        years: String::new(),
        archetype: false,
        based_on: None,
        closure: Closure::TrunkLid,
        body: Body::Sedan,
        keys: decklid_car::car::Keys::default(),
        aliases: Vec::new(),
        summary: Default::default(),
        hidden: Vec::new(),
        states: Vec::new(),
        parts: Vec::new(),
        formulas: Vec::new(),
        moves: Vec::new(),
        goals: Vec::new(),
        tools: Vec::new(),
        places: Vec::new(),
        emergency: Vec::new(),
        hazards: Vec::new(),
        mistakes: Vec::new(),
        care: Vec::new(),
        checklists: Vec::new(),
        breakdowns: None,
        slip: 0.02,
        before: Vec::new(),
        settings: Vec::new(),
        recalls: Vec::new(),
        laws: Vec::new(),
        facts: Vec::new(),
        sources: Vec::new(),
        gaps: Vec::new(),
        signs: Vec::new(),
        hash: String::new(),
        learned: None,
        unlisted: None,
    }
}

fn hidden(dice: &mut Dice, at: usize, noise: bool, certain: bool) -> Hidden {
    use HiddenKind::{Circumstance, Equipment, Fault, Given, Noise, Setting};
    let kind = if noise { Noise } else { *dice.pick(&[Fault, Fault, Fault, Setting, Circumstance, Equipment, Given]) };
    let prior = match dice.below(8) {
        0 if certain => f64::from(u8::from(dice.chance(0.5))),
        1..=4 => 0.02 + 0.2 * dice.unit(),
        _ => 0.05 + 0.9 * dice.unit(),
    };
    Hidden { id: format!("h{at}"), kind, says: Default::default(), prior }
}

impl Making<'_> {
    fn states(&mut self) -> Vec<State> {
        let starts = if self.dice.chance(0.4) { Expr::Const(false) } else { self.expr(1) };
        self.leaves.push(Expr::Slot(self.other));
        let state = |id: &str, starts| State { id: id.to_owned(), says: Default::default(), starts, role: None };
        vec![state("lid_open", Expr::Const(false)), state("other", starts)]
    }

    fn formulas(&mut self) -> Vec<Formula> {
        let mut formulas = Vec::new();
        for at in 0..self.dice.between(1, 3) {
            let when = self.expr(2);
            let (id, kind) = (format!("way.f{at}"), FormulaKind::Way);
            formulas.push(Formula { id, kind, says: Default::default(), when, role: None });
            self.leaves.push(Expr::Formula(FormulaId::from_index(at)));
        }
        formulas
    }

    fn goal(&mut self) -> Goal {
        let given = if self.dice.chance(0.3) { Expr::Const(true) } else { self.expr(1) };
        let begins = if self.dice.chance(0.2) { vec![(self.other, self.expr(1))] } else { Vec::new() };
        let mut done = Expr::Slot(self.lid);
        if self.dice.chance(0.25) {
            done = Expr::All(vec![done, Expr::Slot(self.other)]);
        } else if self.dice.chance(0.15) {
            done = Expr::All(vec![done, not(Expr::Slot(SlotId::from_index(0)))]);
        }
        Goal { kind: GoalKind::Open, given, begins, done }
    }

    fn moves(&mut self, (least, most): (usize, usize)) -> Vec<Move> {
        let count = self.dice.between(least, most);
        let last = self.dice.below(count);
        let mut moves = Vec::new();
        for at in 0..count {
            let mut mv = if at == last { self.last_resort() } else { self.any_move() };
            mv.id = format!("m{at}");
            if at != last && self.dice.chance(0.15) {
                mv.worth = self.expr(1);
            }
            moves.push(mv);
        }
        moves
    }

    fn any_move(&mut self) -> Move {
        match self.dice.below(9) {
            0 | 1 => self.look(),
            2 | 3 => self.attempt(),
            4 | 5 => self.repair(),
            6 => self.fetch(),
            7 => self.many(),
            _ => self.visit(),
        }
    }

    /// Always ends: the lid opens and all that a goal may ask for is so.
    fn last_resort(&mut self) -> Move {
        let all = vec![(self.lid, yes()), (self.other, yes()), (SlotId::from_index(0), Expr::Const(false))];
        let price = 20.0 + 180.0 * self.dice.unit();
        let cost = Cost { minutes: 30.0, money: price, ..Cost::default() };
        let done = Outcome { id: "opened".to_owned(), says: Default::default(), when: yes(), then: all, cost };
        Move { needs: yes(), ..mv(MoveKind::Call, vec![done]) }
    }

    fn look(&mut self) -> Move {
        let mut when = self.expr(1);
        if let Some(missed) = self.noise.pop() {
            let truth = when.clone();
            when = Expr::All(vec![truth.clone(), not(Expr::Slot(missed))]);
            if let Some(imagined) = self.noise.pop().filter(|_| self.dice.chance(0.5)) {
                when = Expr::Any(vec![when, Expr::All(vec![not(truth), Expr::Slot(imagined)])]);
            }
        }
        let mut outcomes = vec![self.outcome("yes", when, Vec::new())];
        if self.dice.chance(0.25) {
            let when = self.expr(1);
            outcomes.push(self.outcome("maybe", when, Vec::new()));
        }
        outcomes.push(self.outcome("no", yes(), Vec::new()));
        let needs = self.needs();
        Move { needs, ..mv(MoveKind::Look, outcomes) }
    }

    fn attempt(&mut self) -> Move {
        let mut outcomes = self.opens();
        if self.dice.chance(0.2) {
            let (when, then) = (self.expr(1), self.effects(1));
            outcomes.insert(0, self.outcome("else", when, then));
        }
        let needs = self.needs();
        let first = if self.dice.chance(0.2) { self.effects(1) } else { Vec::new() };
        Move { needs, first, ..mv(MoveKind::Try, outcomes) }
    }

    fn repair(&mut self) -> Move {
        let slot = SlotId::from_index(self.dice.below(self.hidden));
        let mended = match self.dice.below(4) {
            0 | 1 => Expr::Const(false),
            2 => Expr::All(vec![Expr::Slot(slot), self.expr(1)]),
            _ => self.expr(1),
        };
        let outcomes = if self.dice.chance(0.7) { self.opens() } else { vec![self.outcome("done", yes(), Vec::new())] };
        let needs = self.needs();
        Move { needs, first: vec![(slot, mended)], ..mv(MoveKind::Repair, outcomes) }
    }

    fn fetch(&mut self) -> Move {
        let slot = Expr::Slot(self.other);
        let there = match self.dice.below(4) {
            0 | 1 => yes(),
            2 => not(slot),
            _ => self.expr(1),
        };
        let needs = self.needs();
        let outcomes = vec![self.outcome("done", yes(), Vec::new())];
        Move { needs, first: vec![(self.other, there)], ..mv(MoveKind::Fetch, outcomes) }
    }

    /// Many outcomes, each with its own effects.
    fn many(&mut self) -> Move {
        let mut outcomes = Vec::new();
        let count = self.dice.between(2, 4);
        for at in 1..=count {
            let when = if at == count { yes() } else { self.expr(1) };
            let mut then = self.effects(2);
            if self.dice.chance(0.25) {
                then.retain(|t| t.0 != self.lid);
                then.push((self.lid, yes()));
            }
            outcomes.push(self.outcome(&format!("o{at}"), when, then));
        }
        let needs = self.needs();
        Move { needs, ..mv(MoveKind::Try, outcomes) }
    }

    /// A call that may come to nothing.
    fn visit(&mut self) -> Move {
        let mut outcomes = self.opens();
        for outcome in &mut outcomes {
            outcome.cost.money += 10.0 + 60.0 * self.dice.unit();
        }
        let needs = self.needs();
        Move { needs, ..mv(MoveKind::Call, outcomes) }
    }

    fn opens(&mut self) -> Vec<Outcome> {
        let when = if self.dice.chance(0.6) { self.formula() } else { self.expr(1) };
        let opened = self.outcome("opened", when, vec![(self.lid, yes())]);
        let changes = self.dice.chance(0.2);
        let then = if changes { self.effects(1) } else { Vec::new() };
        vec![opened, self.outcome("nothing", yes(), then)]
    }

    fn formula(&mut self) -> Expr {
        let formulas: Vec<Expr> = self.leaves.iter().filter(|l| matches!(l, Expr::Formula(_))).cloned().collect();
        self.dice.pick(&formulas).clone()
    }

    /// Changes of different slots.
    fn effects(&mut self, most: usize) -> Vec<(SlotId, Expr)> {
        let slots = self.hidden + 2;
        let chosen = self.dice.below(most + 1);
        let chosen = self.dice.some_of(chosen, slots);
        let place = |at: usize, hidden: usize| if at < hidden { at } else { self.lid.index() + (at - hidden) };
        let chosen: Vec<SlotId> = chosen.into_iter().map(|at| SlotId::from_index(place(at, self.hidden))).collect();
        let mut sets = Vec::new();
        for slot in chosen {
            let to = if self.dice.chance(0.5) { Expr::Const(self.dice.chance(0.5)) } else { self.expr(1) };
            sets.push((slot, to));
        }
        sets
    }

    fn outcome(&mut self, id: &str, when: Expr, then: Vec<(SlotId, Expr)>) -> Outcome {
        let money = if self.dice.chance(0.2) { 10.0 * self.dice.unit() } else { 0.0 };
        let difficulty = f64::from(self.dice.below(3) as u32);
        let cost = Cost { minutes: 0.2 + 15.0 * self.dice.unit(), money, damage: 0.0, difficulty };
        Outcome { id: id.to_owned(), says: Default::default(), when, then, cost }
    }

    fn needs(&mut self) -> Expr {
        match self.dice.below(8) {
            0 => Expr::Slot(self.other),
            1 => not(Expr::Slot(self.other)),
            2 => self.expr(0),
            _ => yes(),
        }
    }

    fn checklist(&mut self, moves: usize) -> Vec<decklid_car::car::MoveId> {
        let some = self.dice.some_of(3, moves);
        some.into_iter().map(decklid_car::car::MoveId::from_index).collect()
    }

    /// A random expression over what is known so far.
    fn expr(&mut self, depth: usize) -> Expr {
        if depth == 0 || self.dice.chance(0.3) {
            let leaf = self.dice.pick(&self.leaves).clone();
            return if self.dice.chance(0.4) { not(leaf) } else { leaf };
        }
        let parts: Vec<Expr> = (0..self.dice.between(2, 3)).map(|_| self.expr(depth - 1)).collect();
        match self.dice.below(6) {
            0 | 1 => Expr::All(parts),
            2 | 3 => Expr::Any(parts),
            4 => Expr::AtLeast(self.dice.between(1, parts.len()), parts),
            _ => not(Expr::All(parts)),
        }
    }
}

pub(super) fn mv(kind: MoveKind, outcomes: Vec<Outcome>) -> Move {
    Move {
        role: None,
        symptoms: Vec::new(),
        id: String::new(),
        kind,
        goals: vec![GoalKind::Open],
        title: Default::default(),
        steps: Vec::new(),
        steps_for: Vec::new(),
        why: Default::default(),
        leaves: Default::default(),
        place: None,
        acts: Vec::new(),
        tools: Vec::new(),
        hazards: Vec::new(),
        needs: yes(),
        worth: yes(),
        first: Vec::new(),
        outcomes,
        cost: Cost::default(),
        professional: None,
    }
}

fn yes() -> Expr {
    Expr::Const(true)
}

fn not(expr: Expr) -> Expr {
    Expr::Not(Box::new(expr))
}
