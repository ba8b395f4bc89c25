//! A policy for drawing programs: Graphviz dot and Mermaid.

use decklid_car::car::Car;

use super::{Graph, Node};
use crate::english::capital;
use crate::texts::Texts;

/// The policy as a Graphviz graph.
pub fn dot(car: &Car, graph: &Graph, texts: Texts) -> String {
    let mut out = String::from("digraph policy {\n  node [shape=box, fontname=\"sans-serif\"];\n");
    for (at, node) in graph.nodes.iter().enumerate() {
        let shape = if node.done { ", shape=ellipse" } else { "" };
        out += &format!("  n{at} [label=\"{}\"{shape}];\n", quote(&label(car, node, texts)));
        for (says, p, next) in branches(car, node, texts) {
            match next {
                Some(next) => out += &format!("  n{at} -> n{next} [label=\"{} {p}\"];\n", quote(&says)),
                None => out += &format!("  // n{at}: {} {p} is rare and cut\n", says.replace('\n', " ")),
            }
        }
    }
    out + "}\n"
}

/// The policy as a Mermaid flow chart.
pub fn mermaid(car: &Car, graph: &Graph, texts: Texts) -> String {
    let mut out = String::from("flowchart TD\n");
    for (at, node) in graph.nodes.iter().enumerate() {
        let text = entities(&label(car, node, texts));
        let (open, close) = if node.done { ("([", "])") } else { ("[", "]") };
        out += &format!("  n{at}{open}\"{text}\"{close}\n");
        for (says, p, next) in branches(car, node, texts) {
            if let Some(next) = next {
                out += &format!("  n{at} -->|\"{} {p}\"| n{next}\n", entities(&says));
            }
        }
    }
    out
}

fn label(car: &Car, node: &Node, texts: Texts) -> String {
    let text = match node.mv {
        Some(mv) => texts.car(&car.at(mv).title),
        None if node.done => capital(&texts.plan_done()),
        None => capital(&texts.plan_nothing()),
    };
    format!("{text} ({})", texts.percent(node.p))
}

fn branches(car: &Car, node: &Node, texts: Texts) -> Vec<(String, String, Option<usize>)> {
    let Some(mv) = node.mv.map(|mv| car.at(mv)) else { return Vec::new() };
    let told = |b: &super::Branch| {
        let says = texts.car(&mv.outcomes[b.outcome.index()].says);
        (says, texts.percent(b.p), b.next)
    };
    node.branches.iter().map(told).collect()
}

fn quote(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ")
}

fn entities(text: &str) -> String {
    text.replace('#', "#35;").replace('"', "#quot;").replace('<', "#lt;").replace('>', "#gt;").replace('\n', " ")
}
