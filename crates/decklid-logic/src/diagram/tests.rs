//! Random formulas compared with direct evaluation on every valuation.

use super::{Count, Diagram, Node, Sweep};

/// A small seeded generator (SplitMix64), so that a failing case can be repeated.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// A function beside its truth table: bit `m` of the table is the value on valuation `m`.
#[derive(Clone)]
pub(super) struct Case {
    pub(super) node: Node,
    pub(super) table: Vec<bool>,
}

pub(super) fn variable(d: &mut Diagram, v: usize) -> Case {
    Case { node: d.var(v), table: (0..1usize << d.variables()).map(|m| m >> v & 1 == 1).collect() }
}

fn combine(node: Node, parts: &[&Case], value: impl Fn(&[bool]) -> bool) -> Case {
    let table =
        (0..parts[0].table.len()).map(|m| value(&parts.iter().map(|part| part.table[m]).collect::<Vec<_>>())).collect();
    Case { node, table }
}

/// Grows a pool of functions from the variables by random operations.
fn pool(d: &mut Diagram, random: &mut Random, steps: usize) -> Vec<Case> {
    let n = d.variables();
    let mut pool: Vec<Case> = (0..n).map(|v| variable(d, v)).collect();
    for _ in 0..steps {
        let [a, b, c] = [0; 3].map(|_| pool[random.below(pool.len())].clone());
        let v = random.below(n);
        let made = match random.below(8) {
            0 => combine(d.not(a.node), &[&a], |x| !x[0]),
            1 => combine(d.and(a.node, b.node), &[&a, &b], |x| x[0] & x[1]),
            2 => combine(d.or(a.node, b.node), &[&a, &b], |x| x[0] | x[1]),
            3 => combine(d.xor(a.node, b.node), &[&a, &b], |x| x[0] ^ x[1]),
            4 => combine(d.diff(a.node, b.node), &[&a, &b], |x| x[0] & !x[1]),
            5 | 6 => combine(d.ite(a.node, b.node, c.node), &[&a, &b, &c], |x| if x[0] { x[1] } else { x[2] }),
            _ => {
                let value = random.below(2) == 1;
                let fix = |m: usize| (m & !(1 << v)) | usize::from(value) << v;
                let table = (0..a.table.len()).map(|m| a.table[fix(m)]).collect();
                let node = d.restrict(a.node, v, value);
                Case { node, table }
            }
        };
        pool.push(made);
    }
    pool
}

/// P(valuation `m`).
fn weight(priors: &[f64], m: usize) -> f64 {
    let one = |(v, p): (usize, &f64)| if m >> v & 1 == 1 { *p } else { 1.0 - p };
    priors.iter().enumerate().map(one).product()
}

fn probability(priors: &[f64], table: &[bool], given: impl Fn(usize) -> bool) -> f64 {
    (0..table.len()).filter(|&m| table[m] && given(m)).map(|m| weight(priors, m)).sum()
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1e-3), "{a} {b}");
}

fn priors(random: &mut Random, n: usize) -> Vec<f64> {
    let prior = |random: &mut Random| match random.below(10) {
        0 => 0.0,
        1 => 1.0,
        _ => random.unit(),
    };
    (0..n).map(|_| prior(random)).collect()
}

fn check_shape(d: &Diagram) {
    let mut rows = d.rows[2..].to_vec();
    for (i, row) in rows.iter().enumerate() {
        assert!(row.low != row.high);
        assert!((row.low as usize) < i + 2 && (row.high as usize) < i + 2);
        assert!(d.row(row.low).level > row.level && d.row(row.high).level > row.level);
    }
    rows.sort_by_key(|row| (row.level, row.low, row.high));
    rows.dedup();
    assert_eq!(rows.len() + 2, d.len());
}

fn check_case(d: &Diagram, sweep: &mut Sweep, case: &Case) {
    let (n, f) = (d.variables(), case.node);
    for (m, &value) in case.table.iter().enumerate() {
        assert_eq!(d.eval(f, &|v| m >> v & 1 == 1), value);
    }
    let total = probability(&d.priors, &case.table, |_| true);
    close(d.probability(f), total);
    let posteriors = d.posteriors(f);
    assert_eq!(posteriors.is_some(), total > 0.0);
    let derivatives = d.derivatives(f);
    let mut again = vec![0.0; n];
    sweep.posteriors(d, f, &mut again);
    for v in 0..n {
        let p = probability(&d.priors, &case.table, |m| m >> v & 1 == 1);
        if let Some(posteriors) = &posteriors {
            close(posteriors[v], p / total);
            assert_eq!(posteriors[v], again[v]);
        }
        let mut sure = d.priors.clone();
        sure[v] = 1.0;
        let with = probability(&sure, &case.table, |_| true);
        sure[v] = 0.0;
        close(derivatives[v], with - probability(&sure, &case.table, |_| true));
        let depends = (0..case.table.len()).any(|m| case.table[m] != case.table[m ^ 1 << v]);
        assert_eq!(d.support(f).contains(&v), depends);
    }
}

#[test]
fn agrees_with_direct_evaluation() {
    for seed in 0..60 {
        let mut random = Random(seed);
        let n = 1 + random.below(if seed % 10 == 0 { 12 } else { 7 });
        let mut d = Diagram::new(priors(&mut random, n));
        let cases = pool(&mut d, &mut random, 60);
        let mut sweep = Sweep::new();
        check_shape(&d);
        for case in &cases {
            check_case(&d, &mut sweep, case);
        }
        for pair in cases.windows(2) {
            let mut both = pair[0].table.iter().zip(&pair[1].table);
            let implied = both.clone().all(|(a, b)| !a | b);
            assert_eq!(d.implies(pair[0].node, pair[1].node), implied);
            let joint = d.joint(pair[0].node, pair[1].node);
            let both_table: Vec<bool> = both.clone().map(|(a, b)| a & b).collect();
            close(joint, probability(&d.priors, &both_table, |_| true));
            assert_eq!(pair[0].node == pair[1].node, both.all(|(a, b)| a == b));
        }
    }
}

