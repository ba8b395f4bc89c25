//! Why the project has its own decision diagram: the same functions built and read by three engines.
//!
//! `cargo bench --bench diagram`. First a function of the size of a car (42 faults), then fault trees
//! of the Aralia suite if `shared/benchmarks/aralia` lies beside the repository, in the order of the
//! file for all. The managers of oxidd are made outside the measured time, ours inside. `--once ENGINE FILE`: see [`once`].

mod engines;
mod once;
mod tree;

use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion, criterion_group};
use decklid_logic::diagram::{Diagram, Sweep};
use engines::{Biodivine, Ours, Oxidd};
use tree::{Arranged, Engine};

/// Number of faults of the car-sized function.
const FAULTS: usize = 42;
/// Gives a function of 178 nodes.
const SEED: u64 = 2;

const TREES: [&str; 5] = ["chinese", "das9207", "baobab1", "edfpa15b", "edfpa14b"];

/// A seeded generator (SplitMix64): the next number below `n`.
fn draw(state: &mut u64, n: usize) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) % n as u64) as usize
}

/// Locked out: each of six ways is blocked by one of six faults of its own, or by a pair of any two,
/// or by two of the three batteries.
fn lockout<E: Engine>(engine: &mut E) -> E::Function {
    let mut seed = SEED;
    let [a, b, c] = [0, 1, 2].map(|v| engine.var(v));
    let (ab, ac, bc) = (engine.and(&a, &b), engine.and(&a, &c), engine.and(&b, &c));
    let one = engine.or(&ab, &ac);
    let powerless = engine.or(&one, &bc);
    let mut all = None;
    // Six ways with six faults each, the first three variables being the batteries.
    for way in (0..6).rev() {
        let mut blocked = powerless.clone();
        for v in 3 + way * 6..9 + way * 6 {
            let fault = engine.var(v);
            blocked = engine.or(&fault, &blocked);
        }
        let [x, y] = [0; 2].map(|_| engine.var(draw(&mut seed, FAULTS)));
        let pair = engine.and(&x, &y);
        blocked = engine.or(&pair, &blocked);
        all = Some(match all {
            Some(all) => engine.and(&blocked, &all),
            None => blocked,
        });
    }
    all.expect("six ways")
}

fn priors() -> Vec<f64> {
    (0..FAULTS).map(|v| 0.01 + 0.002 * v as f64).collect()
}

/// 42 times the probability, one variable sure to be true in each: the posteriors without a sweep.
fn recount(priors: &[f64], probability: impl Fn(&[f64]) -> f64) -> f64 {
    let mut priors = priors.to_vec();
    let mut sum = 0.0;
    for v in 0..priors.len() {
        let prior = std::mem::replace(&mut priors[v], 1.0);
        sum += prior * probability(&priors);
        priors[v] = prior;
    }
    sum
}

fn car_build(c: &mut Criterion) {
    let mut group = c.benchmark_group("car build");
    group.bench_function("ours", |b| {
        b.iter(|| lockout(&mut Ours(Diagram::new(priors()))));
    });
    group.bench_function("biodivine", |b| {
        b.iter(|| lockout(&mut Biodivine::new(FAULTS)));
    });
    group.bench_function("oxidd", |b| {
        let fresh = || Oxidd::new(FAULTS, 1 << 12);
        b.iter_batched_ref(fresh, lockout, BatchSize::PerIteration);
    });
    group.finish();
}

fn car_questions(c: &mut Criterion) {
    let priors = priors();
    let mut ours = Ours(Diagram::new(priors.clone()));
    let mine = lockout(&mut ours);
    let bio = lockout(&mut Biodivine::new(FAULTS));
    let mut engine = Oxidd::new(FAULTS, 1 << 12);
    let ox = lockout(&mut engine);
    let d = &ours.0;
    let expected = d.probability(mine);
    for other in [Biodivine::probability(&bio, &priors), engine.probability(&ox, &priors)] {
        assert!((other / expected - 1.0).abs() < 1e-12, "{other} {expected}");
    }
    eprintln!("car-sized function: {} nodes", d.size(mine));
    let mut group = c.benchmark_group("car probability");
    group.bench_function("ours", |b| b.iter(|| d.probability(black_box(mine))));
    group.bench_function("biodivine", |b| {
        b.iter(|| Biodivine::probability(&bio, &priors));
    });
    group.bench_function("oxidd", |b| b.iter(|| engine.probability(&ox, &priors)));
    group.finish();
    let mut group = c.benchmark_group("car posteriors");
    let (mut sweep, mut out) = (Sweep::new(), vec![0.0; FAULTS]);
    group.bench_function("ours", |b| b.iter(|| sweep.posteriors(d, mine, &mut out)));
    group.bench_function("biodivine", |b| {
        b.iter(|| recount(&priors, |p| Biodivine::probability(&bio, p)));
    });
    group.bench_function("oxidd", |b| {
        b.iter(|| recount(&priors, |p| engine.probability(&ox, p)));
    });
    group.finish();
    c.bench_function("car derivatives/ours", |b| {
        b.iter(|| sweep.derivatives(d, mine, &mut out));
    });
    c.bench_function("car minimal cut sets/ours", |b| {
        b.iter(|| d.minimal_solutions(mine).count());
    });
}

/// Thousands of short operations as a planner makes them: a belief and its two outcomes.
fn car_operations(c: &mut Criterion) {
    let mut ours = Ours(Diagram::new(priors()));
    let mine = lockout(&mut ours);
    let mut d = ours.0;
    let clue = {
        let (x, y, z) = (d.var(5), d.var(20), d.var(40));
        let both = d.and(x, z);
        d.or(both, y)
    };
    let len = d.len();
    let mut group = c.benchmark_group("car operation");
    group.bench_function("forget the last, and again", |b| {
        b.iter(|| {
            d.forget_after(len);
            d.and(mine, clue)
        });
    });
    group.bench_function("and, known", |b| b.iter(|| d.and(mine, clue)));
    group.bench_function("joint, known", |b| b.iter(|| d.joint(mine, clue)));
    group.bench_function("implies, known", |b| b.iter(|| d.implies(clue, mine)));
    group.finish();
}

fn read(name: &str) -> Option<Arranged> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/benchmarks/aralia");
    let text = std::fs::read_to_string(folder.join(format!("{name}.xml"))).ok()?;
    Some(Arranged::new(decklid_formats::open_psa::read(&text, None).expect(name)))
}

fn aralia(c: &mut Criterion) {
    for name in TREES {
        let Some(tree) = read(name) else {
            eprintln!("{name}: not beside the repository, so not compared");
            continue;
        };
        let priors = tree.priors();
        let mut group = c.benchmark_group(format!("{name} build"));
        group.sample_size(10);
        group.bench_function("ours", |b| {
            b.iter(|| tree.build(&mut Ours(Diagram::new(priors.clone()))));
        });
        group.bench_function("biodivine", |b| {
            b.iter(|| tree.build(&mut Biodivine::new(priors.len())));
        });
        group.bench_function("oxidd", |b| {
            let fresh = || Oxidd::new(priors.len(), 1 << 20);
            b.iter_batched_ref(fresh, |e| tree.build(e), BatchSize::PerIteration);
        });
        group.finish();
    }
}

criterion_group!(benches, car_build, car_questions, car_operations, aralia);

fn main() {
    if !once::ran() {
        benches();
        Criterion::default().configure_from_args().final_summary();
    }
}
