//! A number for what an event says about some variables and nothing else.
//!
//! Two events say the same about variables R when they make every assignment of R as likely, all
//! other variables summed over. With weights as unknowns that is an equation between two
//! polynomials. Both are evaluated at one fixed random point, in whole numbers modulo the prime
//! 2^61 − 1, where nothing is rounded: equal polynomials give equal numbers, and different ones do
//! so with a chance below (variables / 2^61) for each pair (Schwartz and Zippel), some 10^-7 for all
//! pairs of a search with 100,000 beliefs.

use rustc_hash::FxHashMap;

use crate::bits::Bits;
use crate::diagram::{Diagram, Node};
use crate::kept::Kept;

const PRIME: u64 = (1 << 61) - 1;
/// The fixed random point comes from this sequence (splitmix64).
const SEED: u64 = 0x5DEC_11D0_0F1A_6E57;

/// Fingerprints of events over the variables of one [`Diagram`].
#[derive(Default)]
pub struct Fingerprints {
    /// P(variable), modulo the prime.
    priors: Vec<u64>,
    /// The point: what stands for the prior of a variable that is asked about.
    point: Vec<u64>,
    /// Where the sequence stands.
    state: u64,
    /// P(node), modulo the prime; `None` if not computed yet.
    chances: Vec<Option<u64>>,
    /// What is asked about from a level on, numbered: (asked about this level, number of the rest).
    tails: FxHashMap<(u32, bool, u32), u32>,
    /// Values of nodes by number of the tail.
    values: Kept<u64>,
}

/// A set of variables prepared for asking.
pub struct Variables {
    about: Bits,
    /// For each level, the number of the tail that begins there.
    tails: Vec<u32>,
}

impl Fingerprints {
    /// Prepares a set of variables.
    pub fn variables(&mut self, d: &Diagram, about: Bits) -> Variables {
        let mut tails = vec![0; d.variables() + 1];
        for level in (0..d.variables()).rev() {
            let next = self.tails.len() as u32 + 1;
            let tail = (level as u32, about.has(level), tails[level + 1]);
            tails[level] = *self.tails.entry(tail).or_insert(next);
        }
        Variables { about, tails }
    }

    /// What the event says about these variables; none for an event that cannot be.
    pub fn of(&mut self, d: &Diagram, event: Node, about: &Variables) -> Option<u64> {
        self.prepare(d);
        let value = self.value(d, event, about);
        let chance = self.chance(d, event);
        (chance != 0).then(|| times(value, inverse(chance)))
    }

    fn prepare(&mut self, d: &Diagram) {
        if self.priors.is_empty() {
            self.state = SEED;
        }
        for level in self.priors.len()..d.variables() {
            self.priors.push(whole(d.prior(level)));
            self.point.push(draw(&mut self.state) % PRIME);
        }
    }

    fn chance(&mut self, d: &Diagram, f: Node) -> u64 {
        if f.is_terminal() {
            return u64::from(f == Node::TRUE);
        }
        if let Some(Some(known)) = self.chances.get(f.index()) {
            return *known;
        }
        let (low, high) = (self.chance(d, d.low(f)), self.chance(d, d.high(f)));
        let made = mix(self.priors[d.level(f) as usize], low, high);
        if self.chances.len() <= f.index() {
            self.chances.resize(d.len(), None);
        }
        self.chances[f.index()] = Some(made);
        made
    }

    fn value(&mut self, d: &Diagram, f: Node, asked: &Variables) -> u64 {
        if f.is_terminal() {
            return u64::from(f == Node::TRUE);
        }
        let level = d.level(f) as usize;
        let (at, tail) = (f.index() as u32, asked.tails[level]);
        if let Some(known) = self.values.get(at, tail, 0) {
            return known;
        }
        let (low, high) = (self.value(d, d.low(f), asked), self.value(d, d.high(f), asked));
        let weight = if asked.about.has(level) { self.point[level] } else { self.priors[level] };
        let made = mix(weight, low, high);
        self.values.put(at, tail, 0, made);
        made
    }
}

