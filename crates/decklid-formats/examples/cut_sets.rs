//! Prints the cut sets of an Open-PSA fault tree, smallest first: `cut_sets FILE.xml`.
#![allow(clippy::print_stdout)]

use std::error::Error;

use decklid_formats::open_psa;
use decklid_logic::tree::{Effort, answers};

/// More are counted, not printed.
const MOST: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("Name an Open-PSA file.")?;
    let tree = open_psa::read(&std::fs::read_to_string(path)?, None)?;
    let answers = answers(&tree, Effort::default())?;
    let cuts = answers.cut_sets();
    println!("Probability {:.6e}, cut sets: {:?}", answers.probability(), cuts.count());
    for set in cuts.sets().take(MOST) {
        let names: Vec<&str> = set.iter().map(|event| answers.events()[*event].name.as_str()).collect();
        println!("{}", names.join(" + "));
    }
    Ok(())
}
