//! One tree, one engine, once, for races by CPU time: `… --bench diagram -- --once ENGINE FILE`.
//!
//! Prints P(top) and the CPU time [s] of building: reading the file and making a manager are left out.

#![allow(clippy::print_stdout, reason = "what a race measures is its output")]

use std::fs;

use decklid_logic::diagram::Diagram;
use decklid_logic::tree::{Effort, Tree, answers};

use crate::engines::{Biodivine, Ours, Oxidd};
use crate::tree::Arranged;

/// Room of a manager of oxidd: nodes, and results in its cache, which has a fixed size.
const ROOM: (usize, usize) = (1 << 26, 1 << 24);

/// Runs one race if the arguments ask for it.
pub(crate) fn ran() -> bool {
    let arguments: Vec<String> = std::env::args().collect();
    let Some(at) = arguments.iter().position(|argument| argument == "--once") else { return false };
    let [engine, file] = &arguments[at + 1..at + 3] else { panic!("--once ENGINE FILE") };
    let text = fs::read_to_string(file).expect("the file can be read");
    let tree = decklid_formats::open_psa::read(&text, None).expect("an Open-PSA file");
    let (probability, seconds) = run(engine, tree);
    println!("{probability:e} {seconds:.6}");
    true
}

/// P(top), and the CPU time of building it. Only `answers` finds modules and its own order, and its time includes both
/// and the counting; the others take the order of the file, depth first.
fn run(engine: &str, tree: Tree) -> (f64, f64) {
    if engine == "answers" {
        return timed(|| answers(&tree, Effort::default()).expect("solved").probability());
    }
    let tree = Arranged::new(tree);
    let priors = tree.priors();
    match engine {
        "ours" => {
            let mut ours = Ours(Diagram::new(priors));
            let (top, seconds) = timed(|| tree.build(&mut ours));
            (ours.0.probability(top), seconds)
        }
        "biodivine" => {
            let (top, seconds) = timed(|| tree.build(&mut Biodivine::new(priors.len())));
            (Biodivine::probability(&top, &priors), seconds)
        }
        "oxidd" => {
            let mut engine = Oxidd::with_cache(priors.len(), ROOM.0, ROOM.1);
            let (top, seconds) = timed(|| tree.build(&mut engine));
            (engine.probability(&top, &priors), seconds)
        }
        other => panic!("no engine {other}: answers, ours, biodivine or oxidd"),
    }
}

/// What came out, and the CPU time [s] of this thread, as Linux tells it.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let begun = cpu();
    let result = work();
    (result, cpu() - begun)
}

fn cpu() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux tells the CPU time of a thread");
    told.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok()).expect("nanoseconds") / 1e9
}
