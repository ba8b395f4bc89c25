//! Weights of states as formal sums of products of the file's own numbers.
//!
//! Two beliefs are the same exactly when their weights are, so weights are
//! never compared as rounded numbers: `0.85 · 0.15` is the same weight in
//! either order, and terms added in another order give the same sum.

use rustc_hash::FxHashMap;

/// A weight, by its number. Equal weights have equal numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(super) struct Weight(u32);

/// A number of the file, by index.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(super) struct Atom(u32);

/// A product of atoms, each with its multiplicity, atoms ascending.
type Product = Box<[(Atom, u32)]>;
/// A sum of products, each with its multiplicity, products ascending.
type Sum = Box<[(u32, u32)]>;

/// All weights met so far.
pub(super) struct Weights {
    atoms: Vec<f64>,
    numbers: FxHashMap<u64, Atom>,
    products: Vec<(Product, f64)>,
    product_index: FxHashMap<Product, u32>,
    sums: Vec<Sum>,
    values: Vec<f64>,
    sum_index: FxHashMap<Sum, Weight>,
    times: FxHashMap<(Weight, Atom), Weight>,
    plus: FxHashMap<(Weight, Weight), Weight>,
}

/// A longer sum becomes its own atom: it is then no longer recognized, which is slower, not wrong.
const LONGEST: usize = 24;

impl Weights {
    /// The weight one.
    pub(super) const ONE: Weight = Weight(0);

    pub(super) fn new() -> Self {
        let mut weights = Weights {
            atoms: Vec::new(),
            numbers: FxHashMap::default(),
            products: Vec::new(),
            product_index: FxHashMap::default(),
            sums: Vec::new(),
            values: Vec::new(),
            sum_index: FxHashMap::default(),
            times: FxHashMap::default(),
            plus: FxHashMap::default(),
        };
        let empty = weights.product(Box::new([]));
        weights.intern(vec![(empty, 1)]);
        weights
    }

    /// The value of a weight.
    pub(super) fn value(&self, weight: Weight) -> f64 {
        self.values[weight.0 as usize]
    }

    /// The atom for a number as written in the file.
    pub(super) fn number(&mut self, value: f64) -> Atom {
        if let Some(&known) = self.numbers.get(&value.to_bits()) {
            return known;
        }
        let atom = self.fresh(value);
        self.numbers.insert(value.to_bits(), atom);
        atom
    }

    /// A unique atom.
    pub(super) fn fresh(&mut self, value: f64) -> Atom {
        self.atoms.push(value);
        Atom(self.atoms.len() as u32 - 1)
    }

    /// A multiple of the atom.
    pub(super) fn of(&mut self, atom: Atom, count: u32) -> Weight {
        let product = self.product(Box::new([(atom, 1)]));
        self.intern(vec![(product, count)])
    }

    /// The weight times an atom.
    pub(super) fn times(&mut self, weight: Weight, atom: Atom) -> Weight {
        if let Some(&known) = self.times.get(&(weight, atom)) {
            return known;
        }
        let sum = self.sums[weight.0 as usize].clone();
        let product = sum.iter().map(|&(product, count)| (self.product_times(product, atom), count)).collect();
        let found = self.intern(product);
        self.times.insert((weight, atom), found);
        found
    }

    /// The sum of both weights.
    pub(super) fn plus(&mut self, a: Weight, b: Weight) -> Weight {
        let key = (a.min(b), a.max(b));
        if let Some(&known) = self.plus.get(&key) {
            return known;
        }
        let found = match joined(&self.sums[a.0 as usize], &self.sums[b.0 as usize]) {
            Some(sum) => self.intern(sum),
            None => {
                let atom = self.fresh(self.value(a) + self.value(b));
                self.of(atom, 1)
            }
        };
        self.plus.insert(key, found);
        found
    }

    /// Divides weights by the common factor of all their products. A single weight becomes one.
    pub(super) fn reduce(&mut self, weights: &mut [Weight]) {
        if let [only] = weights {
            *only = Self::ONE;
            return;
        }
        let Some((shared, count)) = self.shared(weights) else { return };
        if shared.is_empty() && count == 1 {
            return;
        }
        for weight in weights {
            let sum = self.sums[weight.0 as usize].clone();
            let rest = sum.iter().map(|&(product, times)| (self.without(product, &shared), times / count)).collect();
            *weight = self.intern(rest);
        }
    }

    /// The greatest product and count that all weights can be divided by.
    fn shared(&self, weights: &[Weight]) -> Option<(Vec<(Atom, u32)>, u32)> {
        let mut shared: Option<Vec<(Atom, u32)>> = None;
        let mut count = 0;
        for weight in weights {
            for &(product, times) in &self.sums[weight.0 as usize] {
                count = gcd(count, times);
                let product = &self.products[product as usize].0;
                match &mut shared {
                    None => shared = Some(product.to_vec()),
                    Some(shared) => shared.retain_mut(|(atom, power)| {
                        let there = product.iter().find(|p| p.0 == *atom).map_or(0, |p| p.1);
                        *power = (*power).min(there);
                        *power > 0
                    }),
                }
                if count == 1 && shared.as_ref().is_some_and(Vec::is_empty) {
                    return None;
                }
            }
        }
        Some((shared?, count))
    }

    fn without(&mut self, product: u32, shared: &[(Atom, u32)]) -> u32 {
        let mut rest = self.products[product as usize].0.to_vec();
        rest.retain_mut(|(atom, power)| {
            *power -= shared.iter().find(|s| s.0 == *atom).map_or(0, |s| s.1);
            *power > 0
        });
        self.product(rest.into())
    }

    fn product_times(&mut self, product: u32, atom: Atom) -> u32 {
        let mut longer = self.products[product as usize].0.to_vec();
        match longer.binary_search_by_key(&atom, |p| p.0) {
            Ok(at) => longer[at].1 += 1,
            Err(at) => longer.insert(at, (atom, 1)),
        }
        self.product(longer.into())
    }

    fn product(&mut self, product: Product) -> u32 {
        if let Some(&known) = self.product_index.get(&product) {
            return known;
        }
        let value = product.iter().map(|&(atom, power)| self.atoms[atom.0 as usize].powi(power as i32)).product();
        let number = self.products.len() as u32;
        self.products.push((product.clone(), value));
        self.product_index.insert(product, number);
        number
    }

    fn intern(&mut self, mut sum: Vec<(u32, u32)>) -> Weight {
        sum.sort_unstable();
        let sum: Sum = sum.into();
        if let Some(&known) = self.sum_index.get(&sum) {
            return known;
        }
        let value = sum.iter().map(|&(product, count)| self.products[product as usize].1 * f64::from(count)).sum();
        let number = Weight(self.sums.len() as u32);
        self.sums.push(sum.clone());
        self.values.push(value);
        self.sum_index.insert(sum, number);
        number
    }
}

/// Both sums merged; `None` if the result is too long.
fn joined(a: &[(u32, u32)], b: &[(u32, u32)]) -> Option<Vec<(u32, u32)>> {
    let mut all: Vec<(u32, u32)> = a.iter().chain(b).copied().collect();
    all.sort_unstable();
    let mut sum: Vec<(u32, u32)> = Vec::with_capacity(all.len());
    for (product, count) in all {
        match sum.last_mut() {
            Some(last) if last.0 == product => last.1 = last.1.checked_add(count)?,
            _ => sum.push((product, count)),
        }
    }
    (sum.len() <= LONGEST).then_some(sum)
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}