/// `(1 − weight) low + weight high`.
fn mix(weight: u64, low: u64, high: u64) -> u64 {
    let step = times(weight, (high + PRIME - low) % PRIME);
    (low + step) % PRIME
}

fn times(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    let folded = (product as u64 & PRIME) + (product >> 61) as u64;
    if folded >= PRIME { folded - PRIME } else { folded }
}

/// `1 / a`, as the power to the prime less two (Fermat).
fn inverse(a: u64) -> u64 {
    let (mut result, mut power, mut left) = (1, a, PRIME - 2);
    while left > 0 {
        if left & 1 == 1 {
            result = times(result, power);
        }
        power = times(power, power);
        left >>= 1;
    }
    result
}

/// A probability to 2^-60, as that whole number over 2^60.
fn whole(p: f64) -> u64 {
    let scaled = (p * (1u64 << 60) as f64) as u64;
    times(scaled % PRIME, inverse(times(1 << 30, 1 << 30)))
}

fn draw(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const VARIABLES: usize = 5;

    /// P(event | every assignment of the variables asked about), over P(event).
    fn says(d: &Diagram, event: Node, about: Bits) -> Vec<f64> {
        let mut sums: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for case in 0..1usize << VARIABLES {
            let on = |v: usize| case >> v & 1 == 1;
            let p: f64 = (0..VARIABLES).map(|v| if on(v) { d.prior(v) } else { 1.0 - d.prior(v) }).product();
            let asked = (0..VARIABLES).filter(|&v| about.has(v) && on(v)).map(|v| 1 << v).sum();
            let sum = sums.entry(asked).or_default();
            sum.0 += p;
            sum.1 += if d.eval(event, &on) { p } else { 0.0 };
        }
        sums.values().map(|(all, seen)| seen / all / d.probability(event)).collect()
    }

    fn random(d: &mut Diagram, state: &mut u64) -> Node {
        let mut f = Node::FALSE;
        for _ in 0..3 {
            let mut part = Node::TRUE;
            for v in 0..VARIABLES {
                let variable = d.var(v);
                part = match draw(state) % 4 {
                    0 => d.and(part, variable),
                    1 => d.diff(part, variable),
                    _ => part,
                };
            }
            f = d.or(f, part);
        }
        f
    }

    #[test]
    fn equal_exactly_where_the_same_is_said() {
        let mut d = Diagram::new(vec![0.5, 0.25, 0.125, 0.5, 0.75]);
        let mut state = 7;
        let (mut same, mut different) = (0, 0);
        for _ in 0..400 {
            let mut about = Bits::NONE;
            (0..VARIABLES).filter(|_| draw(&mut state).is_multiple_of(2)).for_each(|v| about.put(v));
            let mut prints = Fingerprints::default();
            let asked = prints.variables(&d, about);
            let events: Vec<Node> = (0..12).map(|_| random(&mut d, &mut state)).collect();
            for pair in events.windows(2).filter(|p| p.iter().all(|&e| d.probability(e) > 0.0)) {
                let [a, b] = [pair[0], pair[1]].map(|event| prints.of(&d, event, &asked));
                let wanted =
                    says(&d, pair[0], about).iter().zip(says(&d, pair[1], about)).all(|(a, b)| (a - b).abs() < 1e-12);
                assert_eq!(a == b, wanted);
                *(if wanted { &mut same } else { &mut different }) += 1;
            }
        }
        assert!(same > 100 && different > 100, "{same} and {different}");
    }

    #[test]
    fn impossible_events_have_none() {
        let d = Diagram::new(vec![0.5]);
        let mut prints = Fingerprints::default();
        let asked = prints.variables(&d, Bits::NONE);
        assert_eq!(prints.of(&d, Node::FALSE, &asked), None);
        assert_eq!(prints.of(&d, Node::TRUE, &asked), Some(1));
    }
}
