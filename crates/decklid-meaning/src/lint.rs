//! What no single line shows: outcomes that cannot be seen, ways that cannot work, goals out of reach.
//!
//! All questions here are "can this expression be true?". A slot that an
//! expression only wants true, or only wants false, is set so; the others are
//! tried in all combinations, 64 at a time. Only what is proven is reported.

use crate::{act, value};
use decklid_car::car::{Car, Expr, Formula, FormulaKind, Goal, HiddenKind, Move, MoveKind, SlotId};
use decklid_logic::algebra::Lanes;

use decklid_car::file::{Item, Place, Report};

/// More undecided slots than this are not tried out: nothing is reported then.
const MOST_OPEN: usize = 12;
/// Most expression nodes evaluated for one car.
const MOST_WORK: usize = 50_000_000;

/// Runs all lints over a car that has no other problem.
pub(crate) fn lint(root: &Item<'_>, car: &Car, report: &mut Report<'_>) {
    let work = size(car);
    let mut lint = Lint { car, root, work, left: MOST_WORK };
    lint.ways(report);
    for mv in car.moves.iter().filter(|m| m.outcomes.len() > 1) {
        lint.outcomes(mv, report);
    }
    for goal in &car.goals {
        lint.goal(goal, report);
    }
}

struct Lint<'c, 't> {
    car: &'c Car,
    root: &'c Item<'t>,
    /// Expression nodes of the car: what trying 64 cases costs at most.
    work: usize,
    left: usize,
}

impl Lint<'_, '_> {
    /// A way must work for some car without faults.
    fn ways(&mut self, report: &mut Report<'_>) {
        let car = self.car;
        let ways = car.formulas.iter().filter(|f| f.kind == FormulaKind::Way);
        for way in ways {
            let mut wants = Wants::new(car, &[]);
            for (slot, hidden) in car.hidden.iter().enumerate() {
                if matches!(hidden.kind, HiddenKind::Fault | HiddenKind::Noise) {
                    wants.fix(slot, false);
                }
            }
            wants.mark(&way.when, true, 0);
            if self.possible(&wants, &mut |memory| value(&mut Lanes, car, memory, &way.when)) == Some(false) {
                let message = format!("`{}` cannot work even when no part is broken.", way.id);
                report.add(self.place_of(way), "dead-way", message, "Look for a `!` too many, or remove the way.");
            }
        }
    }

    /// Every outcome must be seen of some car.
    fn outcomes(&mut self, mv: &Move, report: &mut Report<'_>) {
        for at in 0..mv.outcomes.len() {
            if self.reaches(mv, at, None) == Some(false) {
                let id = &mv.outcomes[at].id;
                let message = format!("The outcome `{id}` of `{}` can never be seen.", mv.id);
                let hint = "Make its `when` possible and those before it narrower, or leave it out.";
                report.add(self.place("moves", &mv.id), "one-sided", message, hint);
            }
        }
    }

    fn goal(&mut self, goal: &Goal, report: &mut Report<'_>) {
        let car = self.car;
        let name = goal.kind.name();
        let serving = || car.moves.iter().filter(|m| m.serves(goal.kind));
        if !serving().any(|m| self.can_end(m, goal)) {
            let message = format!("No move can reach the goal `{name}`.");
            let hint = "Add a move with this goal among its `goals` that makes `done` true.";
            report.add(self.place("goals", name), "goal", message, hint);
            return;
        }
        let mut calls = serving().filter(|m| m.kind == MoveKind::Call);
        if !calls.any(|m| self.always_ends(m, goal)) {
            let message = format!("No call surely ends the goal `{name}`.");
            let hint = "Add a call whose every outcome makes `done` true: the last resort.";
            report.add(self.place("goals", name), "no-call", message, hint);
        }
    }

    fn can_end(&mut self, mv: &Move, goal: &Goal) -> bool {
        (0..mv.outcomes.len()).any(|at| self.reaches(mv, at, Some((&goal.done, true))) != Some(false))
    }

    fn always_ends(&mut self, mv: &Move, goal: &Goal) -> bool {
        (0..mv.outcomes.len()).all(|at| self.reaches(mv, at, Some((&goal.done, false))) != Some(true))
    }

    /// Whether the outcome can be seen, with an expression true or false afterwards; `None` if unknown.
    fn reaches(&mut self, mv: &Move, at: usize, then: Option<(&Expr, bool)>) -> Option<bool> {
        let car = self.car;
        let frames = [mv.first.as_slice(), mv.outcomes[at].then.as_slice()];
        let mut wants = Wants::new(car, &frames);
        wants.mark(&mv.needs, true, 0);
        for (place, outcome) in mv.outcomes[..=at].iter().enumerate() {
            if place < at || at + 1 < mv.outcomes.len() {
                wants.mark(&outcome.when, place == at, 1);
            }
        }
        if let Some((expr, so)) = then {
            wants.mark(expr, so, 2);
        }
        self.possible(&wants, &mut |memory| {
            let branch = act(&mut Lanes, car, memory, mv).swap_remove(at);
            let seen = branch.seen & value(&mut Lanes, car, memory, &mv.needs);
            match then {
                None => seen,
                Some((expr, so)) => {
                    let after = value(&mut Lanes, car, &branch.after, expr);
                    seen & if so { after } else { !after }
                }
            }
        })
    }

