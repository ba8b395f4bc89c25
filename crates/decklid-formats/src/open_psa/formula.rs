//! Formulas of gates, nested to any depth: no recursion, so no file can exhaust the stack.

use decklid_logic::tree::{Gate, Link, Tree};
use roxmltree::Node;

use super::names::{Links, Names};
use super::xml::{at, attribute, constant, inside};
use crate::ReadError;

/// A connective whose inputs are being read.
struct Open<'a, 'i> {
    node: Node<'a, 'i>,
    inputs: Vec<Link>,
    left: Vec<Node<'a, 'i>>,
}

impl<'a, 'i> Open<'a, 'i> {
    fn new(node: Node<'a, 'i>) -> Self {
        let mut left: Vec<Node> = inside(node).collect();
        left.reverse();
        Open { node, inputs: Vec::new(), left }
    }
}

/// The function of a formula.
pub(super) fn formula(names: &Names, links: &Links, tree: &mut Tree, root: Node) -> Result<Link, ReadError> {
    let mut path: Vec<Open> = Vec::new();
    let mut next = Some(root);
    loop {
        let mut made = match next.take() {
            Some(node) => match node.tag_name().name() {
                "gate" | "basic-event" | "house-event" | "event" => Some(names.link(links, node)?),
                "constant" => Some(constant(node)?),
                _ => {
                    path.push(Open::new(node));
                    None
                }
            },
            None => None,
        };
        loop {
            if let Some(link) = made.take() {
                match path.last_mut() {
                    Some(open) => open.inputs.push(link),
                    None => return Ok(link),
                }
            }
            let Some(open) = path.last_mut() else { break };
            next = open.left.pop();
            if next.is_some() {
                break;
            }
            if let Some(open) = path.pop() {
                made = Some(connective(tree, open.node, open.inputs)?);
            }
        }
    }
}

fn connective(tree: &mut Tree, node: Node, inputs: Vec<Link>) -> Result<Link, ReadError> {
    let tag = node.tag_name().name();
    let count = inputs.len();
    let needs = |range: std::ops::RangeInclusive<usize>, words: &str| match range.contains(&count) {
        true => Ok(()),
        false => Err(at(node, format!("<{tag}> has {count} inputs."), &format!("It takes {words}."))),
    };
    match tag {
        "and" | "or" | "nand" | "nor" => needs(1..=usize::MAX, "at least one")?,
        "not" => needs(1..=1, "one")?,
        "xor" | "iff" | "imply" => needs(2..=2, "two")?,
        "atleast" => needs(1..=usize::MAX, "at least one")?,
        other => return Err(at(node, format!("<{other}> is not a known gate."), KNOWN)),
    }
    Ok(match tag {
        "and" => tree.gate(Gate::All, inputs),
        "nand" => tree.gate(Gate::All, inputs).opposite(),
        "or" => tree.gate(Gate::Any, inputs),
        "nor" => tree.gate(Gate::Any, inputs).opposite(),
        "xor" => tree.gate(Gate::Odd, inputs),
        "iff" => tree.gate(Gate::Odd, inputs).opposite(),
        "imply" => tree.gate(Gate::Any, vec![inputs[0].opposite(), inputs[1]]),
        "atleast" => tree.gate(Gate::AtLeast(least(node, count)?), inputs),
        _ => inputs[0].opposite(),
    })
}

const KNOWN: &str = "Known gates: and, or, not, atleast, xor, nand, nor, iff, imply.";

fn least(node: Node, count: usize) -> Result<u32, ReadError> {
    let text = attribute(node, "min")?;
    let least = text.parse::<u32>().ok().filter(|least| (1..=count).contains(&(*least as usize)));
    least.ok_or_else(|| {
        at(node, format!("At least {text} of {count} is impossible."), "Use a min from 1 to the number of inputs.")
    })
}
