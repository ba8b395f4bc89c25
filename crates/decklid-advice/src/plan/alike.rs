//! Beliefs that are alike to a planner: one stands for all of them.
//!
//! What was learnt and can no longer matter is left out, exactly: the chances of
//! everything that may still be seen stay as they are.
//!
//! ```text
//!   known hidden Boolean    moves from the event into the memory, as a constant
//!   slot that nothing reads from here on           becomes false
//! ```
//! What may still be read is found on the car's own expressions with the known
//! constants put in: what may ever change (forwards), then what may ever be read
//! by a move that may ever be made (backwards). Of the events that are left, those
//! that say the same about all that the memory rests on are one.

use rustc_hash::{FxHashMap, FxHashSet};

use super::terms::Terms;
use crate::belief::{Belief, Reasoner};
use decklid_car::car::{Expr, Move, Outcome, SlotId};
use decklid_logic::bits::Bits;
use decklid_logic::diagram::{Diagram, Node};
use decklid_logic::fingerprint::{Fingerprints, Variables};

/// Finds the one belief that stands for all that are alike.
#[derive(Default)]
pub(crate) struct Alike {
    /// What holds of those functions that were asked about.
    facts: Vec<Facts>,
    /// The place in there by node, from 1; 0 if it was not asked about. Most nodes never are.
    places: Vec<u32>,
    relevant: FxHashMap<(Bits, Bits), Bits>,
    /// Those that stand for others: each for itself, too.
    chosen: FxHashSet<Belief>,
    fingerprints: Fingerprints,
    asked: FxHashMap<u32, Variables>,
    prints: FxHashMap<(u32, u64), Belief>,
}

/// What holds of a Boolean function: the variables it tests, and those it makes certain.
#[derive(Clone, Copy)]
struct Facts {
    support: Bits,
    surely: Bits,
    never: Bits,
}

impl Alike {
    /// The belief that stands for all that are alike to this one.
    pub(crate) fn of(&mut self, reasoner: &mut Reasoner<'_>, terms: &Terms, belief: Belief) -> Belief {
        if reasoner.diagram.variables() > Bits::MOST {
            return reasoner.settle_belief(belief.event, belief.memory);
        }
        if self.chosen.contains(&belief) {
            return belief;
        }
        let facts = self.facts(&reasoner.diagram, belief.event);
        let mut memory = reasoner.settle_slots(belief.event, belief.memory);
        for node in &mut memory {
            if !node.is_terminal() {
                *node = self.put_in(&mut reasoner.diagram, *node, &facts);
            }
        }
        let relevant = self.relevant(reasoner, terms, &memory);
        for (slot, node) in memory.iter_mut().enumerate() {
            if !relevant.has(slot) {
                *node = Node::FALSE;
            }
        }
        let memory = reasoner.intern(memory);
        let print = self.fingerprint(reasoner, belief.event, memory);
        if let Some(&known) = print.and_then(|print| self.prints.get(&(memory, print))) {
            return known;
        }
        let event = drop_known(&mut reasoner.diagram, belief.event, &facts, &mut FxHashMap::default());
        let like = Belief { event, memory };
        if let Some(print) = print {
            self.prints.insert((memory, print), like);
        }
        self.chosen.insert(like);
        like
    }

    /// What the event says about all that the memory rests on.
    fn fingerprint(&mut self, reasoner: &Reasoner<'_>, event: Node, memory: u32) -> Option<u64> {
        let d = &reasoner.diagram;
        if !self.asked.contains_key(&memory) {
            let mut about = Bits::NONE;
            for &node in reasoner.memory_at(memory) {
                about = about.or(self.facts(d, node).support);
            }
            self.asked.insert(memory, self.fingerprints.variables(d, about));
        }
        self.fingerprints.of(d, event, self.asked.get(&memory)?)
    }

    /// The function with all known variables put in.
    fn put_in(&mut self, d: &mut Diagram, mut f: Node, known: &Facts) -> Node {
        let support = self.facts(d, f).support;
        for level in support.and(known.surely).iter() {
            f = d.restrict(f, level, true);
        }
        for level in support.and(known.never).iter() {
            f = d.restrict(f, level, false);
        }
        f
    }

