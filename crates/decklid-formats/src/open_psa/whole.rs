//! The tree that the definitions of a document form.

use decklid_logic::tree::{Gate, Link, Tree};
use roxmltree::{Node, TextPos};

use super::names::{Links, Names};
use super::xml::{at, attribute, error_at, only};
use super::{expression, formula};
use crate::ReadError;

/// The tree of these definitions.
pub(super) fn tree(names: &Names, top: Option<&str>) -> Result<Tree, ReadError> {
    let mut tree = Tree::new();
    let mut links = Links { gates: Vec::new(), events: Vec::new() };
    for &node in &names.event_list {
        let probability = expression::probability(names, node)?;
        links.events.push(tree.event(attribute(node, "name")?, probability));
    }
    links.gates = names.gate_list.iter().map(|_| tree.declare()).collect();
    for (&node, &place) in names.gate_list.iter().zip(&links.gates) {
        let made = formula::formula(names, &links, &mut tree, only(node)?)?;
        tree.define(place, Gate::All, vec![made]);
    }
    check_circles(names, &tree, &links)?;
    tree.top = self::top(names, &tree, &links, top)?;
    Ok(tree)
}

fn check_circles(names: &Names, tree: &Tree, links: &Links) -> Result<(), ReadError> {
    let Err(circle) = tree.children_first(&links.gates) else { return Ok(()) };
    let gates: Vec<Node> = names
        .gate_list
        .iter()
        .zip(&links.gates)
        .filter(|gate| circle.contains(&gate.1.node()))
        .map(|gate| *gate.0)
        .collect();
    let first_names: Vec<&str> = gates.iter().take(5).filter_map(|gate| gate.attribute("name")).collect();
    let more = if gates.len() > first_names.len() { ", …" } else { "" };
    let message = format!("Gates need each other in a circle: {}{more}.", first_names.join(", "));
    let first = gates.first().copied().unwrap_or(names.gate_list[0]);
    Err(at(first, message, "A gate must not depend on itself."))
}

/// The gate asked for, or the only one that no other gate uses.
fn top(names: &Names, tree: &Tree, links: &Links, asked: Option<&str>) -> Result<Link, ReadError> {
    let place = |node: Option<&Node>, message: String, hint: &str| match node {
        Some(node) => at(*node, message, hint),
        None => error_at(TextPos::new(1, 1), message, hint),
    };
    if let Some(name) = asked {
        let found = names.gates.get(name).map(|&gate| links.gates[gate]);
        return found.ok_or_else(|| {
            place(names.gate_list.first(), format!("There is no gate {name}."), "Name a gate that is defined.")
        });
    }
    let mut used = vec![false; tree.nodes.len()];
    for node in 0..tree.nodes.len() {
        tree.inputs(node).iter().for_each(|input| used[input.node()] = true);
    }
    let tops: Vec<usize> = (0..links.gates.len()).filter(|&gate| !used[links.gates[gate].node()]).collect();
    match tops[..] {
        [top] => Ok(links.gates[top]),
        [] => Err(place(None, "There is no gate.".to_owned(), "Define one with <define-gate>.")),
        [_, second, ..] => {
            let tops_named: Vec<&str> =
                tops.iter().take(5).filter_map(|&top| names.gate_list[top].attribute("name")).collect();
            let message = format!("{} gates are used by no other: {}.", tops.len(), tops_named.join(", "));
            Err(place(names.gate_list.get(second), message, "Say which one is the top, or take the others out."))
        }
    }
}
