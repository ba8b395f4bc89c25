//! How good the advice is proven to be: bounds after one second of processor time, and how long until
//! they are within one percent, for every listed car and goal.
//!
//! `cargo bench --bench proof [-- CAR…]` prints a table in Markdown.
#![allow(clippy::print_stdout)]

#[path = "../catalog/mod.rs"]
mod catalog;

use std::time::Duration;

use catalog::{cpu, listed, ms, texts};
use decklid_advice::plan::terms::Terms;
use decklid_advice::plan::world::World;
use decklid_car::car::{Car, GoalKind, Rates};
use decklid_logic::search::{Search, VertexId};

/// The bounds are told after this much processor time.
const SOON: Duration = Duration::from_secs(1);
/// The search for the proof ends then.
const LATEST: Duration = Duration::from_secs(10);
const GAP: f64 = 0.01;

/// Cost bounds [USD], moves opened, processor time.
#[derive(Clone, Copy, Default)]
struct Reading {
    low: f64,
    high: f64,
    opened: usize,
    time: Duration,
}

impl Reading {
    fn gap(&self) -> f64 {
        if self.high > 0.0 { (self.high - self.low) / self.high } else { 0.0 }
    }
}

fn main() {
    // Cargo adds options such as `--bench`; what is left names cars.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    if std::env::args().any(|a| a == "--test" || a == "--list") {
        return;
    }
    let cars = listed(&texts());
    println!(
        "| car | goal | lower bound [$] | policy [$] | gap after 1 s | first gap ≤ 1 % [ms] | moves opened by then |"
    );
    println!("|---|---|--:|--:|--:|--:|--:|");
    let (mut rows, mut proven) = (0, 0);
    for car in cars.iter().filter(|c| wanted.is_empty() || wanted.contains(&c.id)) {
        for kind in GoalKind::ALL {
            let Some((soon, proof)) = prove(car, kind) else { continue };
            rows += 1;
            proven += usize::from(soon.gap() <= GAP);
            let (time, opened) = match proof {
                Some(r) => (ms(r.time), r.opened.to_string()),
                None => (format!("over {}", ms(LATEST)), String::new()),
            };
            let (low, high, gap) = (soon.low, soon.high, soon.gap() * 100.0);
            println!("| {} | {} | {low:.2} | {high:.2} | {gap:.2} % | {time} | {opened} |", car.id, kind.name());
        }
    }
    println!("\nProven within 1 % in one second on one core: {proven} of {rows}.");
}

/// The bounds after [`SOON`], and those that first were within [`GAP`], setting up included.
fn prove(car: &Car, kind: GoalKind) -> Option<(Reading, Option<Reading>)> {
    let goal = car.goal(kind)?;
    let begun = cpu();
    let mut search = Search::new(World::new(car, goal, Terms::new(car, Rates::default())));
    let (mut soon, mut last) = (None, Reading::default());
    for gap in [GAP, 0.0] {
        let limit = if gap > 0.0 { LATEST } else { SOON };
        search.run(VertexId::ROOT, gap, &mut |low, high| {
            let time = cpu() - begun;
            if time >= SOON && soon.is_none() {
                soon = Some(Reading { low, high, opened: 0, time });
            }
            time < limit
        });
        let (spot, time) = (search.vertex(VertexId::ROOT), cpu() - begun);
        let here = Reading { low: spot.low, high: spot.high, opened: search.expansions(), time };
        if gap > 0.0 {
            last = here;
        } else {
            soon = soon.or(Some(here));
        }
    }
    Some((soon?, (last.gap() <= GAP + 1e-9).then_some(last)))
}
