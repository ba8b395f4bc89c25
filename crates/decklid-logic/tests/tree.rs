//! Random fault trees: everything that is answered equals what trying all cases gives.

mod common;

use std::collections::BTreeSet;

use decklid_logic::diagram::{Count, Diagram};
use decklid_logic::stop::Stop;
use decklid_logic::tree::{Effort, Gate, Link, Node, Tree, Unsolved, answers};

use common::dice::Dice;

/// A tree with so many events; every gate may be used more than once.
fn tree(dice: &mut Dice, events: usize, coherent: bool) -> Tree {
    let mut tree = Tree::new();
    let mut open: Vec<Link> = (0..events).map(|e| tree.event(format!("e{e}"), dice.unit() * 0.6)).collect();
    if dice.chance(0.1) {
        open.push(if dice.chance(0.5) { Link::TRUE } else { Link::FALSE });
    }
    while open.len() > 1 {
        let count = dice.between(1, 4.min(open.len()));
        let mut inputs: Vec<Link> = Vec::new();
        for _ in 0..count {
            let at = dice.below(open.len());
            let input = if dice.chance(0.75) { open.swap_remove(at) } else { open[at] };
            inputs.push(if !coherent && dice.chance(0.2) { input.opposite() } else { input });
            if open.is_empty() {
                break;
            }
        }
        let kinds = if coherent { 5 } else { 6 };
        let gate = match dice.below(kinds) {
            0 | 1 => Gate::All,
            2 | 3 => Gate::Any,
            4 => Gate::AtLeast(dice.between(1, inputs.len()) as u32),
            _ => Gate::Odd,
        };
        open.push(tree.gate(gate, inputs));
    }
    tree.top = open[0];
    tree
}

/// The value of the top when exactly these events happen.
fn happens(tree: &Tree, case: usize) -> bool {
    let order = tree.children_first(&[tree.top]).expect("no circle");
    let mut values = vec![false; tree.nodes.len()];
    for node in order {
        let so = |link: &Link| values[link.node()] != link.is_opposite();
        values[node] = match &tree.nodes[node] {
            Node::Never => false,
            Node::Event(event) => case >> event & 1 == 1,
            Node::Gate(Gate::All, inputs) => inputs.iter().all(so),
            Node::Gate(Gate::Any, inputs) => inputs.iter().any(so),
            Node::Gate(Gate::AtLeast(least), inputs) => inputs.iter().filter(|l| so(l)).count() >= *least as usize,
            Node::Gate(Gate::Odd, inputs) => inputs.iter().filter(|l| so(l)).count() % 2 == 1,
        };
    }
    values[tree.top.node()] != tree.top.is_opposite()
}

/// Everything, by trying all cases.
struct Brute {
    holds: Vec<bool>,
    p: Vec<f64>,
    cuts: Vec<usize>,
}

impl Brute {
    fn of(tree: &Tree) -> Self {
        let cases = 1 << tree.events.len();
        let holds: Vec<bool> = (0..cases).map(|case| happens(tree, case)).collect();
        let factor = |case: usize, e: usize| {
            let p = tree.events[e].probability;
            if case >> e & 1 == 1 { p } else { 1.0 - p }
        };
        let p = (0..cases).map(|case| (0..tree.events.len()).map(|e| factor(case, e)).product()).collect();
        let minimal = |&case: &usize| holds[case] && !(0..case).any(|c| c & case == c && holds[c]);
        let cuts = (0..cases).filter(minimal).collect();
        Brute { holds, p, cuts }
    }

    /// P(the cases that `which` chooses).
    fn sum(&self, which: impl Fn(usize) -> bool) -> f64 {
        (0..self.p.len()).filter(|&case| which(case)).map(|case| self.p[case]).sum()
    }

    fn top(&self) -> f64 {
        self.sum(|case| self.holds[case])
    }

    /// P(top | the event as told).
    fn given(&self, event: usize, so: bool) -> f64 {
        let is = |case: usize| (case >> event & 1 == 1) == so;
        self.sum(|case| self.holds[case] && is(case)) / self.sum(is)
    }

