//! How far the search carries: closure systems of 10 to 40 faults and 10 to 60 moves from stated seeds,
//! ours and a naive one, with the bounds after 1, 10 and 20 seconds of processor time.
//!
//! `cargo bench --bench scale [-- faults=24 seeds=10 most=3 only=ours|naive]` prints a line a system.
#![allow(clippy::print_stdout)]

#[path = "../catalog/mod.rs"]
#[allow(dead_code, reason = "only the clock of it")]
mod catalog;
#[path = "../../tests/common/mod.rs"]
mod common;
mod naive;

use catalog::cpu;
use common::closure::System;
use decklid_advice::plan::terms::Terms;
use decklid_advice::plan::world::World;
use decklid_car::car::{GoalKind, Rates};
use decklid_logic::search::{Search, VertexId};
use naive::Naive;

/// Proven means this near to the best (share of the cost).
const GAP: f64 = 0.001;
/// Bounds are told after so many seconds of processor time.
const READINGS: [f64; 3] = [1.0, 10.0, 20.0];
/// Numbers of faults and moves.
const SIZES: [(usize, usize); 6] = [(10, 10), (14, 17), (18, 24), (24, 34), (30, 44), (40, 60)];

/// What a search told in the end.
struct Run {
    low: f64,
    high: f64,
    /// Gap at each of [`READINGS`].
    gaps: [f64; 3],
    seconds: f64,
    beliefs: usize,
}

/// Notes the gap when a reading is due.
struct Clock {
    begun: std::time::Duration,
    gaps: Vec<f64>,
}

impl Clock {
    fn new() -> Self {
        Clock { begun: cpu(), gaps: Vec::new() }
    }

    fn seconds(&self) -> f64 {
        (cpu() - self.begun).as_secs_f64()
    }

    /// False when the last reading was taken.
    fn tick(&mut self, low: f64, high: f64) -> bool {
        while READINGS.get(self.gaps.len()).is_some_and(|&due| self.seconds() >= due) {
            self.gaps.push(1.0 - low / high);
        }
        self.gaps.len() < READINGS.len()
    }

    fn end(mut self, low: f64, high: f64, beliefs: usize) -> Run {
        let seconds = self.seconds();
        self.gaps.resize(READINGS.len(), 1.0 - low / high);
        Run { low, high, gaps: [self.gaps[0], self.gaps[1], self.gaps[2]], seconds, beliefs }
    }
}

fn ours(system: &System) -> Run {
    let car = system.car();
    let mut clock = Clock::new();
    let goal = car.goal(GoalKind::Open).expect("the goal open");
    let mut search = Search::new(World::new(&car, goal, Terms::new(&car, Rates::default())));
    search.run(VertexId::ROOT, GAP, &mut |low, high| clock.tick(low, high));
    let root = search.vertex(VertexId::ROOT);
    clock.end(root.low, root.high, search.beliefs())
}

fn naive(system: &System) -> Run {
    let mut clock = Clock::new();
    let mut search = Naive::new(system);
    let (mut low, mut high) = search.run(1.0, &mut || true);
    while high - low > GAP * high + 1e-9 && clock.tick(low, high) {
        let mut trials = 0;
        (low, high) = search.run(GAP, &mut || {
            trials += 1;
            trials <= 1
        });
    }
    clock.end(low, high, search.beliefs())
}

fn main() {
    if std::env::args().any(|a| a == "--test" || a == "--list") {
        return;
    }
    let told = |name: &str| {
        let mut all = std::env::args().filter_map(move |a| a.strip_prefix(&format!("{name}=")).map(str::to_owned));
        all.next_back()
    };
    let number = |name: &str, other: usize| told(name).and_then(|n| n.parse().ok()).unwrap_or(other);
    let (seeds, most, only) = (number("seeds", 10), number("most", 3), told("only"));
    println!("search,faults,moves,seed,low,high,gap1,gap10,gap20,seconds,beliefs");
    for (faults, moves) in SIZES {
        if number("faults", faults) != faults {
            continue;
        }
        for seed in number("seed", 1) as u64..=seeds as u64 {
            let system = System::random(faults, moves, most, seed);
            for (name, run) in [("ours", ours as fn(&System) -> Run), ("naive", naive)] {
                if only.as_deref().is_some_and(|o| o != name) {
                    continue;
                }
                let Run { low, high, gaps: [a, b, c], seconds, beliefs } = run(&system);
                println!(
                    "{name},{faults},{moves},{seed},{low:.4},{high:.4},{a:.5},{b:.5},{c:.5},{seconds:.2},{beliefs}"
                );
            }
        }
    }
}
