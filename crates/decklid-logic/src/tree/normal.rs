//! One kind of "and", signs instead of "or" and "not", no constants, nothing twice, chains merged.
//!
//! ```text
//!   a | b        ¬(¬a & ¬b)
//!   a & (b & c)  a & b & c      where b & c is used nowhere else
//!   a & (b & c)  a & [b & c]    where b, c are used nowhere else and a is: a part of its own
//! ```

use rustc_hash::FxHashMap;

use super::gates::{Gate, Link, Node, Tree, Unsolved};

/// A tree of which every gate is `All`, `AtLeast` or `Odd`, children before parents.
#[derive(Clone, Debug)]
pub(super) struct Normal {
    /// Node 0 is the constant.
    pub(super) nodes: Vec<Node>,
    pub(super) top: Link,
}

impl Normal {
    pub(super) fn inputs(&self, node: usize) -> &[Link] {
        match &self.nodes[node] {
            Node::Never | Node::Event(_) => &[],
            Node::Gate(_, inputs) => inputs,
        }
    }

    /// How often each node is used; the top counts as used once.
    pub(super) fn uses(&self) -> Vec<u32> {
        let mut uses = vec![0; self.nodes.len()];
        uses[self.top.node()] = 1;
        for node in (1..self.nodes.len()).rev() {
            if uses[node] > 0 {
                self.inputs(node).iter().for_each(|input| uses[input.node()] += 1);
            }
        }
        uses
    }
}

/// Simplifies a tree without changing its function.
pub(super) fn normal(tree: &Tree) -> Result<Normal, Unsolved> {
    let order = tree.children_first(&[tree.top]).map_err(Unsolved::Circle)?;
    let mut maker = Maker::new();
    let mut links = vec![Link::FALSE; tree.nodes.len()];
    for node in order {
        links[node] = match &tree.nodes[node] {
            Node::Never => Link::FALSE,
            Node::Event(event) => maker.push(Node::Event(*event)),
            Node::Gate(gate, inputs) => {
                let inputs = inputs.iter().map(|i| links[i.node()].with_sign(i.is_opposite())).collect();
                maker.gate(*gate, inputs)
            }
        };
    }
    let top = links[tree.top.node()].with_sign(tree.top.is_opposite());
    let merged = rebuild(&Normal { nodes: maker.nodes, top }, merge);
    Ok(rebuild(&merged, split_own_events))
}

/// Makes gates, each once.
struct Maker {
    nodes: Vec<Node>,
    known: FxHashMap<(Gate, Vec<Link>), Link>,
}

impl Maker {
    fn new() -> Self {
        Maker { nodes: vec![Node::Never], known: FxHashMap::default() }
    }

    fn push(&mut self, node: Node) -> Link {
        self.nodes.push(node);
        Link::to(self.nodes.len() - 1)
    }

    fn gate(&mut self, gate: Gate, inputs: Vec<Link>) -> Link {
        match gate {
            Gate::All => self.all(inputs),
            Gate::Any => self.all(inputs.into_iter().map(Link::opposite).collect()).opposite(),
            Gate::AtLeast(least) => self.at_least(least, inputs),
            Gate::Odd => self.odd(inputs),
        }
    }

    fn all(&mut self, mut inputs: Vec<Link>) -> Link {
        inputs.retain(|&input| input != Link::TRUE);
        let mut sorted = inputs.clone();
        sorted.sort_unstable();
        sorted.dedup();
        let contradicts = sorted.windows(2).any(|pair| pair[0] == pair[1].opposite());
        if contradicts || sorted.first() == Some(&Link::FALSE) {
            return Link::FALSE;
        }
        match sorted[..] {
            [] => Link::TRUE,
            [only] => only,
            _ => {
                // The order of the file is kept: it is a good order of variables.
                if sorted.len() < inputs.len() {
                    inputs = first_of_each(inputs);
                }
                self.once(Gate::All, sorted, inputs)
            }
        }
    }

    fn at_least(&mut self, least: u32, mut inputs: Vec<Link>) -> Link {
        let sure = inputs.iter().filter(|&&input| input == Link::TRUE).count();
        inputs.retain(|input| input.node() != 0);
        let least = (least as usize).saturating_sub(sure);
        match least {
            0 => Link::TRUE,
            1 => self.gate(Gate::Any, inputs),
            _ if least > inputs.len() => Link::FALSE,
            _ if least == inputs.len() => self.all(inputs),
            _ => {
                let mut sorted = inputs.clone();
                sorted.sort_unstable();
                self.once(Gate::AtLeast(least as u32), sorted, inputs)
            }
        }
    }