    fn fussell_vesely(&self, event: usize) -> f64 {
        let by = |case: usize| self.cuts.iter().any(|&cut| cut >> event & 1 == 1 && cut & case == cut);
        self.sum(|case| self.holds[case] && by(case)) / self.top()
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-12 * (1.0 + a.abs().max(b.abs()))
}

fn check(tree: &Tree, told: &str) {
    let brute = Brute::of(tree);
    let solved = answers(tree, Effort::default()).expect(told);
    assert!(close(solved.probability(), brute.top()), "{told}: {} {}", solved.probability(), brute.top());
    let cuts = solved.cut_sets();
    let bits = |set: Vec<usize>| set.into_iter().fold(0, |bits, event| bits | 1 << event);
    let listed: Vec<usize> = cuts.sets().map(bits).collect();
    assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), brute.cuts.iter().copied().collect(), "{told}");
    assert_eq!(listed.len(), brute.cuts.len(), "{told}: none twice");
    assert!(listed.is_sorted_by_key(|cut| cut.count_ones()), "{told}: smallest first");
    assert_eq!(cuts.count(), Count::Exact(brute.cuts.len() as u128), "{told}");
    for (order, count) in cuts.spectrum().into_iter().enumerate() {
        let of = brute.cuts.iter().filter(|cut| cut.count_ones() as usize == order).count();
        assert_eq!(count, Count::Exact(of as u128), "{told}: order {order}");
    }
    if let Some(paths) = solved.path_sets() {
        let all = brute.holds.len() - 1;
        let keeps = |set: &usize| !brute.holds[all & !set];
        let minimal = |set: &usize| keeps(set) && !(0..*set).any(|s| s & set == s && keeps(&s));
        let expected: BTreeSet<usize> = (0..=all).filter(minimal).collect();
        assert_eq!(paths.sets().map(bits).collect::<BTreeSet<_>>(), expected, "{told}: paths");
    }
    for it in solved.importance(Some(&cuts)) {
        let (with, without) = (brute.given(it.event, true), brute.given(it.event, false));
        let told = format!("{told}: event {} {it:?}", it.event);
        assert!(close(it.given, with) && close(it.without, without), "{told}: {with} {without}");
        assert!(close(it.birnbaum, with - without), "{told}");
        if brute.top() <= 0.0 {
            assert_eq!((it.raw, it.rrw, it.fussell_vesely, it.criticality), (None, None, None, None), "{told}");
            continue;
        }
        let infinite = !(0..brute.holds.len()).any(|case| brute.holds[case] && case >> it.event & 1 == 0);
        assert_eq!(it.rrw.expect("a worth").is_infinite(), infinite, "{told}");
        assert!(infinite || close(it.rrw.expect("a worth") * without, brute.top()), "{told}");
        assert!(close(it.raw.expect("a worth") * brute.top(), with), "{told}");
        if let Some(share) = it.fussell_vesely {
            assert!(close(share, brute.fussell_vesely(it.event)), "{told}");
        } else {
            assert!(!solved.coherent() && solved.parts() > 1, "{told}: left out without a reason");
        }
    }
}

#[test]
fn random_trees_as_all_cases_say() {
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let events = dice.between(1, 9);
        let coherent = seed % 2 == 0;
        check(&tree(&mut dice, events, coherent), &format!("seed {seed}"));
    }
}

#[test]
fn circles_and_wide_parts_are_refused() {
    let mut tree = Tree::new();
    let (a, b) = (tree.declare(), tree.declare());
    tree.define(a, Gate::All, vec![b]);
    tree.define(b, Gate::All, vec![a]);
    tree.top = a;
    assert!(matches!(answers(&tree, Effort::default()), Err(Unsolved::Circle(gates)) if gates.len() == 2));
    let mut tree = Tree::new();
    let events: Vec<Link> = (0..5000).map(|e| tree.event(format!("e{e}"), 0.1)).collect();
    tree.top = tree.gate(Gate::AtLeast(2), events);
    assert_eq!(answers(&tree, Effort::default()).err(), Some(Unsolved::TooWide { variables: 5000 }));
    let mut dice = Dice::new(1);
    let big = self::tree(&mut dice, 40, true);
    let little = answers(&big, Effort { nodes: 3, ..Effort::default() }).err();
    assert!(matches!(little, Some(Unsolved::TooLarge { nodes: 3, .. })), "{little:?}");
    // A diagram of any size, but not many of them: clauses at random fit no order.
    let mut hard = Tree::new();
    let events: Vec<Link> = (0..80).map(|e| hard.event(format!("e{e}"), 0.1)).collect();
    let clause = |hard: &mut Tree, dice: &mut Dice| {
        let any = (0..3).map(|_| events[dice.below(80)]).collect();
        hard.gate(Gate::Any, any)
    };
    let clauses = (0..200).map(|_| clause(&mut hard, &mut dice)).collect();
    hard.top = hard.gate(Gate::All, clauses);
    let much = answers(&hard, Effort { tried: 100_000, ..Effort::default() }).err();
    assert!(matches!(much, Some(Unsolved::TooLarge { nodes: ..1_000_000, .. })), "{much:?}");
}

