//! The people: sets of hidden things that differ from the typical car, and people drawn by probability.

use std::collections::BTreeSet;

use decklid_car::car::{Car, HiddenKind};
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// One more person is drawn by probability per this many sets.
const SETS_A_DRAW: usize = 4;

/// Everyone's hidden Booleans, and how they were chosen.
pub(super) struct People {
    /// For each person the value of each hidden Boolean.
    pub(super) hidden: Vec<Vec<bool>>,
    /// Sets that are possible.
    pub(super) possible: u64,
    /// Sets that were used.
    pub(super) sets: usize,
    /// Every set of at most this many things was used.
    pub(super) every_up_to: usize,
    /// People drawn by probability.
    pub(super) drawn: usize,
}

/// A typical car. No one reports a wrong answer: what happens on the twin is what is reported.
pub(super) fn likely(car: &Car) -> Vec<bool> {
    car.hidden.iter().map(|h| h.prior > 0.5).collect()
}

/// People with at most `faults` differences, at most `most` sets of them.
pub(super) fn people(car: &Car, faults: usize, most: usize, seed: u64) -> People {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let open = |h: &usize| car.hidden[*h].kind != HiddenKind::Noise && (0.0..1.0).contains(&car.hidden[*h].prior);
    let turnable: Vec<usize> = (0..car.hidden.len()).filter(open).collect();
    let (sets, every_up_to) = sets(turnable.len(), faults, most, &mut dice);
    let turned = |set: &Vec<usize>| {
        let mut hidden = likely(car);
        set.iter().for_each(|&at| hidden[turnable[at]] ^= true);
        hidden
    };
    let mut hidden: Vec<Vec<bool>> = sets.iter().map(turned).collect();
    let drawn = sets.len().div_ceil(SETS_A_DRAW);
    hidden.extend((0..drawn).map(|_| as_likely(car, &mut dice)));
    let possible = (0..=faults).fold(0, |sum: u64, k| sum.saturating_add(choose(turnable.len(), k)));
    People { hidden, possible, sets: sets.len(), every_up_to, drawn }
}

fn as_likely(car: &Car, dice: &mut ChaCha8Rng) -> Vec<bool> {
    let mut hidden = likely(car);
    for (value, what) in hidden.iter_mut().zip(&car.hidden) {
        let share = (dice.next_u64() >> 11) as f64 / (1u64 << 53) as f64;
        if what.kind != HiddenKind::Noise {
            *value = share < what.prior;
        }
    }
    hidden
}

/// Sets of at most `faults` of `n` things, and the size up to which the list is complete. Sizes that do not fit
/// completely share the remaining room.
fn sets(n: usize, faults: usize, most: usize, dice: &mut ChaCha8Rng) -> (Vec<Vec<usize>>, usize) {
    let mut sets: Vec<Vec<usize>> = Vec::new();
    let mut size = 0;
    while size <= faults && sets.len() as u64 + choose(n, size) <= most as u64 {
        every(n, size, &mut Vec::new(), &mut sets);
        size += 1;
    }
    let whole = size.saturating_sub(1);
    while size <= faults {
        let room = (most - sets.len()) / (faults + 1 - size);
        sets.extend(some(n, size, room, dice));
        size += 1;
    }
    (sets, whole)
}

/// All sets of that size that begin with `begun`.
fn every(n: usize, size: usize, begun: &mut Vec<usize>, sets: &mut Vec<Vec<usize>>) {
    if begun.len() == size {
        sets.push(begun.clone());
        return;
    }
    for next in begun.last().map_or(0, |last| last + 1)..n {
        begun.push(next);
        every(n, size, begun, sets);
        begun.pop();
    }
}

/// This many different sets of that size, or all of them.
fn some(n: usize, size: usize, count: usize, dice: &mut ChaCha8Rng) -> BTreeSet<Vec<usize>> {
    let count = choose(n, size).min(count as u64) as usize;
    let mut sets = BTreeSet::new();
    while sets.len() < count {
        let mut set = BTreeSet::new();
        while set.len() < size {
            set.insert((dice.next_u64() % n as u64) as usize);
        }
        sets.insert(set.into_iter().collect());
    }
    sets
}

/// How many sets of `k` of `n` things there are.
fn choose(n: usize, k: usize) -> u64 {
    if k > n {
        return 0;
    }
    (0..k).fold(1u64, |product, i| product.saturating_mul((n - i) as u64) / (i as u64 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_sizes_are_whole_and_large_ones_drawn() {
        let dice = || ChaCha8Rng::seed_from_u64(3);
        assert_eq!((choose(5, 2), choose(50, 3), choose(2, 3)), (10, 19_600, 0));
        let (all, whole) = sets(5, 2, 16, &mut dice());
        assert_eq!((all.len(), whole), (1 + 5 + 10, 2));
        let (some, whole) = sets(50, 3, 2_000, &mut dice());
        assert_eq!((some.len(), whole), (2_000, 2), "1,276 sets of at most two, the rest drawn");
        assert_eq!(some.iter().collect::<BTreeSet<_>>().len(), 2_000, "no set comes twice");
        assert_eq!(some, sets(50, 3, 2_000, &mut dice()).0, "the same dice, the same sets");
        let (few, whole) = sets(50, 2, 11, &mut dice());
        assert_eq!((few.len(), whole), (11, 0));
        assert_eq!(sets(2, 8, 100, &mut dice()).0.len(), 4, "there are no larger sets");
    }
}
