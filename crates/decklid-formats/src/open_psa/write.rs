//! A tree as Open-PSA XML that other programs read.

use std::fmt::Write;

use decklid_logic::tree::{Gate, Link, Node, Tree};

/// The tree as a document; the top is the gate `top`, `labels` describe events in words.
///
/// Leaves out events that the top does not need. Names in the format cannot contain dots: they become hyphens. Every gate is written once. Circles are
/// not trees: only the part that can be ordered is written.
pub fn write(name: &str, tree: &Tree, labels: &[String]) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opsa-mef>\n");
    let used = tree.children_first(&[tree.top]).unwrap_or_default();
    put(&mut out, format_args!("<define-fault-tree name=\"{}\">\n", identifier(name)));
    put(&mut out, format_args!("<define-gate name=\"top\">{}</define-gate>\n", link(tree, tree.top)));
    for &node in used.iter().rev() {
        if let Node::Gate(gate, inputs) = &tree.nodes[node] {
            let inputs: String = inputs.iter().map(|&input| link(tree, input)).collect();
            put(&mut out, format_args!("<define-gate name=\"g{node}\">{}</define-gate>\n", formula(*gate, &inputs)));
        }
    }
    out.push_str("</define-fault-tree>\n<model-data>\n");
    let is_used = |event: usize| used.iter().any(|&node| tree.nodes[node] == Node::Event(event));
    for (at, event) in tree.events.iter().enumerate().filter(|(at, _)| is_used(*at)) {
        put(&mut out, format_args!("<define-basic-event name=\"{}\">", identifier(&event.name)));
        if let Some(label) = labels.get(at) {
            put(&mut out, format_args!("<label>{}</label>", escaped(label)));
        }
        put(&mut out, format_args!("<float value=\"{:e}\"/></define-basic-event>\n", event.probability));
    }
    out.push_str("</model-data>\n</opsa-mef>\n");
    out
}

/// A name as the format allows it.
pub(super) fn identifier(name: &str) -> String {
    escaped(&name.replace('.', "-"))
}

fn put(out: &mut String, what: std::fmt::Arguments) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(what);
}

fn link(tree: &Tree, link: Link) -> String {
    let plain = match &tree.nodes[link.node()] {
        Node::Never => format!("<constant value=\"{}\"/>", link.is_opposite()),
        Node::Event(event) => format!("<basic-event name=\"{}\"/>", identifier(&tree.events[*event].name)),
        Node::Gate(..) => format!("<gate name=\"g{}\"/>", link.node()),
    };
    if link.is_opposite() && link.node() != 0 { format!("<not>{plain}</not>") } else { plain }
}

fn formula(gate: Gate, inputs: &str) -> String {
    match gate {
        Gate::All if inputs.is_empty() => "<constant value=\"true\"/>".to_owned(),
        Gate::Any if inputs.is_empty() => "<constant value=\"false\"/>".to_owned(),
        Gate::All => format!("<and>{inputs}</and>"),
        Gate::Any => format!("<or>{inputs}</or>"),
        Gate::AtLeast(least) => format!("<atleast min=\"{least}\">{inputs}</atleast>"),
        Gate::Odd => format!("<xor>{inputs}</xor>"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
