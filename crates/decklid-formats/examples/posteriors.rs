//! Prints what follows from findings in a belief network: `posteriors FILE.bif [VARIABLE=STATE]…`.
#![allow(clippy::print_stdout)]

use std::error::Error;

use decklid_formats::bif;
use decklid_formats::network::{Network, NodeId, Tree};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let path = words.next().ok_or("Name a BIF file.")?;
    let network = bif::read(&std::fs::read_to_string(path)?)?;
    let findings = words.map(|word| finding(&network, &word)).collect::<Result<Vec<_>, _>>()?;
    let posteriors = Tree::new(&network)?.posteriors(&findings).ok_or("These findings cannot all be true.")?;
    for (variable, probabilities) in network.variables.iter().zip(&posteriors.of) {
        println!("{}", variable.name);
        for (state, p) in variable.states.iter().zip(probabilities) {
            println!("  {p:.6} {state}");
        }
    }
    Ok(())
}

/// A finding such as `lamp=dark`. Names may contain `=`: the first cut that fits counts.
fn finding(network: &Network, word: &str) -> Result<(NodeId, usize), String> {
    let cuts = word.match_indices('=').map(|(at, _)| (&word[..at], &word[at + 1..]));
    let mut fits = cuts.filter_map(|(name, state)| {
        let node = network.find(name)?;
        network.variables[node.0].states.iter().position(|s| s == state).map(|state| (node, state))
    });
    fits.next().ok_or_else(|| format!("No variable and state as in `{word}`. Write VARIABLE=STATE."))
}
