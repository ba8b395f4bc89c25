//! All definitions of a document, and the tree that they form.

use std::collections::BTreeMap;

use decklid_logic::tree::{Gate, Link, Tree};
use roxmltree::{Document, Node, TextPos};

use super::{at, attribute, expression, formula, inside, only};
use crate::ReadError;

type Definitions<'a, 'i> = BTreeMap<&'a str, Node<'a, 'i>>;

/// Definitions by name; those of gates and basic events also in the order of the file.
#[derive(Default)]
pub(super) struct Names<'a, 'i> {
    gates: BTreeMap<&'a str, usize>,
    events: BTreeMap<&'a str, usize>,
    houses: Definitions<'a, 'i>,
    pub(super) parameters: Definitions<'a, 'i>,
    gate_list: Vec<Node<'a, 'i>>,
    event_list: Vec<Node<'a, 'i>>,
}

/// Where a name leads to.
pub(super) struct Links {
    gates: Vec<Link>,
    events: Vec<Link>,
}

impl<'a, 'i> Names<'a, 'i> {
    /// Everything that is defined, at whatever depth.
    pub(super) fn collect(document: &'a Document<'i>) -> Result<Self, ReadError> {
        let root = document.root_element();
        if root.tag_name().name() != "opsa-mef" {
            let message = format!("The outermost element is <{}>.", root.tag_name().name());
            return Err(at(root, message, "An Open-PSA file starts with <opsa-mef>."));
        }
        let mut names = Names::default();
        let mut open: Vec<Node> = inside(root).collect();
        open.reverse();
        while let Some(node) = open.pop() {
            match node.tag_name().name() {
                "define-fault-tree" | "define-component" | "model-data" => {
                    let from = open.len();
                    open.extend(inside(node));
                    open[from..].reverse();
                }
                "define-gate" => numbered(&mut names.gates, &mut names.gate_list, node)?,
                "define-basic-event" => numbered(&mut names.events, &mut names.event_list, node)?,
                "define-house-event" => once(&mut names.houses, node, node)?,
                "define-parameter" => once(&mut names.parameters, node, node)?,
                other => {
                    let message = format!("<{other}> is not read here.");
                    return Err(at(node, message, "Only fault trees are: take it out."));
                }
            }
        }
        Ok(names)
    }

    /// The tree of these definitions.
    pub(super) fn tree(&self, top: Option<&str>) -> Result<Tree, ReadError> {
        let mut tree = Tree::new();
        let mut links = Links { gates: Vec::new(), events: Vec::new() };
        for &node in &self.event_list {
            let probability = expression::probability(self, node)?;
            links.events.push(tree.event(attribute(node, "name")?, probability));
        }
        links.gates = self.gate_list.iter().map(|_| tree.declare()).collect();
        for (&node, &place) in self.gate_list.iter().zip(&links.gates) {
            let made = formula::formula(self, &links, &mut tree, only(node)?)?;
            tree.define(place, Gate::All, vec![made]);
        }
        self.check_circles(&tree, &links)?;
        tree.top = self.top(&tree, &links, top)?;
        Ok(tree)
    }

    /// Where a reference leads to.
    pub(super) fn link(&self, links: &Links, node: Node) -> Result<Link, ReadError> {
        let name = attribute(node, "name")?;
        let tag = node.tag_name().name();
        let asked = if tag == "event" { node.attribute("type").unwrap_or(tag) } else { tag };
        let gate = || self.gates.get(name).map(|&at| links.gates[at]);
        let event = || self.events.get(name).map(|&at| links.events[at]);
        let house = || self.houses.get(name).map(|house| constant(*house));
        let found = match asked {
            "gate" => gate().map(Ok),
            "basic-event" => event().map(Ok),
            "house-event" => house(),
            _ => gate().or_else(event).map(Ok).or_else(house),
        };
        found.unwrap_or_else(|| {
            let message = format!("The {} {name} is not defined.", asked.replace('-', " "));
            Err(at(node, message, &format!("Add <define-{asked} name=\"{name}\">, or fix the name.")))
        })
    }

    fn check_circles(&self, tree: &Tree, links: &Links) -> Result<(), ReadError> {
        let Err(circle) = tree.children_first(&links.gates) else { return Ok(()) };
        let gates: Vec<Node> = self
            .gate_list
            .iter()
            .zip(&links.gates)
            .filter(|gate| circle.contains(&gate.1.node()))
            .map(|gate| *gate.0)
            .collect();
        let names: Vec<&str> = gates.iter().take(5).filter_map(|gate| gate.attribute("name")).collect();
        let more = if gates.len() > names.len() { ", …" } else { "" };
        let message = format!("Gates need each other in a circle: {}{more}.", names.join(", "));
        let first = gates.first().copied().unwrap_or(self.gate_list[0]);
        Err(at(first, message, "A gate must not depend on itself."))
    }

    /// The gate asked for, or the only one that no other gate uses.
    fn top(&self, tree: &Tree, links: &Links, asked: Option<&str>) -> Result<Link, ReadError> {
        let place = |node: Option<&Node>, message: String, hint: &str| match node {
            Some(node) => at(*node, message, hint),
            None => super::error_at(TextPos::new(1, 1), message, hint),
        };
        if let Some(name) = asked {
            let found = self.gates.get(name).map(|&gate| links.gates[gate]);
            return found.ok_or_else(|| {
                place(self.gate_list.first(), format!("There is no gate {name}."), "Name a gate that is defined.")
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
                let names: Vec<&str> =
                    tops.iter().take(5).filter_map(|&top| self.gate_list[top].attribute("name")).collect();
                let message = format!("{} gates are used by no other: {}.", tops.len(), names.join(", "));
                Err(place(self.gate_list.get(second), message, "Say which one is the top, or take the others out."))
            }
        }
    }
}

/// The constant of a house event; false when it has none.
fn constant(house: Node) -> Result<Link, ReadError> {
    inside(house).next().map_or(Ok(Link::FALSE), formula::constant)
}

fn numbered<'a, 'i>(
    known: &mut BTreeMap<&'a str, usize>,
    list: &mut Vec<Node<'a, 'i>>,
    node: Node<'a, 'i>,
) -> Result<(), ReadError> {
    once(known, node, list.len())?;
    list.push(node);
    Ok(())
}

fn once<'a, T>(known: &mut BTreeMap<&'a str, T>, node: Node<'a, '_>, what: T) -> Result<(), ReadError> {
    let name = attribute(node, "name")?;
    match known.insert(name, what) {
        None => Ok(()),
        Some(_) => Err(at(node, format!("{name} is defined twice."), "Rename or remove one of them.")),
    }
}