    fn facts(&mut self, d: &Diagram, f: Node) -> Facts {
        match f {
            Node::FALSE => Facts { support: Bits::NONE, surely: Bits::ALL, never: Bits::ALL },
            Node::TRUE => Facts { support: Bits::NONE, surely: Bits::NONE, never: Bits::NONE },
            _ => {
                let place = self.places.get(f.index()).copied().unwrap_or(0);
                if let Some(known) = self.facts.get((place as usize).wrapping_sub(1)) {
                    return *known;
                }
                let (low, high) = (self.facts(d, d.low(f)), self.facts(d, d.high(f)));
                let mut facts = Facts {
                    support: low.support.or(high.support),
                    surely: low.surely.and(high.surely),
                    never: low.never.and(high.never),
                };
                let level = d.level(f) as usize;
                facts.support.put(level);
                if d.low(f) == Node::FALSE {
                    facts.surely.put(level);
                }
                if d.high(f) == Node::FALSE {
                    facts.never.put(level);
                }
                if self.places.len() <= f.index() {
                    self.places.resize(d.len(), 0);
                }
                self.facts.push(facts);
                self.places[f.index()] = self.facts.len() as u32;
                facts
            }
        }
    }

    /// Slots that may still be read by something that matters.
    fn relevant(&mut self, reasoner: &Reasoner<'_>, terms: &Terms, memory: &[Node]) -> Bits {
        let (mut on, mut off) = (Bits::NONE, Bits::NONE);
        for (slot, &node) in memory.iter().enumerate() {
            match node {
                Node::TRUE => on.put(slot),
                Node::FALSE => off.put(slot),
                _ => {}
            }
        }
        if let Some(&known) = self.relevant.get(&(on, off)) {
            return known;
        }
        let mut future = Future::new(reasoner, terms, on, off);
        future.spread();
        let relevant = future.read();
        self.relevant.insert((on, off), relevant);
        relevant
    }
}

/// The event without tests of variables that it makes certain.
fn drop_known(d: &mut Diagram, event: Node, known: &Facts, memo: &mut FxHashMap<Node, Node>) -> Node {
    if event.is_terminal() {
        return event;
    }
    if let Some(&done) = memo.get(&event) {
        return done;
    }
    let level = d.level(event) as usize;
    let made = if known.surely.has(level) {
        drop_known(d, d.high(event), known, memo)
    } else if known.never.has(level) {
        drop_known(d, d.low(event), known, memo)
    } else {
        let low = drop_known(d, d.low(event), known, memo);
        let high = drop_known(d, d.high(event), known, memo);
        d.test(level, low, high)
    };
    memo.insert(event, made);
    made
}

/// What is known of an expression, and the slots on which that rests.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Known {
    value: Option<bool>,
    by: Bits,
}

impl Known {
    const fn always(value: bool) -> Self {
        Known { value: Some(value), by: Bits::NONE }
    }

    fn never(self) -> bool {
        self.value == Some(false)
    }
}

/// All that may still happen, for all cases at once, by known constants only.
struct Future<'a> {
    reasoner: &'a Reasoner<'a>,
    moves: Vec<&'a Move>,
    on: Bits,
    off: Bits,
    formulas: Vec<Option<Known>>,
}

impl<'a> Future<'a> {
    fn new(reasoner: &'a Reasoner<'a>, terms: &Terms, on: Bits, off: Bits) -> Self {
        let car = reasoner.car;
        let all = car.move_ids().filter(|&mv| terms.allows(mv)).map(|mv| car.at(mv));
        let moves = all.filter(|mv| mv.serves(reasoner.goal.kind)).collect();
        Future { reasoner, moves, on, off, formulas: vec![None; car.formulas.len()] }
    }

