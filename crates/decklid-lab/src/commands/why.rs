//! `decklid-lab why --bif FILE --saw NODE=STATE… --of NODE…`: exact posteriors in a third-party network.

use std::path::Path;
use std::time::Instant;

use decklid_faces::layout::Page;
use decklid_faces::report::{NetworkReport, NetworkVariable};
use decklid_faces::texts::Texts;
use decklid_formats::bif::{LONGEST_TEXT, read};
use decklid_formats::network::{Network, NodeId, Posteriors, TooLarge, Tree};

use super::plan::mistaken;
use crate::args::WhyArgs;
use decklid::find::nearest;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::folder::read_at_most;
use decklid_console::reply::Reply;

/// Reads the network and answers.
pub(crate) fn run(context: &Context, args: &WhyArgs) -> Result<Reply, Failure> {
    let file = args.bif.as_path();
    let text = read_at_most(file, LONGEST_TEXT, &format!("The limit for a network is {LONGEST_TEXT} bytes."))?;
    let network = read(&text).map_err(|m| mistaken(file, &m))?;
    let findings = args.saw.iter().map(|text| finding(&network, text)).collect::<Result<Vec<_>, _>>()?;
    let of = match args.of.as_slice() {
        [] => (0..network.variables.len()).map(NodeId).collect(),
        names => names.iter().map(|name| node(&network, name)).collect::<Result<Vec<_>, _>>()?,
    };
    let begun = Instant::now();
    let tree = Tree::new(&network).map_err(|e| too_large(file, e))?;
    let made_in = begun.elapsed();
    let Some(answer) = tree.posteriors_of(&findings, &of) else {
        return Err(Failure::usage("These findings contradict each other.", "Leave out one --saw."));
    };
    let report = NetworkReport {
        explanations: Vec::new(),
        file: file.display().to_string(),
        log_p_evidence: answer.log_p,
        p_evidence: answer.log_p.exp(),
        posterior: posterior(&network, &of, &answer),
        seconds: (begun.elapsed() - made_in).as_secs_f64(),
        tree_numbers: tree.numbers(),
        tree_seconds: made_in.as_secs_f64(),
    };
    Reply::new(page(context, &network, &of, &answer), &report)
}

fn too_large(file: &Path, error: TooLarge) -> Failure {
    let numbers = error.numbers;
    let message = format!("{} is too entangled for exact answers: {numbers} numbers.", file.display());
    Failure::data(message, "Give its nodes fewer parents or states.")
}

fn node(network: &Network, name: &str) -> Result<NodeId, Failure> {
    network.find(name).ok_or_else(|| {
        let near = nearest(name, network.variables.iter().map(|v| v.name.as_str()), 3);
        Failure::unknown("node", name, &near, "Use node names as in the file.")
    })
}

fn finding(network: &Network, text: &str) -> Result<(NodeId, usize), Failure> {
    let Some((name, state)) = text.split_once('=') else {
        return Err(Failure::usage(format!("`{text}` is not a finding."), "Write NODE=STATE."));
    };
    let node = node(network, name.trim())?;
    let states = &network.variables[node.0].states;
    let found = states.iter().position(|s| s == state.trim());
    found.map(|state| (node, state)).ok_or_else(|| {
        let near = nearest(state.trim(), states.iter().map(String::as_str), 3);
        Failure::unknown(&format!("state of {name}"), state, &near, &format!("Its states: {}.", states.join(", ")))
    })
}

fn posterior(network: &Network, of: &[NodeId], answer: &Posteriors) -> Vec<NetworkVariable> {
    let one = |(node, p): (&NodeId, &Vec<f64>)| {
        let variable = &network.variables[node.0];
        let states = variable.states.iter().cloned().zip(p.iter().copied());
        NetworkVariable { id: variable.name.clone(), p: states.collect() }
    };
    of.iter().zip(&answer.of).map(one).collect()
}

fn page(context: &Context, network: &Network, of: &[NodeId], answer: &Posteriors) -> String {
    let mut page = Page::new(&context.look);
    page.line(&format!("What was seen has a probability of {:.6e}.", answer.log_p.exp())).blank();
    let mut rows = Vec::new();
    for (node, p) in of.iter().zip(&answer.of) {
        let variable = &network.variables[node.0];
        for (at, (state, p)) in variable.states.iter().zip(p).enumerate() {
            let name = if at == 0 { variable.name.clone() } else { String::new() };
            rows.push(vec![name, state.clone(), Texts::default().percent(*p)]);
        }
    }
    page.columns(&rows);
    page.finish()
}