/// Halves of voters: work on pairs of nodes, of which there are far more than nodes.
#[test]
fn a_vote_of_many_is_counted_at_once() {
    for voters in [26, 50, 100] {
        let mut tree = Tree::new();
        let events: Vec<Link> = (0..voters).map(|e| tree.event(format!("e{e}"), 0.1)).collect();
        tree.top = tree.gate(Gate::AtLeast(voters / 2), events);
        let solved = answers(&tree, Effort::default()).expect("solvable");
        let spectrum = solved.cut_sets().spectrum();
        let orders: Vec<usize> = (0..spectrum.len()).filter(|&order| spectrum[order] != Count::Exact(0)).collect();
        assert_eq!(orders, [voters as usize / 2]);
    }
}

/// A function whose diagram doubles with each pair: every variable before every partner.
fn pairs(diagram: &mut Diagram, pairs: usize) -> decklid_logic::diagram::Node {
    let mut all = decklid_logic::diagram::Node::FALSE;
    for pair in 0..pairs {
        let (a, b) = (diagram.var(pair), diagram.var(pairs + pair));
        let both = diagram.and(a, b);
        all = diagram.or(all, both);
    }
    all
}

#[test]
fn work_is_called_off_and_bounded() {
    let stop = Stop::default();
    let later = stop.clone();
    let watch = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(100));
        later.set();
    });
    let begun = std::time::Instant::now();
    let mut made = 0;
    let done = stop.over(|| {
        // The limit is only for the case that nothing calls it off.
        let mut diagram = Diagram::with_limit(vec![0.5; 60], 1 << 26);
        pairs(&mut diagram, 30);
        made = diagram.len();
    });
    watch.join().expect("it slept");
    assert!(done.is_none() && made < 1 << 25, "{made} nodes in {:?}", begun.elapsed());
    let mut small = Diagram::with_limit(vec![0.5; 60], 10_000);
    pairs(&mut small, 30);
    assert!(small.gave_up() && small.len() < 20_000, "{} nodes", small.len());
    let mut free = Diagram::with_limit(vec![0.5; 60], 10_000);
    let few = pairs(&mut free, 8);
    assert!(!free.gave_up() && free.probability(few) > 0.8);
}

/// Prime implicants of random functions, by trying all.
#[test]
fn prime_implicants_as_all_cubes_say() {
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let variables = dice.between(1, 5);
        let truth: Vec<bool> = (0..1 << variables).map(|_| dice.chance(0.6)).collect();
        let mut d = Diagram::new(vec![0.5; variables]);
        let mut f = decklid_logic::diagram::Node::FALSE;
        for case in (0..truth.len()).filter(|&case| truth[case]) {
            let mut term = decklid_logic::diagram::Node::TRUE;
            for v in 0..variables {
                let x = d.var(v);
                term = if case >> v & 1 == 1 { d.and(term, x) } else { d.diff(term, x) };
            }
            f = d.or(f, term);
        }
        // A cube: which variables it fixes, and to what.
        let holds = |mask: usize, to: usize| (0..truth.len()).filter(|c| c & mask == to).all(|c| truth[c]);
        let mut expected = BTreeSet::new();
        for mask in 0..truth.len() {
            for to in (0..truth.len()).filter(|to| to & !mask == 0) {
                let shorter =
                    (0..variables).filter(|v| mask >> v & 1 == 1).any(|v| holds(mask & !(1 << v), to & !(1 << v)));
                if holds(mask, to) && !shorter {
                    expected.insert((mask, to));
                }
            }
        }
        let cube = |set: Vec<usize>| {
            set.into_iter().fold((0, 0), |(mask, to), place| {
                let bit = 1 << (place / 2);
                (mask | bit, if place % 2 == 0 { to | bit } else { to })
            })
        };
        let primes = d.prime_implicants(f);
        assert_eq!(primes.sets().map(cube).collect::<BTreeSet<_>>(), expected, "seed {seed}");
    }
}
