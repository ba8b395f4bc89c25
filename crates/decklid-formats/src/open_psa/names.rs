//! All definitions of a document.

use std::collections::BTreeMap;

use decklid_logic::tree::Link;
use roxmltree::{Document, Node};

use super::xml::{at, attribute, constant, inside};
use crate::ReadError;

type Definitions<'a, 'i> = BTreeMap<&'a str, Node<'a, 'i>>;

/// Definitions by name; those of gates and basic events also in the order of the file.
#[derive(Default)]
pub(super) struct Names<'a, 'i> {
    pub(super) gates: BTreeMap<&'a str, usize>,
    events: BTreeMap<&'a str, usize>,
    houses: Definitions<'a, 'i>,
    pub(super) parameters: Definitions<'a, 'i>,
    pub(super) gate_list: Vec<Node<'a, 'i>>,
    pub(super) event_list: Vec<Node<'a, 'i>>,
}

/// Where a name leads to.
pub(super) struct Links {
    pub(super) gates: Vec<Link>,
    pub(super) events: Vec<Link>,
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

    /// Where a reference leads to.
    pub(super) fn link(&self, links: &Links, node: Node) -> Result<Link, ReadError> {
        let name = attribute(node, "name")?;
        let tag = node.tag_name().name();
        let asked = if tag == "event" { node.attribute("type").unwrap_or(tag) } else { tag };
        let gate = || self.gates.get(name).map(|&at| links.gates[at]);
        let event = || self.events.get(name).map(|&at| links.events[at]);
        let house = || self.houses.get(name).map(|house| house_value(*house));
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
}

/// The constant of a house event; false when it has none.
fn house_value(house: Node) -> Result<Link, ReadError> {
    inside(house).next().map_or(Ok(Link::FALSE), constant)
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
