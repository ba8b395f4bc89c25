//! Every tree of the Aralia suite against published answers: number and sizes of minimal cut sets, top
//! probability, and all within a minute and two gigabytes in an optimized build.
//!
//! Reads `shared/benchmarks/aralia`, beside the repository; see [`common::beside`].

mod common;

use std::fs;
use std::path::Path;

use decklid_logic::diagram::Count;
use decklid_logic::tree::{Effort, answers};
use serde_json::Value;

/// Slower than a second in an optimized build: not for others.
const SLOW: [&str; 3] = ["cea9601", "das9701", "edf9203"];

/// Processor time of this process (s), where the system tells it.
fn cpu() -> Option<f64> {
    let told = fs::read_to_string("/proc/self/schedstat").ok()?;
    told.split(' ').next()?.parse::<f64>().ok().map(|nanos| nanos / 1e9)
}

/// The most memory that this process has had (bytes), where the system tells it.
fn most_memory() -> Option<u64> {
    let told = fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib << 10)
}

fn check(folder: &Path, name: &str, expected: &Value) {
    let text = fs::read_to_string(folder.join(format!("{name}.xml"))).expect(name);
    let tree = decklid_formats::open_psa::read(&text, None).unwrap_or_else(|problem| panic!("{name}:{problem}"));
    let solved = answers(&tree, Effort::default()).unwrap_or_else(|unsolved| panic!("{name}: {unsolved}"));
    let wanted = expected["top_probability"].as_f64().expect(name);
    assert!((solved.probability() / wanted - 1.0).abs() < 1e-9, "{name} {:e}", solved.probability());
    let cuts = solved.cut_sets();
    let count = |value: &Value| Count::Exact(u128::from(value.as_u64().expect(name)));
    assert_eq!(cuts.count(), count(&expected["minimal_cut_sets"]), "{name}");
    let by_order: Vec<Count> = expected["by_order"].as_array().expect(name).iter().map(count).collect();
    assert_eq!(cuts.spectrum(), by_order, "{name}");
    let first: Vec<Vec<usize>> = cuts.sets().take(1000).collect();
    assert!(first.is_sorted_by_key(Vec::len), "{name}");
    let least = by_order.iter().position(|count| *count != Count::Exact(0)).expect(name);
    let of_least = first.iter().filter(|set| set.len() == least).count() as u128;
    let Count::Exact(all) = by_order[least] else { panic!("{name}") };
    assert_eq!(of_least, all.min(1000), "{name}");
}

#[test]
fn every_tree_as_published() {
    let Some(folder) = common::beside("aralia") else { return };
    let text = fs::read_to_string(folder.join("reference.json")).expect("reference.json");
    let reference: Value = serde_json::from_str(&text).expect("reference.json");
    let begun = cpu();
    let trees = reference.as_object().expect("an object");
    assert!(trees.len() >= 30, "{} trees", trees.len());
    for (name, expected) in trees {
        if !cfg!(debug_assertions) || !SLOW.contains(&name.as_str()) {
            check(&folder, name, expected);
        }
    }
    if let (false, Some(begun), Some(done)) = (cfg!(debug_assertions), begun, cpu()) {
        eprintln!("{:.1} s of a processor, {:?} bytes at most", done - begun, most_memory());
        assert!(done - begun < 60.0, "{} s", done - begun);
        assert!(most_memory().is_none_or(|most| most < 2 << 30), "{:?}", most_memory());
    }
}