    fn odd(&mut self, inputs: Vec<Link>) -> Link {
        let flip = inputs.iter().filter(|input| input.is_opposite()).count() % 2 == 1;
        let mut plain: Vec<Link> = inputs.into_iter().map(|input| Link::to(input.node())).collect();
        plain.retain(|input| input.node() != 0);
        plain.sort_unstable();
        let mut odd: Vec<Link> = Vec::new();
        for input in plain {
            if odd.last() == Some(&input) {
                odd.pop();
            } else {
                odd.push(input);
            }
        }
        let made = match odd[..] {
            [] => Link::FALSE,
            [only] => only,
            _ => self.once(Gate::Odd, odd.clone(), odd),
        };
        made.with_sign(flip)
    }

    fn once(&mut self, gate: Gate, sorted: Vec<Link>, inputs: Vec<Link>) -> Link {
        if let Some(&known) = self.known.get(&(gate, sorted.clone())) {
            return known;
        }
        let made = self.push(Node::Gate(gate, inputs));
        self.known.insert((gate, sorted), made);
        made
    }
}

/// The links in order, later repetitions left out.
fn first_of_each(inputs: Vec<Link>) -> Vec<Link> {
    let mut seen = rustc_hash::FxHashSet::default();
    inputs.into_iter().filter(|&input| seen.insert(input)).collect()
}

/// Rebuilds every gate that is used, with inputs that `change` chooses from the new ones.
fn rebuild(old: &Normal, change: impl Fn(&mut Maker, &[Link], &[u32]) -> Vec<Link>) -> Normal {
    let uses = old.uses();
    let mut maker = Maker::new();
    // Uses of the new nodes, as far as they are copies of old ones.
    let mut used = vec![0];
    let mut links = vec![Link::FALSE; old.nodes.len()];
    for (node, what) in old.nodes.iter().enumerate().skip(1).filter(|&(node, _)| uses[node] > 0) {
        links[node] = match what {
            Node::Never => Link::FALSE,
            Node::Event(event) => maker.push(Node::Event(*event)),
            Node::Gate(gate, inputs) => {
                let mut inputs: Vec<Link> = inputs.iter().map(|i| links[i.node()].with_sign(i.is_opposite())).collect();
                if *gate == Gate::All {
                    inputs = change(&mut maker, &inputs, &used);
                }
                maker.gate(*gate, inputs)
            }
        };
        // A gate that turns out to be one that is there already is used more than once.
        used.resize(maker.nodes.len(), u32::MAX);
        let of = &mut used[links[node].node()];
        *of = if *of == u32::MAX { uses[node] } else { of.saturating_add(uses[node]) };
    }
    Normal { nodes: maker.nodes, top: links[old.top.node()].with_sign(old.top.is_opposite()) }
}

/// Takes the inputs of an `All` that is used only here in its place.
fn merge(maker: &mut Maker, inputs: &[Link], uses: &[u32]) -> Vec<Link> {
    let mut merged = Vec::with_capacity(inputs.len());
    for &input in inputs {
        match &maker.nodes[input.node()] {
            Node::Gate(Gate::All, below) if !input.is_opposite() && uses[input.node()] == 1 => merged.extend(below),
            _ => merged.push(input),
        }
    }
    merged
}

/// Makes a gate of its own from the events that are used only here: it will be a module.
fn split_own_events(maker: &mut Maker, inputs: &[Link], uses: &[u32]) -> Vec<Link> {
    let own = |input: &Link| uses[input.node()] == 1 && matches!(maker.nodes[input.node()], Node::Event(_));
    let (mine, shared): (Vec<Link>, Vec<Link>) = inputs.iter().copied().partition(own);
    if mine.len() < 2 || shared.is_empty() {
        return inputs.to_vec();
    }
    let first = inputs.iter().position(own).unwrap_or(0);
    let part = maker.all(mine);
    let mut inputs = shared;
    inputs.insert(first.min(inputs.len()), part);
    inputs
}