#[test]
fn constants_and_strangers() {
    let mut d = Diagram::new(vec![0.25]);
    assert!(d.is_empty());
    assert_eq!(d.var(1), Node::FALSE);
    assert_eq!(d.prior(1), 0.0);
    let a = d.var(0);
    assert_eq!(d.restrict(a, 7, true), a);
    assert_eq!(d.level(Node::TRUE), u32::MAX);
    assert_eq!(d.posteriors(Node::TRUE), Some(vec![0.25]));
    assert_eq!(d.posteriors(Node::FALSE), None);
    assert_eq!(d.derivatives(Node::TRUE), vec![0.0]);
    assert_eq!((d.size(Node::TRUE), d.size(a)), (1, 3));
    assert_eq!(d.len(), 3);
    assert!(!d.is_empty());
}

#[test]
fn tables_grow() {
    let mut d = Diagram::new(vec![0.5; 40]);
    let mut random = Random(1);
    let mut f = Node::FALSE;
    while d.len() < 40_000 {
        let mut clause = Node::TRUE;
        for _ in 0..4 {
            let v = d.var(random.below(40));
            clause = d.and(clause, v);
        }
        f = d.or(f, clause);
    }
    check_shape(&d);
    assert!(d.support(f).len() > 30);
}

#[test]
fn forgets_and_makes_again() {
    let mut random = Random(5);
    let mut d = Diagram::new(priors(&mut random, 8));
    let kept = pool(&mut d, &mut random, 30);
    let (len, fresh) = (d.len(), d.clone());
    for seed in 0..20 {
        let mut random = Random(seed);
        let cases = pool(&mut d, &mut random, 80);
        for pair in cases.windows(2) {
            let both = (0..256).map(|m| pair[0].table[m] & pair[1].table[m]);
            let expected = probability(&d.priors, &both.collect::<Vec<_>>(), |_| true);
            close(d.joint(pair[0].node, pair[1].node), expected);
        }
        check_shape(&d);
        let mut sweep = Sweep::new();
        for case in cases.iter().chain(&kept) {
            check_case(&d, &mut sweep, case);
        }
        d.forget_after(len);
        assert_eq!(d.rows, fresh.rows);
        assert_eq!(d.unique.used(), len - 2);
    }
}

/// Sets of true (`dual`: false) variables that settle the table while no smaller part of them does.
fn minimal_sets(table: &[bool], dual: bool) -> Vec<Vec<usize>> {
    let all = table.len() - 1;
    let holds = |m: usize| if dual { !table[all & !m] } else { table[m] };
    // Every proper part of m that is left when bits are taken away, counted down.
    let minimal = |m: usize| {
        let mut part = m;
        while part != 0 {
            part = (part - 1) & m;
            if holds(part) {
                return false;
            }
        }
        holds(m)
    };
    let found = (0..table.len()).filter(|&m| minimal(m));
    let mut sets: Vec<Vec<usize>> = found.map(|m| (0..16).filter(|v| m >> v & 1 == 1).collect()).collect();
    sets.sort_by(|a, b| a.len().cmp(&b.len()).then(a.cmp(b)));
    sets
}

#[test]
fn minimal_solutions_agree_with_brute_force() {
    for seed in 0..40 {
        let mut random = Random(seed);
        let n = 1 + random.below(8);
        let mut d = Diagram::new(priors(&mut random, n));
        for case in pool(&mut d, &mut random, 40) {
            for dual in [false, true] {
                let family = match dual {
                    false => d.minimal_solutions(case.node),
                    true => d.minimal_dual_solutions(case.node),
                };
                let expected = minimal_sets(&case.table, dual);
                assert_eq!(family.sets().collect::<Vec<_>>(), expected);
                assert_eq!(family.count(), Count::Exact(expected.len() as u128));
                assert_eq!(family.is_empty(), expected.is_empty());
                let mut spectrum = vec![0; expected.last().map_or(0, |set| set.len() + 1)];
                expected.iter().for_each(|set| spectrum[set.len()] += 1);
                let spectrum: Vec<_> = spectrum.into_iter().map(Count::Exact).collect();
                assert_eq!(family.spectrum(), spectrum);
            }
        }
    }
}

#[test]
fn counts_beyond_128_bits_say_so() {
    // 100 pairs, one of each must fail: 2^100 sets of 100; with threes 3^100.
    for (width, exact) in [(2, true), (3, false)] {
        let mut d = Diagram::new(vec![0.5; 100 * width]);
        let mut f = Node::TRUE;
        for group in (0..100).rev() {
            let parts: Vec<Node> = (0..width).map(|i| d.var(group * width + i)).collect();
            let any = parts.into_iter().fold(Node::FALSE, |f, part| d.or(f, part));
            f = d.and(any, f);
        }
        let family = d.minimal_solutions(f);
        let expected = (width as f64).powi(100);
        match (family.count(), exact) {
            (Count::Exact(count), true) => assert_eq!(count, 1 << 100),
            (Count::About(count), false) => assert!((count / expected - 1.0).abs() < 1e-12),
            (count, _) => panic!("{count:?}"),
        }
        assert_eq!(family.spectrum().len(), 101);
        assert_eq!(family.spectrum()[100], family.count());
        let first: Vec<_> = family.sets().take(2).collect();
        assert_eq!(first[0], (0..100).map(|i| i * width).collect::<Vec<_>>());
        assert_eq!(first[1][99], 99 * width + 1);
    }
}