    /// Takes out of what is known all that moves may change.
    fn spread(&mut self) {
        loop {
            let (on, off) = (self.on, self.off);
            for at in 0..self.moves.len() {
                let mv = self.moves[at];
                if self.may_be_made(mv) {
                    self.changes(&mv.first);
                    for outcome in &mv.outcomes {
                        if self.may_be_seen(mv, outcome) {
                            self.changes(&outcome.then);
                        }
                    }
                }
            }
            if (on, off) == (self.on, self.off) {
                return;
            }
        }
    }

    fn changes(&mut self, sets: &[(SlotId, Expr)]) {
        for (slot, expr) in sets {
            let slot = slot.index();
            let (on, off) = (self.on.has(slot), self.off.has(slot));
            if !on && !off {
                continue;
            }
            let stays = self.value(expr).value == Some(on);
            if !stays {
                self.on.take(slot);
                self.off.take(slot);
                self.formulas.fill(None);
            }
        }
    }

    fn may_be_made(&mut self, mv: &Move) -> bool {
        !self.value(&mv.needs).never() && !self.value(&mv.worth).never()
    }

    /// The last outcome has no condition.
    fn may_be_seen(&mut self, mv: &Move, outcome: &Outcome) -> bool {
        mv.outcomes.last() == Some(outcome) || !self.value(&outcome.when).never()
    }

    /// Slots on which anything that matters may rest.
    fn read(&mut self) -> Bits {
        let mut read = self.value(&self.reasoner.goal.done).by;
        let mut sets = Vec::new();
        for at in 0..self.moves.len() {
            let mv = self.moves[at];
            let (needs, worth) = (self.value(&mv.needs), self.value(&mv.worth));
            if needs.never() || worth.never() {
                read = read.or(if needs.never() { needs.by } else { worth.by });
                continue;
            }
            read = read.or(needs.by).or(worth.by);
            sets.extend(&mv.first);
            for outcome in &mv.outcomes {
                read = read.or(self.value(&outcome.when).by);
                if self.may_be_seen(mv, outcome) {
                    sets.extend(&outcome.then);
                }
            }
        }
        let sets: Vec<(usize, Bits)> = sets.into_iter().map(|(slot, e)| (slot.index(), self.value(e).by)).collect();
        loop {
            let before = read;
            for (slot, from) in &sets {
                if read.has(*slot) {
                    read = read.or(*from);
                }
            }
            if read == before {
                return read;
            }
        }
    }

    fn value(&mut self, expr: &Expr) -> Known {
        match expr {
            Expr::Const(value) => Known::always(*value),
            Expr::Slot(slot) => self.slot(slot.index()),
            Expr::Formula(id) => {
                let at = id.index();
                if let Some(known) = self.formulas[at] {
                    return known;
                }
                let known = self.value(&self.reasoner.car.formulas[at].when);
                self.formulas[at] = Some(known);
                known
            }
            Expr::Not(inner) => {
                let Known { value, by } = self.value(inner);
                Known { value: value.map(|v| !v), by }
            }
            Expr::All(parts) => self.at_least(parts.len(), parts),
            Expr::Any(parts) => self.at_least(1, parts),
            Expr::AtLeast(least, parts) => self.at_least(*least, parts),
        }
    }

    fn slot(&self, slot: usize) -> Known {
        let mut by = Bits::NONE;
        by.put(slot);
        let known = self.on.has(slot) || self.off.has(slot);
        Known { value: known.then(|| self.on.has(slot)), by }
    }

    fn at_least(&mut self, least: usize, parts: &[Expr]) -> Known {
        let (mut yes, mut no) = ((0, Bits::NONE), (0, Bits::NONE));
        let mut all = Bits::NONE;
        if least == 0 {
            return Known::always(true);
        }
        for part in parts {
            let Known { value, by } = self.value(part);
            all = all.or(by);
            match value {
                Some(true) => yes = (yes.0 + 1, yes.1.or(by)),
                Some(false) => no = (no.0 + 1, no.1.or(by)),
                None => {}
            }
            if yes.0 >= least {
                return Known { value: Some(true), by: yes.1 };
            }
            if parts.len() < least + no.0 {
                return Known { value: Some(false), by: no.1 };
            }
        }
        Known { value: (parts.len() < least).then_some(false), by: all }
    }
}