    /// Whether some memory makes the test true; nothing if there are too many to try.
    fn possible(&mut self, wants: &Wants<'_>, test: &mut dyn FnMut(&[u64]) -> u64) -> Option<bool> {
        let mut memory: Vec<u64> = wants.slots.iter().map(|w| if w.so { u64::MAX } else { 0 }).collect();
        let open: Vec<usize> = (0..memory.len()).filter(|s| wants.slots[*s].open()).collect();
        let batches = 1_usize << open.len().clamp(6, MOST_OPEN).saturating_sub(6);
        for batch in 0..batches {
            if self.left < self.work {
                return None;
            }
            self.left -= self.work;
            for (bit, slot) in open.iter().take(MOST_OPEN).enumerate() {
                memory[*slot] = combination(bit, batch);
            }
            if test(&memory) != 0 {
                return Some(true);
            }
        }
        if open.len() > MOST_OPEN { None } else { Some(false) }
    }

    fn place_of(&self, way: &Formula) -> Place {
        self.place("ways", way.id.trim_start_matches("way."))
    }

    /// Where a thing is defined; unknowns are where `ask_` moves are.
    fn place(&self, section: &'static str, id: &str) -> Place {
        let entry = self.root.table_of(section).and_then(|t| t.entry(id));
        let asked = || self.root.table_of("unknowns")?.entry(id.strip_prefix("ask_")?);
        entry.or_else(asked).map_or(self.root.at, |e| e.node.at)
    }
}

/// The values of one slot in 64 cases: all combinations over the batches.
fn combination(bit: usize, batch: usize) -> u64 {
    const WITHIN: [u64; 6] = [
        0xaaaa_aaaa_aaaa_aaaa,
        0xcccc_cccc_cccc_cccc,
        0xf0f0_f0f0_f0f0_f0f0,
        0xff00_ff00_ff00_ff00,
        0xffff_0000_ffff_0000,
        0xffff_ffff_0000_0000,
    ];
    match WITHIN.get(bit) {
        Some(within) => *within,
        None if batch >> (bit - WITHIN.len()) & 1 == 1 => u64::MAX,
        None => 0,
    }
}

/// How a slot should stand.
#[derive(Clone, Copy, Default)]
struct Want {
    so: bool,
    not: bool,
    fixed: bool,
}

impl Want {
    /// Wanted both ways.
    fn open(self) -> bool {
        self.so && self.not && !self.fixed
    }
}

/// Which slots some expressions want true and which false.
///
/// Frame 0 is before a move, frame 1 after its `first`, frame 2 after the `then` of an outcome.
struct Wants<'c> {
    car: &'c Car,
    frames: &'c [&'c [(SlotId, Expr)]],
    slots: Vec<Want>,
    /// Formulas that were marked, by frame and sign.
    formulas_done: Vec<[bool; 6]>,
    /// Slots that were marked, by frame and sign.
    slots_done: Vec<[bool; 6]>,
}

impl<'c> Wants<'c> {
    fn new(car: &'c Car, frames: &'c [&'c [(SlotId, Expr)]]) -> Self {
        Self {
            car,
            frames,
            slots: vec![Want::default(); car.slots()],
            formulas_done: vec![[false; 6]; car.formulas.len()],
            slots_done: vec![[false; 6]; car.slots()],
        }
    }

    fn fix(&mut self, slot: usize, so: bool) {
        self.slots[slot] = Want { so, not: !so, fixed: true };
    }

    fn mark(&mut self, expr: &Expr, so: bool, frame: usize) {
        match expr {
            Expr::Const(_) => {}
            Expr::Slot(slot) => self.mark_slot(*slot, so, frame),
            Expr::Formula(id) => {
                let at = id.index();
                if !std::mem::replace(&mut self.formulas_done[at][frame * 2 + usize::from(so)], true) {
                    let car = self.car;
                    self.mark(&car.formulas[at].when, so, frame);
                }
            }
            Expr::Not(inner) => self.mark(inner, !so, frame),
            Expr::All(parts) | Expr::Any(parts) | Expr::AtLeast(_, parts) => {
                for part in parts {
                    self.mark(part, so, frame);
                }
            }
        }
    }

    /// A slot that was set before this frame wants what its value wants.
    fn mark_slot(&mut self, slot: SlotId, so: bool, frame: usize) {
        let at = slot.index();
        if std::mem::replace(&mut self.slots_done[at][frame * 2 + usize::from(so)], true) {
            return;
        }
        for before in (0..frame).rev() {
            let frames = self.frames;
            if let Some((_, value)) = frames[before].iter().find(|f| f.0 == slot) {
                return self.mark(value, so, before);
            }
        }
        let want = &mut self.slots[at];
        if want.fixed {
            return;
        }
        if so {
            want.so = true;
        } else {
            want.not = true;
        }
    }
}

/// Expression nodes of a car.
fn size(car: &Car) -> usize {
    let formulas: usize = car.formulas.iter().map(|f| nodes(&f.when)).sum();
    let most = car.moves.iter().map(|m| {
        let set = |list: &[(SlotId, Expr)]| list.iter().map(|f| nodes(&f.1)).sum::<usize>();
        let outcomes = m.outcomes.iter().map(|o| nodes(&o.when) + set(&o.then) + car.slots());
        nodes(&m.needs) + set(&m.first) + outcomes.sum::<usize>()
    });
    formulas * 4 + most.max().unwrap_or(0)
}

fn nodes(expr: &Expr) -> usize {
    match expr {
        Expr::Const(_) | Expr::Slot(_) | Expr::Formula(_) => 1,
        Expr::Not(inner) => 1 + nodes(inner),
        Expr::All(parts) | Expr::Any(parts) => 1 + parts.iter().map(nodes).sum::<usize>(),
        Expr::AtLeast(least, parts) => parts.iter().map(|p| nodes(p) + least).sum(),
    }
}
