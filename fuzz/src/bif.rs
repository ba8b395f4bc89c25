//! Any text as a belief network: the reader answers, never panics, and is quick about it. Posteriors of a
//! small one sum to one.
#![no_main]

use decklid_formats::bif::read;
use decklid_formats::network::Tree;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let network = match read(text) {
        Ok(network) => network,
        Err(mistake) => {
            assert!(mistake.line >= 1 && mistake.column >= 1, "{mistake}");
            assert!(!mistake.message.is_empty() && !mistake.hint.is_empty(), "{mistake}");
            return;
        }
    };
    if network.variables.iter().map(|v| v.table.len()).sum::<usize>() > 10_000 {
        return;
    }
    let Ok(tree) = Tree::new(&network) else { return };
    if tree.numbers() > 100_000 {
        return;
    }
    let Some(found) = tree.posteriors(&[]) else { return };
    for of in &found.of {
        assert!((of.iter().sum::<f64>() - 1.0).abs() < 1e-6, "{of:?}");
    }
});
