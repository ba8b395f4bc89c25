//! What a move does hangs only on the slots that it reads: memories that agree on those share the work.

use rustc_hash::FxHashMap;

use crate::plan::waits::each_read;
use decklid_car::car::{Car, Move, MoveId};
use decklid_logic::diagram::{Diagram, Node};
use decklid_meaning as meaning;

/// What moves do, as far as it was asked.
#[derive(Default)]
pub(super) struct Effects {
    /// Slots that each move reads; empty until it is asked about.
    reads: FxHashMap<MoveId, Vec<usize>>,
    known: FxHashMap<(MoveId, Vec<Node>), usize>,
    effects: Vec<Effect>,
}

/// What a move does in all memories that agree on the slots it reads.
pub(super) struct Effect {
    pub(super) needs: Node,
    pub(super) worth: Node,
    /// For each outcome: when it is seen, and the slots that it changes with their values.
    pub(super) branches: Vec<(Node, Vec<(usize, Node)>)>,
}

impl Effects {
    /// What the move does in a memory.
    pub(super) fn of(&mut self, d: &mut Diagram, car: &Car, mv: MoveId, memory: &[Node]) -> &Effect {
        let reads = self.reads.entry(mv).or_insert_with(|| reads(car, car.at(mv)));
        let key = (mv, reads.iter().map(|&slot| memory[slot]).collect());
        let at = match self.known.get(&key) {
            Some(&at) => at,
            None => {
                self.effects.push(work_out(d, car, car.at(mv), memory));
                self.known.insert(key, self.effects.len() - 1);
                self.effects.len() - 1
            }
        };
        &self.effects[at]
    }
}

fn reads(car: &Car, mv: &Move) -> Vec<usize> {
    let mut reads = Vec::new();
    each_read(car, mv, &mut |slot| reads.push(slot));
    reads.sort_unstable();
    reads.dedup();
    reads
}

fn work_out(d: &mut Diagram, car: &Car, mv: &Move, memory: &[Node]) -> Effect {
    let needs = meaning::value(d, car, memory, &mv.needs);
    let worth = meaning::value(d, car, memory, &mv.worth);
    let branches = meaning::act(d, car, memory, mv).into_iter().zip(&mv.outcomes);
    let branches = branches.map(|(branch, outcome)| {
        let changed = mv.first.iter().chain(&outcome.then).map(|(slot, _)| slot.index());
        (branch.seen, changed.map(|slot| (slot, branch.after[slot])).collect())
    });
    Effect { needs, worth, branches: branches.collect() }
}
