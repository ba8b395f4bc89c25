//! Times all asked posteriors of a network: `cargo bench -p exchange --bench posteriors -- FILE [NODE=STATE…]`.
//!
//! Asks for the nodes without parents, many times, and prints JSON: microseconds to make the tree and the
//! median of an answer. `scripts/strangers --measure` runs it beside another engine.
#![allow(clippy::print_stdout, clippy::expect_used)]

use std::time::Instant;

use decklid_formats::bif;
use decklid_formats::network::{NodeId, Tree};

const TIMES: usize = 501;

fn main() {
    let mut words = std::env::args().skip(1).filter(|w| !w.starts_with("--"));
    let Some(file) = words.next() else { return };
    let network = bif::read(&std::fs::read_to_string(&file).expect("a file")).expect("a network");
    let finding = |word: String| {
        let (node, state) = word.split_once('=').expect("NODE=STATE");
        let node = network.find(node).expect("a node");
        (node, network.variables[node.0].states.iter().position(|s| s == state).expect("a state"))
    };
    let findings: Vec<(NodeId, usize)> = words.map(finding).collect();
    let all = (0..network.variables.len()).map(NodeId);
    let of: Vec<NodeId> = all.filter(|n| network.variables[n.0].parents.is_empty()).collect();
    let begun = Instant::now();
    let tree = Tree::new(&network).expect("a small tree");
    let tree_micros = begun.elapsed().as_secs_f64() * 1e6;
    let once = || {
        let begun = Instant::now();
        std::hint::black_box(tree.posteriors_of(&findings, &of).expect("findings that fit"));
        begun.elapsed().as_secs_f64() * 1e6
    };
    let mut micros: Vec<f64> = (0..TIMES).map(|_| once()).collect();
    micros.sort_by(f64::total_cmp);
    println!(r#"{{"asked":{},"tree_micros":{tree_micros:.1},"median_micros":{:.2}}}"#, of.len(), micros[TIMES / 2]);
}
